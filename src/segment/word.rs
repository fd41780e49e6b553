//! Words: where each starts and ends, and what it is made of.
//!
//! The boundaries are those of UAX #29, with these differences, all made so that what a reader takes
//! for one word is one token:
//! - letters and digits joined by `-`, `'`, `’`, `_`, `.` or `·` stay together (`long-term`, `don't`,
//!   `node.js`, `COVID-19`), but not `word.Next`: a full stop between lower and upper case ends a sentence;
//! - the last full stop of an abbreviation with inner ones belongs to it (`U.S.`, `e.g.`);
//! - digits joined by `.`, `,`, `:`, `/` or `-`, with a currency sign before or `%` after, are one number;
//! - `AT&T`, `C++`, `C#`, `@name`, `#tag`, web and mail addresses are one token;
//! - French, Italian and Catalan elisions are two words: `l'` and `homme`;
//! - scripts without blanks between words are cut by dictionary (`icu_segmenter`).
//!
//! ASCII and the alphabets up to Cyrillic are scanned here, in one pass; a run of any other script
//! goes through `unicode-segmentation`.

use crate::ascii::{LetterMap, letters};
use crate::document::{Span, TokenKind};
use crate::lang::{Language, Script, script_of};
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use std::sync::LazyLock;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A word or mark without its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct RawToken {
    pub(super) span: Span,
    pub(super) kind: TokenKind,
}

/// Cuts the sentences of a text into tokens.
pub(super) struct Words<'t> {
    text: &'t str,
    letters: LetterMap,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, letters: LetterMap::new() }
    }

    /// Appends every token of `span` to `out`, in reading order. Linear in the span's length.
    #[inline(never)]
    pub(super) fn cut(&mut self, span: Span, language: Language, out: &mut Vec<RawToken>) {
        let text = self.text.as_bytes();
        let bytes = &text[..span.end as usize];
        let mut letters = self.letters;
        let mut at = span.start as usize;
        while at < bytes.len() {
            let length;
            (length, letters) = letters.run(text, at);
            let end = at + length;
            // Most tokens are plain words with a blank after them: the next starts where this one says, whatever it is.
            if length > 0 {
                match bytes.get(end) {
                    Some(b' ') => {
                        out.push(RawToken { span: Span::new(at, end), kind: TokenKind::Word });
                        at = end + 1;
                        continue;
                    }
                    Some(&after) if !ENDS_PLAIN_WORD[usize::from(after)] => {}
                    Some(_) | None => {
                        let end = end.min(bytes.len());
                        out.push(RawToken { span: Span::new(at, end), kind: TokenKind::Word });
                        at = end;
                        continue;
                    }
                }
            } else if IS_PLAIN_MARK[usize::from(bytes[at])] && bytes.get(at + 1) != Some(&bytes[at]) {
                out.push(RawToken { span: Span::new(at, at + 1), kind: TokenKind::Punctuation });
                at += 1 + usize::from(bytes.get(at + 1) == Some(&b' '));
                continue;
            }
            at = Scanner { text: self.text, bytes, end: bytes.len(), language, out }.next(at);
        }
        self.letters = letters;
    }
}

/// The marks that are a token by themselves unless they are doubled; [`Scanner::mark`] says the same.
const IS_PLAIN_MARK: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is_plain[byte] = matches!(byte as u8, b',' | b'.' | b'"' | b'(' | b')' | b':' | b';' | b'!' | b'?');
        byte += 1;
    }
    is_plain
};

/// The bytes that never join a word of ASCII letters to what follows; [`Scanner::joint`] says the same.
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

/// What a byte can start.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Letter,
    Digit,
    Mark,
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        classes[byte] = if b >= 0x80 {
            Class::Wide
        } else if b <= b' ' || b == 0x7f {
            Class::Blank
        } else if b.is_ascii_alphabetic() {
            Class::Letter
        } else if b.is_ascii_digit() {
            Class::Digit
        } else {
            Class::Mark
        };
        byte += 1;
    }
    classes
};

