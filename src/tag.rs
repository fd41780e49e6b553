//! Part-of-speech tags: an averaged perceptron over universal tags (Collins, "Discriminative training
//! methods for hidden Markov models", EMNLP 2002), read left to right.
//!
//! The score of a tag for a word is a sum of integer weights: of the word itself (letters, endings, shape),
//! of the two words on either side, and of the two tags before it. What a word contributes, to its own place
//! or to its neighbours', depends on nothing but the word, so it is summed once per distinct word and thread,
//! and tagging a token is five additions of short vectors. Words that the training data always tags alike
//! are looked up.
//!
//! The weights of a language are one file in `seeds/models`, used in place; `examples/train_tagger.rs` makes
//! it. Another language is one file more.

use crate::document::Document;
use crate::lang::Language;
use foldhash::{HashMap, HashMapExt};
use std::cell::Cell;

/// A universal part of speech (Universal Dependencies).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    /// Adjective.
    Adj,
    /// Preposition or postposition.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary verb.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Noun.
    Noun,
    /// Numeral.
    Num,
    /// Particle: `to`, `not`, `'s`.
    Part,
    /// Pronoun.
    Pron,
    /// Name.
    Propn,
    /// Punctuation.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Verb.
    Verb,
    /// Anything else.
    X,
}

impl Tag {
    /// Every tag, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::Adj,
        Self::Adp,
        Self::Adv,
        Self::Aux,
        Self::Cconj,
        Self::Det,
        Self::Intj,
        Self::Noun,
        Self::Num,
        Self::Part,
        Self::Pron,
        Self::Propn,
        Self::Punct,
        Self::Sconj,
        Self::Sym,
        Self::Verb,
        Self::X,
    ];

    /// Its name in Universal Dependencies: `NOUN`.
    #[must_use]
    pub fn name(self) -> &'static str {
        const NAMES: [&str; 17] = [
            "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
            "PUNCT", "SCONJ", "SYM", "VERB", "X",
        ];
        NAMES[self as usize]
    }
}

/// How many features share a start in a model's file.
pub const BLOCK: usize = 256;

/// How many tags there are.
const N_TAGS: usize = Tag::ALL.len();

/// The sum of weights of every tag, room for a few more that fills whole vectors. A word and its neighbours
/// have some thirty features of 8 bits each: no sum comes near 16.
type Scores = [i16; SCORES_WIDTH];
const SCORES_WIDTH: usize = 24;

/// Where a word stands as seen from the word that is tagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It is the word itself.
    Own,
    /// It is the word itself, and the first of its sentence.
    First,
    /// It is the word before.
    Before,
    /// Two before.
    SecondBefore,
    /// It is the word after.
    After,
    /// Two after.
    SecondAfter,
}

impl Place {
    const ALL: [Self; 6] =
        [Self::Own, Self::First, Self::Before, Self::SecondBefore, Self::After, Self::SecondAfter];
}

/// The number of the tags that come before the first word of a sentence.
pub const NO_TAG: u8 = N_TAGS as u8;

/// Calls `emit` with every feature of `word` in a place: hashes, the same on every platform. The program
/// that trains a model and the tagger that uses it share this function.
pub fn word_features(word: &str, place: Place, emit: &mut impl FnMut(u32)) {
    WordView::of(word).features(place, emit);
}

/// A word as its features see it.
struct WordView<'w> {
    word: &'w str,
    /// In lower case, every digit a 0.
    lower: String,
    shape: String,
    /// Where the last characters of `lower` start, the very last first.
    ends: Vec<usize>,
}

impl<'w> WordView<'w> {
    fn of(word: &'w str) -> Self {
        let is_plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let folded = || word.to_lowercase().chars().map(|c| if c.is_numeric() { '0' } else { c }).collect();
        let lower: String = if is_plain { word.to_owned() } else { folded() };
        let shape = if is_plain && !word.is_empty() { "x".to_owned() } else { shape(word) };
        let ends = lower.char_indices().rev().map(|(at, _)| at).take(MAX_ENDING).collect();
        Self { word, lower, shape, ends }
    }

