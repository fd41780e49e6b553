//! Words that are cut at line ends, and entities: read and shown whole; the offsets are those of the text as given.

use nutgraf::{Analysis, Budget, Document, Keywords, Language, Segmenter, Sentence, Summarizer};

fn read(text: &str) -> Document {
    Segmenter::default().language(Language::English).run(text).unwrap()
}

/// The sentences as people see them.
fn shown(text: &str) -> Vec<String> {
    let document = read(text);
    let n = document.n_sentences();
    let summary = Summarizer::default().budget(Budget::Sentences(n)).run(&Analysis::of(&document));
    summary.picks.iter().map(|pick| pick.shown(&document)).collect()
}

#[test]
fn words_that_are_cut_at_line_ends_are_whole() {
    let check = |text: &str, expected: &[&str]| assert_eq!(shown(text), expected, "{text:?}");
    let council = "The coun-\ncil met. The mayor told the coun-\r\n    cil\u{2010}\nlors to wait.";
    check(council, &["The council met.", "The mayor told the councillors to wait."]);
    check(
        "It has self-\nsealing joints and price-\ndetermining parts.",
        &["It has self-sealing joints and price-determining parts."],
    );
    check("The yard sells two-\nand three-seat boats.", &["The yard sells two- and three-seat boats."]);
    check("A soft hy\u{ad}\nphen is a hint.", &["A soft hyphen is a hint."]);
    // The text knows best.
    check("Zorblax rules. Zor-\nblax rules again.", &["Zorblax rules.", "Zorblax rules again."].map(|s| s));
    // A dash, a range, a name.
    check("It rained -\nand then it poured.", &["It rained - and then it poured."]);
    check("He saw Jean-\nPaul there.", &["He saw Jean-Paul there."]);
}

#[test]
fn entities_are_their_characters() {
    let check = |text: &str, expected: &str| assert_eq!(shown(text), [expected], "{text:?}");
    check(
        "The caf&eacute; doesn&#8217;t open &mdash; Caf&#xe9;s do&nbsp;not.\n\n&ensp;\n",
        "The café doesn’t open — Cafés do not.",
    );
    check(
        "AT&T and R&D have a Q&A; it is &unknown; &#0; &#xd800; &;",
        "AT&T and R&D have a Q&A; it is &unknown; &#0; &#xd800; &;",
    );
}

#[test]
fn marks_of_emphasis_are_not_read() {
    let check = |text: &str, expected: &str| assert_eq!(shown(text), [expected], "{text:?}");
    check("The _Argo_ sailed for _a bad\nlanding_, he said.", "The Argo sailed for a bad landing, he said.");
    check(
        "Call snake_case, __init__ and _private by name.",
        "Call snake_case, __init__ and _private by name.",
    );
}

#[test]
fn links_are_read_as_their_texts_and_images_as_nothing() {
    let check = |text: &str, expected: &[&str]| assert_eq!(shown(text), expected, "{text:?}");
    check(
        "[![Build](https://a.example/b.svg)](https://a.example/b)\n\nA lamp for [the pier](https://a.example/pier) (see [1](#one)).",
        &["A lamp for the pier (see 1)."],
    );
    check(
        "The crate implements the\n[Lift](https://a.example/lift)\nalgorithm, as [others][o] do.\n\n[o]: https://a.example/o\n",
        &["The crate implements the Lift algorithm, as others do."],
    );
    check("It reads x[0](y) and notes [2](p. 5).", &["It reads x[0](y) and notes [2](p. 5)."]);
}

#[test]
fn spans_are_places_in_the_text_as_given() {
    let text = "The coun-\ncil of Caf&eacute; Sol met. The council rose.";
    let document = read(text);
    let sentences: Vec<&str> = document.sentences().map(Sentence::text).collect();
    assert_eq!(sentences, ["The coun-\ncil of Caf&eacute; Sol met.", "The council rose."]);
    let tokens: Vec<&str> = document.tokens().iter().map(|&token| document.token_text(token)).collect();
    assert_eq!(tokens[..5], ["The", "coun-\ncil", "of", "Caf&eacute;", "Sol"]);
    let council = document.tokens()[1];
    assert_eq!((document.term_text(council.term), document.term_count(council.term)), ("council", 2));
    let keywords = Keywords::default().run(&Analysis::of(&document));
    let found = keywords.iter().find(|keyword| keyword.text == "council").unwrap();
    let places: Vec<&str> = found.spans.iter().map(|span| document.slice(*span)).collect();
    assert_eq!(places, ["coun-\ncil", "council"]);
    assert!(keywords.iter().any(|keyword| keyword.text == "Café Sol"), "{keywords:?}");
}

#[test]
fn joined_documents_are_read_as_each_is_alone() {
    let documents = [read("The coun-\ncil met."), read("A caf&eacute; opened.")];
    let joined = Document::joined(&documents).unwrap();
    let summary = Summarizer::default().run(&Analysis::of(&joined));
    let shown: Vec<String> = summary.picks.iter().map(|pick| pick.shown(&joined)).collect();
    assert_eq!(shown, ["The council met.", "A café opened."]);
}
