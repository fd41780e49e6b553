//! Collects the phrases of a document. Linear in the text.

use super::abbreviation;
use super::phrases::{NO_PHRASE, Occurrence, Phrase, Phrases, hashed, same_terms};
use super::role::Role;
use super::roles::{Roles, Tags};
use super::source::{CandidateSource, MAX_PHRASE_WORDS};
use super::variants;
use crate::analysis::Analysis;
use crate::hash::chained;
use crate::language::Property;
use crate::tag::Tag;
use hashbrown::HashTable;
use std::hash::BuildHasher;
use std::ops::Range;

/// The phrases of up to `max_words` words; `tags` tell their words apart, or else stop words do. A word of Vietnamese has
/// one syllable or two, each of them a token. With `parts_of_speech` there are no other words in them.
pub(crate) fn collect<'d>(
    analysis: &'d Analysis,
    tags: Option<Tags>,
    source: CandidateSource,
    max_words: usize,
    parts_of_speech: &[Tag],
) -> Phrases<'d> {
    let mut phrases = Phrases {
        document: analysis.document(),
        threads: analysis.threads,
        source,
        has_loose_ends: source == CandidateSource::NounPhrases
            && (tags.is_none() || analysis.document().language().profile().script.is_ideographic()),
        roles: Roles::of(analysis, tags, source, parts_of_speech),
        list: Vec::new(),
        occurrences: Vec::new(),
        is_part: Vec::new(),
        abbreviations: Vec::new(),
        variant_of: Vec::new(),
        refused: Vec::new(),
        factors: Vec::new(),
        single: vec![NO_PHRASE; analysis.document().n_terms()],
        table: HashTable::new(),
        seed: foldhash::fast::RandomState::default().hash_one(0_u64),
    };
    let has_syllables = analysis.document().language().profile().has(Property::Syllables);
    let n_tokens = if has_syllables { max_words.saturating_mul(3) / 2 } else { max_words };
    phrases.add_all(n_tokens.clamp(1, MAX_PHRASE_WORDS));
    if phrases.has_loose_ends {
        phrases.is_part = parts(&phrases);
    }
    let explained = abbreviation::explained(&phrases);
    phrases.abbreviations = abbreviation::named(&phrases, &explained);
    if source == CandidateSource::NounPhrases {
        phrases.variant_of = variants::variants(&phrases, &explained);
    } else {
        phrases.abbreviations.extend(explained);
    }
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

/// The words of a run that can be phrases of their own.
struct WordRun {
    tokens: Range<usize>,
    /// From the first word to the last noun: modifiers without a noun after them are not part of a phrase.
    whole: Range<usize>,
    /// Two parts that are phrases of their own too: "striker | Ada Moreno", "Canada's | Ada Moreno".
    parts: Option<[Range<usize>; 2]>,
}

impl WordRun {
    fn of(phrases: &Phrases, tokens: Range<usize>, max_words: usize) -> Self {
        let roles = &phrases.roles.of_token[tokens.clone()];
        let is_end = |role: &Role| role.ends_phrase();
        let end = tokens.start + roles.iter().rposition(is_end).map_or(0, |last| last + 1);
        let whole = tokens.start..end;
        if phrases.source != CandidateSource::NounPhrases {
            return Self { tokens, whole, parts: None };
        }
        // Of a phrase that is too long, the last words say what it is.
        let shortened = |part: Range<usize>| {
            let is_start = |at: &usize| phrases.roles.of_token[*at].is_content();
            let start = part.end.saturating_sub(max_words).max(part.start);
            (start..part.end).find(is_start).unwrap_or(part.start)..part.end
        };
        let gap = phrases.roles.gap(phrases.document, whole.clone());
        let parts = gap.map(|gap| [whole.start..gap.start, gap.end..whole.end].map(shortened));
        Self { tokens, whole: shortened(whole), parts }
    }

