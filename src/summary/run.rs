//! From the settings and a document to the summary.

use super::pick::{Pick, Summary, name_speakers};
use super::ranked::Ranked;
use super::summarizer::Summarizer;
use crate::analysis::Analysis;
use crate::select::Taken;

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
        let mut ranked = self.rank(analysis).with_usual_scores();
        if self.is_explained {
            ranked.worth.take_notes();
        }
        let forced = ranked.forced();
        let (sections, mut picks) = if self.is_nested {
            self.nested_picks(&mut ranked, &forced)
        } else {
            self.picks(&mut ranked, &forced)
        };
        picks.sort_by_key(|pick| pick.index);
        name_speakers(analysis.document(), &mut picks);
        if self.is_compressed {
            picks.iter_mut().for_each(|pick| ranked.shorten(pick, &forced));
        }
        if self.is_explained {
            ranked.explain(&sections, &mut picks);
        }
        Summary { picks }
    }

    /// The candidates taken from the document or its sections, and their picks.
    fn picks(&self, ranked: &mut Ranked, forced: &[usize]) -> (Vec<Vec<Taken>>, Vec<Pick>) {
        let sections = ranked.take(forced);
        let mut picks: Vec<Pick> =
            sections.iter().flatten().map(|taken| ranked.pick(taken.candidate)).collect();
        if picks.is_empty() {
            picks.extend(ranked.cut_best(&[self.budget]));
        }
        (sections, picks)
    }

    /// The same by places that do not depend on the budget.
    fn nested_picks(&self, ranked: &mut Ranked, forced: &[usize]) -> (Vec<Vec<Taken>>, Vec<Pick>) {
        let costs = ranked.costs(forced);
        let (sections, first) = {
            let nesting = ranked.nested(self.budget, forced, costs.as_deref());
            (nesting.fitting(), nesting.cheapest_first())
        };
        let placed = sections.iter().flat_map(|taken| taken.iter().enumerate());
        let pick =
            |(place, taken): (usize, &Taken)| Pick { place: Some(place), ..ranked.pick(taken.candidate) };
        let mut picks: Vec<Pick> = placed.map(pick).collect();
        if picks.is_empty() {
            let head = first.and_then(|first| ranked.cut(first, &[self.budget]));
            picks.extend(head.map(|head| Pick { place: Some(0), ..head }));
        }
        (sections, picks)
    }

    /// The document's sentences, ranked.
    pub(crate) fn rank<'a>(&'a self, analysis: &'a Analysis) -> Ranked<'a> {
        Ranked::of(self, analysis)
    }
}
