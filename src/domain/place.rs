//! Where a thing about a record shows, and what it says there before it is put into words.

use super::{
    id::Id,
    tables::table::Table,
    time::{Day, When, Zone, day_words},
};

/// Where something about a record shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The record's own page and section.
    Detail,
    /// A column of the table on the screen.
    Column(Column),
    /// A column of the tables that are written down or printed.
    Overview,
    /// Looked through by a filter, and named there: `status:invited`.
    Filter,
    /// Looked through by "find anywhere".
    Find,
    /// A line of the sort menu, with its letter.
    Sort(char),
    /// By itself only in the form: another line says it, such as "How" the minutes, or nobody asks for it.
    Hidden,
}

/// How a column of the table gives way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub columns: usize,
    /// In a table of fewer columns than the first, only the second.
    pub narrow: (usize, usize),
    /// How soon it is left out: highest first.
    pub weight: u8,
    pub align: Align,
}

/// At which end of a column its cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    /// For numbers.
    Right,
}

impl Column {
    /// Columns of the terminal that it takes in a table of so many.
    pub fn width_in(&self, table: usize) -> usize {
        match self.narrow {
            (below, columns) if table < below => columns,
            _ => self.columns,
        }
    }
}

/// What a value says.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// One line; nothing where it is empty.
    Words(String),
    /// Paragraphs and lists.
    Text(String),
    Address(String),
    /// Something that speaks against the record.
    Warning(String),
    /// A number, and what it is of: "4", "of 5".
    Number(String, &'static str),
    /// A day or moment as far as it is known, and a remark about it.
    When(Option<When>, &'static str),
    /// Rows of another table.
    Links(Table, Vec<Id>),
    /// Several of a kind, each with what it is called and what more is known.
    Several(Vec<(&'static str, String)>),
    /// What people said, with who said it.
    Sourced(Vec<Sourced>),
    /// Not known though it matters: what to ask.
    Unknown(&'static str),
}

impl Shown {
    /// The day or moment, as far as it is one, with its remark.
    pub fn when(&self) -> Option<(Option<&When>, &'static str)> {
        if let Shown::When(when, remark) = self { Some((when.as_ref(), *remark)) } else { None }
    }

    /// As short as a cell of a table: "today", "categorical + advanced", "–" for a number that isn't there.
    pub fn cell(&self, home: &Zone, today: Day) -> String {
        match self {
            Shown::Words(text) | Shown::Text(text) | Shown::Address(text) | Shown::Warning(text) => {
                text.clone()
            }
            Shown::Number(number, _) if number.is_empty() => "–".to_owned(),
            Shown::Number(number, _) => number.clone(),
            Shown::When(Some(when), _) if when.day_in(home) == today => "today".to_owned(),
            Shown::When(Some(when), _) => day_words(when.day_in(home), today),
            Shown::When(None, _) => String::new(),
            Shown::Several(all) => all.iter().map(|it| it.0).collect::<Vec<_>>().join(" + "),
            Shown::Links(_, ids) => ids.len().to_string(),
            Shown::Sourced(all) => all.len().to_string(),
            Shown::Unknown(_) => "?".to_owned(),
        }
    }
}

/// Something that was told about a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Sourced {
    pub key: String,
    pub value: String,
    pub source: String,
    pub as_of: Option<Day>,
}
