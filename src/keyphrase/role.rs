//! What every token can be in a phrase: told by tags where there is a tagger, by stop words elsewhere.

use super::time_words::{are_always_apart, time_words};
use crate::analysis::Analysis;
use crate::background::Background;
use crate::document::{BlockKind, Document, Sentence, Token, TokenKind};
use crate::lang::Language;
use crate::tag::Tag;
use std::ops::Range;

/// What a token can be in a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A mark: no phrase goes over it.
    Break,
    /// A word that no phrase has at its ends: a stop word, a number, and where there are tags a verb.
    Outside,
    /// An adjective: it may stand before a noun.
    Modifier,
    /// A noun, or any content word where there are no tags.
    Noun,
    /// A name.
    Name,
}

impl Role {
    /// Whether a phrase may end in such a word.
    pub(super) fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name)
    }

    /// Whether the word graph has a node for such a word.
    pub(super) fn is_content(self) -> bool {
        matches!(self, Self::Modifier | Self::Noun | Self::Name)
    }
}

/// The role of every token, and the sentences that phrases are taken from.
pub(super) struct Roles {
    /// By token; those of sentences that are not read are [`Role::Break`].
    pub(super) of_token: Vec<Role>,
    /// The tokens of every sentence that is read, in order.
    pub(super) sentences: Vec<Range<usize>>,
}

impl Roles {
    /// The roles by tags, or by stop words where there are none.
    pub(super) fn of(analysis: &Analysis, tags: Option<&[Tag]>) -> Self {
        let document = analysis.document();
        let mut of_token = vec![Role::Break; document.tokens().len()];
        let sentences = read_sentences(document);
        for index in sentences.iter().cloned().flatten() {
            let token = document.tokens()[index];
            of_token[index] = match tags {
                Some(tags) => by_tag(document, token, tags[index]),
                None => by_stop_words(document, token),
            };
        }
        if let Some(tags) = tags {
            sentences.iter().for_each(|sentence| refine(analysis, tags, sentence.clone(), &mut of_token));
        } else {
            sentences.iter().for_each(|sentence| drop_shortened(document, sentence.clone(), &mut of_token));
            if document.language() == Language::German {
                sentences
                    .iter()
                    .for_each(|sentence| refine_german(document, sentence.clone(), &mut of_token));
            }
        }
        let is_time = time_words(document);
        sentences.iter().for_each(|sentence| drop_times(document, &is_time, sentence.clone(), &mut of_token));
        Self { of_token, sentences }
    }
}

/// Mends the roles of a sentence: participles and rare words that the tagger takes for something else are parts
/// of noun phrases too, the commonest adjectives ("other", "new") are none.
fn refine(analysis: &Analysis, tags: &[Tag], sentence: Range<usize>, roles: &mut [Role]) {
    let document = analysis.document();
    let zipf = analysis.zipf();
    for at in sentence.clone() {
        let token = document.tokens()[at];
        let zipf = || zipf.map_or(0.0, |zipf| zipf[token.term.index()]);
        match tags[at] {
            Tag::Noun
                if at > sentence.start
                    && at + 1 < sentence.end
                    && roles[at - 1].is_head()
                    && is_verb_after_noun(document.token_text(token), tags[at + 1]) =>
            {
                roles[at] = Role::Outside;
            }
            Tag::Noun | Tag::Propn | Tag::Punct | Tag::Adv => {}
            Tag::Adj if roles[at] == Role::Modifier && zipf() > COMMON_ADJECTIVE => roles[at] = Role::Outside,
            Tag::Adj => {}
            Tag::Verb => {
                let before = (at > sentence.start).then(|| (roles[at - 1], tags[at - 1]));
                let after = if at + 1 < sentence.end { tags[at + 1] } else { Tag::Punct };
                let verb = Verb { text: document.token_text(token), before, after };
                let is_plain = || !document.is_stop(token.term) && zipf() < COMMON_ADJECTIVE;
                roles[at] = verb.role().or_else(|| verb.noun().filter(|_| is_plain())).unwrap_or(roles[at]);
            }
            Tag::Num if document.token_text(token).bytes().all(|byte| byte.is_ascii_lowercase()) => {}
            _ if is_misread(document, token) && zipf() < FUNCTION_WORD => {
                let is_name = document.token_text(token).starts_with(char::is_uppercase);
                roles[at] = if is_name { Role::Name } else { Role::Noun };
            }
            _ => {}
        }
    }
    // "globally asymptotic stability": an adverb of an adjective belongs to the phrase.
    for at in sentence.clone().rev().skip(1) {
        let token = document.tokens()[at];
        let is_adverb = tags[at] == Tag::Adv && document.token_text(token).ends_with("ly");
        if is_adverb && roles[at + 1] == Role::Modifier && !document.is_stop(token.term) {
            roles[at] = Role::Modifier;
        }
    }
}

