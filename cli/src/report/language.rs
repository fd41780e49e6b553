//! The language and the direction of texts, as attributes of their elements.

use super::html::Html;
use nutgraf::Language;

/// Attributes of an element with a text in a language, within a page that is in English.
pub(super) fn in_language(language: Language, html: &mut Html) -> &mut Html {
    if language == Language::English { html } else { in_other_language(language, html) }
}

/// The same within a text in another language. The direction of an unknown one is that of its first letter.
pub(super) fn in_other_language(language: Language, html: &mut Html) -> &mut Html {
    match language {
        Language::Undetermined => html.markup(" lang=\"\" dir=\"auto\""),
        _ if language.is_right_to_left() => {
            html.markup(" lang=\"").markup(language.code()).markup("\" dir=\"rtl\"")
        }
        _ => html.markup(" lang=\"").markup(language.code()).markup("\" dir=\"ltr\""),
    }
}

/// The name of a language, for people.
pub(super) fn language_name(language: Language) -> &'static str {
    match language {
        Language::Undetermined => "unknown language",
        _ => language.name(),
    }
}
