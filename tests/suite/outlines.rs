//! Outlines: the titles of a text with their levels, and the best sentence under each.

use crate::invariants::odd_texts;
use nutgraf::{Analysis, Document, Outline, Section, Sentence};

const TEXT: &str = "Before all titles. It rained.\n\n# The harbour\n\nThe harbour council closed the old bridge. Ships \
    wait.\n\n## The bridge\n\nEngineers found cracks in the northern tower of the bridge. They were old.\n\n### Cost\n\n- ten \
    euros\n\n## Ferries\n\nFerries cross the harbour twice an hour.\n";

fn outline(document: &Document, outline: &Outline) -> Vec<(u8, String, Vec<String>)> {
    let slice = |span| document.slice(span).to_owned();
    let row = |section: Section| {
        let sentences = section.picks.iter().map(|pick| slice(pick.span)).collect();
        (section.level, section.title.map(slice).unwrap_or_default(), sentences)
    };
    outline.run(&Analysis::of(document)).into_iter().map(row).collect()
}

fn row(level: u8, title: &str, sentences: &[&str]) -> (u8, String, Vec<String>) {
    (level, title.to_owned(), sentences.iter().map(|&sentence| sentence.to_owned()).collect())
}

#[test]
fn every_title_has_the_best_sentence_under_it() {
    let document = Document::new(TEXT).unwrap();
    assert_eq!(
        outline(&document, &Outline::default()),
        [
            row(0, "", &["Before all titles."]),
            row(1, "The harbour", &["The harbour council closed the old bridge."]),
            row(2, "The bridge", &["Engineers found cracks in the northern tower of the bridge."]),
            row(3, "Cost", &[]),
            row(2, "Ferries", &["Ferries cross the harbour twice an hour."]),
        ]
    );
}

#[test]
fn deeper_titles_belong_to_the_section_above() {
    let document = Document::new(TEXT).unwrap();
    let levels = |depth: u8| -> Vec<u8> {
        outline(&document, &Outline::default().depth(depth)).into_iter().map(|row| row.0).collect()
    };
    assert_eq!([levels(1), levels(2), levels(9)], [vec![0, 1], vec![0, 1, 2, 2], vec![0, 1, 2, 3, 2]]);
    let all = outline(&document, &Outline::default().depth(1).sentences(9));
    assert_eq!(all[1].2.len(), 5, "{all:?}");
    assert!(outline(&document, &Outline::default().sentences(0)).iter().all(|row| row.2.is_empty()));
    assert!(Outline::default().depth(0).check().is_err());
}

#[test]
fn more_sentences_have_those_of_fewer() {
    let document = Document::new(TEXT).unwrap();
    let [one, two] = [1, 2].map(|n| outline(&document, &Outline::default().sentences(n)));
    for (one, two) in one.iter().zip(&two) {
        assert!(one.2.iter().all(|sentence| two.2.contains(sentence)), "{one:?} {two:?}");
    }
}

#[test]
fn sections_are_in_order_and_within_the_text() {
    for (name, text) in odd_texts() {
        let document = Document::new(text).unwrap();
        let mut last = 0;
        for section in Outline::default().run(&Analysis::of(&document)) {
            assert!(
                section.span.start >= last && document.text().get(section.span.range()).is_some(),
                "{name}"
            );
            assert!(section.picks.iter().all(|pick| section.span.contains(pick.span)), "{name}");
            last = section.span.end;
        }
    }
}

/// Sentences about some things, each in a paragraph of its own.
fn about(things: [&str; 4], n: usize) -> String {
    let thing = |at: usize| things[at % 4];
    let sentence = |at| {
        format!(
            "The {} near the {} met {} and {} on day {at}.\n\n",
            thing(at),
            thing(at + 1),
            thing(at + 2),
            thing(at + 3)
        )
    };
    (0..n).map(sentence).collect()
}

#[test]
fn a_text_without_titles_is_cut_where_it_turns_to_something_else() {
    let text = about(["harbour", "bridge", "ferry", "tower"], 24)
        + &about(["orchard", "apple", "beetle", "farmer"], 26);
    let document = Document::new(text.as_str()).unwrap();
    let sections = Outline::default().run(&Analysis::of(&document));
    let [first, second] = sections.as_slice() else { panic!("{sections:?}") };
    assert!(document.slice(second.span).starts_with("The orchard"), "{second:?}");
    assert!(
        first.topics.iter().all(|topic| !topic.contains("apple")) && !first.topics.is_empty(),
        "{first:?}"
    );
    assert!(
        sections
            .iter()
            .all(|section| section.level == 0 && section.title.is_none() && section.picks.len() == 1)
    );
    let n_words: usize = document.sentences().map(Sentence::n_running_words).sum();
    assert_eq!(first.n_words + second.n_words, n_words);

    let document = Document::new(format!("# Harbour and orchard\n\n{text}")).unwrap();
    let sections = Outline::default().run(&Analysis::of(&document));
    assert_eq!(sections.iter().map(|section| section.level).collect::<Vec<_>>(), [1, 2, 2]);
    assert_eq!(document.slice(sections[0].title.unwrap()), "Harbour and orchard");
    assert!(sections[0].picks.is_empty() && sections[0].topics.is_empty());
}

#[test]
fn what_somebody_says_is_no_title() {
    let text = "Ann: Harbour\n\nBen: The harbour council closed the old bridge.\n\nAnn: Um\n\nBen: Engineers found cracks in it.\n";
    let document = Document::new(text).unwrap();
    let sections = Outline::default().run(&Analysis::of(&document));
    assert!(sections.len() == 1 && sections[0].title.is_none(), "{sections:?}");
}