/// An adjective of a higher Zipf frequency says too little to open a phrase.
const COMMON_ADJECTIVE: f64 = 5.8;

/// Prepositions, pronouns and the like are more frequent than this.
const FUNCTION_WORD: f64 = 4.5;

/// Whether a word that was tagged as a function word or a numeral may be a term the tagger has never seen:
/// "YSZ", "thesaurus".
fn is_misread(document: &Document, token: Token) -> bool {
    document.kind(token) == TokenKind::Word && !document.is_stop(token.term) && token.span.len() > 1
}

/// Whether what is tagged as a noun behind a noun is a verb or an adverb: "altimetry *lacks* the resolution", "turn
/// the pedals *backwards*".
fn is_verb_after_noun(text: &str, after: Tag) -> bool {
    let is_third_person = text.ends_with('s') && !text.ends_with("ss");
    is_third_person && matches!(after, Tag::Det) || text.ends_with("wards")
}

/// A verb between its neighbours.
struct Verb<'t> {
    text: &'t str,
    before: Option<(Role, Tag)>,
    after: Tag,
}

impl Verb<'_> {
    /// What it is as a participle, if it is part of a noun phrase: "arc *welding* process", "the *modulated*
    /// beam", "tree *structured* filter".
    fn role(&self) -> Option<Role> {
        let is_noun_after = matches!(self.after, Tag::Noun | Tag::Propn);
        let is_noun_before = matches!(self.before, Some((Role::Noun | Role::Name, _)));
        if self.text.ends_with("ing") && self.text.len() > 5 {
            return match self.before {
                Some((Role::Modifier, _)) => Some(Role::Noun),
                _ if is_noun_before => (is_noun_after || self.ends_phrase()).then_some(Role::Noun),
                _ if !self.opens() => None,
                _ if is_noun_after => Some(Role::Modifier),
                _ => {
                    matches!(self.after, Tag::Punct | Tag::Cconj | Tag::Aux | Tag::Adp).then_some(Role::Noun)
                }
            };
        }
        // Behind a name it is what the name did: "Al-Jazari *described* water clocks".
        let follows_noun = matches!(self.before, Some((Role::Noun, _)));
        let is_modifier = self.text.ends_with("ed") && is_noun_after && (self.opens() || follows_noun);
        is_modifier.then_some(Role::Modifier)
    }

    /// Whether it stands where a noun phrase may begin.
    fn opens(&self) -> bool {
        use Tag::{Adj, Adp, Adv, Cconj, Det, Num, Punct, Verb};
        matches!(self.before, None | Some((_, Adp | Det | Adj | Punct | Cconj | Num | Verb | Adv)))
    }

    /// Whether no object follows it.
    fn ends_phrase(&self) -> bool {
        use Tag::{Adp, Adv, Aux, Cconj, Part, Punct, Sconj, Verb};
        matches!(self.after, Punct | Adp | Cconj | Aux | Verb | Sconj | Adv | Part)
    }

    /// A noun where no verb can stand: behind a determiner, an adjective or a preposition ("the *search*").
    fn noun(&self) -> Option<Role> {
        let is_participle = self.text.ends_with("ing") || self.text.ends_with("ed");
        let is_place = matches!(self.before, Some((_, Tag::Det | Tag::Adj | Tag::Adp)));
        (is_place && !is_participle).then_some(Role::Noun)
    }
}

/// A word before a full stop that ends no sentence is a title or the like ("Dr.", "art."): no part of a phrase.
fn drop_shortened(document: &Document, sentence: Range<usize>, roles: &mut [Role]) {
    let tokens = &document.tokens()[sentence.clone()];
    for (three, role) in tokens.windows(3).zip(&mut roles[sentence]) {
        if document.token_text(three[1]) == "." && role.is_content() {
            *role = Role::Outside;
        }
    }
}

/// No phrase ends in a word for a time ("this morning"), unless it is a name of two words or more ("Black Friday").
fn drop_times(document: &Document, is_time: &[bool], sentence: Range<usize>, roles: &mut [Role]) {
    let is_capital = |at: usize| document.token_text(document.tokens()[at]).starts_with(char::is_uppercase);
    for at in sentence.clone().rev() {
        if !roles[at].is_content() || !is_time[document.tokens()[at].word.index()] {
            continue;
        }
        let is_last = at + 1 == sentence.end || !roles[at + 1].is_content();
        let goes_on = at > sentence.start && roles[at - 1].is_content();
        let is_name = goes_on && is_capital(at) && is_capital(at - 1);
        if are_always_apart(document.language()) || is_last && !is_name {
            roles[at] = Role::Outside;
        }
    }
}

