//! What keeps a line from being understood without the other sentences.

use crate::analysis::Analysis;
use crate::document::{Document, Sentence, Token, TokenKind, is_quotation_mark};
use crate::language::{WordClass, WordList};
use crate::opening::{Leaning, leaning};
use crate::tag::Tag;
use std::borrow::Cow;

/// A line, its words with their parts of speech.
pub(super) struct Reading<'a> {
    analysis: &'a Analysis<'a>,
    document: &'a Document,
    sentence: Sentence<'a>,
    /// By token of the sentence; empty if the language has no tagger.
    tags: Cow<'a, [Tag]>,
    /// The tokens of the line, by their numbers in the sentence.
    kept: Vec<usize>,
}

impl<'a> Reading<'a> {
    /// The line of some tokens of a sentence, given by their numbers in the document.
    pub(super) fn of(analysis: &'a Analysis, sentence: usize, tokens: &[usize]) -> Self {
        let document = analysis.document();
        let tags = analysis.sentence_tags(sentence).unwrap_or_default();
        let sentence = document.sentence(sentence);
        let start = sentence.token_range().start;
        Self { analysis, document, sentence, tags, kept: tokens.iter().map(|at| at - start).collect() }
    }

    fn token(&self, at: usize) -> Token {
        self.sentence.tokens()[at]
    }

