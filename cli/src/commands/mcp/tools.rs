//! The tools, as they are listed.

use serde_json::{Map, Value, json};

/// The tools that can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    Summarize,
    Keywords,
    Gist,
    Outline,
    Trim,
}

impl Tool {
    pub(super) const ALL: [Self; 5] =
        [Self::Summarize, Self::Keywords, Self::Gist, Self::Outline, Self::Trim];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Summarize => "summarize",
            Self::Keywords => "keywords",
            Self::Gist => "gist",
            Self::Outline => "outline",
            Self::Trim => "trim",
        }
    }

    fn description(self) -> &'static str {
        match self {
            Self::Summarize => {
                "The sentences that say most, word for word and in reading order, within a length."
            }
            Self::Keywords => "The phrases that say best what a text is about, the best first, one a line.",
            Self::Gist => "One line that says what a text is about.",
            Self::Outline => {
                "The titles of a text, indented by their levels, each with the best sentence of its section. \
                 Good to look at first, before parts of a long file are read."
            }
            Self::Trim => {
                "The text itself, cut down to a length: what matters most stays as it is, in order; code blocks, tables and \
                 list items whole. What is left out is marked with its lines. A text that fits comes out unchanged."
            }
        }
    }

    /// The arguments besides the text: their names and schemas.
    fn arguments(self) -> Vec<(&'static str, Value)> {
        let length = |usual: &str| {
            json!({"type": "string", "default": usual, "description":
                "The limit: 500t (tokens), 100w (words), 280c (characters), 4kB, 3s (sentences) or 15%"})
        };
        let about = ("query", json!({"type": "string", "description": "What the answer should be about"}));
        let count = |usual: u64, largest: u64, what: &str| json!({"type": "integer", "minimum": 1, "maximum": largest, "default": usual, "description": what});
        match self {
            Self::Summarize => vec![about, ("length", length("200w"))],
            Self::Keywords => vec![about, ("top", count(10, 100, "How many at most"))],
            Self::Gist => vec![("max_words", count(25, 200, "The most words"))],
            Self::Outline => vec![about, ("length", length("4kB"))],
            Self::Trim => vec![about, ("length", length("16kB"))],
        }
    }

    /// The names of all arguments.
    pub(super) fn argument_names(self) -> impl Iterator<Item = &'static str> {
        let own = self.arguments().into_iter().map(|(name, _)| name);
        ["text", "path", "language"].into_iter().chain(own)
    }

    fn listed(self, has_folder: bool) -> Value {
        let text = ("text", json!({"type": "string", "description": "The text"}));
        let path = json!({"type": "string", "description":
            "Instead of a text: a file of the folder, such as docs/report.pdf (text, Markdown, HTML, PDF, office, mail, …)"});
        let language = json!({"type": "string", "description": "ISO 639 code; by default it is detected"});
        let mut properties: Map<String, Value> = Map::new();
        let path = has_folder.then_some(("path", path));
        let all = std::iter::once(text).chain(path).chain(self.arguments()).chain([("language", language)]);
        all.for_each(|(name, schema)| drop(properties.insert(name.to_owned(), schema)));
        let required: &[&str] = if has_folder { &[] } else { &["text"] };
        json!({
            "name": self.name(),
            "description": self.description(),
            "inputSchema": {
                "type": "object", "properties": properties, "required": required, "additionalProperties": false,
            },
            "annotations": {"readOnlyHint": true, "openWorldHint": false},
        })
    }
}

/// The list of the tools.
pub(super) fn tools(has_folder: bool) -> Vec<Value> {
    Tool::ALL.iter().map(|tool| tool.listed(has_folder)).collect()
}