    /// Its last `n` characters; empty if it has fewer.
    fn ending(&self, n: usize) -> &str {
        self.ends.get(n - 1).map_or("", |&at| &self.lower[at..])
    }

    fn features(&self, place: Place, emit: &mut impl FnMut(u32)) {
        let Self { word, lower, shape, ends } = self;
        let place_number = place as u8;
        let mut feature = |kind: u8, value: &str| emit(hash(&[place_number, kind], &[value]));
        match place {
            Place::Own => {
                feature(0, lower);
                feature(1, word);
                (1..=ends.len()).for_each(|n| feature(1 + n as u8, self.ending(n)));
                let starts = lower.char_indices().map(|(at, c)| at + c.len_utf8()).take(4);
                starts.enumerate().for_each(|(n, end)| feature(7 + n as u8, &lower[..end]));
                feature(11, shape);
                if let Some((_, last)) = lower.rsplit_once('-') {
                    feature(13, last);
                }
                feature(14, "");
                emit(hash(&[place_number, 12], &[shape, self.ending(2)]));
            }
            Place::First => {
                feature(0, shape);
                feature(1, lower);
                feature(2, self.ending(2));
            }
            Place::Before | Place::After => {
                feature(0, lower);
                feature(1, self.ending(3));
                feature(2, self.ending(2));
                feature(3, shape);
            }
            Place::SecondBefore | Place::SecondAfter => {
                feature(0, lower);
                feature(1, self.ending(2));
            }
        }
    }
}

/// No longer ending is a feature.
const MAX_ENDING: usize = 5;

/// The features of the two tags before a word, and of the last with the word's ending.
pub fn tag_features(before: u8, second_before: u8, emit: &mut impl FnMut(u32)) {
    emit(hash(&[100, before], &[]));
    emit(hash(&[101, before, second_before], &[]));
}

/// Capitals, small letters, digits and marks of a word, runs shortened: `Xx`, `X`, `x-x`, `0`.
fn shape(word: &str) -> String {
    let mut shape = String::new();
    let mut last = '\0';
    for c in word.chars() {
        let class = if c.is_uppercase() {
            'X'
        } else if c.is_alphabetic() {
            'x'
        } else if c.is_numeric() {
            '0'
        } else {
            c
        };
        if class != last {
            shape.push(class);
        }
        last = class;
        if shape.len() > 8 {
            break;
        }
    }
    shape
}

