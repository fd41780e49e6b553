//! The frame of every page.

use super::assets::Asset;
use super::html::Html;

/// Names the program in every page, so that a folder of pages is known as one of its own.
pub(crate) const GENERATOR: &str = "<meta name=\"generator\" content=\"nutgraf\">";

/// A whole page. Nothing but its style sheet and its script is allowed in it, by their hashes; nothing is loaded.
pub(super) fn page(title: &str, style: &Asset, script: &Asset, main: &Html) -> String {
    let mut page = Html::default();
    page.markup("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '");
    page.markup(style.hash).markup("'; script-src '").markup(script.hash);
    page.markup("'; base-uri 'none'; form-action 'none'\">\n");
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.markup("<meta name=\"color-scheme\" content=\"light dark\">\n").markup(GENERATOR);
    page.markup("\n<title>").text(title).markup("</title>\n<style>").markup(style.text);
    page.markup("</style>\n<main>\n").html(main).markup("</main>\n");
    page.markup("<footer>Made with nutgraf. Every sentence and phrase is from the text.</footer>\n<script>");
    page.markup(script.text).markup("</script>\n</html>\n");
    page.into_string()
}
