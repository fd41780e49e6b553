//! The role of every token by its tag.
//!
//! Most tokens are what their tag says. The traits of a word, whatever its tag, are found once for each distinct word;
//! the few tokens whose tag and traits call for a look at their neighbours get one afterwards.

use super::role::{Role, drop_times};
use super::word_classes::is_time;
use crate::analysis::Analysis;
use crate::document::{Document, Token, TokenKind, WordId};
use crate::language::{Language, Property, WordClass};
use crate::tag::Tag;
use std::ops::Range;

/// An adjective of a higher Zipf frequency says too little to open a phrase.
pub(super) const COMMON_ADJECTIVE: f64 = 5.8;

/// Prepositions, pronouns and the like are more frequent than this.
pub(super) const FUNCTION_WORD: f64 = 4.5;

/// The traits of a word, in bits.
type Traits = u8;

/// A mark or a sign.
const MARK: Traits = 1 << 0;
/// A number or an address; a stop word of a script without inflections, where tags are less sure.
const OUTSIDE: Traits = 1 << 1;
/// After a noun it may be a verb or an adverb: "altimetry *lacks* the resolution", "turn the pedals *backwards*".
const VERB_LIKE: Traits = 1 << 2;
/// It ends as adverbs do.
const ADVERB_LIKE: Traits = 1 << 3;
/// Too frequent for an adjective that opens a phrase.
const COMMON: Traits = 1 << 4;
/// If it was tagged as a function word or a numeral, it may be a term the tagger has never seen: "YSZ", "thesaurus".
const RARE: Traits = 1 << 5;
/// A word for a time.
const TIME: Traits = 1 << 6;
/// Every word has it.
const ANY: Traits = 1 << 7;

/// The traits of a word with this tag that call for a closer look.
fn asking(tag: Tag) -> Traits {
    TIME | match tag {
        Tag::Noun => VERB_LIKE,
        Tag::Propn | Tag::Punct => 0,
        Tag::Adv => ADVERB_LIKE,
        Tag::Adj => COMMON,
        Tag::Verb => ANY,
        _ => RARE,
    }
}

/// By word. O(distinct words).
fn traits(analysis: &Analysis, classes: &[u32]) -> Vec<Traits> {
    let document = analysis.document();
    let zipf = analysis.zipf();
    let is_ideographic = document.language().profile().script.is_ideographic();
    let of = |word: WordId| {
        let (kind, term) = (document.word_kind(word), document.term_of(word));
        let traits = ANY
            | match kind {
                TokenKind::Punctuation | TokenKind::Symbol => return ANY | MARK,
                TokenKind::Number | TokenKind::Address => OUTSIDE,
                TokenKind::Word | TokenKind::Handle => 0,
            };
        let text = document.word_text(word);
        let zipf = zipf.map_or(0.0, |zipf| zipf[term.index()]);
        let is_stop = document.is_stop(term);
        let is_rare = kind == TokenKind::Word && !is_stop && text.len() > 1 && zipf < FUNCTION_WORD;
        let has = |trait_: Traits, is_so: bool| if is_so { trait_ } else { 0 };
        traits
            | has(VERB_LIKE, is_third_person(text))
            | has(ADVERB_LIKE, !is_stop && text.ends_with("ly"))
            | has(COMMON, zipf > COMMON_ADJECTIVE)
            | has(RARE, is_rare)
            | has(TIME, is_time(classes[word.index()]))
            | has(OUTSIDE, is_ideographic && is_stop || is_shortened(text) || is_formula(text))
    };
    document.word_ids().map(of).collect()
}

/// True for a shortened word in small letters: "e.g.", "vs.".
fn is_shortened(text: &str) -> bool {
    text.ends_with('.') && !text.contains(char::is_uppercase)
}

/// True for a word that changes between scripts more than once: "FμνaFaμν", but not "TNF-α" or "β-carotene".
fn is_formula(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let is_greek = |c: char| ('\u{370}'..='\u{3ff}').contains(&c);
    let letters: Vec<bool> = text.chars().filter(|c| c.is_alphabetic()).map(is_greek).collect();
    letters.windows(2).filter(|two| two[0] != two[1]).count() > 1
}

/// True for the form of a verb in the third person, which "backwards" has too.
fn is_third_person(text: &str) -> bool {
    text.ends_with('s') && !text.ends_with("ss")
}

