//! What the user says of keywords: phrases that are never wanted, the only ones that may be, those that count for more.

use super::candidates::{MAX_PHRASE_WORDS, Phrases};
use crate::document::{Document, Token};
use crate::language::Language;
use crate::segment::Segmenter;
use foldhash::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

/// The phrases that a user named. Copies share what was made of them.
#[derive(Debug, Clone, Default)]
pub(super) struct Wording {
    /// Phrases that no keyword is, or has in it.
    pub(super) stop: Vec<String>,
    /// Names of things, each with other names of the same: the keywords are among them.
    pub(super) only: Vec<(String, Vec<String>)>,
    /// Phrases, each with the factor of its score.
    pub(super) boost: Vec<(String, f64)>,
    /// The phrases by their terms, in the languages met so far.
    folded: Arc<Mutex<Vec<(Language, Arc<FoldedWording>)>>>,
}

impl PartialEq for Wording {
    fn eq(&self, other: &Self) -> bool {
        (&self.stop, &self.only, &self.boost) == (&other.stop, &other.only, &other.boost)
    }
}

impl Wording {
    pub(super) fn is_empty(&self) -> bool {
        self.stop.is_empty() && self.only.is_empty() && self.boost.is_empty()
    }

    /// The wording with more in it.
    pub(super) fn with(mut self, add: impl FnOnce(&mut Self)) -> Self {
        add(&mut self);
        self.folded = Arc::default();
        self
    }

    /// The phrases as a language folds them; made once for each language.
    pub(super) fn folded(&self, language: Language) -> Arc<FoldedWording> {
        let mut all = self.folded.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, folded)) = all.iter().find(|(known, _)| *known == language) {
            return Arc::clone(folded);
        }
        let folded = Arc::new(FoldedWording::of(self, language));
        all.push((language, Arc::clone(&folded)));
        folded
    }
}

/// The phrases of a [`Wording`], by their terms.
#[derive(Debug, Default)]
pub(super) struct FoldedWording {
    stop: HashSet<String>,
    /// The place of the name in [`Wording::only`].
    only: HashMap<String, usize>,
    boost: HashMap<String, f64>,
}

impl FoldedWording {
    fn of(wording: &Wording, language: Language) -> Self {
        let segmenter = Segmenter::default().language(language);
        let fold = |phrase: &str| {
            let document = segmenter.run(phrase).ok()?;
            let folded = folded(&document, document.tokens());
            (!folded.is_empty()).then_some(folded)
        };
        let stop = wording.stop.iter().filter_map(|phrase| fold(phrase));
        let boost = wording.boost.iter().filter_map(|(phrase, weight)| Some((fold(phrase)?, *weight)));
        let mut only = HashMap::default();
        for (at, (name, others)) in wording.only.iter().enumerate() {
            for phrase in [name].into_iter().chain(others) {
                fold(phrase).into_iter().for_each(|phrase| _ = only.entry(phrase).or_insert(at));
            }
        }
        Self { stop: stop.collect(), only, boost: boost.collect() }
    }

    /// Refuses the phrases that are not wanted, joins those with the same name, and gives those that count for more a factor.
    /// Linear in the phrases.
    pub(super) fn apply(&self, phrases: &mut Phrases) {
        let names: Vec<String> =
            (0..phrases.len()).map(|phrase| folded(phrases.document, phrases.tokens(phrase))).collect();
        if !self.stop.is_empty() {
            phrases.refused = (0..phrases.len()).map(|phrase| self.is_stopped(phrases, phrase)).collect();
        }
        if !self.only.is_empty() {
            self.keep_only(phrases, &names);
        }
        if !self.boost.is_empty() {
            phrases.factors = names.iter().map(|name| self.boost.get(name).copied().unwrap_or(1.0)).collect();
            for phrase in (0..phrases.len()).filter(|&phrase| self.boost.contains_key(&names[phrase])) {
                phrases.list[phrase].n_alone = phrases.list[phrase].n_alone.max(1);
            }
        }
    }

    /// True if a phrase is one of those that are never wanted, or has one in it.
    fn is_stopped(&self, phrases: &Phrases, phrase: usize) -> bool {
        let tokens = phrases.tokens(phrase);
        let ends = |start: usize| (start + 1..=tokens.len()).map(move |end| start..end);
        let mut parts = (0..tokens.len()).flat_map(ends);
        parts.any(|part| self.stop.contains(&folded(phrases.document, &tokens[part])))
    }

    /// Refuses all that is not named, and joins what has the same name with the first of it.
    fn keep_only(&self, phrases: &mut Phrases, names: &[String]) {
        phrases.refused.resize(names.len(), false);
        phrases.variant_of = (0..names.len() as u32).collect();
        let mut first: HashMap<usize, u32> = HashMap::default();
        for (phrase, name) in names.iter().enumerate() {
            match self.only.get(name) {
                Some(&at) if !phrases.refused[phrase] => {
                    phrases.variant_of[phrase] = *first.entry(at).or_insert(phrase as u32);
                }
                _ => phrases.refused[phrase] = true,
            }
        }
    }

    /// The place in [`Wording::only`] of the name that a phrase has.
    pub(super) fn name_of(&self, phrases: &Phrases, phrase: usize) -> Option<usize> {
        self.only.get(&folded(phrases.document, phrases.tokens(phrase))).copied()
    }
}

/// The terms of the words of some tokens, with blanks between them; those of a phrase that is too long are none.
fn folded(document: &Document, tokens: &[Token]) -> String {
    let words = tokens.iter().filter(|&&token| document.kind(token).is_word());
    let terms: Vec<&str> = words.map(|token| document.term_text(token.term)).collect();
    if terms.len() > MAX_PHRASE_WORDS { String::new() } else { terms.join(" ") }
}
