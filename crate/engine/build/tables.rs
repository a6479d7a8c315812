//! Countries, mailboxes, calling codes, citations and wordings to tables.
//!
//! A dictionary becomes one sorted text of `key\tvalue` lines (`src/lookup.rs` searches it): smaller in the WASM than
//! an array of slices, and nothing to build at start-up.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

type Done = Result<(), Box<dyn std::error::Error>>;

pub fn generate(out: &Path) -> Done {
    let data = Path::new("data");
    countries(data, out)?;
    roles(data, out)?;
    lists(&data.join("freemail.toml"), "freemail", out)?;
    lists(&data.join("merge_fields.toml"), "merge", out)?;
    calling_codes(data, out)?;
    joined(&data.join("lists.toml"), &out.join("lists.txt"))?;
    citations(data, out)?;
    wordings(data, out)
}

#[derive(Deserialize)]
struct Countries {
    countries: Vec<Country>,
}

#[derive(Deserialize)]
struct Country {
    code: String,
    #[serde(default)]
    aliases: Vec<String>,
    tlds: Vec<String>,
    languages: Vec<String>,
    law: Law,
    first_email: BTreeMap<String, Regime>,
    items_required: Vec<String>,
    subject_label: Option<Label>,
    items_if_sender_established_here: Established,
    /// Whether an email that only asks for consent counts as marketing itself.
    #[serde(default)]
    consent_request_is_marketing: bool,
    days_to_honour_opt_out: Option<u8>,
    days_unit: Option<String>,
    business_call: Call,
    direct_message_as_email: Direct,
    tracking_note: Option<String>,
    confidence: String,
}

#[derive(Deserialize)]
struct Label {
    text: String,
    r#where: String,
}

#[derive(Deserialize)]
struct Established {
    items: Vec<String>,
    law: Option<String>,
}

#[derive(Deserialize)]
struct Call {
    regime: String,
    condition: Option<String>,
    consumer: Option<String>,
    confidence: Option<String>,
    registers: Vec<Register>,
}

#[derive(Deserialize)]
struct Register {
    name: String,
    url: String,
    valid_days: Option<u8>,
}

#[derive(Deserialize)]
struct Law {
    short: String,
    article: String,
    url: String,
}

#[derive(Deserialize)]
struct Regime {
    regime: String,
    condition: Option<String>,
}

#[derive(Deserialize)]
struct Direct {
    value: String,
}

