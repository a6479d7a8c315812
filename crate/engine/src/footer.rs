//! The footer: the disclosures that a draft still lacks, in its language (RULES section 12).

use crate::check::{self, Judged};
use crate::date::Date;
use crate::known::{Known, Relationship};
use crate::language::{self, FooterText};
use crate::markup::escape;
use crate::policy::Policy;
use crate::profile::one_line;
use crate::report::{AudienceKind, Evidence, Span, Strength};
use crate::snapshot::{Channel, Snapshot};
use crate::view::Extent;
use crate::wording::fill;
use std::sync::OnceLock;

/// A part of the footer, in the order in which parts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Why this person is written to.
    Reason,
    /// Where the contact details come from.
    Source,
    /// Who writes, and how to reach the organisation.
    Identity,
    /// How to object; a paragraph of its own (Article 21(4) GDPR).
    OptOut,
    /// The privacy notice.
    Privacy,
    /// The postal address.
    Postal,
    /// The entry in the company register.
    Register,
}

/// All parts, in order.
pub const PARTS: [Part; 7] =
    [Part::Reason, Part::Source, Part::Identity, Part::OptOut, Part::Privacy, Part::Postal, Part::Register];

impl Part {
    /// Key below `part.` in the wording files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Reason => "reason",
            Self::Source => "source",
            Self::Identity => "identity",
            Self::OptOut => "opt_out",
            Self::Privacy => "privacy",
            Self::Postal => "postal",
            Self::Register => "register",
        }
    }

    /// Parts of one paragraph stand line by line; between paragraphs is a blank line.
    fn paragraph(self) -> u8 {
        match self {
            Self::Reason | Self::Source | Self::Identity => 0,
            Self::OptOut => 1,
            Self::Privacy | Self::Postal | Self::Register => 2,
        }
    }
}

/// What came of composing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Composed {
    /// A footer.
    Footer(Footer),
    /// Values of the profile that are missing.
    Ask(Asked),
    /// Every part is there.
    Complete,
    /// It does not fit into the site's limit, not even in its shortest form.
    TooLong,
    /// The draft could not be read, or the channel takes no footer.
    Unreadable,
}

/// A footer, ready to insert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Footer {
    /// Its parts.
    pub parts: Vec<Part>,
    /// Plain text, paragraphs parted by a blank line.
    pub text: String,
    /// The same as `<p>`, `<br>` and `<a>`.
    pub html: String,
    /// Its non-blank lines.
    pub lines: Vec<String>,
    /// First run that it stands before; `None`: at the end.
    pub before: Option<u32>,
    /// The earlier footer that it takes the place of.
    pub replaces: Option<Extent>,
}

/// Policy paths of values to ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Without them a part cannot be composed.
    pub required: Vec<&'static str>,
    /// Better with them.
    pub optional: Vec<&'static str>,
}

/// Composes the footer of a draft: the parts that are missing, and fresh ones in place of an earlier footer's.
#[must_use]
pub fn compose(snapshot: &Snapshot, known: &Known, policy: &Policy, today: Date) -> Composed {
    plan(snapshot, &check::judge(snapshot, known, policy, today), policy)
}

/// A line of the footer and the link in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    part: Part,
    text: String,
    link: Option<String>,
}

/// An earlier footer in the draft.
#[derive(Debug, Clone, Default)]
struct Earlier {
    lines: Vec<(Part, Span, String)>,
}

