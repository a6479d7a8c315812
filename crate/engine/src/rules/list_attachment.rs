//! Lists of people do not leave by accident (Articles 5(1)(c), 32 GDPR).

use super::{Case, Hit};
use crate::tokens::Tokens;
use crate::words;

rule! {
    /// ## What
    /// A table file whose name speaks of contacts, leads or customers is attached to a message to outsiders.
    /// ## Why
    /// Nobody may get more personal data than he needs, and a list sent to the wrong person is a breach.
    /// ## Do
    /// Check whether it belongs to this message. If it does, send it by a protected way.
    /// ## Examples
    /// Counts: "customers 2026.xlsx", "KundenListe.csv", "顧客一覧.xlsx". Does not count: "customer-survey.pdf", "pricing.xlsx",
    /// "Leads the market.docx", or any file to colleagues only.
    LIST_ATTACHMENT { id: "list-attachment", since: "0.1.0", group: Outsider, severity: Hint, citations: ["gdpr-5-c", "gdpr-32"], adds: None }
}

fn find(case: &Case<'_>) -> Vec<Hit> {
    let mut lists = case.snapshot.attachments.iter().filter(|name| case.email() && is_list(name));
    lists.next().map(|name| Hit::default().with("file", name.trim())).into_iter().collect()
}

fn is_list(name: &str) -> bool {
    let Some((stem, end)) = name.trim().rsplit_once('.') else { return false };
    if !words::lists("table_files", &end.to_lowercase()) {
        return false;
    }
    // "CustomerList" is two words.
    let mut apart = String::new();
    let mut lower = false;
    for c in stem.chars() {
        if lower && c.is_uppercase() || !c.is_alphanumeric() {
            apart.push(' ');
        }
        lower = c.is_lowercase();
        if c.is_alphanumeric() {
            apart.push(c);
        }
    }
    let tokens = Tokens::read(&apart);
    let found: Vec<&str> = tokens.all.iter().map(|token| tokens.word(token)).collect();
    let two = |pair: &[&str]| words::lists("list_names", &pair.concat());
    found.iter().any(|word| words::lists("list_names", word))
        || found.windows(2).any(two)
        // Japanese writes no blanks.
        || words::list("list_names").any(|word| !word.is_ascii() && stem.contains(word))
}

#[cfg(test)]
mod tests {
    use super::LIST_ATTACHMENT;
    use crate::rules::testing::{Mail, finds, pitch, silent};

    fn attached(name: &str) -> Mail {
        let mut mail = pitch("anna@acme.co.uk");
        mail.snapshot.attachments.push(name.to_owned());
        mail
    }

    finds!(customers, LIST_ATTACHMENT, Hint, attached("customers_2026.xlsx"));
    finds!(one_word_of_two, LIST_ATTACHMENT, Hint, attached("CustomerList.CSV"));
    finds!(in_german, LIST_ATTACHMENT, Hint, attached("Export Kunden-Liste.ods"));
    finds!(in_japanese, LIST_ATTACHMENT, Hint, attached("2026年顧客一覧.xlsx"));
    silent!(no_table, LIST_ATTACHMENT, attached("customers.pdf"));
    silent!(another_table, LIST_ATTACHMENT, attached("pricing.xlsx"));
    silent!(a_survey_of_one_customer, LIST_ATTACHMENT, attached("customer-survey.xlsx"));
    silent!(colleagues, LIST_ATTACHMENT, attached("customers.xlsx").from("bo@acme.co.uk"));
}