/// FNV-1a, 32 bits, of all the bytes in a row.
fn hash(head: &[u8], tails: &[&str]) -> u32 {
    let bytes = head.iter().chain(tails.iter().flat_map(|tail| tail.as_bytes()));
    bytes.fold(0x811c_9dc5, |hash, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The hash by which a word is looked up among those that are always tagged alike.
#[must_use]
pub fn word_hash(word: &str) -> u32 {
    hash(&[200], &[word])
}

/// Weights, used in place. The file, in little-endian numbers: the counts of features, weights and fixed
/// words (u32 each); the hashes of the features in rising order (u32); where the weights of every
/// [`BLOCK`]-th feature start (u32); how far behind that those of each feature start, and the last end (u16);
/// the weights (tag u8, weight i8); the hashes of the fixed words in rising order (u32); their tags (u8).
struct Model {
    features: &'static [u8],
    /// By the highest bits of a feature: how many lie before.
    buckets: &'static Buckets,
    block_starts: &'static [u8],
    offsets: &'static [u8],
    weights: &'static [u8],
    fixed_words: &'static [u8],
    fixed_tags: &'static [u8],
}

impl Model {
    fn of(language: Language) -> Option<Self> {
        match language {
            #[cfg(feature = "models")]
            Language::English => {
                const FILE: &[u8] = include_bytes!("../seeds/models/en-tagger.bin");
                static BUCKETS: Buckets = buckets(FILE);
                Some(Self::read(FILE, &BUCKETS))
            }
            _ => None,
        }
    }

    #[cfg(feature = "models")]
    fn read(bytes: &'static [u8], buckets: &'static Buckets) -> Self {
        let (n_features, n_weights, n_fixed) = (number(bytes, 0), number(bytes, 1), number(bytes, 2));
        let (features, rest) = bytes[12..].split_at(4 * n_features as usize);
        let (block_starts, rest) = rest.split_at(4 * (n_features as usize / BLOCK + 1));
        let (offsets, rest) = rest.split_at(2 * (n_features as usize + 1));
        let (weights, rest) = rest.split_at(2 * n_weights as usize);
        let (fixed_words, fixed_tags) = rest.split_at(4 * n_fixed as usize);
        Self { features, buckets, block_starts, offsets, weights, fixed_words, fixed_tags }
    }

    /// Where a feature stands among those that have weights.
    fn find(&self, feature: u32) -> Option<usize> {
        let bucket = (feature >> BUCKET_SHIFT) as usize;
        let (start, end) = (usize::from(self.buckets[bucket]), usize::from(self.buckets[bucket + 1]));
        (start..end).find(|&at| number(self.features, at) == feature)
    }

    /// Where the weights of the `at`-th feature start.
    fn start(&self, at: usize) -> usize {
        let offset = u16::from_le_bytes([self.offsets[2 * at], self.offsets[2 * at + 1]]);
        number(self.block_starts, at / BLOCK) as usize + usize::from(offset)
    }

    /// Adds the weights of a feature.
    fn add(&self, feature: u32, scores: &mut Scores) {
        if let Some(at) = self.find(feature) {
            for pair in self.weights[2 * self.start(at)..2 * self.start(at + 1)].chunks_exact(2) {
                scores[pair[0] as usize] += i16::from(pair[1].cast_signed());
            }
        }
    }

    fn word_scores(&self, word: &str) -> [Scores; Place::ALL.len()] {
        let view = WordView::of(word);
        Place::ALL.map(|place| {
            let mut scores = [0; SCORES_WIDTH];
            view.features(place, &mut |feature| self.add(feature, &mut scores));
            scores
        })
    }

    fn fixed_tag(&self, word: &str) -> Option<Tag> {
        find(self.fixed_words, word_hash(word)).map(|at| Tag::ALL[self.fixed_tags[at] as usize])
    }
}

/// How many features lie before those of every value of the highest bits, and how many there are.
type Buckets = [u16; N_BUCKETS + 1];
const N_BUCKETS: usize = 1 << (u32::BITS - BUCKET_SHIFT);
/// Some seven features share the bits that are left.
const BUCKET_SHIFT: u32 = 20;

/// The buckets of a model's file; made when the program is compiled.
#[cfg(feature = "models")]
const fn buckets(file: &[u8]) -> Buckets {
    let mut buckets = [0; N_BUCKETS + 1];
    let n_features = number(file, 0) as usize;
    let (mut at, mut bucket) = (0, 0);
    while bucket < N_BUCKETS {
        buckets[bucket] = at as u16;
        while at < n_features && (number(file, 3 + at) >> BUCKET_SHIFT) as usize == bucket {
            at += 1;
        }
        bucket += 1;
    }
    buckets[N_BUCKETS] = n_features as u16;
    buckets
}

/// The `index`-th u32 of a file's bytes.
const fn number(bytes: &[u8], index: usize) -> u32 {
    let at = index * 4;
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

/// Where a number stands in a rising list.
fn find(list: &[u8], wanted: u32) -> Option<usize> {
    let (mut low, mut high) = (0, list.len() / 4);
    while low < high {
        let middle = usize::midpoint(low, high);
        match number(list, middle).cmp(&wanted) {
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

/// What a distinct word contributes to every place, and its tag if it is always the same.
struct Lexeme {
    scores: [Scores; Place::ALL.len()],
    fixed: Option<Tag>,
    /// The likeliest tag of the word where nothing is known of its neighbours.
    alone: Tag,
}

/// A model with what its words were found to contribute.
struct Tagger {
    language: Language,
    model: Model,
    /// What the tags before contribute: by the last, then by the one before it.
    context: Vec<Scores>,
    lexemes: Vec<Lexeme>,
    by_word: HashMap<Box<str>, u32>,
}

/// More words than this are not kept from document to document.
const MAX_LEXEMES: usize = 1 << 15;

impl Tagger {
    fn new(language: Language) -> Option<Self> {
        let model = Model::of(language)?;
        let n = usize::from(NO_TAG) + 1;
        let mut context = vec![[0; SCORES_WIDTH]; n * n];
        for (index, scores) in context.iter_mut().enumerate() {
            let (before, second_before) = ((index / n) as u8, (index % n) as u8);
            tag_features(before, second_before, &mut |feature| model.add(feature, scores));
        }
        Some(Self { language, model, context, lexemes: Vec::new(), by_word: HashMap::new() })
    }

    fn lexeme(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.by_word.get(word) {
            return number;
        }
        let number = self.lexemes.len() as u32;
        let scores = self.model.word_scores(word);
        let fixed = self.model.fixed_tag(word);
        let alone = fixed.unwrap_or_else(|| best(&scores[Place::Own as usize]));
        self.lexemes.push(Lexeme { scores, fixed, alone });
        self.by_word.insert(word.into(), number);
        number
    }

    /// Appends the tags of one sentence, given as numbers of lexemes.
    fn tag(&self, sentence: &[u32], tags: &mut Vec<Tag>) {
        let (mut before, mut second_before) = (NO_TAG, NO_TAG);
        for at in 0..sentence.len() {
            let tag = self.lexemes[sentence[at] as usize]
                .fixed
                .unwrap_or_else(|| self.best_tag(sentence, at, before, second_before));
            tags.push(tag);
            (second_before, before) = (before, tag as u8);
        }
    }

    fn best_tag(&self, sentence: &[u32], at: usize, before: u8, second_before: u8) -> Tag {
        let n = usize::from(NO_TAG) + 1;
        let mut scores = self.context[usize::from(before) * n + usize::from(second_before)];
        let mut add = |at: Option<usize>, place: Place| {
            if let Some(&lexeme) = at.and_then(|at| sentence.get(at)) {
                let weights = &self.lexemes[lexeme as usize].scores[place as usize];
                scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += weight);
            }
        };
        add(Some(at), Place::Own);
        add(at.checked_sub(1), Place::Before);
        add(at.checked_sub(2), Place::SecondBefore);
        add(Some(at + 1), Place::After);
        add(Some(at + 2), Place::SecondAfter);
        if at == 0 {
            add(Some(at), Place::First);
        }
        best(&scores)
    }
}

/// The tag with the best score, the first among equals.
fn best(scores: &Scores) -> Tag {
    // Score and tag in one number, which is compared without a branch.
    let ranks = (0..N_TAGS).map(|tag| i32::from(scores[tag]) * 32 + i32::from(31 - tag as u8));
    let best = ranks.fold(i32::MIN, i32::max);
    Tag::ALL[(31 - best.rem_euclid(32)) as usize]
}

thread_local! {
    /// The tagger that this thread used last.
    static TAGGER: Cell<Option<Box<Tagger>>> = const { Cell::new(None) };
}

/// Runs `work` with this thread's tagger, which is out of its cell meanwhile.
fn with_tagger<T>(language: Language, work: impl FnOnce(&mut Tagger) -> T) -> Option<T> {
    let kept =
        TAGGER.take().filter(|tagger| tagger.language == language && tagger.lexemes.len() < MAX_LEXEMES);
    let mut tagger = match kept {
        Some(tagger) => tagger,
        None => Box::new(Tagger::new(language)?),
    };
    let result = work(&mut tagger);
    TAGGER.set(Some(tagger));
    Some(result)
}

/// The tag of every token of the document, or nothing if its language has no tagger.
pub(crate) fn tag_document(document: &Document) -> Option<Vec<Tag>> {
    with_tagger(document.language(), |tagger| {
        let lexemes: Vec<u32> =
            document.word_ids().map(|word| tagger.lexeme(document.word_text(word))).collect();
        let mut tags = Vec::with_capacity(document.tokens().len());
        let mut sentence_lexemes = Vec::new();
        for sentence in document.sentences() {
            sentence_lexemes.clear();
            sentence_lexemes.extend(sentence.tokens().iter().map(|token| lexemes[token.word.index()]));
            tagger.tag(&sentence_lexemes, &mut tags);
        }
        tags
    })
}

/// The tag that the word of every token most often has, whatever stands around it, or nothing if the language has
/// no tagger. Rougher than [`tag_document`] and many times faster.
pub(crate) fn tag_words_alone(document: &Document) -> Option<Vec<Tag>> {
    with_tagger(document.language(), |tagger| {
        let mut alone = |word| {
            let lexeme = tagger.lexeme(document.word_text(word));
            tagger.lexemes[lexeme as usize].alone
        };
        let of_word: Vec<Tag> = document.word_ids().map(&mut alone).collect();
        document.tokens().iter().map(|token| of_word[token.word.index()]).collect()
    })
}

/// The tags of the words of one sentence, or nothing if the language has no tagger.
#[must_use]
pub fn tag_words(language: Language, words: &[&str]) -> Option<Vec<Tag>> {
    with_tagger(language, |tagger| {
        let lexemes: Vec<u32> = words.iter().map(|word| tagger.lexeme(word)).collect();
        let mut tags = Vec::with_capacity(words.len());
        tagger.tag(&lexemes, &mut tags);
        tags
    })
}

#[cfg(all(test, feature = "models"))]
mod tests {
    use super::*;

    fn check(sentence: &str, expected: &str) {
        let words: Vec<&str> = sentence.split(' ').collect();
        let tags = tag_words(Language::English, &words).unwrap();
        let names: Vec<&str> = tags.iter().map(|tag| tag.name()).collect();
        assert_eq!(names.join(" "), expected, "{sentence}");
    }

    #[test]
    fn tags_plain_sentences() {
        check("The old dog ran home .", "DET ADJ NOUN VERB ADV PUNCT");
        check("She will quickly read 3 books in Paris .", "PRON AUX ADV VERB NUM NOUN ADP PROPN PUNCT");
        check(
            "the president of China agreed to increase coordination",
            "DET NOUN ADP PROPN VERB PART VERB NOUN",
        );
    }

    #[test]
    fn a_word_alone_has_its_usual_tag() {
        let document = Document::new("The old dog can run home to the can").unwrap();
        let alone = tag_words_alone(&document).unwrap();
        let can = |at: usize| (document.token_text(document.tokens()[at]), alone[at]);
        assert_eq!((can(3), can(8)), (("can", Tag::Aux), ("can", Tag::Aux)));
        assert_eq!(alone[2], Tag::Noun);
    }

    #[test]
    fn the_first_of_equal_tags_is_the_best() {
        let mut scores = [0; SCORES_WIDTH];
        assert_eq!(best(&scores), Tag::Adj);
        (scores[3], scores[5]) = (i16::MIN, -7);
        assert_eq!(best(&scores.map(|score| score.saturating_sub(1))), Tag::Adj);
        (scores[4], scores[16]) = (9, 9);
        assert_eq!(best(&scores), Tag::Cconj);
    }

    #[test]
    fn other_languages_have_no_tags() {
        assert_eq!(tag_words(Language::Undetermined, &["word"]), None);
        assert_eq!(tag_words(Language::English, &[]), Some(Vec::new()));
    }

    #[test]
    fn shapes_are_short() {
        let check = |word: &str, expected: &str| assert_eq!(shape(word), expected);
        check("Paris", "Xx");
        check("NATO", "X");
        check("COVID-19", "X-0");
        check("don't", "x'x");
        check("", "");
    }
}
