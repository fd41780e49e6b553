//! Measures the signals of phrases.

use super::signal::N_SIGNALS;
use super::weight::inverse_document_frequencies;
use crate::analysis::Analysis;
use crate::document::{BlockKind, Document, Sentence, TermId, Token, TokenKind, WordId};
use crate::keyword::candidates::{Phrase, Phrases, Role, is_person_noun, is_time};
use crate::language::{Property, WordClass};
use crate::math::ln;
use crate::tag::Tag;
use std::ops::Range;
use std::sync::LazyLock;

/// How many tokens of the first sentence are its opening, at most.
const OPENING_TOKENS: usize = 25;
/// The share of the text that is early.
const EARLY_SHARE: f64 = 0.15;
/// Smooths the position: near the start a few words more or less mean nothing.
const POSITION_OFFSET: u32 = 20;
/// The least idf of a word in a name: "United States" says much though its words are common.
const NAME_IDF: f64 = 5.0;
/// Of a hundred texts that have a word as many usually have it twice.
const USUAL_ADAPTATION: f64 = 30.0;
/// Of texts that have a word a fifth have it twice, as a logarithm over what is usual.
const SELDOM_SAID_AGAIN: f64 = -0.4;
/// A phrase of fewer letters is a symbol, not a term; ideographs count twice, since two of them are a word.
const MIN_LETTERS: usize = 3;

/// The signals of a document's phrases.
pub(crate) struct Signals<'p, 'd> {
    phrases: &'p Phrases<'d>,
    /// By term.
    terms: Vec<TermFacts>,
    /// By phrase; an abbreviation and what it is short for count together.
    list: Vec<Phrase>,
    /// By phrase.
    occurrences: Vec<OccurrenceCounts>,
    /// By word: true for what is mostly a verb; empty without a tagger.
    is_verb: Vec<bool>,
    /// By word: true for words of what is about the text, for times and measures.
    is_furniture: Vec<bool>,
    is_time: Vec<bool>,
    /// True if two words of the text are about one of other languages.
    has_syllables: bool,
    n_tokens: f64,
}

#[derive(Default, Clone, Copy)]
struct TermFacts {
    idf: f64,
    adaptation: f64,
    in_title: bool,
    in_opening: bool,
    /// How many candidates of two words or more have it.
    n_phrases: u32,
    /// How often candidates that have it occur, and the tokens before the first.
    n_in_candidates: u32,
    first: u32,
}

impl TermFacts {
    /// Whoever has a name, it says nothing of the name how often others have it again.
    fn adaptation_as(&self, role: Role) -> f64 {
        if role == Role::Name { 0.0 } else { self.adaptation }
    }
}

/// Counts over the occurrences of a phrase.
#[derive(Default, Clone, Copy)]
struct OccurrenceCounts {
    n_sentences: u32,
    last_sentence: u32,
    n_early: u32,
    n_capital: u32,
    n_before_of: u32,
    /// Occurrences right behind a word with a capital, right before one, and parted from one by small words.
    n_behind_capital: u32,
    n_before_capital: u32,
    n_near_capital: u32,
    n_in_head: u32,
    n_in_titles: u32,
    n_in_items: u32,
    n_furniture: u32,
    /// Occurrences that are a sentence of running text by themselves.
    n_sentence_alone: u32,
    in_opening: bool,
}

impl OccurrenceCounts {
    /// The counts of those of a phrase that are not inside longer ones, if all are alike.
    fn scaled(self, phrase: Phrase) -> Self {
        let share = |n: u32| {
            let n = u64::from(n) * u64::from(phrase.n_alone);
            n.div_ceil(u64::from(phrase.count.max(1))) as u32
        };
        Self {
            n_sentences: share(self.n_sentences),
            n_early: share(self.n_early),
            n_capital: share(self.n_capital),
            n_before_of: share(self.n_before_of),
            n_behind_capital: share(self.n_behind_capital),
            n_before_capital: share(self.n_before_capital),
            n_near_capital: share(self.n_near_capital),
            n_in_head: share(self.n_in_head),
            n_in_titles: share(self.n_in_titles),
            n_in_items: share(self.n_in_items),
            n_furniture: share(self.n_furniture),
            n_sentence_alone: share(self.n_sentence_alone),
            ..self
        }
    }

