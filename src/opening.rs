//! Which sentences need a neighbour: "He added …" the one before, "She asked for three things:" the one after.

use crate::analysis::Analysis;
use crate::document::{BlockKind, Document, Sentence, Token};
use crate::language::{Profile, WordClass};
use std::borrow::Cow;
use std::cmp::Ordering;

/// The neighbour that a sentence needs: without it the sentence is not understood, or a quotation is cut in half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Neighbour {
    /// The sentence before it.
    Before,
    /// The sentence after it.
    After,
    /// More than one sentence, or one that is not there.
    Missing,
}

/// The neighbour that a sentence needs, if it needs one.
pub(crate) fn needed_neighbour(analysis: &Analysis, sentence: usize) -> Option<Neighbour> {
    let document = analysis.document();
    if Opening::of(analysis, sentence).leans_back() || answers(document, sentence) {
        return Some(Neighbour::Before);
    }
    let text = document.sentence(sentence).text();
    if text.ends_with([':', '：']) {
        return Some(Neighbour::After);
    }
    let half = half_quotation(text)?;
    let (neighbour, other) = match half {
        HalfQuotation::Opened => (Neighbour::After, sentence + 1),
        HalfQuotation::Closed => (Neighbour::Before, sentence.wrapping_sub(1)),
    };
    let is_other_half = other < document.n_sentences()
        && half_quotation(document.sentence(other).text()).is_some_and(|found| found != half);
    Some(if is_other_half { neighbour } else { Neighbour::Missing })
}

/// An answer of no more words says nothing without its question.
const MAX_ANSWER_WORDS: usize = 5;
/// A question of fewer words says nothing to the answer: "Why?".
const MIN_QUESTION_WORDS: usize = 4;

/// True for a short answer to the question before it: "Tomorrow at noon."
fn answers(document: &Document, sentence: usize) -> bool {
    let asks = |sentence: Sentence| sentence.text().ends_with(['?', '？', '؟']);
    let own = document.sentence(sentence);
    let is_asked = || {
        let before = sentence.checked_sub(1).map(|before| document.sentence(before));
        before.is_some_and(|before| {
            before.block().kind != BlockKind::Title
                && asks(before)
                && before.n_running_words() >= MIN_QUESTION_WORDS
        })
    };
    is_asked() && !asks(own) && own.n_running_words() <= MAX_ANSWER_WORDS
}

/// The half of a quotation that a sentence has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HalfQuotation {
    /// It opens one that it does not close.
    Opened,
    /// It closes one that it does not open.
    Closed,
}

/// The half of a quotation in a sentence, if it has one. Linear in its text.
pub(crate) fn half_quotation(text: &str) -> Option<HalfQuotation> {
    // How often each kind of mark opens and closes.
    let mut kinds = [(0, 0); 5];
    // Marks are rare: they are looked for by their first bytes, in any order.
    let bytes = text.as_bytes();
    for at in memchr::memchr3_iter(b'"', 0xc2, 0xe2, bytes).chain(memchr::memchr_iter(0xe3, bytes)) {
        let (before, rest) = text.split_at(at);
        let starts_word = || before.ends_with(|c: char| c.is_whitespace() || c == '(') || before.is_empty();
        let Some(c) = rest.chars().next() else { break };
        let (kind, opens) = match c {
            '"' => (0, starts_word()),
            // In German the mark that opens in English closes.
            '“' => (1, starts_word()),
            '„' => (1, true),
            '”' => (1, false),
            '«' | '»' => (2, c == '«'),
            '「' | '」' => (3, c == '「'),
            '『' | '』' => (4, c == '『'),
            _ => continue,
        };
        let (n_opened, n_closed) = &mut kinds[kind];
        *(if opens { n_opened } else { n_closed }) += 1;
    }
    // A pair that opens within a word, as in 5"-6", has no half.
    let [(n_opened, n_closed), ..] = &mut kinds;
    if (*n_opened + *n_closed) % 2 == 0 {
        (*n_opened, *n_closed) = (0, 0);
    }
    kinds.into_iter().find_map(|(n_opened, n_closed)| match n_opened.cmp(&n_closed) {
        Ordering::Greater => Some(HalfQuotation::Opened),
        Ordering::Less => Some(HalfQuotation::Closed),
        Ordering::Equal => None,
    })
}

