//! A field of a form as it is typed, and what the form writes to.

use crate::{
    app::outcome::LinePurpose,
    domain::{
        field::{FieldInfo, Kind},
        id::Id,
        tables::Table,
    },
    text::{Buffer, Lines, Motion, Select, plain},
};

/// What a form writes to.
#[derive(Clone, Debug)]
pub enum Target {
    /// A row, with fields that are set first in a new one; saving makes the row if there is none yet.
    Row {
        table: Table,
        id: Id,
        preset: Vec<(&'static str, String)>,
    },
    Settings,
    /// A line of text for something else.
    Line(LinePurpose),
}

#[derive(Clone, Debug)]
pub struct FormField {
    pub info: FieldInfo,
    pub buffer: Buffer,
    pub error: Option<String>,
}

/// How a field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    Line,
    Long,
    Choice,
}

impl FormField {
    pub fn new(info: FieldInfo, text: &str) -> Self {
        let lines = if matches!(info.kind, Kind::Text | Kind::History) { Lines::Many } else { Lines::One };
        FormField { info, buffer: Buffer::new(text, lines), error: None }
    }

    pub fn input(&self) -> Input {
        match self.info.kind {
            Kind::Text | Kind::History => Input::Long,
            Kind::Choice(_) | Kind::YesNo => Input::Choice,
            Kind::Line
            | Kind::Day
            | Kind::When
            | Kind::Moment
            | Kind::Happened
            | Kind::Number
            | Kind::Zone
            | Kind::Set
            | Kind::Link(_)
            | Kind::Links(_) => Input::Line,
        }
    }

    /// Returns the words and titles to choose from; the first is "not set".
    pub fn choices(&self) -> Vec<(&'static str, &'static str)> {
        let mut all = vec![("", "–")];
        if let Kind::Choice(words) = self.info.kind {
            all.extend(words());
        }
        if let Kind::YesNo = self.info.kind {
            all.extend([("yes", "yes"), ("no", "no")]);
        }
        all
    }

    /// Puts the cursor into the field. A text of one line is selected, so that typing replaces it.
    pub fn enter(&mut self) {
        match self.input() {
            Input::Line => self.buffer.select_all(),
            Input::Long | Input::Choice => drop(self.buffer.go(Motion::End, Select::Drop)),
        }
    }

    /// Takes the choice that `pick` names, given the present one and how many there are.
    pub fn choose(&mut self, pick: impl Fn(usize, usize) -> usize) {
        let choices = self.choices();
        let at = choices.iter().position(|it| it.0 == self.buffer.text()).unwrap_or(0);
        if let Some(choice) = choices.get(pick(at, choices.len())) {
            self.buffer.set_text(choice.0);
            self.error = None;
        }
    }

    /// Takes the next choice that begins with that letter.
    pub fn choose_by_letter(&mut self, letter: char) {
        let letter = plain(letter.encode_utf8(&mut [0; 4]));
        let choices = self.choices();
        let fits = |at: &usize| choices.get(*at).is_some_and(|it| plain(it.1).starts_with(&letter));
        self.choose(|at, len| (at + 1..len).chain(0..=at).find(fits).unwrap_or(at));
    }

    /// Puts a text there as if it had been typed.
    pub fn type_over(&mut self, text: &str) {
        self.buffer.select_all();
        self.buffer.paste(text);
    }

    /// Returns how many rows it takes: its line or lines, and one for an error.
    pub fn height(&self) -> usize {
        let lines = match self.input() {
            Input::Long => self.buffer.row_count().clamp(1, 6),
            Input::Line | Input::Choice => 1,
        };
        lines.saturating_add(usize::from(self.error.is_some()))
    }
}
