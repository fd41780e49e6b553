//! Porter, "An algorithm for suffix stripping", Program 14 (1980), in the two versions that published scores use. Both
//! keep words of one or two letters, and have the rules for `bli` and `logi` of Porter's own later versions.
//!
//! [`porter_stem`] has the extensions of NLTK's stemmer, which `rouge-score` and keyword scores use: a few irregular
//! words, `ies`/`ied` in words of four letters, `y` only after a consonant that is not the first letter, `fulli`, `alli`
//! before other endings, and a vowel and a consonant count as a closed stem. [`rouge155_stem`] has the extension of
//! ROUGE-1.5.5: after another suffix, step 4 also removes `ment` and then `ent` or `ion`, so that `environmental` loses
//! two suffixes.

/// Irregular words and their stems, as in NLTK.
const IRREGULAR: &[(&str, &str)] = &[
    ("sky", "sky"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("news", "news"),
    ("innings", "inning"),
    ("inning", "inning"),
    ("outings", "outing"),
    ("outing", "outing"),
    ("cannings", "canning"),
    ("canning", "canning"),
    ("howe", "howe"),
    ("proceed", "proceed"),
    ("exceed", "exceed"),
    ("succeed", "succeed"),
];

/// A version of the rules.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PorterVersion {
    Nltk,
    Rouge155,
}

/// The stem of a word in lower case, by NLTK's rules.
#[must_use]
pub fn porter_stem(word: &str) -> String {
    match IRREGULAR.iter().find(|(irregular, _)| *irregular == word) {
        Some((_, stem)) => (*stem).to_owned(),
        None => PorterVersion::Nltk.stem(word),
    }
}

/// The stem of a word in lower case, by the rules of ROUGE-1.5.5.
#[must_use]
pub fn rouge155_stem(word: &str) -> String {
    PorterVersion::Rouge155.stem(word)
}

impl PorterVersion {
    fn stem(self, word: &str) -> String {
        // The rules know ASCII letters; any other character counts as a consonant and is never split.
        let letters: Vec<char> = word.chars().collect();
        if letters.len() <= 2 {
            return word.to_owned();
        }
        let steps = [Self::step_1a, Self::step_1b, Self::step_1c, Self::step_2];
        let word = steps.iter().fold(letters, |word, step| step(self, word));
        self.step_5(self.step_4(step_3(word))).into_iter().collect()
    }

    /// True if the word ends in a consonant, a vowel and a consonant other than w, x, y; in NLTK also if it is just a
    /// vowel and a consonant.
    fn is_closed(self, word: &[char]) -> bool {
        match (word.len(), self) {
            (2, Self::Nltk) => !is_consonant(word, 0) && is_consonant(word, 1),
            (n @ 3.., _) => {
                is_consonant(word, n - 3)
                    && !is_consonant(word, n - 2)
                    && is_consonant(word, n - 1)
                    && !matches!(word[n - 1], 'w' | 'x' | 'y')
            }
            _ => false,
        }
    }

    fn step_1a(self, word: Vec<char>) -> Vec<char> {
        if self == Self::Nltk && word.len() == 4 && strip(&word, "ies").is_some() {
            return word[..3].to_vec();
        }
        apply(word, &[("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")], |_| true)
    }

    fn step_1b(self, word: Vec<char>) -> Vec<char> {
        if let (Self::Nltk, Some(stem)) = (self, strip(&word, "ied")) {
            return join(stem, if word.len() == 4 { "ie" } else { "i" });
        }
        if let Some(stem) = strip(&word, "eed") {
            return if measure(stem) > 0 { join(stem, "ee") } else { word };
        }
        let found =
            ["ed", "ing"].iter().find_map(|suffix| strip(&word, suffix).filter(|stem| has_vowel(stem)));
        match found.map(<[char]>::to_vec) {
            Some(stem) => self.restore(stem),
            None => word,
        }
    }

    /// Restores the spelling of a word from which `ed` or `ing` was removed.
    fn restore(self, stem: Vec<char>) -> Vec<char> {
        for (suffix, ending) in [("at", "ate"), ("bl", "ble"), ("iz", "ize")] {
            if let Some(head) = strip(&stem, suffix) {
                return join(head, ending);
            }
        }
        if ends_in_double_consonant(&stem) {
            let is_kept = matches!(stem.last(), Some('l' | 's' | 'z'));
            return stem[..stem.len() - usize::from(!is_kept)].to_vec();
        }
        if measure(&stem) == 1 && self.is_closed(&stem) { join(&stem, "e") } else { stem }
    }

    fn step_1c(self, word: Vec<char>) -> Vec<char> {
        apply(word, &[("y", "i")], |stem| match self {
            Self::Nltk => stem.len() > 1 && is_consonant(stem, stem.len() - 1),
            Self::Rouge155 => has_vowel(stem),
        })
    }

    fn step_2(self, word: Vec<char>) -> Vec<char> {
        if self == Self::Nltk
            && let Some(stem) = strip(&word, "alli").filter(|stem| measure(stem) > 0)
        {
            return self.step_2(join(stem, "al"));
        }
        if let Some(stem) = strip(&word, "logi") {
            // In NLTK the measured stem includes the l.
            let measured = if self == Self::Nltk { &word[..word.len() - 3] } else { stem };
            return if measure(measured) > 0 { join(stem, "log") } else { word };
        }
        match strip(&word, "fulli").filter(|_| self == Self::Nltk) {
            Some(stem) if measure(stem) > 0 => join(stem, "ful"),
            _ => apply(word, STEP_2, |stem| measure(stem) > 0),
        }
    }

