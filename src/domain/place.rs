//! Where a field of a record shows, and what it says there before it is put into words.

use super::{
    id::Id,
    tables::table::Table,
    time::{Day, Stamp, When, Zone, day_words},
};

/// Where something about a record shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On the record's own page, and in its section of an export.
    Detail,
    /// As a column of the table on the screen.
    Column(Column),
    /// As a column of the tables in exports and on the command line.
    Overview,
    /// In filters, which look through it and can name it: `status:invited`.
    Filter,
    /// In filters that name it; a word alone isn't looked for there.
    Named,
    /// In "find anywhere", which looks through it.
    Find,
    /// As a line of the sort menu, chosen by this letter.
    Sort(char),
    /// Shown only in the form, though it may be found: elsewhere another line says it, as "How" says the minutes, or nobody asks for it.
    Hidden,
}

/// How wide a column of the table is, and how it gives way in a narrow table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub columns: usize,
    /// In a table that is narrower than the first number of terminal columns, its width is the second.
    pub narrow: (usize, usize),
    /// How soon it is left out of a narrow table: the highest weight goes first.
    pub weight: u8,
    pub align: Align,
}

/// At which end of a column its cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    /// At the right end, for numbers.
    Right,
}

impl Column {
    /// Returns how many terminal columns it takes in a table of that width.
    pub fn width_in(&self, table: usize) -> usize {
        match self.narrow {
            (below, columns) if table < below => columns,
            _ => self.columns,
        }
    }
}

/// What a value says, before it is put into words.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// One line; it isn't shown if it is empty.
    Words(String),
    /// Paragraphs and lists.
    Text(String),
    Address(String),
    /// Something that speaks against the record.
    Warning(String),
    /// A number, and what it is out of: "4", "of 5".
    Number(String, &'static str),
    /// A day or moment as far as it is known, and a remark about it.
    When(Option<When>, &'static str),
    /// When something happened, and what it was where the label doesn't say it.
    Happened(Vec<(Stamp, String)>),
    /// Rows of another table.
    Links(Table, Vec<Id>),
    /// Several things of a kind, each with its name and what more is known about it.
    Several(Vec<(&'static str, String)>),
    /// What people said, each with who said it.
    Sourced(Vec<Sourced>),
    /// Something unknown that matters, with the question to ask.
    Unknown(&'static str),
}

impl Shown {
    /// Returns a day or moment with its remark; none for other values.
    pub fn when(&self) -> Option<(Option<&When>, &'static str)> {
        if let Shown::When(when, remark) = self { Some((when.as_ref(), *remark)) } else { None }
    }

    /// Returns the value as short as a cell of a table needs it: "today", "categorical + advanced", "–" for a number
    /// that isn't set.
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
            Shown::Happened(all) => {
                let last = all.last().map(|it| day_words(home.civil_at(it.0).date(), today));
                last.unwrap_or_default()
            }
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

impl Sourced {
    /// Says it with who said it: "5200 (PD, interview; as of Mon 23 Nov)".
    pub fn told_words(&self, today: Day) -> String {
        let source = if self.source.trim().is_empty() { "no source" } else { self.source.trim() };
        let as_of = self.as_of.map(|day| format!("; as of {}", day_words(day, today))).unwrap_or_default();
        let value = if self.value.trim().is_empty() { "?" } else { self.value.trim() };
        format!("{value} ({source}{as_of})")
    }
}

/// Returns the key of a fact as people read it: "cases_per_year" as "Cases per year".
pub fn spoken_key(key: &str) -> String {
    let spaced = key.replace(['_', '-'], " ");
    let mut letters = spaced.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
