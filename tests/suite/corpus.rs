//! Corpus models.

use nutgraf::{CorpusLearner, Document, Language, Segmenter, TermId};

/// "Can" is a stop word, "cans" is not, and both have the term "can".
#[test]
fn a_document_counts_once_for_a_term_that_two_of_its_words_have() {
    let read = |text: &str| Segmenter::default().language(Language::English).run(text).unwrap();
    let document: Document = read("The cans can rust. It took a year.");
    let terms = (0..document.n_terms() as u32).map(|term| document.term_text(TermId(term)));
    assert_eq!(terms.filter(|&term| term == "can").count(), 2);
    let mut learner = CorpusLearner::default();
    learner.add(&document);
    learner.add(&read("Nothing else was said of a year."));
    learner.add(&document);
    let model = learner.finish();
    assert_eq!(["can", "took", "year"].map(|term| model.document_frequency(term)), [2, 2, 3]);
}
