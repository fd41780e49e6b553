//! Pairs of a sentence and its compression, cut into words as nutgraf cuts text.

use nutgraf::Language;
use nutgraf::Tag;
use nutgraf::training::Relation;
use nutgraf::training::tag_words;
use nutgraf_training::{Random, capitalized, gz_lines, is_clitic};
use std::error::Error;

/// Longer sentences are left out.
const MAX_WORDS: usize = 60;

/// A sentence and the words that its compression keeps.
pub struct Pair {
    pub words: Vec<String>,
    pub tags: Vec<Tag>,
    pub relations: Vec<Relation>,
    /// For each token, true if it is kept.
    pub keep: Vec<bool>,
    /// For each token, true if it is a word, not punctuation.
    pub is_word: Vec<bool>,
}

/// The case of names.
#[derive(Clone, Copy, PartialEq)]
pub enum NameCase {
    /// Lower case, as in the data.
    Lower,
    /// Names and the first word have a capital.
    Restored,
}

/// The pairs of a file, at most about `limit` of them.
pub fn read(
    path: &str,
    limit: usize,
    case_of: &dyn Fn(usize) -> NameCase,
) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    let lines = gz_lines(path)?;
    // The rows are sorted by length, so a part of them is taken at regular intervals.
    let step = lines.len().div_ceil(limit.min(lines.len()).max(1)).max(1);
    for (index, line) in lines.iter().step_by(step).enumerate() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        if let Some(pair) =
            pair(&field("source"), &field("keep"), &field("pos"), &field("dep"), case_of(index))
        {
            pairs.push(pair);
        }
    }
    Ok(pairs)
}

/// The pair of a row; `None` if it has no words or too many.
fn pair(source: &str, keep: &str, parts_of_speech: &str, relations: &str, case: NameCase) -> Option<Pair> {
    let seed = source.bytes().fold(7, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let mut builder = PairBuilder::new(seed);
    let tokens = source.split(' ').zip(keep.chars()).zip(parts_of_speech.split(' '));
    for (((form, bit), part), relation) in tokens.zip(relations.split(' ')) {
        let is_name = part.starts_with("NNP");
        let is_capital = case == NameCase::Restored && (is_name || builder.words.is_empty());
        builder.add(form, bit == '1', part, Relation::of_stanford(relation), is_capital);
    }
    let PairBuilder { words, keep, relations, .. } = builder;
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    let is_word = words.iter().map(|word| word.chars().any(char::is_alphanumeric)).collect();
    let forms: Vec<&str> = words.iter().map(String::as_str).collect();
    let tags = tag_words(Language::English, &forms)?;
    Some(Pair { words, tags, relations, keep, is_word })
}

/// Builds a pair from the tokens of a row.
struct PairBuilder {
    words: Vec<String>,
    keep: Vec<bool>,
    relations: Vec<Relation>,
    random: Random,
}

impl PairBuilder {
    fn new(seed: u64) -> Self {
        Self { words: Vec::new(), keep: Vec::new(), relations: Vec::new(), random: Random::new(seed) }
    }

    /// Adds a token of the row. `part` is its part of speech.
    fn add(&mut self, form: &str, is_kept: bool, part: &str, relation: Relation, is_capital: bool) {
        if self.try_join(form, part, relation) {
            return;
        }
        let rare;
        let previous = self.words.last().map_or("", String::as_str);
        let form = match form {
            "``" | "''" => "\"",
            "`" => "'",
            "-lrb-" => "(",
            "-rrb-" => ")",
            "us" if part.starts_with("NNP") => "u.s.",
            "<unk>" => {
                rare = self.made_up_word(part);
                &rare
            }
            // "the 12th Street", "a 12-year-old girl"
            "##" if part == "JJ" && ["a", "an", ",", ""].contains(&previous.to_lowercase().as_str()) => {
                "12-year-old"
            }
            "##" if part == "JJ" => "12th",
            "##" => "12",
            form => form,
        };
        let word = if is_capital { capitalized(form) } else { form.to_owned() };
        // "Inc." is two tokens; "U.S." and "..." are one.
        let stem = word.strip_suffix('.').filter(|stem| !stem.is_empty() && !stem.contains('.'));
        if let Some(stem) = stem {
            self.push(stem.to_owned(), is_kept, relation);
            self.push(".".to_owned(), is_kept, Relation::Mark);
        } else {
            self.push(word, is_kept, relation);
        }
    }

    fn push(&mut self, word: String, is_kept: bool, relation: Relation) {
        self.words.push(word);
        self.keep.push(is_kept);
        self.relations.push(relation);
    }

    /// A made-up word for a rare one: four random letters and an ending of its part of speech.
    fn made_up_word(&mut self, part: &str) -> String {
        let random = self.random.draw();
        let letter = |place: u32| char::from(b'a' + (random >> (33 + 5 * place)) as u8 % 26);
        let ending = match part {
            "NNS" => "bies",
            "VB" | "VBP" => "bize",
            "VBD" | "VBN" => "bized",
            "VBG" => "bizing",
            "VBZ" => "bizes",
            "JJ" => "bical",
            "RB" => "bically",
            "NN" => "bment",
            _ => "by",
        };
        (0..4).map(letter).chain(ending.chars()).collect()
    }

    /// Joins a token to the word before it where nutgraf does not cut: "it" "'s", "$" "12", "12" "%", "3" "-" "2". True
    /// if the token is done with.
    fn try_join(&mut self, form: &str, part: &str, relation: Relation) -> bool {
        let (Some(word), Some(last)) = (self.words.last_mut(), self.relations.last_mut()) else {
            return false;
        };
        let is_figure = word.ends_with("12") && word.len() <= 3;
        let is_clitic = is_clitic(form);
        let is_score = form == "-" && part == "SYM" && is_figure || form == "##" && word.ends_with("12-");
        let is_sum = form == "##" && matches!(word.as_str(), "$" | "£" | "€");
        let is_percent = form == "%" && is_figure;
        if is_clitic || is_score || is_sum || is_percent {
            word.push_str(if form == "##" { "12" } else { form });
            // "It's" is a subject and a verb; it gets the relation of the verb.
            if is_clitic && relation.heads_clause() || is_percent {
                *last = relation;
            }
            return true;
        }
        // "$12" "million": the last word gets the relation of the amount.
        if is_figure && word.len() == 3 && matches!(form, "million" | "billion" | "trillion") {
            let sum = std::mem::replace(last, Relation::Number);
            let is_kept = self.keep.last().is_some_and(|&kept| kept);
            self.push(form.to_owned(), is_kept, sum);
            return true;
        }
        false
    }
}
