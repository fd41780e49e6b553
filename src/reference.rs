//! Words in the midst of a sentence that point to what an earlier one said: "call him", "the repair", "such a change".

use crate::analysis::Analysis;
use crate::document::{Document, QUOTATION_MARK, Sentence, TermId, Token};
use crate::language::{Profile, Property, WordClass};

/// Sentences any one of which says what a word points to: the last before it that may, and the first.
pub(crate) type Antecedents = [usize; 2];

/// A word that points back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reference {
    pub antecedents: Antecedents,
    /// False for "the", which may stand before what is known anyway.
    pub is_sure: bool,
}

/// A pronoun behind as many words of content may stand for what one of them names.
const MIN_NAMED: usize = 3;
/// How many adjectives may stand between an article and its noun.
const MAX_ADJECTIVES: usize = 2;
/// How many sentences back the last that has a word is looked for.
pub(crate) const MAX_BACK: usize = 30;

const POINTER: u32 = WordClass::Demonstrative.bit();
const ARTICLE: u32 = WordClass::DefiniteArticle.bit();

/// The antecedents of each word of a sentence that points back: a pronoun with next to nothing before it that it may stand
/// for, a noun behind a demonstrative, and a noun behind a definite article that the text has before. None in a language
/// without lists of such words. O(tokens), and no more than [`MAX_BACK`] sentences before it for each.
pub(crate) fn references(analysis: &Analysis, sentence: usize) -> Vec<Reference> {
    let Some(before) = sentence.checked_sub(1) else { return Vec::new() };
    let reader = Reader::of(analysis, sentence);
    let mut found = Vec::new();
    // Within quotation marks, and outside of them: what is quoted does not name who says so.
    let mut n_named = [0; 2];
    let mut is_outside = true;
    for at in 0..reader.tokens.len() {
        let classes = reader.classes(at);
        is_outside ^= classes & QUOTATION_MARK != 0;
        let n_before = if is_outside { n_named[1] } else { n_named[0] + n_named[1] };
        if classes & WordClass::Pronoun.bit() != 0 && n_before < MIN_NAMED && reader.is_as_inside(at) {
            found.push(Reference { antecedents: [before; 2], is_sure: true });
        }
        if classes & (POINTER | ARTICLE) != 0 {
            let is_sure = classes & POINTER != 0;
            let antecedents = reader.noun_antecedents(at, is_sure);
            found.extend(antecedents.map(|antecedents| Reference { antecedents, is_sure }));
        }
        n_named[usize::from(is_outside)] += usize::from(reader.is_content(at));
    }
    found
}

struct Reader<'a> {
    analysis: &'a Analysis<'a>,
    document: &'a Document,
    sentence: Sentence<'a>,
    profile: &'static Profile,
    tokens: &'a [Token],
}

impl<'a> Reader<'a> {
    fn of(analysis: &'a Analysis<'a>, sentence: usize) -> Self {
        let document = analysis.document();
        let sentence = document.sentence(sentence);
        let profile = sentence.block().language.profile();
        Self { analysis, document, sentence, profile, tokens: sentence.tokens() }
    }

    /// The antecedents of the noun behind the pointer or the article that stands here.
    fn noun_antecedents(&self, at: usize, is_pointer: bool) -> Option<Antecedents> {
        if !is_pointer && self.profile.has(Property::GenericArticles) {
            return None;
        }
        let noun = self.tokens[self.noun(at + 1)?].term;
        let is_new = !self.tokens[..at].iter().any(|token| token.term == noun);
        let unnamed = || is_pointer.then(|| [self.sentence.index() - 1; 2]);
        is_new.then(|| self.mentions(noun).or_else(unnamed)).flatten()
    }

