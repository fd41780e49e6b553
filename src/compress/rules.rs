//! What a compression of English may not do, however much the model would like it.
//!
//! The rules look at single steps from one kept word to the next, so that the search is among allowed paths
//! only. Each keeps a compression grammatical (a preposition keeps its noun, a verb its subject and object,
//! an article its noun) or true (nothing is lost that a statement depends on: negations, hedges, conditions,
//! numbers, parts of names).

use super::features::Encoded;
use crate::tag::Tag;
use std::ops::Range;

/// Words that change what the next word says: with it or not at all.
const BINDING: [&str; 50] = [
    "not",
    "no",
    "never",
    "neither",
    "nor",
    "without",
    "hardly",
    "barely",
    "rarely",
    "seldom",
    "cannot",
    "few",
    "little",
    "only",
    "almost",
    "nearly",
    "about",
    "around",
    "approximately",
    "roughly",
    "than",
    "least",
    "most",
    "up",
    "over",
    "under",
    "below",
    "above",
    "alleged",
    "allegedly",
    "reportedly",
    "apparently",
    "possible",
    "possibly",
    "probably",
    "perhaps",
    "maybe",
    "likely",
    "unlikely",
    "suspected",
    "attempted",
    "potential",
    "proposed",
    "planned",
    "would-be",
    "fake",
    "so-called",
    "supposed",
    "supposedly",
    "purported",
];

/// Of those, the words that do so only before a number.
const BINDING_NUMBERS: [&str; 11] =
    ["about", "around", "than", "least", "most", "up", "over", "under", "below", "above", "roughly"];

/// Words that say which of several it is.
const RANKS: [&str; 9] = ["first", "second", "third", "last", "only", "next", "best", "worst", "sole"];

/// Nouns that say nothing without their "of".
const COUNTING: [&str; 24] = [
    "millions",
    "billions",
    "thousands",
    "hundreds",
    "dozens",
    "tens",
    "scores",
    "lot",
    "lots",
    "number",
    "majority",
    "half",
    "percent",
    "series",
    "pair",
    "part",
    "kind",
    "type",
    "sort",
    "group",
    "range",
    "couple",
    "rest",
    "end",
];

/// Adjectives that take back a part of what their noun says.
const DOUBTS: [&str; 14] = [
    "alleged",
    "possible",
    "likely",
    "unlikely",
    "suspected",
    "attempted",
    "potential",
    "proposed",
    "planned",
    "would-be",
    "fake",
    "so-called",
    "supposed",
    "purported",
];

/// Verbs, less their endings, whose object is to do something.
const REQUESTS: [&str; 30] = [
    "call", "ask", "urg", "order", "tell", "told", "want", "allow", "help", "expect", "forc", "requir",
    "request", "encourag", "permit", "enabl", "invit", "persuad", "warn", "advis", "lead", "led", "caus",
    "instruct", "direct", "command", "forbid", "beg", "begg", "need",
];

/// A statement that hangs on a condition is not made without it.
const CONDITIONS: [&str; 5] = ["if", "unless", "until", "provided", "except"];

/// Verbs whose clause may be left out around what was said: the speaker holds it true.
const STATING: [&str; 24] = [
    "said",
    "says",
    "say",
    "reported",
    "reports",
    "report",
    "announced",
    "announces",
    "announce",
    "told",
    "tells",
    "confirmed",
    "confirms",
    "added",
    "adds",
    "stated",
    "states",
    "revealed",
    "reveals",
    "declared",
    "declares",
    "according",
    "showed",
    "shows",
];

/// Nouns and names of times, which follow a verb without being its object.
const TIMES: [&str; 24] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "yesterday",
    "tomorrow",
    "tonight",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "early",
    "late",
];

/// What a word is to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Traits {
    is_binding: bool,
    is_condition: bool,
    is_stating: bool,
    is_time: bool,
    /// `not`, `never`, `didn't`.
    is_negated: bool,
    /// `first`, `largest`.
    is_rank: bool,
}

/// Marks that open and close a quote; one mark may be two tokens.
struct Quote {
    open: Range<usize>,
    close: Range<usize>,
}

