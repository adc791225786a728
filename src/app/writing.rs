//! A text of many lines that is written over the whole screen: its scroll, and the search in it.

use super::{
    command::{Command, NoteCommand},
    context::Context,
    outcome::Hit,
    texts::run_lines,
};
use crate::{
    domain::statements::length_words,
    layout,
    text::{Buffer, Find, Lines, Select},
};

#[derive(Clone, Debug)]
pub struct Writing {
    pub title: String,
    pub buffer: Buffer,
    /// The first row in sight.
    pub offset: usize,
    /// How many characters it may have, if the form sets a limit; then their number is shown.
    pub most: Option<usize>,
    /// The search line, while it is open.
    pub search: Option<Buffer>,
    /// What was looked for last.
    sought: String,
}

impl Writing {
    pub fn new(title: impl Into<String>, text: &str) -> Writing {
        Writing {
            title: title.into(),
            buffer: Buffer::new(text, Lines::Many),
            offset: 0,
            most: None,
            search: None,
            sought: String::new(),
        }
    }

    /// Returns the text that letters go into: the text itself, or the search line.
    pub fn active(&mut self) -> &mut Buffer {
        self.search.as_mut().unwrap_or(&mut self.buffer)
    }

    pub fn run(&mut self, cx: &mut Context, command: Command) {
        let Command::Note(command) = command else { return };
        match (command, &self.search) {
            (NoteCommand::Find, _) => {
                let mut search = Buffer::new(&self.sought, Lines::One);
                search.select_all();
                self.search = Some(search);
            }
            (NoteCommand::NewLine, Some(search)) => {
                let what = search.text();
                if !self.buffer.find(&what, Find::Next) {
                    cx.refuse(format!("“{what}” isn't in this note"));
                }
            }
            (command, _) => run_lines(&mut self.buffer, command, page(cx)),
        }
    }

    /// Returns how many characters the text has, a line's end as one.
    fn length(&self) -> usize {
        let ends = self.buffer.lines().len().saturating_sub(1);
        self.buffer.lines().iter().map(|it| it.chars().count()).sum::<usize>().saturating_add(ends)
    }

    pub fn is_too_long(&self) -> bool {
        self.most.is_some_and(|most| self.length() > most)
    }

    /// Says how long the text is where that matters: "4,812 of 28,000 characters".
    pub fn length_words(&self) -> Option<String> {
        Some(length_words(self.length(), Some(i64::try_from(self.most?).unwrap_or(i64::MAX))))
    }

    /// Goes to the next match from where the present one begins, after a letter was typed in the search line.
    pub fn search_again(&mut self) {
        if let Some(search) = &self.search {
            self.sought = search.text();
            self.buffer.find(&self.sought, Find::Here);
        }
    }

    /// Selects what was found, and has the search go on with it.
    pub fn go_to_hit(&mut self, hit: &Hit) {
        self.buffer.go_to(self.buffer.pos_of(hit.at), Select::Drop);
        self.buffer.find(&hit.word, Find::Here);
        self.sought = hit.word.clone();
    }

    /// Wraps the text to the present width and keeps its cursor in sight.
    pub fn fit(&mut self, cx: &Context) {
        let area = layout::prose(layout::body(cx.size));
        let height = usize::from(area.height.saturating_sub(2)).max(1);
        self.buffer.set_columns(usize::from(area.width.saturating_sub(1)).max(1));
        self.offset = self.buffer.scrolled(self.offset, height);
    }
}

/// Returns the rows of a page: the height of the text, less one row for overlap.
pub fn page(cx: &Context) -> usize {
    usize::from(layout::body(cx.size).height.saturating_sub(4)).max(1)
}
