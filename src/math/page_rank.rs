//! `PageRank` by power iteration (Brin & Page 1998).

/// A symmetric matrix of similarities that is never built: only its products are asked for.
pub(crate) trait Similarities {
    /// The number of rows, which is that of columns.
    fn len(&self) -> usize;
    /// The product of the matrix with `x`; its diagonal counts as 0.
    fn times(&self, x: &[f64]) -> Vec<f64>;
    /// The sum of the edges that leave every row: one product, as the matrix is symmetric.
    fn degrees(&self) -> Vec<f64> {
        self.times(&vec![1.0; self.len()])
    }
    /// The edges that lead to a row, by the row that they leave: one product, as the matrix is symmetric.
    fn edges_to(&self, row: usize) -> Vec<f64> {
        let mut unit = vec![0.0; self.len()];
        unit[row] = 1.0;
        self.times(&unit)
    }
}

/// The share of a step that follows the graph (Brin & Page 1998; Mihalcea & Tarau 2004).
const DAMPING: f64 = 0.85;
const MAX_STEPS: usize = 100;
/// Power iteration stops when a step moves less of the total than this.
const TOLERANCE: f64 = 1e-7;
/// Degrees below this are rounding noise: the row is dangling.
pub(crate) const NO_DEGREE: f64 = 1e-12;

/// The `PageRank` of every row of a graph weighted by similarity: shares that sum to 1.
///
/// A dangling row gives an equal share to every row. Each step costs one product.
pub(crate) fn page_rank(graph: &impl Similarities) -> Vec<f64> {
    let n = graph.len();
    biased_page_rank(graph, &vec![1.0 / n.max(1) as f64; n])
}

/// The same, but a jump, and what a dangling row gives, goes to every row by its share of `bias`, which sums to 1.
pub(crate) fn biased_page_rank(graph: &impl Similarities, bias: &[f64]) -> Vec<f64> {
    if bias.is_empty() {
        return Vec::new();
    }
    let degree = graph.degrees();
    let mut rank = bias.to_vec();
    for _ in 0..MAX_STEPS {
        let mut dangling = 0.0;
        let spread: Vec<f64> = rank
            .iter()
            .zip(&degree)
            .map(|(&rank, &degree)| {
                if degree > NO_DEGREE {
                    rank / degree
                } else {
                    dangling += rank;
                    0.0
                }
            })
            .collect();
        let base = 1.0 - DAMPING + DAMPING * dangling;
        let step = |(&flow, &bias): (&f64, &f64)| base * bias + DAMPING * flow.max(0.0);
        let next: Vec<f64> = graph.times(&spread).iter().zip(bias).map(step).collect();
        let moved: f64 = next.iter().zip(&rank).map(|(new, old)| (new - old).abs()).sum();
        rank = next;
        if moved < TOLERANCE {
            break;
        }
    }
    rank
}

/// For each of `rows`: what every other row gives it in a step of `PageRank`. The rest of its rank comes from jumps.
pub(crate) fn page_rank_flows(
    graph: &impl Similarities,
    rank: &[f64],
    rows: impl Iterator<Item = usize>,
) -> impl Iterator<Item = Vec<f64>> {
    let degree = graph.degrees();
    let given = |rank: f64, degree: f64| if degree > NO_DEGREE { DAMPING * rank / degree } else { 0.0 };
    let spread: Vec<f64> = rank.iter().zip(&degree).map(|(&rank, &degree)| given(rank, degree)).collect();
    rows.map(move |row| graph.edges_to(row).iter().zip(&spread).map(|(edge, spread)| edge * spread).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Dense(Vec<Vec<f64>>);

    impl Similarities for Dense {
        fn len(&self) -> usize {
            self.0.len()
        }

        fn times(&self, x: &[f64]) -> Vec<f64> {
            self.0.iter().map(|row| row.iter().zip(x).map(|(a, b)| a * b).sum()).collect()
        }
    }

    fn check_page_rank(edges: &[&[f64]], expected: &[f64]) {
        let found = page_rank(&Dense(edges.iter().map(|row| row.to_vec()).collect()));
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
        assert_eq!(found.len(), expected.len());
    }

    #[test]
    fn page_rank_of_small_graphs() {
        check_page_rank(&[], &[]);
        check_page_rank(&[&[0.0]], &[1.0]);
        check_page_rank(&[&[0.0, 1.0], &[1.0, 0.0]], &[0.5, 0.5]);
        // A path a – b – c: b = 0.05 + 0.85·(a + c), a = c = 0.05 + 0.85·b/2, so a = 0.07125/0.2775.
        check_page_rank(
            &[&[0.0, 1.0, 0.0], &[1.0, 0.0, 1.0], &[0.0, 1.0, 0.0]],
            &[0.256_756_757, 0.486_486_486, 0.256_756_757],
        );
        // A row without edges gives all rows an equal share of what it has: x = 0.05 + 0.85·x/3 for it.
        let (pair, alone) = (20.0 / 43.0, 3.0 / 43.0);
        check_page_rank(&[&[0.0, 1.0, 0.0], &[1.0, 0.0, 0.0], &[0.0, 0.0, 0.0]], &[pair, pair, alone]);
    }
}
