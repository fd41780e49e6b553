//! What is known of a word of a sentence, and of a step from one kept word to the next.

use super::rules::Step;
use super::tree::Tree;
use crate::hash::mixed;
use crate::tag::Tag;

/// The number of bits of a feature.
pub const FEATURE_BITS: u32 = 24;

/// What the features of a word are made of. Position 0 stands before the sentence, the last behind it.
#[derive(Debug, Clone, Copy, Default)]
struct Code {
    /// The word in small letters, digits as `#`, hashed.
    word: u32,
    /// Its last three letters, hashed.
    ending: u32,
    /// The number of its tag.
    tag: u32,
    /// Where the preposition, verb or conjunction stands that the word's phrase hangs on; 0 if nowhere.
    governor: usize,
    /// Where the last noun of its run of nouns and modifiers stands, or the word itself.
    head: usize,
    /// Capital letter: bit 0; all capitals: bit 1.
    case: u32,
    /// The number of marks before it.
    segment: usize,
    /// Bit 0: inside brackets; bit 1: inside quotes.
    inside: u32,
}

/// A stretch between two marks.
#[derive(Debug, Clone, Copy, Default)]
struct Segment {
    first: usize,
    last: usize,
    has_finite_verb: bool,
    has_saying: bool,
}

/// A sentence as the compressor sees it.
#[derive(Debug)]
pub struct Encoded {
    tree: Tree,
    codes: Vec<Code>,
    segments: Vec<Segment>,
    main_verb: usize,
    /// How many verbs, and how many marks, stand before a position.
    n_verbs: Vec<u32>,
    n_marks: Vec<u32>,
    /// What the rules say of every step, by where it goes, then by where it comes from.
    steps: Vec<Step>,
}

const BOUNDARY_TAG: u32 = Tag::ALL.len() as u32;

impl Encoded {
    /// Encodes the words of one sentence and their tags.
    #[must_use]
    pub fn new(words: &[&str], tags: &[Tag], tree: &Tree) -> Self {
        let boundary = |word: u32| Code { word, ending: word, tag: BOUNDARY_TAG, ..Code::default() };
        let mut codes = Vec::with_capacity(words.len() + 2);
        codes.push(boundary(1));
        codes.extend(words.iter().zip(tags).map(|(word, &tag)| code(word, tag)));
        codes.push(boundary(2));
        let running = |is: &dyn Fn(Tag) -> bool| {
            let counts = tags.iter().scan(0, |n, &tag| {
                let before = *n;
                *n += u32::from(is(tag));
                Some(before)
            });
            let mut counts: Vec<u32> = std::iter::once(0).chain(counts).collect();
            counts.push(tags.iter().filter(|&&tag| is(tag)).count() as u32);
            counts
        };
        let n_verbs = running(&|tag| matches!(tag, Tag::Verb | Tag::Aux));
        let n_marks = running(&|tag| tag == Tag::Punct);
        let mut encoded = Self {
            tree: tree.clone(),
            codes,
            segments: Vec::new(),
            main_verb: 0,
            n_verbs,
            n_marks,
            steps: Vec::new(),
        };
        encoded.link(words, tags);
        encoded.cut_segments(words, tags);
        encoded
    }

