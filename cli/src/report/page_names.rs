//! The names of the pages of a report in a folder, and how much one holds.

/// A page has no more rows.
pub(crate) const MAX_PAGE_ROWS: usize = 500;

/// A page has no more bytes.
pub(crate) const MAX_PAGE_BYTES: usize = 3_000_000;

/// The pages that rows lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageLinks {
    /// None: the page is alone.
    None,
    /// A page for each document, in a folder.
    Folder,
}

/// The name of the page of a document, in the folder of a report.
pub(crate) fn document_file(at: usize) -> String {
    format!("documents/{:05}.html", at + 1)
}

/// The name of a page of rows, from 0.
pub(crate) fn index_file(at: usize) -> String {
    if at == 0 { "index.html".to_owned() } else { format!("index-{}.html", at + 1) }
}

/// Says that a page has no room for all documents.
pub(crate) const TOO_LARGE: &str = "one page has room for 500 documents and 3 MB";
