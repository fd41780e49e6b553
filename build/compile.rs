//! What the files of `seeds/lang` say together, as the library has it in memory. `build.rs` and the library's tests
//! share it.

use super::language_file::LanguageFile;
use super::schema::{Property, WordClass, WordList};
use super::script::Script;
use super::word_map::first_slot;
use std::collections::{BTreeMap, HashMap};

/// The fields of `language::tables::Tables`.
pub struct Compiled {
    /// The profile of what all languages share, then those of the languages by name.
    pub profiles: Vec<CompiledProfile>,
    /// Letters that few languages write, each with a bit for every profile that does, in order.
    pub letters: Vec<(char, u128)>,
    /// Short stop words: for each the place of its languages in `language_sets`, from 1 on.
    pub short_stop_words: Vec<u8>,
    pub language_sets: Vec<u128>,
}

/// The fields of `language::profile::Profile`.
pub struct CompiledProfile {
    pub name: String,
    pub variant: String,
    pub codes: String,
    pub script: Script,
    pub stemmer: Option<&'static str>,
    pub properties: u32,
    pub classes: u32,
    pub words: Vec<u8>,
    pub lists: Vec<(WordList, Vec<String>)>,
    pub folds: Vec<(char, char)>,
    pub taken_for: Option<usize>,
}

/// Words with their numbers: sets of classes, or places in a list.
pub type Numbers = BTreeMap<String, u32>;

/// Longer stop words do not show the language of a text: those of the long lists are content words.
const MAX_SHORT_CHARS: usize = 5;

/// A set of profiles has this many bits.
const MAX_PROFILES: usize = 128;

/// Compiles the file of what all languages share and those of the languages; `listed` are the stop words that are
/// listed elsewhere for a code.
pub fn compile(
    common: &LanguageFile,
    mut files: Vec<LanguageFile>,
    listed: impl Fn(&str) -> Vec<String>,
) -> Result<Compiled, String> {
    files.sort_by(|a, b| a.name.cmp(&b.name));
    check_together(&files)?;
    let places: HashMap<String, usize> =
        (1..).zip(&files).map(|(at, file)| (file.codes[0].clone(), at)).collect();
    let mut profiles = vec![shared(common, &files)?];
    let mut languages_of_word: BTreeMap<String, u128> = BTreeMap::new();
    for (index, file) in (1..).zip(&files) {
        let like = named_language(file, file.abbreviations_like.as_ref(), &places)?;
        let taken_for = named_language(file, file.taken_for.as_ref(), &places)?;
        let words = words(file, like.map(|at| &files[at - 1]), listed(&file.codes[0]));
        for (word, classes) in &words {
            if classes & WordClass::StopWord.bit() != 0 && word.chars().count() <= MAX_SHORT_CHARS {
                *languages_of_word.entry(word.clone()).or_default() |= 1 << index;
            }
        }
        profiles.push(profile(file, &words, taken_for)?);
    }
    let (short_stop_words, language_sets) = language_sets(&profiles, languages_of_word)?;
    Ok(Compiled { letters: letters(&files), profiles, short_stop_words, language_sets })
}

/// Faults that one file alone does not show.
fn check_together(files: &[LanguageFile]) -> Result<(), String> {
    let mut owners = HashMap::new();
    for file in files {
        for own in file.codes.iter().chain([&file.variant]) {
            if let Some(other) = owners.insert(own, &file.path) {
                return Err(format!("{}: \"{own}\" is in {other} too", file.path));
            }
        }
    }
    let defaults: Vec<&str> = files
        .iter()
        .filter(|file| file.properties.contains(&Property::DefaultOfAscii))
        .map(|file| file.path.as_str())
        .collect();
    match defaults.as_slice() {
        [_, _, ..] => Err(format!("{}: only one language is the default of ASCII", defaults.join(", "))),
        _ if files.len() >= MAX_PROFILES => Err(format!("more than {} languages", MAX_PROFILES - 1)),
        _ => Ok(()),
    }
}

/// The place of a language that a file names by its code.
fn named_language(
    file: &LanguageFile,
    code: Option<&String>,
    places: &HashMap<String, usize>,
) -> Result<Option<usize>, String> {
    let place = |code: &String| {
        let place = places.get(code).copied();
        place.map(Some).ok_or_else(|| format!("{}: no file has the code \"{code}\"", file.path))
    };
    code.map_or(Ok(None), place)
}

/// The profile of texts in no known language: what all share, and what is shared of each.
fn shared(common: &LanguageFile, files: &[LanguageFile]) -> Result<CompiledProfile, String> {
    let mut words = Numbers::new();
    let of_files = files.iter().flat_map(LanguageFile::words).filter(|(class, _)| class.is_shared());
    for (class, word) in common.words().chain(of_files) {
        *words.entry(word.to_owned()).or_default() |= class.bit();
    }
    let lists = WordList::ALL.iter().filter(|list| list.is_shared()).map(|list| {
        let has = |(own, _): &&(WordList, Vec<String>)| own == list;
        let all = [common].into_iter().chain(files).filter_map(|file| file.lists.iter().find(has));
        (*list, all.flat_map(|(_, words)| words.clone()).collect())
    });
    let lists = lists.collect();
    let profile = profile(common, &words, None)?;
    Ok(CompiledProfile { lists, name: "undetermined".to_owned(), codes: "und".to_owned(), ..profile })
}