    /// How many words there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len() - 2
    }

    /// Whether there is no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn tree(&self) -> &Tree {
        &self.tree
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tag(at) == Tag::Punct as u32
    }

    /// The words between two others that hang on none between them.
    pub(super) fn tops(&self, from: usize, to: usize) -> impl Iterator<Item = usize> + '_ {
        let gap = from + 1..to;
        gap.clone().filter(move |&at| !self.is_mark(at) && !gap.contains(&self.tree.head(at)))
    }

    /// Asks the rules for every step.
    pub(super) fn set_steps(&mut self, step: impl Fn(usize, usize) -> Step) {
        let size = self.codes.len();
        let steps = (0..size).flat_map(|to| (0..size).map(move |from| (from, to)));
        self.steps =
            steps.map(|(from, to)| if from < to { step(from, to) } else { Step::Forbidden }).collect();
    }

    /// What the rules say of the step from one word to another.
    pub(super) fn step(&self, from: usize, to: usize) -> Step {
        self.steps[to * self.codes.len() + from]
    }

    /// Finds governors, heads and the first verb that is not an infinitive.
    fn link(&mut self, words: &[&str], tags: &[Tag]) {
        let mut governor = 0;
        for (at, &tag) in tags.iter().enumerate() {
            self.codes[at + 1].governor = governor;
            let is_infinitive = at > 0 && tags[at - 1] == Tag::Part;
            match tag {
                Tag::Verb | Tag::Aux => {
                    if self.main_verb == 0 && !is_infinitive {
                        self.main_verb = at + 1;
                    }
                    governor = at + 1;
                }
                Tag::Adp | Tag::Sconj | Tag::Cconj | Tag::Punct => governor = at + 1,
                Tag::Part if words[at].eq_ignore_ascii_case("to") => governor = at + 1,
                _ => {}
            }
        }
        let mut head = 0;
        for at in (0..tags.len()).rev() {
            let tag = tags[at];
            let is_nominal = matches!(tag, Tag::Noun | Tag::Propn);
            let is_modifier = matches!(tag, Tag::Adj | Tag::Det | Tag::Num | Tag::Sym);
            if is_nominal && head == 0 {
                head = at + 1;
            } else if !is_nominal && !is_modifier {
                head = 0;
            }
            self.codes[at + 1].head = if head == 0 { at + 1 } else { head };
            // A determiner opens its phrase: what stands before it is another.
            if tag == Tag::Det {
                head = 0;
            }
        }
    }

    /// Numbers the stretches between marks and finds what is in brackets and quotes.
    fn cut_segments(&mut self, words: &[&str], tags: &[Tag]) {
        let mut segment = Segment { first: 1, last: 1, ..Segment::default() };
        let mut inside = 0;
        for (at, word) in words.iter().enumerate() {
            match *word {
                "(" | "[" => inside |= 1,
                "\"" | "“" | "``" | "”" | "''" => inside ^= 2,
                _ => {}
            }
            let place = at + 1;
            self.codes[place].segment = self.segments.len();
            self.codes[place].inside = inside;
            if matches!(*word, ")" | "]") {
                inside &= !1;
            }
            segment.last = place;
            segment.has_finite_verb |=
                matches!(tags[at], Tag::Verb | Tag::Aux) && !(at > 0 && tags[at - 1] == Tag::Part);
            segment.has_saying |= tags[at] == Tag::Verb && is_saying(word);
            if tags[at] == Tag::Punct {
                self.segments.push(segment);
                segment = Segment { first: place + 1, last: place + 1, ..Segment::default() };
            }
        }
        let last = self.codes.len() - 1;
        self.codes[last].segment = self.segments.len();
        segment.last = last;
        segment.first = segment.first.min(last);
        self.segments.push(segment);
    }

    fn tag(&self, at: usize) -> u32 {
        self.codes.get(at).map_or(BOUNDARY_TAG, |code| code.tag)
    }

    fn word(&self, at: usize) -> u32 {
        self.codes.get(at).map_or(2, |code| code.word)
    }

    /// Calls `emit` with every feature of keeping the word at `at`, counted from 1.
    pub fn keep_features(&self, at: usize, emit: &mut impl FnMut(u32)) {
        let code = self.codes[at];
        let (word, tag) = (code.word, code.tag);
        let (before, after) = (self.tag(at - 1), self.tag(at + 1));
        let second_before = if at > 1 { self.tag(at - 2) } else { BOUNDARY_TAG };
        let mut add = |kind: u32, parts: [u32; 3]| emit(feature(kind, parts));
        add(0, [word, 0, 0]);
        add(1, [code.ending, tag, 0]);
        add(2, [tag, code.case, 0]);
        add(3, [before, tag, after]);
        add(4, [second_before, before, tag]);
        add(5, [tag, after, self.tag(at + 2)]);
        add(6, [self.word(at - 1), tag, 0]);
        add(7, [self.word(at + 1), tag, 0]);
        add(8, [word, before, after]);
        add(9, [self.word(at - 1), word, 0]);
        add(10, [word, self.word(at + 1), 0]);
        self.phrase_features(at, &mut add);
        self.place_features(at, &mut add);
        self.tree_features(at, &mut add);
    }

    /// What the word's phrase hangs on, and the noun it belongs to.
    fn phrase_features(&self, at: usize, add: &mut impl FnMut(u32, [u32; 3])) {
        let code = self.codes[at];
        let governor = self.codes[code.governor];
        let head = self.codes[code.head];
        let to_head = bucket(code.head - at);
        add(20, [governor.word, code.tag, 0]);
        add(21, [governor.word, code.word, 0]);
        add(25, [head.word, code.tag, to_head]);
        add(26, [head.word, governor.word, to_head]);
        // What stands before the governor is what a phrase with a preposition belongs to.
        let owner = code.governor.saturating_sub(1);
        add(28, [self.word(owner), governor.word, code.tag]);
    }

    /// What the word is to the word that it hangs on, and to what that hangs on.
    fn tree_features(&self, at: usize, add: &mut impl FnMut(u32, [u32; 3])) {
        let tree = &self.tree;
        let (relation, head) = (tree.relation(at) as u32, tree.head(at));
        let (head_word, head_relation) = (self.codes[head].word, tree.relation(head) as u32);
        let upper = tree.relation(tree.head(head)) as u32;
        let size = bucket(tree.last(at) - tree.first(at));
        let word = self.codes[at].word;
        let is_behind_mark = u32::from(self.tag(tree.first(at) - 1) == Tag::Punct as u32);
        let from_head = if at < head { bucket(head - at) } else { 10 + bucket(at - head) };
        add(30, [relation, head_relation, upper]);
        add(31, [relation, word, head_relation]);
        add(32, [relation, head_word, word]);
        add(33, [relation, head_word, is_behind_mark]);
        add(34, [relation, size, is_behind_mark]);
        add(35, [relation, tree.depth(at) as u32, bucket(at)]);
        add(36, [relation, self.codes[tree.first(at)].word, head_relation]);
        add(37, [relation, head_relation, from_head]);
        add(38, [word, head_word, upper]);
        // A word is kept as the whole phrase is that it is in.
        let top = tree.phrase(at);
        let (top_word, top_relation) = (self.codes[top].word, tree.relation(top) as u32);
        add(39, [relation, top_relation, top_word]);
        add(55, [top_relation, self.codes[tree.head(top)].word, relation]);
        add(56, [top_relation, bucket(tree.first(top)), bucket(tree.last(top) - tree.first(top))]);
    }

    /// Where the word stands: in the sentence, in its stretch, from the first verb.
    fn place_features(&self, at: usize, add: &mut impl FnMut(u32, [u32; 3])) {
        let code = self.codes[at];
        let tag = code.tag;
        let segment = self.segments[code.segment];
        let from_end = self.codes.len() - 1 - at;
        let from_verb = match self.main_verb {
            0 => 20,
            verb if at < verb => bucket(verb - at),
            verb => 10 + bucket(at - verb),
        };
        let to_segment_end = self.segments.len() - 1 - code.segment;
        let holds_verb = u32::from((segment.first..=segment.last).contains(&self.main_verb));
        let kind = holds_verb + 2 * u32::from(segment.has_finite_verb) + 4 * u32::from(segment.has_saying);
        let (number, behind) = (code.segment.min(4) as u32, to_segment_end.min(4) as u32);
        let length = bucket(segment.last - segment.first);
        add(40, [tag, bucket(at), 0]);
        add(41, [tag, bucket(from_end), 0]);
        add(42, [tag, from_verb, bucket(self.codes.len())]);
        add(43, [self.n_verbs[at].min(6), tag, 0]);
        add(44, [number, behind, kind]);
        add(45, [kind, number * 8 + behind, tag]);
        add(46, [self.word(segment.first), kind, 0]);
        add(47, [self.word(segment.first), tag, number]);
        add(48, [self.tag(segment.first), self.tag(segment.first + 1), kind * 8 + length]);
        add(49, [code.inside, tag, 0]);
        add(50, [bucket(at), bucket(from_end), number]);
        add(51, [self.word(self.main_verb), tag, from_verb]);
        add(52, [code.word, from_verb, 0]);
        add(53, [code.word, number, kind]);
        add(54, [self.n_verbs[at].min(6), bucket(from_end), kind]);
    }

    /// Calls `emit` with every feature of the step from one kept word to the next, `from < to`.
    pub fn step_features(&self, from: usize, to: usize, emit: &mut impl FnMut(u32)) {
        let mut add = |kind: u32, parts: [u32; 3]| emit(feature(kind, parts));
        let (tag, next) = (self.tag(from), self.tag(to));
        let (word, next_word) = (self.word(from), self.word(to));
        if to == from + 1 {
            add(60, [tag, next, 0]);
            add(61, [word, next, 0]);
            add(62, [tag, next_word, 0]);
            add(63, [tag, next, self.tag(to + 1)]);
            add(64, [self.word(self.codes[to].governor), next, tag]);
            return;
        }
        let (first, last) = (self.tag(from + 1), self.tag(to - 1));
        let length = bucket(to - from - 1);
        add(70, [tag, next, 0]);
        add(71, [tag, next, length]);
        add(72, [word, next, 0]);
        add(73, [tag, next_word, 0]);
        add(74, [word, next_word, 0]);
        add(75, [tag, first, next]);
        add(76, [tag, last, next]);
        add(77, [first, last, length]);
        add(78, [self.word(from + 1), next, 0]);
        add(79, [tag, self.word(from + 1), 0]);
        add(80, [self.word(from + 1), next_word, 0]);
        add(81, [self.word(to - 1), next, tag]);
        let passed = (self.n_verbs[to] - self.n_verbs[from + 1]).min(3);
        let marks = (self.n_marks[to] - self.n_marks[from + 1]).min(3);
        let passes_main = u32::from((from + 1..to).contains(&self.main_verb));
        add(82, [passed * 2 + passes_main, marks, length]);
        add(83, [passed * 2 + passes_main, tag, next]);
        add(84, [marks, first, next]);
        self.gap_features(from, to, &mut add);
    }

    /// What would be dropped: one phrase or several, whole or in part.
    fn gap_features(&self, from: usize, to: usize, add: &mut impl FnMut(u32, [u32; 3])) {
        let tree = &self.tree;
        let (n_tops, top) = self.tops(from, to).fold((0_u32, 0), |(n, _), top| (n + 1, top));
        let mut words = (from + 1..to).filter(|&at| !self.is_mark(at));
        let is_whole = words.all(|at| tree.first(at) > from && tree.last(at) < to);
        let (relation, head) = (tree.relation(top) as u32, tree.head(top));
        let shape = n_tops.min(3) * 2 + u32::from(is_whole);
        let length = bucket(to - from - 1);
        if self.step(from, to) == Step::Unsure {
            add(92, [relation, tree.relation(head) as u32, 0]);
            add(93, [length, 0, 0]);
        }
        add(85, [shape, relation, length]);
        add(86, [shape, relation, self.codes[top].word]);
        add(87, [shape, relation, self.codes[head].word]);
        add(88, [shape, relation, tree.relation(head) as u32]);
        add(89, [shape, tree.relation(from) as u32, tree.relation(to) as u32]);
        add(90, [self.codes[top].word, self.codes[head].word, relation]);
        add(91, [shape, self.word(from + 1), relation]);
    }
}