/// What a character beyond ASCII is to the scan.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WideClass {
    /// A letter of an alphabet scanned here.
    Letter,
    /// A mark or invisible character that continues a word.
    Extend,
    /// A digit of any script.
    Digit,
    /// A letter of a script left to `unicode-segmentation`.
    Other,
    /// A letter of a script without blanks between words.
    Unspaced,
    Blank,
    Punctuation,
    Symbol,
}

struct Scanner<'t, 'o> {
    text: &'t str,
    bytes: &'t [u8],
    end: usize,
    language: Language,
    out: &'o mut Vec<RawToken>,
}

impl<'t> Scanner<'t, '_> {
    /// Handles what starts at `at` and returns where to go on.
    #[inline(never)]
    fn next(&mut self, at: usize) -> usize {
        match CLASSES[self.bytes[at] as usize] {
            Class::Blank => at + 1,
            Class::Letter | Class::Digit => self.word(at, at),
            Class::Mark => self.mark(at),
            Class::Wide => self.wide(at),
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.out.push(RawToken { span: Span::new(start, end), kind });
    }

    /// Appends a token of `len` bytes and returns where it ends.
    fn single(&mut self, at: usize, len: usize, kind: TokenKind) -> usize {
        self.push(at, at + len, kind);
        at + len
    }

    fn byte(&self, at: usize) -> u8 {
        if at < self.end { self.bytes[at] } else { b' ' }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..self.end].chars().next()
    }

    fn char_before(&self, at: usize) -> Option<char> {
        self.text[..at].chars().next_back()
    }

    /// A token that starts with an ASCII mark.
    fn mark(&mut self, at: usize) -> usize {
        let byte = self.bytes[at];
        let next = self.byte(at + 1);
        let is_free = || !self.char_before(at).is_some_and(char::is_alphanumeric);
        match byte {
            b'@' | b'#' if is_free() && self.starts_name(at + 1, byte) => {
                let end = self.name_end(at + 1);
                self.push(at, end, TokenKind::Handle);
                end
            }
            b'$' if next.is_ascii_digit() => self.word(at, at + 1),
            b'_' if is_free() && next.is_ascii_alphanumeric() => self.word(at, at + 1),
            b'$' | b'+' | b'<' | b'=' | b'>' | b'^' | b'`' | b'|' | b'~' => {
                self.single(at, 1, TokenKind::Symbol)
            }
            b'.' | b'-' | b'!' | b'?' | b'\'' => {
                // A run of one mark is one token: "...", "--", "''".
                let run = self.bytes[at..self.end].iter().take_while(|&&other| other == byte).count();
                self.single(at, run, TokenKind::Punctuation)
            }
            _ => self.single(at, 1, TokenKind::Punctuation),
        }
    }

    /// A token that starts with a character beyond ASCII.
    fn wide(&mut self, at: usize) -> usize {
        let Some(c) = self.char_at(at) else { return self.end };
        match wide_class(c) {
            WideClass::Letter | WideClass::Digit => self.word(at, at),
            WideClass::Unspaced => self.unspaced(at),
            WideClass::Other => self.other(at),
            WideClass::Blank | WideClass::Extend => at + c.len_utf8(),
            WideClass::Punctuation => self.single(at, c.len_utf8(), TokenKind::Punctuation),
            WideClass::Symbol if is_currency(c) && self.byte(at + c.len_utf8()).is_ascii_digit() => {
                self.word(at, at + c.len_utf8())
            }
            WideClass::Symbol => {
                // An emoji with its modifiers is one token.
                let grapheme = self.text[at..self.end].graphemes(true).next().map_or(c.len_utf8(), str::len);
                self.single(at, grapheme, TokenKind::Symbol)
            }
        }
    }

    /// A word or number that starts at `start`, of which everything before `from` is read.
    fn word(&mut self, start: usize, from: usize) -> usize {
        let mut at = from;
        let mut shape = Shape::default();
        loop {
            at = self.run(at, &mut shape);
            match self.joint(start, at, &mut shape) {
                Joint::Goes(next) => at = next,
                Joint::Ends(end) => {
                    at = end;
                    break;
                }
                Joint::Elision(end) => {
                    self.push(start, end, TokenKind::Word);
                    return end;
                }
                Joint::Address(end) => {
                    self.push(start, end, TokenKind::Address);
                    return end;
                }
            }
        }
        self.push(start, at, shape.kind());
        at
    }

    /// Goes over letters, digits and what extends them.
    fn run(&self, mut at: usize, shape: &mut Shape) -> usize {
        while at < self.end {
            match CLASSES[self.bytes[at] as usize] {
                Class::Letter => {
                    let length = letters(&self.bytes[at..self.end]);
                    shape.letters += length as u32;
                    at += length;
                }
                Class::Digit => {
                    shape.digit(at);
                    at += 1;
                }
                Class::Wide => {
                    let Some(c) = self.char_at(at) else { break };
                    match wide_class(c) {
                        WideClass::Letter => shape.letters += 1,
                        WideClass::Digit => shape.digit(at),
                        WideClass::Extend => {}
                        _ => break,
                    }
                    at += c.len_utf8();
                }
                Class::Blank | Class::Mark => break,
            }
        }
        at
    }

    /// Whether what stands at `at`, after a run of letters and digits, joins it to the next run.
    fn joint(&self, start: usize, at: usize, shape: &mut Shape) -> Joint {
        if at >= self.end {
            return Joint::Ends(at);
        }
        let byte = self.bytes[at];
        let before = self.bytes[at - 1];
        let next = self.byte(at + 1);
        let both_digits = before.is_ascii_digit() && next.is_ascii_digit();
        match byte {
            b' ' | b'\n' => Joint::Ends(at),
            b'\'' => self.apostrophe(start, at, 1),
            b'.' => self.full_stop(start, at, shape),
            b'-' if self.is_word_char(at + 1) => Joint::Goes(at + 1),
            b'_' if next == b'_' || self.is_word_char(at + 1) => Joint::Goes(at + 1),
            b',' | b'/' if both_digits => Joint::Goes(at + 1),
            b':' if both_digits => Joint::Goes(at + 1),
            b':' if self.bytes[at..self.end].starts_with(b"://") && shape.digits == 0 => {
                Joint::Address(self.address_end(at))
            }
            b'@' if self.is_word_char(at + 1) && self.is_mail(at + 1) => Joint::Address(self.address_end(at)),
            b'&' if before.is_ascii_uppercase() && next.is_ascii_uppercase() => Joint::Goes(at + 1),
            b'%' if before.is_ascii_digit() => Joint::Ends(at + 1),
            b'+' if at - start == 1 && before.is_ascii_uppercase() && next == b'+' => Joint::Ends(at + 2),
            b'#' if at - start == 1 && before.is_ascii_uppercase() && !self.is_word_char(at + 1) => {
                Joint::Ends(at + 1)
            }
            0xc2..=0xe2 => self.wide_joint(start, at),
            _ => Joint::Ends(at),
        }
    }

    /// A joint beyond ASCII: `’`, `‑`, `·`, `״`.
    fn wide_joint(&self, start: usize, at: usize) -> Joint {
        match self.char_at(at) {
            Some('\u{2019}') => self.apostrophe(start, at, 3),
            Some(c @ ('\u{2010}' | '\u{2011}' | '\u{b7}' | '\u{5f4}' | '\u{5f3}'))
                if self.is_word_char(at + c.len_utf8()) =>
            {
                Joint::Goes(at + c.len_utf8())
            }
            _ => Joint::Ends(at),
        }
    }

    /// An apostrophe of `len` bytes after `text[start..at]`.
    fn apostrophe(&self, start: usize, at: usize, len: usize) -> Joint {
        if !self.is_letter(at + len) {
            return Joint::Ends(at);
        }
        if is_elision(self.language, &self.text[start..at]) {
            Joint::Elision(at + len)
        } else {
            Joint::Goes(at + len)
        }
    }

    /// A full stop at `at`, after `text[start..at]`.
    fn full_stop(&self, start: usize, at: usize, shape: &mut Shape) -> Joint {
        let before = self.bytes[at - 1];
        let next = self.byte(at + 1);
        // Letters between this full stop and the last: one in "U.S", several in "example.com".
        let piece = at - shape.piece_start.unwrap_or(start);
        if before.is_ascii_digit() && next.is_ascii_digit() {
            return Joint::Goes(at + 1);
        }
        if !self.is_word_char(at + 1) {
            let is_initials = shape.stops > 0 && piece <= 2 && before.is_ascii_alphabetic();
            return Joint::Ends(if is_initials { at + 1 } else { at });
        }
        if shape.digits == 0 && shape.stops == 0 && self.text[start..at].eq_ignore_ascii_case("www") {
            return Joint::Address(self.address_end(at));
        }
        let is_sentence_end = before.is_ascii_lowercase() && next.is_ascii_uppercase();
        if is_sentence_end || before >= 0x80 || next >= 0x80 {
            return Joint::Ends(at);
        }
        shape.stops += 1;
        shape.piece_start = Some(at + 1);
        Joint::Goes(at + 1)
    }

    /// Where an address that has been recognised ends: at a blank, less the marks that close around it.
    fn address_end(&self, from: usize) -> usize {
        let rest = &self.text[from..self.end];
        let stop = rest.find(|c: char| {
            c.is_whitespace()
                || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»')
                || is_unspaced_or_wide_mark(c)
        });
        let address = &rest[..stop.unwrap_or(rest.len())];
        let trimmed = address.trim_end_matches(|c: char| {
            matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ')' | ']' | '}' | '…' | '’')
        });
        // A bracket opened within the address is its own.
        let closes = address[trimmed.len()..].starts_with(')') && trimmed.contains('(');
        from + trimmed.len() + usize::from(closes)
    }

    /// Whether a mail domain (a full stop between letters) starts at `at`.
    fn is_mail(&self, at: usize) -> bool {
        let domain = &self.bytes[at..self.end.min(at + 255)];
        let len = domain.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-')).count();
        domain[..len].windows(2).any(|pair| pair[0] == b'.' && pair[1].is_ascii_alphabetic())
    }

    /// Whether a handle's name starts at `at`: letters, for `@` also digits.
    fn starts_name(&self, at: usize, sign: u8) -> bool {
        self.is_letter(at)
            || (sign == b'@' && self.byte(at).is_ascii_digit())
            || self.byte(at) == b'_' && self.is_word_char(at + 1)
    }

    fn name_end(&self, from: usize) -> usize {
        let rest = &self.text[from..self.end];
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || is_combining_mark(c);
        from + rest.find(|c: char| !is_part(c)).unwrap_or(rest.len())
    }

    fn is_letter(&self, at: usize) -> bool {
        match self.byte(at) {
            byte if byte < 0x80 => byte.is_ascii_alphabetic(),
            _ => self.char_at(at).is_some_and(|c| matches!(wide_class(c), WideClass::Letter)),
        }
    }

    fn is_word_char(&self, at: usize) -> bool {
        match self.byte(at) {
            byte if byte < 0x80 => byte.is_ascii_alphanumeric(),
            _ => self
                .char_at(at)
                .is_some_and(|c| matches!(wide_class(c), WideClass::Letter | WideClass::Digit)),
        }
    }

    /// A run of scripts without blanks between words, cut by dictionary.
    fn unspaced(&mut self, at: usize) -> usize {
        let run = self.run_of(at, |class| matches!(class, WideClass::Unspaced | WideClass::Extend));
        let mut start = 0;
        for end in DICTIONARY.segment_str(run).skip(1) {
            self.push(at + start, at + end, TokenKind::Word);
            start = end;
        }
        at + run.len()
    }

    /// A run of any other script, cut by UAX #29.
    fn other(&mut self, at: usize) -> usize {
        let run =
            self.run_of(at, |class| matches!(class, WideClass::Other | WideClass::Extend | WideClass::Digit));
        for (start, word) in run.split_word_bound_indices() {
            let kind = if word.chars().any(char::is_alphabetic) {
                TokenKind::Word
            } else if word.chars().any(char::is_numeric) {
                TokenKind::Number
            } else {
                continue;
            };
            self.push(at + start, at + start + word.len(), kind);
        }
        at + run.len()
    }

    /// The characters from `at` on whose class is one of those wanted.
    fn run_of(&self, at: usize, is_wanted: impl Fn(WideClass) -> bool) -> &'t str {
        let rest = &self.text[at..self.end];
        let len = rest.find(|c: char| c.is_ascii() || !is_wanted(wide_class(c)));
        &rest[..len.unwrap_or(rest.len())]
    }
}