    /// The counts of a phrase and of another name for the same.
    fn with(self, other: Self) -> Self {
        Self {
            n_sentences: self.n_sentences + other.n_sentences,
            n_early: self.n_early + other.n_early,
            n_capital: self.n_capital + other.n_capital,
            n_before_of: self.n_before_of + other.n_before_of,
            n_behind_capital: self.n_behind_capital + other.n_behind_capital,
            n_before_capital: self.n_before_capital + other.n_before_capital,
            n_near_capital: self.n_near_capital + other.n_near_capital,
            n_in_head: self.n_in_head + other.n_in_head,
            n_in_titles: self.n_in_titles + other.n_in_titles,
            n_in_items: self.n_in_items + other.n_in_items,
            n_furniture: self.n_furniture + other.n_furniture,
            n_sentence_alone: self.n_sentence_alone + other.n_sentence_alone,
            in_opening: self.in_opening || other.in_opening,
            ..self
        }
    }
}

impl<'p, 'd> Signals<'p, 'd> {
    pub(crate) fn new(analysis: &Analysis, phrases: &'p Phrases<'d>) -> Self {
        let n_tokens = phrases.document.tokens().len().max(1) as f64;
        let mut list = phrases.list.clone();
        let is_furniture = furniture_words(phrases);
        let own = occurrence_counts(phrases, n_tokens, &is_furniture);
        let mut occurrences = own.clone();
        let mut join = |one: usize, other: Phrase, counts: OccurrenceCounts| {
            list[one].count += other.count;
            list[one].n_alone += other.n_alone;
            list[one].first = list[one].first.min(other.first);
            occurrences[one] = occurrences[one].with(counts);
        };
        for short in (0..phrases.len()).filter(|&short| phrases.is_short_form(short)) {
            // Inside of the full name it is counted already.
            let alone = Phrase { count: phrases.list[short].n_alone, ..phrases.list[short] };
            join(phrases.full_name(short), alone, own[short].scaled(phrases.list[short]));
        }
        for &(short, long) in &phrases.abbreviations {
            join(short, phrases.list[long], own[long]);
            join(long, phrases.list[short], own[short]);
        }
        let terms = term_facts(analysis, phrases, &list);
        let is_verb = analysis.usual_tags().unwrap_or_default();
        let has_syllables = phrases.document.language().profile().has(Property::Syllables);
        let is_verb = is_verb.iter().map(|&tag| tag == Tag::Verb).collect();
        let is_time = time_words(phrases);
        Self { phrases, terms, list, occurrences, is_verb, is_furniture, is_time, has_syllables, n_tokens }
    }

    /// True if only sections about the text have the phrase.
    pub(super) fn is_about_text(&self, index: usize) -> bool {
        self.occurrences[index].n_furniture >= self.list[index].count
    }

    /// True if the phrase is mostly said by itself, as "mm-hmm" is.
    pub(super) fn is_interjection(&self, index: usize) -> bool {
        let (count, n_alone) = (self.list[index].count, self.occurrences[index].n_sentence_alone);
        count > 1 && 2 * n_alone >= count
    }

    /// True if texts seldom say again what the first and the last word of the phrase say.
    pub(super) fn is_generic(&self, index: usize) -> bool {
        let words = self.phrases.terms(index).zip(self.phrases.roles(index));
        let mut words = words.filter(|(_, role)| **role != Role::Link);
        let adaptation = |(term, role): (TermId, &Role)| self.terms[term.index()].adaptation_as(*role);
        let first = words.next();
        let last = words.last().or(first);
        [first, last].into_iter().flatten().map(adaptation).sum::<f64>() < 2.0 * SELDOM_SAID_AGAIN
    }

    /// True for two words or more that only a headline says so.
    pub(super) fn is_of_headline(&self, index: usize) -> bool {
        let phrase = self.list[index];
        phrase.n_words > 1 && self.occurrences[index].n_in_head == phrase.count
    }