/// German writes its nouns with a capital: other words are adjectives where they look like them and a noun or
/// another such word follows, else no part of a phrase.
fn refine_german(document: &Document, sentence: Range<usize>, roles: &mut [Role]) {
    for at in sentence.clone().rev() {
        let text = document.token_text(document.tokens()[at]);
        if roles[at] != Role::Noun || text.starts_with(char::is_uppercase) {
            continue;
        }
        let is_adjective = ["e", "en", "er", "es", "em"].iter().any(|ending| text.ends_with(ending));
        let opens = at == sentence.start || roles[at - 1] != Role::Noun || is_lower(document, at - 1);
        let is_before_noun = at + 1 < sentence.end && roles[at + 1].is_content();
        roles[at] = if is_adjective && opens && is_before_noun { Role::Modifier } else { Role::Outside };
    }
}

fn is_lower(document: &Document, token: usize) -> bool {
    document.token_text(document.tokens()[token]).starts_with(char::is_lowercase)
}

/// The sentences of text proper; where there is none, those of any block.
fn read_sentences(document: &Document) -> Vec<Range<usize>> {
    let of = |is_read: fn(BlockKind) -> bool| {
        let sentences = document.sentences().filter(|sentence| is_read(sentence.block().kind));
        sentences.map(Sentence::token_range).collect::<Vec<_>>()
    };
    let text = of(|kind| match kind {
        BlockKind::Title | BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => true,
        BlockKind::Code | BlockKind::Table | BlockKind::Rule | BlockKind::Meta => false,
    });
    if text.is_empty() { of(|_| true) } else { text }
}

fn by_tag(document: &Document, token: Token, tag: Tag) -> Role {
    match document.kind(token) {
        TokenKind::Punctuation | TokenKind::Symbol => return Role::Break,
        TokenKind::Word | TokenKind::Handle => {}
        TokenKind::Number | TokenKind::Address => return Role::Outside,
    }
    match tag {
        Tag::Adj => Role::Modifier,
        Tag::Noun => Role::Noun,
        Tag::Propn => Role::Name,
        Tag::Punct | Tag::Sym => Role::Break,
        _ => Role::Outside,
    }
}

/// Whether it is a single ideograph that is a word of its own all the time: a verb, a numeral, a particle.
fn is_common_ideograph(document: &Document, token: Token) -> bool {
    let mut letters = document.token_text(token).chars();
    let is_ideograph = letters.next().is_some_and(|c| c >= '\u{2e80}') && letters.next().is_none();
    is_ideograph
        && Background::of(document.language())
            .is_some_and(|background| background.zipf(document.term_text(token.term)) > COMMON_IDEOGRAPH)
}

/// Single ideographs of a higher Zipf frequency are rarely part of a term.
const COMMON_IDEOGRAPH: f64 = 5.0;

/// Endings of finite and impersonal forms of verbs, and nearly of nothing else, in languages without a tagger.
fn verb_endings(language: Language) -> &'static [&'static str] {
    match language {
        Language::Polish => {
            &["ano", "ono", "ięto", "uje", "ują", "ają", "ować", "ywać", "owała", "owało", "owali", "owały"]
        }
        Language::French => &["aient", "èrent", "eront", "iront", "erait"],
        Language::Spanish => &["aron", "ieron", "arán", "erán", "irán", "aban"],
        Language::Portuguese => &["ou", "aram", "eram", "iram", "arão", "ariam", "avam"],
        Language::Italian => &["arono", "erono", "irono", "avano", "evano", "ranno"],
        _ => &[],
    }
}

/// Fewer letters before the ending are rather part of a noun: "kolano", "canyon".
const MIN_VERB_STEM: usize = 4;

fn is_verb_by_ending(document: &Document, token: Token) -> bool {
    let text = document.token_text(token);
    let has =
        |ending: &&str| text.strip_suffix(*ending).is_some_and(|stem| stem.chars().count() >= MIN_VERB_STEM);
    verb_endings(document.language()).iter().any(has)
}

fn by_stop_words(document: &Document, token: Token) -> Role {
    match document.kind(token) {
        TokenKind::Word if is_verb_by_ending(document, token) => Role::Outside,
        TokenKind::Word | TokenKind::Handle if document.is_stop(token.term) => Role::Outside,
        TokenKind::Word if is_common_ideograph(document, token) => Role::Outside,
        TokenKind::Word | TokenKind::Handle => Role::Noun,
        TokenKind::Number | TokenKind::Address => Role::Outside,
        TokenKind::Punctuation | TokenKind::Symbol => Role::Break,
    }
}
