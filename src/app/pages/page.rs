//! Rows of text without colors, wrapped to a width.

use crate::text::{Mark, clean, spans, width, wrap};

/// How a piece of text is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    Plain,
    Title,
    Head,
    Strong,
    Dim,
    Good,
    Warn,
    Bad,
    Link,
    Code,
    Slanted,
    /// A tag in a note.
    Tag,
}

pub type Piece = (String, Ink);

/// One row of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub pieces: Vec<Piece>,
    /// The sub-item that it shows, if it shows one.
    pub item: Option<crate::domain::id::Id>,
    /// True for a row of the selected one among several items on the page.
    pub selected: bool,
}

/// Rows that are wrapped to a width in terminal columns.
#[derive(Clone, Debug)]
pub struct Page {
    pub width: usize,
    pub rows: Vec<Row>,
}

/// The width of the labels of a detail pane, in terminal columns.
const LABEL: usize = 14;

impl Page {
    pub fn new(width: usize) -> Self {
        Page { width: width.max(8), rows: Vec::new() }
    }

    pub fn blank(&mut self) {
        if self.rows.last().is_some_and(|row| !row.pieces.is_empty()) {
            self.rows.push(Row::default());
        }
    }

    pub fn row(&mut self, pieces: Vec<Piece>) {
        self.rows.push(Row { pieces, ..Row::default() });
    }

    pub fn title(&mut self, text: &str) {
        self.hanging(Vec::new(), text, Ink::Title);
    }

    /// Adds a small heading with a blank row above it.
    pub fn head(&mut self, text: &str) {
        self.blank();
        self.hanging(Vec::new(), text, Ink::Head);
    }

    pub fn text(&mut self, text: &str, ink: Ink) {
        for line in text.split('\n') {
            self.hanging(Vec::new(), line, ink);
        }
    }

    /// Adds "Label      value", the value wrapped beside the label; nothing if the value is empty.
    pub fn labeled(&mut self, label: &str, value: &str) {
        self.labeled_in(label, value, Ink::Plain);
    }

    pub fn labeled_in(&mut self, label: &str, value: &str, ink: Ink) {
        if value.trim().is_empty() {
            return;
        }
        let columns = LABEL.max(width(label).saturating_add(2));
        let mut first = vec![(crate::text::pad(label, columns), Ink::Dim)];
        for line in value.split('\n') {
            self.hanging(first, line, ink);
            first = vec![(" ".repeat(columns), Ink::Plain)];
        }
    }

    /// Adds a text behind some pieces; further rows are indented by their width.
    pub fn hanging(&mut self, first: Vec<Piece>, text: &str, ink: Ink) {
        let text = clean(text);
        let indent: usize = first.iter().map(|it| width(&it.0)).sum();
        let mut lead = first;
        for range in wrap(&text, self.width.saturating_sub(indent).max(4)) {
            let mut pieces = std::mem::take(&mut lead);
            pieces.push((text[range].trim_end().to_owned(), ink));
            self.row(pieces);
            lead = vec![(" ".repeat(indent), Ink::Plain)];
        }
    }

    /// Adds a text of many lines with its headings, lists and emphasis styled.
    pub fn marked(&mut self, text: &str) {
        for line in crate::text::clean_lines(text).split('\n') {
            let all = spans(line);
            for range in wrap(line, self.width) {
                let pieces = all.iter().filter_map(|(span, mark)| {
                    let (from, to) = (span.start.max(range.start), span.end.min(range.end));
                    (from < to).then(|| (line[from..to].to_owned(), ink_of(*mark)))
                });
                self.row(pieces.collect());
            }
        }
    }

    /// Adds a text in which only `**bold**` is styled.
    pub fn prose(&mut self, first: Vec<Piece>, text: &str) {
        if !text.contains("**") {
            return self.hanging(first, text, Ink::Plain);
        }
        let indent: usize = first.iter().map(|it| width(&it.0)).sum();
        let plain: String = text.split("**").collect();
        let mut bold = Vec::new();
        let mut at = 0usize;
        for (n, part) in text.split("**").enumerate() {
            if n % 2 == 1 {
                bold.push(at..at.saturating_add(part.len()));
            }
            at = at.saturating_add(part.len());
        }
        let mut lead = first;
        for range in wrap(&plain, self.width.saturating_sub(indent).max(4)) {
            let mut pieces = std::mem::take(&mut lead);
            let mut from = range.start;
            while from < range.end {
                let (to, ink) = match bold.iter().find(|it| it.end > from) {
                    Some(it) if it.start <= from => (it.end.min(range.end), Ink::Strong),
                    Some(it) => (it.start.min(range.end), Ink::Plain),
                    None => (range.end, Ink::Plain),
                };
                pieces.push((plain[from..to].to_owned(), ink));
                from = to;
            }
            self.row(pieces);
            lead = vec![(" ".repeat(indent), Ink::Plain)];
        }
    }
}

/// Returns how a stretch of a note looks.
pub fn ink_of(mark: Mark) -> Ink {
    match mark {
        Mark::Plain => Ink::Plain,
        Mark::Heading(_) => Ink::Head,
        Mark::Bullet | Mark::Number | Mark::Check(_) => Ink::Warn,
        Mark::Bold => Ink::Strong,
        Mark::Italic => Ink::Slanted,
        Mark::Code => Ink::Code,
        Mark::Quote => Ink::Dim,
        Mark::Link => Ink::Link,
        Mark::Tag => Ink::Tag,
    }
}
