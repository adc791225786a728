//! The line of something that was found: what it is, and where the words stand that its title doesn't say.

use super::{
    index::Index,
    thing::{At, Thing},
};
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

/// In fewer columns it isn't said how many other texts have the words; in still fewer not what the text is, either.
const LEAST_FOR_OTHERS: usize = 40;
const LEAST_FOR_LABEL: usize = 30;

/// The line of a thing. Where it doesn't say all the words, a second row belongs to it, which is written once it is in sight.
pub struct ThingLine {
    pub line: PickLine,
    /// The words that it doesn't say.
    pub missing: Vec<String>,
}

pub fn thing_line(cx: &Context, thing: &Thing, words: &[String]) -> ThingLine {
    let (title, detail) = (thing.title(cx), thing.detail(cx));
    let said = plain(&format!("{title}\n{detail}"));
    let missing = words.iter().filter(|it| !said.contains(it.as_str())).cloned().collect();
    ThingLine { line: PickLine::new(title, detail, thing.mark(), thing.target(cx)), missing }
}

/// Returns where the words stand that a line doesn't say, and the row that shows them there in so many columns. Of equally
/// good texts it is the first.
pub fn place_line(
    cx: &Context,
    (index, at): (&Index, usize),
    (words, missing): (&[String], &[String]),
    columns: usize,
) -> Option<(Next, PickLine)> {
    let thing = index.things.get(at)?;
    let found = best_text(cx, (index, at), missing)?;
    let hit = best_hit(&found.text, words, NEAR).unwrap_or(0..0);
    let label = label(cx, &found, columns);
    let room = columns.saturating_sub(width(&label));
    let below = PickLine::below(label, around(&found.text, &hit, room));
    Some((place_of(cx, thing, &found, hit), below))
}

/// Returns the first of the texts that have most of the words; none where none has any.
fn best_text(cx: &Context, (index, at): (&Index, usize), missing: &[String]) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut plain = index.texts(at);
    index.things.get(at)?.each_text(cx, &mut |at, text| {
        let plain = plain.next().unwrap_or_default();
        let words = missing.iter().filter(|it| plain.contains(it.as_str())).count();
        match &mut best {
            _ if words == 0 => {}
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
        _ if label.is_empty() || columns < LEAST_FOR_LABEL => String::new(),
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
        return thing.target(cx);
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
            None => thing.target(cx),
        },
        At::Agenda => open(Route::DayLines(id, DayPart::Agenda)),
        At::About(_) | At::Note(..) | At::Field(..) => thing.target(cx),
    }
}

/// Returns true if the season itself has the text, not only the bundle below it.
fn is_own(cx: &Context, (table, id): (Table, &Id), field: &str, text: &str) -> bool {
    cx.season.tracker.field(table, id.as_str(), field).is_some_and(|it| it == text)
}
