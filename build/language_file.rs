//! Reads a file of `seeds/lang`, whose README explains the keys. `build.rs` and the library's tests share it.

use super::schema::{Property, WordClass, WordList};
use super::script::Script;
use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// The facts of one file, word for word.
#[derive(Debug, Default)]
pub struct LanguageFile {
    /// Its name in messages: `seeds/lang/xx.txt`.
    pub path: String,
    /// The English name of the language.
    pub name: String,
    /// The variant of `Language`: the name, unless the file gives another.
    pub variant: String,
    /// ISO 639 codes, its own first.
    pub codes: Vec<String>,
    pub script: Option<Script>,
    /// A variant of `rust_stemmers::Algorithm`.
    pub stemmer: Option<&'static str>,
    pub properties: Vec<Property>,
    /// Letters that few languages write.
    pub letters: Vec<char>,
    /// Letters that are matched as another.
    pub folds: Vec<(char, char)>,
    /// The code of a language whose abbreviations hold too.
    pub abbreviations_like: Option<String>,
    /// The code of the language that its texts are taken for.
    pub taken_for: Option<String>,
    pub words: Vec<(WordClass, Vec<String>)>,
    pub lists: Vec<(WordList, Vec<String>)>,
}

/// The stemmers of the crate `rust-stemmers`.
const STEMMERS: [&str; 18] = [
    "Arabic",
    "Danish",
    "Dutch",
    "English",
    "Finnish",
    "French",
    "German",
    "Greek",
    "Hungarian",
    "Italian",
    "Norwegian",
    "Portuguese",
    "Romanian",
    "Russian",
    "Spanish",
    "Swedish",
    "Tamil",
    "Turkish",
];

/// A word or phrase that is looked up has at most as many bytes.
const LONGEST: usize = 120;

/// A key and its value: the rest of its line, and the lines after it that start with a blank.
struct FileEntry<'t> {
    path: &'t str,
    line: usize,
    key: &'t str,
    /// The lines of the value, each with its number.
    lines: Vec<(usize, &'t str)>,
}

impl LanguageFile {
    /// The facts that name the language.
    #[allow(dead_code, reason = "tests read all facts")]
    pub fn names_only(self) -> Self {
        let Self { path, name, variant, codes, script, .. } = self;
        Self { path, name, variant, codes, script, ..Self::default() }
    }

    /// The file at `path`; the error says where and why it cannot be understood.
    pub fn parse(path: &str, text: &str) -> Result<Self, String> {
        let mut file = Self { path: path.to_owned(), ..Self::default() };
        let mut keys = HashSet::new();
        for entry in entries(path, text)? {
            if !keys.insert(entry.key) {
                return Err(entry.fault(&format!("\"{}\" is given twice", entry.key)));
            }
            file.take(&entry)?;
        }
        if file.variant.is_empty() {
            file.variant.clone_from(&file.name);
        }
        // What all languages share has neither name nor script.
        let needed = ["source", "licence", "name", "codes", "script"];
        let n_needed = if path.ends_with("/common.txt") { 2 } else { needed.len() };
        match needed[..n_needed].iter().find(|key| !keys.contains(*key)) {
            Some(key) => Err(format!("{path}: \"{key}\" is missing")),
            None => file.checked(),
        }
    }

    fn take(&mut self, entry: &FileEntry) -> Result<(), String> {
        match entry.key {
            "source" | "licence" => drop(entry.text()?),
            "name" => self.name = entry.text()?,
            "variant" => self.variant = entry.text()?,
            "codes" => self.codes = entry.words(is_code, "an ISO 639 code")?,
            "script" => self.script = Some(entry.script()?),
            "stemmer" => self.stemmer = Some(STEMMERS[entry.place_in(&STEMMERS)?]),
            "properties" => self.properties = entry.properties()?,
            "letters" => self.letters = entry.letters()?.into_iter().map(|[letter]| letter).collect(),
            "folds" => self.folds = entry.letters()?.into_iter().map(|[from, to]| (from, to)).collect(),
            "abbreviations-like" => self.abbreviations_like = Some(entry.text()?),
            "taken-for" => self.taken_for = Some(entry.text()?),
            key => self.take_words(key, entry)?,
        }
        Ok(())
    }

    fn take_words(&mut self, key: &str, entry: &FileEntry) -> Result<(), String> {
        if let Some(&class) = WordClass::ALL.iter().find(|class| class.name() == key) {
            let words = entry.items(class.has_phrases(), class.keeps_case())?;
            entry.check(&words, |word| word.len() <= LONGEST, "short enough to be found")?;
            self.words.push((class, texts(words)));
        } else if let Some(&list) = WordList::ALL.iter().find(|list| list.name() == key) {
            self.lists.push((list, texts(entry.items(list.has_phrases(), list.keeps_case())?)));
        } else {
            return Err(entry.fault(&format!("\"{key}\" is not a key")));
        }
        Ok(())
    }

    /// The file, if its parts fit together.
    fn checked(self) -> Result<Self, String> {
        let mut found = HashSet::new();
        for word in self.abbreviations().map(|(_, word)| word) {
            if word.ends_with('.') {
                return Err(format!("{}: \"{word}\" is listed with its last full stop", self.path));
            }
            if !found.insert(word) {
                return Err(format!("{}: \"{word}\" is two kinds of abbreviation", self.path));
            }
        }
        let own = self.path.rsplit('/').next().and_then(|name| name.strip_suffix(".txt"));
        match self.codes.first() {
            Some(code) if Some(code.as_str()) != own => {
                Err(format!("{}: the file is not named by its first code, \"{code}\"", self.path))
            }
            _ => Ok(self),
        }
    }

