//! What holds of every public type: it can be printed, copied and shared by threads.

use nutgraf::job::{
    CopyRow, DroppedRow, FailedBody, GistBody, Input, Job, KeptRow, KeywordRow, KeywordsBody, OmittedRow,
    OutlineBody, PartRow, Row, RowBody, SectionRow, SentenceRow, ShortenedRow, SplitBody, SplitRow,
    SplitSentences, SummaryBody, TitleRow, TrimBody, VerdictRow,
};
use nutgraf::{
    Abbreviations, Analysis, Avoid, Block, BlockKind, BoundaryRule, BoundaryVerdict, Budget, CorpusLearner,
    CorpusModel, Cut, Document, DropReason, Dropped, DuplicateFinder, Effect, Error, ErrorKind, Gist,
    GistLine, GistWhy, Handle, KeptPart, Keyword, KeywordMethod, Keywords, Language, Offset, OffsetCursor,
    OmittedPart, Outline, Part, Pick, Scope, Section, Segmenter, Sentence, SentenceMethod, Shortened, Source,
    Span, Stamp, Summarizer, Summary, Tag, TermId, Token, TokenKind, Tokenizer, Trim, Trimmed, Why, WhyNot,
    WhyNotReason, Wish, WordId,
};
use std::fmt::Debug;

/// Checks at compile time that the types have the traits; gives their names.
macro_rules! all {
    ($($bound:ident)&* : $($name:ident $(<$($argument:tt),*>)?),* $(,)?) => {{
        fn has<T: $($bound +)*>() {}
        $(has::<$name $(<$($argument),*>)?>();)*
        [$(stringify!($name)),*]
    }};
}

#[test]
fn every_public_type_is_printed_copied_and_shared() {
    let names = all!(Debug & Clone & Send & Sync: CorpusLearner, Analysis<'static>, Handle<'static, Document>,
        Sentence<'static>, OffsetCursor<'static>, DuplicateFinder, Job);
    let comparable = all!(Debug & Clone & PartialEq & Send & Sync: Abbreviations, Avoid, Block, BlockKind, BoundaryRule,
        BoundaryVerdict, Budget, CorpusModel, Cut, Document, Effect, Error, ErrorKind, Gist, GistLine, Keyword,
        KeywordMethod, Keywords, Language, Offset, Part, Pick, Scope, Segmenter,
        SentenceMethod, Shortened, Source, Span, Stamp, Summarizer, Summary, Tag, TermId, Token, TokenKind, WhyNot,
        WhyNotReason, Why, Wish, WordId, CopyRow<u8>, FailedBody, GistBody, Input<u8>, KeywordRow<u8>, KeywordsBody<u8>,
        PartRow, Row<u8>, RowBody<u8>, SentenceRow<u8>, ShortenedRow, SplitBody, SplitRow<'static>, SplitSentences,
        SummaryBody<u8>, VerdictRow, KeptPart, KeptRow, OmittedPart, OmittedRow, Outline, OutlineBody<u8>, Section, SectionRow<u8>,
        TitleRow, Tokenizer, Trim, TrimBody, Trimmed, Dropped, DropReason, DroppedRow, GistWhy);
    let exported = [include_str!("../../src/lib.rs"), include_str!("../../src/job/mod.rs")].concat();
    let exported = exported.split("pub use ").skip(1).filter_map(|list| list.split(';').next());
    let words = exported.flat_map(|list| list.split(|c: char| !c.is_alphanumeric()));
    let types = words.filter(|word| word.starts_with(char::is_uppercase));
    for name in types {
        assert!(names.contains(&name) || comparable.contains(&name), "{name} is not checked");
    }
}

#[test]
fn kinds_are_named_and_found_by_name() {
    for &kind in BlockKind::ALL {
        assert_eq!(kind.name().parse(), Ok(kind));
    }
    for &kind in TokenKind::ALL {
        assert_eq!(kind.to_string().parse(), Ok(kind));
    }
    let error = "chapter".parse::<BlockKind>().unwrap_err().to_string();
    assert!(error.starts_with("no kind of block is called \"chapter\": choose one of title, "), "{error}");
}