    /// The signals of a phrase, in the order of [`super::signal::Signal::ALL`].
    pub(crate) fn of(&self, index: usize) -> [f64; N_SIGNALS] {
        let phrase = self.list[index];
        let counts = self.occurrences[index];
        let roles = self.phrases.roles(index);
        let words = Words::of(self, index);
        let (count, n_words) = (f64::from(phrase.count), words.n);
        let length =
            if self.has_syllables { words.n.div_euclid(2.0) + words.n.rem_euclid(2.0) } else { words.n };
        let letters = Letters::of(self.phrases, index);
        let flag = |is_so: bool| f64::from(u8::from(is_so));
        let share = |n: u32| f64::from(n) / count;
        let has = |role: Role| flag(roles.contains(&role));
        let is_verb =
            |token: &Token| flag(self.is_verb.get(token.word.index()).is_some_and(|is_verb| *is_verb));
        let tokens = self.phrases.tokens(index);
        let of_one = |value: f64| if n_words > 1.0 { 0.0 } else { value };
        let of_several = |value: f64| if n_words > 1.0 { value } else { 0.0 };
        [
            ln_of(phrase.count),
            flag(phrase.count == 1),
            ln_of(phrase.n_alone.max(1)) - ln_of(phrase.count),
            flag(phrase.n_alone == 0),
            ln_of(counts.n_sentences),
            words.relatives / n_words,
            words.counts / n_words,
            words.fewest,
            ln_of(POSITION_OFFSET + phrase.first),
            f64::from(phrase.first) / self.n_tokens,
            ln_of(1 + counts.n_early),
            flag(words.in_opening),
            flag(counts.in_opening),
            words.positions / n_words,
            flag(words.in_title),
            flag(n_words > 1.0 && counts.n_in_head == phrase.count),
            share(counts.n_in_titles),
            share(counts.n_in_items),
            share(counts.n_furniture),
            flag(tokens.iter().any(|token| self.is_furniture[token.word.index()])),
            ln((words.idf / n_words).max(0.05)),
            ln(words.last_idf.max(0.05)),
            of_several(ln(words.first_idf.max(0.05))),
            of_one(ln(words.last_idf.max(0.05))),
            of_one(words.last_adaptation),
            of_several(words.last_adaptation),
            of_several(words.first_adaptation),
            of_several(words.least_adaptation),
            ln(f64::from(letters.n.max(1)) / n_words),
            flag(letters.n_weighted < MIN_LETTERS || self.has_syllables && words.n == 1.0),
            flag(length == 1.0),
            flag(length == 3.0),
            flag(length > 3.0),
            flag(length == 1.0 && letters.n_upper > 1),
            words.n_names / n_words,
            flag(n_words > 1.0 && words.n_names == n_words),
            share(counts.n_capital).min(1.0),
            flag(!roles[0].is_head()),
            flag(letters.ends_in_ing),
            flag(letters.ends_in_s),
            is_verb(&tokens[0]),
            is_verb(&tokens[tokens.len() - 1]),
            share(counts.n_before_of),
            share(counts.n_behind_capital).min(1.0),
            share(counts.n_before_capital).min(1.0),
            share(counts.n_near_capital).min(1.0),
            flag(letters.has_owner),
            has(Role::Figure),
            flag(tokens.iter().any(|token| self.is_time[token.word.index()])),
            flag(is_person_noun(self.phrases.roles.classes[tokens[tokens.len() - 1].word.index()])),
            has(Role::Link),
            flag(letters.is_code),
        ]
    }
}

/// Sums over the words of a phrase.
struct Words {
    n: f64,
    n_names: f64,
    idf: f64,
    last_idf: f64,
    first_idf: f64,
    last_adaptation: f64,
    first_adaptation: f64,
    least_adaptation: f64,
    relatives: f64,
    counts: f64,
    fewest: f64,
    positions: f64,
    in_opening: bool,
    in_title: bool,
}

impl Words {
    fn of(signals: &Signals, index: usize) -> Self {
        let mut words = Self {
            n: 0.0,
            n_names: 0.0,
            idf: 0.0,
            last_idf: 0.0,
            first_idf: 0.0,
            last_adaptation: 0.0,
            first_adaptation: 0.0,
            least_adaptation: f64::MAX,
            relatives: 0.0,
            counts: 0.0,
            fewest: f64::MAX,
            positions: 0.0,
            in_opening: true,
            in_title: true,
        };
        for (term, role) in signals.phrases.terms(index).zip(signals.phrases.roles(index)) {
            if *role != Role::Link {
                words.add(&signals.terms[term.index()], *role);
            }
        }
        words
    }