/// The role of every token of the sentences; `usual` has the usual tag of every word, `tag` gives the tag of a token by its index.
pub(super) fn roles(
    analysis: &Analysis,
    sentences: &[Range<usize>],
    classes: &[u32],
    usual: &[Tag],
    tag: impl Fn(usize, Token) -> Tag,
) -> Vec<Role> {
    let document = analysis.document();
    let traits = traits(analysis, classes);
    let mut all = vec![Role::Break; document.tokens().len()];
    let mut odd = Vec::new();
    let has_adjectives_after = document.language().profile().has(Property::AdjectivesAfter);
    for sentence in sentences {
        let (tokens, roles) = (&document.tokens()[sentence.clone()], &mut all[sentence.clone()]);
        let tag = |at: usize| tag(sentence.start + at, tokens[at]);
        for (at, (token, role)) in tokens.iter().zip(&mut *roles).enumerate() {
            let (tag, traits) = (tag(at), traits[token.word.index()]);
            *role = plain_role(tag, traits);
            if traits & asking(tag) != 0 {
                odd.push(at);
            }
        }
        refine(analysis, tokens, &odd, usual, tag, roles);
        if has_adjectives_after {
            for at in 1..roles.len() {
                if roles[at] == Role::Modifier && roles[at - 1].is_head() {
                    roles[at] = Role::Noun;
                }
            }
        }
        let times = odd.drain(..).rev().filter(|&at| traits[tokens[at].word.index()] & TIME != 0);
        drop_times(document, tokens, times, roles);
    }
    all
}

/// The role of a word by its tag alone.
fn plain_role(tag: Tag, traits: Traits) -> Role {
    if traits & MARK != 0 {
        return Role::Break;
    }
    if traits & OUTSIDE != 0 {
        return Role::Outside;
    }
    match tag {
        Tag::Adj => Role::Modifier,
        Tag::Noun => Role::Noun,
        Tag::Propn => Role::Name,
        Tag::Punct | Tag::Sym => Role::Break,
        _ => Role::Outside,
    }
}

/// Mends the roles of the odd tokens of a sentence: participles, and rare words that the tagger takes for something
/// else, are parts of noun phrases too; the commonest adjectives ("other", "new") are not.
fn refine(
    analysis: &Analysis,
    tokens: &[Token],
    odd: &[usize],
    usual: &[Tag],
    tag: impl Fn(usize) -> Tag,
    roles: &mut [Role],
) {
    let document = analysis.document();
    let zipf = |token: Token| analysis.zipf().map_or(0.0, |zipf| zipf[token.term.index()]);
    let after = |at: usize| (at + 1 < tokens.len()).then(|| tag(at + 1));
    let is_english = document.language() == Language::English;
    let has_bare_nouns = document.language().profile().script.is_ideographic();
    for &at in odd {
        let (token, text) = (tokens[at], document.token_text(tokens[at]));
        match tag(at) {
            Tag::Noun
                if is_english && at > 0 && roles[at - 1].is_head() && is_verb_after_noun(text, after(at)) =>
            {
                roles[at] = Role::Outside;
            }
            Tag::Noun | Tag::Propn | Tag::Punct | Tag::Adv => {}
            Tag::Adj if roles[at] == Role::Modifier && zipf(token) > COMMON_ADJECTIVE => {
                roles[at] = Role::Outside;
            }
            Tag::Adj => {}
            // "行政保护", "the protection by the administration": in Chinese a verb is a noun too as it stands.
            Tag::Verb if has_bare_nouns => {
                let is_last = ends_phrase(after(at).unwrap_or(Tag::Punct));
                if is_last && at > 0 && roles[at - 1].is_head() && !document.is_stop(token.term) {
                    roles[at] = Role::Noun;
                }
            }
            Tag::Verb if !is_english => {}
            Tag::Verb => {
                let before = (at > 0).then(|| (roles[at - 1], tag(at - 1)));
                let word_before = at.checked_sub(1).map_or("", |at| document.token_text(tokens[at]));
                let is_usual = zipf(token) > USUAL_GERUND;
                let is_mostly_noun = usual[token.word.index()] == Tag::Noun;
                let after = after(at).unwrap_or(Tag::Punct);
                let verb = Verb { text, before, word_before, is_usual, is_mostly_noun, after };
                let is_plain = || !document.is_stop(token.term) && zipf(token) < COMMON_ADJECTIVE;
                roles[at] = verb.role().or_else(|| verb.noun().filter(|_| is_plain())).unwrap_or(roles[at]);
            }
            Tag::Intj => {}
            Tag::Num if text.bytes().all(|byte| byte.is_ascii_lowercase()) => {}
            _ if is_misread(document, token) && zipf(token) < FUNCTION_WORD => {
                roles[at] = if text.starts_with(char::is_uppercase) { Role::Name } else { Role::Noun };
            }
            _ => {}
        }
    }
    // "globally asymptotic stability": an adverb of an adjective belongs to the phrase.
    for &at in odd.iter().rev().filter(|&&at| tag(at) == Tag::Adv) {
        let is_adverb = document.token_text(tokens[at]).ends_with("ly") && !document.is_stop(tokens[at].term);
        if is_english && is_adverb && roles.get(at + 1) == Some(&Role::Modifier) {
            roles[at] = Role::Modifier;
        }
    }
}