/// What a run of letters and digits is followed by.
enum Joint {
    /// The word goes on here.
    Goes(usize),
    /// It ended here.
    Ends(usize),
    /// It ended here with an apostrophe, and the next word follows without a blank.
    Elision(usize),
    /// It turned out to be an address that ends here.
    Address(usize),
}

/// What a word was seen to be made of so far.
#[derive(Default)]
struct Shape {
    letters: u32,
    digits: u32,
    /// Whether the first letter or digit was a digit.
    starts_with_digit: bool,
    /// Inner full stops.
    stops: u32,
    /// Where the piece after the last inner full stop starts.
    piece_start: Option<usize>,
}

impl Shape {
    fn digit(&mut self, _at: usize) {
        self.starts_with_digit |= self.letters == 0;
        self.digits += 1;
    }

    /// Letters behind digits may be a unit or an ending: `20kg`, `31st`, `1990s`.
    fn kind(&self) -> TokenKind {
        if self.digits > 0 && self.letters == 0 || self.starts_with_digit && self.letters <= 3 {
            TokenKind::Number
        } else {
            TokenKind::Word
        }
    }
}

/// The icu dictionaries for Chinese, Japanese, Thai, Lao, Khmer and Burmese.
static DICTIONARY: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Whether `word` before an apostrophe is an elided article, pronoun or the like of the language.
fn is_elision(language: Language, word: &str) -> bool {
    const FRENCH: &[&str] =
        &["l", "d", "j", "n", "s", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];
    const ITALIAN: &[&str] = &[
        "l", "d", "un", "dell", "nell", "all", "dall", "sull", "coll", "quell", "quest", "c", "m", "t", "s",
        "v", "n", "gl", "bell", "sant", "anch",
    ];
    const CATALAN: &[&str] = &["l", "d", "n", "s", "m", "t"];
    let elided = match language {
        Language::French => FRENCH,
        Language::Italian => ITALIAN,
        Language::Catalan => CATALAN,
        _ => return false,
    };
    elided.iter().any(|prefix| prefix.eq_ignore_ascii_case(word))
}

