//! The line of something that was found: what it is, and where the words stand that its title doesn't say.

use super::thing::{At, Thing};
use crate::{
    app::{
        answers::ask_answer,
        context::Context,
        outcome::{DayPart, Hit, Next, Route, RowForm},
        picked::PickLine,
        state::Access,
    },
    domain::{id::Id, questions::banked, tables::Table},
    text::{
        contains::contains,
        hits::{around, best_hit},
        plain, width,
    },
};

/// A text that has some of the words.
struct Found {
    at: At,
    text: String,
    /// How many of the words that the line doesn't say it has.
    words: usize,
    /// How many other texts have as many of them.
    others: usize,
}

/// Words that stand within so many bytes are shown together.
const NEAR: usize = 60;

/// In fewer columns nothing is said but the words themselves.
const LEAST_FOR_OTHERS: usize = 40;

/// Returns the line of a thing and, where it doesn't say all the words, a second one with the words where they stand, in so
/// many columns.
pub fn found_lines(cx: &Context, thing: &Thing, words: &[String], columns: usize) -> Vec<PickLine> {
    let (title, detail) = (thing.title(cx), thing.detail(cx));
    let said = plain(&format!("{title}\n{detail}"));
    let missing: Vec<&String> = words.iter().filter(|it| !said.contains(it.as_str())).collect();
    let line = |next: Next| PickLine::new(title, detail, thing.mark(), next);
    match best_text(cx, thing, &missing) {
        Some(found) => {
            let hit = best_hit(&found.text, words, NEAR).unwrap_or(0..0);
            let below = PickLine::below(label(cx, &found, columns), String::new());
            let room = columns.saturating_sub(width(&below.text));
            let below = PickLine { detail: around(&found.text, &hit, room), ..below };
            vec![line(place_of(cx, thing, &found, hit)), below]
        }
        None => vec![line(thing.target())],
    }
}

/// Returns the first of the texts that have most of the words; none where none has any.
fn best_text(cx: &Context, thing: &Thing, missing: &[&String]) -> Option<Found> {
    let mut best: Option<Found> = None;
    if missing.is_empty() {
        return None;
    }
    thing.each_text(cx, &mut |at, text| {
        let words = missing.iter().filter(|it| contains(text, it)).count();
        if words == 0 {
            return;
        }
        match &mut best {
            Some(best) if best.words > words => {}
            Some(best) if best.words == words => best.others = best.others.saturating_add(1),
            best => *best = Some(Found { at, text: text.to_owned(), words, others: 0 }),
        }
    });
    best
}

/// "Notes: ", "Talking point and 2 more: ".
fn label(cx: &Context, found: &Found, columns: usize) -> String {
    let label = match &found.at {
        At::About(label) | At::Field(_, label) | At::Note(_, label) => (*label).to_owned(),
        At::Agenda => "Agenda".to_owned(),
        At::Answer(question) => {
            let asked = banked(&cx.season, cx.data.bank(), question);
            asked.map_or("Answer".to_owned(), |it| it.row.text.clone())
        }
    };
    let label = crate::text::cut(&label, columns / 3).into_owned();
    match found.others {
        _ if label.is_empty() => label,
        0 => format!("{label}: "),
        _ if columns < LEAST_FOR_OTHERS => format!("{label}: "),
        others => format!("{label} and {others} more: "),
    }
}

/// Returns the place where the words stand, open: a note at the hit, the form at the field. Where nothing may be written,
/// the row as a whole.
fn place_of(cx: &Context, thing: &Thing, found: &Found, hit: std::ops::Range<usize>) -> Next {
    let open = |route| Next::Open(Box::new(route));
    let Some((table, id)) = thing.row().filter(|_| matches!(cx.access, Access::Writes)) else {
        return thing.target();
    };
    match &found.at {
        At::Note(field, _) if is_own(cx, (table, &id), field, &found.text) => {
            let word = found.text.get(hit.clone()).unwrap_or_default().to_owned();
            open(Route::NoteAt { table, id, field, hit: Hit { at: hit.start, word } })
        }
        At::Note(field, _) | At::Field(field, _) if !matches!(thing, Thing::Question(..)) => {
            open(Route::Row(RowForm::edit(table, &id).at(field)))
        }
        At::Answer(question) => match banked(&cx.season, cx.data.bank(), question) {
            Some(asked) => open(ask_answer(cx, &id, &asked)),
            None => thing.target(),
        },
        At::Agenda => open(Route::DayLines(id, DayPart::Agenda)),
        At::About(_) | At::Note(..) | At::Field(..) => thing.target(),
    }
}

/// Returns true if the season itself has the text, not only the bundle below it.
fn is_own(cx: &Context, (table, id): (Table, &Id), field: &str, text: &str) -> bool {
    cx.season.tracker.field(table, id.as_str(), field).is_some_and(|it| it == text)
}
