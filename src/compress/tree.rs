//! What every word hangs on, found from the relations: left to right, with a stack of the words that wait
//! for a verb.
//!
//! The relations say of a word what it is, and with that nearly always where its head must be: an article's
//! is the next noun that is no modifier, a preposition's object's the preposition that waits, a subject's the
//! verb that takes it off the stack. Where several would do (whatever a preposition belongs to) it is the nearest, so
//! that what is dropped is rather too long a phrase than a part of one.

use super::mend::{mended, said_before};
use super::relation::Relation;
use super::words::{BINDING, STATING, is_in, is_time, is_wh, wants_infinitive};
use crate::tag::Tag;

/// Heads and phrases of a sentence. Places count from 1; the head of what hangs on nothing is 0.
#[derive(Debug, Default, Clone)]
pub struct Tree {
    relations: Vec<Relation>,
    tags: Vec<Tag>,
    heads: Vec<usize>,
    first: Vec<usize>,
    last: Vec<usize>,
}

impl Tree {
    /// The tree of a sentence, from its words with their tags and relations.
    #[must_use]
    pub fn new(words: &[&str], tags: &[Tag], relations: &[Relation]) -> Self {
        let n = words.len();
        let relations = mended(words, tags, relations);
        let pad =
            |fill: Relation| std::iter::once(fill).chain(relations.iter().copied()).chain([fill]).collect();
        let tags = std::iter::once(Tag::Punct).chain(tags.iter().copied()).chain([Tag::Punct]).collect();
        let mut tree =
            Self { relations: pad(Relation::Mark), tags, heads: vec![0; n + 2], ..Self::default() };
        let mut builder =
            Builder { tree: &mut tree, words, waiting: Vec::new(), verb: 0, noun: 0, preposition: 0 };
        for at in 1..=n {
            builder.place(at);
        }
        builder.finish();
        if let Some((said, verb)) = said_before(words, &tree.relations[1..=n]) {
            tree.relations[said + 1] = Relation::ClauseComplement;
            tree.heads[said + 1] = verb + 1;
        }
        tree.break_cycles();
        tree.measure();
        tree
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.heads.len() - 2
    }

    /// The relation of a word to its head.
    #[must_use]
    pub fn relation(&self, at: usize) -> Relation {
        self.relations.get(at).copied().unwrap_or(Relation::Mark)
    }

    /// What a word hangs on.
    #[must_use]
    pub fn head(&self, at: usize) -> usize {
        self.heads.get(at).copied().unwrap_or(0)
    }

    /// Where the phrase of a word starts.
    #[must_use]
    pub fn first(&self, at: usize) -> usize {
        self.first[at]
    }

    /// Where the phrase of a word ends.
    #[must_use]
    pub fn last(&self, at: usize) -> usize {
        self.last[at]
    }

    /// What hangs on a word.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (1..=self.len())
            .filter(move |&child| self.heads[child] == at && self.relations[child] != Relation::Mark)
    }

    /// The word that heads the longest phrase a word is in that is an adjunct: what may go as a whole.
    #[must_use]
    pub fn phrase(&self, mut at: usize) -> usize {
        let mut top = at;
        for _ in 0..9 {
            if self.relations[at].is_adjunct() {
                top = at;
            }
            if self.heads[at] == 0 {
                break;
            }
            at = self.heads[at];
        }
        top
    }

    /// How many steps it is to what hangs on nothing.
    #[must_use]
    pub fn depth(&self, mut at: usize) -> usize {
        let mut depth = 0;
        while self.heads[at] != 0 && depth < 9 {
            at = self.heads[at];
            depth += 1;
        }
        depth
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.tags[at], Tag::Verb | Tag::Aux)
    }

    /// Makes `top`, which hangs on `frame`, the head of it.
    pub(super) fn turn_over(&mut self, top: usize, frame: usize) {
        self.heads[top] = self.heads[frame];
        self.heads[frame] = top;
        self.relations[frame] = Relation::Parataxis;
        self.relations[top] = Relation::Root;
        self.measure();
    }

    fn break_cycles(&mut self) {
        for start in 1..=self.len() {
            let (mut at, mut steps) = (start, 0);
            while at != 0 && steps <= self.len() {
                at = self.heads[at];
                steps += 1;
            }
            if at != 0 {
                self.heads[start] = 0;
            }
        }
    }

    fn measure(&mut self) {
        self.first = (0..self.heads.len()).collect();
        self.last.clone_from(&self.first);
        for start in 1..=self.len() {
            if self.relations[start] == Relation::Mark {
                continue;
            }
            let mut at = self.heads[start];
            while at != 0 {
                self.first[at] = self.first[at].min(start);
                self.last[at] = self.last[at].max(start);
                at = self.heads[at];
            }
        }
    }
}

