//! Nested summaries: a longer one has all the sentences of every shorter one; scores do not depend on the length.

use nutgraf::{Analysis, Avoid, Budget, Document, Pick, Scope, SentenceMethod, Summarizer};
use std::collections::HashMap;

/// A text with sections, quotations, questions, and sentences that lean on others and that repeat others.
const TEXT: &str = "# The harbour bridge\n\nThe harbour council closed the old bridge to all traffic on Monday. It will \
    rebuild the bridge with steel by spring. However, that may take longer. Ferries cross the harbour twice an hour.\n\n\
    Engineers found cracks in the northern tower. They were old. \"The bridge is all we have,\" said a shop owner. Will \
    the ferries run at night?\n\n# The money\n\nThe council pays for the steel of the bridge. Shops near the harbour fear a \
    poor winter. The harbour council closed the old bridge to all traffic on Monday.\n\nHe wants his money back. The bridge \
    of the harbour is the most important road of the town.\n";

/// The text, several texts together, odd texts, and the samples.
fn documents() -> Vec<Document> {
    let [story, other] =
        [TEXT, "Ships left the harbour early. The council met."].map(|text| Document::new(text).unwrap());
    let joined = Document::joined(&[story.clone(), other]).unwrap();
    let odd = [
        "",
        "word",
        "... 12.",
        "Rain fell. Rain fell. Rain fell.",
        "其实港口很大。这是一个城市，有一个港口。",
    ];
    let odd = odd.into_iter().map(|text| Document::new(text).unwrap());
    let samples = std::fs::read_dir("seeds/texts").unwrap();
    let samples = samples.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    let samples = samples.map(|text| Document::new(text).unwrap());
    [story, joined].into_iter().chain(odd).chain(samples).collect()
}

/// Budgets of each unit, from short to long.
fn budgets() -> [Vec<Budget>; 5] {
    [
        [1, 2, 3, 4, 5, 7, 9, 14, 40].map(Budget::Sentences).to_vec(),
        [1, 3, 10, 20, 35, 60, 100, 300].map(Budget::Words).to_vec(),
        [2, 20, 90, 200, 500, 2000].map(Budget::Chars).to_vec(),
        [5, 40, 120, 280, 600].map(Budget::Bytes).to_vec(),
        [0.01, 0.05, 0.1, 0.3, 0.5, 1.0].map(Budget::Share).to_vec(),
    ]
}

fn settings() -> [Summarizer; 4] {
    let plain = Summarizer::default();
    [
        plain.clone(),
        plain.clone().query("money harbour").avoid(Avoid::Quotes).avoid(Avoid::Questions),
        plain.clone().must_include("ferries").must_include("winter"),
        plain.scope(Scope::Section),
    ]
}

fn has(longer: &[Pick], pick: &Pick) -> bool {
    longer
        .iter()
        .any(|other| other.index == pick.index && other.span.contains(pick.span) && other.place == pick.place)
}

/// Checks that each summary has the sentences of the one before, which is shorter.
fn check_nested(context: &str, analysis: &Analysis, summarizer: &Summarizer, lengths: &[Budget]) {
    let nested = summarizer.clone().nested(true);
    let summaries: Vec<Vec<Pick>> =
        lengths.iter().map(|&budget| nested.clone().budget(budget).run(analysis).picks).collect();
    for (pair, budget) in summaries.windows(2).zip(lengths) {
        let is_there = pair[0].iter().all(|pick| has(&pair[1], pick));
        assert!(is_there, "{context}, {budget}: {nested:?}: {pair:#?}");
    }
}

#[test]
fn a_longer_summary_has_the_sentences_of_every_shorter_one() {
    for (n_document, document) in documents().iter().enumerate() {
        let analysis = Analysis::of(document);
        for &method in SentenceMethod::ALL {
            for summarizer in settings().map(|summarizer| summarizer.method(method)) {
                for lengths in budgets() {
                    check_nested(&format!("document {n_document}"), &analysis, &summarizer, &lengths);
                }
            }
        }
    }
}

#[test]
fn shortened_sentences_are_nested_too() {
    let document = Document::new(TEXT).unwrap();
    for scope in [Scope::Document, Scope::Section] {
        let summarizer = Summarizer::default().scope(scope).compress(true).query("steel");
        for lengths in budgets() {
            check_nested("compressed", &Analysis::of(&document), &summarizer, &lengths);
        }
    }
}

