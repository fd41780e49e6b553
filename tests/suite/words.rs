//! Words: each word is one token, and the same word is one term however it is typed. The text itself is not changed.

use nutgraf::{Document, Keywords, Language, Segmenter, TokenKind};

fn document(language: Language, text: &str) -> Document {
    Segmenter::default().language(language).run(text).expect("a short text")
}

/// Checks the tokens of `text`, including marks.
fn check(language: Language, text: &str, expected: &[&str]) {
    let document = document(language, text);
    let found: Vec<&str> = document.tokens().iter().map(|token| document.token_text(*token)).collect();
    assert_eq!(found, expected, "{text:?}");
}

/// Checks that all words of `text` are one term.
fn check_same(language: Language, text: &str) {
    let document = document(language, text);
    let words = document.tokens().iter().filter(|token| document.kind(**token).is_word());
    let terms: Vec<&str> = words.map(|token| document.term_text(token.term)).collect();
    assert!(terms.len() > 1 && terms.iter().all(|term| *term == terms[0]), "{text:?}: {terms:?}");
}

#[test]
fn words_with_marks_are_one_token() {
    let english = Language::English;
    check(english, "A long-term plan.", &["A", "long-term", "plan", "."]);
    check(english, "It don't, it doesn’t.", &["It", "don't", ",", "it", "doesn’t", "."]);
    check(english, "COVID-19 spread in the U.S. and", &["COVID-19", "spread", "in", "the", "U.S.", "and"]);
    check(english, "C++, C# and AT&T", &["C++", ",", "C#", "and", "AT&T"]);
    check(english, "Ask @jane_doe1 on #rustlang!", &["Ask", "@jane_doe1", "on", "#rustlang", "!"]);
    check(english, "See https://example.org/a?b=1.", &["See", "https://example.org/a?b=1", "."]);
    check(english, "Mail a.b@example.org, please", &["Mail", "a.b@example.org", ",", "please"]);
    check(Language::French, "l'homme aujourd’hui", &["l'", "homme", "aujourd’hui"]);
}

#[test]
fn numbers_with_units_are_one_token() {
    let english = Language::English;
    for number in
        ["3.14", "1,000", "15%", "$5.20", "€20", "20kg", "31st", "1990s", "12:30", "2010-2015", "1'000"]
    {
        let text = format!("about {number} of it");
        check(english, &text, &["about", number, "of", "it"]);
        let document = document(english, &text);
        assert_eq!(document.kind(document.tokens()[1]), TokenKind::Number, "{number}");
    }
    check(english, "20 kg, 3 °C", &["20", "kg", ",", "3", "°", "C"]);
}

#[test]
fn spellings_of_a_word_are_one_term() {
    check_same(
        Language::English,
        "cooperate co\u{ad}operate co\u{200b}operate \u{feff}cooperate Co\u{2060}operate",
    );
    check_same(Language::French, "économie e\u{301}conomie ÉCONOMIE E\u{301}conomie");
    check_same(Language::English, "Python Ｐｙｔｈｏｎ ＰＹＴＨＯＮ");
    check_same(Language::English, "don't don’t don＇t");
    check_same(Language::English, "long-term long‐term long‑term ｌｏｎｇ－ｔｅｒｍ");
    check_same(Language::English, "Relation relations RELATIONS");
    check_same(Language::English, "finale ﬁnale");
    check_same(Language::Korean, "한국 \u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}");
    check_same(Language::Arabic, "كتاب كِتَابٌ كتـاب");
}

#[test]
fn folding_does_not_change_the_text_shown() {
    let text = "The Ｐｙｔｈｏｎ pro\u{ad}gram was old. A Ｐｙｔｈｏｎ pro\u{ad}gram is new.";
    let found = Keywords::default().run(&nutgraf::Analysis::of(&document(Language::English, text)));
    assert_eq!(found[0].text, "Ｐｙｔｈｏｎ pro\u{ad}gram");
    for keyword in &found {
        for span in &keyword.spans {
            assert!(text.get(span.range()).is_some());
        }
        assert_eq!(keyword.text, text[keyword.spans[0].range()]);
    }
}
