//! Lists inside a line: "1. One 2. Two", "a) one b) two", "• one • two".

use memchr::memmem;

/// The marker of the next item is looked for within this many bytes of an item's start.
const MAX_ITEM_BYTES: usize = 1024;

/// The start of the item after the one that starts at `start`, before byte `end`.
///
/// An item has a marker, and the next one has the next marker of the count: after "1." only "2." is one.
pub(crate) fn next_item(text: &str, start: usize, end: usize) -> Option<usize> {
    let window = &text[start..text.floor_char_boundary(end.min(start + MAX_ITEM_BYTES))];
    let item = window.trim_start();
    let first = *item.as_bytes().first()?;
    if !(first.is_ascii_lowercase() || first.is_ascii_digit() || first == b'(' || first >= 0xe2) {
        return None;
    }
    let marker = NextItemMarker::after(item)?;
    // The marker includes the blank before it.
    let found = memmem::find(item.as_bytes(), marker.bytes())?;
    Some(start + window.len() - item.len() + found + 1)
}

/// The marker of the next item, with the blank before it.
struct NextItemMarker {
    bytes: [u8; 24],
    length: usize,
}

impl NextItemMarker {
    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// The marker after that of `item`, which starts with its own.
    fn after(item: &str) -> Option<Self> {
        let mut marker = Self { bytes: [b' '; 24], length: 1 };
        let bullet = item.chars().next().filter(|c| matches!(c, '•' | '⁃' | '‣' | '◦' | '▪' | '●'));
        let mut rest = item;
        if let Some(bullet) = bullet {
            marker.push(bullet.encode_utf8(&mut [0; 4]));
            rest = item[bullet.len_utf8()..].trim_start();
            let n_blanks = item.len() - bullet.len_utf8() - rest.len();
            if n_blanks <= 1 && !rest.starts_with(|c: char| c.is_ascii_digit()) {
                return (n_blanks == 1).then(|| marker.closed(" "));
            }
            marker.push(&" "[..n_blanks.min(1)]);
        }
        let opening = &rest[..usize::from(rest.starts_with('('))];
        marker.push(opening);
        rest = &rest[opening.len()..];
        let n_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let tail = match n_digits {
            0 => marker.push_next_letter(rest)?,
            1..=3 => {
                marker.push_next_number(&rest[..n_digits])?;
                &rest[n_digits..]
            }
            _ => return None,
        };
        let delimiter = [".) ", ") ", ". "].into_iter().find(|delimiter| tail.starts_with(delimiter))?;
        Some(marker.closed(delimiter))
    }

    /// Adds the letter after the one that `rest` starts with; returns what follows that.
    fn push_next_letter<'t>(&mut self, rest: &'t str) -> Option<&'t str> {
        let letter = *rest.as_bytes().first().filter(|byte| matches!(byte, b'a'..=b'y'))?;
        self.push(char::from(letter + 1).encode_utf8(&mut [0; 4]));
        Some(&rest[1..])
    }

    /// Adds the number after `number`.
    fn push_next_number(&mut self, number: &str) -> Option<()> {
        let mut next: u32 = number.parse::<u32>().ok()? + 1;
        let mut digits = [0; 4];
        let mut at = digits.len();
        while next > 0 {
            at -= 1;
            digits[at] = b'0' + (next % 10) as u8;
            next /= 10;
        }
        self.push(std::str::from_utf8(&digits[at..]).ok()?);
        Some(())
    }

    fn push(&mut self, text: &str) {
        self.bytes[self.length..self.length + text.len()].copy_from_slice(text.as_bytes());
        self.length += text.len();
    }

    fn closed(mut self, tail: &str) -> Self {
        self.push(tail);
        self
    }
}
