//! A session: the version that both sides speak, and the requests.

use super::call::Caller;
use super::cap::Cap;
use super::folder::Folder;
use super::message::{Failure, Request};
use super::tools::{Tool, tools};
use crate::input::DocumentLimit;
use serde_json::{Map, Value, json};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The versions of the protocol that are spoken, the newest first.
const VERSIONS: [&str; 3] = ["2025-06-18", "2025-03-26", "2024-11-05"];

/// The version without lists of messages.
const WITHOUT_BATCHES: &str = "2025-06-18";

/// The state of a session.
pub(super) struct Session {
    caller: Caller,
    /// `None` until the client has asked for a version.
    version: Option<&'static str>,
}

impl Session {
    pub(super) fn new(folder: Option<Folder>, limit: DocumentLimit, cap: Cap) -> Self {
        Self { caller: Caller { folder, limit, cap }, version: None }
    }

    /// The answer to a line; `None` if it asks for none.
    pub(super) fn answer(&mut self, line: &[u8]) -> Option<Value> {
        if line.trim_ascii().is_empty() {
            return None;
        }
        match serde_json::from_slice::<Value>(line) {
            Err(error) => Some(Failure::parse(&format!("not JSON: {error}")).to_answer(None)),
            Ok(Value::Array(batch)) => self.answer_batch(batch),
            Ok(message) => self.answer_message(message),
        }
    }

    fn answer_batch(&mut self, batch: Vec<Value>) -> Option<Value> {
        if batch.is_empty() || self.version == Some(WITHOUT_BATCHES) {
            return Some(Failure::request("a list of messages is not one").to_answer(None));
        }
        let answers: Vec<Value> =
            batch.into_iter().filter_map(|message| self.answer_message(message)).collect();
        (!answers.is_empty()).then_some(Value::Array(answers))
    }

    fn answer_message(&mut self, message: Value) -> Option<Value> {
        let Request { id, method, params } = match Request::of(message) {
            Ok(request) => request?,
            Err((failure, id)) => return Some(failure.to_answer(id.as_ref())),
        };
        // Nothing that is notified changes what is answered.
        let id = id?;
        Some(match self.result(&method, &params) {
            Ok(result) => json!({"jsonrpc": "2.0", "id": id, "result": result}),
            Err(failure) => failure.to_answer(Some(&id)),
        })
    }

    fn result(&mut self, method: &str, params: &Map<String, Value>) -> Result<Value, Failure> {
        match method {
            "ping" => Ok(json!({})),
            "initialize" => self.initialize(params),
            _ if self.version.is_none() => Err(Failure::request("\"initialize\" comes first")),
            "tools/list" if params.get("cursor").is_some_and(|cursor| !cursor.is_null()) => {
                Err(Failure::params("there is no such cursor: the list has one page"))
            }
            "tools/list" => Ok(json!({"tools": tools(self.caller.folder.is_some())})),
            "tools/call" => self.call(params),
            _ => Err(Failure::method(method)),
        }
    }

    /// Agrees on a version: the one that is asked for, or else the newest.
    fn initialize(&mut self, params: &Map<String, Value>) -> Result<Value, Failure> {
        let Some(Value::String(asked)) = params.get("protocolVersion") else {
            return Err(Failure::params("\"protocolVersion\" has to be a string"));
        };
        let version = VERSIONS.into_iter().find(|version| version == asked).unwrap_or(VERSIONS[0]);
        self.version = Some(version);
        Ok(json!({
            "protocolVersion": version,
            "capabilities": {"tools": {"listChanged": false}},
            "serverInfo": {"name": "nutgraf", "version": env!("CARGO_PKG_VERSION")},
            "instructions": "Short forms of long texts: every word of an answer stands in the text. Lengths are hard limits: \
                 500t (tokens), 100w (words), 280c (characters), 4kB, 3s (sentences) or 15%.",
        }))
    }

    /// Calls a tool. What is wrong with its arguments is told to the model, as its result.
    fn call(&self, params: &Map<String, Value>) -> Result<Value, Failure> {
        let Some(Value::String(name)) = params.get("name") else {
            return Err(Failure::params("\"name\" has to be a string"));
        };
        let tool = Tool::ALL.iter().find(|tool| tool.name() == name);
        let tool = *tool.ok_or_else(|| Failure::params(format!("no tool is called \"{name}\"")))?;
        let arguments = match params.get("arguments") {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(arguments)) => arguments.clone(),
            Some(_) => return Err(Failure::params("\"arguments\" has to be an object")),
        };
        let called = catch_unwind(AssertUnwindSafe(|| self.caller.call(tool, arguments)));
        let (text, is_error) = match called.map_err(|_| Failure::internal())? {
            Ok(text) => (text, false),
            Err(what) => (what, true),
        };
        Ok(json!({"content": [{"type": "text", "text": text}], "isError": is_error}))
    }
}