    fn add(&mut self, facts: &TermFacts, role: Role) {
        let is_name = role == Role::Name;
        let count = facts.n_in_candidates.max(1);
        self.n += 1.0;
        self.n_names += f64::from(u8::from(is_name));
        self.last_idf = if is_name { facts.idf.max(NAME_IDF) } else { facts.idf };
        self.idf += self.last_idf;
        self.last_adaptation = facts.adaptation_as(role);
        self.least_adaptation = self.least_adaptation.min(self.last_adaptation);
        if self.n == 1.0 {
            self.first_idf = self.last_idf;
            self.first_adaptation = self.last_adaptation;
        }
        self.relatives += ln_of(1 + facts.n_phrases);
        self.counts += ln_of(count);
        self.fewest = self.fewest.min(ln_of(count));
        self.positions += ln_of(POSITION_OFFSET + facts.first);
        self.in_opening &= facts.in_opening;
        self.in_title &= facts.in_title;
    }
}

/// ln of a whole number from 1.
fn ln_of(n: u32) -> f64 {
    static SMALL: LazyLock<Vec<f64>> = LazyLock::new(|| (0..1024).map(|n| ln(f64::from(n.max(1)))).collect());
    SMALL.get(n as usize).copied().unwrap_or_else(|| ln(f64::from(n)))
}

/// True for a word with a mark inside, as in code: "Cargo.toml", "env_logger"; not for "U.S.".
fn is_code(text: &str) -> bool {
    let is_mark = |byte: &u8| matches!(byte, b'_' | b'.' | b':' | b'/' | b'(');
    !text.ends_with('.') && text.as_bytes().iter().skip_while(|byte| is_mark(byte)).any(is_mark)
}

/// The letters of a phrase's first occurrence, counted.
struct Letters {
    n: u32,
    n_upper: u32,
    /// Letters, ideographs twice.
    n_weighted: usize,
    ends_in_ing: bool,
    ends_in_s: bool,
    has_owner: bool,
    is_code: bool,
}

impl Letters {
    fn of(phrases: &Phrases, index: usize) -> Self {
        let (n, n_upper, n_weighted) = (0, 0, 0);
        let (ends_in_ing, ends_in_s, has_owner) = (false, false, false);
        let mut letters = Self { n, n_upper, n_weighted, ends_in_ing, ends_in_s, has_owner, is_code: false };
        let mut owner = false;
        for token in phrases.tokens(index) {
            let text = phrases.document.token_text(*token);
            letters.has_owner |= owner;
            owner = text.ends_with("'s") || text.ends_with("’s");
            letters.is_code |= is_code(text);
            letters.add(text);
            (letters.ends_in_ing, letters.ends_in_s) = (text.ends_with("ing"), text.ends_with('s'));
        }
        letters
    }

    fn add(&mut self, text: &str) {
        if text.is_ascii() {
            let n: u32 = text.bytes().map(|byte| u32::from(byte.is_ascii_alphabetic())).sum();
            self.n += n;
            self.n_weighted += n as usize;
            self.n_upper += text.bytes().map(|byte| u32::from(byte.is_ascii_uppercase())).sum::<u32>();
            return;
        }
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            self.n += 1;
            self.n_upper += u32::from(c.is_uppercase());
            self.n_weighted += if c >= '\u{2e80}' { 2 } else { 1 };
        }
    }
}

/// `list` has the phrases with the occurrences of their other names.
fn term_facts(analysis: &Analysis, phrases: &Phrases, list: &[Phrase]) -> Vec<TermFacts> {
    let document = phrases.document;
    let idf = inverse_document_frequencies(analysis).into_iter();
    let mut facts: Vec<TermFacts> =
        idf.map(|idf| TermFacts { idf, first: u32::MAX - POSITION_OFFSET, ..TermFacts::default() }).collect();
    if let Some(table) = document.language().profile().adaptation() {
        for (facts, term) in facts.iter_mut().zip((0..).map(TermId)) {
            let of_hundred = table.adaptation(document.term_text(term));
            facts.adaptation = of_hundred.map_or(0.0, |n| ln(n / USUAL_ADAPTATION));
        }
    }
    document.title_terms().iter().for_each(|term| facts[term.index()].in_title = true);
    let first = document.sentences().find(|sentence| sentence.n_running_words() > 0);
    let opening = first.iter().flat_map(|sentence| sentence.tokens()).take(OPENING_TOKENS);
    opening.for_each(|token| facts[token.term.index()].in_opening = true);
    for index in (0..phrases.len()).filter(|&index| phrases.is_candidate(index)) {
        let Phrase { count, first, n_words, .. } = list[index];
        for term in phrases.terms(index) {
            let facts = &mut facts[term.index()];
            facts.n_phrases += u32::from(n_words > 1);
            facts.n_in_candidates += count;
            facts.first = facts.first.min(first);
        }
    }
    facts
}