fn code(word: &str, tag: Tag) -> Code {
    let (word, ending, case) = word_code(word);
    Code { word, ending, tag: tag as u32, case, ..Code::default() }
}

/// The hash of the plain form of a word, that of its last three letters, and its capitals: bit 0 for the first letter, bit 1
/// for the second.
pub(super) fn word_code(word: &str) -> (u32, u32, u32) {
    let lower = word.to_lowercase();
    let ending = lower.chars().rev().take(3).fold(7, |hash, letter| mixed(hash, u32::from(letter)));
    let hash = plain(&lower).bytes().fold(5, |hash, byte| mixed(hash, u32::from(byte)));
    let is_upper = |n: usize| word.chars().nth(n).is_some_and(char::is_uppercase);
    (hash, ending, u32::from(is_upper(0)) + 2 * u32::from(is_upper(1)))
}

/// A word in small letters as it is looked up: numbers are alike whatever their length ("$#", "#%"), and so are those
/// joined to words ("#-"); quotes and dashes are written in one way, "U.S." has no full stops.
fn plain(lower: &str) -> String {
    match lower {
        "``" | "''" | "“" | "”" | "„" => return "\"".into(),
        "—" | "–" | "―" => return "--".into(),
        _ => {}
    }
    let mut plain = String::with_capacity(lower.len());
    let mut letters = lower.chars().peekable();
    while let Some(c) = letters.next() {
        let is_inner = plain.ends_with('#') && matches!(c, ',' | '.' | '#');
        match c {
            c if c.is_numeric() => {
                if !plain.ends_with('#') {
                    plain.push('#');
                }
            }
            _ if is_inner => {}
            '£' | '€' | '¥' => plain.push('$'),
            '’' | '‘' | '`' => plain.push('\''),
            '-' | '–' if plain.ends_with('#') => {
                let is_score = letters.peek().is_some_and(|c| c.is_numeric());
                plain.push_str(if is_score { "-#" } else { "-" });
                break;
            }
            c => plain.push(c),
        }
    }
    let is_acronym = plain.len() > 3 && plain.split('.').all(|letter| letter.chars().count() <= 1);
    if is_acronym { plain.replace('.', "") } else { plain }
}

/// Verbs of saying, whose clause is often left out.
fn is_saying(word: &str) -> bool {
    const SAYING: [&str; 14] = [
        "said",
        "says",
        "say",
        "reported",
        "reports",
        "announced",
        "told",
        "according",
        "confirmed",
        "added",
        "claimed",
        "stated",
        "revealed",
        "declared",
    ];
    SAYING.iter().any(|saying| word.eq_ignore_ascii_case(saying))
}

/// 0 to 5 as they are, then ever wider.
fn bucket(n: usize) -> u32 {
    match n {
        0..=5 => n as u32,
        6..=8 => 6,
        9..=12 => 7,
        13..=20 => 8,
        _ => 9,
    }
}

fn feature(kind: u32, parts: [u32; 3]) -> u32 {
    parts.iter().fold(mixed(kind, 0x85EB_CA6B), |hash, &part| mixed(hash, part.wrapping_add(1)))
        >> (32 - FEATURE_BITS)
}
