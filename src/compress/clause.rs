//! The statement that a long sentence opens with, in a language that has a tagger but no model of what can be dropped: it ends at a
//! comma, and what follows adds to it.

use crate::analysis::is_quotation_mark;
use crate::document::Document;
use crate::language::WordClass;
use crate::tag::{Tag, tag_words};

/// A statement has so many words.
const MIN_WORDS: usize = 7;

/// The most of a sentence's tokens, given by their numbers in the document, up to one of its commas that fits and is a statement;
/// nothing if there is none, or the language has no tagger. Linear in the tokens for each comma.
pub(super) fn head(
    document: &Document,
    tokens: &[usize],
    fits: impl Fn(&[usize]) -> bool,
) -> Option<Vec<usize>> {
    let words: Vec<&str> = tokens.iter().map(|&at| document.token_text(document.tokens()[at])).collect();
    let tags = tag_words(document.language(), &words)?;
    let clauses = Clauses { document, words: &words, tags: &tags };
    let mut commas = (0..words.len()).rev().filter(|&at| words[at] == ",");
    let end = commas.find(|&comma| fits(&tokens[..comma]) && clauses.are_whole_before(comma))?;
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
        let n_words = self.tags[..comma].iter().filter(|&&tag| tag != Tag::Punct).count();
        let is_closed = |marks: &dyn Fn(&str) -> bool| {
            self.words[..comma].iter().filter(|word| marks(word)).count() % 2 == 0
        };
        n_words >= MIN_WORDS
            && self.ends_well(comma)
            && self.is_stated(comma)
            && self.adds(comma + 1)
            && is_closed(&|word| is_quotation_mark(word))
            && is_closed(&|word| matches!(word, "(" | ")"))
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
            Some(_) => true,
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
    }

    #[test]
    fn what_a_statement_waits_for_stays() {
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
