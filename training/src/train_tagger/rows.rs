//! Sentences tagged by hand, with their own words and as nutgraf cuts words.

use crate::example::TagExample;
use flate2::read::GzDecoder;
use nutgraf::training::N_TAGS;
use nutgraf::{Language, Segmenter, Tag};
use nutgraf_training::{capitalized, is_clitic};
use std::error::Error;
use std::fs::File;

/// A word: form, universal tag, fine-grained tag, if there is one.
type TaggedWord = [String; 3];

/// The words of a sentence.
pub type TaggedRow = Vec<TaggedWord>;

pub fn read(path: &str) -> Result<Vec<TaggedRow>, Box<dyn Error>> {
    let rows: Vec<Vec<Vec<String>>> = serde_json::from_reader(GzDecoder::new(File::open(path)?))?;
    let word = |fields: Vec<String>| {
        let mut fields = fields.into_iter();
        let mut next = || fields.next().unwrap_or_default();
        let (form, tag, fine) = (next(), next(), next());
        // Of a contraction the first part counts: "ADP+DET".
        [form, tag.split('+').next().unwrap_or_default().to_owned(), fine]
    };
    Ok(rows.into_iter().map(|row| row.into_iter().map(word).collect()).collect())
}

/// The examples to learn from: every sentence with its own words and with nutgraf's. Some are added in lower case, in
/// capitals, or after another sentence without punctuation between, like titles, so that the tagger copes with such text.
pub fn examples(rows: &[TaggedRow]) -> Vec<TagExample> {
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

/// The sentence, of a language without blanks, with the words that nutgraf cuts it into. A part of a word has its tag. Of several
/// words in one the last counts, but a noun counts before a particle.
pub fn cut_again(row: &TaggedRow, language: Language) -> Result<TaggedRow, Box<dyn Error>> {
    let (mut text, mut ends) = (String::new(), Vec::new());
    for [form, _, _] in row {
        text.push_str(form);
        ends.push(text.len());
    }
    let document = Segmenter::default().language(language).run(text)?;
    let word = |token: &nutgraf::Token| {
        let at = |byte: u32| ends.partition_point(|&end| end <= byte as usize).min(row.len() - 1);
        let (first, last) = (at(token.span.start), at(token.span.end - 1));
        let tag = |at: usize| row[at][1].as_str();
        let counted = if tag(last) == "PART" { first } else { last };
        [document.token_text(*token).to_owned(), tag(counted).to_owned(), String::new()]
    };
    Ok(document.tokens().iter().map(word).collect())
}

fn tag_number(name: &str) -> u8 {
    Tag::ALL.iter().position(|tag| tag.name() == name).unwrap_or(N_TAGS - 1) as u8
}

/// The sentence with its own words.
pub fn plain(row: &[TaggedWord]) -> TagExample {
    let words = row.iter().map(|[form, _, _]| form.clone()).collect();
    TagExample { words, allowed: row.iter().map(|[_, tag, _]| 1 << tag_number(tag)).collect() }
}

/// The sentence with nutgraf's words: clitics and hyphenated compounds are joined.
pub fn merged(row: &[TaggedWord]) -> TagExample {
    let (mut words, mut tags): (Vec<String>, Vec<u8>) = (Vec::new(), Vec::new());
    let mut is_after_hyphen = false;
    for (at, [form, tag, fine]) in row.iter().enumerate() {
        let is_hyphen = fine == "HYPH" && at > 0 && at + 1 < row.len();
        let tag = tag_number(tag);
        match (words.last_mut(), tags.last_mut()) {
            (Some(word), Some(_)) if is_hyphen || is_clitic(form) => word.push_str(form),
            (Some(word), Some(last)) if is_after_hyphen => {
                word.push_str(form);
                *last = compound_tag(*last, tag, row.get(at + 1));
            }
            _ => {
                words.push(form.clone());
                tags.push(tag);
            }
        }
        is_after_hyphen = is_hyphen;
    }
    TagExample { words, allowed: tags.into_iter().map(|tag| 1 << tag).collect() }
}

/// The tag of a hyphenated word of two parts: that of the last part, but adjective before a noun unless both parts are
/// nouns.
fn compound_tag(first: u8, last: u8, next: Option<&TaggedWord>) -> u8 {
    let (adjective, noun, verb, name) = (Tag::Adj as u8, Tag::Noun as u8, Tag::Verb as u8, Tag::Propn as u8);
    let before_noun = next.is_some_and(|[_, tag, _]| tag == "NOUN" || tag == "PROPN" || tag == "ADJ");
    if last == verb || before_noun && last == noun && first != noun && first != name {
        adjective
    } else {
        last
    }
}
