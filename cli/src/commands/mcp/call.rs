//! Calls a tool with its arguments.

use super::cap::{Cap, holds};
use super::folder::Folder;
use super::tools::Tool;
use crate::input::DocumentLimit;
use crate::output::plain_text;
use crate::read::ReadDocument;
use nutgraf::job::{Input, Job, Row};
use nutgraf::{Budget, Gist, Keywords, Language, Outline, Segmenter, Summarizer, Trim};
use serde_json::{Map, Value};

/// Calls tools on texts, or on the files of a folder.
pub(super) struct Caller {
    pub folder: Option<Folder>,
    pub limit: DocumentLimit,
    pub cap: Cap,
}

/// The arguments of a call, taken one by one.
struct Arguments(Map<String, Value>);

/// The lengths of answers, if none is asked for.
const SUMMARY_LENGTH: Budget = Budget::Words(200);
const OUTLINE_LENGTH: Budget = Budget::Bytes(4000);
const TRIM_LENGTH: Budget = Budget::Bytes(16_000);

impl Caller {
    /// The text that a tool answers with; the error is a message for the model.
    pub(super) fn call(&self, tool: Tool, arguments: Map<String, Value>) -> Result<String, String> {
        if let Some(name) = arguments.keys().find(|name| !tool.argument_names().any(|known| known == *name)) {
            return Err(format!("{} has no argument \"{name}\"", tool.name()));
        }
        let mut arguments = Arguments(arguments);
        let document = self.document(tool, &mut arguments)?;
        let segmenter = arguments.language()?.into_iter().fold(Segmenter::default(), Segmenter::language);
        let run = |job: Job| answer(&job.segmenter(segmenter.clone()), &document);
        let text = match tool {
            Tool::Summarize => {
                let summarizer = Summarizer::default().query(arguments.query()?);
                self.within(arguments.length(SUMMARY_LENGTH)?, |length| {
                    run(Job::summary(summarizer.clone().budget(length)))
                })
            }
            Tool::Keywords => {
                let top = arguments.count("top", 10, 100)?;
                run(Job::keywords(Keywords::default().query(arguments.query()?).top(top)))
            }
            Tool::Gist => run(Job::gist(Gist::default().max_words(arguments.count("max_words", 25, 200)?))),
            Tool::Outline => {
                let (outline, length) =
                    (Outline::default().query(arguments.query()?), arguments.length(OUTLINE_LENGTH)?);
                self.outline(length, |n, depth| run(Job::outline(outline.clone().sentences(n).depth(depth))))
            }
            Tool::Trim => {
                let query = arguments.query()?;
                self.within(arguments.length(TRIM_LENGTH)?, |length| {
                    run(Job::trim(Trim::to(length).query(query.clone())))
                })
            }
        };
        Ok(self.cap.cut(text?))
    }

    /// The document that the arguments give or name.
    fn document(&self, tool: Tool, arguments: &mut Arguments) -> Result<ReadDocument, String> {
        match (arguments.text("text")?, arguments.text("path")?, &self.folder) {
            (Some(_), Some(_), _) => Err("give \"text\" or \"path\", not both".to_owned()),
            (Some(text), None, _) => {
                self.limit.check(text.len() as u64)?;
                Ok(ReadDocument::of_text(text))
            }
            (None, Some(path), Some(folder)) => folder.read(&path, tool == Tool::Trim),
            (None, Some(_), None) => Err("no folder is open to this server: give \"text\"".to_owned()),
            (None, None, Some(_)) => Err("\"text\" or \"path\" is missing".to_owned()),
            (None, None, None) => Err("\"text\" is missing".to_owned()),
        }
    }

    /// The answer of a length; if that is over the cap, the answer of the cap.
    fn within(
        &self,
        length: Budget,
        run: impl Fn(Budget) -> Result<String, String>,
    ) -> Result<String, String> {
        let text = run(length)?;
        if self.cap.holds(&text) { Ok(text) } else { run(self.cap.budget()) }
    }

    /// The most of an outline that a length holds: sentences, then titles alone, then fewer levels of them, then its first lines.
    fn outline(
        &self,
        length: Budget,
        run: impl Fn(usize, u8) -> Result<String, String>,
    ) -> Result<String, String> {
        let Ok(cap) = Cap::of(length) else {
            return Err("the length of an outline is in tokens, words, characters or bytes".to_owned());
        };
        let mut text = String::new();
        for (n_sentences, depth) in [(1, 6), (1, 2), (0, 6), (0, 3), (0, 2), (0, 1)] {
            text = run(n_sentences, depth)?;
            if holds(length, &text) && self.cap.holds(&text) {
                return Ok(text);
            }
        }
        Ok(cap.cut(text))
    }
}

/// The result of a job as text.
fn answer(job: &Job, document: &ReadDocument) -> Result<String, String> {
    job.check().map_err(|error| error.to_string())?;
    let input = Input::new((), document.text.clone()).stamps(document.stamps.clone());
    let row: Row<()> = job.run(document.title.clone().into_iter().fold(input, Input::title));
    match row.error() {
        Some(error) => Err(error.to_owned()),
        None => Ok(plain_text(&row)),
    }
}

impl Arguments {
    fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        match self.0.remove(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(_) => Err(format!("\"{name}\" has to be a string")),
        }
    }

    fn query(&mut self) -> Result<String, String> {
        Ok(self.text("query")?.unwrap_or_default())
    }

    fn length(&mut self, usual: Budget) -> Result<Budget, String> {
        let given = self.text("length")?;
        given.map_or(Ok(usual), |given| given.parse().map_err(|error: nutgraf::Error| error.to_string()))
    }

    fn language(&mut self) -> Result<Option<Language>, String> {
        let given = self.text("language")?;
        given.map(|code| code.parse().map_err(|error: nutgraf::Error| error.to_string())).transpose()
    }

    /// A whole number, from 1 to the largest.
    fn count(&mut self, name: &str, usual: usize, largest: usize) -> Result<usize, String> {
        let Some(given) = self.0.remove(name).filter(|given| !given.is_null()) else { return Ok(usual) };
        let number = given.as_u64().and_then(|number| usize::try_from(number).ok());
        let number = number.filter(|number| (1..=largest).contains(number));
        number.ok_or_else(|| format!("\"{name}\" has to be a whole number from 1 to {largest}"))
    }
}
