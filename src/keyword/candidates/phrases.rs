//! Candidates: the phrases of a document, each with all its occurrences.

use super::abbreviation;
use super::role::{Role, Roles, Tags};
use crate::analysis::Analysis;
use crate::document::{Document, TermId, Token};
use crate::hash::chained;
use hashbrown::HashTable;
use std::hash::BuildHasher;
use std::ops::Range;

/// No phrase has more words, whatever is asked for: the cost grows with their number.
pub(crate) const MAX_PHRASE_WORDS: usize = 8;

/// What a method takes its candidates from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// The longest noun phrases, `(Modifier | Noun | Name)* (Noun | Name)`.
    NounPhrases,
    /// The longest runs of content words: between stop words, numbers and marks.
    ContentRuns,
    /// All n-grams between marks that neither begin nor end in a stop word or a number.
    NGrams,
    /// Every content word by itself.
    Words,
}

/// A sequence of terms and how often the text has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Phrase {
    /// The first token of its first occurrence.
    pub(crate) first: u32,
    pub(crate) n_words: u32,
    /// How often it occurs, inside longer phrases too.
    pub(crate) count: u32,
    /// How often it is a whole run; a phrase that never is is no candidate.
    pub(crate) n_alone: u32,
}

/// How often a part of runs has to occur where their ends are not sure.
const MIN_LOOSE_COUNT: u32 = 2;

/// A phrase in the text, by its first token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Occurrence {
    /// The phrase, shifted by one bit; the lowest bit tells whether it is a whole run.
    phrase_and_alone: u32,
    pub(crate) token: u32,
}

impl Occurrence {
    fn new(phrase: u32, token: u32, is_alone: bool) -> Self {
        Self { phrase_and_alone: phrase << 1 | u32::from(is_alone), token }
    }

    pub(crate) fn phrase(self) -> u32 {
        self.phrase_and_alone >> 1
    }

    /// Whether it is a whole run.
    pub(crate) fn is_alone(self) -> bool {
        self.phrase_and_alone & 1 == 1
    }
}

/// The phrases of a document, in order of their first occurrence, a longer one after its own beginning.
///
/// Those that only ever stand inside longer ones are counted too, but are no candidates
/// ([`Phrases::is_candidate`]). Linear in the text.
pub(crate) struct Phrases<'d> {
    pub(crate) document: &'d Document,
    pub(crate) shape: Shape,
    /// Whether runs are cut by stop words alone, so that verbs may stand at the ends of phrases.
    has_loose_ends: bool,
    pub(crate) roles: Roles,
    pub(crate) list: Vec<Phrase>,
    /// In reading order.
    pub(crate) occurrences: Vec<Occurrence>,
    /// By phrase: whether it only ever stands inside one longer phrase, where ends are loose; else empty.
    is_part: Vec<bool>,
    /// Abbreviations with what they stand for.
    pub(crate) abbreviations: Vec<(usize, usize)>,
    /// By term: the phrase that is this one word, or [`NO_PHRASE`].
    single: Vec<u32>,
    /// The phrases of two words or more.
    table: HashTable<u32>,
    seed: u64,
}

const NO_PHRASE: u32 = u32::MAX;

impl<'d> Phrases<'d> {
    /// The phrases of up to `max_words` words; their words are told apart by `tags`, or else by stop words.
    pub(crate) fn of(analysis: &Analysis<'d>, tags: Option<Tags>, shape: Shape, max_words: usize) -> Self {
        let mut phrases = Self {
            document: analysis.document(),
            shape,
            has_loose_ends: shape == Shape::NounPhrases && tags.is_none(),
            roles: Roles::of(analysis, tags),
            list: Vec::new(),
            occurrences: Vec::new(),
            is_part: Vec::new(),
            abbreviations: Vec::new(),
            single: vec![NO_PHRASE; analysis.document().n_terms()],
            table: HashTable::new(),
            seed: foldhash::fast::RandomState::default().hash_one(0_u64),
        };
        phrases.collect(max_words.clamp(1, MAX_PHRASE_WORDS));
        if phrases.has_loose_ends {
            phrases.is_part = phrases.parts();
        }
        phrases.abbreviations = abbreviation::pairs(&phrases);
        phrases
    }