    /// Every word with its class.
    pub fn words(&self) -> impl Iterator<Item = (WordClass, &str)> {
        self.words.iter().flat_map(|(class, words)| words.iter().map(|word| (*class, word.as_str())))
    }

    /// The abbreviations among them.
    pub fn abbreviations(&self) -> impl Iterator<Item = (WordClass, &str)> {
        self.words().filter(|(class, _)| class.bit() & WordClass::ABBREVIATIONS != 0)
    }
}

/// The files of a folder: that of what all languages share, and those of the languages.
pub fn read_folder(folder: &str) -> Result<(LanguageFile, Vec<LanguageFile>), String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))? {
        let name = entry.map_err(|error| format!("{folder}: {error}"))?.file_name();
        let path = format!("{folder}/{}", name.display());
        if Path::new(&name).extension().is_some_and(|extension| extension == "txt") {
            let text = fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
            files.push(LanguageFile::parse(&path, &text)?);
        }
    }
    let (mut common, languages): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| file.codes.is_empty());
    let common = common.pop().ok_or_else(|| format!("{folder}/common.txt is missing"))?;
    Ok((common, languages))
}

/// The entries of a file in order, without comments and empty lines.
fn entries<'t>(path: &'t str, text: &'t str) -> Result<Vec<FileEntry<'t>>, String> {
    let mut entries: Vec<FileEntry> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        if content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        let fault = |what: &str| format!("{path}:{line}: {what}");
        if content.starts_with([' ', '\t']) {
            let entry = entries.last_mut().ok_or_else(|| fault("no key comes before this line"))?;
            entry.lines.push((line, content.trim()));
        } else {
            let (key, value) = content.split_once(':').ok_or_else(|| fault("a key ends with a colon"))?;
            entries.push(FileEntry { path, line, key, lines: vec![(line, value.trim())] });
        }
    }
    match entries.iter().find(|entry| entry.lines.iter().all(|(_, value)| value.is_empty())) {
        Some(entry) => Err(entry.fault(&format!("\"{}\" has no value", entry.key))),
        None => Ok(entries),
    }
}

impl<'t> FileEntry<'t> {
    fn fault(&self, what: &str) -> String {
        self.fault_at(self.line, what)
    }

    fn fault_at(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }

    /// The value, if it is on one line.
    fn text(&self) -> Result<String, String> {
        match self.lines.as_slice() {
            [(_, value)] => Ok((*value).to_owned()),
            _ => Err(self.fault(&format!("\"{}\" takes one line", self.key))),
        }
    }

    /// The place of the value among those that are known.
    fn place_in(&self, known: &[&str]) -> Result<usize, String> {
        let given = self.text()?;
        known.iter().position(|known| *known == given).ok_or_else(|| {
            self.fault(&format!("\"{given}\" is not a {}: choose one of {}", self.key, known.join(", ")))
        })
    }

    fn script(&self) -> Result<Script, String> {
        let names: Vec<&str> = Script::ALL.iter().map(|script| script.name()).collect();
        Ok(Script::ALL[self.place_in(&names)?])
    }

    fn properties(&self) -> Result<Vec<Property>, String> {
        let find = |name: &str| Property::ALL.iter().copied().find(|property| property.name() == name);
        let names = self.words(|name| find(name).is_some(), "a property")?;
        Ok(names.iter().filter_map(|name| find(name)).collect())
    }

    /// Groups of `N` letters, with blanks between them.
    fn letters<const N: usize>(&self) -> Result<Vec<[char; N]>, String> {
        let kind = if N == 1 { "one letter" } else { "a letter and the one it is matched as" };
        let groups = self.words(|group| group.chars().count() == N, kind)?;
        Ok(groups.iter().filter_map(|group| group.chars().collect::<Vec<_>>().try_into().ok()).collect())
    }

    /// Words between blanks, each of which `is_good` accepts as one of the kind.
    fn words(&self, is_good: impl Fn(&str) -> bool, kind: &str) -> Result<Vec<String>, String> {
        let words = self.items(false, true)?;
        self.check(&words, is_good, kind)?;
        Ok(texts(words))
    }

    /// The words or phrases, each with its line.
    fn items(&self, are_phrases: bool, keep_case: bool) -> Result<Vec<(usize, &'t str)>, String> {
        let mut items: Vec<(usize, &str)> = Vec::new();
        for &(line, value) in &self.lines {
            if are_phrases {
                // A comma may end the line too.
                items.extend(value.trim_end_matches(',').split(',').map(|phrase| (line, phrase.trim())));
            } else {
                items.extend(value.split_whitespace().map(|word| (line, word)));
            }
        }
        self.check(&items, |item| !item.is_empty(), "a phrase")?;
        self.check(
            &items,
            |item| are_phrases || !item.contains(','),
            "a word: no comma separates words here",
        )?;
        self.check(&items, |item| keep_case || item.to_lowercase() == item, "in lower case")?;
        let mut found = HashSet::new();
        match items.iter().find(|(_, item)| !found.insert(*item)) {
            Some((line, item)) => Err(self.fault_at(*line, &format!("\"{item}\" is listed twice"))),
            None => Ok(items),
        }
    }

    fn check(
        &self,
        items: &[(usize, &str)],
        is_good: impl Fn(&str) -> bool,
        kind: &str,
    ) -> Result<(), String> {
        match items.iter().find(|(_, item)| !is_good(item)) {
            Some((line, item)) => Err(self.fault_at(*line, &format!("\"{item}\" is not {kind}"))),
            None => Ok(()),
        }
    }
}

fn texts(items: Vec<(usize, &str)>) -> Vec<String> {
    items.into_iter().map(|(_, item)| item.to_owned()).collect()
}

fn is_code(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase())
}
