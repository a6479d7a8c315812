//! Forms: the questions before a footer, and the organisation's profile on the options page.

use crate::country;
use crate::footer::Asked;
use crate::policy::Policy;
use crate::profile::{self, Field, Kind, Problem};
use crate::view::{Form, FormField, InputKind};
use crate::wording::Wording;
use litemap::LiteMap;

/// What a footer lacks; `values` are what the rep has already written, checked.
pub fn asked(
    asked: &Asked,
    policy: &Policy,
    locked: &[String],
    values: &LiteMap<String, String>,
    wording: &Wording,
) -> Form {
    let input = Input { policy, locked, values: (!values.is_empty()).then_some(values), wording };
    let required = asked.required.iter().map(|path| (*path, true));
    let optional = asked.optional.iter().map(|path| (*path, false));
    Form {
        title: wording.say("form.footer", &[]),
        fields: required
            .chain(optional)
            .filter_map(|(path, required)| Some(input.ask(profile::field(path)?, required)))
            .collect(),
        submit: wording.say("form.insert", &[]),
        cancel: wording.say("form.cancel", &[]),
    }
}

/// The organisation's whole profile. `policy` is the one in force, `locked` the paths that managed storage sets.
#[must_use]
pub fn profile_form(policy: &Policy, locked: &[String], wording: &Wording) -> Form {
    whole(&Input { policy, locked, values: None, wording })
}

/// Keeps what was written into the profile form: the local policy as it is then, or the form with what is wrong.
/// Values of locked fields are left alone, keys that are no field are ignored.
///
/// # Errors
/// The form again, each fault beside its field.
pub fn save_profile(
    values: &LiteMap<String, String>,
    policy: &Policy,
    local: &Policy,
    locked: &[String],
    wording: &Wording,
) -> Result<Policy, Box<Form>> {
    let form = whole(&Input { policy, locked, values: Some(values), wording });
    if form.fields.iter().any(|field| field.error.is_some()) {
        return Err(Box::new(form));
    }
    let mut saved = local.clone();
    for field in form.fields.iter().filter(|field| !field.locked && values.contains_key(&field.key)) {
        store(&field.key, &field.value, &mut saved);
    }
    Ok(saved)
}

/// Sets a field by its key; a value that is not right (the form was shown again for it) changes nothing.
pub fn store(key: &str, value: &str, policy: &mut Policy) {
    if let Some((field, Ok(value))) = profile::field(key).map(|field| (field, field.check(value))) {
        field.set(policy, value);
    }
}

struct Input<'a> {
    policy: &'a Policy,
    locked: &'a [String],
    values: Option<&'a LiteMap<String, String>>,
    wording: &'a Wording,
}

fn whole(input: &Input<'_>) -> Form {
    let say = |key| input.wording.say(key, &[]);
    Form {
        title: say("form.profile"),
        fields: profile::fields().iter().map(|field| input.ask(field, false)).collect(),
        submit: say("form.save"),
        cancel: say("form.cancel"),
    }
}

impl Input<'_> {
    fn ask(&self, field: &Field, required: bool) -> FormField {
        let locked = self.locked.iter().any(|path| path == field.path);
        let kept = field.get(self.policy).unwrap_or_default();
        let written = self.values.filter(|_| !locked).map(|values| values.get(field.path).cloned().unwrap_or_default());
        let error = written.as_ref().and_then(|written| match field.check(written) {
            Err(problem) => Some(problem),
            Ok(None) if required => Some(Problem::Required),
            Ok(_) => None,
        });
        let say = |key: &str| self.wording.say(key, &[]);
        FormField {
            key: field.path.to_owned(),
            label: say(&format!("field.{}.label", field.path)),
            help: say(&format!("field.{}.help", field.path)),
            input: match field.kind {
                Kind::Text | Kind::Domains => InputKind::Text,
                Kind::Email => InputKind::Email,
                Kind::Url => InputKind::Url,
                Kind::Country => InputKind::Choice,
            },
            required,
            options: if field.kind == Kind::Country { self.countries(&kept) } else { Vec::new() },
            value: written.unwrap_or(kept),
            error: error.map(|problem| say(&format!("error.{}", problem.key()))),
            locked,
        }
    }

    /// All countries by name, an unlisted one that is set already too.
    fn countries(&self, kept: &str) -> Vec<(String, String)> {
        let name = |code: &str| self.wording.get(&format!("country.{code}")).unwrap_or(code).to_owned();
        let unlisted = Some(kept).filter(|code| !code.is_empty() && country::code(code).is_none());
        let mut options: Vec<(String, String)> = Vec::new();
        let mut add = |code: &str| {
            let name = name(code);
            let at = options.partition_point(|(_, other)| *other <= name);
            options.insert(at, (code.to_owned(), name));
        };
        country::codes().for_each(&mut add);
        unlisted.into_iter().for_each(add);
        options.insert(0, (String::new(), self.wording.say("judged.unknown", &[])));
        options
    }
}
