//! Pairs of sentences and what is kept of them, as the program would see them.

use flate2::read::GzDecoder;
use nutgraf::Language;
use nutgraf::Tag;
use nutgraf::training::Relation;
use nutgraf::training::tag_words;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

/// Longer sentences are not learnt.
const MAX_WORDS: usize = 60;

/// A sentence and what is kept of it.
pub struct Pair {
    pub words: Vec<String>,
    pub tags: Vec<Tag>,
    pub relations: Vec<Relation>,
    /// Whether each word is kept.
    pub keep: Vec<bool>,
    /// Whether each word is one, not a mark.
    pub is_word: Vec<bool>,
}

/// Whether names get their capitals back.
#[derive(Clone, Copy, PartialEq)]
pub enum Case {
    AsIs,
    Restored,
}

pub fn read(path: &str, limit: usize, case_of: &dyn Fn(usize) -> Case) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut pairs = Vec::new();
    // The rows stand in the order of their length: a part is taken evenly from all of them.
    let lines: Vec<String> =
        BufReader::new(GzDecoder::new(File::open(path)?)).lines().collect::<Result<_, _>>()?;
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

/// Words as the program cuts them, with their tags.
fn pair(source: &str, keep: &str, parts_of_speech: &str, functions: &str, case: Case) -> Option<Pair> {
    let seed = source.bytes().fold(7, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let mut row = Row { random: seed, ..Row::default() };
    let parts = parts_of_speech.split(' ');
    for (((form, bit), part), function) in
        source.split(' ').zip(keep.chars()).zip(parts).zip(functions.split(' '))
    {
        let is_name = part.starts_with("NNP");
        let is_capital = case == Case::Restored && (is_name || row.words.is_empty());
        row.add(form, bit == '1', part, Relation::of_stanford(function), is_capital);
    }
    let Row { words, keep, relations, .. } = row;
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    let is_word = words.iter().map(|word| word.chars().any(char::is_alphanumeric)).collect();
    let forms: Vec<&str> = words.iter().map(String::as_str).collect();
    let tags = tag_words(Language::English, &forms)?;
    Some(Pair { words, tags, relations, keep, is_word })
}

/// A row as the program would cut it.
#[derive(Default)]
struct Row {
    words: Vec<String>,
    keep: Vec<bool>,
    relations: Vec<Relation>,
    random: u64,
}

impl Row {
    fn add(&mut self, form: &str, is_kept: bool, part: &str, relation: Relation, is_capital: bool) {
        if self.joins(form, part, relation) {
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
                rare = self.unknown(part);
                &rare
            }
            // "The 12th Street", "a 12-year-old girl".
            "##" if part == "JJ" && ["a", "an", ",", ""].contains(&previous.to_lowercase().as_str()) => {
                "12-year-old"
            }
            "##" if part == "JJ" => "12th",
            "##" => "12",
            form => form,
        };
        let word = if is_capital { capitalized(form) } else { form.to_owned() };
        // "Inc." is two tokens, "U.S." and "..." are one.
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

    /// A word that has the ending of its kind and is met only once, nearly: what is rare is all that is known of it.
    fn unknown(&mut self, part: &str) -> String {
        self.random =
            self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let letter = |place: u32| char::from(b'a' + (self.random >> (33 + 5 * place)) as u8 % 26);
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

    /// Writes what the program does not cut from the word before to that word: "it" "'s", "$" "12", "12" "%", "3" "-" "2".
    fn joins(&mut self, form: &str, part: &str, relation: Relation) -> bool {
        let (Some(word), Some(last)) = (self.words.last_mut(), self.relations.last_mut()) else {
            return false;
        };
        let is_figure = word.ends_with("12") && word.len() <= 3;
        let is_clitic = matches!(form, "'s" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m");
        let is_score = form == "-" && part == "SYM" && is_figure || form == "##" && word.ends_with("12-");
        let is_sum = form == "##" && matches!(word.as_str(), "$" | "£" | "€");
        let is_percent = form == "%" && is_figure;
        if is_clitic || is_score || is_sum || is_percent {
            word.push_str(if form == "##" { "12" } else { form });
            // "It's" is a subject and a verb: what counts is the verb.
            if is_clitic && relation.heads_clause() || is_percent {
                *last = relation;
            }
            return true;
        }
        // "$12" "million": the sum is the last word.
        if is_figure && word.len() == 3 && matches!(form, "million" | "billion" | "trillion") {
            let sum = std::mem::replace(last, Relation::Number);
            let is_kept = self.keep.last().is_some_and(|&kept| kept);
            self.push(form.to_owned(), is_kept, sum);
            return true;
        }
        false
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