struct Builder<'t> {
    tree: &'t mut Tree,
    words: &'t [&'t str],
    /// What hangs on a verb still to come.
    waiting: Vec<usize>,
    /// The last verb, noun that is no modifier, and preposition without a noun; 0 if none.
    verb: usize,
    noun: usize,
    preposition: usize,
}

impl Builder<'_> {
    fn word(&self, at: usize) -> &str {
        self.words[at - 1]
    }

    fn word_at(&self, at: usize) -> &str {
        at.checked_sub(1).and_then(|at| self.words.get(at)).copied().unwrap_or_default()
    }

    fn relation(&self, at: usize) -> Relation {
        self.tree.relation(at)
    }

    fn set(&mut self, at: usize, head: usize) {
        self.tree.heads[at] = if head == at { 0 } else { head };
    }

    fn place(&mut self, at: usize) {
        let relation = self.relation(at);
        match relation {
            Relation::Mark => {}
            Relation::NounModifier
            | Relation::Determiner
            | Relation::Adjective
            | Relation::Number
            | Relation::Possessor => {
                if !self.modifier(at) {
                    return;
                }
            }
            Relation::Subject | Relation::Auxiliary | Relation::ClauseMark | Relation::That => {
                self.waiting.push(at);
            }
            Relation::Object if is_wh(self.word(at)) => self.waiting.push(at),
            Relation::Object | Relation::AdjectiveComplement | Relation::Predicate | Relation::Particle => {
                self.set_or_wait(at, self.verb);
            }
            Relation::PrepositionObject | Relation::PrepositionClause => self.object_of_preposition(at),
            Relation::Apposition => self.set(at, self.noun),
            Relation::TimeNoun => self.adverbial(at),
            Relation::Adverb => self.adverb(at),
            Relation::Negation => self.adverbial(at),
            Relation::Preposition => self.preposition(at),
            Relation::Conjunction => self.conjunction(at),
            Relation::Conjunct => self.conjunct(at),
            Relation::Root => {
                let _first = if self.verb == 0 { self.take_all(at) } else { self.take_clause(at) };
                self.set(at, 0);
            }
            Relation::ClauseComplement | Relation::AdverbialClause | Relation::Parataxis => self.clause(at),
            Relation::RelativeClause => {
                let first = self.take_clause(at);
                let noun = (1..first).rev().find(|&noun| self.is_full_noun(noun)).unwrap_or(self.verb);
                self.set(at, noun);
            }
            Relation::Participle | Relation::Infinitive => self.verb_behind_noun(at),
            Relation::OpenComplement => self.open_complement(at),
            Relation::Other => self.set_or_wait(at, self.verb.max(self.noun)),
        }
        if relation.heads_clause()
            || relation.heads_phrase_of_verb()
            || relation == Relation::Conjunct && self.tree.is_verb(at)
        {
            self.verb = at;
        }
        // "Today over the telephone": nothing hangs on a time.
        if self.is_full_noun(at) && relation != Relation::TimeNoun {
            self.noun = at;
        }
    }

    /// A word before its noun; whether what follows may hang on it.
    fn modifier(&mut self, at: usize) -> bool {
        let (head, relation) = (self.noun_after(at), self.relation(at));
        // "Secretary of State John Kerry": it goes with the subject to come.
        if head == 0 && relation == Relation::NounModifier && self.word_at(at + 1) == "of" {
            self.waiting.push(at);
            return false;
        }
        self.set(at, if head == 0 { self.noun.max(self.verb) } else { head });
        if head == 0 && relation == Relation::Adjective {
            self.noun = self.noun.max(at);
        }
        head != 0 || relation == Relation::Adjective
    }

    /// The verb of a clause that hangs on another verb.
    fn clause(&mut self, at: usize) {
        let relation = self.relation(at);
        let first = self.take_clause(at);
        // "A, B declared, C reports": what B declared is said before it.
        let said = self.verb;
        let is_frame = said > 0
            && self.word_at(first - 1) == ","
            && self.relation(said) == Relation::ClauseComplement
            && (self.tree.heads[said] > at || self.tree.heads[said] == 0);
        if relation == Relation::ClauseComplement {
            self.take_object_of_saying(at, first);
        }
        if is_frame && relation == Relation::ClauseComplement {
            self.set(said, at);
            self.verb = 0;
        }
        let head = if self.verb == 0 { self.root_after(at) } else { self.verb };
        self.set(at, head);
    }

    /// The participle or infinitive of a noun.
    fn verb_behind_noun(&mut self, at: usize) {
        let relation = self.relation(at);
        self.take_light(at);
        // "Agreed over the telephone to increase": the verb wants it.
        let is_wanted = relation == Relation::Infinitive
            && self.verb > 0
            && wants_infinitive(self.word(self.verb))
            && self.verb + 1 != self.noun;
        let head = match (is_wanted, self.noun) {
            (true, _) => self.verb,
            (false, 0) => self.root_after(at),
            (false, noun) => noun,
        };
        if is_wanted {
            self.tree.relations[at] = Relation::OpenComplement;
        }
        self.set(at, head);
    }

    /// The verb that completes a verb or an adjective.
    fn open_complement(&mut self, at: usize) {
        self.take_light(at);
        let before = self.tree.first_waiting_free(at, self.words);
        // "With the authorities promising more".
        let with = self.tree.heads[before];
        let is_with = self.relation(before) == Relation::PrepositionObject
            && is_in(&["with", "without"], self.word_at(with))
            && self.word(at).ends_with("ing");
        let is_adjective = is_with || matches!(self.tree.relation(before), Relation::AdjectiveComplement);
        let head = if is_adjective { before } else { self.verb };
        let head = if head == 0 { self.root_after(at) } else { head };
        self.set(at, head);
    }

    /// Whether a word is a noun that heads its phrase.
    fn is_full_noun(&self, at: usize) -> bool {
        let is_nominal = matches!(
            self.tree.tags[at],
            Tag::Noun | Tag::Propn | Tag::Pron | Tag::Num | Tag::Sym | Tag::X | Tag::Adj | Tag::Det
        );
        let is_head = matches!(
            self.relation(at),
            Relation::Subject
                | Relation::Object
                | Relation::PrepositionObject
                | Relation::Predicate
                | Relation::Apposition
                | Relation::TimeNoun
                | Relation::Conjunct
                | Relation::Other
        );
        is_nominal && is_head && !(is_wh(self.word(at)) && self.relation(at) == Relation::Subject)
    }

    /// The noun that a modifier stands before; 0 if none.
    fn noun_after(&self, at: usize) -> usize {
        for next in at + 1..=self.words.len() {
            match self.relation(next) {
                // "Kept alive their hopes": no adjective stands before an article.
                Relation::Determiner | Relation::Possessor
                    if matches!(self.relation(at), Relation::Adjective | Relation::Number)
                        && matches!(self.tree.tags[next], Tag::Det | Tag::Pron) =>
                {
                    return 0;
                }
                Relation::NounModifier | Relation::Determiner | Relation::Adjective | Relation::Number => {}
                Relation::Adverb | Relation::Mark | Relation::Conjunction | Relation::Negation => {}
                Relation::Conjunct if matches!(self.tree.tags[next], Tag::Adj | Tag::Num) => {}
                Relation::Possessor => return next,
                _ if self.is_full_noun(next) => return next,
                _ if matches!(self.tree.tags[next], Tag::Noun | Tag::Propn) => return next,
                _ => return 0,
            }
            let is_break = matches!(self.word(next), ";" | ":" | "(" | ")" | "." | "--" | "–" | "—");
            if is_break || self.word(next) == "," && matches!(self.relation(at), Relation::NounModifier) {
                return 0;
            }
        }
        0
    }

    fn set_or_wait(&mut self, at: usize, head: usize) {
        if head == 0 { self.waiting.push(at) } else { self.set(at, head) }
    }

    fn has_waiting(&self, is: impl Fn(Relation) -> bool) -> bool {
        self.waiting.iter().any(|&at| is(self.relation(at)))
    }

    fn object_of_preposition(&mut self, at: usize) {
        if self.relation(at) == Relation::PrepositionClause {
            self.take_light(at);
        }
        let head = if self.preposition == 0 {
            (1..at).rev().find(|&before| self.relation(before) == Relation::Preposition).unwrap_or(self.verb)
        } else {
            self.preposition
        };
        self.set_or_wait(at, head);
        self.preposition = 0;
    }

    /// On the verb that has come, or on the one that is to come where a subject waits for it.
    fn adverbial(&mut self, at: usize) {
        let waits_for_next = self.waiting.iter().any(|&waiting| {
            let is_open = matches!(self.relation(waiting), Relation::Subject | Relation::Auxiliary);
            // Behind a clause that parts subject and verb: in it, unless a comma has ended it.
            let is_ended = || (self.verb..at).any(|place| self.word_at(place) == ",");
            is_open && (waiting > self.verb || is_ended())
        });
        let is_behind_and = (1..at)
            .rev()
            .find(|&before| self.relation(before) != Relation::Adverb)
            .is_some_and(|before| self.relation(before) == Relation::Conjunction);
        let waits = self.verb == 0 || waits_for_next || is_behind_and;
        if waits { self.waiting.push(at) } else { self.set(at, self.verb) }
    }

    fn adverb(&mut self, at: usize) {
        let next = self.relation(at + 1);
        let is_degree = matches!(
            next,
            Relation::Adjective | Relation::Number | Relation::Adverb | Relation::AdjectiveComplement
        ) || next == Relation::ClauseMark && is_in(BINDING, self.word(at))
            || next == Relation::Preposition && is_in(BINDING, self.word(at));
        let names_some = is_in(&["particularly", "especially", "notably", "including"], self.word(at));
        if is_wh(self.word(at)) {
            self.waiting.push(at);
        } else if names_some && self.noun > 0 {
            self.set(at, self.noun);
        } else if is_degree && at < self.words.len() {
            self.set(at, at + 1);
        } else {
            self.adverbial(at);
        }
    }

    fn preposition(&mut self, at: usize) {
        let before = (1..at).rev().find(|&before| {
            self.relation(before) != Relation::Mark && !matches!(self.relation(before), Relation::Negation)
        });
        self.preposition = at;
        let Some(before) = before else { return self.waiting.push(at) };
        let object = (at + 1..=self.words.len().min(at + 4))
            .find(|&next| self.relation(next) == Relation::PrepositionObject);
        let is_when =
            !is_in(&["of"], self.word(at)) && object.is_some_and(|object| is_time(self.word(object)));
        let is_behind_comma = self.tree.relations[at - 1] == Relation::Mark && self.word(at - 1) == ",";
        if is_when || is_behind_comma && !self.has_waiting(|relation| relation == Relation::Subject) {
            return self.adverbial(at);
        }
        let is_anchor = matches!(
            self.relation(before),
            Relation::Preposition | Relation::Adverb | Relation::AdjectiveComplement | Relation::Particle
        ) || self.relation(before) == Relation::NounModifier && self.word(at) == "of";
        let is_verb = self.tree.is_verb(before) && self.verb == before;
        let is_wh_before = at < self.words.len() && is_wh(self.word(at + 1));
        if is_wh_before {
            self.waiting.push(at);
        } else if is_anchor {
            self.set(at, before);
        } else if is_verb {
            self.set(at, self.verb);
        } else if self.noun > self.verb
            || self.noun > 0 && self.has_waiting(|relation| relation == Relation::Subject)
        {
            let owner = self.owner_of_place(at);
            self.set(at, owner);
        } else {
            self.adverbial(at);
        }
    }

    /// What a phrase hangs on that stands behind a noun: the noun, but where it says where or when, and the
    /// noun is in another such phrase, whatever that hangs on.
    fn owner_of_place(&self, at: usize) -> usize {
        const PLACES: [&str; 12] = [
            "in", "on", "at", "during", "after", "before", "since", "near", "within", "across", "outside",
            "inside",
        ];
        let mut noun = self.noun;
        if is_in(&PLACES, self.word(at)) {
            while self.relation(noun) == Relation::PrepositionObject {
                let owner = self.tree.heads[self.tree.heads[noun]];
                if owner == 0 || owner >= at || self.relation(self.tree.heads[noun]) != Relation::Preposition
                {
                    break;
                }
                noun = owner;
            }
        }
        noun
    }

    fn conjunction(&mut self, at: usize) {
        let conjunct = (at + 1..=self.words.len()).find(|&next| self.relation(next) == Relation::Conjunct);
        match conjunct {
            Some(conjunct) => self.set(at, conjunct),
            None => self.set_or_wait(at, self.verb),
        }
    }

    fn conjunct(&mut self, at: usize) {
        let is_verb = self.tree.is_verb(at) || self.tree.tags[at] == Tag::Aux;
        let like = |other: usize| {
            if is_verb {
                self.tree.is_verb(other)
                    && (self.relation(other).heads_clause() || self.relation(other).heads_phrase_of_verb())
            } else {
                self.is_full_noun(other) && self.relation(other) != Relation::Conjunct
            }
        };
        let same = (1..at).rev().find(|&other| {
            !is_verb && self.tree.tags[at] == Tag::Adj && self.tree.tags[other] == Tag::Adj || like(other)
        });
        let head = same.unwrap_or(if is_verb { self.verb } else { self.noun.max(self.verb) });
        if is_verb {
            self.take_clause_of_conjunct(at);
        }
        self.set(at, head);
    }

    fn root_after(&self, at: usize) -> usize {
        let root = (1..=self.words.len()).find(|&root| self.relation(root) == Relation::Root);
        root.filter(|&root| root != at).unwrap_or(0)
    }

    fn take_all(&mut self, at: usize) -> usize {
        let first = self.waiting.first().copied().unwrap_or(at);
        for waiting in std::mem::take(&mut self.waiting) {
            self.set(waiting, at);
        }
        first
    }

    /// Takes auxiliaries, `not` and adverbs; where the phrase starts.
    fn take_light(&mut self, at: usize) -> usize {
        let mut first = at;
        while let Some(&last) = self.waiting.last() {
            let is_light = matches!(self.relation(last), Relation::Auxiliary | Relation::Negation)
                || self.relation(last) == Relation::Adverb && !is_wh(self.word(last));
            if !is_light || last + 4 < first {
                break;
            }
            self.waiting.pop();
            self.set(last, at);
            first = last;
        }
        first
    }

    /// Takes what waits, up to one subject and what opens its clause; where the clause starts.
    fn take_clause(&mut self, at: usize) -> usize {
        let (mut first, mut has_subject) = (at, false);
        while let Some(&last) = self.waiting.last() {
            let relation = self.relation(last);
            let opens = matches!(relation, Relation::ClauseMark | Relation::That) || is_wh(self.word(last));
            let is_subject = relation == Relation::Subject;
            let is_modifier = relation == Relation::NounModifier;
            if has_subject && !opens && !is_modifier {
                break;
            }
            self.waiting.pop();
            self.set(last, at);
            first = first.min(last);
            has_subject |= is_subject;
            if opens && has_subject {
                break;
            }
            if opens && !is_subject {
                break;
            }
        }
        while first > 1 && (first..=at).contains(&self.tree.heads[first - 1]) {
            first -= 1;
        }
        // "After a shopper tweeted": a preposition that opens a clause.
        let before = first - 1;
        let has_no_noun = !(before + 1..at).any(|place| self.tree.heads[place] == before);
        if self.relation(before) == Relation::Preposition && has_no_noun && before > 0 {
            self.set(before, at);
            self.preposition = 0;
            first = before;
        }
        // "In which", "some of whom".
        while first > 1 && self.relation(first - 1) == Relation::Preposition && is_wh(self.word(first)) {
            first -= 1;
        }
        first
    }

    /// "Officials say a case has been reported": what looks like the object of saying is the subject.
    fn take_object_of_saying(&mut self, at: usize, first: usize) {
        let has_subject = (first..at)
            .any(|place| self.tree.heads[place] == at && self.relation(place) == Relation::Subject);
        let verb = self.verb;
        if has_subject || verb == 0 || !is_in(STATING, self.word(verb)) || self.word(verb) == "told" {
            return;
        }
        let object = (verb + 1..at)
            .find(|&place| self.tree.heads[place] == verb && self.relation(place) == Relation::Object);
        if let Some(object) = object {
            self.tree.relations[object] = Relation::Subject;
            self.set(object, at);
        }
    }

    fn take_clause_of_conjunct(&mut self, at: usize) {
        let conjunction =
            (1..at).rev().find(|&before| self.relation(before) == Relation::Conjunction).unwrap_or(0);
        while let Some(&last) = self.waiting.last() {
            if last < conjunction {
                break;
            }
            self.waiting.pop();
            self.set(last, at);
        }
    }

    /// What still waits hangs on the last verb before it, or on the root.
    fn finish(&mut self) {
        let root = self.root_after(0);
        for waiting in std::mem::take(&mut self.waiting) {
            let verb = (1..waiting).rev().find(|&at| {
                self.relation(at).heads_clause()
                    || self.relation(at) == Relation::Conjunct && self.tree.is_verb(at)
            });
            self.set(waiting, verb.unwrap_or(root));
        }
    }
}

impl Tree {
    /// The word before an infinitive and its `to`.
    fn first_waiting_free(&self, at: usize, words: &[&str]) -> usize {
        let mut before = at - 1;
        while before > 0
            && (words[before - 1].eq_ignore_ascii_case("to") || self.relations[before] == Relation::Adverb)
        {
            before -= 1;
        }
        before
    }
}
