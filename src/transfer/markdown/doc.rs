//! Puts a document together from headings, lists and tables, each with the blank lines that it needs. Takes plain text
//! and escapes all of it.

use super::{
    escape::{cell, line, link},
    note::block,
};

#[derive(Default)]
pub(super) struct Doc {
    text: String,
    /// True while list items are being written.
    in_list: bool,
}

impl Doc {
    pub fn heading(&mut self, level: usize, title: &str) {
        self.part(&format!("{} {}", "#".repeat(level), line(title)));
    }

    pub fn paragraph(&mut self, text: &str) {
        self.part(&line(text));
    }

    /// Writes a list item "Label: value"; nothing if the value is empty.
    pub fn item(&mut self, label: &str, value: &str) {
        if !value.trim().is_empty() {
            self.list_line(&format!("{}: {}", line(label), line(value)));
        }
    }

    /// Writes a list item whose value is an address.
    pub fn link_item(&mut self, label: &str, address: &str) {
        if !address.trim().is_empty() {
            self.list_line(&format!("{}: {}", line(label), link(address)));
        }
    }

    pub fn bullet(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.list_line(&line(text));
        }
    }

    /// Writes a list item with an address behind it, if there is one.
    pub fn bullet_with_link(&mut self, text: &str, address: &str) {
        match address.trim() {
            "" => self.bullet(text),
            address => self.list_line(&format!("{} · {}", line(text), link(address))),
        }
    }

    /// Writes a heading and a text of several paragraphs and lists below it; nothing if the text is empty.
    pub fn note(&mut self, level: usize, title: &str, text: &str) {
        let text = block(level, text);
        if !text.is_empty() {
            self.heading(level, title);
            self.part(&text);
        }
    }

    /// Writes a table; columns in which every cell is empty are left out.
    pub fn table(&mut self, head: &[&str], rows: &[Vec<String>]) {
        let filled = |at: &usize| rows.iter().any(|row| row.get(*at).is_some_and(|it| !it.trim().is_empty()));
        let columns: Vec<usize> = (0..head.len()).filter(filled).collect();
        if columns.is_empty() {
            return;
        }
        let cells =
            |row: &dyn Fn(usize) -> String| columns.iter().map(|at| row(*at)).collect::<Vec<_>>().join(" | ");
        let mut lines = vec![
            format!("| {} |", cells(&|at| cell(head.get(at).copied().unwrap_or_default()))),
            format!("| {} |", cells(&|_| "---".to_owned())),
        ];
        for row in rows {
            lines.push(format!(
                "| {} |",
                cells(&|at| cell(row.get(at).map(String::as_str).unwrap_or_default()))
            ));
        }
        self.part(&lines.join("\n"));
    }

    pub fn finish(mut self) -> String {
        self.text.push('\n');
        self.text
    }

    fn part(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(text);
        self.in_list = false;
    }

    fn list_line(&mut self, text: &str) {
        let text = format!("- {text}");
        match self.in_list {
            true => {
                self.text.push('\n');
                self.text.push_str(&text);
            }
            false => self.part(&text),
        }
        self.in_list = true;
    }
}
