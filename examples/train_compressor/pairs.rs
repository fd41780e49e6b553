//! Pairs of sentences and what is kept of them, as the program would see them.

use flate2::read::GzDecoder;
use nutgraf::Language;
use nutgraf::compress::Relation;
use nutgraf::tag::{Tag, tag_words};
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
    let (mut words, mut kept): (Vec<String>, Vec<bool>) = (Vec::new(), Vec::new());
    let mut relations = Vec::new();
    let names = parts_of_speech.split(' ').map(|part| part.starts_with("NNP"));
    let functions = functions.split(' ').map(Relation::of_stanford);
    for (((form, bit), is_name), relation) in source.split(' ').zip(keep.chars()).zip(names).zip(functions) {
        let is_clitic = matches!(form, "'s" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m");
        if let (true, Some(word)) = (is_clitic, words.last_mut()) {
            word.push_str(form);
            // "It's" is a subject and a verb: what counts is the verb.
            if let (true, Some(last)) = (relation.heads_clause(), relations.last_mut()) {
                *last = relation;
            }
            continue;
        }
        let form = match form {
            "``" | "''" => "\"",
            "-lrb-" => "(",
            "-rrb-" => ")",
            "<unk>" => "quenby",
            "##" => "12",
            form => form,
        };
        let is_capital = case == Case::Restored && (is_name || words.is_empty());
        words.push(if is_capital { capitalized(form) } else { form.to_owned() });
        kept.push(bit == '1');
        relations.push(relation);
    }
    if words.is_empty() || words.len() > MAX_WORDS {
        return None;
    }
    let is_word = words.iter().map(|word| word.chars().any(char::is_alphanumeric)).collect();
    let forms: Vec<&str> = words.iter().map(String::as_str).collect();
    let tags = tag_words(Language::English, &forms)?;
    Some(Pair { words, tags, relations, keep: kept, is_word })
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
