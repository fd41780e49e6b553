//! Days as rows have them, in any of the usual forms.

use std::fmt;

/// A day, or a month if the day is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CalendarDay {
    pub year: i64,
    pub month: i64,
    /// 0 if it is not known.
    pub day: i64,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl CalendarDay {
    /// The day in `2024-05-03T10:00`, `2024/5`, `20240503`, `Fri, 3 May 2024`, `May 3, 2024`, `3.5.2024`, or seconds or
    /// milliseconds since 1970; `None` for anything else.
    pub(super) fn read(given: &str) -> Option<Self> {
        let given = given.trim();
        if given.parse::<f64>().is_ok() {
            return Self::of_number(given);
        }
        let numbers: Vec<(usize, i64)> = numbers(given).take(3).collect();
        match numbers[..] {
            [(4, year), (1..=2, month), (1..=2, day), ..] => Self::valid(year, month, day),
            [(4, year), (1..=2, month)] if given.len() <= "2024-05".len() => Self::valid(year, month, 0),
            [(1..=2, day), (1..=2, month), (4, year)] if given.contains('.') => Self::valid(year, month, day),
            _ => Self::with_name(given, &numbers),
        }
    }

    /// A date with the English name of its month.
    fn with_name(given: &str, numbers: &[(usize, i64)]) -> Option<Self> {
        let words = given.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() >= 3);
        let month = words.into_iter().find_map(|word| {
            let word = word.to_ascii_lowercase();
            (1..).zip(MONTHS).find(|(_, month)| word.starts_with(month)).map(|(number, _)| number)
        })?;
        let year = numbers.iter().find(|(digits, _)| *digits == 4)?.1;
        let day = numbers.iter().find(|(digits, _)| *digits <= 2).map_or(0, |(_, day)| *day);
        Self::valid(year, month, day)
    }

    /// `20240503`, or a time since 1970.
    fn of_number(given: &str) -> Option<Self> {
        let number = given.parse::<f64>().ok().filter(|number| number.abs() < 1e15)?.trunc() as i64;
        let dashed = Self::valid(number / 10_000, number / 100 % 100, number % 100);
        if given.len() == "20240503".len() && dashed.is_some() {
            return dashed;
        }
        if given.len() == "2024".len() {
            return Self::valid(number, 1, 0);
        }
        let seconds = if number.abs() >= 100_000_000_000 { number / 1000 } else { number };
        Some(Self::of_days(seconds.div_euclid(86_400)))
    }

    fn valid(year: i64, month: i64, day: i64) -> Option<Self> {
        let is_valid = (1000..=9999).contains(&year) && (1..=12).contains(&month) && (0..=31).contains(&day);
        is_valid.then_some(Self { year, month, day })
    }

    /// The day some days after 1 January 1970 (Hinnant, "chrono-compatible low-level date algorithms").
    fn of_days(days: i64) -> Self {
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self { year, month, day: of_year - (153 * shifted + 2) / 5 + 1 }
    }
}

impl fmt::Display for CalendarDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        if self.day > 0 { write!(f, "-{:02}", self.day) } else { Ok(()) }
    }
}

/// The whole numbers in a text, each with the number of its digits.
fn numbers(text: &str) -> impl Iterator<Item = (usize, i64)> {
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.filter_map(|run| run.parse().ok().map(|number| (run.len(), number)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_the_usual_forms() {
        let check = |given: &str, expected: &str| {
            let found = CalendarDay::read(given).map_or(String::new(), |day| day.to_string());
            assert_eq!(found, expected, "{given}");
        };
        check("2024-05-03", "2024-05-03");
        check("2024-05-03T10:00:00Z", "2024-05-03");
        check("2024/5/3 10:00", "2024-05-03");
        check("2024-05", "2024-05");
        check("2024", "2024-01");
        check("20240503", "2024-05-03");
        check("3.5.2024", "2024-05-03");
        check("Fri, 3 May 2024 10:00:00 +0200", "2024-05-03");
        check("May 3, 2024", "2024-05-03");
        check("1714730400", "2024-05-03");
        check("1714730400000", "2024-05-03");
        check("-1", "1969-12-31");
        check("951782400", "2000-02-29");
        check("", "");
        check("soon", "");
        check("2024-13-01", "");
        check("5/3/2024", "");
        check("1e300", "");
        check("NaN", "");
    }
}