/// How many tokens of a sentence are looked at; no opening has more.
const HEAD_TOKENS: usize = 8;
/// Words that do not belong to what sets a sentence in its place: "We use these".
const SPEAKERS: u32 = WordClass::We.bit() | WordClass::Person.bit();
/// Words for a thing near the reader: "this paper", "this year"; or a word of grammar: "those who".
const HERE_AND_NOW: u32 = WordClass::Text.bit()
    | WordClass::TimeWord.bit()
    | WordClass::WeekDay.bit()
    | WordClass::Month.bit()
    | WordClass::StopWord.bit();
/// How many adjectives may be between an article and what it makes known.
const MAX_ADJECTIVES: usize = 2;

/// The first words of a sentence, and what they may be.
pub(crate) struct Opening<'a> {
    analysis: &'a Analysis<'a>,
    document: &'a Document,
    sentence: Sentence<'a>,
    profile: &'static Profile,
    /// The first tokens of the sentence, from its first word on.
    head: Cow<'a, [Token]>,
}

impl<'a> Opening<'a> {
    /// The opening of a sentence.
    pub(crate) fn of(analysis: &'a Analysis, sentence: usize) -> Self {
        let document = analysis.document();
        let tokens = document.sentence(sentence).tokens();
        let first = tokens.iter().position(|&token| document.kind(token).is_word()).unwrap_or(tokens.len());
        Self::with_head(
            analysis,
            sentence,
            Cow::Borrowed(&tokens[first..tokens.len().min(first + HEAD_TOKENS)]),
        )
    }

    /// The opening of a line that keeps some tokens of a sentence, given by their numbers in it.
    fn of_line(analysis: &'a Analysis, sentence: usize, kept: &[usize]) -> Self {
        let document = analysis.document();
        let tokens = document.sentence(sentence).tokens();
        let kept = kept.iter().map(|&at| tokens[at]);
        let head = kept.skip_while(|&token| !document.kind(token).is_word()).take(HEAD_TOKENS).collect();
        Self::with_head(analysis, sentence, Cow::Owned(head))
    }

    fn with_head(analysis: &'a Analysis, sentence: usize, head: Cow<'a, [Token]>) -> Self {
        let document = analysis.document();
        let sentence = document.sentence(sentence);
        let profile = sentence.block().language.profile();
        Self { analysis, document, sentence, profile, head }
    }

    /// True if the sentence takes up the one before it: it opens with a pronoun or a connective ("He", "For example"), has one
    /// between commas soon after ("The town, however, …"), points to what was named ("These results", "In this way"), or speaks of something as known that the sentence before made known
    /// ("an award. The award"). Never in a language without a list of such words. O(1).
    pub(crate) fn leans_back(&self) -> bool {
        self.is_listed(WordClass::Opening)
            || self.points_back()
            || self.is_of_something_known()
            || self.sets_off_connective()
            || goes_on_counting(self.sentence.text())
    }

    /// True if the sentence sends the reader elsewhere: "See the manual.", "For details, …". O(1).
    pub(crate) fn refers_elsewhere(&self) -> bool {
        self.is_listed(WordClass::CrossReference)
    }

    fn is(&self, token: Token, classes: u32) -> bool {
        self.analysis.classes_in(self.sentence, token) & classes != 0
    }

