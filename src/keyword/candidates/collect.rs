//! Collects the phrases of a document. Linear in the text.

use super::abbreviation;
use super::phrases::{CandidateSource, NO_PHRASE, Occurrence, Phrase, Phrases, hashed, same_terms};
use super::role::Role;
use super::roles::{Roles, Tags};
use crate::analysis::Analysis;
use crate::hash::chained;
use hashbrown::HashTable;
use std::hash::BuildHasher;
use std::ops::Range;

/// No phrase has more words, whatever is asked for: the cost grows with their number.
pub(crate) const MAX_PHRASE_WORDS: usize = 8;

/// The phrases of up to `max_words` words; `tags` tell their words apart, or else stop words do.
pub(crate) fn collect<'d>(
    analysis: &'d Analysis,
    tags: Option<Tags>,
    source: CandidateSource,
    max_words: usize,
) -> Phrases<'d> {
    let mut phrases = Phrases {
        document: analysis.document(),
        threads: analysis.threads,
        source,
        has_loose_ends: source == CandidateSource::NounPhrases && tags.is_none(),
        roles: Roles::of(analysis, tags),
        list: Vec::new(),
        occurrences: Vec::new(),
        is_part: Vec::new(),
        abbreviations: Vec::new(),
        single: vec![NO_PHRASE; analysis.document().n_terms()],
        table: HashTable::new(),
        seed: foldhash::fast::RandomState::default().hash_one(0_u64),
    };
    phrases.add_all(max_words.clamp(1, MAX_PHRASE_WORDS));
    if phrases.has_loose_ends {
        phrases.is_part = parts(&phrases);
    }
    phrases.abbreviations = abbreviation::pairs(&phrases);
    phrases
}

/// By phrase: true if it has two words or more and is always followed, or preceded, by the same word.
fn parts(phrases: &Phrases) -> Vec<bool> {
    let mut is_part = vec![false; phrases.len()];
    for phrase in (0..phrases.len()).filter(|&phrase| phrases.list[phrase].n_words > 2) {
        let tokens = phrases.tokens(phrase);
        for part in [&tokens[1..], &tokens[..tokens.len() - 1]] {
            if let Some(part) = phrases.find(part) {
                is_part[part] |= phrases.list[part].count == phrases.list[phrase].count;
            }
        }
    }
    is_part
}

impl Phrases<'_> {
    fn add_all(&mut self, max_words: usize) {
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
        let is_inside: fn(Role) -> bool = match self.source {
            CandidateSource::NounPhrases | CandidateSource::ContentRuns => Role::is_content,
            CandidateSource::NGrams | CandidateSource::Words => |role| role != Role::Break,
        };
        let start = rest.clone().find(|&token| is_inside(roles[token]))?;
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
        // Modifiers without a noun after them are not part of a phrase.
        let noun_end = run.start + roles.iter().rposition(|role| role.is_head()).map_or(0, |last| last + 1);
        for start in run.clone() {
            if !self.may_begin(start) {
                continue;
            }
            let mut hash = self.seed;
            for end in start..run.end.min(start + max_words) {
                hash = chained(hash, self.document.tokens()[end].term.0);
                let tokens = start..end + 1;
                if self.is_phrase(&tokens) {
                    let is_alone = self.is_alone(&tokens, &run, noun_end);
                    self.add(tokens, hash, is_alone);
                }
            }
        }
    }

    /// True if a phrase may begin with the token.
    fn may_begin(&self, token: usize) -> bool {
        match self.source {
            // Verbs too: by themselves they say something.
            CandidateSource::Words => self.document.is_content(self.document.tokens()[token].term),
            CandidateSource::NounPhrases | CandidateSource::ContentRuns | CandidateSource::NGrams => {
                self.roles.of_token[token].is_content()
            }
        }
    }

    /// True if tokens that begin as a phrase may end as one too.
    fn is_phrase(&self, tokens: &Range<usize>) -> bool {
        let last = self.roles.of_token[tokens.end - 1];
        match self.source {
            CandidateSource::NounPhrases => last.is_head(),
            CandidateSource::ContentRuns | CandidateSource::NGrams => last.is_content(),
            CandidateSource::Words => tokens.len() == 1,
        }
    }

    /// True if a phrase is all there is of its run, or is to be taken so.
    fn is_alone(&self, tokens: &Range<usize>, run: &Range<usize>, noun_end: usize) -> bool {
        match self.source {
            CandidateSource::NounPhrases => {
                *tokens == (run.start..noun_end) || tokens.len() == 1 && self.is_apart_by_form(tokens.start)
            }
            CandidateSource::Words => self.is_apart(tokens.start),
            CandidateSource::ContentRuns => tokens == run,
            CandidateSource::NGrams => true,
        }
    }

    /// True if the words on both sides are not content words.
    fn is_apart(&self, token: usize) -> bool {
        let roles = &self.roles.of_token;
        let is_content =
            |at: Option<usize>| at.and_then(|at| roles.get(at)).is_some_and(|role| role.is_content());
        !is_content(token.checked_sub(1)) && !is_content(Some(token + 1))
    }

    /// True for an abbreviation among words that no tags tell apart: it means something by itself.
    fn is_apart_by_form(&self, token: usize) -> bool {
        let capitals = |text: &str| text.chars().filter(|c| c.is_uppercase()).count();
        self.has_loose_ends && capitals(self.document.token_text(self.document.tokens()[token])) > 1
    }

    fn add(&mut self, tokens: Range<usize>, hash: u64, is_alone: bool) {
        let phrase = if tokens.len() == 1 {
            self.number_word(tokens.start)
        } else {
            self.number_phrase(&tokens, hash)
        };
        if phrase as usize == self.list.len() {
            let (first, n_words) = (tokens.start as u32, tokens.len() as u32);
            self.list.push(Phrase { first, n_words, count: 0, n_alone: 0 });
        }
        let entry = &mut self.list[phrase as usize];
        entry.count += 1;
        entry.n_alone += u32::from(is_alone);
        self.occurrences.push(Occurrence::new(phrase, tokens.start as u32, is_alone));
    }

    /// The phrase of one word, or the next number if it is new.
    fn number_word(&mut self, token: usize) -> u32 {
        let phrase = &mut self.single[self.document.tokens()[token].term.index()];
        if *phrase == NO_PHRASE {
            *phrase = self.list.len() as u32;
        }
        *phrase
    }

    /// The phrase of several words, or the next number if it is new.
    fn number_phrase(&mut self, tokens: &Range<usize>, hash: u64) -> u32 {
        let all = self.document.tokens();
        let list = &self.list;
        let of = |phrase: u32| {
            let Phrase { first, n_words, .. } = list[phrase as usize];
            &all[first as usize..(first + n_words) as usize]
        };
        let is_same = |&phrase: &u32| same_terms(of(phrase), &all[tokens.clone()]);
        let rehash = |&phrase: &u32| hashed(self.seed, of(phrase));
        let entry = self.table.entry(hash, is_same, rehash);
        *entry.or_insert(list.len() as u32).get()
    }
}