fn occurrence_counts(phrases: &Phrases, n_tokens: f64, is_furniture: &[bool]) -> Vec<OccurrenceCounts> {
    let document = phrases.document;
    let of = of_term(document);
    let neighbours = Neighbours::of(document);
    let mut counts = vec![OccurrenceCounts { last_sentence: u32::MAX, ..Default::default() }; phrases.len()];
    let head_end = head_end(document);
    let mut places = SentencePlaces::of(document, is_furniture);
    let sentences = &phrases.roles.sentences;
    let mut sentence = 0;
    for occurrence in &phrases.occurrences {
        let (index, token) = (occurrence.phrase() as usize, occurrence.token as usize);
        while sentences[sentence].end <= token {
            sentence += 1;
        }
        let range = &sentences[sentence];
        let place = places.at(token as u32);
        let Phrase { n_words, .. } = phrases.list[index];
        let counts = &mut counts[index];
        counts.in_opening |= sentence < 2;
        counts.n_sentences += u32::from(counts.last_sentence != sentence as u32);
        counts.last_sentence = sentence as u32;
        counts.n_early += u32::from((token as f64) < EARLY_SHARE * n_tokens);
        let is_inside = token > range.start;
        counts.n_capital += u32::from(is_inside && neighbours.is_capital(token));
        let end = token + n_words as usize;
        let beside = neighbours.beside(range, token..end);
        counts.n_behind_capital += u32::from(beside.is_behind_capital);
        counts.n_before_capital += u32::from(beside.is_before_capital);
        counts.n_near_capital += u32::from(beside.is_near_capital);
        let next = document.tokens()[..range.end].get(end);
        counts.n_in_titles += u32::from(place.is_title);
        counts.n_in_items += u32::from(place.is_item);
        counts.n_furniture += u32::from(place.is_furniture);
        let is_alone = || {
            let others = (range.start..token).chain(end..range.end);
            others.clone().count() < 3
                && others.into_iter().all(|at| !document.kind(document.tokens()[at]).is_word())
        };
        counts.n_sentence_alone += u32::from(!place.is_title && !place.is_item && is_alone());
        counts.n_in_head += u32::from(token < head_end);
        counts.n_before_of += u32::from(of.is_some() && next.map(|token| token.term) == of);
    }
    counts
}

/// The words beside a phrase, which tell whether it is a part of a name: "*Grand Prix*" of "Chinese Grand Prix".
struct Neighbours<'d> {
    document: &'d Document,
    /// By word: true if it begins with a capital.
    has_capital: Vec<bool>,
}

/// Words with a capital beside a phrase that has one there.
#[derive(Default)]
struct Beside {
    is_behind_capital: bool,
    is_before_capital: bool,
    /// Parted from one by a small word or two: "*National Coalition* for the Homeless".
    is_near_capital: bool,
}

impl<'d> Neighbours<'d> {
    fn of(document: &'d Document) -> Self {
        let has_capital = |word| document.word_text(word).starts_with(char::is_uppercase);
        Self { document, has_capital: document.word_ids().map(has_capital).collect() }
    }

    fn is_capital(&self, at: usize) -> bool {
        self.has_capital[self.document.tokens()[at].word.index()]
    }

