//! Sentences whose every word is tagged: as they stand, and as the program would cut them.

use crate::learn::Example;
use flate2::read::GzDecoder;
use nutgraf::Tag;
use nutgraf::training::N_TAGS;
use std::error::Error;
use std::fs::File;

/// Form, universal tag, fine tag.
pub type Row = [String; 3];

pub fn read(path: &str) -> Result<Vec<Vec<Row>>, Box<dyn Error>> {
    Ok(serde_json::from_reader(GzDecoder::new(File::open(path)?))?)
}

/// What is learnt from the rows: every sentence as it stands and as the program cuts it, and some in lower case or
/// capitals or behind another without a mark between, as titles stand, so that the tagger stands such text.
pub fn examples(rows: &[Vec<Row>]) -> Vec<Example> {
    let mut examples = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let (one, other) = (plain(row), merged(row));
        match index % 8 {
            0 => examples.push(other.recased(str::to_lowercase)),
            2 | 6 => examples.extend(rows.get(index + 1).map(|next| other.followed_by(&merged(next)))),
            3 if index % 5 == 0 => examples.push(one.recased(str::to_uppercase)),
            5 => examples.push(other.recased(capitalized)),
            _ => {}
        }
        if other.words != one.words {
            examples.push(other);
        }
        examples.push(one);
    }
    examples
}

fn tag_number(name: &str) -> u8 {
    Tag::ALL.iter().position(|tag| tag.name() == name).unwrap_or(N_TAGS - 1) as u8
}

/// The sentence as it stands.
pub fn plain(row: &[Row]) -> Example {
    let words = row.iter().map(|[form, _, _]| form.clone()).collect();
    Example { words, allowed: row.iter().map(|[_, tag, _]| 1 << tag_number(tag)).collect() }
}

/// Joins clitics and hyphenated compounds to the words that the program cuts.
pub fn merged(row: &[Row]) -> Example {
    let (mut words, mut tags): (Vec<String>, Vec<u8>) = (Vec::new(), Vec::new());
    let mut glue = false;
    for (at, [form, tag, fine]) in row.iter().enumerate() {
        let is_hyphen = fine == "HYPH" && at > 0 && at + 1 < row.len();
        let tag = tag_number(tag);
        match (words.last_mut(), tags.last_mut()) {
            (Some(word), Some(_)) if is_hyphen || is_clitic(form) => word.push_str(form),
            (Some(word), Some(last)) if glue => {
                word.push_str(form);
                *last = compound_tag(*last, tag, row.get(at + 1));
            }
            _ => {
                words.push(form.clone());
                tags.push(tag);
            }
        }
        glue = is_hyphen;
    }
    Example { words, allowed: tags.into_iter().map(|tag| 1 << tag).collect() }
}

/// Whether the program leaves it with the word before.
pub fn is_clitic(form: &str) -> bool {
    let lower = form.to_lowercase().replace('’', "'");
    matches!(lower.as_str(), "n't" | "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m")
}

/// The tag of a hyphenated word of two parts: its last part's, but an adjective before a noun where the
/// parts are not both nouns.
fn compound_tag(first: u8, last: u8, next: Option<&Row>) -> u8 {
    let (adjective, noun, verb, name) = (Tag::Adj as u8, Tag::Noun as u8, Tag::Verb as u8, Tag::Propn as u8);
    let before_noun = next.is_some_and(|[_, tag, _]| tag == "NOUN" || tag == "PROPN" || tag == "ADJ");
    if last == verb || before_noun && last == noun && first != noun && first != name {
        adjective
    } else {
        last
    }
}

/// As headlines are written.
pub fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
