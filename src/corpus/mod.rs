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
    fn words_and_languages_are_counted() {
        let model = model(&["Rain fell again.", "It rained."]);
        assert_eq!(model.n_running_words(), 5);
        assert!(model.knows(Language::English) && !model.knows(Language::German));
    }

    #[test]
    fn a_title_beside_the_text_does_not_count() {
        let mut learner = CorpusLearner::default();
        learner.add(&Segmenter::default().title("Zebra").run("Rain fell.").unwrap());
        assert_eq!(learner.finish().document_frequency("zebra"), 0);
    }

    #[test]
    fn terms_with_one_hash_are_two() {
        let mut seen = std::collections::HashMap::new();
        let mut words = (0..).map(|number| format!("q{number}x"));
        let [one, other] = words
            .find_map(|word| {
                seen.insert(crate::hash::term_hash(&word), word.clone()).map(|other| [word, other])
            })
            .unwrap();
        let mut learner = CorpusLearner::default();
        for text in [format!("{one} {other}"), one.clone()] {
            learner.add(&Segmenter::default().language(Language::Undetermined).run(text).unwrap());
        }
        let model = learner.finish();
        assert_eq!([&one, &other].map(|word| model.document_frequency(word)), [2, 1]);
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
        // One term of the most documents, and one of those that have the same.
        let common = self::model(&["rain", "rain sun town cloud"]).pruned(1, 2);
        assert_eq!((common.n_terms(), common.document_frequency("rain")), (2, 2));
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

    /// Files that other programs made: whole by their checksum, but the parts do not fit together.
    #[test]
    fn parts_that_do_not_fit_together_are_refused() {
        let whole = model(&TEXTS).as_bytes().to_vec();
        // The magic and the version, the checksum; then the head with one language.
        let (checked_at, n_terms_at, terms_at) = (16, 56, 64);
        let check = |change: &dyn Fn(&mut Vec<u8>), is_good: bool| {
            let mut bytes = whole.clone();
            change(&mut bytes);
            let checksum = crc32fast::hash(&bytes[checked_at..]);
            bytes[checked_at - 4..checked_at].copy_from_slice(&checksum.to_le_bytes());
            assert_eq!(CorpusModel::from_bytes(bytes).is_ok(), is_good);
        };
        let n_terms = usize::from(whole[n_terms_at]);
        let end_at = |index: usize| terms_at + 4 * (n_terms + index);
        check(&|_| (), true);
        check(&|bytes| bytes.push(b'x'), false);
        check(&|bytes| bytes.truncate(bytes.len() - 1), false);
        check(&|bytes| bytes[n_terms_at] += 1, false);
        check(&|bytes| bytes[n_terms_at] -= 1, false);
        check(&|bytes| bytes[n_terms_at] = 0, false);
        check(&|bytes| bytes[n_terms_at + 7] = 0xff, false);
        check(&|bytes| bytes[end_at(0)] = 0xff, false);
        check(&|bytes| bytes[end_at(1)] = 0, false);
        // A term may be empty.
        check(&|bytes| bytes[end_at(0)] = 0, true);
        check(&|bytes| bytes[end_at(0)] = bytes[end_at(1)], true);
        let none = CorpusModel::default();
        assert_eq!(CorpusModel::from_bytes(none.as_bytes().to_vec()).unwrap(), none);
        let and_text = [none.as_bytes(), b"x"].concat();
        assert!(CorpusModel::from_bytes(and_text).is_err());
    }

    #[test]
    fn models_are_known_by_their_first_bytes() {
        assert!(CorpusModel::is_model(model(&TEXTS).as_bytes()));
        assert!(!CorpusModel::is_model(b"Rain fell.") && !CorpusModel::is_model(b""));
        let mut bytes = model(&TEXTS).as_bytes().to_vec();
        bytes[11] = 0;
        let error = CorpusModel::from_bytes(bytes).unwrap_err();
        assert!(error.to_string().contains("does not start as a model does"), "{error}");
    }

    #[test]
    fn another_version_is_named() {
        let mut bytes = model(&TEXTS).as_bytes().to_vec();
        bytes[11] = b'1';
        let error = CorpusModel::from_bytes(bytes).unwrap_err();
        let nutgraf = env!("CARGO_PKG_VERSION");
        let message =
            format!("a corpus model of format 1, which nutgraf {nutgraf} does not read: learn it again");
        assert_eq!(error.to_string(), message);
    }
}
