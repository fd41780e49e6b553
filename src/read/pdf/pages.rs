//! The pages of a file as blocks in reading order.

use super::blocks::{TextBlock, UsualText, blocks as blocks_of_lines};
use super::columns::columns;
use super::content::{ContentReader, page_space};
use super::file::PdfFile;
use super::flow::joined;
use super::lines::{PdfLine, lines};
use super::placed_text::PageRuns;
use super::resources::Resources;
use super::running_lines::remove_running_lines;
use crate::read::block_writer::ElementKind;
use foldhash::{HashMap, HashMapExt};

/// The pages of a file, as far as they could be read.
pub(super) struct Pages {
    /// The blocks of all pages, in reading order.
    pub blocks: Vec<TextBlock>,
    pub n_read: usize,
    /// The number of pages whose content is damaged, or too large.
    pub n_unread: usize,
}

/// Reads all pages.
pub(super) fn read(file: &PdfFile) -> Pages {
    let (mut pages, n_unread) = runs(file);
    let n_read = pages.len();
    let runs = || pages.iter().flat_map(|page| &page.runs);
    let usual_size = most(runs().map(|run| (run.size * 4.0, run.text.len()))) / 4.0;
    remove_running_lines(&mut pages, usual_size);
    let mut known = Vec::new();
    // Gutters of later pages count for those before them.
    pages.iter().for_each(|page| drop(columns(page.runs.clone(), &mut known)));
    let columns = pages.into_iter().flat_map(|page| columns(page.runs, &mut known)).map(lines);
    let columns: Vec<Vec<PdfLine>> = columns.collect();
    let usual = usual_text(&columns);
    let columns = columns.into_iter().enumerate();
    let blocks = columns.flat_map(|(number, lines)| blocks_of_lines(lines, number, usual)).collect();
    Pages { blocks, n_read, n_unread }
}

/// The runs of the pages that can be read, and the number of the others.
fn runs(file: &PdfFile) -> (Vec<PageRuns>, usize) {
    let mut resources = Resources::new(file);
    let (mut pages, mut n_unread) = (Vec::new(), 0);
    for page in file.pages() {
        let (to_page, width, height) = page_space(&resources, page);
        let page_resources = file.inherited(page, b"Resources").and_then(|object| object.as_dict().ok());
        let Some(content) = file.content(page) else {
            n_unread += 1;
            continue;
        };
        let mut reader = ContentReader::new(&mut resources, to_page, width, height);
        if let Some(page_resources) = page_resources {
            reader.read(&content, page_resources);
        }
        pages.push(reader.finish());
    }
    (pages, n_unread)
}

/// The size, distance and style of most lines in all columns.
fn usual_text(columns: &[Vec<PdfLine>]) -> UsualText {
    let lines = || columns.iter().flatten();
    let n_chars: usize = lines().map(PdfLine::n_chars).sum();
    let n_of =
        |is: fn(&PdfLine) -> bool| lines().filter(|line| is(line)).map(PdfLine::n_chars).sum::<usize>();
    let size = most(lines().map(|line| (line.size * 4.0, line.n_chars()))) / 4.0;
    let pairs = columns.iter().flat_map(|lines| lines.windows(2));
    let usual_pairs =
        pairs.filter(|pair| (pair[0].size - size).abs() < 0.3 && (pair[1].size - size).abs() < 0.3);
    let pitches = usual_pairs.map(|pair| ((pair[1].y - pair[0].y) / size.max(1.0) * 20.0, pair[1].n_chars()));
    let pitch = most(pitches.filter(|(pitch, _)| (19.0..60.0).contains(pitch))) / 20.0;
    UsualText {
        size,
        pitch: if pitch > 0.0 { pitch } else { 1.2 },
        is_bold: 2 * n_of(|line| line.style.is_bold) > n_chars,
        is_fixed: 10 * n_of(|line| line.style.is_fixed) > 9 * n_chars,
    }
}

/// The value, as a whole number, that has the most weight; of equals the smallest.
fn most(values: impl Iterator<Item = (f32, usize)>) -> f32 {
    let mut weights: HashMap<i64, usize> = HashMap::new();
    for (value, weight) in values {
        *weights.entry((value + 0.5) as i64).or_default() += weight;
    }
    let best = weights.into_iter().max_by_key(|&(value, weight)| (weight, -value));
    best.map_or(0.0, |(value, _)| value as f32)
}

/// Gives the heading in the largest letters among the first blocks the first level, and returns it.
pub(super) fn mark_title(blocks: &mut [TextBlock]) -> Option<String> {
    const MAX_BLOCKS: usize = 8;
    let size = |block: &TextBlock| block.lines.first().map_or(0.0, |line| line.size);
    let first = blocks.iter_mut().take(MAX_BLOCKS);
    let headings = first.filter(|block| matches!(block.kind, ElementKind::Heading(_)));
    let largest =
        headings.reduce(|best, block| if size(block) > size(best) * 1.02 { block } else { best })?;
    largest.kind = ElementKind::Heading(1);
    Some(joined(&largest.lines).replace('\n', ""))
}
