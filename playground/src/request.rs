//! From the bytes of a request to the JSON of an answer.

use crate::function::Function;
use crate::options::CallOptions;
use nutgraf::Segmenter;
use nutgraf::read::{self, PlainText};
use serde_json::{Value, json};

/// The answer to a request, as JSON.
pub fn answer_to(request: Vec<u8>) -> String {
    let done = read(request).and_then(|(function, text, options)| run(function, text, options));
    let answer = match done {
        Ok(done) => json!({ "done": done }),
        Err(error) => json!({ "error": error }),
    };
    answer.to_string()
}

/// The parts of a request.
fn read(request: Vec<u8>) -> Result<(Function, String, CallOptions), String> {
    let request = String::from_utf8(request).map_err(|_| "the request is not UTF-8")?;
    let (head, text) = request.split_once('\n').ok_or("the request has no text")?;
    let mut head: Value = serde_json::from_str(head).map_err(|error| format!("the options: {error}"))?;
    let function =
        head["function"].as_str().and_then(Function::named).ok_or("the request names no function")?;
    Ok((function, text.to_owned(), CallOptions::new(head["options"].take())?))
}

fn run(function: Function, text: String, mut options: CallOptions) -> Result<Value, String> {
    let source = plain_text(text, &mut options)?;
    let language = options.named("language")?;
    let segmenter = language.into_iter().fold(Segmenter::default(), Segmenter::language);
    function.run(source, segmenter, options)
}

/// The text of a source in a markup.
fn plain_text(text: String, options: &mut CallOptions) -> Result<PlainText, String> {
    let mut plain = match options.text("markup")?.as_deref() {
        None | Some("text") => PlainText::from(text),
        Some("markdown") => read::markdown(&text),
        Some("html") => read::html(&text),
        Some(other) => {
            return Err(format!("\"markup\" has to be \"text\", \"markdown\" or \"html\", not \"{other}\""));
        }
    };
    plain.title = options.text("title")?.or(plain.title);
    Ok(plain)
}
