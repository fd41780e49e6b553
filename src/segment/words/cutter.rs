//! Cuts a sentence into words and marks.
//!
//! The boundaries are those of UAX #29, except where a reader sees one word:
//! - letters and digits joined by `-`, `'`, `’`, `_`, `.` or `·` stay together (`long-term`, `don't`,
//!   `node.js`, `COVID-19`), but not `word.Next`: a full stop between lower and upper case ends a sentence;
//! - the last full stop of an abbreviation with inner ones belongs to it (`U.S.`, `e.g.`);
//! - digits joined by `.`, `,`, `'`, `:`, `/` or `-`, with a currency sign before or `%` after, are one number;
//! - `AT&T`, `C++`, `C#`, `@name`, `#tag`, web and mail addresses are one token;
//! - a colon joins numbers (`12:30`), letters only in Swedish and Finnish (`EU:n`); an underscore only joins (`snake_case`);
//! - French, Italian and Catalan elisions are two words: `l'` and `homme`;
//! - scripts without blanks between words are cut by dictionary, and a word ends where two scripts meet.
//!
//! Plain words and marks, most of a text, are cut here; the [`Scanner`] reads the rest.

use super::raw_token::RawToken;
use super::scanner::Scanner;
use crate::ascii::LetterMap;
use crate::document::{Span, TokenKind};
use crate::language::Language;

/// Cuts the sentences of a text into tokens.
pub(crate) struct WordCutter<'t> {
    text: &'t str,
    letters: LetterMap,
}

impl<'t> WordCutter<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, letters: LetterMap::new() }
    }

    /// Appends the tokens of `span` to `out`, in reading order. Linear in the span's length.
    #[inline(never)]
    pub fn cut(&mut self, span: Span, language: Language, out: &mut Vec<RawToken>) {
        let text = self.text.as_bytes();
        let bytes = &text[..span.end as usize];
        let mut letters = self.letters;
        let mut at = span.start as usize;
        while at < bytes.len() {
            let length;
            (length, letters) = letters.run(text, at);
            let end = bytes.len().min(at + length);
            // Most tokens are plain words before a blank: known by this test alone, which also says where the next starts.
            if length > 0 && bytes.get(end) == Some(&b' ') {
                out.push(RawToken { span: Span::new(at, end), kind: TokenKind::Word });
                at = end + 1;
            } else if length > 0 && ends_plain_word(bytes, end) {
                out.push(RawToken { span: Span::new(at, end), kind: TokenKind::Word });
                at = end;
            } else if length == 0 && is_plain_mark(bytes, at) {
                out.push(RawToken { span: Span::new(at, at + 1), kind: TokenKind::Punctuation });
                at += 1 + usize::from(bytes.get(at + 1) == Some(&b' '));
            } else {
                at = Scanner { text: self.text, bytes, end: bytes.len(), language, out }.next_token(at);
            }
        }
        self.letters = letters;
    }
}

/// True if a word of letters alone ends at `end`; agrees with [`Scanner::joiner`].
fn ends_plain_word(bytes: &[u8], end: usize) -> bool {
    match bytes.get(end) {
        None => true,
        Some(b'.') => matches!(bytes.get(end + 1), Some(b' ' | b'\n') | None),
        Some(&after) => ENDS_PLAIN_WORD[usize::from(after)],
    }
}

/// True if the byte at `at` is a mark that is a token by itself; agrees with [`Scanner::next_token`].
fn is_plain_mark(bytes: &[u8], at: usize) -> bool {
    IS_PLAIN_MARK[usize::from(bytes[at])] && bytes.get(at + 1) != Some(&bytes[at])
}

/// True for the marks that are a token by themselves unless they are doubled.
const IS_PLAIN_MARK: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is_plain[byte] = matches!(byte as u8, b',' | b'.' | b'"' | b'(' | b')' | b':' | b';' | b'!' | b'?');
        byte += 1;
    }
    is_plain
};

/// True for the bytes that never join a word of ASCII letters to what follows; agrees with [`Scanner::joiner`].
const ENDS_PLAIN_WORD: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        ends[byte] =
            matches!(byte as u8, b' ' | b'\n' | b',' | b';' | b'/' | b'!' | b'?' | b'"' | b'(' | b')');
        byte += 1;
    }
    ends
};

#[cfg(test)]
mod tests {
    use super::super::joiners::Joiner;
    use super::super::scanner::WordShape;
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn raw_tokens(language: Language, text: &str) -> Vec<RawToken> {
        let mut out = Vec::new();
        WordCutter::new(text).cut(Span::new(0, text.len()), language, &mut out);
        out
    }

