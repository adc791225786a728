//! A field of a form as it is typed, and what the form writes to.

use crate::{
    app::outcome::LinePurpose,
    domain::{
        field::{FieldInfo, Kind, split_set},
        id::Id,
        tables::Table,
    },
    text::{Buffer, Lines, Motion, Select, fold, plain},
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
    /// A figure of the season by its id.
    Figure(String),
    /// A line of text for something else.
    Line(LinePurpose),
}

#[derive(Clone, Debug)]
pub struct FormField {
    pub info: FieldInfo,
    pub buffer: Buffer,
    pub error: Option<String>,
    /// The words that can be ticked or chosen, with their titles; none where those of its kind, or any word, will do.
    offered: Vec<(&'static str, &'static str)>,
    /// What a choice that isn't made is called.
    pub unset: &'static str,
    /// The letters typed so far in order to name a choice.
    sought: String,
    /// What stands in the row above it.
    pub above: Above,
}

/// What stands above a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Above {
    Nothing,
    /// A line: what matters first is over.
    Line,
}

impl Above {
    pub fn rows(self) -> usize {
        match self {
            Above::Nothing => 0,
            Above::Line => 1,
        }
    }
}

/// How a field is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    Line,
    Long,
    Choice,
    Ticks,
}

impl FormField {
    pub const UNSET: &'static str = "–";

    pub fn new(info: FieldInfo, text: &str) -> Self {
        let lines = if matches!(info.kind, Kind::Text | Kind::History) { Lines::Many } else { Lines::One };
        FormField {
            info,
            buffer: Buffer::new(text, lines),
            error: None,
            offered: Vec::new(),
            unset: FormField::UNSET,
            sought: String::new(),
            above: Above::Nothing,
        }
    }

    /// Makes a field that holds some of these words, each with its title.
    pub fn ticks(info: FieldInfo, words: &[&str], all: Vec<(&'static str, &'static str)>) -> Self {
        FormField { offered: all, ..FormField::new(info, &words.join(", ")) }
    }

    /// Puts choices that fit before the others.
    pub fn putting_first(mut self, fits: impl Fn(&str) -> bool) -> Self {
        if let Kind::Choice(words) = self.info.kind {
            self.offered = words();
            self.offered.sort_by_key(|it| !fits(it.0));
        }
        self
    }

    /// Returns the titles that can be ticked, each with whether it is.
    pub fn ticked(&self) -> Vec<(&'static str, bool)> {
        let on = split_set(&self.buffer.text());
        self.offered.iter().map(|(word, title)| (*title, on.iter().any(|it| it == word))).collect()
    }

    /// Ticks the line with that index, or takes its tick away.
    pub fn tick(&mut self, line: usize) {
        let on = self.ticked();
        let turned = self.offered.iter().zip(on).enumerate().filter(|(at, (_, it))| it.1 != (*at == line));
        let words: Vec<&str> = turned.map(|it| it.1.0.0).collect();
        self.buffer.set_text(&words.join(", "));
        self.error = None;
    }

    /// Returns what stood there at first and is gone now, if it holds several things.
    pub fn removed(&self) -> Vec<String> {
        let holds_several = matches!(self.info.kind, Kind::Set | Kind::Links(_));
        let now: Vec<String> = split_set(&self.buffer.text()).iter().map(|it| fold(it)).collect();
        let before = if holds_several { split_set(self.buffer.start_text()) } else { Vec::new() };
        before.into_iter().filter(|it| !now.contains(&fold(it))).collect()
    }

    pub fn input(&self) -> Input {
        match self.info.kind {
            Kind::Set if !self.offered.is_empty() => Input::Ticks,
            Kind::Text | Kind::History => Input::Long,
            Kind::Choice(_) | Kind::YesNo => Input::Choice,
            Kind::Line
            | Kind::Day
            | Kind::Past
            | Kind::Near
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
        let mut all = vec![("", self.unset)];
        if let Kind::Choice(words) = self.info.kind {
            all.extend(if self.offered.is_empty() { words() } else { self.offered.clone() });
        }
        if let Kind::YesNo = self.info.kind {
            all.extend([("yes", "yes"), ("no", "no")]);
        }
        all
    }

    /// Puts the cursor into the field. A text of one line is selected, so that typing replaces it, unless it holds several
    /// things.
    pub fn enter(&mut self) {
        self.sought.clear();
        let holds_several = matches!(self.info.kind, Kind::Set | Kind::Links(_));
        match self.input() {
            Input::Line if !holds_several => self.buffer.select_all(),
            Input::Line | Input::Long | Input::Choice | Input::Ticks => {
                self.buffer.go(Motion::End, Select::Drop);
            }
        }
    }

    /// Takes the choice that `pick` names, given the present one and how many there are.
    pub fn choose(&mut self, pick: impl Fn(usize, usize) -> usize) {
        let choices = self.choices();
        let at = choices.iter().position(|it| it.0 == self.buffer.text()).unwrap_or(0);
        self.sought.clear();
        if let Some(choice) = choices.get(pick(at, choices.len())) {
            self.buffer.set_text(choice.0);
            self.error = None;
        }
    }

    /// Takes the choice that begins with the letters typed so far, else the next one that begins with this letter; returns
    /// what is wrong where none does.
    pub fn choose_by_letter(&mut self, letter: char) -> Option<String> {
        let letter = plain(letter.encode_utf8(&mut [0; 4]));
        let choices = self.choices();
        let begins = |at: usize, with: &str| choices.get(at).is_some_and(|it| plain(it.1).starts_with(with));
        let present = choices.iter().position(|it| it.0 == self.buffer.text()).unwrap_or(0);
        let further = format!("{}{letter}", self.sought);
        let all = present.saturating_add(1)..choices.len();
        let order: Vec<usize> = all.chain(0..=present).collect();
        let whole = [present].into_iter().chain(order.iter().copied()).find(|at| begins(*at, &further));
        let whole = whole.filter(|_| !self.sought.is_empty());
        let Some(found) = whole.or_else(|| order.iter().copied().find(|at| begins(*at, &letter))) else {
            return Some(format!("No choice of {} begins with “{letter}”", self.info.label));
        };
        let sought = if whole.is_some() { further } else { letter };
        self.choose(|_, _| found);
        self.sought = sought;
        None
    }

    /// Takes a blank as part of the words that are being typed; false where it isn't.
    pub fn goes_on_with_blank(&mut self) -> bool {
        let further = format!("{} ", self.sought);
        let choices = self.choices();
        let present = choices.iter().find(|it| it.0 == self.buffer.text());
        let goes_on = !self.sought.is_empty() && present.is_some_and(|it| plain(it.1).starts_with(&further));
        if goes_on {
            self.sought = further;
        }
        goes_on
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
            Input::Line | Input::Choice | Input::Ticks => 1,
        };
        let lines = lines.saturating_add(usize::from(self.error.is_some()));
        lines.saturating_add(self.above.rows())
    }
}
