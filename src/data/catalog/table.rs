//! A pasted table: its rows, and what each column holds. By its header where it has one, else by its cells.

use super::{
    codes,
    find::Asked,
    headers::{Role, by_title, is_counter_mark, is_header, is_mark},
    index::Index,
    line::match_line,
    meaning::LineMatch,
    places::place,
    specialties,
    spell::Spelled,
};
use crate::{domain::tables::Specialty, text::fold};

pub(super) struct Table {
    /// The cells of each row; a row of a table may be shorter than others.
    pub rows: Vec<Vec<String>>,
    /// The titles of the columns; numbers where it has no header.
    pub titles: Vec<String>,
    pub roles: Vec<Role>,
    /// The column of the names.
    pub names_in: usize,
    /// True if the user said so.
    pub is_picked: bool,
    /// True if another column may be that of the names.
    pub is_doubtful: bool,
}

/// A header stands in one of the first rows.
const HEADER_WITHIN: usize = 3;
/// So many rows are looked at in order to learn what a column holds.
const LOOKED_AT: usize = 40;

impl Table {
    /// Reads the lines as a table; none if they are a list of lines.
    pub fn of(index: &Index, lines: &[&str], names_in: Option<usize>) -> Option<Table> {
        let mut rows = ['\t', '|', ';', ','].iter().find_map(|cut| cut_at(lines, *cut))?;
        rows.retain(|row| !row.iter().all(|cell| cell.chars().all(|it| "-:= ".contains(it))));
        let header = rows.iter().take(HEADER_WITHIN).position(|row| is_header(row));
        let width = rows.iter().map(Vec::len).max()?;
        let titled: Vec<String> = header.and_then(|at| rows.get(at).cloned()).unwrap_or_default();
        let titles = (0..width).map(|at| title(&titled, at)).collect();
        let rows: Vec<Vec<String>> = rows.split_off(header.map_or(0, |it| it.saturating_add(1)));
        let roles: Vec<Role> = (0..width).map(|at| role(index, &rows, titled.get(at), at)).collect();
        let (found, is_doubtful) = column_of_names(index, &rows, &roles, &titled)?;
        let names_in = names_in.filter(|it| *it < width);
        let is_picked = names_in.is_some();
        let names_in = names_in.unwrap_or(found);
        let table = Table { rows, titles, roles, names_in, is_picked, is_doubtful: false };
        let is_doubtful = is_doubtful && !is_picked && table.columns_of_names().len() == 1;
        Some(Table { is_doubtful, ..table })
    }

    /// Returns the columns of names with the specialty that their titles say: the one, or all that are titled alike.
    pub fn columns_of_names(&self) -> Vec<(usize, Option<Specialty>)> {
        let title = |at: usize| {
            let folded = self.titles.get(at).map(|it| fold(it)).unwrap_or_default();
            folded.trim_end_matches(|it: char| it.is_ascii_digit()).to_owned()
        };
        let role = |at: usize| self.roles.get(at).copied().unwrap_or(Role::Other);
        let is_like = |at: &usize| match role(self.names_in) {
            Role::NameOf(_) => matches!(role(*at), Role::NameOf(_)),
            Role::Name => role(*at) == Role::Name && title(*at) == title(self.names_in),
            Role::City | Role::State | Role::Place | Role::Code | Role::Specialty | Role::Other => false,
            Role::MarkOf(_) => false,
        };
        let of = |at: usize| match role(at) {
            Role::NameOf(specialty) => Some(specialty),
            Role::Name | Role::City | Role::State | Role::Place | Role::Code | Role::Specialty => None,
            Role::MarkOf(_) | Role::Other => None,
        };
        let is_one_of_them = |at: &usize| *at == self.names_in || !self.is_picked && is_like(at);
        (0..self.roles.len()).filter(is_one_of_them).map(|at| (at, of(at))).collect()
    }

    /// Returns the specialties whose columns have a mark in this row.
    pub fn marked(&self, row: &[String]) -> Vec<Specialty> {
        let marked = row.iter().zip(&self.roles).filter(|(cell, _)| is_mark(cell));
        let of = |role: &Role| match role {
            Role::MarkOf(specialty) => Some(*specialty),
            Role::Name | Role::City | Role::State | Role::Place | Role::Code | Role::Specialty => None,
            Role::NameOf(_) | Role::Other => None,
        };
        marked.filter_map(|(_, role)| of(role)).collect()
    }