/// The rules, ready for one sentence. Places are counted from 1, as in [`Encoded`].
pub(super) struct Rules<'s> {
    words: &'s [&'s str],
    tags: Vec<Tag>,
    encoded: Encoded,
    traits: Vec<Traits>,
    quotes: Vec<Quote>,
    /// Pairs of places: what stands at the first calls for what stands at the second.
    pairs: Vec<(usize, usize)>,
    /// Whether a gap may neither start behind nor end before the border behind a place.
    is_glued: Vec<bool>,
    /// Where the marks at the end of the sentence start.
    end: usize,
}

impl<'s> Rules<'s> {
    pub(super) fn new(words: &'s [&'s str], tags: &[Tag]) -> Self {
        let is_currency = |word: &str| matches!(word, "$" | "€" | "£" | "¥");
        let has_digit = |word: &str| word.contains(|c: char| c.is_numeric());
        let is_capital = |at: usize| words.get(at).is_some_and(|word| word.starts_with(char::is_uppercase));
        let corrected = |(at, (word, &tag)): (usize, (&&str, &Tag))| match tag {
            _ if is_currency(word) => Tag::Sym,
            Tag::Punct | Tag::Sym | Tag::X if has_digit(word) => Tag::Num,
            // A name that the tagger took for a verb.
            Tag::Verb | Tag::Aux if is_capital(at) && is_capital(if at > 0 { at - 1 } else { 1 }) => {
                Tag::Propn
            }
            // "Hip-hop", "follow-up": no verb of English is written so.
            Tag::Verb if word.contains('-') && !word.ends_with("ed") && !word.ends_with("ing") => Tag::Adj,
            tag => tag,
        };
        let tags: Vec<Tag> = words.iter().zip(tags).enumerate().map(corrected).collect();
        let encoded = Encoded::new(words, &tags);
        let traits = (0..words.len()).map(|at| traits(words, &tags, at)).collect();
        let n_marks = tags.iter().rev().take_while(|&&tag| tag == Tag::Punct).count();
        let end = words.len() - n_marks + 1;
        let (quotes, pairs, is_glued) = (quote_pairs(words), Vec::new(), Vec::new());
        let mut rules = Self { words, tags, encoded, traits, quotes, pairs, is_glued, end };
        rules.pairs = (1..end).filter_map(|at| Some((at, rules.partner(at)?))).collect();
        rules.is_glued = (0..words.len() + 2).map(|at| rules.glues(at)).collect();
        rules.glue_brackets();
        rules.glue_ranks();
        rules.glue_quotes();
        rules.glue_opening();
        rules
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at.checked_sub(1)?).copied()
    }

    fn word(&self, at: usize) -> &str {
        at.checked_sub(1).and_then(|index| self.words.get(index)).copied().unwrap_or_default()
    }

    fn traits(&self, at: usize) -> Traits {
        at.checked_sub(1).and_then(|index| self.traits.get(index)).copied().unwrap_or_default()
    }

    /// What a word calls for further on: "between" its "and", a verb of saying its "that",
    /// one of asking its "to".
    fn partner(&self, at: usize) -> Option<usize> {
        if ["between", "both", "either", "neither"]
            .iter()
            .any(|word| self.word(at).eq_ignore_ascii_case(word))
        {
            return (at + 1..self.end).find(|&other| self.tag(other) == Some(Tag::Cconj));
        }
        let is_other_verb = |&other: &usize| !matches!(self.tag(other), Some(Tag::Verb | Tag::Aux));
        let is_that = |&other: &usize| self.word(other) == "that";
        let stem = self.word(at).trim_end_matches("ing").trim_end_matches("ed").trim_end_matches(['s', 'e']);
        if self.tag(at) == Some(Tag::Verb) && REQUESTS.contains(&stem) {
            let is_word = |&other: &usize| self.tag(other) != Some(Tag::Punct);
            let infinitive = (at + 1..self.end).take_while(is_word).take(10).find(|&other| self.is_to(other));
            if infinitive.is_some() {
                return infinitive;
            }
        }
        let is_verb = self.tag(at) == Some(Tag::Verb);
        is_verb.then(|| (at + 1..self.end).take_while(is_other_verb).find(is_that))?
    }

    fn parts_pair(&self, from: usize, to: usize) -> bool {
        self.pairs.iter().any(|&(first, second)| {
            // "said on Monday that he" may become "said he".
            let only_that = self.word(second) == "that" && to == second + 1;
            first <= from && from < second && second < to && !only_that
        })
    }

    /// Whether a word is part of a name: tagged as one, or a capital beside one.
    fn is_name(&self, at: usize) -> bool {
        let is_capital = at > 1 && self.word(at).starts_with(char::is_uppercase);
        self.tag(at) == Some(Tag::Propn)
            || is_capital && matches!(self.tag(at), Some(Tag::Adj | Tag::Noun | Tag::Num))
    }

    /// Whether a place and the next go together: names, numbers with what they count, words that bind.
    fn glues(&self, at: usize) -> bool {
        let (Some(tag), Some(next)) = (self.tag(at), self.tag(at + 1)) else { return false };
        if next == Tag::Punct || tag == Tag::Punct {
            // The full stop of an abbreviation.
            let is_short = |at: usize| self.word(at) == "." && at < self.end;
            return is_short(at + 1) || is_short(at) && self.word(at + 1).starts_with(char::is_uppercase);
        }
        let is_possessive = self.word(at).ends_with("'s") || self.word(at).ends_with("’s");
        match (tag, next) {
            _ if self.is_name(at) && self.is_name(at + 1) => !is_possessive,
            _ if self.word(at).ends_with('.') && self.word(at + 1).starts_with(char::is_uppercase) => true,
            (Tag::Num | Tag::Sym, Tag::Num | Tag::Noun | Tag::Sym) => true,
            (Tag::Propn, Tag::Num) => self.traits(at).is_time,
            (_, Tag::Sym) => self.word(at + 1) == "%",
            _ => {
                self.traits(at).is_binding
                    // "more than", "at least", "up to": the number's hedge is of two words.
                    || self.traits(at + 1).is_binding && matches!(self.word(at), "more" | "less" | "fewer" | "at")
                    || self.traits(at + 1).is_negated && matches!(tag, Tag::Aux | Tag::Verb)
                    || self.is_to(at) && next == Tag::Verb
            }
        }
    }

    fn is_quote(&self, at: usize) -> bool {
        let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '`' | '\'' | '‘' | '’');
        !self.word(at).is_empty() && self.word(at).chars().all(is_mark)
    }

    fn is_to(&self, at: usize) -> bool {
        let next = (at + 1..=self.words.len()).find(|&next| self.tag(next) != Some(Tag::Punct));
        let is_before_verb = next.is_some_and(|next| self.tag(next) == Some(Tag::Verb));
        (self.tag(at) == Some(Tag::Part) || is_before_verb) && self.word(at).eq_ignore_ascii_case("to")
    }

    /// "First quarterly loss" is not "first loss": what ranks things goes with all that says which.
    fn glue_ranks(&mut self) {
        for at in 1..=self.words.len() {
            if self.traits(at).is_rank {
                let is_adverb = |&next: &usize| self.tag(next) == Some(Tag::Adv);
                let next = at + 1 + (at + 1..self.end).take_while(is_adverb).count();
                let is_nominal = matches!(self.tag(next), Some(Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num));
                let head = if is_nominal { self.phrase_end(next) } else { at };
                self.is_glued[at..head].fill(true);
            }
        }
    }

    fn is_paired(&self, at: usize) -> bool {
        self.quotes.iter().any(|quote| quote.open.contains(&at) || quote.close.contains(&at))
    }

    /// No gap starts behind an opening quote or ends before a closing one.
    fn glue_quotes(&mut self) {
        for Quote { open, close } in &self.quotes {
            self.is_glued[open.clone()].fill(true);
            self.is_glued[close.start - 1..close.end - 1].fill(true);
        }
        for at in 2..=self.words.len() {
            let is_paired = self.is_paired(at);
            // The apostrophe of "Studies' shop".
            if matches!(self.word(at), "'" | "’") && !is_paired {
                self.is_glued[at - 1] = true;
            }
        }
    }

    /// The adverbial or clause that opens a sentence, before its comma, goes whole.
    fn glue_opening(&mut self) {
        let comma = (1..self.end).find(|&at| self.word(at) == ",");
        let opens = matches!(self.tag(1), Some(Tag::Adp | Tag::Sconj | Tag::Adv))
            || self.tag(1) == Some(Tag::Verb) && self.word(1).ends_with("ing");
        if let (Some(comma), true) = (comma, opens) {
            self.is_glued[1..comma].fill(true);
        }
    }

    /// What is in brackets goes whole.
    fn glue_brackets(&mut self) {
        let mut open = None;
        for at in 1..=self.words.len() {
            match self.word(at) {
                "(" | "[" => open = Some(at),
                ")" | "]" => {
                    if let Some(open) = open.take() {
                        self.is_glued[open..at].fill(true);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether the word at `to` may follow the one at `from`, everything between them being dropped.
    pub(super) fn allow(&self, from: usize, to: usize) -> bool {
        let last = self.words.len() + 1;
        if from >= self.end || to > self.end && to < last {
            return to == from + 1 || to == last;
        }
        if to >= self.end {
            return self.may_end(from, to);
        }
        if from == 0 && !self.may_start(to) {
            return false;
        }
        to == from + 1
            || !self.cuts_glue(from, to)
                && !self.parts_pair(from, to)
                && !self.leaves_verb(from, to)
                && !self.loses_condition(from, to)
                && self.keeps_phrase_of(from, to)
                && self.keeps_opening_of(from, to)
                && self.keeps_marks(from, to)
    }

    fn cuts_glue(&self, from: usize, to: usize) -> bool {
        self.is_glued[from] || self.is_glued[to - 1]
    }

    fn loses_condition(&self, from: usize, to: usize) -> bool {
        (from + 1..to).any(|at| self.traits(at).is_condition)
    }

    /// The first word kept opens the sentence, or a phrase or clause behind a clause of saying.
    fn may_start(&self, to: usize) -> bool {
        if to == 1 {
            return self.tag(1) != Some(Tag::Punct) || matches!(self.word(1), "\"" | "“" | "(");
        }
        // Not a pronoun: what it stands for would be gone.
        let is_nominal =
            matches!(self.tag(to), Some(Tag::Det | Tag::Adj | Tag::Noun | Tag::Propn | Tag::Num | Tag::Sym));
        // "Search firm Anite" may become "Anite", not "Firm Anite".
        let is_title = matches!(self.tag(to), Some(Tag::Noun | Tag::Adj))
            && self.tag(to + 1) == Some(Tag::Propn)
            && matches!(self.tag(to - 1), Some(Tag::Noun | Tag::Adj | Tag::Propn));
        let main_verb = self.encoded.main_verb();
        let passes_verb = main_verb > 0 && main_verb < to;
        let is_date = self.tag(to) == Some(Tag::Num) && self.tag(to - 1) == Some(Tag::Propn);
        is_nominal
            && !is_title
            && !is_date
            && !self.is_relative(to)
            && (!passes_verb || self.is_plainly_said(to))
    }

    /// Whether all that is said before a place is that somebody states what follows.
    fn is_plainly_said(&self, to: usize) -> bool {
        let mut verbs = (1..to).filter(|&at| self.tag(at) == Some(Tag::Verb));
        let no_doubt = |at: usize| {
            let is_modal =
                matches!(self.word(at), "may" | "might" | "could" | "would" | "should" | "can" | "must");
            !is_modal && !self.traits(at).is_negated
        };
        let is_complement = (1..to).any(|at| self.traits(at).is_stating)
            && (self.tag(to - 1) == Some(Tag::Sconj)
                || self.traits(to - 1).is_stating
                || self.tag(to - 1) == Some(Tag::Punct));
        is_complement && verbs.all(|at| self.traits(at).is_stating) && (1..to).all(no_doubt)
    }

    fn is_relative(&self, at: usize) -> bool {
        let word = self.word(at);
        ["who", "which", "whom", "whose", "that", "where", "when"]
            .iter()
            .any(|other| word.eq_ignore_ascii_case(other))
    }

    /// Whether a word stands before its noun. ("Her" may be an object: it is taken to be one before a mark.)
    fn is_possessive(&self, at: usize) -> bool {
        ["his", "her", "its", "their", "my", "our", "your", "whose"]
            .iter()
            .any(|other| self.word(at).eq_ignore_ascii_case(other))
    }

    /// The last word kept leaves nothing open.
    fn may_end(&self, from: usize, to: usize) -> bool {
        if from == 0 {
            return false;
        }
        if from + 1 >= self.end {
            return self.tag(from) != Some(Tag::Cconj);
        }
        let is_open = match self.tag(from) {
            None => true,
            Some(
                Tag::Adp | Tag::Det | Tag::Cconj | Tag::Sconj | Tag::Part | Tag::Aux | Tag::Punct | Tag::Sym,
            ) => true,
            Some(Tag::Pron) => self.is_relative(from) || self.is_possessive(from),
            Some(_) => false,
        };
        // "The largest or at least" waits for more.
        let is_filler = |&at: &usize| matches!(self.tag(at), Some(Tag::Adv | Tag::Adp));
        let waits = self.tag(from - (1..=from).rev().take_while(is_filler).count()) == Some(Tag::Cconj);
        !is_open
            && !waits
            && !self.leaves_verb(from, self.end)
            && !self.parts_pair(from, self.end)
            && !self.cuts_glue(from, to)
            && !self.loses_condition(from, self.end)
            && self.keeps_phrase_of(from, self.end)
    }

    /// Whether a subject is kept and the verb right behind it is dropped.
    fn leaves_verb(&self, from: usize, to: usize) -> bool {
        let is_verb = |at: usize| matches!(self.tag(at), Some(Tag::Verb | Tag::Aux));
        if !is_verb(from + 1) || is_verb(to) || from == 0 {
            return false;
        }
        match self.tag(from) {
            Some(Tag::Pron) => true,
            Some(Tag::Noun | Tag::Propn) => {
                matches!(self.tag(self.encoded.governor(from)), None | Some(Tag::Sconj | Tag::Cconj))
            }
            _ => false,
        }
    }

    /// Where the run of nouns and modifiers ends that starts at a place.
    fn phrase_end(&self, at: usize) -> usize {
        if at > self.words.len() { at } else { self.encoded.head(at) }
    }

    /// What the word before a gap needs stands behind the gap.
    fn keeps_phrase_of(&self, from: usize, to: usize) -> bool {
        let (Some(tag), next) = (self.tag(from), from + 1) else { return true };
        let in_next_phrase = to <= self.phrase_end(next);
        let all_adverbs = (next..to).all(|at| self.tag(at) == Some(Tag::Adv) && !self.traits(at).is_binding);
        if matches!(tag, Tag::Verb | Tag::Adj) && self.word(next) == "to" {
            return false;
        }
        match tag {
            Tag::Punct if self.is_quote(from) => {
                matches!(self.tag(to), None | Some(Tag::Punct | Tag::Cconj | Tag::Adp))
            }
            Tag::Punct => self.word(from) != "," || in_next_phrase || all_adverbs,
            Tag::Adp | Tag::Det | Tag::Num => in_next_phrase && self.agrees(from, to),
            Tag::Cconj => all_adverbs,
            Tag::Part | Tag::Sconj => in_next_phrase || all_adverbs,
            Tag::Aux => all_adverbs || in_next_phrase && self.agrees(from, to),
            Tag::Verb => self.keeps_object(from, to, in_next_phrase),
            Tag::Adj | Tag::Noun | Tag::Propn => {
                let head = self.phrase_end(from);
                // "director Quentin Tarantino": either noun of an apposition can do without the other.
                let is_apposition = tag == Tag::Noun && self.tag(next) == Some(Tag::Propn) && to > head;
                // "is determined to leave" is not "is determined".
                let is_open = tag == Tag::Adj && (self.is_to(next) || self.tag(next) == Some(Tag::Cconj));
                !is_open && !self.loses_what_is_counted(from) && (head == from || to <= head || is_apposition)
            }
            Tag::Pron if self.is_relative(from) => all_adverbs,
            Tag::Pron if self.is_possessive(from) => in_next_phrase,
            Tag::Adv if self.tag(from - 1) == Some(Tag::Aux) => all_adverbs,
            Tag::Adv | Tag::Intj | Tag::Pron | Tag::Sym | Tag::X => true,
        }
    }

    /// Whether a gap would start at the "of" of "millions of dollars".
    fn loses_what_is_counted(&self, from: usize) -> bool {
        let word = self.word(from);
        self.word(from + 1) == "of" && COUNTING.iter().any(|counting| word.eq_ignore_ascii_case(counting))
    }

    /// A verb keeps the object, the infinitive or the clause that follows it.
    fn keeps_object(&self, from: usize, to: usize, in_next_phrase: bool) -> bool {
        let next = from + 1;
        if self.traits(next).is_time {
            return true;
        }
        match self.tag(next) {
            Some(Tag::Propn) => in_next_phrase && self.tag(to) == Some(Tag::Propn),
            Some(Tag::Det | Tag::Adj | Tag::Noun | Tag::Num | Tag::Pron | Tag::Sym) => in_next_phrase,
            Some(Tag::Part | Tag::Verb | Tag::Aux) => false,
            Some(Tag::Adp) => !self.is_to(to),
            // "Monitor and publish figures": the two have one object.
            Some(Tag::Cconj) => self.tag(next + 1) != Some(Tag::Verb),
            Some(Tag::Sconj) => to == next + 1,
            _ => true,
        }
    }

    /// `a` and `an` fit the word that comes to stand behind them.
    fn agrees(&self, from: usize, to: usize) -> bool {
        let (article, next) = (self.word(from), self.word(to));
        // "One-year", "union": the sound is not that of the letter.
        let is_odd =
            next.starts_with(['u', 'U', 'h', 'H']) || next.starts_with("one") || next.starts_with("eu");
        let is_vowel = next.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
        match article.to_lowercase().as_str() {
            "a" => !is_odd && !is_vowel,
            "an" => !is_odd && is_vowel,
            _ => true,
        }
    }

    /// What the word behind a gap hangs on was not dropped.
    fn keeps_opening_of(&self, from: usize, to: usize) -> bool {
        let Some(tag) = self.tag(to) else { return true };
        let is_verbal = |at: usize| matches!(self.tag(at), Some(Tag::Verb | Tag::Aux)) || self.is_finite(at);
        let drops_verb = (from + 1..to).any(is_verbal);
        match tag {
            Tag::Part if self.traits(to).is_negated => false,
            _ if self.traits(to).is_condition => !drops_verb,
            // "Ahead of the game with news that he is out" is not "ahead of the game that he is out".
            _ if self.is_relative(to) && self.hangs_on_dropped(to) => false,
            Tag::Sconj => !drops_verb || from == 0,
            Tag::Verb | Tag::Aux => self.keeps_subject(from, to),
            Tag::Noun | Tag::Propn | Tag::Adj | Tag::Num | Tag::Pron | Tag::Det | Tag::Sym => {
                self.keeps_preposition(from, to) && self.keeps_article(from, to) && !self.runs_on(from, to)
            }
            // "A and B" does not become "A B", nor does "and" come to stand first.
            Tag::Cconj => from > 0 && self.tag(from) == self.tag(to - 1),
            _ => true,
        }
    }

    /// A noun whose preposition or verb is dropped would become part of something else.
    fn keeps_preposition(&self, from: usize, to: usize) -> bool {
        let governor = self.encoded.governor(to);
        if governor <= from || self.phrase_end(governor + 1) < to {
            return true;
        }
        match self.tag(governor) {
            Some(Tag::Adp | Tag::Part | Tag::Aux) => false,
            Some(Tag::Cconj) => from == 0 || governor > from + 1,
            Some(Tag::Verb) => self.traits(governor).is_stating,
            _ => true,
        }
    }

    /// Whether two phrases that were apart would come to stand side by side.
    fn runs_on(&self, from: usize, to: usize) -> bool {
        let is_complete =
            matches!(self.tag(from), Some(Tag::Noun | Tag::Propn | Tag::Num | Tag::Pron | Tag::Adv));
        is_complete
            && self.phrase_end(from) < to
            && self.phrase_end(from + 1) < to
            && !(self.traits(to).is_time && self.tag(from + 1) != Some(Tag::Punct))
    }

    /// A common noun keeps its article and its number.
    fn keeps_article(&self, from: usize, to: usize) -> bool {
        let opens = |at: usize| {
            let is_number =
                self.word(at).starts_with(|c: char| c.is_numeric()) && self.tag(at) != Some(Tag::Adj);
            let is_opener = is_number || matches!(self.tag(at), Some(Tag::Det | Tag::Num | Tag::Sym));
            is_opener && self.phrase_end(at) >= to
        };
        let name_alone = self.tag(to) == Some(Tag::Propn) && self.phrase_end(to) >= self.phrase_end(from + 1);
        name_alone || !(from + 1..to).any(opens)
    }

    /// A finite verb keeps its auxiliary and the subject right before it.
    fn keeps_subject(&self, from: usize, to: usize) -> bool {
        if to > from + 1 && self.changes_subject(from, to) {
            return false;
        }
        let is_light =
            |at: usize| self.tag(at) == Some(Tag::Adv) || self.is_quote(at) || self.word(at) == ".";
        let mut before = to - 1;
        while before > from && is_light(before) {
            before -= 1;
        }
        if before == from {
            return true;
        }
        match self.tag(before) {
            Some(Tag::Aux | Tag::Part | Tag::Pron | Tag::Sconj | Tag::Cconj | Tag::Adp) => false,
            Some(Tag::Noun | Tag::Propn | Tag::Num) => {
                let mut governor = self.encoded.governor(before);
                // "A and B agreed": the first of two is as much the subject.
                while self.tag(governor) == Some(Tag::Cconj) {
                    governor = self.encoded.governor(governor);
                }
                from > 0 && governor > from && matches!(self.tag(governor), Some(Tag::Adp | Tag::Verb))
            }
            _ => from > 0,
        }
    }

    fn hangs_on_dropped(&self, to: usize) -> bool {
        let is_owner = matches!(self.tag(to - 1), Some(Tag::Noun | Tag::Propn | Tag::Verb | Tag::Adj));
        is_owner && !self.traits(to - 1).is_time
    }

    /// Whether a verb would get the subject of another: "West is heartbroken that the video has leaked" is not
    /// "West has leaked".
    fn changes_subject(&self, from: usize, to: usize) -> bool {
        let is_subject_like =
            !matches!(self.tag(from), Some(Tag::Verb | Tag::Aux | Tag::Adp | Tag::Adj | Tag::Det));
        let first = self.tag(from + 1);
        let passes_clause = (from + 1..to).any(|at| self.tag(at) == Some(Tag::Sconj));
        !is_subject_like || first == Some(Tag::Aux) || passes_clause && first != Some(Tag::Punct)
    }

    /// No mark comes to stand at the start, at the end or beside another; none parts what it did not part.
    fn keeps_marks(&self, from: usize, to: usize) -> bool {
        let is_comma = |at: usize| matches!(self.word(at), "," | ";" | ":" | "-" | "–" | "—");
        !(is_comma(to) && (from == 0 || is_comma(from)))
    }

    /// Whether a place holds a verb that can be the verb of a sentence.
    fn is_finite(&self, at: usize) -> bool {
        let is_helped = (1..at).rev().take_while(|&before| self.tag(before) == Some(Tag::Adv)).count() + 1;
        let before = at.checked_sub(is_helped);
        let has_auxiliary = before.is_some_and(|before| self.tag(before) == Some(Tag::Aux));
        match self.tag(at) {
            Some(Tag::Pron) => self.word(at).contains(['\'', '’']),
            Some(Tag::Aux) => !self.is_to(at - 1),
            Some(Tag::Verb) => has_auxiliary || !self.is_to(at - 1) && !self.word(at).ends_with("ing"),
            _ => false,
        }
    }

    /// The places of the verbs of which one must be kept.
    pub(super) fn finite_verbs(&self) -> Vec<usize> {
        (1..=self.words.len()).filter(|&at| self.is_finite(at)).collect()
    }

    /// Whether a path has a verb that is not one of a subordinate clause.
    pub(super) fn has_main_clause(&self, path: &[usize]) -> bool {
        let is_opener = |at: usize| {
            let opens_clause =
                self.tag(at) == Some(Tag::Sconj) || self.is_relative(at) || self.traits(at).is_condition;
            opens_clause && !self.is_determiner_like(at)
        };
        let is_verbal = |at: usize| matches!(self.tag(at), Some(Tag::Verb | Tag::Aux)) || self.is_finite(at);
        let stretch = |at: usize| (at + 1..self.end).take_while(|&at| self.tag(at) != Some(Tag::Punct));
        let is_whole = |place: usize| {
            // A clause that had a verb keeps one.
            let rest = path[place + 1..].iter().take_while(|&&at| self.tag(at) != Some(Tag::Punct));
            !stretch(path[place]).any(is_verbal) || rest.copied().any(is_verbal)
        };
        let (mut is_subordinate, mut has_verb) = (false, false);
        for (place, &at) in path.iter().enumerate() {
            if self.tag(at) == Some(Tag::Punct) {
                is_subordinate = false;
            } else if is_opener(at) {
                is_subordinate = true;
                if !is_whole(place) {
                    return false;
                }
            } else if !is_subordinate && self.is_finite(at) {
                has_verb = true;
            }
        }
        has_verb
    }

    /// `that` before a noun points; it opens no clause.
    fn is_determiner_like(&self, at: usize) -> bool {
        self.tag(at) == Some(Tag::Det)
    }

    /// Takes out the marks that have lost their partner.
    pub(super) fn tidy(&self, mut kept: Vec<usize>) -> Vec<usize> {
        let is_apostrophe = |at: usize| at > 0 && self.is_glued[at] && !self.is_paired(at + 1);
        let is_quote = |at: usize| self.is_quote(at + 1) && !is_apostrophe(at);
        kept.retain(|&at| !is_quote(at));
        for Quote { open, close } in &self.quotes {
            // What is quoted is quoted whole or not at all.
            let mut inside = open.end - 1..close.start - 1;
            if !inside.is_empty() && inside.all(|at| kept.contains(&at) || is_quote(at)) {
                kept.extend((open.start - 1..open.end - 1).chain(close.start - 1..close.end - 1));
            }
        }
        kept.sort_unstable();
        let is_lone_comma = |at: usize, before: Option<usize>, after: Option<usize>| {
            self.tags[at] == Tag::Punct && !is_quote(at) && self.is_lone(at, before, after)
        };
        let neighbours = kept.clone();
        let mut place = 0_usize;
        kept.retain(|&at| {
            let before = place.checked_sub(1).map(|before| neighbours[before]);
            let after = neighbours.get(place + 1).copied();
            place += 1;
            !is_lone_comma(at, before, after)
        });
        kept
    }

    /// Whether a comma that stood at the border of something dropped has nothing left to do.
    fn is_lone(&self, at: usize, before: Option<usize>, after: Option<usize>) -> bool {
        if self.words[at] != "," {
            return false;
        }
        let (Some(before), Some(after)) = (before, after) else { return true };
        let has_gap = before + 1 != at || at + 1 != after;
        let is_verb = |at: usize| matches!(self.tags[at], Tag::Verb | Tag::Aux);
        self.tags[after] == Tag::Punct || has_gap && (is_verb(after) || self.tags[after] == Tag::Adp)
    }
}

/// The quotes of a sentence; an apostrophe opens none behind an `s`.
fn quote_pairs(words: &[&str]) -> Vec<Quote> {
    let (mut quotes, mut open): (Vec<Quote>, Option<(Range<usize>, char)>) = (Vec::new(), None);
    let mut at = 0;
    while at < words.len() {
        let n_same = words[at..].iter().take_while(|&&word| word == words[at]).count();
        let (kind, length) = match words[at] {
            "\"" | "“" | "”" | "``" | "''" => ('"', 1),
            "'" | "‘" | "’" | "`" if n_same >= 2 => ('"', 2),
            "'" | "‘" | "’" | "`" => ('\'', 1),
            _ => ('\0', 1),
        };
        let place = at + 1..at + 1 + length;
        let is_apostrophe = kind == '\'' && at > 0 && words[at - 1].ends_with('s');
        match open.take() {
            Some((start, opened)) if opened == kind => quotes.push(Quote { open: start, close: place }),
            None if kind != '\0' && !is_apostrophe => open = Some((place, kind)),
            still => open = still,
        }
        at += length;
    }
    quotes
}

fn traits(words: &[&str], tags: &[Tag], at: usize) -> Traits {
    let lower = words[at].to_lowercase();
    let is_in = |list: &[&str]| list.contains(&lower.as_str());
    let is_before_number = tags[at + 1..]
        .iter()
        .zip(&words[at + 1..])
        .take(2)
        .any(|(&tag, _)| matches!(tag, Tag::Num | Tag::Sym));
    let is_negated =
        is_in(&["not", "never", "cannot", "no"]) || lower.ends_with("n't") || lower.ends_with("n’t");
    Traits {
        is_binding: is_negated || is_in(&BINDING) && (is_before_number || !is_in(&BINDING_NUMBERS)),
        is_condition: is_in(&CONDITIONS),
        is_stating: is_in(&STATING),
        is_time: is_in(&TIMES),
        is_negated,
        is_rank: is_in(&RANKS)
            || is_in(&DOUBTS)
            || tags[at] == Tag::Adj && lower.len() > 4 && lower.ends_with("est"),
    }
}
