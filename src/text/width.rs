//! How many terminal columns a text takes once `clean` went over it, and fitting texts into columns. Knows
//! nothing of where it is drawn.
use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::clean::{clean, is_printable_ascii};

/// Columns, grapheme by grapheme, of what [`clean`] makes of the text: hidden characters count as their mark.
pub fn width(text: &str) -> usize {
    if is_printable_ascii(text) {
        return text.len();
    }
    text.graphemes(true).map(of).sum()
}

/// Columns of one grapheme.
pub(crate) fn of(grapheme: &str) -> usize {
    if grapheme.len() == 1 {
        return 1;
    }
    match clean(grapheme) {
        Cow::Borrowed(text) => text.width(),
        Cow::Owned(text) => text.graphemes(true).map(UnicodeWidthStr::width).sum(),
    }
}

/// The text, or its beginning and `…`, in at most `max` columns; nothing for 0.
pub fn cut(text: &str, max: usize) -> Cow<'_, str> {
    let Some(room) = max.checked_sub(1) else { return Cow::Borrowed("") };
    if text.len() <= max && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let (mut used, mut kept) = (0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        used += of(grapheme);
        if used > max {
            return Cow::Owned(format!("{}…", &text[..kept]));
        }
        if used <= room {
            kept = at + grapheme.len();
        }
    }
    Cow::Borrowed(text)
}

/// At most `max` wide: the beginning of a text, `…`, and what stands from byte `at` on, which gets most of the room.
pub fn cut_before(text: &str, at: usize, max: usize) -> String {
    let (Some(room), Some(behind)) = (max.checked_sub(1), text.get(at..)) else {
        return cut(text, max).into_owned();
    };
    let tail = cut(behind, room.saturating_sub(room / 3));
    let head = cut(text, room.saturating_sub(width(&tail)).saturating_add(1));
    format!("{head}{tail}")
}

/// The text, or `…` and its end, in at most `max` columns; nothing for 0.
pub fn cut_start(text: &str, max: usize) -> Cow<'_, str> {
    let Some(room) = max.checked_sub(1) else { return Cow::Borrowed("") };
    if text.len() <= max && text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let (mut used, mut kept) = (0, text.len());
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        used += of(grapheme);
        if used > max {
            return Cow::Owned(format!("…{}", &text[kept..]));
        }
        if used <= room {
            kept = at;
        }
    }
    Cow::Borrowed(text)
}

/// Exactly `columns` wide: cut, or filled with blanks behind.
pub fn pad(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let blanks = columns.saturating_sub(width(&text));
    let mut out = String::with_capacity(room(&text, blanks));
    out.push_str(&text);
    out.extend(std::iter::repeat_n(' ', blanks));
    out
}

/// Exactly `columns` wide: cut, or filled with blanks in front.
pub fn pad_left(text: &str, columns: usize) -> String {
    let text = cut(text, columns);
    let blanks = columns.saturating_sub(width(&text));
    let mut out = String::with_capacity(room(&text, blanks));
    out.extend(std::iter::repeat_n(' ', blanks));
    out.push_str(&text);
    out
}

/// Returns the bytes of a padded text, and one more: a blank often follows in the next column of a table.
fn room(text: &str, blanks: usize) -> usize {
    text.len().saturating_add(blanks).saturating_add(1)
}
