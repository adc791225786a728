//! The interviews as a folder of documents, one for each program, with lines on top of each that other programs read.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    ShortlistInput,
    doc::Doc,
    front::Front,
    interviews::{by_day, section, withheld},
    slug::slugs,
};
use crate::{
    domain::{
        agenda::programs_title,
        audience::Privacy,
        score::{reckoning, value},
        tables::{Interview, InterviewKind, Program, Specialty, Status},
        time::{When, day_words},
    },
    text::counted,
};

/// What goes into a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Folder {
    /// The texts by the names of their files.
    pub files: BTreeMap<String, String>,
    /// What is in none of them.
    pub left_out: Option<String>,
}

/// Makes a document for each program that has an interview; one that serves several programs stands in each of theirs. The
/// line `export` says of which season and for whom it is. None for the clerkship office, which gets the days away.
pub fn interviews_by_program(input: &ShortlistInput) -> Option<Folder> {
    if !input.may(Privacy::Shared) {
        return None;
    }
    let met: Vec<&Arc<Program>> =
        input.tracker.programs.iter().filter(|it| !input.lookup.interviews(&it.id).is_empty()).collect();
    let names = slugs(met.iter().map(|it| (it.id.as_str(), input.naming.full(it))));
    let name = |row: &Program| format!("{}.md", names.get(row.id.as_str()).cloned().unwrap_or_default());
    let files = met.iter().map(|row| (name(row), document(input, row))).collect();
    let is_apart =
        |it: &&Arc<Interview>| !it.programs.iter().any(|id| input.tracker.programs.has(id.as_str()));
    let apart = input.tracker.interviews.iter().filter(is_apart).count();
    let left_out =
        (apart > 0).then(|| format!("{} without a program: in no file", counted(apart, "interview")));
    Some(Folder { files, left_out })
}

fn document(input: &ShortlistInput, row: &Program) -> String {
    let mut doc = Doc::default();
    doc.heading(1, &row.full_name());
    withheld(&mut doc, input);
    if input.may(Privacy::Private) {
        let met = input.lookup.interviews(&row.id);
        let given = |criterion: &str| value(criterion, row, met);
        doc.item("Score", &reckoning(&input.lookup.criteria, given).unwrap_or_default());
    }
    let is_here = |it: &&Arc<Interview>| it.programs.contains(&row.id);
    for it in by_day(input).iter().filter(is_here) {
        section(&mut doc, input, it, &title(input, it));
    }
    format!("{}{}", front(input, row), doc.finish())
}

/// "Interview, Mon 23 Nov", and all programs that it serves where these are several.
fn title(input: &ShortlistInput, row: &Interview) -> String {
    let kind = row.kind.unwrap_or(InterviewKind::Interview).title();
    let day = row.when.as_ref().map(|it| format!(", {}", day_words(it.day_in(input.home), input.today())));
    let all = match row.programs.as_slice() {
        [] | [_] => String::new(),
        several => format!(" · {}", programs_title(input.tracker, input.naming, several)),
    };
    format!("{kind}{}{all}", day.unwrap_or_default())
}

fn front(input: &ShortlistInput, row: &Program) -> String {
    let whom = input.audience.called(input.tracker.profile.kind());
    let mut front = Front::new();
    front.word("export", &format!("interviews, {}, for {whom}", input.season()));
    front.word("program", &row.full_name());
    front.word("institution", &row.institution);
    front.word("city", &row.city);
    front.word("state", &row.state);
    front.word("specialty", row.specialty.map(Specialty::title).unwrap_or_default());
    front.words("tracks", &row.positions.keys().map(|it| it.title()).collect::<Vec<_>>());
    let codes = row.positions.values().map(|it| it.nrmp_code.as_str()).filter(|it| !it.trim().is_empty());
    front.words("codes", &codes.collect::<Vec<_>>());
    front.word("acgme", &row.acgme_id);
    front.word("status", row.status.unwrap_or(Status::Planned).as_read(input.audience).title());
    let days = input.lookup.interviews(&row.id).iter().rev().filter_map(|it| it.when.as_ref().map(iso));
    front.words("interviews", &days.collect::<Vec<_>>());
    if input.may(Privacy::Private) {
        front.number("score", input.lookup.score(row));
        front.number("gut", input.lookup.gut(&row.id));
        front.number("rank", input.lookup.rank(&row.id));
        front.words("tags", &row.tags);
    }
    front.word("exported", &input.today().to_string());
    front.finish()
}

/// Returns a day, or a moment with its offset and its zone: `2026-11-23T08:00:00-08:00[America/Los_Angeles]`.
fn iso(when: &When) -> String {
    match when {
        When::Day(day) => day.to_string(),
        When::At(moment) => format!("{}[{}]", moment.rfc3339(), moment.zone().name()),
    }
}