/// See [`compose`].
#[must_use]
pub fn plan(snapshot: &Snapshot, judged: &Judged<'_>, policy: &Policy) -> Composed {
    if snapshot.body.is_none() || snapshot.channel == Channel::Call {
        return Composed::Unreadable;
    }
    let Some(templates) = templates(judged) else { return Composed::Unreadable };
    let short = snapshot.channel != Channel::Email;
    let withdraw = by_consent(judged, snapshot.channel);
    let values = Values { policy, templates, repliable: judged.repliable, short, withdraw };
    let recognised = recognise(&judged.draft.text, &values);
    let earlier = earlier(&judged.draft.text, recognised);
    let kept = |part: Part| earlier.lines.iter().find(|(kept, _, _)| *kept == part).map(|(_, _, text)| text);
    let mut lines = Vec::new();
    let mut asked = Asked::default();
    for part in PARTS {
        if !lacks(part, snapshot, judged) && kept(part).is_none() {
            continue;
        }
        match (values.line(part), kept(part)) {
            (Ok(line), _) => lines.push(line),
            (Err(_), Some(text)) => lines.push(Line { part, text: text.clone(), link: None }),
            // LinkedIn shows who writes; nothing is worth a form there. A register may have no entry of ours.
            (Err(_), None) if short || part == Part::Register => {}
            (Err(paths), None) => asked.required.extend(paths),
        }
    }
    if !asked.required.is_empty() {
        let link = policy.organisation.opt_out_url.is_none() && lacks(Part::OptOut, snapshot, judged);
        asked.optional.extend(Some("organisation.opt_out_url").filter(|path| link && !asked.required.contains(path)));
        return Composed::Ask(asked);
    }
    let same = lines.iter().map(|line| line.text.as_str()).eq(earlier.lines.iter().map(|(_, _, text)| text.as_str()));
    if same {
        return Composed::Complete;
    }
    let replaces = earlier.span().and_then(|span| judged.draft.extent(span));
    let room = room(snapshot, &earlier, &judged.draft.text);
    while length(&lines) > room {
        // The right to object is the last to go.
        let Some(spare) = lines.iter().position(|line| line.part != Part::OptOut) else { return Composed::TooLong };
        lines.remove(spare);
    }
    if lines.is_empty() {
        return if room == usize::MAX { Composed::Complete } else { Composed::TooLong };
    }
    Composed::Footer(Footer {
        parts: lines.iter().map(|line| line.part).collect(),
        text: plain(&lines),
        html: html(&lines),
        lines: lines.into_iter().map(|line| line.text).collect(),
        before: judged.draft.boundary,
        replaces,
    })
}

/// Sentences in the draft's language, else in one of the recipient's country, else in English.
fn templates(judged: &Judged<'_>) -> Option<&'static FooterText> {
    let own = judged.report.language.into_iter();
    let country = judged.report.audience.country.and_then(crate::country::by_code);
    let theirs = country.into_iter().flat_map(|country| country.languages.iter().copied());
    own.chain(theirs)
        .chain(["en"])
        .filter_map(language::by_code)
        .map(|language| &language.footer)
        .find(|footer| !footer.opt_out.is_empty())
}

/// Whether consent is what the message to all its outsiders rests on.
fn by_consent(judged: &Judged<'_>, channel: Channel) -> bool {
    let mut outsiders = judged.people.iter().filter(|person| !person.internal).peekable();
    outsiders.peek().is_some()
        && outsiders.all(|person| {
            person
                .known
                .is_some_and(|known| known.consented(channel).unwrap_or(known.relationship == Relationship::Consented))
        })
}

/// Whether the draft needs that part. What could not be told is said rather than left out.
fn lacks(part: Part, snapshot: &Snapshot, judged: &Judged<'_>) -> bool {
    let disclosures = &judged.report.disclosures;
    let missing = |evidence: Evidence| evidence.strength != Strength::Present;
    let email = snapshot.channel == Channel::Email;
    match part {
        Part::Reason => snapshot.channel != Channel::LinkedinInvitation && missing(disclosures.reason),
        Part::OptOut => missing(disclosures.opt_out),
        Part::Source => email && missing(disclosures.source),
        Part::Identity => email && (missing(disclosures.identity) || missing(disclosures.contact)),
        Part::Privacy => email && missing(disclosures.privacy_notice),
        Part::Postal => {
            let asked = |person: &crate::audience::Person<'_>| {
                person.place.country.is_some_and(|country| country.asks("postal_address"))
            };
            email && missing(disclosures.postal_address) && judged.people.iter().any(asked)
        }
        Part::Register => email && disclosures.register.strength == Strength::Absent && outreach(judged),
    }
}

/// Only outreach is asked for what no reader of other mail misses.
fn outreach(judged: &Judged<'_>) -> bool {
    matches!(judged.report.audience.kind, AudienceKind::OutreachFirst | AudienceKind::OutreachFollowUp)
}

/// What the sentences are filled with.
struct Values<'a> {
    policy: &'a Policy,
    templates: &'static FooterText,
    repliable: bool,
    short: bool,
    /// Consent is the ground: it is withdrawn rather than objected to.
    withdraw: bool,
}

