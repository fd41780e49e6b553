//! Why each sentence of a summary was picked.

use super::pick::Pick;
use super::ranked::Ranked;
use super::wishes::{AVOIDED_COST, QUERY_SHARE, avoided, best_with};
use super::worth::GainParts;
use crate::explain::Why;
use crate::select::{Reason, Taken};
use foldhash::HashMap;

/// When a candidate was taken: after how many others, and after which one.
struct Order {
    taken: Taken,
    n_before: usize,
    before: Option<Taken>,
}

impl Ranked<'_> {
    /// Gives every pick the reason why it was taken.
    ///
    /// The root is what it added then. Its children: its score, or what the method says that it added to earlier
    /// picks; what it gained by the length of the summary, if that is not the usual one; what it lost by repeating earlier
    /// picks; and facts on the order.
    pub(super) fn explain(&self, sections: &[Vec<Taken>], picks: &mut [Pick]) {
        let orders: HashMap<usize, Order> = sections.iter().flat_map(|taken| orders(taken)).collect();
        let candidates: Vec<usize> =
            picks.iter().filter_map(|pick| self.analysis.candidate_of(pick.index)).collect();
        let parts = self.worth.explain(&candidates, self.shown());
        for ((pick, candidate), parts) in picks.iter_mut().zip(candidates).zip(parts) {
            pick.why = Some(if let Some(order) = orders.get(&candidate) {
                self.taken(order, parts)
            } else {
                let label = format!("{}, cut to fit the length", self.settings.method);
                self.scored(candidate, parts).named(label)
            });
        }
    }

    fn taken(&self, order: &Order, mut parts: GainParts) -> Why {
        let Taken { candidate, gain, reason } = order.taken;
        let repeats = parts.repeats.take();
        let by_length = parts.by_length.take();
        let mut children = vec![self.scored(candidate, parts)];
        children.extend(by_length.map(with_query));
        children.extend(repeats);
        children.push(Why::fact("picked as number", (order.n_before + 1) as f64));
        if let Some(before) = order.before.filter(|before| before.gain >= gain) {
            let document = self.analysis.document();
            let sentence = document.named(self.analysis.sentence_of(before.candidate));
            let label = format!("behind {sentence}, picked before it, by");
            children.push(Why::fact(label, before.gain - gain));
        }
        Why::added(self.label(candidate, reason), gain).of(children)
    }

    fn label(&self, candidate: usize, reason: Reason) -> String {
        let method = self.settings.method;
        match reason {
            Reason::Gain => method.to_string(),
            Reason::Forced => {
                let scores = &self.worth.scores.by_candidate;
                let has = |term: &&String| best_with(self.analysis, term, scores) == Some(candidate);
                let terms: Vec<String> =
                    self.settings.must_include.iter().filter(has).map(|term| format!("\"{term}\"")).collect();
                format!("{method}, must include {}", terms.join(", "))
            }
            Reason::Exchange => format!("{method}, fills the length better than another"),
            Reason::Coherence => format!("{method}, so that no sentence leans on a missing one"),
        }
    }

    /// The score of a candidate by the method, with what was asked for.
    fn scored(&self, candidate: usize, parts: GainParts) -> Why {
        let Why { label, mut share, mut children, .. } = parts.by_method;
        if let Some(likeness) = &self.likeness {
            let drawn = QUERY_SHARE * (likeness[candidate] - parts.alone);
            share += drawn;
            let fact = Why::fact("likeness to the query", likeness[candidate]);
            children.push(Why::added("query", drawn).of(vec![fact]));
        }
        if let Some(kind) = avoided(self.analysis, &self.settings.avoid, candidate) {
            share -= AVOIDED_COST;
            children.push(Why::added(format!("avoid {kind}"), -AVOIDED_COST));
        }
        Why::added(format!("score: {label}"), share).of(children)
    }
}

/// The gain of a candidate by the length, less where a query counts for the rest.
fn with_query((mut why, in_all): (Why, f64)) -> Why {
    let by_query = in_all - why.share;
    if by_query.abs() > f64::EPSILON {
        why.children.push(Why::added("less by the query", by_query));
    }
    Why { share: in_all, ..why }
}

/// When each of the candidates taken was taken, by candidate.
fn orders(taken: &[Taken]) -> impl Iterator<Item = (usize, Order)> {
    taken.iter().enumerate().map(|(n_before, &pick)| {
        let before = n_before.checked_sub(1).map(|at| taken[at]);
        (pick.candidate, Order { taken: pick, n_before, before })
    })
}
