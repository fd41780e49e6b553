//! Tokens of language models, and lengths in them.

use nutgraf::{Analysis, Budget, Document, Summarizer, Tokenizer};

#[test]
fn tokens_are_those_of_the_models() {
    // Counted by tiktoken.
    for (text, o200k, cl100k) in [
        ("", 0, 0),
        ("tiktoken is great!", 6, 6),
        ("He's 12345 years old; I'LL go.\n\n  Next", 13, 15),
        ("今天天气很好。", 5, 9),
        ("naïve café ÉCOLE", 7, 7),
        ("    let x = vec![1, 2];\n", 11, 11),
        ("👩\u{200d}👧 and ﷽", 9, 12),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 6, 6),
    ] {
        let counts = [Tokenizer::O200k, Tokenizer::Cl100k].map(|tokenizer| tokenizer.count(text));
        assert_eq!(counts, [o200k, cl100k], "{text:?}");
    }
}

#[test]
fn a_long_piece_takes_no_quadratic_time() {
    for text in ["ab".repeat(300_000), "日A".repeat(100_000), " \n".repeat(300_000), "!?".repeat(300_000)] {
        assert!(Tokenizer::O200k.count(&text) > 1000);
    }
}

#[test]
fn a_summary_keeps_a_length_in_tokens() {
    for entry in std::fs::read_dir("seeds/texts").unwrap() {
        let document = Document::new(std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        let analysis = Analysis::of(&document);
        for &tokenizer in Tokenizer::ALL {
            for n in [1, 2, 5, 20, 60, 200, 1000] {
                for summarizer in [
                    Summarizer::default(),
                    Summarizer::default().compress(true),
                    Summarizer::default().nested(true),
                ] {
                    let summary = summarizer.budget(Budget::Tokens(n, tokenizer)).run(&analysis);
                    let text = summary.text(&document);
                    // A letter may take more than one.
                    assert!(
                        (n == 1 || !text.is_empty()) && tokenizer.count(&text) <= n,
                        "{n} {tokenizer}: {text}"
                    );
                }
            }
        }
    }
}

#[test]
fn lengths_in_tokens_are_read() {
    assert_eq!("500t".parse(), Ok(Budget::Tokens(500, Tokenizer::O200k)));
    assert_eq!("500 tokens".parse(), Ok(Budget::Tokens(500, Tokenizer::O200k)));
    assert!("1.5t".parse::<Budget>().is_err());
    assert_eq!("cl100k".parse(), Ok(Tokenizer::Cl100k));
}