fn is_currency(c: char) -> bool {
    matches!(c, '¢'..='¥' | '\u{20a0}'..='\u{20cf}' | '￠' | '￡' | '￥' | '￦')
}

fn is_unspaced_or_wide_mark(c: char) -> bool {
    c >= '\u{2e80}' && matches!(wide_class(c), WideClass::Unspaced | WideClass::Punctuation)
}

fn wide_class(c: char) -> WideClass {
    match u32::from(c) {
        // Latin, Greek, Cyrillic and their marks: the common case first.
        0xaa
        | 0xb5
        | 0xba
        | 0xc0..=0xd6
        | 0xd8..=0xf6
        | 0xf8..=0x2ff
        | 0x370..=0x373
        | 0x376..=0x37d
        | 0x37f..=0x482
        | 0x48a..=0x52f => WideClass::Letter,
        0x300..=0x36f | 0x483..=0x489 | 0xad | 0x200b..=0x200d | 0x2060 | 0xfeff | 0xfe00..=0xfe0f => {
            WideClass::Extend
        }
        0x1e00..=0x1fff => {
            if c.is_alphabetic() {
                WideClass::Letter
            } else {
                WideClass::Symbol
            }
        }
        0x2000..=0x2bff => general_class(c),
        // Full-width digits and letters.
        0xff10..=0xff19 => WideClass::Digit,
        0xff21..=0xff3a | 0xff41..=0xff5a => WideClass::Letter,
        _ => match script_of(c) {
            Some(
                Script::Han | Script::Kana | Script::Thai | Script::Lao | Script::Khmer | Script::Burmese,
            ) => {
                if is_own_mark(c) {
                    WideClass::Punctuation
                } else if c.is_numeric() && !c.is_alphabetic() {
                    WideClass::Digit
                } else {
                    WideClass::Unspaced
                }
            }
            _ => general_class(c),
        },
    }
}

