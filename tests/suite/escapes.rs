//! Escape sequences of terminals: no words, no marks, nothing that is shown; the offsets are those of the text as given.

use nutgraf::{Analysis, Budget, Document, Gist, Keywords, Segmenter, Summarizer};

/// A text with sequences of every kind, and the same without.
const COLOURED: &str = "\u{1b}]0;A títle\u{7}\u{1b}[1mThe harbour council\u{1b}[0m approved the \u{1b}[38;5;196mnew\u{1b}[m, \
    long tunnel\u{1b}(B.\u{1b}[0m \u{1b}]8;;https://example.org\u{1b}\\The tunnel\u{1b}]8;;\u{1b}\\ opens\u{1b}[K in \
    May.\u{1b}[0m\r\n\u{1b}[2J\n\u{1b}7Dr.\u{1b}[3m Ng saw the har\u{1b}[4mbour\u{1b}[24m.\u{1b}8\n";
const PLAIN: &str = "The harbour council approved the new, long tunnel. The tunnel opens in May.\r\n\nDr. Ng saw the harbour.\n";

fn shown(document: &Document) -> Vec<String> {
    let summary = Summarizer::default().budget(Budget::Sentences(9)).run(&Analysis::of(document));
    summary.picks.iter().map(|pick| pick.shown(document)).collect()
}

#[test]
fn a_text_with_sequences_is_read_as_the_same_without() {
    let (coloured, plain) = (Document::new(COLOURED).unwrap(), Document::new(PLAIN).unwrap());
    assert_eq!(coloured.text(), COLOURED);
    let terms = |document: &Document| -> Vec<String> {
        document.tokens().iter().map(|token| document.term_text(token.term).to_owned()).collect()
    };
    assert_eq!(terms(&coloured), terms(&plain));
    assert_eq!((coloured.n_sentences(), shown(&coloured)), (plain.n_sentences(), shown(&plain)));
    let keywords = |document: &Document| -> Vec<(String, usize)> {
        let found = Keywords::default().run(&Analysis::of(document));
        found.into_iter().map(|keyword| (keyword.text, keyword.spans.len())).collect()
    };
    assert_eq!(keywords(&coloured), keywords(&plain));
    let gist = |document: &Document| Gist::default().run(&Analysis::of(document)).text;
    assert_eq!(gist(&coloured), gist(&plain));
}

#[test]
fn spans_are_places_in_the_text_as_given() {
    let document = Document::new(COLOURED).unwrap();
    let texts: Vec<&str> = document.sentences().map(nutgraf::Sentence::text).collect();
    assert_eq!(
        texts[0],
        "The harbour council\u{1b}[0m approved the \u{1b}[38;5;196mnew\u{1b}[m, long tunnel\u{1b}(B."
    );
    assert_eq!(texts[2], "Dr.\u{1b}[3m Ng saw the har\u{1b}[4mbour\u{1b}[24m.");
    let tokens: Vec<&str> = document.tokens().iter().map(|&token| document.token_text(token)).collect();
    assert_eq!(tokens[..6], ["The", "harbour", "council", "approved", "the", "new"]);
    assert!(tokens.contains(&"har\u{1b}[4mbour"));
    for block in document.blocks() {
        assert!(document.text().get(block.span.range()).is_some());
    }
}

#[test]
fn verdicts_are_on_the_text_as_given() {
    let (document, verdicts) = Segmenter::default().explain(COLOURED).unwrap();
    let ends = verdicts.iter().filter(|verdict| verdict.is_end());
    let marks: Vec<&str> = ends.map(|verdict| document.slice(verdict.span).trim_end()).collect();
    assert_eq!(marks.len(), document.n_sentences());
    assert!(marks.iter().all(|mark| mark.starts_with('.')), "{marks:?}");
}

#[test]
fn what_only_looks_like_a_sequence_is_text() {
    let tokens = |text: &str| -> Vec<String> {
        let document = Document::new(text).unwrap();
        document.tokens().iter().map(|&token| document.token_text(token).to_owned()).collect()
    };
    // A lone escape, one before another character, and a string that does not end in its line.
    assert_eq!(tokens("one\u{1b}"), ["one"]);
    assert_eq!(tokens("one \u{1b}é two"), ["one", "é", "two"]);
    assert_eq!(tokens("one \u{1b}]two\nthree\u{7} four"), ["one", "two", "three", "four"]);
    // A sequence that the text breaks off.
    assert_eq!(tokens("one \u{1b}[38;5"), ["one"]);
}
