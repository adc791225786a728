//! A pasted table: its rows, and what each column holds. By its header where it has one, else by its cells.

use super::{
    codes, find::Asked, index::Index, line::match_line, meaning::LineMatch, resolve::is_place, spell::Spelled,
};
use crate::text::fold;

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Name,
    City,
    State,
    /// City and state in one cell.
    Place,
    Code,
    Specialty,
    Other,
}

pub(super) struct Table {
    /// The cells of each row; a row of a table may be shorter than others.
    pub rows: Vec<Vec<String>>,
    /// The titles of the columns; numbers where it has no header.
    pub titles: Vec<String>,
    pub roles: Vec<Role>,
    /// The column of the names.
    pub names_in: usize,
    /// True if another column may be that of the names.
    pub is_doubtful: bool,
}

/// Headers as people and pages write them, folded.
const HEADERS: &[(&str, Role)] = &[
    ("program", Role::Name),
    ("programs", Role::Name),
    ("programname", Role::Name),
    ("nameofprogram", Role::Name),
    ("pgmtitle", Role::Name),
    ("name", Role::Name),
    ("hospital", Role::Name),
    ("hospitalname", Role::Name),
    ("site", Role::Name),
    ("school", Role::Name),
    ("university", Role::Name),
    ("institution", Role::Name),
    ("institutionname", Role::Name),
    ("institutionhospitalsystem", Role::Name),
    ("hospitalsystem", Role::Name),
    ("programinstitution", Role::Name),
    ("residency", Role::Name),
    ("residencyprogram", Role::Name),
    ("sponsor", Role::Name),
    ("sponsoringinstitution", Role::Name),
    ("insttitle", Role::Name),
    ("primaryteachingsite", Role::Name),
    ("city", Role::City),
    ("state", Role::State),
    ("st", Role::State),
    ("location", Role::Place),
    ("citystate", Role::Place),
    ("cityandstate", Role::Place),
    ("place", Role::Place),
    ("where", Role::Place),
    ("code", Role::Code),
    ("id", Role::Code),
    ("programcode", Role::Code),
    ("programid", Role::Code),
    ("nrmp", Role::Code),
    ("nrmpcode", Role::Code),
    ("nrmpprogramcode", Role::Code),
    ("matchid", Role::Code),
    ("matchcode", Role::Code),
    ("rankcode", Role::Code),
    ("acgme", Role::Code),
    ("acgmeid", Role::Code),
    ("acgmecode", Role::Code),
    ("acgmeprogramid", Role::Code),
    ("accreditationid", Role::Code),
    ("accreditationids", Role::Code),
    ("erasid", Role::Code),
    ("erasaamcid", Role::Code),
    ("freidaid", Role::Code),
    ("specialty", Role::Specialty),
    ("speciality", Role::Specialty),
    ("track", Role::Specialty),
    ("trainingtype", Role::Specialty),
    ("trainingtypes", Role::Specialty),
    ("trainingtypesoffered", Role::Specialty),
    ("typeofirprogram", Role::Specialty),
];
/// Headers of columns that say nothing about which program is meant.
const OTHERS: &[&str] = &[
    "rank",
    "notes",
    "comments",
    "status",
    "signal",
    "signaled",
    "type",
    "date",
    "interview",
    "interviewdate",
    "website",
    "url",
    "score",
    "tier",
    "applied",
    "region",
    "coordinator",
    "email",
    "priority",
    "number",
    "no",
    "deadline",
    "pd",
    "programdirector",
    "positions",
    "size",
];
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
        Some(Table {
            rows,
            titles,
            roles,
            names_in: names_in.unwrap_or(found),
            is_doubtful: is_doubtful && names_in.is_none(),
        })
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

fn header_role(cell: &str) -> Option<Role> {
    let cell = fold(cell);
    let known = HEADERS.iter().find(|(title, _)| *title == cell).map(|(_, role)| *role);
    known.or_else(|| OTHERS.contains(&cell.as_str()).then_some(Role::Other))
}

/// Returns true for a row with a known header for the names or codes, and another one.
fn is_header(row: &[String]) -> bool {
    let roles: Vec<Role> = row.iter().filter_map(|it| header_role(it)).collect();
    roles.len() >= 2 && roles.iter().any(|it| matches!(it, Role::Name | Role::Code))
}

fn role(index: &Index, rows: &[Vec<String>], title: Option<&String>, at: usize) -> Role {
    let by_title = title.and_then(|it| header_role(it));
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
    match by_title {
        Some(Role::Other) | None if most(&|it| !codes::split(it).0.is_empty()) => Role::Code,
        Some(role) => role,
        None if most(&|it| is_specialty(it)) => Role::Specialty,
        None if most(&|it| is_place(index, &words(it))) => Role::Place,
        None => Role::Other,
    }
}

fn is_specialty(cell: &str) -> bool {
    let asked = Asked::new(&Spelled::new(cell));
    asked.name.is_empty() && asked.specialty.is_some()
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
    let is_titled = of(Role::Name).next().is_some();
    let columns = if is_titled { of(Role::Name) } else { of(Role::Other) };
    let mut scored: Vec<(usize, usize)> = columns.map(|at| (score(at), at)).collect();
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
