//! Fields of a component's form that stand elsewhere in the season: what is counted in it, and how far its exam is.

use std::sync::Arc;

use super::field::FormField;
use crate::{
    app::context::Context,
    domain::{
        counts::{COUNTS, Count, counts_of},
        entry::{none_if_empty, refuse},
        exams::{exam_behind, known_exam},
        facts::{Confidence, Figure},
        field::FieldInfo,
        id::Id,
        tables::{Exam, Table},
        time::{Reading, Refusal},
        tracker::Tracker,
    },
};

/// Puts these fields among a component's own: those of an exam before its day, counts before the notes, which stand last
/// in every form.
pub fn add_fields(cx: &Context, id: &Id, fields: &mut Vec<FieldInfo>) {
    let last = fields.len().saturating_sub(1);
    fields.splice(last..last, counts_of(id.as_str()).map(|it| it.info));
    if let Some(exam) = exam_behind(&cx.season.tracker, id) {
        let due = fields.iter().position(|it| it.name == "due").unwrap_or(0);
        fields.splice(due..due, exam_fields(&exam));
    }
}

/// The fields of an exam but for those that its component has as well, and those of a transcript where there is none.
fn exam_fields(exam: &Id) -> Vec<FieldInfo> {
    let is_sent = known_exam(exam.as_str()).is_none_or(|it| !it.transcripts.is_empty());
    let mut fields = Table::Exams.fields();
    fields.retain(|it| !matches!(it.name, "title" | "notes"));
    fields.retain(|it| is_sent || !matches!(it.name, "released" | "on_file" | "resent"));
    fields
}

/// Returns the text that such a field starts with; none for a component's own field.
pub fn field_text(cx: &Context, id: &Id, name: &str) -> Option<String> {
    let tracker = &cx.season.tracker;
    if let Some(count) = COUNTS.iter().find(|it| it.info.name == name) {
        return Some(tracker.profile.count(count.id).map(|it| it.to_string()).unwrap_or_default());
    }
    if name == "group" {
        return group_title(cx, id);
    }
    let exam = exam_behind(tracker, id).filter(|exam| exam_fields(exam).iter().any(|it| it.name == name))?;
    Some(tracker.field(Table::Exams, exam.as_str(), name).unwrap_or_default())
}

/// Returns the heading under which a component stands, where the bundle knows it only by its id.
fn group_title(cx: &Context, id: &Id) -> Option<String> {
    let group = &cx.entry(id)?.row.group;
    cx.data.groups().iter().find(|it| it.0 == *group).map(|it| it.1.clone())
}

/// Puts the text of such a field where it belongs; none for a component's own field.
pub fn fill(
    cx: &Context,
    draft: &mut Tracker,
    id: &Id,
    (field, text): (&FormField, &str),
    reading: &Reading,
) -> Option<Result<(), Refusal>> {
    let name = field.info.name;
    if let Some(count) = COUNTS.iter().find(|it| it.info.name == name) {
        return Some(set_count(cx, draft, count, text));
    }
    let exam = exam_behind(draft, id).filter(|exam| exam_fields(exam).iter().any(|it| it.name == name))?;
    if !draft.exams.has(exam.as_str()) {
        let title = known_exam(exam.as_str()).map(|it| it.title.to_owned()).unwrap_or_default();
        draft.exams.put(Exam { id: exam.clone(), title, ..Exam::default() });
    }
    Some(draft.set_field(Table::Exams, &exam, name, text, reading))
}

/// Writes a count down; an empty text takes it away. More than a firm limit is refused.
fn set_count(cx: &Context, draft: &mut Tracker, count: &Count, text: &str) -> Result<(), Refusal> {
    let number = none_if_empty(text).map(|text| match text.parse::<u32>() {
        Ok(number) => Ok(number),
        Err(_) => refuse(format!("“{text}” is no whole number")),
    });
    let number = number.transpose()?;
    let limit = limit_of(cx, count).filter(|it| it.firm || it.origin.confidence == Confidence::Yours);
    let is_over = |it: &Figure| it.value.is_some_and(|most| number.is_some_and(|it| i64::from(it) > most));
    if let Some(limit) = limit.filter(is_over) {
        let amount = limit.amount().unwrap_or_default();
        return refuse(format!("{amount} at most in {} ({})", cx.season.facts.season, limit.origin.source));
    }
    let counts = &mut Arc::make_mut(&mut draft.profile).counts;
    match number {
        Some(number) => drop(counts.insert(count.id.to_owned(), number.into())),
        None => drop(counts.remove(count.id)),
    }
    Ok(())
}

fn limit_of(cx: &Context, count: &Count) -> Option<Figure> {
    let id = count.figure.filter(|_| count.is_limited())?;
    cx.season.facts.effective(id, &cx.season.tracker.overrides)
}
