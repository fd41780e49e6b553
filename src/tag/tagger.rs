//! The tagger of a thread: a model, and the scores of every word met so far.

use super::model::{N_TAGS, NO_TAG, Sums, TagScores, TagTable, TaggerModel, WordPlace, scores_at};
use super::part::Tag;
use super::piece::pieces;
use crate::language::Language;
use foldhash::{HashMap, HashMapExt};
use std::cell::Cell;

/// The scores of a distinct word in every place, and its tag if that is always the same.
struct Lexeme {
    scores: [TagScores; SCORED.len()],
    fixed: Option<Tag>,
    /// The number of the likeliest tag of the word in any context.
    guess: u8,
}

/// The places that a lexeme has scores for, in the order of their numbers.
const SCORED: [WordPlace; 6] = [
    WordPlace::Own,
    WordPlace::First,
    WordPlace::Before,
    WordPlace::SecondBefore,
    WordPlace::After,
    WordPlace::SecondAfter,
];

/// The number of the lexeme for the places before and after a sentence.
const NOTHING: u32 = 0;

/// A model, and the words met so far.
pub(super) struct Tagger {
    language: Language,
    model: TaggerModel,
    lexemes: Vec<Lexeme>,
    by_word: HashMap<Box<str>, u32>,
    /// Scratch: the letters of a word, the lexemes of a sentence.
    letters: Vec<char>,
    sentence: Vec<u32>,
}

/// Words are kept from document to document until there are more than this.
const MAX_LEXEMES: usize = 1 << 15;

impl Tagger {
    fn new(language: Language, model: TaggerModel) -> Self {
        let nothing = Lexeme { scores: Default::default(), fixed: None, guess: NO_TAG };
        let (lexemes, by_word) = (vec![nothing], HashMap::new());
        Self { language, model, lexemes, by_word, letters: Vec::new(), sentence: Vec::new() }
    }

    /// The number of a word's lexeme, which is made when the word is new.
    pub(super) fn lexeme(&mut self, word: &str) -> u32 {
        if let Some(&number) = self.by_word.get(word) {
            return number;
        }
        let number = self.lexemes.len() as u32;
        let mut sums: Sums = [0; 256];
        let model = &self.model;
        pieces(word, &mut self.letters, |_, hash| model.add(hash, &mut sums));
        let fixed = scores_at(&sums, WordPlace::Fixed);
        let fixed = fixed.iter().any(|&score| score > 0).then(|| best(&fixed));
        let guess = fixed.unwrap_or_else(|| best(&scores_at(&sums, WordPlace::Alone))) as u8;
        let scores = SCORED.map(|place| scores_at(&sums, place));
        self.lexemes.push(Lexeme { scores, fixed, guess });
        self.by_word.insert(word.into(), number);
        number
    }

    /// The likeliest tag of a word in any context.
    pub(super) fn guess(&self, lexeme: u32) -> Tag {
        Tag::ALL[usize::from(self.lexemes[lexeme as usize].guess)]
    }

    /// Appends the tags of one sentence, given as the numbers of its lexemes.
    pub(super) fn tag(&mut self, lexemes: impl IntoIterator<Item = u32>, tags: &mut Vec<Tag>) {
        let mut sentence = std::mem::take(&mut self.sentence);
        sentence.clear();
        sentence.extend([NOTHING; 2]);
        sentence.extend(lexemes);
        sentence.extend([NOTHING; 2]);
        let (mut before, mut second_before) = (NO_TAG, NO_TAG);
        for five in sentence.windows(5) {
            let lexeme = |at: usize| &self.lexemes[five[at] as usize];
            let best = || self.best_tag([0, 1, 2, 3, 4].map(lexeme), before, second_before);
            let tag = lexeme(2).fixed.unwrap_or_else(best);
            tags.push(tag);
            (second_before, before) = (before, tag as u8);
        }
        self.sentence = sentence;
    }

    /// The tag of the third of five words, by the tags of the two before it.
    fn best_tag(&self, five: [&Lexeme; 5], before: u8, second_before: u8) -> Tag {
        let own = five[2];
        let mut scores = own.scores[WordPlace::Own as usize];
        let around = [WordPlace::SecondBefore, WordPlace::Before, WordPlace::After, WordPlace::SecondAfter];
        for (place, lexeme) in around.into_iter().zip([five[0], five[1], five[3], five[4]]) {
            add(&mut scores, &lexeme.scores[place as usize]);
        }
        if before == NO_TAG {
            add(&mut scores, &own.scores[WordPlace::First as usize]);
        }
        for row in TagTable::rows(before, second_before, own.guess, five[3].guess) {
            add(&mut scores, self.model.row(row));
        }
        best(&scores)
    }
}

fn add(scores: &mut TagScores, others: &TagScores) {
    scores.iter_mut().zip(others).for_each(|(score, other)| *score += other);
}

/// The tag with the best score; of equal ones the first.
fn best(scores: &TagScores) -> Tag {
    // Score and tag in one number, which is compared without a branch.
    let ranks = (0..N_TAGS).map(|tag| i32::from(scores[tag]) * 32 + i32::from(31 - tag as u8));
    let best = ranks.fold(i32::MIN, i32::max);
    Tag::ALL[(31 - best.rem_euclid(32)) as usize]
}

thread_local! {
    /// The tagger that this thread used last.
    static TAGGER: Cell<Option<Box<Tagger>>> = const { Cell::new(None) };
}

/// Runs `work` with this thread's tagger, which is out of its cell meanwhile; none if the language has none.
pub(super) fn with_tagger<T>(language: Language, work: impl FnOnce(&mut Tagger) -> T) -> Option<T> {
    let model = TaggerModel::of(language)?;
    let kept =
        TAGGER.take().filter(|tagger| tagger.language == language && tagger.lexemes.len() < MAX_LEXEMES);
    let mut tagger = kept.unwrap_or_else(|| Box::new(Tagger::new(language, model)));
    let result = work(&mut tagger);
    TAGGER.set(Some(tagger));
    Some(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equal_tags_is_the_best() {
        let mut scores = TagScores::default();
        assert_eq!(best(&scores), Tag::Adj);
        (scores[3], scores[5]) = (i16::MIN, -7);
        assert_eq!(best(&scores.map(|score| score.saturating_sub(1))), Tag::Adj);
        (scores[4], scores[16]) = (9, 9);
        assert_eq!(best(&scores), Tag::Cconj);
    }
}