    fn check(language: Language, text: &str, expected: &[&str]) {
        let found: Vec<&str> =
            raw_tokens(language, text).iter().map(|token| &text[token.span.range()]).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    fn check_kind(text: &str, expected: TokenKind) {
        let whole = RawToken { span: Span::new(0, text.len()), kind: expected };
        assert_eq!(raw_tokens(Language::English, text), [whole], "{text:?}");
    }

    #[test]
    fn keeps_whole_what_a_reader_would() {
        for word in [
            "long-term",
            "don't",
            "don’t",
            "COVID-19",
            "AT&T",
            "C++",
            "C#",
            "U.S.",
            "U.S.A.",
            "e.g.",
            "node.js",
            "co\u{ad}operate",
            "Straßenbahn",
            "naïve",
            "e\u{301}tude",
            "snake_case",
            "Москва",
            "Αθήνα",
            "col·lecció",
        ] {
            check_kind(word, TokenKind::Word);
        }
        for number in [
            "3.14",
            "1,000",
            "12:30",
            "24/04/2017",
            "2010-2015",
            "15%",
            "$5.20",
            "£20",
            "20kg",
            "31st",
            "1990s",
        ] {
            check_kind(number, TokenKind::Number);
        }
        check_kind("@name_1", TokenKind::Handle);
        check_kind("#tag", TokenKind::Handle);
        for address in ["https://example.org/a?b=c(d)", "www.example.org", "jane.doe@example.co.uk"] {
            check_kind(address, TokenKind::Address);
        }
        check_kind("👩‍🔬", TokenKind::Symbol);
    }

    #[test]
    fn cuts_where_words_end() {
        check(
            Language::English,
            "He said: \"no.\" (Yes)",
            &["He", "said", ":", "\"", "no", ".", "\"", "(", "Yes", ")"],
        );
        check(Language::English, "the end.Next one...", &["the", "end", ".", "Next", "one", "..."]);
        check(Language::English, "see https://a.org/b, or x", &["see", "https://a.org/b", ",", "or", "x"]);
        check(Language::English, "dogs' and/or 5 - 3", &["dogs", "'", "and", "/", "or", "5", "-", "3"]);
        check(Language::French, "l'homme qu’il aujourd'hui", &["l'", "homme", "qu’", "il", "aujourd'hui"]);
        check(Language::Italian, "Dell'arte", &["Dell'", "arte"]);
        check(Language::Arabic, "قال الرئيس، نعم.", &["قال", "الرئيس", "،", "نعم", "."]);
        check(Language::Hindi, "यह किताब है।", &["यह", "किताब", "है", "।"]);
        check(Language::Korean, "한국은 나라다.", &["한국은", "나라다", "."]);
        check(Language::Chinese, "iPhone手机，合作！", &["iPhone", "手机", "，", "合作", "！"]);
        check(Language::Undetermined, "", &[]);
        check(Language::Undetermined, " \u{a0}\u{3000}\t\0", &[]);
    }

    /// Found with Unicode's own test: each lost a letter or was cut in two.
    #[test]
    fn joins_what_unicode_joins() {
        check(Language::Hebrew, "צה\"ל הודיע", &["צה\"ל", "הודיע"]);
        check(Language::Hebrew, "אמר \"שלום\"", &["אמר", "\"", "שלום", "\""]);
        check(Language::German, "1'000 und 1’000", &["1'000", "und", "1’000"]);
        check(Language::Finnish, "EU:n laki: se", &["EU:n", "laki", ":", "se"]);
        check(Language::English, "EU:n", &["EU", ":", "n"]);
        check(Language::Undetermined, "ܬ\u{70f}ܫܒܘ", &["ܬ\u{70f}ܫܒܘ"]);
        check(Language::Arabic, "\u{6dd}١", &["١"]);
    }

    #[test]
    fn cuts_unspaced_scripts_into_dictionary_words() {
        check(Language::Chinese, "经济合作", &["经济", "合作"]);
        if cfg!(feature = "models") {
            check(Language::Chinese, "民事和行政", &["民事", "和", "行政"]);
            check(Language::Chinese, "算法收敛", &["算法", "收敛"]);
        }
        check(Language::Japanese, "東京都に住む。", &["東京", "都", "に", "住む", "。"]);
        check(Language::Thai, "ภาษาไทย", &["ภาษา", "ไทย"]);
    }

    /// The quick test for the end of a plain word agrees with the full rules, whatever follows.
    #[test]
    fn plain_words_end_where_the_rules_say() {
        for byte in (0..=u8::MAX).filter(|&byte| byte == b'.' || ENDS_PLAIN_WORD[usize::from(byte)]) {
            let may_follow = |next: &char| byte != b'.' || matches!(next, ' ' | '\n');
            for next in (0..0x80).map(char::from).chain(['é', '’', '中']).filter(may_follow) {
                for word in ["a", "C", "www", "aujourd", "plain"] {
                    let text = format!("{word}{}{next}x.org", char::from(byte));
                    let scanner = Scanner {
                        text: &text,
                        bytes: text.as_bytes(),
                        end: text.len(),
                        language: Language::French,
                        out: &mut Vec::new(),
                    };
                    let joint = scanner.joiner(0, word.len(), &mut WordShape::default());
                    assert!(matches!(joint, Joiner::Ends(end) if end == word.len()), "{text}");
                }
            }
        }
    }

    /// The scan of ASCII agrees with UAX #29 on words of letters alone.
    #[test]
    fn agrees_with_unicode_on_plain_words() {
        let text = "Plain words, some (in brackets); and \"quotes\" too! Does it? Été naïf, straße.";
        let tokens = raw_tokens(Language::English, text);
        let words = tokens.iter().filter(|token| token.kind.is_word());
        let found: Vec<&str> = words.map(|token| &text[token.span.range()]).collect();
        assert_eq!(found, text.unicode_words().collect::<Vec<_>>());
    }
}