/// True if the tagger may not know the word; not for a verb with its pronoun, as in French "faut-il".
fn is_misread(document: &Document, token: Token) -> bool {
    let profile = document.language().profile();
    let has_pronoun = || {
        let last = document.token_text(token).rsplit_once('-').map_or("", |(_, last)| last);
        profile.has(Property::AdjectivesAfter) && profile.is(WordClass::StopWord, last)
    };
    document.kind(token) == TokenKind::Word
        && !document.is_stop(token.term)
        && token.span.len() > 1
        && !has_pronoun()
}

/// True if a word tagged as a noun after a noun is a verb before its object, or an adverb; something follows it.
fn is_verb_after_noun(text: &str, after: Option<Tag>) -> bool {
    is_third_person(text) && after == Some(Tag::Det) || after.is_some() && text.ends_with("wards")
}

/// True if no object follows a verb, by the tag after it.
fn ends_phrase(after: Tag) -> bool {
    use Tag::{Adp, Adv, Aux, Cconj, Part, Punct, Sconj, Verb};
    matches!(after, Punct | Adp | Cconj | Aux | Verb | Sconj | Adv | Part)
}

/// A verb between its neighbours.
struct Verb<'t> {
    text: &'t str,
    before: Option<(Role, Tag)>,
    /// The word before it.
    word_before: &'t str,
    /// True if it is so frequent that it is a preposition ("including") or means little ("making").
    is_usual: bool,
    is_mostly_noun: bool,
    after: Tag,
}

/// A word in -ing of a higher Zipf frequency does not belong to a term.
const USUAL_GERUND: f64 = 5.1;

impl Verb<'_> {
    /// Its role as a participle, if it is part of a noun phrase: "arc *welding* process", "the *modulated*
    /// beam", "tree *structured* filter".
    fn role(&self) -> Option<Role> {
        let is_noun_after = matches!(self.after, Tag::Noun | Tag::Propn);
        let is_noun_before = matches!(self.before, Some((Role::Noun | Role::Name, _)));
        if self.text.ends_with("ing") && self.text.len() > 5 {
            // "arc welding", but "particles moving": in a compound the first noun is a singular.
            let is_after_plural = is_noun_before && is_third_person(self.word_before);
            return match self.before {
                _ if self.is_usual || is_after_plural => None,
                Some((Role::Modifier, _)) => Some(Role::Noun),
                // "data mining in banks", but "a claim arising out of it".
                _ if is_noun_before && self.after == Tag::Adp => self.is_mostly_noun.then_some(Role::Noun),
                _ if is_noun_before => (is_noun_after || ends_phrase(self.after)).then_some(Role::Noun),
                _ if !self.opens() => None,
                _ if is_noun_after => Some(Role::Modifier),
                _ => {
                    matches!(self.after, Tag::Punct | Tag::Cconj | Tag::Aux | Tag::Adp).then_some(Role::Noun)
                }
            };
        }
        // After a name it says what that did: "Al-Jazari *described* water clocks".
        let follows_noun = matches!(self.before, Some((Role::Noun, _)));
        let is_modifier = !self.is_after_short_adverb()
            && self.text.ends_with("ed")
            && is_noun_after
            && (self.opens() || follows_noun);
        is_modifier.then_some(Role::Modifier)
    }

    /// True if a noun phrase may begin with it.
    fn opens(&self) -> bool {
        use Tag::{Adj, Adp, Adv, Cconj, Det, Num, Punct, Verb};
        matches!(self.before, None | Some((_, Adp | Det | Adj | Punct | Cconj | Num | Verb | Adv)))
    }

    /// True after "just" or "then", where it is a verb with its object; an adverb in -ly may belong to a participle.
    fn is_after_short_adverb(&self) -> bool {
        matches!(self.before, Some((_, Tag::Adv))) && !self.word_before.ends_with("ly")
    }

    /// A noun, if it is where no verb can be: after a determiner, an adjective or a preposition ("the *search*").
    fn noun(&self) -> Option<Role> {
        let is_participle = self.text.ends_with("ing") || self.text.ends_with("ed");
        let is_place = matches!(self.before, Some((_, Tag::Det | Tag::Adj | Tag::Adp)));
        (is_place && !is_participle).then_some(Role::Noun)
    }
}