/// Marks that stand within the ranges of scripts.
fn is_own_mark(c: char) -> bool {
    matches!(c, '\u{30a0}' | '\u{30fb}' | '\u{e2f}' | '\u{e4f}' | '\u{e5a}' | '\u{e5b}' | '\u{104a}'..='\u{104f}' | '\u{17d4}'..='\u{17da}')
}

/// The class by general category, for everything that is not listed.
fn general_class(c: char) -> WideClass {
    if c.is_whitespace() {
        WideClass::Blank
    } else if c.is_numeric() && !c.is_alphabetic() {
        WideClass::Digit
    } else if c.is_alphabetic() {
        WideClass::Other
    } else if is_combining_mark(c) {
        WideClass::Extend
    } else if c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}')
    {
        WideClass::Blank
    } else if is_punctuation(c) {
        WideClass::Punctuation
    } else {
        WideClass::Symbol
    }
}

/// Punctuation beyond ASCII, by blocks.
fn is_punctuation(c: char) -> bool {
    matches!(u32::from(c),
        0xa1 | 0xa7 | 0xab | 0xb6 | 0xb7 | 0xbb | 0xbf | 0x37e | 0x387 | 0x55a..=0x55f | 0x589 | 0x58a | 0x5be | 0x5c0
        | 0x5c3 | 0x5c6 | 0x5f3 | 0x5f4 | 0x609..=0x60d | 0x61b | 0x61d..=0x61f | 0x66a..=0x66d | 0x6d4 | 0x700..=0x70d
        | 0x964 | 0x965 | 0x970 | 0xdf4 | 0xe4f | 0xe5a | 0xe5b | 0xf04..=0xf12 | 0x104a..=0x104f | 0x10fb
        | 0x1360..=0x1368 | 0x1400 | 0x166e | 0x16eb..=0x16ed | 0x17d4..=0x17da | 0x1800..=0x180a | 0x2010..=0x2027
        | 0x2030..=0x2043 | 0x2045..=0x2051 | 0x2053..=0x205e | 0x2329 | 0x232a | 0x2768..=0x2775 | 0x27e6..=0x27ef
        | 0x2983..=0x2998 | 0x2e00..=0x2e5f | 0x3001..=0x3003 | 0x3008..=0x3011 | 0x3014..=0x301f | 0x3030 | 0x30fb
        | 0xfe10..=0xfe19 | 0xfe30..=0xfe52 | 0xff01..=0xff03 | 0xff05..=0xff0a | 0xff0c..=0xff0f | 0xff1a | 0xff1b | 0xff1f
        | 0xff20 | 0xff3b..=0xff3d | 0xff3f | 0xff5b | 0xff5d | 0xff5f..=0xff65)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw_tokens(language: Language, text: &str) -> Vec<RawToken> {
        let mut out = Vec::new();
        Words::new(text).cut(Span::new(0, text.len()), language, &mut out);
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
        check(Language::Chinese, "iPhone手机，很好！", &["iPhone", "手机", "，", "很好", "！"]);
        check(Language::Undetermined, "", &[]);
        check(Language::Undetermined, " \u{a0}\u{3000}\t\0", &[]);
    }

    #[test]
    fn cuts_unspaced_scripts_into_dictionary_words() {
        check(Language::Chinese, "经济合作", &["经济", "合作"]);
        check(Language::Japanese, "東京都に住む。", &["東京", "都", "に", "住む", "。"]);
        check(Language::Thai, "ภาษาไทย", &["ภาษา", "ไทย"]);
    }

    /// What is taken for the end of a plain word at a glance is one by the full rules, whatever follows.
    #[test]
    fn plain_words_end_where_the_rules_say() {
        for byte in (0..=u8::MAX).filter(|&byte| ENDS_PLAIN_WORD[usize::from(byte)]) {
            for next in (0..0x80).map(char::from).chain(['é', '’', '中']) {
                for word in ["a", "C", "www", "aujourd", "plain"] {
                    let text = format!("{word}{}{next}x.org", char::from(byte));
                    let scanner = Scanner {
                        text: &text,
                        bytes: text.as_bytes(),
                        end: text.len(),
                        language: Language::French,
                        out: &mut Vec::new(),
                    };
                    let joint = scanner.joint(0, word.len(), &mut Shape::default());
                    assert!(matches!(joint, Joint::Ends(end) if end == word.len()), "{text}");
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
