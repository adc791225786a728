//! What stands around a date: the words before it and behind it in its sentence, and the heading above a list. Knows no
//! word's meaning.

use std::ops::Range;

use super::{
    groups::Group,
    phrase::{Word, Words},
};

/// A mail's text as sentences and words.
pub(super) struct Context<'a> {
    text: &'a str,
    pub words: Words,
    starts: &'a [usize],
}

/// The words around a date.
pub(super) struct Around<'a> {
    /// Those of its sentence before it, back to the date before.
    pub lead: &'a [Word],
    /// Those of its sentence behind it, up to the next date.
    pub tail: &'a [Word],
    /// Its whole sentence.
    pub sentence: &'a [Word],
    /// Those between its day and its time.
    pub inner: &'a [Word],
    /// The line or the sentences above its list; empty if it has some words of its own.
    pub heading: &'a [Word],
}

/// The heading of a list is looked for in so many lines above.
const LINES_ABOVE: usize = 40;
/// So many words before a date are none of its own: "Option 1:".
const FEW: usize = 3;
/// So many words of the paragraph above a list are looked at.
const PARAGRAPH: usize = 60;
/// A heading is looked for so many bytes above.
const ABOVE: usize = 4_000;

impl<'a> Context<'a> {
    pub fn new(text: &'a str, starts: &'a [usize]) -> Context<'a> {
        Context { text, words: Words::of(text, 0..text.len(), starts), starts }
    }

    /// Returns the bytes of the sentence in which a byte is.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let next = self.starts.partition_point(|it| *it <= at);
        let start = next.checked_sub(1).and_then(|it| self.starts.get(it)).copied().unwrap_or(0);
        start..self.starts.get(next).copied().unwrap_or(self.text.len())
    }

    /// Returns what stands around a group, whose neighbors are the groups before and behind it.
    pub fn around(&self, all: &[Group], at: usize) -> Option<Around<'_>> {
        let group = all.get(at)?;
        let first = self.sentence(group.from.start);
        let last = self.sentence(group.from.end.saturating_sub(1));
        let before = at.checked_sub(1).and_then(|it| all.get(it)).map_or(0, |it| it.from.end);
        let behind = all.get(at.saturating_add(1)).map_or(self.text.len(), |it| it.from.start);
        let lead = self.words.within(&(first.start.max(before)..group.from.start));
        let tail = self.words.within(&(group.from.end..last.end.min(behind)));
        let sentence = self.words.within(&(first.start..last.end));
        let day = group.days.last().map_or(group.from.start, |it| it.from.end);
        let inner = self.words.within(&(day..group.from.end));
        let is_own = lead.len() > FEW;
        let heading = if is_own { &[] } else { self.heading(all, at) };
        Some(Around { lead, tail, sentence, inner, heading })
    }

    /// Returns the words of the last line above a list's lines that is none of them, with the paragraph it ends.
    fn heading(&self, all: &[Group], at: usize) -> &[Word] {
        let Some(group) = all.get(at) else { return &[] };
        let from = (group.from.start.saturating_sub(ABOVE)..=group.from.start)
            .find(|it| self.text.is_char_boundary(*it));
        let near = from.and_then(|it| self.text.get(it..group.from.start)).unwrap_or_default();
        let mut end = group.from.start;
        let mut last = None;
        for (n, line) in near.rsplit('\n').enumerate().take(LINES_ABOVE) {
            let range = end.saturating_sub(line.len())..end;
            end = range.start.saturating_sub(1);
            let is_blank = !line.contains(char::is_alphanumeric);
            match last {
                _ if n == 0 => {}
                Some(_) if is_blank || line.trim().ends_with(':') => break,
                None if is_blank || self.is_listed(all, &range) => {}
                Some((_, to)) => last = Some((range.start, to)),
                None => last = Some((range.start, range.end)),
            }
            if line.trim().ends_with(':') && last.is_some_and(|it| it.0 == range.start) {
                let start = self.sentence(range.end.saturating_sub(1)).start.min(range.start);
                return self.words.within(&(start..range.end));
            }
        }
        let words = last.map(|(from, to)| self.words.within(&(from..to))).unwrap_or_default();
        words.get(words.len().saturating_sub(PARAGRAPH)..).unwrap_or_default()
    }

    /// Returns true for a line that begins with a date, or with few words before it.
    fn is_listed(&self, all: &[Group], line: &Range<usize>) -> bool {
        let first = all.partition_point(|it| it.from.end <= line.start);
        let Some(group) = all.get(first).filter(|it| it.from.start < line.end) else { return false };
        self.words.within(&(line.start..group.from.start.max(line.start))).len() <= FEW
    }
}
