//! Prints how well compressions agree with the references.

use crate::example::{CompressionExample, tokens_on};
use nutgraf::training::Score;

/// Prints the figures of the compressor with the given weights.
pub fn report(name: &str, examples: &[CompressionExample], weight: &dyn Fn(u32) -> Score) {
    report_with(name, examples, &|example| {
        let path = example.lattice(weight).best().map_or(Vec::new(), |(path, _)| path);
        tokens_on(&path, example.keep.len())
    });
}

/// Prints the mean F1 of the words kept, the F1 over all sentences together, and the share of words kept.
pub fn report_with(
    name: &str,
    examples: &[CompressionExample],
    compress: &dyn Fn(&CompressionExample) -> Vec<bool>,
) {
    let (mut sum, mut n_right, mut n_kept, mut n_gold, mut n_words) = (0.0, 0, 0, 0, 0);
    for example in examples {
        let kept = compress(example);
        let words = || (0..kept.len()).filter(|&at| example.is_word[at]);
        let right = words().filter(|&at| kept[at] && example.keep[at]).count();
        let own = words().filter(|&at| kept[at]).count();
        let gold = words().filter(|&at| example.keep[at]).count();
        sum += 2.0 * right as f64 / (own + gold).max(1) as f64;
        n_right += right;
        n_kept += own;
        n_gold += gold;
        n_words += words().count();
    }
    println!(
        "{name}: mean F1 {:.2}, pooled F1 {:.2}, kept {:.3} (references {:.3})",
        100.0 * sum / examples.len() as f64,
        200.0 * n_right as f64 / (n_kept + n_gold) as f64,
        n_kept as f64 / n_words as f64,
        n_gold as f64 / n_words as f64
    );
}
