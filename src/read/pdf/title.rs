//! The title of a file.

use super::file::PdfFile;
use crate::read::html::html_fragment;

/// The title: that in the properties if it is one, else the largest heading at the top of the first page.
pub(super) fn title(file: &PdfFile, heading: Option<String>) -> Option<String> {
    let given = [file.title(), file.metadata().and_then(|metadata| described(&metadata))];
    given.into_iter().flatten().map(|title| collapsed(&title)).find(|title| is_title(title)).or(heading)
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The `dc:title` in the description of a file.
fn described(metadata: &[u8]) -> Option<String> {
    let metadata = String::from_utf8_lossy(metadata);
    let (_, rest) = metadata.split_once("<dc:title")?;
    let (inside, _) = rest.split_once("</dc:title>")?;
    Some(html_fragment(inside.split_once('>')?.1))
}

/// False for the name of a file, and for what programs write if nobody gave a title.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_of_program = [
        "microsoft word - ",
        "microsoft powerpoint - ",
        "untitled",
        "unknown",
        "document",
        "slide 1",
        "powerpoint presentation",
    ]
    .iter()
    .any(|start| lower.starts_with(start) && (start.ends_with("- ") || lower.len() <= start.len() + 3));
    let is_file = !title.contains(' ') && title.contains(['.', '_', '/', '\\']);
    let ends_as_file =
        [".doc", ".docx", ".dvi", ".tex", ".indd", ".qxd", ".pdf", ".odt", ".rtf", ".ppt", ".pptx", ".xls"]
            .iter()
            .any(|ending| lower.ends_with(ending));
    title.chars().filter(|c| c.is_alphabetic()).count() >= 3 && !is_of_program && !is_file && !ends_as_file
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_files_are_no_titles() {
        let check = |title: &str, expected: bool| assert_eq!(super::is_title(title), expected, "{title}");
        check("Rain in May", true);
        check("Documentation of rain", true);
        check("Microsoft Word - rain.doc", false);
        check("Untitled", false);
        check("Document1", false);
        check("paper_v2.dvi", false);
        check("main", true);
        check("12", false);
    }
}