    /// True if its first word, or more of its words, are listed as a class of phrases.
    fn is_listed(&self, class: WordClass) -> bool {
        const START: u32 = WordClass::OpeningStart.bit();
        let Some(&first) = self.head.first() else { return false };
        if !self.profile.has_any(class) || !self.is(first, START) && !self.has_no_blanks() {
            return false;
        }
        let text = &self.sentence.text()[(first.span.start - self.sentence.span().start) as usize..];
        let goes_on = |c: char| c == '-' || c.is_alphanumeric() && !self.has_no_blanks();
        let ends = self.head.iter().flat_map(|token| {
            let word = self.document.token_text(*token);
            let at = (token.span.start - first.span.start) as usize;
            word.find(['\'', '’']).into_iter().chain([word.len()]).map(move |end| at + end)
        });
        for end in ends {
            let classes = self.profile.classes_in_any_case(&text[..end]);
            if classes & class.bit() != 0 && !text[end..].starts_with(goes_on) {
                return true;
            }
            if classes & START == 0 {
                return false;
            }
        }
        false
    }

    fn has_no_blanks(&self) -> bool {
        self.profile.script.is_ideographic()
    }

    /// True for "These results", "In this way" and "To solve this problem, …", but not for "This paper" and "this year".
    fn points_back(&self) -> bool {
        const POINTER: u32 = WordClass::Demonstrative.bit();
        let Some(at) = self.head.iter().position(|&token| self.is(token, POINTER)) else { return false };
        let (before, after) = (&self.head[..at], &self.head[at + 1..]);
        let is_grammar =
            |&token: &Token| self.is(token, WordClass::StopWord.bit()) && !self.is(token, SPEAKERS);
        let is_noun = |&noun: &Token| !self.is(noun, POINTER | HERE_AND_NOW);
        // "In these", "All of those"; "To solve this problem, …".
        let is_set_off = match before {
            [] | [_] | [_, _] if before.iter().all(is_grammar) => true,
            [first, _] | [first, _, _] => {
                is_grammar(first) && after.iter().any(|&token| self.is_comma(token))
            }
            _ => false,
        };
        is_set_off && after.first().is_some_and(is_noun)
    }

    /// True for "First, though, …" and "The town, for example, …".
    fn sets_off_connective(&self) -> bool {
        const CONNECTIVE: u32 = WordClass::Opening.bit() | WordClass::Adverbial.bit();
        let commas = self.head.iter().filter(|&&token| self.is_comma(token));
        let ends = commas.clone().skip(1).map(|comma| comma.span.start as usize);
        commas.map(|comma| comma.span.end as usize).zip(ends).any(|(start, end)| {
            let between = self.document.text()[start..end].trim();
            self.profile.classes_in_any_case(between) & CONNECTIVE != 0
        })
    }

    fn is_comma(&self, token: Token) -> bool {
        self.document.token_text(token).starts_with([',', '，', '、', '،'])
    }

    /// True for "The award" after "an award".
    fn is_of_something_known(&self) -> bool {
        let [article, noun, ..] = &*self.head else { return false };
        if !self.is(*article, WordClass::DefiniteArticle.bit()) || !self.document.is_content(noun.term) {
            return false;
        }
        let Some(before) = self.sentence.index().checked_sub(1) else { return false };
        let before = self.document.sentence(before).tokens();
        let is_new = |at: usize| {
            let words = &before[at.saturating_sub(MAX_ADJECTIVES + 1)..at];
            words.iter().any(|&token| self.is(token, WordClass::IndefiniteArticle.bit()))
        };
        before.iter().enumerate().any(|(at, token)| token.term == noun.term && is_new(at))
    }
}

/// The longest number of things that are counted: "iii", "100".
const MAX_NUMBER_BYTES: usize = 3;

