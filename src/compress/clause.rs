//! The statement that a long sentence opens with, in a language that has a tagger but no model of what can be dropped: it ends at a
//! comma, or before a preposition, and what follows adds to it.

use crate::document::{Document, is_quotation_mark};
use crate::language::{Property, WordClass, WordList};
use crate::tag::{Tag, tag_words};

/// A statement has so many words.
const MIN_WORDS: usize = 7;

/// The most of a sentence's tokens, given by their numbers in the document, up to one of its commas that fits and is a statement, or
/// else up to one of its prepositions; nothing if there is none, or the language has no tagger. Linear in the tokens for each of these.
pub(super) fn head(
    document: &Document,
    tokens: &[usize],
    fits: impl Fn(&[usize]) -> bool,
) -> Option<Vec<usize>> {
    let words: Vec<&str> = tokens.iter().map(|&at| document.token_text(document.tokens()[at])).collect();
    let tags = tag_words(document.language(), &words)?;
    let clauses = Clauses { document, words: &words, tags: &tags };
    let fitting = || (1..words.len()).rev().filter(|&at| fits(&tokens[..at]));
    let comma = fitting().find(|&at| words[at] == "," && clauses.are_whole_before(at));
    let end = comma.or_else(|| fitting().find(|&at| clauses.can_end_before_phrase(at)))?;
    Some(tokens[..end].to_vec())
}

/// The clauses of a sentence, told by its commas and the tags of its words.
struct Clauses<'a> {
    document: &'a Document,
    words: &'a [&'a str],
    tags: &'a [Tag],
}

impl Clauses<'_> {
    /// True if what is before a comma is a statement, and what is behind it neither what the statement waits for nor what limits it.
    fn are_whole_before(&self, comma: usize) -> bool {
        self.ends_well(comma)
            && self.is_closed_statement(comma)
            && self.adds(comma + 1)
            && !self.restricts(comma)
    }

    /// True if what is before a place is a statement, with all of its quotations and brackets closed.
    fn is_closed_statement(&self, end: usize) -> bool {
        let n_words = self.tags[..end].iter().filter(|&&tag| tag != Tag::Punct).count();
        let is_closed = |marks: &dyn Fn(&str) -> bool| {
            self.words[..end].iter().filter(|word| marks(word)).count() % 2 == 0
        };
        n_words >= MIN_WORDS
            && self.is_stated(end)
            && is_closed(&|word| is_quotation_mark(word))
            && is_closed(&|word| matches!(word, "(" | ")"))
    }

    /// True if what is before a place is a statement, and a phrase starts there that a noun can do without: the preposition is not
    /// part of a longer one ("a fim de"), nor does it follow a number ("11 millones de"), what follows has neither the verb of the
    /// sentence nor half of it, and nothing in the sentence limits or denies it.
    fn can_end_before_phrase(&self, at: usize) -> bool {
        let profile = self.document.language().profile();
        // "Le chargé d'affaires", "dans un contexte de crise" are told by no less.
        let joins_nouns = |word: &str| {
            let word = word.to_lowercase();
            profile.is(WordClass::InsideName, word.trim_end_matches(['\'', '’']))
        };
        let limiting = profile.list(WordList::Limiting);
        let limits = |word: &&str| limiting.contains(&word.to_lowercase().as_str());
        let is_noun = |at: usize| matches!(self.tags[at], Tag::Noun | Tag::Propn);
        let Some(noun) = (0..at).rev().find(|&before| self.tags[before] != Tag::Adj) else { return false };
        let has_article = noun > 0 && (self.tags[noun] == Tag::Propn || self.tags[noun - 1] == Tag::Det);
        let rest = at + self.tags[at..].iter().take_while(|&&tag| tag != Tag::Punct).count();
        let is_of_phrase = |verb: usize| self.tags[verb - 1] == Tag::Adp;
        let is_verb = |at: &usize| matches!(self.tags[*at], Tag::Verb | Tag::Aux);
        profile.has(Property::AdjectivesAfter)
            && self.tags[at] == Tag::Adp
            && !joins_nouns(self.words[at])
            && is_noun(noun)
            && has_article
            && (at..rest).filter(is_verb).all(is_of_phrase)
            && is_noun(rest - 1) | matches!(self.tags[rest - 1], Tag::Adj | Tag::Num)
            && !self.words.iter().any(limits)
            && self.is_closed_statement(at)
    }

    /// True if the last word before a comma is one that a statement ends with.
    fn ends_well(&self, comma: usize) -> bool {
        let has_auxiliary = || self.tags[..comma - 1].contains(&Tag::Aux);
        match self.tags[comma - 1] {
            Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Adv => true,
            Tag::Verb => has_auxiliary(),
            _ => false,
        }
    }

    /// True if some clause before a comma has a verb of its own: the first, or one behind two commas around an aside.
    fn is_stated(&self, comma: usize) -> bool {
        let mut start = 0;
        let ends = (0..=comma).filter(|&at| at == comma || self.words[at] == ",");
        ends.enumerate().any(|(n_before, end)| {
            let clause = start..end;
            start = end + 1;
            let is_verb = |at: usize| matches!(self.tags[at], Tag::Verb | Tag::Aux);
            let opens_main = n_before == 0
                && !matches!(self.tags[clause.start], Tag::Sconj | Tag::Verb | Tag::Adp)
                || n_before >= 2 && self.tags[clause.start] == Tag::Aux;
            opens_main && clause.into_iter().any(is_verb)
        })
    }

    /// True for a clause behind a comma that tells which of many is meant: "eine Person, die …".
    fn restricts(&self, comma: usize) -> bool {
        let profile = self.document.language().profile();
        let is = |class: WordClass, word: &&str| profile.is(class, &word.to_lowercase());
        let is_article =
            |word: &&&str| is(WordClass::DefiniteArticle, word) || is(WordClass::IndefiniteArticle, word);
        let article = self.words[..comma].iter().rfind(is_article);
        // "die" is a pronoun too, unless a noun follows.
        let is_relative = match self.tags.get(comma + 1..) {
            Some([Tag::Pron, ..]) => true,
            Some([Tag::Det, next, ..]) => !matches!(next, Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num),
            _ => false,
        };
        is_relative && article.is_some_and(|article| is(WordClass::IndefiniteArticle, article))
    }

    /// True if a name and its verb start somewhere: they are the statement, and what is before them is none, "Les pieds dans la boue,
    /// *Ann Lund s'est* …".
    fn states_of_name(&self, start: usize) -> bool {
        let mut after_name = self.tags[start..].iter().skip_while(|&&tag| tag == Tag::Propn);
        let verb = after_name.find(|&&tag| tag != Tag::Pron);
        self.tags[start] == Tag::Propn && matches!(verb, Some(Tag::Verb | Tag::Aux))
    }

    /// True if what starts somewhere adds to the statement before: it is no condition, exception or object clause, and goes on no list.
    fn adds(&self, start: usize) -> bool {
        let profile = self.document.language().profile();
        let is_subject = || profile.is(WordClass::Opening, &self.words[start].to_lowercase());
        let is_clause = || {
            let words = start + 1..self.tags.len().min(start + MIN_WORDS);
            words.into_iter().any(|at| matches!(self.tags[at], Tag::Verb | Tag::Aux))
        };
        match self.tags.get(start) {
            None | Some(Tag::Sconj | Tag::Adv | Tag::Adp) => false,
            Some(Tag::Cconj) => is_clause(),
            Some(Tag::Pron) => !is_subject(),
            Some(_) => !self.states_of_name(start),
        }
    }
}

