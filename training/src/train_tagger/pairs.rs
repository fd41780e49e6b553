//! News sentences with the fine-grained tags of a parser. Each allows several universal tags, and nothing is learned where
//! the tagger finds one of them.
//!
//! The parser read lower case, so it is a good source for verbs and a poor one for names.

use crate::example::TagExample;
use nutgraf::Tag;
use nutgraf_training::{capitalized, gz_lines, is_clitic};
use std::error::Error;

/// Shorter rows are headlines or fragments.
const MIN_WORDS: usize = 5;

/// About `n` sentences, taken at regular intervals from those without unknown words. Three of four get the capitals of
/// names back, and every second one has its clitics joined to the words before them.
pub fn read(path: &str, n: usize) -> Result<Vec<TagExample>, Box<dyn Error>> {
    let lines = gz_lines(path)?;
    let is_known = |line: &&String| !line.contains("<unk>");
    let lines: Vec<&String> = lines.iter().filter(is_known).collect();
    let mut examples = Vec::new();
    for (index, line) in lines.iter().step_by(lines.len().div_ceil(n.max(1)).max(1)).enumerate() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let field = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let sentence = (field("source"), field("pos"), field("dep"));
        let found = example(&sentence, index % 4 != 0, index % 2 == 0);
        examples.extend(match (found, examples.last()) {
            (Some(found), Some(last)) if index % 8 == 3 => Some(TagExample::followed_by(last, &found)),
            (Some(found), _) if index % 8 == 5 => Some(found.recased(capitalized)),
            (found, _) => found,
        });
    }
    Ok(examples)
}

fn example(sentence: &(String, String, String), has_names: bool, joins_clitics: bool) -> Option<TagExample> {
    let (words, tags, functions) = sentence;
    let rows = words.split(' ').zip(tags.split(' ')).zip(functions.split(' '));
    let mut example = TagExample { words: Vec::new(), allowed: Vec::new() };
    for ((form, tag), function) in rows {
        let word = form.replace('#', "7");
        let is_capital = has_names && (tag.starts_with("NNP") || example.words.is_empty());
        match example.words.last_mut() {
            Some(last) if joins_clitics && is_clitic(form) => last.push_str(&word),
            _ => {
                example.words.push(if is_capital { capitalized(&word) } else { word });
                example.allowed.push(allowed(form, tag, function, has_names));
            }
        }
    }
    (example.words.len() >= MIN_WORDS).then_some(example)
}

/// The universal tags, one bit each, that a word with a tag of the Penn Treebank may have.
fn allowed(word: &str, tag: &str, function: &str, has_names: bool) -> u32 {
    use Tag::{Adj, Adp, Adv, Aux, Cconj, Det, Noun, Num, Part, Pron, Propn, Sconj, Verb};
    let tags: &[Tag] = match tag {
        "NN" | "NNS" if has_names => &[Noun],
        "NNP" | "NNPS" => &[Propn],
        "NN" | "NNS" => &[Noun, Propn],
        "JJ" | "JJR" | "JJS" if word.ends_with("ing") || word.ends_with("ed") => &[Adj, Verb],
        "JJ" | "JJR" | "JJS" => &[Adj],
        "VB" | "VBD" | "VBP" | "VBZ" if is_auxiliary(word) => &[Aux, Verb],
        "VB" | "VBD" | "VBP" | "VBZ" => &[Verb],
        "VBN" if is_auxiliary(word) => &[Aux, Verb],
        "VBN" => &[Verb, Adj],
        "VBG" if is_auxiliary(word) => &[Aux, Verb],
        "VBG" => &[Verb, Noun, Adj],
        "MD" => &[Aux],
        "IN" => &[Adp, Sconj, Adv],
        "TO" if function == "prep" => &[Adp],
        "TO" => &[Part, Adp],
        "RP" => &[Adp, Adv],
        "DT" | "PDT" | "WDT" => &[Det, Pron, Sconj, Adv, Cconj, Adj],
        "PRP" | "PRP$" | "WP" | "WP$" | "EX" => &[Pron],
        "POS" => &[Part],
        "CC" => &[Cconj],
        "CD" => &[Num, Noun, Pron],
        "RB" | "RBR" | "RBS" => &[Adv, Part, Adj, Adp, Sconj],
        "WRB" => &[Adv, Sconj],
        _ => &Tag::ALL,
    };
    tags.iter().map(|&tag| 1 << tag as u8).sum()
}

fn is_auxiliary(word: &str) -> bool {
    let forms = [
        "be", "am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m", "have", "has", "had",
        "having", "'ve", "'d", "do", "does", "did", "get", "gets", "got",
    ];
    forms.contains(&word)
}
