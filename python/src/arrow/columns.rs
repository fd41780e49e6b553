//! Rows as columns, with the names of the command line's JSON; what is absent there is null.

use crate::results::{Finding, PyDropped, PyGist, PyGistPart, PyKeyword, PySentence, PyWhy};
use arrow_array::{
    ArrayRef, BooleanArray, Float64Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{ArrowError, DataType, Field, FieldRef, Fields, Schema};
use std::sync::Arc;

/// The contents of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    Summary { has_keywords: bool, has_why: bool, is_nested: bool },
    Keywords { has_why: bool },
    Gist { has_why: bool },
}

/// A row: what was found, or the error.
pub(super) type FindingRow = Result<Finding, String>;

/// A column: its name and its values.
type Column = (&'static str, ArrayRef);

/// The rows as a record batch.
pub(super) fn batch(kind: RowKind, rows: &[FindingRow]) -> Result<RecordBatch, ArrowError> {
    let language = texts("language", rows.iter().map(|row| row.as_ref().ok().map(Finding::language)));
    let own = match kind {
        RowKind::Summary { has_keywords, has_why, is_nested } => {
            summary_columns(rows, has_keywords, has_why, is_nested)
        }
        RowKind::Keywords { has_why } => keyword_columns(rows, has_why),
        RowKind::Gist { has_why } => gist_columns(rows, has_why),
    };
    let error = texts("error", rows.iter().map(|row| row.as_ref().err().map(String::as_str)));
    let columns: Vec<Column> = std::iter::once(language).chain(own).chain([error]).collect();
    let (fields, arrays) = fields_and_arrays(columns);
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}

/// The type of the rows of a kind.
pub(super) fn schema(kind: RowKind) -> Result<Arc<Schema>, ArrowError> {
    Ok(batch(kind, &[])?.schema())
}

fn summary_columns(rows: &[FindingRow], has_keywords: bool, has_why: bool, is_nested: bool) -> Vec<Column> {
    let sentences: Vec<_> = rows.iter().map(|row| found(row).and_then(Finding::sentences)).collect();
    let keywords: Vec<_> = rows.iter().map(|row| found(row).and_then(Finding::keywords)).collect();
    let why =
        sentences.iter().map(|all| json(all.iter().copied().flatten().filter_map(|one| one.why.as_ref())));
    let why = has_why.then(|| owned_texts("why", why));
    let keywords = has_keywords.then(|| list("keywords", &keywords, keyword_items));
    let sentences = list("sentences", &sentences, |sentences| sentence_items(sentences, is_nested));
    std::iter::once(sentences).chain(keywords).chain(why).collect()
}

fn keyword_columns(rows: &[FindingRow], has_why: bool) -> Vec<Column> {
    let keywords: Vec<_> = rows.iter().map(|row| found(row).and_then(Finding::keywords)).collect();
    let why =
        keywords.iter().map(|all| json(all.iter().copied().flatten().filter_map(|one| one.why.as_ref())));
    let why = has_why.then(|| owned_texts("why", why));
    std::iter::once(list("keywords", &keywords, keyword_items)).chain(why).collect()
}

fn gist_columns(rows: &[FindingRow], has_why: bool) -> Vec<Column> {
    let gists: Vec<Option<&PyGist>> = rows.iter().map(|row| found(row).and_then(Finding::gist)).collect();
    let parts: Vec<_> = gists.iter().map(|gist| gist.map(|gist| gist.parts.as_slice())).collect();
    let part_items = |parts: &[&PyGistPart]| {
        vec![
            numbers("sentence", parts.iter().map(|part| part.sentence.map(|sentence| sentence as i64))),
            numbers("start", parts.iter().map(|part| part.start.map(i64::from))),
            numbers("end", parts.iter().map(|part| part.end.map(i64::from))),
            texts("inserted", parts.iter().map(|part| part.inserted.as_deref())),
        ]
    };
    let why = || gists.iter().map(|gist| serde_json::to_string(gist.as_ref()?.why.as_ref()?).ok());
    let dropped: Vec<_> = gists.iter().map(|gist| gist.as_ref()?.dropped.as_deref()).collect();
    let explained = has_why.then(|| [owned_texts("why", why()), list("dropped", &dropped, dropped_items)]);
    let line = [
        texts("gist", gists.iter().map(|gist| gist.map(|gist| gist.text.as_str()))),
        list("parts", &parts, part_items),
        flags("cut", gists.iter().map(|gist| gist.is_some_and(|gist| gist.cut))),
    ];
    line.into_iter().chain(explained.into_iter().flatten()).collect()
}

fn dropped_items(dropped: &[&PyDropped]) -> Vec<Column> {
    vec![
        numbers("sentence", dropped.iter().map(|row| Some(row.sentence as i64))),
        numbers("start", dropped.iter().map(|row| Some(row.start.into()))),
        numbers("end", dropped.iter().map(|row| Some(row.end.into()))),
        texts("reason", dropped.iter().map(|row| Some(row.reason.as_str()))),
    ]
}

fn sentence_items(sentences: &[&PySentence], is_nested: bool) -> Vec<Column> {
    let rows = || sentences.iter().map(|sentence| &sentence.row);
    let place = is_nested.then(|| numbers("place", rows().map(|row| row.place.map(|place| place as i64))));
    let before = vec![
        numbers("index", rows().map(|row| row.index.map(|index| index as i64))),
        numbers("start", rows().map(|row| Some(row.start.into()))),
        numbers("end", rows().map(|row| Some(row.end.into()))),
        ("score", Arc::new(rows().map(|row| row.score).collect::<Float64Array>())),
    ];
    let after = vec![
        texts("text", rows().map(|row| Some(row.text.as_str()))),
        texts("shown", rows().map(|row| row.shown.as_deref())),
        texts("time", rows().map(|row| row.time.as_deref())),
        texts("speaker", rows().map(|row| row.speaker.as_deref())),
        flags("cut", rows().map(|row| row.cut)),
        texts("compressed", rows().map(|row| row.compressed.as_deref())),
        spans("kept", rows().map(|row| row.kept.as_deref())),
    ];
    before.into_iter().chain(place).chain(after).collect()
}

fn keyword_items(keywords: &[&PyKeyword]) -> Vec<Column> {
    let rows = || keywords.iter().map(|keyword| &keyword.row);
    vec![
        texts("text", rows().map(|row| Some(row.text.as_str()))),
        ("score", Arc::new(rows().map(|row| Some(row.score)).collect::<Float64Array>())),
        numbers("count", rows().map(|row| Some(row.count as i64))),
        spans("spans", rows().map(|row| Some(row.spans.as_slice()))),
    ]
}

fn found(row: &FindingRow) -> Option<&Finding> {
    row.as_ref().ok()
}

impl Finding {
    fn language(&self) -> &str {
        match self {
            Self::Summary(summary) => &summary.content.language,
            Self::Keywords { language, .. } => language,
            Self::Gist(gist) => &gist.language,
        }
    }

    fn sentences(&self) -> Option<&[PySentence]> {
        if let Self::Summary(summary) = self { Some(&summary.content.sentences) } else { None }
    }

    fn keywords(&self) -> Option<&[PyKeyword]> {
        match self {
            Self::Summary(summary) => summary.content.keywords.as_deref(),
            Self::Keywords { keywords, .. } => Some(keywords),
            Self::Gist(_) => None,
        }
    }

    fn gist(&self) -> Option<&PyGist> {
        if let Self::Gist(gist) = self { Some(gist) } else { None }
    }
}

/// The explanations of a row as JSON; none if there are none.
fn json<'w>(why: impl Iterator<Item = &'w PyWhy>) -> Option<String> {
    let why: Vec<&PyWhy> = why.collect();
    serde_json::to_string(&why).ok().filter(|_| !why.is_empty())
}