fn countries(data: &Path, out: &Path) -> Done {
    let table: Countries = serde_json::from_str(&std::fs::read_to_string(data.join("countries.json"))?)?;
    let (mut rows, mut suffixes) = (BTreeMap::new(), BTreeMap::new());
    let (mut codes, mut aliases) = (Vec::new(), Vec::new());
    for country in &table.countries {
        rows.insert(country.code.clone(), row(country)?);
        codes.push(country.code.as_str());
        aliases.extend(country.aliases.iter().map(|alias| format!("{alias} {}", country.code)));
        for tld in &country.tlds {
            suffixes.insert(tld.to_lowercase(), country.code.clone());
        }
    }
    codes.sort_unstable();
    let (codes, aliases) = (codes.join(" "), aliases.join(" "));
    std::fs::write(out.join("codes.rs"), format!("Codes {{ codes: {codes:?}, aliases: {aliases:?} }}"))?;
    write_lines(&out.join("countries.txt"), &rows)?;
    let facts = table.countries.iter().map(|country| Ok((country.code.clone(), facts(country)?)));
    let mut facts = facts.collect::<Result<BTreeMap<_, _>, String>>()?;
    for Country { code, subject_label, consent_request_is_marketing, tracking_note, .. } in &table.countries {
        if tracking_note.is_some() {
            facts.insert(format!("pixel.{code}"), String::new());
        }
        if let Some(Label { text, r#where }) = subject_label {
            let begins = ["message", "line"].iter().any(|place| r#where.contains(place));
            facts.insert(format!("label.{code}"), format!("{text}\t{}", if begins { "text" } else { "" }));
        }
        if *consent_request_is_marketing {
            facts.insert(format!("ask.{code}"), String::new());
        }
    }
    write_lines(&out.join("facts.txt"), &facts)?;
    write_lines(&out.join("suffixes.txt"), &suffixes)
}

/// A row in the order in which `src/country.rs` reads it, its lists parted by spaces.
fn row(country: &Country) -> Result<String, String> {
    let Country { code, languages, first_email, items_required, confidence, .. } = country;
    let regime = |kind: &str| -> Result<String, String> {
        let row = first_email.get(kind).ok_or(format!("{code} has no {kind}"))?;
        Ok(match (row.regime.as_str(), &row.condition) {
            ("opt_out", _) => String::new(),
            ("opt_in", _) => "opt_in".to_owned(),
            ("opt_in_unless", Some(condition)) => condition.clone(),
            other => return Err(format!("{code} {kind}: {other:?}")),
        })
    };
    let direct = match country.direct_message_as_email.value.as_str() {
        "yes" | "likely" => "email",
        "unclear" | "no" => "",
        other => return Err(format!("{code}: direct messages {other}")),
    };
    let fields = [
        regime("named_business")?,
        regime("generic_business")?,
        regime("consumer")?,
        confidence.clone(),
        direct.to_owned(),
        languages.join(" "),
        items_required.join(" "),
    ];
    Ok(fields.join("\t"))
}

/// How long a look-up counts where a register says nothing else (RULES section 5, `call-register-unchecked`).
const VALID_DAYS: u8 = 28;

/// What is asked of a row more rarely than at each keystroke, in the order in which `src/country/facts.rs` reads it.
fn facts(country: &Country) -> Result<String, String> {
    let call = &country.business_call;
    let known = ["opt_out", "opt_in", "opt_in_unless", "presumed_consent"];
    let consumer = call.consumer.as_ref().unwrap_or(&call.regime);
    if let Some(other) = [&call.regime, consumer].into_iter().find(|regime| !known.contains(&regime.as_str())) {
        return Err(format!("{}: calls {other}", country.code));
    }
    if (call.regime == "opt_in_unless") != call.condition.is_some() {
        return Err(format!("{}: calls need a condition with opt_in_unless, and only then", country.code));
    }
    let confidence = call.confidence.as_ref().unwrap_or(&country.confidence);
    if !["V", "S", "K"].contains(&confidence.as_str()) {
        return Err(format!("{}: calls are {confidence}", country.code));
    }
    let unit = match country.days_unit.as_deref() {
        None => "",
        Some("business") => "b",
        Some(other) => return Err(format!("{}: days in {other}", country.code)),
    };
    let days = country.days_to_honour_opt_out.map(|days| days.to_string()).unwrap_or_default();
    let condition = call.condition.clone().unwrap_or_default();
    // Of several registers, the shortest time counts.
    let valid = call.registers.iter().map(|register| register.valid_days.unwrap_or(VALID_DAYS)).min();
    let valid = valid.map(|days| days.to_string()).unwrap_or_default();
    let names: Vec<&str> = call.registers.iter().map(|register| register.name.as_str()).collect();
    let mut fields = vec![call.regime.clone(), consumer.clone(), condition, confidence.clone()];
    fields.extend([valid, names.join(", "), days + unit]);
    for Register { name, url, .. } in &call.registers {
        fields.extend([name.clone(), url.clone()]);
    }
    if fields.iter().any(|field| field.contains('\t')) {
        return Err(format!("{}: a tab in a fact", country.code));
    }
    Ok(fields.join("\t"))
}

#[derive(Deserialize)]
struct Roles {
    roles: Vec<Role>,
}

#[derive(Deserialize)]
struct Role {
    local: String,
    kind: String,
    #[serde(default)]
    ambiguous: bool,
}

fn roles(data: &Path, out: &Path) -> Done {
    let table: Roles = serde_json::from_str(&std::fs::read_to_string(data.join("roles.json"))?)?;
    let mut lines = BTreeMap::new();
    for role in &table.roles {
        let kind = match (role.kind.as_str(), role.ambiguous) {
            ("generic_mailbox", false) => "g",
            ("generic_mailbox", true) => "G",
            ("no_reply", _) => "n",
            ("automated", _) => "a",
            (other, _) => return Err(format!("{}: kind {other}", role.local).into()),
        };
        lines.insert(role.local.to_lowercase(), kind.to_owned());
    }
    write_lines(&out.join("roles.txt"), &lines)
}

/// A file of word lists: each list becomes `<prefix>_<list>.txt`.
fn lists(from: &Path, prefix: &str, out: &Path) -> Done {
    let table: BTreeMap<String, Vec<String>> = toml::from_str(&std::fs::read_to_string(from)?)?;
    for (name, words) in table {
        let lines = words.into_iter().map(|word| (word, String::new())).collect();
        write_lines(&out.join(format!("{prefix}_{name}.txt")), &lines)?;
    }
    Ok(())
}

/// A file of word lists that are walked through: each list is a line, its words ended by `|`.
fn joined(from: &Path, to: &Path) -> Done {
    let table: BTreeMap<String, Vec<String>> = toml::from_str(&std::fs::read_to_string(from)?)?;
    if let Some(word) = table.values().flatten().find(|word| word.is_empty() || word.contains('|')) {
        return Err(format!("lists.toml: {word:?} is empty or holds a \"|\"").into());
    }
    write_lines(to, &table.into_iter().map(|(name, words)| (name, words.join("|") + "|")).collect())
}

fn calling_codes(data: &Path, out: &Path) -> Done {
    let table: BTreeMap<String, Vec<String>> =
        toml::from_str(&std::fs::read_to_string(data.join("calling_codes.toml"))?)?;
    let lines =
        table.into_iter().flat_map(|(code, prefixes)| prefixes.into_iter().map(move |p| (p, code.clone()))).collect();
    write_lines(&out.join("calling_codes.txt"), &lines)
}

#[derive(Deserialize)]
struct Citation {
    text: String,
    #[serde(default)]
    url: String,
}

fn citations(data: &Path, out: &Path) -> Done {
    let table: BTreeMap<String, Citation> = toml::from_str(&std::fs::read_to_string(data.join("citations.toml"))?)?;
    let countries: Countries = serde_json::from_str(&std::fs::read_to_string(data.join("countries.json"))?)?;
    let mut lines: BTreeMap<String, String> =
        table.into_iter().map(|(key, cited)| (key, format!("{}\t{}", cited.text, cited.url))).collect();
    for Country { code, law, items_if_sender_established_here: established, .. } in countries.countries {
        match (established.items.as_slice(), established.law) {
            ([], None) => {}
            ([item], Some(law)) if item == "company_register_details" => {
                // What the law asks in detail is the lawyer's note behind it.
                let short = law.split(" (").next().unwrap_or(&law);
                lines.insert(format!("register.{code}"), format!("{short}\t"));
            }
            other => return Err(format!("{code}: established here {other:?}").into()),
        }
        lines.insert(format!("country.{code}"), format!("{} {}\t{}", law.short, law.article, law.url));
    }
    write_lines(&out.join("citations.txt"), &lines)
}

/// `&[("en", "key\tvalue\n…"), …]`; line breaks in a value are refused, so that a line stays a line.
fn wordings(data: &Path, out: &Path) -> Done {
    let mut list = String::from("&[");
    let mut files: Vec<_> = std::fs::read_dir(data.join("wording"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    for file in files {
        let path = file.path();
        let table: toml::Table = toml::from_str(&std::fs::read_to_string(&path)?)?;
        let mut flat = BTreeMap::new();
        flatten("", &table, &mut flat)?;
        let language = path.file_stem().and_then(|stem| stem.to_str()).ok_or("a wording file without a name")?;
        write!(list, "({language:?}, {:?}),", lines(&flat)?)?;
    }
    std::fs::write(out.join("wordings.rs"), list + "]")?;
    Ok(())
}

fn flatten(before: &str, table: &toml::Table, flat: &mut BTreeMap<String, String>) -> Done {
    for (key, value) in table {
        let key = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
        match value {
            toml::Value::String(text) => drop(flat.insert(key, text.clone())),
            toml::Value::Table(inner) => flatten(&key, inner, flat)?,
            other => return Err(format!("{key} is {}, not text", other.type_str()).into()),
        }
    }
    Ok(())
}

fn write_lines(path: &Path, entries: &BTreeMap<String, String>) -> Done {
    std::fs::write(path, lines(entries)?)?;
    Ok(())
}

/// Sorted by key in byte order, each line ended by `\n`.
fn lines(entries: &BTreeMap<String, String>) -> Result<String, String> {
    let mut text = String::new();
    for (key, value) in entries {
        if key.contains(['\t', '\n']) || value.contains('\n') {
            return Err(format!("{key:?}: a tab or a line break cannot stand in a table"));
        }
        text.push_str(key);
        text.push('\t');
        text.push_str(value);
        text.push('\n');
    }
    Ok(text)
}
