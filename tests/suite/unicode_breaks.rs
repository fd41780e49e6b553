//! Unicode's test cases for sentences and words (`tests/data/unicode`). Our boundaries are the same except for the
//! differences listed here, each with its exact number of cases, so that no other difference goes unnoticed.

use nutgraf::{Document, Language, Segmenter, sentences};

/// A row of Unicode's files.
struct Case {
    text: String,
    /// The parts between the boundaries.
    pieces: Vec<String>,
}

/// A difference from Unicode.
struct Difference {
    why: &'static str,
    n_cases: usize,
    holds: fn(&Case) -> bool,
}

const SENTENCES: [Difference; 4] = [
    Difference {
        why: "a sentence contains a word: marks before the first word end no sentence",
        n_cases: 16,
        holds: |case| case.text.starts_with(['.', '!']),
    },
    Difference {
        why: "an abbreviation can end a sentence only after several words, and never within brackets",
        n_cases: 4,
        holds: |case| case.text.starts_with("etc.)"),
    },
    Difference {
        why: "a full stop ends a sentence before lower case too, unless it follows an abbreviation",
        n_cases: 1,
        holds: |case| case.text == "the resp. leaders are",
    },
    Difference {
        why: "a word joiner next to a mark is not ignored",
        n_cases: 11,
        holds: |case| case.text.contains('\u{2060}'),
    },
];

const WORDS: [Difference; 8] = [
    Difference {
        why: "an underscore joins parts of a word but does not start or end one",
        n_cases: 30,
        holds: |case| any_piece(case, |piece| starts_or_ends_with(piece, '_')),
    },
    Difference {
        why: "a word ends where the script changes, also at circled letters and at digits next to Hebrew",
        n_cases: 68,
        holds: |case| {
            any_piece(case, |piece| piece.contains(is_of_another_script) && piece.contains(is_plain))
        },
    },
    Difference {
        why: "a colon joins digits (12:30), and letters only in some languages",
        n_cases: 26,
        holds: |case| {
            case.text.contains(":1") || case.text.contains(":0") || any_piece(case, |p| p.contains(':'))
        },
    },
    Difference {
        why: "a mark followed by an accent or a word joiner does not join",
        n_cases: 31,
        holds: |case| any_piece(case, has_marked_joint),
    },
    Difference {
        why: "an apostrophe between a Hebrew letter and anything but a letter is a closing quote",
        n_cases: 3,
        holds: |case| any_piece(case, |piece| piece.chars().count() > 1 && piece.ends_with('\'')),
    },
    Difference {
        why: "an apostrophe also joins after a digit",
        n_cases: 5,
        holds: |case| case.text.contains("1'a") || case.text.contains("1'A"),
    },
    Difference {
        why: "an invisible character does not start a word",
        n_cases: 3,
        holds: |case| any_piece(case, |piece| piece.starts_with(['\u{200d}', '\u{6dd}', '\u{70f}'])),
    },
    Difference {
        why: "a letter and an emoji are two tokens, even with a joiner",
        n_cases: 1,
        holds: |case| any_piece(case, |piece| piece.contains("\u{200d}🛑")),
    },
];

fn any_piece(case: &Case, holds: impl Fn(&str) -> bool) -> bool {
    case.pieces.iter().any(|piece| holds(piece))
}

fn starts_or_ends_with(piece: &str, mark: char) -> bool {
    piece.chars().count() > 1 && (piece.starts_with(mark) || piece.ends_with(mark))
}

/// True for a circled letter, a Hebrew letter or Kana.
fn is_of_another_script(c: char) -> bool {
    matches!(c, 'Ⓜ' | '\u{5d0}'..='\u{5ea}' | '〱')
}

fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

/// True if an accent or a word joiner follows a mark within the piece.
fn has_marked_joint(piece: &str) -> bool {
    let is_mark = |c: char| matches!(c, ',' | '.' | '\'');
    piece
        .split(is_mark)
        .skip(1)
        .any(|rest| rest.starts_with(['\u{308}', '\u{2060}']) && rest.contains(is_plain))
}

fn cases(file: &str) -> Vec<Case> {
    let rows = file.lines().filter(|line| line.starts_with('÷'));
    rows.map(|row| {
        let (mut text, mut pieces) = (String::new(), Vec::new());
        for part in row.split_whitespace() {
            match part {
                "÷" => pieces.push(String::new()),
                "×" => {}
                code => {
                    let code = u32::from_str_radix(code, 16).expect("a code point");
                    let c = char::from_u32(code).expect("a character");
                    text.push(c);
                    pieces.last_mut().expect("a boundary first").push(c);
                }
            }
        }
        Case { text, pieces }
    })
    .collect()
}

/// Checks that every case agrees with Unicode or falls under a listed difference, and that each difference has its number
/// of cases.
fn check(cases: &[Case], differences: &[Difference], agrees: fn(&Case) -> bool) {
    let mut n_found = vec![0; differences.len()];
    for case in cases.iter().filter(|case| !agrees(case)) {
        let reason = differences.iter().position(|difference| (difference.holds)(case));
        n_found[reason.unwrap_or_else(|| panic!("{:?} should be {:?}", case.text, case.pieces))] += 1;
    }
    let expected: Vec<_> =
        differences.iter().map(|difference| (difference.n_cases, difference.why)).collect();
    let found: Vec<_> =
        n_found.into_iter().zip(differences.iter().map(|difference| difference.why)).collect();
    assert_eq!(found, expected);
}

#[test]
fn sentences_agree_with_unicode() {
    let cases = cases(include_str!("../data/unicode/SentenceBreakTest.txt"));
    assert_eq!(cases.len(), 512);
    check(&cases, &SENTENCES, |case| {
        let is_margin = |c: char| c.is_whitespace() || c == '\u{feff}';
        let expected = case.pieces.iter().map(|piece| piece.trim_matches(is_margin));
        let found = sentences(&case.text, Language::Undetermined).expect("a short text");
        expected.filter(|piece| !piece.is_empty()).eq(found.iter().map(|(span, _)| &case.text[span.range()]))
    });
}

#[test]
fn words_agree_with_unicode() {
    let cases = cases(include_str!("../data/unicode/WordBreakTest.txt"));
    assert_eq!(cases.len(), 1944);
    check(&cases, &WORDS, |case| {
        let expected = case.pieces.iter().filter(|piece| piece.contains(char::is_alphanumeric));
        let segmenter = Segmenter::default().language(Language::Undetermined);
        let document = segmenter.run(case.text.as_str()).expect("a short text");
        expected.map(String::as_str).eq(words(&document))
    });
}

fn words(document: &Document) -> Vec<&str> {
    let words = document.tokens().iter().filter(|token| document.kind(**token).is_word());
    words.map(|token| document.token_text(*token)).collect()
}