fn texts<'t>(name: &'static str, values: impl Iterator<Item = Option<&'t str>>) -> Column {
    (name, Arc::new(values.collect::<StringArray>()))
}

fn owned_texts(name: &'static str, values: impl Iterator<Item = Option<String>>) -> Column {
    (name, Arc::new(values.collect::<StringArray>()))
}

fn numbers(name: &'static str, values: impl Iterator<Item = Option<i64>>) -> Column {
    (name, Arc::new(values.collect::<Int64Array>()))
}

/// True or null: JSON leaves out what is false.
fn flags(name: &'static str, values: impl Iterator<Item = bool>) -> Column {
    (name, Arc::new(values.map(|value| value.then_some(true)).collect::<BooleanArray>()))
}

/// Lists of spans, each a list of its start and end.
fn spans<'s>(name: &'static str, values: impl Iterator<Item = Option<&'s [(u32, u32)]>>) -> Column {
    let values: Vec<_> = values.collect();
    let all = || values.iter().copied().flatten().flatten();
    let ends: Int64Array = all().flat_map(|&(start, end)| [Some(start.into()), Some(end.into())]).collect();
    let number: FieldRef = Field::new("item", DataType::Int64, true).into();
    let pairs = ListArray::new(number, OffsetBuffer::from_lengths(all().map(|_| 2)), Arc::new(ends), None);
    (name, list_array(&values, Arc::new(pairs)))
}

/// Lists of items, whose columns `columns` gives.
fn list<T>(
    name: &'static str,
    values: &[Option<&[T]>],
    columns: impl FnOnce(&[&T]) -> Vec<Column>,
) -> Column {
    let all: Vec<&T> = values.iter().copied().flatten().flatten().collect();
    let (fields, arrays) = fields_and_arrays(columns(&all));
    (name, list_array(values, Arc::new(StructArray::new(fields, arrays, None))))
}

/// The items cut into lists, which are null where there is no list.
fn list_array<T>(values: &[Option<&[T]>], items: ArrayRef) -> ArrayRef {
    let lengths = values.iter().map(|list| list.map_or(0, <[T]>::len));
    let is_there: NullBuffer = values.iter().map(Option::is_some).collect();
    let item: FieldRef = Field::new("item", items.data_type().clone(), true).into();
    Arc::new(ListArray::new(item, OffsetBuffer::from_lengths(lengths), items, Some(is_there)))
}

fn fields_and_arrays(columns: Vec<Column>) -> (Fields, Vec<ArrayRef>) {
    let field = |(name, array): &Column| Field::new(*name, array.data_type().clone(), true);
    let fields = columns.iter().map(field).collect();
    (fields, columns.into_iter().map(|(_, array)| array).collect())
}
