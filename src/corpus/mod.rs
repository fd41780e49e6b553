//! In how many documents of a corpus each term occurs. A user's own texts say better than the language as a whole what
//! is common in them.

mod file;
mod learner;
mod model;

pub use learner::CorpusLearner;
pub use model::CorpusModel;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Language, Segmenter};

    fn model(texts: &[&str]) -> CorpusModel {
        let mut learner = CorpusLearner::default();
        for text in texts {
            let segmenter = Segmenter::default().language(Language::English);
            learner.add(&segmenter.run(*text).unwrap());
        }
        learner.finish()
    }

    const TEXTS: [&str; 4] =
        ["Rain fell. Rain again.", "The rain stopped at 12.", "Suns came out.", "The sun, the towns and us."];

    #[test]
    fn documents_are_counted_by_term() {
        let model = model(&TEXTS);
        let check = |term: &str, n: u32| assert_eq!(model.document_frequency(term), n, "{term}");
        check("rain", 2);
        check("sun", 2);
        check("town", 1);
        check("the", 2);
        check("12", 0);
        check("absent", 0);
        assert_eq!((model.n_documents(), model.languages()["en"]), (4, 4));
        assert!(model.terms().all(|(term, n)| model.document_frequency(term) == n));
    }

    #[test]
    fn the_default_model_is_that_of_no_documents() {
        assert_eq!(CorpusModel::default(), model(&[]));
        assert_eq!(CorpusModel::default().merged(&model(&TEXTS)), model(&TEXTS));
    }

    #[test]
    fn parts_merge_to_the_whole() {
        let whole = model(&TEXTS);
        for cut in 0..=4 {
            let (a, b) = (model(&TEXTS[..cut]), model(&TEXTS[cut..]));
            assert_eq!(a.merged(&b).as_bytes(), whole.as_bytes());
            assert_eq!(b.merged(&a).as_bytes(), whole.as_bytes());
        }
        assert_eq!(CorpusModel::from_bytes(whole.as_bytes().to_vec()).unwrap(), whole);
    }

    #[test]
    fn many_terms_are_all_found() {
        let words: Vec<String> = (0..20_000).map(|i| format!("w{}x", i * 7919 % 100_003)).collect();
        let text = words.join(" ");
        let model = model(&[&text]);
        assert!(model.n_terms() >= 20_000);
        assert!(model.terms().all(|(term, _)| model.document_frequency(term) == 1));
        assert_eq!(model.document_frequency("w20003y"), 0);
    }

    #[test]
    fn pruning_keeps_the_most_frequent() {
        let model = model(&TEXTS);
        let pruned = model.pruned(2, usize::MAX);
        assert_eq!(pruned.n_terms(), 3);
        assert_eq!(model.pruned(1, 3), pruned);
        assert_eq!(model.pruned(1, 0).n_terms(), 0);
        assert_eq!(model.pruned(1, 2).n_terms(), 2);
        assert_eq!(model.pruned(0, 1000), model);
    }

    #[test]
    fn what_is_no_model_is_refused() {
        let bytes = model(&TEXTS).as_bytes().to_vec();
        for end in 0..bytes.len() {
            assert!(CorpusModel::from_bytes(bytes[..end].to_vec()).is_err(), "{end} bytes");
        }
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(CorpusModel::from_bytes(changed).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn another_version_is_named() {
        let mut bytes = model(&TEXTS).as_bytes().to_vec();
        bytes[11] = b'1';
        let error = CorpusModel::from_bytes(bytes).unwrap_err();
        let message = "a corpus model of format 1, which nutgraf 0.1.0 does not read: learn it again";
        assert_eq!(error.to_string(), message);
    }
}
