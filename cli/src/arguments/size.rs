//! Sizes as they are typed.

/// Parses a number of bytes: `500`, `500B`, `500kB`, `256M`, `1G`. As in lengths, 1 kB is 1000 bytes; 1 KiB is 1024.
pub(super) fn parse_size(given: &str) -> Result<u64, String> {
    let digits = given.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = match &given[digits.len()..] {
        "" | "B" => 1,
        "k" | "K" | "kB" | "KB" => 1000,
        "M" | "MB" => 1_000_000,
        "G" | "GB" => 1_000_000_000,
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => return Err(NOT_A_SIZE.to_owned()),
    };
    let bytes = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    bytes.ok_or_else(|| NOT_A_SIZE.to_owned())
}

const NOT_A_SIZE: &str = "not a size such as 500kB, 256M or 1G";