impl Values<'_> {
    /// A part's line, or the policy paths that it lacks.
    fn line(&self, part: Part) -> Result<Line, Vec<&'static str>> {
        let (organisation, defaults) = (&self.policy.organisation, &self.policy.defaults);
        let value = |value: &Option<String>| value.as_deref().map(one_line).filter(|value| !value.is_empty());
        // The sentence brings its own full stop.
        let words = |text: &Option<String>| value(text).map(|text| text.trim_end_matches(['.', '。', ' ']).to_owned());
        let templates = self.templates;
        let (opt_out, reply) = if self.withdraw && !templates.withdraw.is_empty() {
            (templates.withdraw, templates.withdraw_reply)
        } else {
            (templates.opt_out, templates.opt_out_reply)
        };
        let (text, link) = match part {
            Part::Reason => {
                let reason = words(&defaults.reason).ok_or_else(|| vec!["defaults.reason"])?;
                (fill(templates.reason_plain, &[("reason", &reason)]), None)
            }
            Part::Source => {
                let source = words(&defaults.source).ok_or_else(|| vec!["defaults.source"])?;
                (fill(templates.source_undated, &[("source", &source)]), None)
            }
            Part::Identity => {
                let (company, email) = (value(&organisation.name), value(&organisation.contact_email));
                let (Some(company), Some(email)) = (&company, &email) else {
                    let lacks = [("organisation.name", company), ("organisation.contact_email", email)];
                    return Err(lacks.into_iter().filter(|(_, value)| value.is_none()).map(|(path, _)| path).collect());
                };
                (fill(templates.identity, &[("company", company), ("email", email)]), None)
            }
            Part::OptOut => match value(&organisation.opt_out_url).filter(|_| !self.short) {
                Some(url) => (fill(opt_out, &[("optout_url", &url)]), Some(url)),
                None if self.repliable => (reply.to_owned(), None),
                None => {
                    let address = value(&organisation.opt_out_email).ok_or_else(|| vec!["organisation.opt_out_url"])?;
                    (fill(opt_out, &[("optout_url", &address)]), None)
                }
            },
            Part::Privacy => {
                let url = value(&organisation.privacy_url).ok_or_else(|| vec!["organisation.privacy_url"])?;
                (fill(templates.privacy, &[("privacy_url", &url)]), Some(url))
            }
            Part::Postal => {
                let address = value(&organisation.postal_address).ok_or_else(|| vec!["organisation.postal_address"])?;
                (fill(templates.postal, &[("address", &address)]), None)
            }
            // As it stands in the register: no sentence of a language around it.
            Part::Register => {
                (value(&organisation.register_entry).ok_or_else(|| vec!["organisation.register_entry"])?, None)
            }
        };
        Ok(Line { part, text, link })
    }
}

/// Every line of the text that one of our sentences fits, in any language.
fn recognise(text: &str, values: &Values<'_>) -> Vec<(Part, Span, String, bool)> {
    let own: Vec<Line> = PARTS.iter().filter_map(|part| values.line(*part).ok()).collect();
    let mut start = 0;
    let mut found = Vec::new();
    for raw in text.split_inclusive('\n') {
        let from = start + (raw.len() - raw.trim_start().len());
        start += raw.len();
        let line = raw.trim();
        if line.is_empty() {
            continue;
        }
        let span = Span { start: from, end: from + line.len() };
        let clean = one_line(line);
        if let Some(own) = own.iter().find(|own| own.text == clean) {
            // The bare entry stands in signatures too.
            found.push((own.part, span, clean, own.part != Part::Register));
        } else if let Some((part, sure)) = fits(&clean) {
            found.push((part, span, clean, sure));
        }
    }
    found
}

/// A sentence of some language's footer.
struct Sentence {
    part: Part,
    /// What stands before, between and behind its placeholders.
    literals: Vec<&'static str>,
}

/// The sentences of all languages, in the order in which they are tried.
fn sentences() -> &'static [Sentence] {
    static SENTENCES: OnceLock<Vec<Sentence>> = OnceLock::new();
    SENTENCES.get_or_init(|| language::all().iter().flat_map(|language| of(&language.footer)).collect())
}

fn of(footer: &FooterText) -> impl Iterator<Item = Sentence> + use<> {
    let all = [
        (Part::OptOut, footer.opt_out),
        (Part::OptOut, footer.opt_out_reply),
        (Part::OptOut, footer.withdraw),
        (Part::OptOut, footer.withdraw_reply),
        (Part::Source, footer.source),
        (Part::Source, footer.source_undated),
        (Part::Reason, footer.reason),
        (Part::Reason, footer.reason_plain),
        (Part::Identity, footer.identity),
        (Part::Identity, footer.identity_plain),
        (Part::Privacy, footer.privacy),
        (Part::Postal, footer.postal),
    ];
    let filled = all.into_iter().filter(|(_, template)| !template.is_empty());
    filled.map(|(part, template)| Sentence { part, literals: literals(template).collect() })
}

