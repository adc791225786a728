//! A pasted text as the names in it: each line, each name of a line that has several, each row of a table.

use super::{
    around,
    headers::Role,
    index::Index,
    line::{Cells, Reading},
    meaning::LineMatch,
    named::Named,
    several, specialties,
    states::state_code,
    table::Table,
};
use crate::{domain::tables::Specialty, text::fold};

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

/// Writes the tabs of a pasted table as bars, which a text to be edited keeps.
pub fn with_columns_shown(text: &str) -> String {
    text.replace('\t', " | ")
}

pub(super) fn read(index: &Index, text: &str, names_in: Option<usize>) -> Names {
    let lines = around::lines(text);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    match Table::of(index, &lines, names_in) {
        Some(table) => {
            let mut above = None;
            let all = table.rows.iter().flat_map(|row| of_row(index, &table, row, &mut above)).collect();
            let Table { titles, names_in, is_doubtful, .. } = table;
            Names { all, columns: Some(Columns { titles, names_in, is_doubtful }) }
        }
        None => {
            let mut above = None;
            let mut all: Vec<Named> =
                lines.iter().flat_map(|line| of_line(index, line, &mut above)).collect();
            around::tell_by_neighbors(index, &lines, &mut all);
            Names { all, columns: None }
        }
    }
}

/// Reads a line under a heading that may say the specialty; a heading itself says it for those below.
fn of_line(index: &Index, line: &str, above: &mut Option<Specialty>) -> Vec<Named> {
    let (before, rest) = around::heading_before(line);
    let said: Vec<Option<Specialty>> = match before.is_empty() {
        true => vec![*above],
        false => before.into_iter().map(Some).collect(),
    };
    let mut all = Vec::new();
    for (text, last) in around::with_specialty_behind(several::split(index, rest)) {
        for it in Reading::of_line(&text).each() {
            let under = if it.specialty().is_some() { vec![None] } else { said.clone() };
            let readings = under.into_iter().map(|specialty| it.clone().under(specialty).beside(last));
            all.extend(readings.map(|it| Named { text: text.clone(), ..Named::of(index, &it) }));
        }
    }
    if all.iter().all(|it| matches!(it.found, LineMatch::Heading)) {
        all.truncate(1);
        *above = specialties::only(line).or(*above);
    }
    all
}

fn of_row(index: &Index, table: &Table, row: &[String], above: &mut Option<Specialty>) -> Vec<Named> {
    let filled = row.iter().filter(|it| !it.is_empty()).count();
    let columns = table.columns_of_names();
    let has_name = columns.iter().any(|(at, _)| row.get(*at).is_some_and(|it| !it.is_empty()));
    let is_coded = !table.cells(row, Role::Code).is_empty();
    let is_line = filled == 1 && columns.len() == 1 || !has_name && !is_coded;
    if filled == 0 {
        return Vec::new();
    }
    if is_line {
        let line = row.iter().filter(|it| !it.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        return of_line(index, &line, above);
    }
    let is_there = |at: usize| columns.len() == 1 || row.get(at).is_some_and(|it| !it.is_empty());
    let there = columns.iter().filter(|(at, _)| is_there(*at));
    there.flat_map(|(at, specialty)| of_name(index, table, row, *at, specialty.or(*above))).collect()
}

/// Reads the name in a column of a row.
fn of_name(index: &Index, table: &Table, row: &[String], at: usize, above: Option<Specialty>) -> Vec<Named> {
    let name = row.get(at).map(String::as_str).unwrap_or_default();
    let code = table.cells(row, Role::Code);
    let (place, specialty) = (table.cells(row, Role::Place), table.cells(row, Role::Specialty));
    let (city, state) = match place.rsplit_once([',', '/']) {
        Some((city, state)) => (city.trim().to_owned(), state.trim().to_owned()),
        None if state_code(&fold(&place)).is_some() => (String::new(), place),
        None => (place, String::new()),
    };
    let city = first_of(table.cells(row, Role::City), city);
    let state = first_of(table.cells(row, Role::State), state);
    let marked = table.marked(row);
    let read = |name: &str| {
        let cells = Cells { name, city: &city, state: &state, code: &code, specialty: &specialty };
        let reading = Reading::of_cells(&cells).marked(&marked);
        reading.each().map(|it| Named::of(index, &it.under(above))).collect::<Vec<_>>()
    };
    let is_none = |it: &Named| matches!(it.found, LineMatch::Nothing | LineMatch::Heading);
    let several = if code.is_empty() { several::split(index, name) } else { Vec::new() };
    if several.len() > 1 {
        let of = |text: &String| {
            let named = read(text).into_iter();
            named.map(|it| Named { text: text.clone(), ..it }).collect::<Vec<_>>()
        };
        return several.iter().flat_map(of).collect();
    }
    let named = read(name);
    let others = table.cells(row, Role::Name);
    let is_alone = table.columns_of_names().len() == 1;
    let named =
        if is_alone && named.iter().all(is_none) && !others.is_empty() { read(&others) } else { named };
    let text = if name.is_empty() { code.clone() } else { name.to_owned() };
    let state = state_code(&fold(&state)).unwrap_or_default().to_uppercase();
    let of = |it| Named { text: text.clone(), city: city.clone(), state: state.clone(), ..it };
    named.into_iter().map(of).collect()
}

fn first_of(one: String, other: String) -> String {
    if one.is_empty() { other } else { one }
}
