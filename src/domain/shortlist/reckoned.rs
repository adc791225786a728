//! What is reckoned about programs and interviews, in the order in which it stands among their fields.

use std::{cmp::Ordering, sync::Arc};

use super::{
    lookup::Lookup,
    missing::Missing,
    seen::{Reckoned, Seen, Sight, lines},
    status::status_words,
};
use crate::domain::{
    audience::Privacy::{Private, Shared},
    order::{best_first, ignoring_case, last_if_none},
    place::{
        Align, Column,
        Place::{self, Detail, Filter, Find, Overview, Sort},
        Shown,
    },
    score,
    tables::*,
    time::When,
};

/// The fields of a program with what is reckoned about it.
pub fn program_lines() -> Vec<Seen<Program>> {
    lines(PROGRAM)
}

/// The fields of an interview with what is reckoned about it.
pub fn interview_lines() -> Vec<Seen<Interview>> {
    lines(INTERVIEW)
}

/// What is reckoned about a program, and fields that stand in another place here than in the form.
const PROGRAM: &[Reckoned<Program>] = &[
    Reckoned {
        name: "name",
        label: "Program",
        after: "name",
        places: &[Overview, Filter, Find, Sort('n')],
        privacy: Shared,
        shown: |row, sight| Shown::Words(sight.naming.of(row)),
        order: by_name,
    },
    Reckoned {
        name: "place",
        label: "Place",
        after: "city",
        places: &[Detail, Overview],
        privacy: Shared,
        shown: |row, _| Shown::Words(row.place()),
        order: unordered,
    },
    Reckoned {
        name: "specialty",
        label: "Specialty",
        after: "time_zone",
        // where it is narrow still enough for all
        places: &[words(15, (110, 14), 1), Overview, Sort('y')],
        privacy: Shared,
        shown: |row, _| Shown::Words(row.specialty.map(Specialty::title).unwrap_or_default().to_owned()),
        order: |a, b, _| last_if_none(a.specialty, b.specialty),
    },
    Reckoned {
        name: "status",
        label: "Status",
        after: "time_zone",
        places: &[Detail, words(22, (90, 14), 0), Overview, Filter, Sort('s')],
        privacy: Shared,
        shown: status_as_read,
        order: |a, b, _| status(a).cmp(&status(b)),
    },
    Reckoned {
        name: "positions",
        label: "Positions",
        after: "time_zone",
        places: &[Detail, words(12, (0, 12), 9)],
        privacy: Shared,
        shown: positions,
        order: unordered,
    },
    Reckoned {
        name: "interviews",
        label: "Interviews",
        after: "deadline",
        places: &[Detail],
        privacy: Shared,
        shown: |row, sight| {
            let all = sight.lookup.interviews(&row.id).iter();
            Shown::Links(Table::Interviews, all.map(|it| it.id.clone()).collect())
        },
        order: unordered,
    },
    Reckoned {
        name: "interview",
        label: "Interview",
        after: "deadline",
        places: &[words(10, (0, 10), 2), Overview, Sort('i')],
        privacy: Shared,
        shown: |row, sight| next_interview(sight.lookup.interview(&row.id)),
        order: |a, b, lookup| {
            let at = |row: &Program| lookup.interview(&row.id)?.when.as_ref().map(When::instant);
            last_if_none(at(a), at(b))
        },
    },
    Reckoned {
        name: "score",
        label: "Score",
        after: "deadline",
        places: &[Detail, digits(6, 3), Overview, Sort('o')],
        privacy: Private,
        shown: |row, sight| number(sight.lookup.score(row), "by your weights"),
        order: |a, b, lookup| best_first(lookup.score(a), lookup.score(b)),
    },
    Reckoned {
        name: "gut",
        label: "Gut",
        after: "deadline",
        places: &[Detail, digits(4, 7), Sort('u')],
        privacy: Private,
        shown: |row, sight| number(sight.lookup.gut(&row.id), "of 5"),
        order: |a, b, lookup| best_first(lookup.gut(&a.id), lookup.gut(&b.id)),
    },
    Reckoned {
        name: "rank",
        label: "Rank",
        after: "deadline",
        places: &[Detail, digits(5, 5), Overview, Sort('r')],
        privacy: Private,
        shown: |row, sight| number(sight.lookup.rank(&row.id), ""),
        order: |a, b, lookup| last_if_none(lookup.rank(&a.id), lookup.rank(&b.id)),
    },
    Reckoned {
        name: "letters",
        label: "Letters",
        after: "letter_rules",
        places: &[Detail, words(8, (0, 8), 6), Overview],
        privacy: Shared,
        shown: |row, sight| Shown::Words(sight.lookup.letter_count(row).words()),
        order: unordered,
    },
    Reckoned {
        name: "missing",
        label: "Missing",
        after: "letter_rules",
        places: &[Detail, words(18, (140, 10), 8)],
        privacy: Shared,
        shown: |row, sight| Shown::Words(missing_words(row, sight.lookup)),
        order: unordered,
    },
    Reckoned {
        name: "institution",
        label: "Institution",
        after: "letter_rules",
        places: &[Detail],
        privacy: Shared,
        shown: |row, _| {
            let says_more = row.institution != row.name;
            Shown::Words(if says_more { row.institution.clone() } else { String::new() })
        },
        order: unordered,
    },
    Reckoned {
        name: "scores",
        label: "Scores",
        after: "scores",
        places: &[Detail],
        privacy: Private,
        shown: scores,
        order: unordered,
    },
];

