//! Finding anything anywhere: programs, dates, interviews, components, people, notes, questions.

use super::{
    context::Context,
    outcome::{Next, Route},
    picked::PickLine,
};
use crate::{
    domain::{checklist::Entry, place::Place, shortlist::status_words, tables::*},
    text::contains::contains,
};

/// At most this many lines of each kind are shown.
const FOUND_OF_EACH: usize = 60;

pub fn find_lines(cx: &Context, query: &str) -> Vec<PickLine> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut lines = Vec::new();
    lines.extend(find_programs(cx, &words));
    lines.extend(find_dates(cx, &words));
    lines.extend(find_interviews(cx, &words));
    if words.is_empty() {
        return lines;
    }
    lines.extend(find_components(cx, &words));
    lines.extend(find_people(cx, &words));
    lines.extend(find_questions(cx, &words));
    lines
}

fn find_programs(cx: &Context, words: &[String]) -> Vec<PickLine> {
    let fits = |row: &&std::sync::Arc<Program>| all_in_row(words, &***row, &[]);
    let line = |row: &std::sync::Arc<Program>| {
        let detail = format!("{} · {}", row.place(), status_words(row, cx.season.now));
        found(row.full_name(), detail, "program", Next::Go(Table::Programs, row.id.clone()))
    };
    cx.season.tracker.programs.iter().filter(fits).take(FOUND_OF_EACH).map(line).collect()
}

fn find_dates(cx: &Context, words: &[String]) -> Vec<PickLine> {
    let items = cx.derived.items.all().iter().filter(|it| it.origin.row().0 != Table::Interviews);
    let fits = items.filter(|item| all_in(words, &[&item.title])).take(FOUND_OF_EACH);
    let dated = fits.filter_map(|item| {
        let (table, id) = item.origin.row();
        if matches!(table, Table::Components | Table::Programs) {
            return None;
        }
        let target = Next::Go(table, id.clone());
        Some(found(item.doubted_title(), cx.season.when_words(&item.when, ""), "date", target))
    });
    dated.chain(find_undated(cx, words)).collect()
}

/// Finds tasks without a date, which no list shows.
fn find_undated(cx: &Context, words: &[String]) -> Vec<PickLine> {
    let undated = cx.season.tracker.milestones.iter().filter(|it| it.when.is_none() && !it.title.is_empty());
    let fits =
        undated.filter(|it| !cx.is_official(&it.id) && all_in(words, &[&it.title])).take(FOUND_OF_EACH);
    let target = |it: &Milestone| Next::Go(Table::Milestones, it.id.clone());
    fits.map(|it| found(it.title.clone(), "no date".to_owned(), "task", target(it))).collect()
}

fn find_interviews(cx: &Context, words: &[String]) -> Vec<PickLine> {
    let fits = |row: &&std::sync::Arc<Interview>| {
        let title = cx.season.interview_title(&row.id);
        let places: Vec<String> = row
            .programs
            .iter()
            .filter_map(|id| cx.season.tracker.programs.get(id.as_str()))
            .map(|it| it.place())
            .collect();
        all_in_row(words, &***row, &[&title, &places.join(" ")])
    };
    let line = |row: &std::sync::Arc<Interview>| {
        let target = Next::Go(Table::Interviews, row.id.clone());
        found(cx.season.interview_title(&row.id), cx.season.interview_when(row), "interview", target)
    };
    cx.season.tracker.interviews.iter().filter(fits).take(FOUND_OF_EACH).map(line).collect()
}

fn find_components(cx: &Context, words: &[String]) -> Vec<PickLine> {
    let entries = cx.derived.groups.iter().flat_map(|it| &it.entries);
    let fits = entries.filter(|it| all_in_row(words, &*it.row, &[])).take(FOUND_OF_EACH);
    let line = |entry: &Entry| {
        let target = Next::Go(Table::Components, entry.id().clone());
        found(entry.row.title.clone(), entry.progress().title().to_owned(), "component", target)
    };
    fits.map(line).collect()
}

fn find_people(cx: &Context, words: &[String]) -> Vec<PickLine> {
    let rows = cx.season.tracker.people.iter();
    let fits = rows.filter(|it| all_in_row(words, &***it, &[])).take(FOUND_OF_EACH);
    fits.map(|it| found(it.name.clone(), it.role.clone(), "person", Next::Go(Table::People, it.id.clone())))
        .collect()
}

fn find_questions(cx: &Context, words: &[String]) -> Vec<PickLine> {
    let bundled = cx.data.questions().iter().map(|it| it.base.clone());
    let mut all: Vec<std::sync::Arc<Question>> = bundled.collect();
    all.extend(cx.season.tracker.questions.iter().filter(|it| !it.text.is_empty()).cloned());
    let fits = all.iter().filter(|it| all_in_row(words, &***it, &[])).take(FOUND_OF_EACH);
    let line = |question: &std::sync::Arc<Question>| {
        let side = question.way.map(QuestionSide::title).unwrap_or_default();
        let target = Next::Open(Box::new(Route::GuidePage("interviews".to_owned())));
        found(question.text.clone(), format!("{side} · {}", question.topic), "question", target)
    };
    fits.map(line).collect()
}

fn found(text: String, detail: String, mark: &str, next: Next) -> PickLine {
    PickLine::new(text, detail, mark, next)
}

fn all_in(words: &[String], texts: &[&str]) -> bool {
    words.iter().all(|word| texts.iter().any(|text| contains(text, word)))
}

/// Returns true if each word is in a field that is looked through, or in the other texts about the row.
fn all_in_row<T: Record>(words: &[String], row: &T, more: &[&str]) -> bool {
    let fields = || T::FIELDS.iter().filter(|it| it.places.contains(&Place::Find));
    words.iter().all(|word| {
        let mut fits = |text: &str| contains(text, word);
        more.iter().any(|it| fits(it)) || fields().any(|it| (it.any)(row, &mut fits))
    })
}
