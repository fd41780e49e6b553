//! A run that makes a report.

use super::super::abbreviations::read_abbreviations;
use super::super::reading::{default_to_stdin, fields, files, is_nothing_read, segmenter, tell};
use super::super::run_chunks::run_chunks;
use super::place::ReportPlace;
use super::study::{Scholar, Study};
use crate::arguments::{Cli, ReportArgs};
use crate::batch::OutputOrder;
use crate::exit::{DONE, FATAL, INTERRUPTED, SOME_FAILED};
use crate::input::{KeptFields, ReadContext, chunks, shown_path};
use crate::interrupt::IS_INTERRUPTED;
use crate::messages::Messages;
use crate::progress::Progress;
use crate::report::{Corpus, MAX_PAGE_ROWS, PageLinks, TOO_LARGE, corpus_pages, only_page};
use clap::CommandFactory;
use std::io;
use std::sync::atomic::Ordering;

/// Makes a report; returns the exit code.
pub(in super::super) fn run(mut args: ReportArgs, messages: &Messages) -> io::Result<u8> {
    if !default_to_stdin(&mut args.source) {
        Cli::command().print_help()?;
        return Ok(FATAL);
    }
    let source = &args.source;
    let kept = args.group_field.iter().chain(&args.time_field).cloned().collect();
    let fields = fields(source, KeptFields::These(kept));
    let files = files(source)?;
    let has_rows = files.has_directory() || files.formats().iter().any(|format| format.has_rows());
    if !has_rows && (args.group_field.is_some() || args.time_field.is_some()) {
        messages.print("--group-field and --time-field have no effect: they are for rows, and none are read");
    }
    let place = ReportPlace::open(&args, &files)?;
    let abbreviations = read_abbreviations(source.abbreviations.as_deref())?;
    let context = ReadContext::new(source.max_document, source.text_markup);
    let scholar = Scholar {
        args: &args,
        segmenter: segmenter(source, abbreviations, messages),
        fields: &fields,
        context: &context,
        index: args.report_dir.is_some().then_some("../index.html"),
    };
    let mut report = ReportRun {
        corpus: Corpus::new(title(&args)),
        place,
        only: None,
        progress: Progress::new(files.size(), messages),
        messages,
        is_strict: source.strict,
    };
    let result = run_chunks(
        chunks(files, fields.clone(), context.clone()),
        source,
        OutputOrder::Input,
        |(number, chunk)| scholar.study_all(chunk, number == 0),
        |(entry, studies)| {
            studies.into_iter().try_for_each(|study| report.add(study))?;
            report.progress.add(&entry);
            report.progress.show(context.meter.n_done());
            Ok(())
        },
    );
    report.progress.clear();
    tell(&context, messages);
    result?;
    let n_documents = report.progress.n_documents;
    report.finish(is_nothing_read(&context, n_documents))
}

/// The report so far.
struct ReportRun<'r> {
    corpus: Corpus,
    place: ReportPlace,
    /// The page of the first document.
    only: Option<String>,
    progress: Progress,
    messages: &'r Messages,
    is_strict: bool,
}

impl ReportRun<'_> {
    fn add(&mut self, study: Result<Study, String>) -> io::Result<()> {
        let study = match study {
            Ok(study) => study,
            Err(message) if self.is_strict => {
                return Err(io::Error::other(format!("{message} (stopped because of --strict)")));
            }
            Err(message) => {
                self.tell(&message);
                self.corpus.add_failure(message);
                return Ok(());
            }
        };
        study.warning.iter().for_each(|warning| self.tell(warning));
        let at = self.corpus.n_documents();
        if matches!(self.place, ReportPlace::File(..)) && at == MAX_PAGE_ROWS {
            return Err(too_large());
        }
        if let Some(page) = study.page {
            self.place.write_document(at, &page)?;
            self.only = Some(page).filter(|_| at == 0);
        }
        self.corpus.add(study.entry, &study.document);
        Ok(())
    }

    fn tell(&mut self, message: &str) {
        self.progress.clear();
        self.messages.print(message);
    }

    /// Writes the report, if a document was read; returns the exit code.
    fn finish(self, is_nothing_read: bool) -> io::Result<u8> {
        let Self { corpus, place, only, progress, messages, .. } = self;
        if IS_INTERRUPTED.load(Ordering::SeqCst) {
            messages.print(&format!("interrupted, no report is written: {}", progress.line()));
            return Ok(INTERRUPTED);
        }
        if corpus.n_documents() == 0 {
            messages.print(&format!("no document was read, so {} is not written", place.name()));
            return Ok(SOME_FAILED);
        }
        let n_failed = corpus.n_failed();
        let is_alone = corpus.n_documents() == 1 && n_failed == 0;
        let pages = match (&place, only) {
            (ReportPlace::File(..), Some(page)) if is_alone => vec![page],
            (ReportPlace::File(..), _) => {
                vec![only_page(corpus_pages(&corpus, PageLinks::None)).ok_or_else(too_large)?]
            }
            (ReportPlace::Folder(_), _) => corpus_pages(&corpus, PageLinks::Folder),
        };
        place.finish(&pages)?;
        if progress.is_worth_a_line() {
            messages.print(&progress.line());
        }
        Ok(if n_failed > 0 || is_nothing_read { SOME_FAILED } else { DONE })
    }
}

fn too_large() -> io::Error {
    io::Error::other(format!("{TOO_LARGE}: use --report-dir DIR for a folder of pages"))
}

/// The title of a report on several documents: where they are from.
fn title(args: &ReportArgs) -> String {
    let name = |path: &std::path::PathBuf| {
        let name = path.file_name().map(|name| shown_path(name.as_ref()));
        match name {
            Some(name) if name != "-" => name,
            None if path.as_os_str() != "-" => shown_path(path),
            _ => "Standard input".to_owned(),
        }
    };
    match args.source.paths.as_slice() {
        [] => String::new(),
        [only] => name(only),
        [first, rest @ ..] if rest.len() > 3 => format!("{} and {} more", name(first), rest.len()),
        paths => paths.iter().map(name).collect::<Vec<_>>().join(", "),
    }
}