    /// The words beside a phrase of a sentence; that which begins the sentence has its capital anyway.
    fn beside(&self, sentence: &Range<usize>, phrase: Range<usize>) -> Beside {
        let (start, end) = (phrase.start, phrase.end);
        let (opens, closes) = (self.is_capital(start), self.is_capital(end - 1));
        if !opens && !closes {
            return Beside::default();
        }
        let inside = &(sentence.start + 1..sentence.end);
        let is_capital = |at: usize| inside.contains(&at) && self.is_capital(at);
        let is_small = |at: usize| {
            let token = || self.document.tokens()[at];
            inside.contains(&at)
                && !self.is_capital(at)
                && self.document.is_stop(token().term)
                && self.document.kind(token()).is_word()
        };
        // "Theatregoers' Choice Awards".
        let is_apostrophe = |at: usize| {
            inside.contains(&at) && matches!(self.document.token_text(self.document.tokens()[at]), "'" | "’")
        };
        let before = |n: usize| start.checked_sub(n);
        let is_owned = || before(1).is_some_and(is_apostrophe) && before(2).is_some_and(is_capital);
        let is_after_small = || before(1).is_some_and(is_small) && before(2).is_some_and(is_capital);
        let is_before_small =
            || is_small(end) && (is_capital(end + 1) || is_small(end + 1) && is_capital(end + 2));
        Beside {
            is_behind_capital: opens && (before(1).is_some_and(is_capital) || is_owned()),
            is_before_capital: closes && is_capital(end),
            is_near_capital: opens && is_after_small() || closes && is_before_small(),
        }
    }
}

/// The places of all sentences, in reading order.
struct SentencePlaces {
    /// The tokens of every sentence end before this one.
    all: Vec<(u32, SentencePlace)>,
    at: usize,
}

/// The place of a sentence in the document.
#[derive(Debug, Clone, Copy)]
struct SentencePlace {
    is_title: bool,
    is_item: bool,
    /// In a section whose title has a word of what is about the text.
    is_furniture: bool,
}

impl SentencePlaces {
    fn of(document: &Document, is_furniture: &[bool]) -> Self {
        let mut section_about_text = None;
        let mut place = |sentence: Sentence| {
            let block = sentence.block();
            let has_word = || sentence.tokens().iter().any(|token| is_furniture[token.word.index()]);
            let is_title = block.kind == BlockKind::Title;
            if is_title && has_word() {
                section_about_text = Some(block.section);
            }
            let is_furniture = section_about_text == Some(block.section);
            let place = SentencePlace { is_title, is_item: block.kind == BlockKind::ListItem, is_furniture };
            (sentence.token_range().end as u32, place)
        };
        Self { all: document.sentences().map(&mut place).collect(), at: 0 }
    }

    /// The place of a token; tokens are asked for in reading order.
    fn at(&mut self, token: u32) -> SentencePlace {
        while self.all[self.at].0 <= token {
            self.at += 1;
        }
        self.all[self.at].1
    }
}

/// By word: true if it is of what is about the text, or one of its parts is: "LICENSE-MIT".
fn furniture_words(phrases: &Phrases) -> Vec<bool> {
    let document = phrases.document;
    let profile = document.language().profile();
    let is_furniture = |part: &str| profile.classes_in_any_case(part) & WordClass::Furniture.bit() != 0;
    let is_known = profile.has_any(WordClass::Furniture);
    let is_joint = |byte: u8| matches!(byte, b'-' | b'.' | b'_');
    let of = |word: WordId| {
        let text = document.word_text(word);
        phrases.roles.classes[word.index()] & WordClass::Furniture.bit() != 0
            || document.word_kind(word) == TokenKind::Word
                && text.bytes().any(is_joint)
                && text.split(|c: char| u8::try_from(c).is_ok_and(is_joint)).any(is_furniture)
    };
    document.word_ids().map(|word| is_known && of(word)).collect()
}

/// By word: true for a time ("Sunday") or for a number and its unit in one word ("90-minute").
fn time_words(phrases: &Phrases) -> Vec<bool> {
    let document = phrases.document;
    let of = |word: WordId| {
        let text = document.word_text(word);
        let is_measure = || text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('-');
        is_time(phrases.roles.classes[word.index()])
            || document.word_kind(word) == TokenKind::Word && is_measure()
    };
    document.word_ids().map(of).collect()
}

/// How many tokens there are before the first paragraph; none if there is no paragraph.
fn head_end(document: &Document) -> usize {
    let mut sentences = document.sentences();
    let first = sentences.find(|sentence| sentence.block().kind == BlockKind::Paragraph);
    first.map_or(0, |sentence| sentence.token_range().start)
}

/// The term "of", if the text has it.
fn of_term(document: &Document) -> Option<TermId> {
    document.term_of_text("of")
}
