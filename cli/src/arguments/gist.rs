//! `nutgraf gist`.

use super::source::DocumentArgs;
use clap::Args;

#[derive(Debug, Clone, Args)]
pub(crate) struct GistArgs {
    /// At most so many words
    #[arg(long, value_name = "N", default_value_t = 25, value_parser = at_least_one)]
    pub max_words: usize,
    /// At most so many bytes
    #[arg(long, value_name = "N", value_parser = at_least_one)]
    pub max_bytes: Option<usize>,
    #[command(flatten)]
    pub input: DocumentArgs,
}

fn at_least_one(given: &str) -> Result<usize, String> {
    match given.parse() {
        Ok(0) => Err("leaves no room for a word".to_owned()),
        Ok(n) => Ok(n),
        Err(_) => Err("not a whole number".to_owned()),
    }
}
