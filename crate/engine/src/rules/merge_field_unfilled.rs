//! A placeholder that a template left behind must not go out (Article 5(1)(d) GDPR, RULES N20).

use super::{Case, Hit};
use crate::merge;

rule! {
    /// ## What
    /// A placeholder stands in subject, text or link: `{{first_name}}`, `[Company]`, `*|FNAME|*`, "Hi ,", "Hi undefined".
    /// ## Why
    /// Personal data must be accurate, and nothing shows a reader faster that a list writes to him.
    /// ## Do
    /// Fill it in or take it out.
    /// ## Examples
    /// Counts: "Hi `{{first_name}}`,", "Idea for [Company]", "Hi ,". Does not count: "[1]", "[sic]", a text about templates in
    /// quotation marks, a draft to colleagues.
    MERGE_FIELD_UNFILLED { id: "merge-field-unfilled", since: "0.1.0", group: Outsider, severity: Stop, citations: ["gdpr-5", "house"], adds: None }
}

/// More than that tell nothing new.
const MOST: usize = 8;

fn find(case: &Case<'_>) -> Vec<Hit> {
    let text = &case.draft.text;
    let subject = case.snapshot.subject.as_deref().unwrap_or_default();
    let hit = |span, words: &str| Hit::at(span).with("words", words.trim());
    let in_subject = merge::fields(subject).filter_map(|span| Some(hit(None, subject.get(span.start..span.end)?)));
    let in_text = merge::fields(text).map(|span| hit(Some(span), case.draft.slice(span)));
    let in_links =
        case.draft.links().filter(|link| merge::in_target(link.href)).map(|link| hit(Some(link.span), link.href));
    let mut hits: Vec<Hit> = Vec::new();
    for hit in in_subject.chain(in_text).chain(in_links) {
        // A link that shows its own target would be found twice.
        if !hits.iter().any(|known| known.span.is_some() && overlap(known.span, hit.span)) {
            hits.push(hit);
        }
        if hits.len() == MOST {
            break;
        }
    }
    hits
}

fn overlap(one: Option<crate::report::Span>, other: Option<crate::report::Span>) -> bool {
    matches!((one, other), (Some(one), Some(other)) if one.start < other.end && other.start < one.end)
}

#[cfg(test)]
mod tests {
    use super::MERGE_FIELD_UNFILLED;
    use crate::rules::testing::{finds, mail, pitch, silent};

    finds!(in_the_text, MERGE_FIELD_UNFILLED, Stop, mail("anna@acme.de", "Hi {{first_name}},\nhow are you?"));
    finds!(in_the_subject, MERGE_FIELD_UNFILLED, Stop, pitch("anna@acme.de").subject("Idea for [Company]"));
    finds!(a_lost_name, MERGE_FIELD_UNFILLED, Stop, mail("anna@acme.de", "Hi ,\nhow are you?"));
    silent!(
        colleagues_may_see_templates,
        MERGE_FIELD_UNFILLED,
        mail("bo@acme.de", "Hi {{first_name}}").from("mika@acme.de")
    );
    silent!(
        a_text_about_templates,
        MERGE_FIELD_UNFILLED,
        mail("anna@acme.de", "Every mail starts with \"Hi {{first_name}}\" there.")
    );
    silent!(
        brackets_with_a_remark,
        MERGE_FIELD_UNFILLED,
        mail("anna@acme.de", "See [1], he wrote [sic], price list [EXTERNAL].")
    );
}
