//! What a screen is opened for, as plain data that routes carry: which row, which programs, which page, which line of text.

use super::export::Export;
use crate::domain::{
    arrivals::News,
    id::Id,
    review::Warning,
    tables::{Message, Table},
    time::Stamp,
};

/// What a searchable list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerKind {
    Help,
    Palette,
    Find,
    Contents,
}

/// What of an interview's day is written as lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayPart {
    Agenda,
    People,
}

impl DayPart {
    pub fn title(self) -> &'static str {
        match self {
            DayPart::Agenda => "Agenda, their time",
            DayPart::People => "People",
        }
    }

    /// Returns the title as notices say it.
    pub fn noun(self) -> &'static str {
        match self {
            DayPart::Agenda => "Agenda",
            DayPart::People => "People",
        }
    }
}

/// What the screen of an invitation begins with.
#[derive(Clone, Debug)]
pub struct Came {
    /// The programs, if they are known.
    pub programs: Vec<Id>,
    pub news: News,
    /// When it came; none for now.
    pub at: Option<Stamp>,
    /// Programs that are likely where none is known: those of the selected row.
    pub likely: Vec<Id>,
}

impl Came {
    /// Something came just now, and nothing is known of it yet.
    pub fn unknown(likely: Vec<Id>) -> Came {
        Came { programs: Vec::new(), news: News::Invitation, at: None, likely }
    }

    /// News of programs that are known.
    pub fn of(programs: Vec<Id>, news: News, at: Option<Stamp>) -> Came {
        Came { programs, news, at, likely: Vec::new() }
    }
}

/// Where in the guide something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GuidePlace {
    /// The number of the page.
    pub page: usize,
    /// A block of it, and a part of that block: an item, a row, a question; none for the page as a whole.
    pub part: Option<(usize, usize)>,
}

/// The text that a template is taken for.
#[derive(Clone, Debug)]
pub struct NoteText {
    pub table: Table,
    pub id: Id,
    /// As it stands now, to be kept as a template.
    pub text: String,
}

/// Where in a text something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The byte at which it begins.
    pub at: usize,
    /// What was found, as it stands there.
    pub word: String,
}

/// What a program of the catalog is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogPurpose {
    /// Programs to add to the shortlist.
    Add,
    /// The meaning of the pasted line with that index.
    Line(usize),
}

/// The form of a row that is there, or of one to be made once it is saved.
#[derive(Clone, Debug)]
pub struct RowForm {
    pub table: Table,
    /// The row's id; none for a new row.
    pub id: Option<Id>,
    /// The title of the form; none for the row's own.
    pub title: Option<String>,
    /// Fields that are set first.
    pub preset: Vec<(&'static str, String)>,
    /// The field with the cursor, where that isn't the first one.
    pub first: Option<&'static str>,
    /// Texts that are put into fields as if they had been typed there.
    pub typed: Vec<(&'static str, String)>,
}

impl RowForm {
    pub fn edit(table: Table, id: &Id) -> RowForm {
        RowForm {
            table,
            id: Some(id.clone()),
            title: None,
            preset: Vec::new(),
            first: None,
            typed: Vec::new(),
        }
    }

    pub fn new(table: Table, title: impl Into<String>, preset: Vec<(&'static str, String)>) -> RowForm {
        RowForm { table, id: None, title: Some(title.into()), preset, first: None, typed: Vec::new() }
    }

    pub fn at(mut self, first: &'static str) -> RowForm {
        self.first = Some(first);
        self
    }
}

/// A row by its name and what it is called, so that it can be named once it is gone.
#[derive(Clone, Debug)]
pub struct Named {
    pub id: Id,
    pub title: String,
}

/// What a filter line narrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filtered {
    /// Programs, whose fields a filter can name.
    Programs,
    /// Other rows, by words.
    Rows,
}

/// What a line of text is for.
#[derive(Clone, Debug)]
pub enum LinePurpose {
    /// The file that an export goes to.
    ExportPath(Export),
    /// The reason for which a warning is dismissed.
    DismissReason(Box<Warning>),
    /// The day since which programs have the status that is chosen next.
    StatusDay(Vec<Named>),
    /// The day until which a task is kept out of sight.
    SnoozeDay(Named),
    /// Why a second program hears that it is the first.
    SecondFirst(Box<Message>),
    /// Why a component isn't needed.
    NotNeeded(Named),
    /// What was said about a question at an interview.
    Answer(Named, Id),
    /// About the rank lists.
    Rank(RankLine),
    /// What the filter is called.
    FilterName(String),
    /// What the filter of that name is called from now on.
    FilterRename(String),
    /// The tags that programs get and lose.
    Tags(Vec<Named>),
    /// What a step of a component is called; a new one comes behind another.
    Step(Named, StepPlace),
}

/// Positions of one rank list.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// The list; none for a primary one that isn't there yet.
    pub list: Option<Id>,
    pub entries: Vec<String>,
}

/// A supplemental list that is to be made: what it begins with, and the positions to which it is attached.
#[derive(Clone, Debug, Default)]
pub struct NewList {
    pub ranks: Vec<String>,
    pub attach_to: Vec<String>,
}

/// What a line of text about the rank lists is for.
#[derive(Clone, Debug)]
pub enum RankLine {
    /// The place to which positions go.
    Place(Ranked),
    /// Why a position stands where it does.
    Reason(Ranked),
    /// Why programs aren't to be ranked.
    Off(Vec<Named>),
    /// The name of a new supplemental list.
    NewList(NewList),
    ListName(Id),
    /// When the lists were certified.
    Certified,
    /// The name under which they are kept.
    Version,
}

/// A screen about the rank lists.
#[derive(Clone, Debug)]
pub enum RankRoute {
    /// Why a position of a list stands above the next one.
    Why(Id, String),
    /// Which of two is better.
    Pairwise(Ranked),
    /// The kept versions.
    History,
    /// R3's own list, pasted and compared.
    R3,
}

/// A change of the rank lists, with everything it needs.
#[derive(Clone, Debug)]
pub enum RankChange {
    /// Puts positions at a place, from 0.
    Put(Ranked, usize),
    Attach(Ranked, Option<Id>),
    Reason(Ranked, String),
    Off(Vec<Named>, String),
    NewList(NewList, String),
    ListName(Id, String),
    Certify(Stamp),
    Keep(String),
}

/// A step of a component that is there, or where a new one comes.
#[derive(Clone, Debug)]
pub enum StepPlace {
    At(Id),
    /// The id of the new one, and the step before it.
    Behind(Id, Option<Id>),
}
