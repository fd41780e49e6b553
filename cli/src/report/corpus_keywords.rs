//! Keywords over many documents.

use super::corpus_entry::CorpusEntry;
use super::html::Html;
use super::language::in_language;
use nutgraf::Language;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Keywords that are listed.
const N_LISTED: usize = 24;

/// A keyword of several documents.
#[derive(Debug, Clone)]
pub(super) struct SharedKeyword {
    pub key: String,
    /// The form that most documents have.
    pub text: String,
    pub language: Language,
    pub n_documents: usize,
}

/// The keywords of some documents, those of most documents first, and among them those with the best scores.
pub(super) fn shared_keywords<'e>(entries: impl Iterator<Item = &'e CorpusEntry>) -> Vec<SharedKeyword> {
    #[derive(Default)]
    struct Total<'e> {
        n_documents: usize,
        score: f64,
        /// By form: how many documents have it, and the first of their languages.
        forms: BTreeMap<&'e str, (usize, Language)>,
    }
    let mut totals: BTreeMap<&str, Total> = BTreeMap::new();
    for entry in entries {
        for keyword in &entry.keywords {
            let total = totals.entry(&keyword.key).or_default();
            total.n_documents += 1;
            total.score += keyword.score;
            total.forms.entry(&keyword.text).or_insert((0, entry.language)).0 += 1;
        }
    }
    let mut totals: Vec<(&str, Total)> = totals.into_iter().collect();
    let by_count =
        |a: &Total, b: &Total| b.n_documents.cmp(&a.n_documents).then_with(|| b.score.total_cmp(&a.score));
    totals.sort_by(|(a_key, a), (b_key, b)| by_count(a, b).then_with(|| a_key.cmp(b_key)));
    let shared = totals.into_iter().filter_map(|(key, total)| {
        // Of forms that are as frequent the first in order.
        let form = total.forms.iter().rev().max_by_key(|(_, (n, _))| *n)?;
        let (text, (_, language)) = form;
        Some(SharedKeyword {
            key: key.to_owned(),
            text: (*text).to_owned(),
            language: *language,
            n_documents: total.n_documents,
        })
    });
    shared.collect()
}

/// The list of keywords over all documents, each with the number of documents. A link searches for it.
pub(super) fn corpus_keywords(keywords: &[SharedKeyword], html: &mut Html) {
    let most = keywords.first().map_or(1, |first| first.n_documents);
    html.markup(
        "<section aria-labelledby=\"words-h\">\n<h2 id=\"words-h\">Keywords over all documents</h2>\n",
    );
    html.markup("<ul class=\"words cloud\">\n");
    for keyword in keywords.iter().take(N_LISTED) {
        html.markup("<li><div class=\"row\"><a href=\"#q=").text(&in_hash(&keyword.text)).markup("\"");
        in_language(keyword.language, html).markup(">").text(&keyword.text);
        html.markup("</a><meter max=\"").number(most).markup("\" value=\"");
        html.number(keyword.n_documents).markup("\" aria-label=\"Documents\"></meter><span class=\"n\">");
        html.grouped(keyword.n_documents).markup("</span></div></li>\n");
    }
    html.markup("</ul>\n</section>\n");
}

/// A text in the hash of an address.
fn in_hash(text: &str) -> String {
    let mut hash = String::new();
    for &byte in text.as_bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            hash.push(char::from(byte));
        } else {
            let _ = write!(hash, "%{byte:02X}");
        }
    }
    hash
}
