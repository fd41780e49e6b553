//! `nutgraf about`.

/// The version, licences and notices.
pub(super) fn about() -> String {
    format!(
        "nutgraf {}\n\nThe code is licensed under MIT or Apache-2.0, at your option.\n{}{}{}",
        env!("CARGO_PKG_VERSION"),
        if cfg!(feature = "models") { include_str!("../notices.txt") } else { "" },
        if cfg!(feature = "tokens") { TOKENS } else { "" },
        if cfg!(feature = "pdf") { GLYPHS } else { "" }
    )
}

/// The notice of the tables of tokenizers.
const TOKENS: &str = "
The tables of the tokenizers o200k and cl100k are those of tiktoken (https://github.com/openai/tiktoken),
Copyright 2022 OpenAI, Shantanu Jain, under the MIT licence.
";

/// The notice of the names of glyphs.
const GLYPHS: &str = "
The names of glyphs in PDF files are those of the Adobe Glyph List, Copyright 2002-2019 Adobe (http://www.adobe.com/), under the
BSD-3-Clause licence (https://github.com/adobe-type-tools/agl-aglfn).
";
