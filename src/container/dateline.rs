//! The place and the agency before the first words of a report: "KERR, March 3 (Reuters) - ", "(CNN) -- ".

use super::lines::lines;
use super::reading::ContainerReading;

/// The report starts within this many lines that are not blank. Reports that follow in the same text, and start later, name
/// their agency: "ROME (Reuters) - ".
const MAX_LINES: usize = 6;
/// A dateline is not longer.
const MAX_BYTES: usize = 80;
/// A town in capitals has as many; fewer are rather an abbreviation.
const MIN_CAPITALS: usize = 4;
/// A place or an agency has no more words.
const MAX_PLACE_WORDS: usize = 5;

/// The text without its datelines; `None` if it has none.
pub(super) fn dateline(text: &str) -> Option<ContainerReading> {
    let mut reading = ContainerReading::default();
    let mut has_any = false;
    for (at, line) in lines(text).filter(|line| !line.is_blank()).enumerate() {
        let content = line.content();
        let may_start_report = at < MAX_LINES && !has_any;
        let may_be_one =
            may_start_report || content.as_bytes()[..content.len().min(MAX_BYTES)].contains(&b'(');
        if may_be_one
            && let Some(length) = dateline_length(content)
            && (may_start_report || names_agency(&content[..length]))
        {
            let start = line.end() - content.len();
            reading.leave_out(start..start + length);
            has_any = true;
        }
    }
    has_any.then_some(reading)
}

/// True for a place, an agency in brackets and a dash.
fn names_agency(dateline: &str) -> bool {
    let (place, dash) = dateline.split_once('(').map_or(("", ""), |(place, rest)| (place, rest));
    !place.is_empty() && dash.contains(['-', '–', '—'])
}

/// The length of the dateline that a line starts with, with the dash and the blanks after it.
fn dateline_length(line: &str) -> Option<usize> {
    let head = &line[..line.floor_char_boundary(MAX_BYTES)];
    let (place, rest) = match head.find([')', '-', '–', '—']) {
        // "(CNN)Share": the agency, perhaps without a dash.
        Some(end) if head[end..].starts_with(')') => (&head[..=end], &head[end + 1..]),
        Some(end) => (&head[..end], &head[end..]),
        None => return None,
    };
    let after = rest.trim_start();
    let body = after.trim_start_matches(['-', '–', '—']);
    // "Washington (CNN)The": the text touches the agency.
    let is_glued = place.ends_with(')') && body.len() == rest.len();
    let is_long_dash = rest.starts_with('—');
    let has_dash = is_glued
        || body.len() < after.len() && (body.starts_with(' ') || rest.starts_with(' ') || is_long_dash);
    let body = body.trim_start();
    let starts_sentence = body.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '“' | '«'));
    let has_sentence = line[head.len() - body.len()..].contains(['.', '!', '?', '…']);
    (starts_sentence && has_sentence && is_source(place.trim_end(), has_dash))
        .then(|| head.len() - body.len())
}

/// True for an agency in brackets, a place before one, or a place in capitals before a dash.
fn is_source(place: &str, has_dash: bool) -> bool {
    let (before, agency) = match place.split_once('(') {
        Some((before, agency)) => (before.trim_end(), Some(agency.trim_end_matches(')'))),
        None => (place, None),
    };
    let n_words = before.split_whitespace().count();
    let is_agency = |agency: &str| {
        agency.starts_with(char::is_uppercase)
            && agency.split_whitespace().count() <= 2
            && !agency.contains(char::is_numeric)
    };
    // "KERR, March 3" and "SANTO DOMINGO": the place itself is in capitals.
    let town = before.split(',').next().unwrap_or_default();
    let is_in_capitals = town.chars().filter(|c| c.is_uppercase()).count() >= MIN_CAPITALS
        && !town.contains(char::is_lowercase);
    match agency {
        Some(agency) if before.is_empty() => {
            is_agency(agency) && (has_dash || !agency.contains(char::is_lowercase))
        }
        Some(agency) => {
            is_agency(agency)
                && has_dash
                && n_words <= MAX_PLACE_WORDS
                && town.starts_with(char::is_uppercase)
        }
        None => has_dash && is_in_capitals && n_words <= MAX_PLACE_WORDS,
    }
}

#[cfg(test)]
mod tests {
    use super::{dateline, dateline_length};

    #[test]
    fn every_report_of_a_text_may_have_one() {
        let texts = |text: &str| dateline(text).map(|reading| reading.edits.len());
        let report = "The river rose.\nIt fell.\nIt rose.\nIt fell.\nIt rose.\nIt fell.\n";
        assert_eq!(texts(&format!("ROME (AP) - {report}\nPARIS (Reuters) - {report}")), Some(2));
        assert_eq!(texts(&format!("ROME - {report}\nPARIS - {report}")), Some(1));
        assert_eq!(texts(report), None);
    }

    #[test]
    fn datelines_are_found() {
        let check = |line: &str, expected: Option<&str>| {
            assert_eq!(dateline_length(line).map(|length| &line[length..]), expected, "{line}");
        };
        check("(CNN) -- The last keeper retired.", Some("The last keeper retired."));
        check("(CNN)Share, and it doubles.", Some("Share, and it doubles."));
        check("KERR, March 3 (Reuters) - The quarry will shut.", Some("The quarry will shut."));
        check("Washington (CNN)The envoy was surprised.", Some("The envoy was surprised."));
        check("London (AP) — Rain fell.", Some("Rain fell."));
        check("CAIRO—The envoy was surprised.", Some("The envoy was surprised."));
        check("SANTO DOMINGO - Un nuevo mercado abrió.", Some("Un nuevo mercado abrió."));
        for line in [
            "NASA - the space agency - will lend it.",
            "The council (which met on Monday) Said no.",
            "(Some readers will object.) It rained.",
            "RS-232 is old.",
            "The list(s) Of names.",
            "A - B",
            "IBM—The company is old.",
            "USA - China: talks stall",
            "Self-service - The new way",
        ] {
            check(line, None);
        }
    }
}
