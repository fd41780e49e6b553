//! Numbers and sizes as they are typed.

/// Parses a whole number: `10`, also `1e3`, `5k` or `10_000`.
pub(super) fn parse_count(given: &str) -> Result<usize, &'static str> {
    const NOT_A_COUNT: &str = "not a whole number such as 10";
    let plain = given.trim().replace('_', "");
    let (digits, factor) =
        plain.strip_suffix(['k', 'K']).map_or((plain.as_str(), 1.0), |digits| (digits, 1e3));
    if let Ok(count) = plain.parse() {
        return Ok(count);
    }
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
    let count = digits.parse::<f64>().ok().filter(|_| is_number).map(|number| number * factor);
    let whole = count.filter(|count| *count == count.trunc() && *count < LARGEST_EXACT);
    whole.map(|count| count as usize).ok_or(NOT_A_COUNT)
}

/// Larger numbers are not exact as floats.
const LARGEST_EXACT: f64 = 9e15;

/// Parses a share: `0.5` or `50%`.
pub(super) fn parse_share(given: &str) -> Result<f64, &'static str> {
    let given = given.trim();
    let (digits, whole) = given.strip_suffix('%').map_or((given, 1.0), |digits| (digits.trim_end(), 100.0));
    digits.parse::<f64>().map(|number| number / whole).map_err(|_| "not a number such as 0.5 or 50%")
}

/// Parses a number of bytes: `500`, `500B`, `500kB`, `256M`, `1G`, in any case. As in lengths, 1 kB is 1000 bytes; 1 KiB is
/// 1024.
pub(super) fn parse_size(given: &str) -> Result<u64, &'static str> {
    let digits = given.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == ' ');
    let unit = match given[digits.len()..].trim().to_ascii_lowercase().as_str() {
        "" | "b" | "byte" | "bytes" => 1,
        "k" | "kb" => 1000,
        "m" | "mb" => 1_000_000,
        "g" | "gb" => 1_000_000_000,
        "kib" => 1 << 10,
        "mib" => 1 << 20,
        "gib" => 1 << 30,
        _ => return Err(NOT_A_SIZE),
    };
    let bytes = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    bytes.ok_or(NOT_A_SIZE)
}

/// Parses a size that is held in memory.
pub(super) fn parse_line_size(given: &str) -> Result<usize, &'static str> {
    parse_size(given).and_then(|bytes| usize::try_from(bytes).map_err(|_| NOT_A_SIZE))
}

const NOT_A_SIZE: &str = "not a size such as 500kB, 256M or 1G";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole() {
        let check =
            |given: &str, expected: Option<usize>| assert_eq!(parse_count(given).ok(), expected, "{given}");
        check("10", Some(10));
        check("1e3", Some(1000));
        check("2k", Some(2000));
        check(" 10_000 ", Some(10_000));
        check("1.0", Some(1));
        check("1.5", None);
        check("-1", None);
        check("ten", None);
        check("inf", None);
        check("1e99", None);
    }

    #[test]
    fn shares_may_be_percent() {
        assert_eq!(parse_share("0.5"), Ok(0.5));
        assert_eq!(parse_share("50 %"), Ok(0.5));
        assert!(parse_share("half").is_err());
    }
}
