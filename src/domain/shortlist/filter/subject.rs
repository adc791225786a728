//! What a filter can ask programs for: their fields by name, what is reckoned about them, and the user's own columns.

use crate::{
    domain::{
        audience::{Audience, Privacy},
        field::{Field, Kind},
        id::Id,
        place::Place,
        rows::Rows,
        shortlist::{lookup::Lookup, reckoned::program_lines, seen::Seen},
        tables::{CustomField, Program, Status, Table},
        time::{Reading, When},
    },
    text::{fold, slips::nearest},
};

/// What a typed filter is read with.
pub struct Vocabulary<'a> {
    pub reading: Reading<'a>,
    pub own: &'a Rows<CustomField>,
    /// Who learns what the filter leaves: nothing that is for the applicant alone decides it for others.
    pub audience: Audience,
    pub reach: Reach,
}

/// Where a word alone is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// In what a program is called, where it is and how it stands, and in what the user wrote about it.
    Notes,
    /// Not in what the user wrote.
    Names,
}

/// Something about programs that a filter can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    Text(Vec<Source>),
    /// A field that takes one of a few words, by its position in the list of fields.
    Choice(usize),
    Number(Quantity),
    Day(Dated),
    Missing,
    /// Whether there is anything of another subject.
    Has,
}

/// A text of a program.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// A field, by its position in the list of fields.
    Field(usize),
    /// What lists call the program.
    Nickname,
    /// The title of the statement that it gets.
    Statement,
    /// A column of the user's own.
    Own(Id),
}

/// A number of a program.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    Score,
    Gut,
    Rank,
    /// How many letters have come or may still come.
    Letters,
    Own(Id),
}

/// A day of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dated {
    Deadline,
    /// Of the interview that its row shows.
    Interview,
}

/// A subject with what it is called.
pub struct Called {
    /// How it is typed; one word.
    pub name: String,
    /// What else it is called.
    label: &'static str,
    aliases: &'static [&'static str],
    pub subject: Subject,
    privacy: Privacy,
}

/// Why no subject is meant.
pub enum Unmeant {
    /// Nothing is called so; what comes nearest.
    Unknown(Option<String>),
    /// It is for the applicant alone.
    Private,
}

/// The fields that say what a program is called.
const NAMES: [&str; 2] = ["name", "short_name"];

impl Source {
    /// Returns true if its text passes the test.
    pub fn any(&self, row: &Program, lookup: &Lookup, fits: &mut dyn FnMut(&str) -> bool) -> bool {
        match self {
            Source::Field(at) => Program::FIELDS.get(*at).is_some_and(|it| (it.any)(row, fits)),
            Source::Nickname => fits(lookup.nicknames.of(row)),
            Source::Statement => lookup.statement(row).is_some_and(|it| fits(&it.title)),
            Source::Own(id) => row.custom.get(id).is_some_and(|it| fits(it)),
        }
    }
}

impl Quantity {
    pub fn of(&self, row: &Program, lookup: &Lookup) -> Option<f64> {
        match self {
            Quantity::Score => lookup.score(row).map(|it| f64::from(it.0) / 10.0),
            Quantity::Gut => lookup.gut(&row.id).map(f64::from),
            Quantity::Rank => lookup.rank(&row.id).map(f64::from),
            Quantity::Letters => Some(f64::from(lookup.letter_count(row).coming())),
            Quantity::Own(id) => row.custom.get(id).and_then(|it| it.trim().parse().ok()),
        }
    }
}

impl Dated {
    pub fn of<'a>(self, row: &'a Program, lookup: &'a Lookup) -> Option<&'a When> {
        match self {
            Dated::Deadline => row.deadline.as_ref(),
            Dated::Interview => lookup.interview(&row.id)?.when.as_ref(),
        }
    }
}