    /// Returns the cells of a row whose columns hold that, with a blank between.
    pub fn cells(&self, row: &[String], role: Role) -> String {
        let all = row.iter().zip(&self.roles).enumerate();
        let found = all.filter(|(at, (_, it))| **it == role && *at != self.names_in);
        found.map(|(_, (cell, _))| cell.as_str()).collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

fn title(titled: &[String], at: usize) -> String {
    match titled.get(at).map(|it| it.trim()).filter(|it| !it.is_empty()) {
        Some(title) => title.to_owned(),
        None => format!("column {}", at.saturating_add(1)),
    }
}

/// Cuts all lines into cells at this sign, if it cuts tables: tabs and bars do wherever two lines have them, commas and
/// semicolons below a header only.
fn cut_at(lines: &[&str], cut: char) -> Option<Vec<Vec<String>>> {
    let with = lines.iter().filter(|it| it.contains(cut)).count();
    let rows = || lines.iter().map(|it| cells(it, cut)).collect::<Vec<_>>();
    match cut {
        '\t' | '|' => (with >= 2 && with.saturating_mul(2) >= lines.len()).then(rows),
        _ if with < 2 => None,
        _ => Some(rows()).filter(|rows| rows.iter().take(HEADER_WITHIN).any(|it| is_header(it))),
    }
}

/// Cuts a line into cells; a cell in quotes may hold the sign.
fn cells(line: &str, cut: char) -> Vec<String> {
    let line = if cut == '|' { line.trim().trim_matches('|') } else { line };
    let (mut all, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            _ if letter == cut && !quoted => all.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    all.push(cell);
    all.iter().map(|it| it.trim().to_owned()).collect()
}

fn role(index: &Index, rows: &[Vec<String>], title: Option<&String>, at: usize) -> Role {
    let most = |fits: &dyn Fn(&str) -> bool| {
        let cells = rows.iter().take(LOOKED_AT).filter_map(|row| row.get(at)).filter(|it| !it.is_empty());
        let (mut all, mut fitting) = (0_usize, 0_usize);
        for cell in cells {
            all = all.saturating_add(1);
            fitting = fitting.saturating_add(usize::from(fits(cell)));
        }
        fitting > 0 && fitting.saturating_mul(3) >= all.saturating_mul(2)
    };
    let words = |cell: &str| Spelled::new(cell).words;
    let is_name = |cell: &str| cell.chars().filter(|it| it.is_alphabetic()).count() > 1;
    match title.and_then(|it| by_title(it)) {
        Some(Role::Other | Role::NameOf(_)) | None if most(&|it| !codes::split(it).0.is_empty()) => {
            Role::Code
        }
        Some(Role::NameOf(specialty)) if most(&|it| is_mark(it) || is_counter_mark(it)) => {
            Role::MarkOf(specialty)
        }
        Some(Role::NameOf(_)) if !most(&is_name) => Role::Other,
        Some(Role::Other) | None if most(&is_specialty) => Role::Specialty,
        Some(role) => role,
        None if most(&|it| place(index, &words(it)).is_some()) => Role::Place,
        None => Role::Other,
    }
}

fn is_specialty(cell: &str) -> bool {
    let names_none = |it: &str| Asked::new(&Spelled::new(it)).name.is_empty();
    !specialties::specialties(cell).is_empty() && cell.split([',', '/', ';', '+', '&']).all(names_none)
        || fold(cell) == "both"
}

/// Returns the column of the names, and whether it may as well be another: the one under such a header whose cells name
/// the most programs, else any such column.
fn column_of_names(
    index: &Index,
    rows: &[Vec<String>],
    roles: &[Role],
    titled: &[String],
) -> Option<(usize, bool)> {
    let found = |at: usize| rows.iter().take(LOOKED_AT).map(move |row| named(index, row.get(at)));
    let score = |at: usize| found(at).filter(|it| !it.is_empty()).count();
    let of = |role: Role| roles.iter().enumerate().filter(move |(_, it)| **it == role).map(|(at, _)| at);
    let of_specialties = roles.iter().enumerate().filter(|(_, it)| matches!(it, Role::NameOf(_)));
    let titled_columns: Vec<usize> = match of(Role::Name).next() {
        Some(_) => of(Role::Name).collect(),
        None => of_specialties.map(|(at, _)| at).collect(),
    };
    let is_titled = !titled_columns.is_empty();
    let columns = if is_titled { titled_columns } else { of(Role::Other).collect() };
    let mut scored: Vec<(usize, usize)> = columns.into_iter().map(|at| (score(at), at)).collect();
    scored.sort_by_key(|(score, at)| (std::cmp::Reverse(*score), *at));
    let (best, first) = *scored.first()?;
    if best == 0 && !is_titled {
        let code = of(Role::Code).next().filter(|_| titled.is_empty() || !is_titled)?;
        return Some((code, false));
    }
    let differs = |other: usize| {
        let pairs = found(first).zip(found(other)).filter(|(a, b)| !a.is_empty() && !b.is_empty());
        let differing = pairs.filter(|(a, b)| !a.iter().any(|it| b.contains(it))).count();
        differing.saturating_mul(4) > best
    };
    let rival = scored.get(1).filter(|(score, at)| score.saturating_mul(2) > best && differs(*at));
    Some((first, rival.is_some()))
}

/// Returns the institutions that a cell may name.
fn named(index: &Index, cell: Option<&String>) -> Vec<usize> {
    match cell.map(|it| match_line(index, it)) {
        Some(LineMatch::One { institution, .. }) => vec![institution],
        Some(LineMatch::Several { institutions, .. } | LineMatch::Disagreeing { institutions, .. }) => {
            institutions
        }
        Some(LineMatch::Heading | LineMatch::Nothing) | None => Vec::new(),
    }
}
