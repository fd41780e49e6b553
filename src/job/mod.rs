//! One document in, one row out: the settings of a job, and the rows that scripts, engines and the command line read.
//!
//! A [`Job`] says what to do with every document: a summary, keywords, a gist or the sentences. A [`Row`] owns all that it
//! holds. With the feature `serde` it serializes to the JSON of the command line, which is a contract: names and their
//! order do not change. An error of one document, even a panic, is the error of its row.
//!
//! ```
//! use nutgraf::Keywords;
//! use nutgraf::job::{Input, Job, RowBody};
//! let job = Job::keywords(Keywords::default().top(1));
//! let row = job.run(Input::new("news-17", "The harbour bridge is closed. Ferries replace the harbour bridge."));
//! let RowBody::Keywords(found) = row.body else { panic!("not keywords") };
//! assert_eq!((row.id, found.keywords[0].text.as_str()), ("news-17", "harbour bridge"));
//! assert_eq!(found.keywords[0].spans, [[4, 18], [50, 64]]);
//! ```

mod bodies;
mod row;
mod run;
mod settings;
#[cfg(feature = "serde")]
mod wire;

pub use row::{
    CopyRow, DroppedRow, FailedBody, GistBody, KeptRow, KeywordRow, KeywordsBody, OmittedRow, OutlineBody,
    PartRow, Row, RowBody, SectionRow, SentenceRow, ShortenedRow, SplitBody, SplitRow, SplitSentences,
    SummaryBody, TitleRow, TrimBody, VerdictRow,
};
pub use settings::{Input, Job};
