//! The bytes of a file as pieces of longer ones: what stood in the last file isn't copied into the next, which costs more
//! than all else that a save computes.

use std::{mem, ops::Range, sync::Arc};

/// A file, wholly in memory.
#[derive(Clone, Debug, Default)]
pub struct Text {
    buffers: Vec<Arc<Vec<u8>>>,
    pieces: Vec<Piece>,
    len: usize,
}

#[derive(Clone, Debug, PartialEq)]
struct Piece {
    /// The index of the buffer it stands in.
    of: usize,
    range: Range<usize>,
}

/// If it has more pieces than this, a file is written as one; short ones always are.
const MOST_PIECES: usize = 64;
const SHORT: usize = 1 << 20;

impl Text {
    pub fn parts(&self) -> Vec<&[u8]> {
        self.pieces.iter().map(|it| self.bytes(it)).collect()
    }

    /// Returns all the bytes in one piece.
    pub fn whole(&self) -> Arc<Vec<u8>> {
        match (self.buffers.as_slice(), self.pieces.as_slice()) {
            ([one], [piece]) if piece.range == (0..one.len()) => one.clone(),
            _ => Arc::new(self.parts().concat()),
        }
    }

    fn bytes(&self, piece: &Piece) -> &[u8] {
        self.buffers.get(piece.of).and_then(|it| it.get(piece.range.clone())).unwrap_or_default()
    }
}

/// A text as it grows, from new bytes and from stretches of the last one.
pub struct Pen<'a> {
    last: Option<&'a Text>,
    /// The piece of the last text that was copied from last, and where it begins there.
    at: (usize, usize),
    pieces: Vec<Piece>,
    new: Vec<u8>,
    len: usize,
}

impl<'a> Pen<'a> {
    pub fn new(last: Option<&'a Text>) -> Pen<'a> {
        Pen { last, at: (0, 0), pieces: Vec::new(), new: Vec::with_capacity(4096), len: 0 }
    }

    /// Returns how many bytes it has so far.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn ends_with(&self, byte: u8) -> bool {
        let last = self.pieces.last().filter(|it| it.of == self.new_buffer());
        last.is_some() && self.new.last() == Some(&byte)
    }

    pub fn push(&mut self, bytes: &[u8]) {
        let start = self.new.len();
        self.new.extend_from_slice(bytes);
        self.piece(self.new_buffer(), start..self.new.len());
    }

    /// `between`, then a stretch of the last text that was pushed there at once. Where both stand there behind what was
    /// copied before, nothing is copied at all.
    pub fn copy(&mut self, between: &[u8], range: Range<usize>) {
        let Some((of, range)) = self.find(range) else { return };
        let before = range.start.saturating_sub(between.len())..range.start;
        let follows = self.pieces.last().is_some_and(|it| it.of == of && it.range.end == before.start);
        let buffer = self.last.and_then(|it| it.buffers.get(of));
        match follows && buffer.and_then(|it| it.get(before.clone())) == Some(between) {
            true => self.piece(of, before.start..range.end),
            false => {
                self.push(between);
                self.piece(of, range);
            }
        }
    }

    pub fn finish(mut self) -> Text {
        let mut buffers = self.last.map(|it| it.buffers.clone()).unwrap_or_default();
        buffers.push(Arc::new(mem::take(&mut self.new)));
        let text = Text { buffers, pieces: self.pieces, len: self.len };
        match text.len < SHORT || text.pieces.len() > MOST_PIECES || text.buffers.len() > MOST_PIECES {
            true => Text {
                pieces: vec![Piece { of: 0, range: 0..text.len }],
                buffers: vec![text.whole()],
                ..text
            },
            false => text,
        }
    }

    /// The index of the buffer of new bytes.
    fn new_buffer(&self) -> usize {
        self.last.map_or(0, |it| it.buffers.len())
    }

    fn piece(&mut self, of: usize, range: Range<usize>) {
        self.len = self.len.saturating_add(range.len());
        match self.pieces.last_mut().filter(|it| it.of == of && it.range.end == range.start) {
            Some(last) => last.range.end = range.end,
            None => self.pieces.push(Piece { of, range }),
        }
    }

    /// Returns the buffer in which a stretch of the last text stands, and where.
    fn find(&mut self, range: Range<usize>) -> Option<(usize, Range<usize>)> {
        let last = self.last?;
        let (mut index, mut start) = if range.start < self.at.1 { (0, 0) } else { self.at };
        loop {
            let piece = last.pieces.get(index)?;
            let end = start.saturating_add(piece.range.len());
            if range.start < end {
                self.at = (index, start);
                let from = piece.range.start.saturating_add(range.start.saturating_sub(start));
                return Some((piece.of, from..from.saturating_add(range.len())));
            }
            (index, start) = (index.saturating_add(1), end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stood_there_is_not_copied() {
        let rows: Vec<String> = (0..2_000).map(|n| format!("{n:>999}")).collect();
        let mut pen = Pen::new(None);
        let mut spans: Vec<Range<usize>> = Vec::new();
        for row in &rows {
            pen.push(b",");
            let start = pen.len();
            pen.push(row.as_bytes());
            spans.push(start..pen.len());
        }
        let mut text = pen.finish();
        assert_eq!(text.pieces.len(), 1);
        let mut wanted = rows.clone();
        for turn in 0..200 {
            let changed = turn * 7 % rows.len();
            wanted[changed] = "x".repeat(turn);
            let mut pen = Pen::new(Some(&text));
            let mut next: Vec<Range<usize>> = Vec::new();
            for (at, row) in wanted.iter().enumerate() {
                match at == changed {
                    true => [b",".as_slice(), row.as_bytes()].iter().for_each(|it| pen.push(it)),
                    false => pen.copy(b",", spans[at].clone()),
                }
                next.push(pen.len() - row.len()..pen.len());
            }
            (text, spans) = (pen.finish(), next);
            assert!(text.pieces.len() <= MOST_PIECES && text.buffers.len() <= MOST_PIECES);
            let whole = wanted.iter().fold(String::new(), |all, row| format!("{all},{row}"));
            assert!(*text.whole() == whole.into_bytes(), "turn {turn}");
            assert_eq!(text.len, text.whole().len());
        }
    }
}
