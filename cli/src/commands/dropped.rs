//! Options that would have no effect in a run: refused, or told.

use super::task::Task;
use crate::arguments::TogetherArgs;
use crate::input::{InputFormat, KeptFields, Markup};
use crate::output::{OutputFormat, View};
use std::io;

/// Checks that the format of the output has what is asked for.
///
/// # Errors
/// If an option has no place in the format.
pub(super) fn check_format(task: &Task, format: OutputFormat) -> io::Result<()> {
    use OutputFormat::{Csv, Json, Jsonl, Parquet, Text, Tsv};
    let input = &task.input;
    let keeps = input.keep != KeptFields::These(Vec::new());
    if format == OutputFormat::Markdown && !task.has_markdown {
        return Err(io::Error::other("--format markdown is for outlines alone"));
    }
    let rules: [(&str, bool, &[OutputFormat]); 10] = [
        ("--highlight", matches!(task.view, View::Highlight { .. }), &[Text]),
        ("--context", matches!(task.view, View::Context(_)), &[Text]),
        ("-0", task.null_separated, &[Text]),
        ("--no-filename", input.no_filename, &[Text]),
        ("--one-per-line", task.one_per_line, &[Text]),
        ("--why", task.has_trees, &[Text, Json, Jsonl]),
        ("--why-not", task.has_why_not, &[Text, Json, Jsonl]),
        ("--with-text", input.with_text, &[Json, Jsonl]),
        ("--csv-safe", input.csv_safe, &[Csv, Tsv]),
        ("--keep", keeps, &[Json, Jsonl, Csv, Tsv, Parquet]),
    ];
    let is_dropped =
        |(_, is_given, formats): &&(&str, bool, &[OutputFormat])| *is_given && !formats.contains(&format);
    rules.iter().find(is_dropped).map_or(Ok(()), |(option, _, formats)| {
        let names: Vec<&str> = formats.iter().map(|format| format.name()).collect();
        Err(io::Error::other(format!("{option} works with --format {} alone", names.join(", "))))
    })
}

/// A message for every option that nothing in the input is for. `formats` are those of the paths; a directory may have files of any.
pub(super) fn without_effect(task: &Task, has_directory: bool, formats: &[InputFormat]) -> Vec<String> {
    let source = &task.input.source;
    let reads = |is_wanted: fn(InputFormat) -> bool| has_directory || formats.iter().copied().any(is_wanted);
    let has_rows = reads(InputFormat::has_rows);
    let has_json = reads(|format| format == InputFormat::Json);
    let has_tables = reads(|format| matches!(format, InputFormat::Csv | InputFormat::Tsv));
    let group = task.together.as_ref().and_then(|together: &TogetherArgs| together.group_by.as_ref());
    let rules = [
        ("--text-field", source.text_field != "text", has_rows, "rows"),
        ("--id-field", source.id_field != "id", has_rows, "rows"),
        ("--title-field", source.title_field != "title", has_rows, "rows"),
        ("--text-markup", source.text_markup != Markup::Auto, has_rows, "rows"),
        ("--group-by", group.is_some(), has_rows, "rows"),
        ("--rows", source.rows.is_some(), has_json, "JSON"),
        ("--delimiter", source.delimiter.is_some(), has_tables, "tables"),
        ("--glob", !source.globs.is_empty(), has_directory, "directories"),
        ("--max-filesize", source.max_filesize.is_some(), has_directory, "directories"),
    ];
    let dropped = rules.into_iter().filter(|(_, is_given, has_use, _)| *is_given && !has_use);
    dropped
        .map(|(option, .., what)| format!("{option} has no effect: it is for {what}, and none are read"))
        .collect()
}