/// The words of a language with their classes.
fn words(file: &LanguageFile, like: Option<&LanguageFile>, listed: Vec<String>) -> Numbers {
    let mut words = Numbers::new();
    for (class, word) in like.into_iter().flat_map(LanguageFile::abbreviations) {
        words.insert(word.to_owned(), class.bit());
    }
    for (class, word) in file.words() {
        let classes = words.entry(word.to_owned()).or_default();
        if class.bit() & WordClass::ABBREVIATIONS != 0 {
            *classes &= !WordClass::ABBREVIATIONS;
        }
        *classes |= class.bit();
        if matches!(class, WordClass::Opening | WordClass::CrossReference) {
            for start in starts(word) {
                *words.entry(start.to_owned()).or_default() |= WordClass::OpeningStart.bit();
            }
        }
    }
    let own =
        file.words().filter(|(class, _)| *class == WordClass::StopWord).map(|(_, word)| word.to_owned());
    for word in listed.into_iter().chain(own) {
        // Words are matched folded, with one sigma wherever it stands.
        let folded = word.replace('ς', "σ");
        for word in [word, folded] {
            *words.entry(word).or_default() |= WordClass::StopWord.bit();
        }
    }
    words
}

/// The starts of a phrase: up to the end of each of its words, and of an article cut short; where words have no blanks, of each
/// letter.
fn starts(phrase: &str) -> impl Iterator<Item = &str> {
    let is_end = |&(at, c): &(usize, char)| {
        at > 0 && (!c.is_alphanumeric() || c >= FIRST_WIDE || phrase[..at].ends_with('\''))
    };
    phrase.char_indices().filter(is_end).map(|(at, _)| &phrase[..at]).chain([phrase])
}

/// Letters from here on are of scripts without blanks between words.
const FIRST_WIDE: char = '\u{2e80}';

fn profile(
    file: &LanguageFile,
    words: &Numbers,
    taken_for: Option<usize>,
) -> Result<CompiledProfile, String> {
    Ok(CompiledProfile {
        name: file.name.clone(),
        variant: file.variant.clone(),
        codes: file.codes.join(" "),
        script: file.script.unwrap_or(Script::Other),
        stemmer: file.stemmer,
        properties: file.properties.iter().fold(0, |all, property| all | property.bit()),
        classes: words.values().fold(0, |all, classes| all | classes),
        words: word_map(words).ok_or_else(|| format!("{}: too many words", file.path))?,
        lists: file.lists.iter().filter(|(list, _)| !list.is_shared()).cloned().collect(),
        folds: file.folds.clone(),
        taken_for,
    })
}

fn letters(files: &[LanguageFile]) -> Vec<(char, u128)> {
    let mut letters: BTreeMap<char, u128> = BTreeMap::new();
    for (index, file) in (1..).zip(files) {
        file.letters.iter().for_each(|&letter| *letters.entry(letter).or_default() |= 1 << index);
    }
    letters.into_iter().collect()
}

/// The short stop words, each with the place of its languages in the list of sets. Words only of languages that
/// their script tells already are left out.
fn language_sets(
    profiles: &[CompiledProfile],
    languages_of_word: BTreeMap<String, u128>,
) -> Result<(Vec<u8>, Vec<u128>), String> {
    let n_of = |script: Script| profiles.iter().filter(|profile| profile.script == script).count();
    let together: u128 = (0..)
        .zip(profiles)
        .filter(|(_, profile)| n_of(profile.script) > 1)
        .fold(0, |all, (at, _)| all | 1 << at);
    let mut sets = Vec::new();
    let mut numbers = Numbers::new();
    for (word, languages) in languages_of_word.into_iter().filter(|(_, languages)| languages & together != 0)
    {
        let place = sets.iter().position(|&set| set == languages).unwrap_or_else(|| {
            sets.push(languages);
            sets.len() - 1
        });
        numbers.insert(word, place as u32 + 1);
    }
    let map = word_map(&numbers).ok_or_else(|| "too many short stop words".to_owned())?;
    Ok((map, sets))
}

/// The bytes of a `WordMap`; none if a place would not fit.
pub fn word_map(numbers: &Numbers) -> Option<Vec<u8>> {
    let n_slots = (numbers.len() * 3 / 2 + 1).next_power_of_two();
    let mut slots = vec![0_u16; n_slots];
    let mut entries = Vec::new();
    for (word, number) in numbers {
        let mut slot = first_slot(word.as_bytes(), n_slots);
        while slots[slot] != 0 {
            slot = (slot + 1) % n_slots;
        }
        slots[slot] = u16::try_from(entries.len() / 2 + 1).ok()?;
        let length = u16::try_from(word.len()).ok()?;
        entries.extend(number.to_le_bytes());
        entries.extend(length.to_le_bytes());
        entries.extend(word.bytes());
        entries.resize(entries.len().next_multiple_of(2), 0);
    }
    let mut bytes = (n_slots as u32).to_le_bytes().to_vec();
    bytes.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    bytes.extend(entries);
    Some(bytes)
}