    /// Removes one suffix; in ROUGE-1.5.5 one suffix in each round.
    fn step_4(self, mut word: Vec<char>) -> Vec<char> {
        for round in STEP_4 {
            let found = round.iter().find_map(|suffix| Some((*suffix, strip(&word, suffix)?)));
            let Some((suffix, stem)) = found else { continue };
            let is_allowed = suffix != "ion" || matches!(stem.last(), Some('s' | 't'));
            if is_allowed && measure(stem) > 1 {
                word = stem.to_vec();
            }
            if self == Self::Nltk {
                break;
            }
        }
        word
    }

    fn step_5(self, word: Vec<char>) -> Vec<char> {
        step_5b(match strip(&word, "e") {
            Some(stem) if measure(stem) > 1 || measure(stem) == 1 && !self.is_closed(stem) => stem.to_vec(),
            _ => word,
        })
    }
}

fn is_consonant(word: &[char], at: usize) -> bool {
    match word[at] {
        'a' | 'e' | 'i' | 'o' | 'u' => false,
        // The letters of a run of y alternate, starting with a consonant at the start of the word or after a vowel.
        'y' => {
            let run = word[..=at].iter().rev().take_while(|&&c| c == 'y').count();
            let first = at + 1 - run;
            let first_is_consonant = first == 0 || matches!(word[first - 1], 'a' | 'e' | 'i' | 'o' | 'u');
            (run % 2 == 1) == first_is_consonant
        }
        _ => true,
    }
}

/// Porter's m: the number of times that a vowel is followed by a consonant.
fn measure(word: &[char]) -> usize {
    let mut is_last_consonant = true;
    let mut m = 0;
    for at in 0..word.len() {
        let consonant = is_consonant(word, at);
        m += usize::from(consonant && !is_last_consonant && at > 0);
        is_last_consonant = consonant;
    }
    m
}

fn has_vowel(word: &[char]) -> bool {
    (0..word.len()).any(|at| !is_consonant(word, at))
}

fn ends_in_double_consonant(word: &[char]) -> bool {
    matches!(word, [.., a, b] if a == b) && is_consonant(word, word.len() - 1)
}

/// The word without the suffix; `None` if it does not end in it.
fn strip<'w>(word: &'w [char], suffix: &str) -> Option<&'w [char]> {
    let n = suffix.len();
    let at = word.len().checked_sub(n)?;
    word[at..].iter().copied().eq(suffix.chars()).then_some(&word[..at])
}

fn join(stem: &[char], ending: &str) -> Vec<char> {
    stem.iter().copied().chain(ending.chars()).collect()
}

/// Applies the first rule whose suffix the word ends in, if the stem meets the condition. No other rule is tried.
fn apply(word: Vec<char>, rules: &[(&str, &str)], condition: impl Fn(&[char]) -> bool) -> Vec<char> {
    for (suffix, ending) in rules {
        if let Some(stem) = strip(&word, suffix) {
            return if condition(stem) { join(stem, ending) } else { word };
        }
    }
    word
}

const STEP_2: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("bli", "ble"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
];

fn step_3(word: Vec<char>) -> Vec<char> {
    const RULES: &[(&str, &str)] = &[
        ("icate", "ic"),
        ("ative", ""),
        ("alize", "al"),
        ("iciti", "ic"),
        ("ical", "ic"),
        ("ful", ""),
        ("ness", ""),
    ];
    apply(word, RULES, |stem| measure(stem) > 0)
}

const STEP_4: [&[&str]; 3] = [
    &[
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ou", "ism", "ate", "iti", "ous",
        "ive", "ize",
    ],
    &["ment"],
    &["ent", "ion"],
];

fn step_5b(word: Vec<char>) -> Vec<char> {
    match strip(&word, "ll") {
        Some(_) if measure(&word[..word.len() - 1]) > 1 => word[..word.len() - 1].to_vec(),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_as_nltk() {
        for (word, stem) in [
            ("caresses", "caress"),
            ("ponies", "poni"),
            ("ties", "tie"),
            ("cats", "cat"),
            ("feed", "feed"),
            ("agreed", "agre"),
            ("plastered", "plaster"),
            ("motoring", "motor"),
            ("sing", "sing"),
            ("conflated", "conflat"),
            ("hopping", "hop"),
            ("falling", "fall"),
            ("filing", "file"),
            ("happy", "happi"),
            ("sky", "sky"),
            ("relational", "relat"),
            ("conditional", "condit"),
            ("generalizations", "gener"),
            ("oscillators", "oscil"),
            ("adoption", "adopt"),
            ("probate", "probat"),
            ("dimensional", "dimension"),
            ("element", "element"),
            ("adjustment", "adjust"),
            ("controll", "control"),
            ("roll", "roll"),
            ("geology", "geolog"),
            ("enjoy", "enjoy"),
            ("is", "is"),
            ("dying", "die"),
            ("tied", "tie"),
            ("naïve", "naïv"),
            ("syzygy", "syzygi"),
        ] {
            assert_eq!(porter_stem(word), stem, "{word}");
        }
    }

    #[test]
    fn stems_as_rouge_1_5_5() {
        for (word, stem) in [
            ("skies", "ski"),
            ("ties", "ti"),
            ("tied", "ti"),
            ("dying", "dy"),
            ("enjoy", "enjoi"),
            ("carefully", "carefulli"),
            ("apology", "apolog"),
            ("geology", "geologi"),
            ("possibly", "possibl"),
            ("aged", "ag"),
            ("is", "is"),
            ("representation", "repres"),
            ("represent", "repres"),
            ("dimensional", "dimens"),
            ("element", "elem"),
        ] {
            assert_eq!(rouge155_stem(word), stem, "{word}");
        }
    }
}
