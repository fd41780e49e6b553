//! Everything that is found in one document.

use super::html::excerpt;
use nutgraf::{Analysis, Block, BlockKind, Document, Gist, Keyword, Keywords, Language, Summarizer};

/// How much of a document is shown at first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ReportLengths {
    /// Sentences that are marked when a report is opened.
    pub sentences: usize,
    pub keywords: usize,
}

impl Default for ReportLengths {
    fn default() -> Self {
        Self { sentences: 3, keywords: 10 }
    }
}

/// The findings on one document.
pub(crate) struct Findings {
    pub title: String,
    /// True if the title is the id, since the document has none.
    pub is_untitled: bool,
    /// The number of the block that is the title.
    pub title_block: Option<usize>,
    pub language: Language,
    pub gist: String,
    pub keywords: Vec<Keyword>,
    /// The sentences, each at its place ([`Summarizer::order`]).
    pub order: Vec<usize>,
    /// By sentence: its place, if it has one.
    pub places: Vec<Option<usize>>,
    pub n_words: usize,
}

/// A longer title is cut.
const TITLE_CHARS: usize = 160;

/// Of an id the last characters are shown.
const ID_CHARS: usize = 80;

impl Findings {
    /// The findings of an analysis. A document without a title of its own has the one given, or else its id.
    pub(crate) fn of(analysis: &Analysis, id: &str, title: Option<&str>, lengths: ReportLengths) -> Self {
        let document = analysis.document();
        let order = Summarizer::default().order(analysis);
        let mut places = vec![None; document.n_sentences()];
        order.iter().enumerate().for_each(|(place, &sentence)| places[sentence] = Some(place));
        let title_block = title_block(document);
        let own = title_block.map(|at| document.shown(document.blocks()[at].span));
        let given = title.map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
        let title = own.into_iter().chain(given).find(|title| !title.is_empty());
        Self {
            is_untitled: title.is_none(),
            title: title.map_or_else(|| tail(id), |title| excerpt(&title, TITLE_CHARS)),
            title_block,
            language: document.language(),
            gist: Gist::default().run(analysis).text,
            keywords: Keywords::default().top(lengths.keywords).run(analysis),
            order,
            places,
            n_words: document.sentences().map(nutgraf::Sentence::n_running_words).sum(),
        }
    }

    /// The number of sentences that are marked when the report is opened.
    pub(super) fn n_marked(&self, lengths: ReportLengths) -> usize {
        lengths.sentences.clamp(1, self.order.len().max(1)).min(self.order.len())
    }

    /// The share of the words that the first sentences of the order have.
    pub(super) fn share(&self, document: &Document, n: usize) -> f64 {
        let words = |&sentence: &usize| document.sentence(sentence).n_running_words();
        self.order.iter().take(n).map(words).sum::<usize>() as f64 / self.n_words.max(1) as f64
    }
}

/// The title at the head of a text, before anything but data about it.
fn title_block(document: &Document) -> Option<usize> {
    let is_head = |block: &&Block| matches!(block.kind, BlockKind::Title | BlockKind::Meta | BlockKind::Rule);
    let head = document.blocks().iter().take_while(is_head);
    head.enumerate().find(|(_, block)| block.kind == BlockKind::Title).map(|(at, _)| at)
}

/// The end of an id, which for a path is the name of the file.
fn tail(id: &str) -> String {
    let name = id.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or(id);
    excerpt(if id == "-" { "Standard input" } else { name }, ID_CHARS)
}

/// The tint of a place: 1 for the first, 5 for those after the tenth.
pub(super) fn tint(place: usize) -> &'static str {
    match place {
        0 => "t1",
        1 => "t2",
        2..=4 => "t3",
        5..=9 => "t4",
        _ => "t5",
    }
}
