//! What the titles of a table's columns say of them.

use super::specialties;
use crate::{domain::tables::Specialty, text::fold};

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
    /// Names of programs of the specialty that its title says.
    NameOf(Specialty),
    /// Marks for that there is a program of the specialty that its title says.
    MarkOf(Specialty),
    Other,
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
    ("loc", Role::Place),
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

/// Returns what a title says of its column.
pub(super) fn by_title(title: &str) -> Option<Role> {
    let folded = fold(title);
    let known = HEADERS.iter().find(|(known, _)| *known == folded).map(|(_, role)| *role);
    let of_specialty = || specialties::only(title).map(Role::NameOf);
    known.or_else(|| OTHERS.contains(&folded.as_str()).then_some(Role::Other)).or_else(of_specialty)
}

/// Returns true for a row with a known title for the names or codes, and another one.
pub(super) fn is_header(row: &[String]) -> bool {
    let roles: Vec<Role> = row.iter().filter_map(|it| by_title(it)).collect();
    roles.len() >= 2 && roles.iter().any(|it| matches!(it, Role::Name | Role::Code))
        || roles.len() == row.len()
            && roles.len() >= 2
            && roles.iter().all(|it| matches!(it, Role::NameOf(_)))
}

/// Returns true for a mark in a table: this program is one of those of its column.
pub(super) fn is_mark(cell: &str) -> bool {
    let signs = ["✓", "✔", "✔\u{FE0F}", "✅", "☑", "☑\u{FE0F}", "●", "•", "*", "+"];
    signs.contains(&cell) || matches!(fold(cell).as_str(), "x" | "y" | "yes" | "1" | "true")
}

/// Returns true for a mark that says the other thing.
pub(super) fn is_counter_mark(cell: &str) -> bool {
    matches!(cell, "-" | "–" | "✗" | "✘" | "❌") || matches!(fold(cell).as_str(), "n" | "no" | "0" | "false")
}