    fn word(&self, at: usize) -> &'a str {
        self.document.token_text(self.sentence.tokens()[at])
    }

    fn is_word(&self, at: usize) -> bool {
        self.document.kind(self.token(at)).is_word()
    }

    /// The tokens of the line that are words.
    fn words(&self) -> impl Iterator<Item = usize> {
        self.kept.iter().copied().filter(|&at| self.is_word(at))
    }

    fn is_verb(&self, at: usize) -> bool {
        self.tags.get(at).is_some_and(|tag| matches!(tag, Tag::Verb | Tag::Aux))
    }

    fn is_tagged(&self) -> bool {
        !self.tags.is_empty()
    }

    /// How it takes up an earlier sentence by what it opens with, if it does.
    pub(super) fn leaning(&self) -> Option<Leaning> {
        leaning(self.analysis, self.sentence.index(), &self.kept)
    }

    /// True if something is said of what an earlier sentence told: "The minister said *that* would take years."
    pub(super) fn speaks_of_that(&self) -> bool {
        self.sentence.tokens().windows(3).zip(self.tags.windows(3)).any(|(tokens, tags)| {
            let is_that = ["that", "this"].contains(&self.document.token_text(tokens[1]));
            is_that && tags[0] == Tag::Verb && tags[2] == Tag::Aux
        })
    }

    /// True if next to nothing of it is outside of quotation marks: who says so is told elsewhere.
    pub(super) fn is_quotation_alone(&self) -> bool {
        let (mut is_within, mut n_within, mut n_outside) = (false, 0, 0);
        for &at in &self.kept {
            if is_quotation_mark(self.word(at)) {
                is_within = !is_within;
            } else if self.is_word(at) {
                *(if is_within { &mut n_within } else { &mut n_outside }) += 1;
            }
        }
        n_within > 0 && n_outside < 2
    }

    /// True if it has a pronoun and not whom that stands for: a plural one, of which every plural noun before it is left out
    /// ("In a letter to teachers, Boyd said they …"), or one with no noun before it and no name behind ("Cleaning it takes
    /// an hour").
    pub(super) fn lacks_antecedent(&self) -> bool {
        const OF_MANY: [&str; 5] = ["they", "them", "their", "theirs", "themselves"];
        const OF_ONE: [&str; 8] = ["it", "its", "he", "him", "his", "she", "her", "hers"];
        let is_kept = |at: &usize| self.kept.binary_search(at).is_ok();
        let is_in =
            |list: &[&str], at: usize| list.iter().any(|pronoun| self.word(at).eq_ignore_ascii_case(pronoun));
        let mut pronouns = self.kept.iter().copied().filter(|&at| is_in(&OF_MANY, at) || is_in(&OF_ONE, at));
        let Some(pronoun) = pronouns.next().filter(|_| self.is_tagged()) else { return false };
        let profile = self.document.language().profile();
        let is_time = |at: usize| {
            profile.is_one_of(&[WordClass::Month, WordClass::WeekDay, WordClass::TimeWord], self.word(at))
        };
        let is_name = |&at: &usize| self.tags[at] == Tag::Propn && !is_time(at);
        let is_noun = |at: &usize| is_name(at) || self.tags[*at] == Tag::Noun && !is_time(*at);
        let is_plural = |at: &usize| is_noun(at) && self.word(*at).ends_with(['s', 'S']);
        let mut plurals = (0..pronoun).filter(is_plural).peekable();
        let is_dropped =
            is_in(&OF_MANY, pronoun) && plurals.peek().is_some() && !plurals.any(|at| is_kept(&at));
        let is_first = self.kept.first() == Some(&pronoun);
        // "In his letter, Boyd said": whom it stands for may follow behind a comma.
        let comma = (pronoun..self.tags.len()).find(|&at| self.word(at) == ",").unwrap_or(self.tags.len());
        let is_missing = !(0..pronoun).filter(is_noun).any(|at| is_kept(&at))
            && (is_first || !(comma..self.tags.len()).filter(is_name).any(|at| is_kept(&at)));
        is_dropped || is_missing
    }

    /// The noun phrase that it opens with, if that is "the" and a noun: the place of the noun and of the word behind it.
    fn definite_opening(&self) -> Option<(usize, usize)> {
        let words: Vec<usize> = self.words().collect();
        let is_the = words.first().is_some_and(|&at| self.word(at).eq_ignore_ascii_case("the"));
        let is_part = |at: &&usize| matches!(self.tags.get(**at), Some(Tag::Adj | Tag::Num | Tag::Noun));
        let n_parts = words.get(1..).filter(|_| is_the)?.iter().take_while(is_part).count();
        (n_parts > 0).then(|| (words[n_parts], words.get(n_parts + 1).copied().unwrap_or(words[n_parts])))
    }

    /// True if it opens with "the" and a noun of which no more is said, as of something known: "The 22-year-old told …".
    pub(super) fn opens_with_known(&self) -> bool {
        self.definite_opening().is_some_and(|(_, next)| self.is_verb(next))
    }

    /// True for captions, addresses, and what says in short what something is: they have no verb.
    pub(super) fn has_no_verb(&self) -> bool {
        self.is_tagged() && !self.kept.iter().any(|&at| self.is_verb(at))
    }

    /// True for notes: they have a verb without a subject ("Didn't do much wrong.").
    pub(super) fn lacks_subject(&self) -> bool {
        let mut words = self.words();
        let Some((first, second)) = words.next().zip(words.next()) else { return false };
        // "Will Smith", "May 5"
        let goes_on_small = self.word(second).starts_with(char::is_lowercase);
        self.tags.get(first) == Some(&Tag::Aux) && goes_on_small && !self.sentence.text().ends_with('?')
    }

    /// True if a long sentence has next to no word that is in every sentence of the language, or one without a verb has two addresses,
    /// or no such word but names or an address: it is a list of names, scores or links, or in another language.
    pub(super) fn is_list_of_names(&self) -> bool {
        let tokens = self.sentence.tokens();
        let n_stops = tokens.iter().filter(|token| self.document.is_stop(token.term)).count();
        let is_long = self.sentence.n_running_words() > 8;
        let is_address = |token: &&Token| self.document.kind(**token) == TokenKind::Address;
        let n_addresses = tokens.iter().filter(is_address).count();
        is_long && n_stops * 8 < self.sentence.n_running_words()
            || self.has_no_verb()
                && (n_addresses > 1 || n_stops == 0 && (n_addresses > 0 || self.has_mostly_names()))
    }

    /// True if less than a third of the words start with a small letter.
    fn has_mostly_names(&self) -> bool {
        let n_small = self.words().filter(|&at| self.word(at).starts_with(char::is_lowercase)).count();
        n_small * 3 < self.words().count()
    }

    /// True if all of it stands in brackets: it is an aside of what is before it.
    pub(super) fn is_in_brackets(&self) -> bool {
        self.sentence.text().starts_with(['(', '（', '['])
            && self.sentence.text().trim_end_matches(['.', '!', '?']).ends_with([')', '）', ']'])
            && self.sentence.text().matches(['(', '（', '[']).count() == 1
    }

    /// True if what look like two sentences are in one: "... on this device *But* the team ...".
    pub(super) fn is_run_together(&self) -> bool {
        let has_verb = |tags: &[Tag]| tags.iter().any(|tag| matches!(tag, Tag::Verb | Tag::Aux));
        let is_joint = |index: usize, three: &[Token]| {
            let [before, word, next] = [0, 1, 2].map(|at| self.document.token_text(three[at]));
            let are_two = || has_verb(&self.tags[..=index]) && has_verb(&self.tags[index + 1..]);
            before.starts_with(char::is_lowercase)
                && word.starts_with(char::is_uppercase)
                && (word.ends_with(char::is_lowercase) || word == "A")
                && !self.has_capital_anywhere(word)
                && self.document.is_stop(three[1].term)
                && (next.starts_with(char::is_lowercase) || are_two())
        };
        let mut threes = self.sentence.tokens().windows(3).enumerate();
        self.is_tagged() && threes.any(|(index, three)| is_joint(index, three))
    }

    /// True for a word with a capital wherever it is: "I", "I'd".
    fn has_capital_anywhere(&self, word: &str) -> bool {
        let stem = word.split(['\'', '’']).next().unwrap_or(word);
        self.document.language().profile().list(WordList::AlwaysCapital).contains(&stem)
    }

    pub(super) fn ends_with_colon(&self) -> bool {
        self.sentence.text().ends_with([':', '：'])
    }
}

/// Whether a text ends within its last sentence, as it does where it was cut: the sentence before it has an end mark.
pub(super) fn breaks_off(document: &Document, sentence: usize) -> bool {
    let has_end = |sentence: usize| {
        !document.sentence(sentence).text().ends_with(|c: char| c.is_alphanumeric() || c == ',')
    };
    let is_last = sentence + 1 == document.n_sentences() && sentence > 0;
    is_last && !has_end(sentence) && has_end(sentence - 1) && {
        document.sentence(sentence).block_index() == document.sentence(sentence - 1).block_index()
    }
}

/// Whether a quotation goes on from the sentence before, or in the next: who says it, or that somebody does, is told there.
pub(super) fn has_half_quotation(document: &Document, sentence: usize) -> bool {
    let text = document.sentence(sentence).text();
    let n = |mark: char| text.matches(mark).count();
    // „…“ in German, “…” in English; ``…'' in plain text.
    n('"') % 2 == 1
        || (n('“') != n('”') && n('„') != n('“'))
        || (text.contains('`') || text.contains('\''))
            && text.matches("``").count() != text.matches("''").count()
}