const INTERVIEW: &[Reckoned<Interview>] = &[
    Reckoned {
        name: "how",
        label: "How",
        after: "state",
        places: &[Detail],
        privacy: Private,
        shown: |row, _| Shown::Words(how(row)),
        order: unordered,
    },
    Reckoned {
        name: "scores",
        label: "Scores",
        after: "scores",
        places: &[Detail],
        privacy: Private,
        shown: |row, sight| {
            let given = sight.lookup.titled_scores(&row.scores).into_iter();
            Shown::Words(
                given.map(|(title, given)| format!("{title} {given}")).collect::<Vec<_>>().join(" · "),
            )
        },
        order: unordered,
    },
];

/// Makes a column of texts: its width, the width of a narrow table and its own width there, and how soon it is left
/// out.
const fn words(columns: usize, narrow: (usize, usize), weight: u8) -> Place {
    Place::Column(Column { columns, narrow, weight, align: Align::Left })
}

const fn digits(columns: usize, weight: u8) -> Place {
    Place::Column(Column { columns, narrow: (0, columns), weight, align: Align::Right })
}

/// The order of a field that no list is sorted by: all values are equal.
fn unordered<T>(_: &T, _: &T, _: &Lookup) -> Ordering {
    Ordering::Equal
}

/// Compares by the names that lists show, then by city, in which those of one name differ.
pub(super) fn by_name(a: &Program, b: &Program, lookup: &Lookup) -> Ordering {
    let name = |row| lookup.nicknames.of(row);
    ignoring_case(name(a), name(b)).then_with(|| a.city.cmp(&b.city))
}

fn number(value: Option<impl ToString>, of: &'static str) -> Shown {
    Shown::Number(value.map(|it| it.to_string()).unwrap_or_default(), of)
}

/// Returns the status for an audience. That a program is on the rank list stays with the applicant: others read
/// "interviewed".
fn status_as_read(row: &Program, sight: &Sight) -> Shown {
    match status(row).as_read(sight.audience) {
        read if row.status == Some(read) => Shown::Words(status_words(row, sight.now)),
        read => Shown::Words(read.title().to_owned()),
    }
}

fn status(row: &Program) -> Status {
    row.status.unwrap_or(Status::Planned)
}

/// Returns when an interview is, with its state if that says more.
fn next_interview(row: Option<&Arc<Interview>>) -> Shown {
    let Some(row) = row else { return Shown::When(None, "") };
    let state = row.state.map(InterviewState::title);
    let says_more = !row.stands() || row.state == Some(InterviewState::Held);
    match &row.when {
        Some(when) => Shown::When(Some(when.clone()), state.filter(|_| says_more).unwrap_or_default()),
        None => Shown::When(None, state.unwrap_or("no date yet")),
    }
}

/// Returns the positions of a program: "categorical 2023440C0, starts 1 Jul 2027, joint with UCSF · DR".
fn positions(row: &Program, sight: &Sight) -> Shown {
    let more = |position: &Position| {
        let code = if position.nrmp_code.trim().is_empty() { "?" } else { &position.nrmp_code };
        let starts = position.starts.map(|day| day.format(", starts %-d %b %Y").to_string());
        let partner = position.joint_program().and_then(|id| sight.tracker.programs.get(id));
        let joint = partner.map(|it| format!(", joint with {}", sight.naming.full(it)));
        format!("{code}{}{}", starts.unwrap_or_default(), joint.unwrap_or_default())
    };
    match row.positions.is_empty() {
        true => Shown::Unknown(match row.specialty {
            Some(Specialty::Ir | Specialty::Dr) | None => "ask whether categorical or advanced",
            Some(Specialty::IrIndependent) => "ask for its tracks: two-year, ESIR",
            Some(Specialty::Ty | Specialty::PrelimSurgery | Specialty::PrelimMedicine | Specialty::Other) => {
                ""
            }
        }),
        false => Shown::Several(row.positions.iter().map(|(track, it)| (track.title(), more(it))).collect()),
    }
}

/// "letters, statement": what an application that is still open lacks of what it is expected to have.
pub fn missing_words(row: &Program, lookup: &Lookup) -> String {
    let lacks = Missing::ALL.iter().filter(|it| it.is_expected(lookup) && it.is_lacked_by(row, lookup));
    lacks.map(|it| it.word()).collect::<Vec<_>>().join(", ")
}

/// Returns the scores of a program by the names of the criteria, "Case volume 4 · Call n/a"; scores of interviews go
/// before the program's own.
fn scores(row: &Program, sight: &Sight) -> Shown {
    let given = sight.lookup.criteria.iter().filter_map(|criterion| {
        let given = score::value(criterion.id.as_str(), row, sight.lookup.interviews(&row.id))?;
        let name = if criterion.title.is_empty() { criterion.id.as_str() } else { &criterion.title };
        Some(format!("{name} {given}"))
    });
    Shown::Words(given.collect::<Vec<_>>().join(" · "))
}

/// Says how an interview is held: "video · Zoom · 270 min".
fn how(row: &Interview) -> String {
    let minutes = row.minutes.map(|it| format!("{it} min")).unwrap_or_default();
    let parts = [row.mode.map(Mode::title).unwrap_or_default(), row.platform.as_str(), minutes.as_str()];
    parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Returns how many entries stand behind a field without taking its place.
    pub fn behind_program() -> usize {
        let is_field = |name: &str| Program::FIELDS.iter().any(|it| it.name == name);
        assert!(PROGRAM.iter().all(|it| is_field(it.after)), "each stands behind a field");
        PROGRAM.iter().filter(|it| !is_field(it.name)).count()
    }
}