/// True for the second of several things that are counted, or a later one: "(2) …", "b) …".
fn goes_on_counting(text: &str) -> bool {
    let text = text.strip_prefix('(').unwrap_or(text);
    let head = &text[..text.floor_char_boundary(MAX_NUMBER_BYTES + 1)];
    let Some(number) = head.find(')').map(|end| &head[..end]) else { return false };
    let rest = &text[number.len() + 1..];
    rest.starts_with(' ') && matches!(number, "ii" | "iii" | "iv" | "v" | "b" | "c" | "d" | "e")
        || rest.starts_with(' ') && number.parse::<u8>().is_ok_and(|number| number > 1)
}

/// Words that often point to the sentence before. They are English, and looked for in every language: some are words
/// of others too ("so").
const POINTERS: [&str; 24] = [
    "it", "he", "she", "they", "this", "these", "those", "that", "both", "such", "his", "her", "its",
    "their", "but", "and", "so", "also", "however", "there", "nor", "or", "yet", "then",
];

/// How sure it is that a sentence leans on the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaning {
    /// It opens as no sentence does that stands alone.
    Sure,
    /// It opens with a word that often points back, as in "This is how …".
    Possible,
}

/// How a line that keeps some tokens of a sentence, given by their numbers in it, leans back, if it does: for what is read alone
/// a doubt counts.
pub(crate) fn leaning(analysis: &Analysis, sentence: usize, kept: &[usize]) -> Option<Leaning> {
    let opening = Opening::of_line(analysis, sentence, kept);
    if opening.leans_back() {
        return Some(Leaning::Sure);
    }
    may_point_back(opening.document, &opening.head).then_some(Leaning::Possible)
}