impl Vocabulary<'_> {
    /// Returns the texts that a word alone is looked for in.
    pub fn everywhere(&self) -> Vec<Source> {
        let fields = Program::FIELDS.iter().enumerate().filter(|(_, it)| it.places.contains(&Place::Filter));
        let is_in_reach = |it: &Field<Program>| self.reach == Reach::Notes || !matches!(it.kind, Kind::Text);
        let told = fields.filter(|(_, it)| self.audience.may(it.privacy) && is_in_reach(it));
        told.map(|it| Source::Field(it.0)).chain([Source::Nickname]).collect()
    }

    /// Returns the words and titles of the field at that position, if it takes one of a few; not those that the audience
    /// doesn't read.
    pub fn choices(&self, field: usize) -> Vec<(&'static str, &'static str)> {
        let Some(Kind::Choice(all)) = Program::FIELDS.get(field).map(|it| it.kind) else { return Vec::new() };
        let is_hidden =
            |word: &str| Status::ALL.iter().any(|it| it.word() == word && it.as_read(self.audience) != *it);
        all().into_iter().filter(|it| !is_hidden(it.0)).collect()
    }

    /// Returns all that a filter can name, in the order of the fields; not what is for the applicant alone.
    pub fn all(&self) -> Vec<Called> {
        self.known().into_iter().filter(|it| self.audience.may(it.privacy)).collect()
    }

    fn known(&self) -> Vec<Called> {
        let mut all: Vec<Called> = program_lines().iter().filter_map(called).collect();
        all.push(Called::new("has", Subject::Has, Privacy::Shared));
        all.extend(self.own.iter().filter(|it| it.table == Table::Programs.key()).map(|it| own(it)));
        all
    }

    /// Finds what is called so, in any case and with or without blanks.
    ///
    /// # Errors
    /// Nothing is called so, or it is for the applicant alone.
    pub fn find(&self, typed: &str) -> Result<Called, Unmeant> {
        let wanted = fold(typed);
        match self.known().into_iter().find(|it| it.is(&wanted)) {
            Some(called) if self.audience.may(called.privacy) => Ok(called),
            Some(_) => Err(Unmeant::Private),
            None => Err(Unmeant::Unknown(self.nearest(&wanted))),
        }
    }

    fn nearest(&self, wanted: &str) -> Option<String> {
        let all: Vec<Called> = self.all();
        nearest(wanted, all.iter().map(|it| it.name.as_str())).map(str::to_owned)
    }
}

impl Called {
    fn new(name: &str, subject: Subject, privacy: Privacy) -> Called {
        Called { name: name.to_owned(), label: "", aliases: &[], subject, privacy }
    }

    /// Returns true if it is called so, also where one of several is meant: `tag` for `tags`.
    fn is(&self, folded: &str) -> bool {
        let name = fold(&self.name);
        !folded.is_empty()
            && (name == folded
                || name.strip_suffix('s') == Some(folded)
                || [self.label].iter().chain(self.aliases).any(|it| fold(it) == folded))
    }
}

fn called(line: &Seen<Program>) -> Option<Called> {
    let at = Program::FIELDS.iter().position(|it| it.name == line.name());
    let field = at.and_then(|at| Some((at, Program::FIELDS.get(at)?)));
    let subject = match field.filter(|it| is_named(it.1)) {
        Some((at, field)) => of_field(at, field),
        None => reckoned(line.name())?,
    };
    let aliases = field.map_or(&[][..], |it| it.1.aliases);
    let privacy = field.map_or(line.privacy(), |it| it.1.privacy);
    Some(Called { label: line.label(), aliases, ..Called::new(line.name(), subject, privacy) })
}

fn is_named(field: &Field<Program>) -> bool {
    field.places.iter().any(|it| matches!(it, Place::Filter | Place::Named))
}

fn of_field(at: usize, field: &Field<Program>) -> Subject {
    match field.kind {
        Kind::Choice(_) => Subject::Choice(at),
        Kind::When | Kind::Day | Kind::Moment => Subject::Day(Dated::Deadline),
        Kind::Link(_) => Subject::Text(vec![Source::Statement]),
        Kind::Line if NAMES.contains(&field.name) => Subject::Text(vec![Source::Field(at), Source::Nickname]),
        Kind::Line
        | Kind::Text
        | Kind::Past
        | Kind::Near
        | Kind::Happened
        | Kind::History
        | Kind::Number
        | Kind::Zone
        | Kind::YesNo
        | Kind::Set
        | Kind::Links(_) => Subject::Text(vec![Source::Field(at)]),
    }
}

/// Returns what is reckoned about programs and can be asked for.
fn reckoned(name: &str) -> Option<Subject> {
    Some(match name {
        "score" => Subject::Number(Quantity::Score),
        "gut" => Subject::Number(Quantity::Gut),
        "rank" => Subject::Number(Quantity::Rank),
        "letters" => Subject::Number(Quantity::Letters),
        "interview" => Subject::Day(Dated::Interview),
        "missing" => Subject::Missing,
        _ => return None,
    })
}

fn own(field: &CustomField) -> Called {
    let subject = match field.kind.as_str() {
        "number" => Subject::Number(Quantity::Own(field.id.clone())),
        _ => Subject::Text(vec![Source::Own(field.id.clone())]),
    };
    let name = field.name.trim().to_lowercase().split_whitespace().collect::<Vec<_>>().join("-");
    Called::new(&name, subject, Privacy::Private)
}