#[test]
fn the_first_of_the_order_are_the_nested_summary() {
    for (n_document, document) in documents().iter().enumerate() {
        let analysis = Analysis::of(document);
        for &method in SentenceMethod::ALL {
            for summarizer in settings().into_iter().take(3) {
                let nested = summarizer.method(method).nested(true);
                let order = nested.order(&analysis);
                let mut sorted = order.clone();
                sorted.sort_unstable();
                sorted.dedup();
                assert_eq!(sorted.len(), order.len(), "document {n_document}, {nested:?}");
                for k in [1, 2, 3, 6, 11, 1000] {
                    let picks = nested.clone().budget(Budget::Sentences(k)).run(&analysis).picks;
                    let mut head = order[..k.min(order.len())].to_vec();
                    let places = picks.iter().map(|pick| (pick.place.unwrap(), pick.index));
                    assert!(places.clone().all(|(place, index)| order[place] == index), "{nested:?}");
                    head.sort_unstable();
                    assert_eq!(
                        picks.iter().map(|pick| pick.index).collect::<Vec<_>>(),
                        head,
                        "document {n_document}, {k}: {nested:?}"
                    );
                }
            }
        }
    }
}

/// A summary of one sentence is as good as without nesting, whatever comes later.
#[test]
fn the_first_sentence_is_the_one_that_is_best_alone() {
    for document in documents() {
        let analysis = Analysis::of(&document);
        for &method in SentenceMethod::ALL.iter().filter(|&&method| method != SentenceMethod::Blend) {
            let one = Summarizer::default().method(method).budget(Budget::Sentences(1));
            let free: Vec<usize> = one.run(&analysis).picks.iter().map(|pick| pick.index).collect();
            assert_eq!(one.order(&analysis).into_iter().take(1).collect::<Vec<_>>(), free, "{method}");
        }
    }
}

#[test]
fn an_order_has_every_candidate_and_repeats_come_last() {
    let document = Document::new(TEXT).unwrap();
    let order = Summarizer::default().order(&Analysis::of(&document));
    let all = Summarizer::default().nested(true).budget(Budget::Share(1.0)).run(&Analysis::of(&document));
    assert_eq!(order.len(), all.picks.len());
    let repeated = [1, 12].map(|index| order.iter().position(|&other| other == index).unwrap());
    assert_eq!(repeated.iter().max(), Some(&(order.len() - 1)), "{order:?}");
    let two = Document::new("# A\n\nRain fell. Snow fell.\n\n# B\n\nWind blew. Hail fell.").unwrap();
    let by_section = Summarizer::default().scope(Scope::Section).order(&Analysis::of(&two));
    assert!(by_section[0] < 3 && by_section[1] > 3 && by_section.len() == 4, "{by_section:?}");
}

/// If each place cost a pass over the document, this would take minutes.
#[test]
fn long_documents_and_documents_of_many_sections_are_placed() {
    let sentence = |n: usize| format!("Case {n} was about {} and bread {}. ", n % 71, n % 13);
    let long: String = (0..5000).map(sentence).collect();
    let section = |n: usize| format!("# Part {n}\n\n{}\n\n", sentence(n));
    let sections = (0..1500).map(section).collect::<Vec<_>>().concat();
    for (text, scope) in [(long, Scope::Document), (sections, Scope::Section)] {
        let document = Document::new(text).unwrap();
        let order = Summarizer::default().scope(scope).order(&Analysis::of(&document));
        assert!(order.len() >= 1500, "{}", order.len());
    }
}

#[test]
fn scores_do_not_depend_on_the_length() {
    for (n_document, document) in documents().iter().enumerate() {
        let analysis = Analysis::of(document);
        for &method in SentenceMethod::ALL {
            for summarizer in settings() {
                for is_nested in [false, true] {
                    let summarizer = summarizer.clone().method(method).nested(is_nested);
                    let mut scores: HashMap<usize, f64> = HashMap::new();
                    for budget in budgets().into_iter().flatten() {
                        for pick in summarizer.clone().budget(budget).run(&analysis).picks {
                            let first = *scores.entry(pick.index).or_insert(pick.score);
                            assert_eq!(
                                first.to_bits(),
                                pick.score.to_bits(),
                                "document {n_document}, {budget}: {summarizer:?}: {pick:?}"
                            );
                        }
                    }
                }
            }
        }
    }
}