    /// How many phrases there are, candidates or not.
    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether a phrase may become a keyword: it stands alone somewhere, or single words are wanted, or no tags
    /// say where noun phrases end and it is repeated.
    pub(crate) fn is_candidate(&self, phrase: usize) -> bool {
        let Phrase { n_alone, count, .. } = self.list[phrase];
        let is_repeated = || self.has_loose_ends && count >= MIN_LOOSE_COUNT && !self.is_part[phrase];
        n_alone > 0 || self.shape == Shape::Words || is_repeated()
    }

    /// By phrase: whether it has two words or more and is always followed, or preceded, by the same one.
    fn parts(&self) -> Vec<bool> {
        let mut is_part = vec![false; self.len()];
        for phrase in (0..self.len()).filter(|&phrase| self.list[phrase].n_words > 2) {
            let tokens = self.tokens(phrase);
            for part in [&tokens[1..], &tokens[..tokens.len() - 1]] {
                if let Some(part) = self.find(part) {
                    is_part[part] |= self.list[part].count == self.list[phrase].count;
                }
            }
        }
        is_part
    }

    /// The tokens of a phrase's first occurrence.
    pub(crate) fn tokens(&self, phrase: usize) -> &'d [Token] {
        let Phrase { first, n_words, .. } = self.list[phrase];
        &self.document.tokens()[first as usize..(first + n_words) as usize]
    }

    /// The terms of a phrase.
    pub(crate) fn terms(&self, phrase: usize) -> impl ExactSizeIterator<Item = TermId> + Clone + 'd {
        self.tokens(phrase).iter().map(|token| token.term)
    }

    /// The role of every word of a phrase's first occurrence.
    pub(crate) fn roles(&self, phrase: usize) -> &[Role] {
        let Phrase { first, n_words, .. } = self.list[phrase];
        &self.roles.of_token[first as usize..(first + n_words) as usize]
    }

    /// The phrase that the tokens are an occurrence of, if it is one.
    pub(crate) fn find(&self, tokens: &[Token]) -> Option<usize> {
        if let [token] = tokens {
            let phrase = self.single[token.term.index()];
            return (phrase != NO_PHRASE).then_some(phrase as usize);
        }
        let hash = tokens.iter().fold(self.seed, |hash, token| chained(hash, token.term.0));
        let is_same = |&phrase: &u32| same_terms(self.tokens(phrase as usize), tokens);
        self.table.find(hash, is_same).map(|&phrase| phrase as usize)
    }

    fn collect(&mut self, max_words: usize) {
        for sentence in 0..self.roles.sentences.len() {
            let mut rest = self.roles.sentences[sentence].clone();
            while let Some(run) = self.next_run(&mut rest) {
                self.add_run(run, max_words);
            }
        }
    }

    /// Cuts the next run off `rest`.
    fn next_run(&self, rest: &mut Range<usize>) -> Option<Range<usize>> {
        let roles = &self.roles.of_token;
        let (is_inside, may_start): (fn(Role) -> bool, fn(Role) -> bool) = match self.shape {
            Shape::NounPhrases | Shape::ContentRuns => (Role::is_content, Role::is_content),
            Shape::NGrams | Shape::Words => (|role| role != Role::Break, |role| role != Role::Break),
        };
        let start = rest.clone().find(|&token| may_start(roles[token]))?;
        let mut end = start + 1;
        while end < rest.end && is_inside(roles[end]) {
            end += 1;
        }
        rest.start = end;
        Some(start..end)
    }

    /// Adds the phrases of a run: all that begin and end as a phrase may.
    fn add_run(&mut self, run: Range<usize>, max_words: usize) {
        let roles = &self.roles.of_token[run.clone()];
        // Modifiers that no noun follows are no part of a phrase.
        let noun_end = run.start + roles.iter().rposition(|role| role.is_head()).map_or(0, |last| last + 1);
        for start in run.clone() {
            if !self.may_begin(start) {
                continue;
            }
            let mut hash = self.seed;
            for end in start..run.end.min(start + max_words) {
                hash = chained(hash, self.document.tokens()[end].term.0);
                let is_alone = match self.shape {
                    Shape::NounPhrases => {
                        (start..end + 1) == (run.start..noun_end)
                            || start == end && self.is_apart_by_form(start)
                    }
                    Shape::Words => self.is_apart(start),
                    Shape::ContentRuns => run == (start..end + 1),
                    Shape::NGrams => true,
                };
                let is_phrase = match self.shape {
                    Shape::NounPhrases => self.roles.of_token[end].is_head(),
                    Shape::ContentRuns | Shape::NGrams => self.roles.of_token[end].is_content(),
                    Shape::Words => start == end,
                };
                if is_phrase {
                    self.add(start..end + 1, hash, is_alone);
                }
            }
        }
    }

    /// Whether the words on both sides are no content words.
    fn is_apart(&self, token: usize) -> bool {
        let roles = &self.roles.of_token;
        let is_content =
            |at: Option<usize>| at.and_then(|at| roles.get(at)).is_some_and(|role| role.is_content());
        !is_content(token.checked_sub(1)) && !is_content(Some(token + 1))
    }

    /// Whether it is an abbreviation among words that no tags tell apart: it means something by itself.
    fn is_apart_by_form(&self, token: usize) -> bool {
        let capitals = |text: &str| text.chars().filter(|c| c.is_uppercase()).count();
        self.has_loose_ends && capitals(self.document.token_text(self.document.tokens()[token])) > 1
    }

    fn may_begin(&self, token: usize) -> bool {
        match self.shape {
            // Verbs too: by themselves they say something.
            Shape::Words => self.document.is_content(self.document.tokens()[token].term),
            Shape::NounPhrases | Shape::ContentRuns | Shape::NGrams => {
                self.roles.of_token[token].is_content()
            }
        }
    }

    fn add(&mut self, tokens: Range<usize>, hash: u64, is_alone: bool) {
        let phrase = if tokens.len() == 1 { self.single(tokens.start) } else { self.several(&tokens, hash) };
        if phrase as usize == self.list.len() {
            let (first, n_words) = (tokens.start as u32, tokens.len() as u32);
            self.list.push(Phrase { first, n_words, count: 0, n_alone: 0 });
        }
        let entry = &mut self.list[phrase as usize];
        entry.count += 1;
        entry.n_alone += u32::from(is_alone);
        self.occurrences.push(Occurrence::new(phrase, tokens.start as u32, is_alone));
    }

    /// The phrase of one word, or the next one if it is new.
    fn single(&mut self, token: usize) -> u32 {
        let phrase = &mut self.single[self.document.tokens()[token].term.index()];
        if *phrase == NO_PHRASE {
            *phrase = self.list.len() as u32;
        }
        *phrase
    }

    /// The phrase of several words, or the next one if it is new.
    fn several(&mut self, tokens: &Range<usize>, hash: u64) -> u32 {
        let all = self.document.tokens();
        let list = &self.list;
        let of = |phrase: u32| {
            let Phrase { first, n_words, .. } = list[phrase as usize];
            &all[first as usize..(first + n_words) as usize]
        };
        let is_same = |&phrase: &u32| same_terms(of(phrase), &all[tokens.clone()]);
        let rehash =
            |&phrase: &u32| of(phrase).iter().fold(self.seed, |hash, token| chained(hash, token.term.0));
        let entry = self.table.entry(hash, is_same, rehash);
        *entry.or_insert(list.len() as u32).get()
    }
}

fn same_terms(a: &[Token], b: &[Token]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.term == b.term)
}