#[cfg(all(test, feature = "models"))]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::segment::Segmenter;

    fn check(language: Language, text: &str, expected: Option<&str>) {
        let document = Segmenter::default().language(language).run(text).unwrap();
        let tokens: Vec<usize> = document.sentence(0).token_range().collect();
        let kept = head(&document, &tokens, |tokens| tokens.len() <= 25);
        let text = kept.map(|kept| {
            let (first, last) = (document.tokens()[kept[0]], document.tokens()[kept[kept.len() - 1]]);
            document.text()[first.span.start as usize..last.span.end as usize].to_owned()
        });
        assert_eq!(text.as_deref(), expected);
    }

    #[test]
    fn what_follows_a_statement_goes() {
        check(
            Language::French,
            "L'assemblée générale du club, prévue le 22 mars, est reportée au samedi 5 avril, la salle municipale étant \
             inondée depuis la tempête de la semaine dernière.",
            Some("L'assemblée générale du club, prévue le 22 mars, est reportée au samedi 5 avril"),
        );
        check(
            Language::German,
            "Der Rat der Stadt hat am Montag den neuen Tunnel beschlossen, der in zehn Jahren fertig sein soll und die \
             alte Brücke ersetzen wird.",
            Some("Der Rat der Stadt hat am Montag den neuen Tunnel beschlossen"),
        );
        check(
            Language::French,
            "Les pieds dans la boue et la chemise trempée par la pluie, Emmanuel Macron s'est offert samedi un bain de foule à \
             Saint-Martin, un an après le passage de la tempête.",
            Some(
                "Les pieds dans la boue et la chemise trempée par la pluie, Emmanuel Macron s'est offert samedi un bain de foule à \
                 Saint-Martin",
            ),
        );
    }

    #[test]
    fn a_phrase_behind_a_noun_goes_where_no_comma_helps() {
        check(
            Language::Portuguese,
            "O presidente da república e o general do exército selaram ontem uma aliança com o objetivo de dar ao partido a \
             vitória no segundo turno das eleições municipais.",
            Some("O presidente da república e o general do exército selaram ontem uma aliança"),
        );
        check(
            Language::Portuguese,
            "O presidente da república e o general do exército não selaram ontem uma aliança com o objetivo de dar ao partido a \
             vitória no segundo turno das eleições municipais.",
            None,
        );
    }

    #[test]
    fn what_a_statement_waits_for_stays() {
        check(
            Language::German,
            "Ein Schleusenwärter, früher oft Schleusenmeister genannt, ist eine besonders ausgebildete Person, die an einem Kanal \
             oder an einem Fluss die Tore der Schleuse öffnet.",
            None,
        );
        check(
            Language::German,
            "Der Bürgermeister der alten Stadt sagte am Montag, dass der neue Tunnel nicht vor dem Sommer fertig sein werde.",
            None,
        );
        check(
            Language::German,
            "Der Bürgermeister der alten Stadt sagte am Montag, er werde den neuen Tunnel nicht vor dem Sommer öffnen.",
            None,
        );
        check(
            Language::French,
            "La mairie ouvrira le nouveau tunnel du port lundi matin, si la pluie cesse avant la fin de la semaine.",
            None,
        );
    }
}