fn may_point_back(document: &Document, tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|&&token| document.kind(token).is_word());
    let Some(word) = first.map(|&token| document.token_text(token)) else { return false };
    // "That's how it was", but not "it's time".
    let stem = word.split_once(['\'', '’']).map_or(word, |(stem, _)| stem);
    let is_empty_subject = ["it", "there"].iter().any(|subject| stem.eq_ignore_ascii_case(subject));
    let word = if is_empty_subject { word } else { stem };
    POINTERS.iter().any(|pointer| word.eq_ignore_ascii_case(pointer))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segment::Segmenter;

    fn check(language: Language, sentence: &str, expected: bool) {
        let document = Segmenter::default().language(language).run(sentence).unwrap();
        assert_eq!(Opening::of(&Analysis::of(&document), 0).leans_back(), expected, "{sentence}");
    }

    #[test]
    fn the_half_of_a_quotation_is_known() {
        let check = |text: &str, expected: Option<HalfQuotation>| {
            assert_eq!(half_quotation(text), expected, "{text}");
        };
        let (opened, closed) = (Some(HalfQuotation::Opened), Some(HalfQuotation::Closed));
        check("“Our school has no roof.", opened);
        check("Our teachers are cold,” he said.", closed);
        check("“Rain,” she said.", None);
        check("\"Our school has no roof.", opened);
        check("She said (\"Our school has no roof.", opened);
        check("Our teachers are cold,\" he said.", closed);
        check("„Der Deich hält“, sagte er.", None);
        check("„Der Deich hält.", opened);
        check("Er hält“, sagte sie.", closed);
        check("「雨が降った。", opened);
        check("« Il pleut.", opened);
    }

    #[test]
    fn a_short_answer_needs_its_question() {
        let check = |text: &str, expected: Option<Neighbour>| {
            let document = Document::new(text).unwrap();
            assert_eq!(needed_neighbour(&Analysis::of(&document), 1), expected, "{text}");
        };
        check("When does the bakery open? Tomorrow at noon.", Some(Neighbour::Before));
        check("When does the bakery open? Tomorrow at noon, when the new oven is there.", None);
        check("When does the bakery open? Who knows?", None);
        check("When? Tomorrow at noon.", None);
        check("The bakery opens. Tomorrow at noon.", None);
    }

    #[test]
    fn readers_are_sent_elsewhere_or_told_to_read() {
        let check = |language: Language, sentence: &str, expected: bool| {
            let document = Segmenter::default().language(language).run(sentence).unwrap();
            let opening = Opening::of(&Analysis::of(&document), 0).refers_elsewhere();
            assert_eq!(opening, expected, "{sentence}");
        };
        check(Language::English, "See the manual for the other settings.", true);
        check(Language::English, "Read these instructions carefully and keep them for later.", true);
        check(Language::English, "Reading these instructions took an hour.", false);
        check(Language::German, "Bitte lesen Sie die Anleitung vor dem Aufbau.", true);
        check(Language::French, "Lisez attentivement cette notice.", true);
    }

    #[test]
    fn pronouns_and_connectives_lean() {
        check(Language::English, "He left the town after dark.", true);
        check(Language::English, "“It’s late,” said the guard.", true);
        check(Language::English, "For example, bread rises faster in summer.", true);
        check(Language::German, "Dabei war der Deich erst im Mai erhöht worden.", true);
        check(Language::French, "C’est la première fois depuis dix ans.", true);
        check(Language::English, "First, though, the town has to pay.", true);
        check(Language::English, "The old bridge, however, was left open.", true);
        check(Language::English, "The bridge, built in 1905, was left open.", false);
    }

    #[test]
    fn what_points_to_something_named_before_leans() {
        check(Language::English, "These results surprised everyone.", true);
        check(Language::English, "In this way bread rises faster.", true);
        check(Language::English, "All of those roads are closed.", true);
        check(Language::English, "To solve this problem, bakers wait.", true);
        check(Language::English, "Those who bake wait.", false);
        check(Language::English, "(2) a slow rise.", true);
        check(Language::English, "b) a slow rise.", true);
        check(Language::English, "(1) a slow rise.", false);
        check(Language::English, "(2019) a slow rise.", false);
        check(Language::English, "In this paper bread is baked.", false);
        check(Language::English, "This year the bridge was closed.", false);
        check(Language::German, "Dieser Deich hielt.", true);
        check(Language::Spanish, "En esta ciudad llueve.", true);
        check(Language::Russian, "Кроме того, мост закрыт.", true);
        check(Language::Chinese, "此外，这座桥已经关闭。", true);
        check(Language::Vietnamese, "Bên cạnh đó, cây cầu đã bị đóng.", true);
        check(Language::Vietnamese, "Ông Nguyễn Văn An đóng cây cầu.", false);
        check(Language::Urdu, "ان کو بتایا گیا۔", true);
    }

    #[test]
    fn a_noun_made_known_by_the_sentence_before_leans() {
        let check = |text: &str, expected: bool| {
            let document = Segmenter::default().language(Language::English).run(text).unwrap();
            assert_eq!(Opening::of(&Analysis::of(&document), 1).leans_back(), expected, "{text}");
        };
        check("The town gave her a new award. The award is of glass.", true);
        check("The town gave her the award. The award is of glass.", false);
        check("The town gave her a medal. The award is of glass.", false);
    }

    #[test]
    fn a_word_that_often_points_back_is_noticed() {
        let check = |sentence: &str, expected: Option<Leaning>| {
            let document = Segmenter::default().language(Language::English).run(sentence).unwrap();
            let kept: Vec<usize> = document.sentence(0).token_range().collect();
            assert_eq!(leaning(&Analysis::of(&document), 0, &kept), expected, "{sentence}");
        };
        check("That’s how the council works.", Some(Leaning::Possible));
        check("This bridge is the oldest of the county.", Some(Leaning::Sure));
        check("He left the town after dark.", Some(Leaning::Sure));
        check("There's rain in the north.", None);
        check("The bridge is the oldest of the county.", None);
    }

    #[test]
    fn names_nouns_and_longer_words_do_not() {
        check(Language::English, "Heather left the town after dark.", false);
        check(Language::English, "Both-sided tape holds the sign.", false);
        check(Language::Hungarian, "Ő tegnap elutazott a városból.", false);
    }
}
