//! `nutgraf about`.

/// The version, licences and notices.
pub(super) fn about() -> String {
    format!(
        "nutgraf {}\n\nThe code is licensed under MIT or Apache-2.0, at your option.\n{}{}",
        env!("CARGO_PKG_VERSION"),
        if cfg!(feature = "models") { include_str!("../notices.txt") } else { "" },
        if cfg!(feature = "tokens") { TOKENS } else { "" }
    )
}

/// The notice of the tables of tokenizers.
const TOKENS: &str = "
The tables of the tokenizers o200k and cl100k are those of tiktoken (https://github.com/openai/tiktoken),
Copyright 2022 OpenAI, Shantanu Jain, under the MIT licence.
";