/// The part whose sentence a line is, and whether the sentence is long enough to be nobody else's.
fn fits(line: &str) -> Option<(Part, bool)> {
    /// Shorter ones ("Postal address:") stand in signatures too; counted in bytes, so that Japanese counts fairly.
    const SURE: usize = 24;
    let found = sentences().iter().find(|sentence| matches(&sentence.literals, line))?;
    Some((found.part, found.literals.iter().map(|literal| literal.len()).sum::<usize>() >= SURE))
}

/// The text of a sentence between its placeholders.
fn literals(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').enumerate().map(|(index, piece)| {
        if index == 0 { piece } else { piece.split_once('}').map_or(piece, |(_, literal)| literal) }
    })
}

/// Whether a line is the sentence with something in place of each placeholder.
fn matches(literals: &[&str], line: &str) -> bool {
    let [head, between @ .., tail] = literals else { return literals.first() == Some(&line) };
    let Some(mut rest) = line.strip_prefix(head).and_then(|rest| rest.strip_suffix(tail)) else { return false };
    for literal in between {
        // Something stands in place of each placeholder: at least one character.
        let Some(skip) = rest.chars().next().map(char::len_utf8) else { return false };
        let Some(at) = rest.get(skip..).and_then(|rest| rest.find(literal)) else { return false };
        rest = rest.get(skip + at + literal.len()..).unwrap_or_default();
    }
    !rest.is_empty()
}

/// The largest group of recognised lines with nothing of the rep's between them.
fn earlier(text: &str, recognised: Vec<(Part, Span, String, bool)>) -> Earlier {
    let mut groups: Vec<Vec<(Part, Span, String, bool)>> = Vec::new();
    for line in recognised {
        let follows = groups.last().and_then(|group| group.last()).is_some_and(|(_, before, _, _)| {
            text.get(before.end..line.1.start).is_some_and(|between| between.trim().is_empty())
        });
        match groups.last_mut().filter(|_| follows) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups.retain(|group| group.iter().any(|(_, _, _, sure)| *sure));
    let largest = groups.into_iter().rev().max_by_key(Vec::len).unwrap_or_default();
    Earlier { lines: largest.into_iter().map(|(part, span, text, _)| (part, span, text)).collect() }
}

impl Earlier {
    fn span(&self) -> Option<Span> {
        let ((_, first, _), (_, last, _)) = (self.lines.first()?, self.lines.last()?);
        Some(Span { start: first.start, end: last.end })
    }
}

/// How many UTF-16 units the site still takes.
fn room(snapshot: &Snapshot, earlier: &Earlier, text: &str) -> usize {
    let Some(limit) = snapshot.limit else { return usize::MAX };
    let units = |text: &str| text.encode_utf16().count();
    let gone = earlier.span().and_then(|span| text.get(span.start..span.end)).map_or(0, units);
    // A blank line stands between text and footer.
    let written = units(text.trim_end()).saturating_sub(gone);
    (limit as usize).saturating_sub(written + if written == 0 { 0 } else { 2 })
}

fn length(lines: &[Line]) -> usize {
    plain(lines).encode_utf16().count()
}

fn paragraphs(lines: &[Line]) -> impl Iterator<Item = &[Line]> {
    lines.chunk_by(|one, other| one.part.paragraph() == other.part.paragraph())
}

fn plain(lines: &[Line]) -> String {
    let paragraph = |lines: &[Line]| lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    paragraphs(lines).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

fn html(lines: &[Line]) -> String {
    let paragraph = |lines: &[Line]| format!("<p>{}</p>", lines.iter().map(line_html).collect::<Vec<_>>().join("<br>"));
    paragraphs(lines).map(paragraph).collect()
}

fn line_html(line: &Line) -> String {
    let linked = line
        .link
        .as_deref()
        .filter(|link| link.starts_with("https://"))
        .and_then(|link| Some((link, line.text.split_once(link)?)));
    match linked {
        Some((url, (before, after))) => {
            let url = escape(url);
            format!("{}<a href=\"{url}\">{url}</a>{}", escape(before), escape(after))
        }
        None => escape(&line.text),
    }
}