    /// True for the whole and for both parts.
    fn has_part(&self, tokens: &Range<usize>) -> bool {
        *tokens == self.whole || self.parts.iter().flatten().any(|part| part == tokens)
    }
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
            CandidateSource::NounPhrases => Role::is_in_phrase,
            CandidateSource::ContentRuns => Role::is_content,
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
        let run = WordRun::of(self, run, max_words);
        for start in run.tokens.clone() {
            if !self.may_begin(start) {
                continue;
            }
            let (mut hash, mut n_words) = (self.seed, 0);
            for end in start..run.tokens.end.min(start + MAX_PHRASE_WORDS) {
                hash = chained(hash, self.document.tokens()[end].term.0);
                n_words += usize::from(self.roles.of_token[end] != Role::Link);
                if n_words > max_words {
                    break;
                }
                let tokens = start..end + 1;
                if self.is_phrase(&tokens) {
                    let is_alone = self.is_alone(&tokens, &run);
                    let is_end = self.is_end(&tokens, &run);
                    self.add(tokens, hash, is_alone, is_end);
                }
            }
        }
    }

    /// True if a phrase may begin with the token.
    fn may_begin(&self, token: usize) -> bool {
        match self.source {
            // Verbs too: by themselves they say something.
            CandidateSource::Words => {
                self.document.is_content(self.document.tokens()[token].term)
                    && self.roles.of_token[token] != Role::Break
            }
            CandidateSource::NounPhrases => {
                self.roles.of_token[token].is_content() && !self.is_after_slash(token)
            }
            CandidateSource::ContentRuns | CandidateSource::NGrams => self.roles.of_token[token].is_content(),
        }
    }

    /// True for the second half of a name such as "A/B", which means nothing by itself.
    fn is_after_slash(&self, token: usize) -> bool {
        let slash = token.checked_sub(1).filter(|&before| self.roles.of_token[before] == Role::Link);
        slash.is_some_and(|slash| self.document.token_text(self.document.tokens()[slash]) == "/")
    }

    /// True if tokens that begin as a phrase may end as one too.
    fn is_phrase(&self, tokens: &Range<usize>) -> bool {
        let last = self.roles.of_token[tokens.end - 1];
        match self.source {
            CandidateSource::NounPhrases => last.ends_phrase(),
            CandidateSource::ContentRuns | CandidateSource::NGrams => last.is_content(),
            CandidateSource::Words => tokens.len() == 1,
        }
    }

    /// True if a phrase is all there is of its run, or is to be taken so.
    fn is_alone(&self, tokens: &Range<usize>, run: &WordRun) -> bool {
        match self.source {
            CandidateSource::NounPhrases => {
                run.has_part(tokens) || tokens.len() == 1 && self.is_apart_by_form(tokens.start)
            }
            CandidateSource::Words => self.is_apart(tokens.start),
            CandidateSource::ContentRuns => *tokens == run.tokens,
            CandidateSource::NGrams => true,
        }
    }

    /// True for what is left of a noun phrase without an adjective before it.
    fn is_end(&self, tokens: &Range<usize>, run: &WordRun) -> bool {
        self.source == CandidateSource::NounPhrases
            && tokens.end == run.whole.end
            && tokens.start > run.whole.start
            && self.roles.of_token[tokens.start - 1] == Role::Modifier
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

    fn add(&mut self, tokens: Range<usize>, hash: u64, is_alone: bool, is_end: bool) {
        let phrase = if tokens.len() == 1 {
            self.number_word(tokens.start)
        } else {
            self.number_phrase(&tokens, hash)
        };
        if phrase as usize == self.list.len() {
            let (first, n_words) = (tokens.start as u32, tokens.len() as u32);
            self.list.push(Phrase { first, n_words, count: 0, n_alone: 0, is_end: false });
        }
        let entry = &mut self.list[phrase as usize];
        entry.count += 1;
        entry.n_alone += u32::from(is_alone);
        entry.is_end |= is_end;
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
