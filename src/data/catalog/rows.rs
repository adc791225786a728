//! A pasted text as the names in it: each line, each name of a line that has several, each row of a table.

use super::{
    codes,
    index::Index,
    line::{Cells, Reading, meaning},
    meaning::LineMatch,
    several,
    states::state_code,
    table::{Role, Table},
};
use crate::{
    domain::{
        id::Id,
        tables::{Position, Program, Specialty},
    },
    text::fold,
};

/// The names of a pasted text.
#[derive(Clone, Debug)]
pub struct Names {
    pub all: Vec<Named>,
    /// The columns, if the text is a table.
    pub columns: Option<Columns>,
}

/// The columns of a pasted table.
#[derive(Clone, Debug)]
pub struct Columns {
    pub titles: Vec<String>,
    /// The column that the names were taken from.
    pub names_in: usize,
    /// True if it may as well be another, and the user is to be asked.
    pub is_doubtful: bool,
}

/// A name of the text, with what else the text says of it.
#[derive(Clone, Debug)]
pub struct Named {
    pub text: String,
    pub city: String,
    /// The code of its state, in capitals.
    pub state: String,
    /// Its codes, in capitals, known to the catalog or not.
    pub codes: Vec<String>,
    /// The specialty that it names, or its code.
    pub specialty: Option<Specialty>,
    pub found: LineMatch,
}

impl Named {
    fn of(index: &Index, reading: &Reading) -> Named {
        Named {
            text: String::new(),
            city: String::new(),
            state: String::new(),
            codes: reading.codes.iter().map(|it| it.0.to_uppercase()).collect(),
            specialty: reading.specialty(),
            found: meaning(index, reading),
        }
    }

    /// Returns the row that this name becomes if the catalog hasn't it: a program of the user's own, with what the text
    /// says of it; `wanted` is the specialty where it says none.
    pub fn own_program(&self, id: Id, wanted: Specialty) -> Program {
        let (codes, name) = codes::split(&self.text);
        let name = name.trim_matches(|it: char| !it.is_alphanumeric() && !"().".contains(it));
        let is_whole = codes.is_empty() || name.is_empty();
        let is_nrmp = |code: &&String| code.len() == 9;
        let position = |code: &String| {
            let track = codes::track(code)?;
            Some((track, Position { nrmp_code: code.clone(), ..Position::default() }))
        };
        Program {
            id,
            name: if is_whole { self.text.clone() } else { name.to_owned() },
            specialty: Some(self.specialty.unwrap_or(wanted)),
            city: self.city.clone(),
            state: self.state.clone(),
            acgme_id: self.codes.iter().find(|it| !is_nrmp(it)).cloned().unwrap_or_default(),
            positions: self.codes.iter().filter(is_nrmp).filter_map(position).collect(),
            ..Program::default()
        }
    }
}

/// Writes the tabs of a pasted table as bars, which a text to be edited keeps.
pub fn with_columns_shown(text: &str) -> String {
    text.replace('\t', " | ")
}

pub(super) fn read(index: &Index, text: &str, names_in: Option<usize>) -> Names {
    let lines: Vec<&str> = text.lines().filter(|it| !it.trim().is_empty()).collect();
    match Table::of(index, &lines, names_in) {
        Some(table) => {
            let all = table.rows.iter().filter_map(|row| of_row(index, &table, row)).collect();
            let Table { titles, names_in, is_doubtful, .. } = table;
            Names { all, columns: Some(Columns { titles, names_in, is_doubtful }) }
        }
        None => {
            let names = lines.into_iter().flat_map(|it| several::split(index, it));
            Names { all: names.map(|it| of_line(index, it)).collect(), columns: None }
        }
    }
}

fn of_line(index: &Index, line: String) -> Named {
    Named { text: line.clone(), ..Named::of(index, &Reading::of_line(&line)) }
}

fn of_row(index: &Index, table: &Table, row: &[String]) -> Option<Named> {
    let filled = row.iter().filter(|it| !it.is_empty()).count();
    let name = row.get(table.names_in).map(String::as_str).unwrap_or_default();
    let code = table.cells(row, Role::Code);
    if filled == 0 {
        return None;
    }
    if filled == 1 || (name.is_empty() && code.is_empty()) {
        return Some(of_line(
            index,
            row.iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(", "),
        ));
    }
    let (place, specialty) = (table.cells(row, Role::Place), table.cells(row, Role::Specialty));
    let (city, state) = match place.rsplit_once([',', '/']) {
        Some((city, state)) => (city.trim().to_owned(), state.trim().to_owned()),
        None if state_code(&fold(&place)).is_some() => (String::new(), place),
        None => (place, String::new()),
    };
    let city = first_of(table.cells(row, Role::City), city);
    let state = first_of(table.cells(row, Role::State), state);
    let read = |name| {
        let cells = Cells { name, city: &city, state: &state, code: &code, specialty: &specialty };
        Named::of(index, &Reading::of_cells(&cells))
    };
    let is_none = |it: &Named| matches!(it.found, LineMatch::Nothing | LineMatch::Heading);
    let named = read(name);
    let others = table.cells(row, Role::Name);
    let named = if is_none(&named) && !others.is_empty() { read(&others) } else { named };
    let text = if name.is_empty() { code.clone() } else { name.to_owned() };
    let state = state_code(&fold(&state)).unwrap_or_default().to_uppercase();
    Some(Named { text, city, state, ..named })
}

fn first_of(one: String, other: String) -> String {
    if one.is_empty() { other } else { one }
}