    /// The noun of the phrase that starts here, unless it is a name or more is said of it: "of …".
    fn noun(&self, start: usize) -> Option<usize> {
        const HERE_AND_NOW: u32 = WordClass::Text.bit()
            | WordClass::TimeWord.bit()
            | WordClass::WeekDay.bit()
            | WordClass::Month.bit();
        let is_part = |&at: &usize| self.is_content(at) && self.classes(at) & HERE_AND_NOW == 0;
        let end = (start..self.tokens.len()).take(MAX_ADJECTIVES + 1).take_while(is_part).last()? + 1;
        let noun = if self.profile.has(Property::AdjectivesAfter) { start } else { end - 1 };
        let is_name = !self.profile.has(Property::CapitalNouns) && !self.is_small(noun);
        let is_explained = end < self.tokens.len() && self.classes(end) & WordClass::InsideName.bit() != 0;
        (!is_name && !is_explained).then_some(noun)
    }

    /// The last sentence before this one that has the term, and the first of all.
    fn mentions(&self, term: TermId) -> Option<Antecedents> {
        let (first, own) = (self.analysis.first_mention(term), self.sentence.index());
        let has = |&sentence: &usize| {
            self.document.sentence(sentence).tokens().iter().any(|token| token.term == term)
        };
        let last = || (own.saturating_sub(MAX_BACK)..own).rev().find(has).unwrap_or(first);
        (first < own).then(|| [last(), first])
    }

    fn classes(&self, at: usize) -> u32 {
        self.analysis.classes_in(self.sentence, self.tokens[at])
    }

    fn is_content(&self, at: usize) -> bool {
        self.document.kind(self.tokens[at]).is_word() && self.document.is_content(self.tokens[at].term)
    }

    /// True for the first token, and for one in small letters: "Sie" in the midst of a sentence is "you".
    fn is_as_inside(&self, at: usize) -> bool {
        at == 0 || self.is_small(at)
    }

    fn is_small(&self, at: usize) -> bool {
        !self.document.token_text(self.tokens[at]).starts_with(char::is_uppercase)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segment::Segmenter;

    /// The antecedents in the last sentence of a text.
    fn check(language: Language, text: &str, expected: &[Antecedents]) {
        let document = Segmenter::default().language(language).run(text).unwrap();
        let found = references(&Analysis::of(&document), document.n_sentences() - 1);
        let found: Vec<Antecedents> = found.into_iter().map(|reference| reference.antecedents).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_pronoun_with_nothing_before_it_points_to_the_sentence_before() {
        let english = |text: &str, expected: &[Antecedents]| check(Language::English, text, expected);
        english("The guard left. Nobody saw him.", &[[0, 0]]);
        english("The guard left. Nobody at the old town hall saw the mayor after she left.", &[]);
        english("The guard left. If Ann asks he'll be back.", &[[0, 0]]);
        english("The guard left. \"The water rose in the old town hall,\" he said.", &[[0, 0]]);
        english("The guard left. Ann Hill wrote to Ben Lee that \"he left.\"", &[]);
        check(Language::German, "Der Wächter ging. Dann sah ihn keiner.", &[[0, 0]]);
        check(Language::German, "Der Wächter ging. Können Sie kommen?", &[]);
    }

    #[test]
    fn a_noun_points_to_where_the_text_has_it() {
        let english = |text: &str, expected: &[Antecedents]| check(Language::English, text, expected);
        english("A bridge fell. Ann saw a bridge. Repairs start. Nobody paid for the bridge.", &[[1, 0]]);
        english("A bridge fell. Nobody paid for the new bridge.", &[[0, 0]]);
        english("A bridge fell. Nobody paid for a bridge.", &[]);
        english("A bridge fell. Nobody paid for the bridge of Ulm.", &[]);
        english("A bridge fell. Ann saw a bridge and paid for the bridge.", &[]);
        english("Rain fell. Nobody paid for the bridge.", &[]);
        english("The Bridge fell. Nobody saw the Bridge.", &[]);
    }

    #[test]
    fn a_noun_behind_a_demonstrative_points_back_wherever_its_thing_was_named() {
        check(Language::English, "A bridge fell. Rain came. Nobody liked this bridge.", &[[0, 0]]);
        check(Language::English, "They may end it. Rain came. Nobody likes such cancellation.", &[[1, 1]]);
        check(Language::English, "A bridge fell. Nobody came this week.", &[]);
        check(Language::French, "Un pont est tombé. La ville répare le pont.", &[]);
        check(Language::French, "Un pont est tombé. La ville répare ce pont.", &[[0, 0]]);
    }
}
