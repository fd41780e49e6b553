//! From the settings and a document to the summary.

use super::pick::{Pick, Summary};
use super::ranked::Ranked;
use super::summarizer::Summarizer;
use crate::analysis::Analysis;

impl Summarizer {
    /// The summary of an analysed document; without picks only if the document has no word, the budget no room for a
    /// character, or [`Summarizer::check`] refuses the settings.
    #[must_use]
    pub fn run(&self, analysis: &Analysis) -> Summary {
        if self.check().is_err() {
            return Summary::default();
        }
        analysis.threads.run(|| self.summary(analysis))
    }

    /// The summary by settings that make sense.
    fn summary(&self, analysis: &Analysis) -> Summary {
        let mut ranked = self.rank(analysis);
        if self.is_explained {
            ranked.worth.take_notes();
        }
        let forced = ranked.forced();
        let sections = ranked.take(&forced);
        let mut picks: Vec<Pick> =
            sections.iter().flatten().map(|taken| ranked.pick(taken.candidate)).collect();
        picks.sort_by_key(|pick| pick.index);
        if picks.is_empty() {
            picks.extend(ranked.cut_best(&[self.budget]));
        }
        if self.is_compressed {
            picks.iter_mut().for_each(|pick| ranked.shorten(pick, &forced));
        }
        if self.is_explained {
            ranked.explain(&sections, &mut picks);
        }
        Summary { picks }
    }

    /// The document's sentences, ranked.
    pub(crate) fn rank<'a>(&'a self, analysis: &'a Analysis) -> Ranked<'a> {
        Ranked::of(self, analysis)
    }
}
