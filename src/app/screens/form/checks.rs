//! What a row must say before it is saved, beyond what each of its fields reads by itself.

use super::field::{FormField, Target};
use crate::{
    app::{context::Context, statement_steps::most_characters},
    domain::{
        id::Id,
        naming::SHORT_NAME,
        statements::{self, characters, is_too_long},
        tables::Table,
        time::{Refusal, When},
        tracker::Tracker,
    },
    text::width,
};

/// A row as it would be saved, and the fields that were typed.
struct Checked<'a> {
    cx: &'a Context,
    table: Table,
    id: &'a Id,
    fields: &'a [FormField],
    draft: &'a Tracker,
}

/// The name of the field that is wrong, and why.
type Wrong = Option<(&'static str, String)>;

const CHECKS: [fn(&Checked) -> Wrong; 6] =
    [without_kind, backwards, nameless, too_long, far_off, second_first];

/// A correction by more days is a slip, unless it is typed with its year.
const FAR: i64 = 45;

/// Returns what is wrong with a row, by the index of its field.
pub fn refusals(
    cx: &Context,
    (table, id): (Table, &Id),
    fields: &[FormField],
    draft: &Tracker,
) -> Vec<(usize, Refusal)> {
    let checked = Checked { cx, table, id, fields, draft };
    let refusal = |(name, why): (&str, String)| {
        let at = fields.iter().position(|it| it.info.name == name)?;
        Some((at, Refusal { why, choices: Vec::new() }))
    };
    CHECKS.iter().filter_map(|check| refusal(check(&checked)?)).collect()
}

/// Refuses a rotation without a kind: whether days off count, or the days are taken, follows from it.
fn without_kind(it: &Checked) -> Wrong {
    let row = it.draft.rotations.get(it.id.as_str()).filter(|_| it.table == Table::Rotations)?;
    let what = if row.host.is_empty() { "it" } else { &row.host };
    let why = format!("say what {what} is: a rotation, call, clinic, vacation, a conference, blocked days");
    row.kind.is_none().then_some(("kind", why))
}

/// Refuses an end that comes before its beginning, where one of them was typed.
fn backwards(it: &Checked) -> Wrong {
    let dates = ["when", "from", "until", "repeats"];
    let is_typed = |field: &FormField| dates.contains(&field.info.name) && field.buffer.is_dirty();
    if !it.fields.iter().any(is_typed) {
        return None;
    }
    let rotation = it.draft.rotations.get(it.id.as_str()).filter(|_| it.table == Table::Rotations);
    let milestone = it.draft.milestones.get(it.id.as_str()).filter(|_| it.table == Table::Milestones);
    let (start, end) = match (rotation, milestone) {
        (Some(row), _) => (When::Day(row.from?), When::Day(row.until?)),
        (None, Some(row)) => (row.when.clone()?, row.until.clone()?),
        (None, None) => return None,
    };
    let words = |when: &When| it.cx.season.when_words(when, "");
    let why = format!("it would end {} and begin {}", words(&end), words(&start));
    (end.end(it.cx.home()) < start.start(it.cx.home())).then_some(("until", why))
}

/// Refuses to move an official date far away where its year isn't typed: a bare hour is today.
fn far_off(it: &Checked) -> Wrong {
    let known = it.cx.season.facts.date(it.id.as_str()).filter(|_| it.table == Table::Milestones)?;
    let typed = it.fields.iter().find(|field| field.info.name == "when" && field.buffer.is_dirty())?;
    let when = it.draft.milestones.get(it.id.as_str())?.when.clone()?;
    let days = when.day().signed_duration_since(known.when.day()).num_days();
    let says_year = typed.buffer.text().contains(&when.day().format("%Y").to_string());
    let why = || format!("{} days off: type the year if you mean it", days.abs());
    (days.abs() > FAR && !says_year).then(|| ("when", why()))
}

/// Refuses a program without a name, and a row of one's own that doesn't say what it is. One that came without it can be
/// edited all the same.
fn nameless(it: &Checked) -> Wrong {
    let (name, why) = match () {
        () if it.table == Table::Programs => ("name", "say what the program is called"),
        () if it.table == Table::Milestones && !it.cx.is_official(it.id) => {
            ("title", "say what is to be done, or what happens")
        }
        () if it.table == Table::Components && !is_bundled(it) => ("title", "say what is to be ready"),
        () if it.table == Table::Templates && !is_bundled(it) => ("name", "say what it is called"),
        () if it.table == Table::Statements => ("title", "say what it is called"),
        () if it.table == Table::Letters => ("writer", "say who writes it"),
        () if it.table == Table::Expenses => ("title", "say what was paid"),
        () => return None,
    };
    let text = |tracker: &Tracker| tracker.field(it.table, it.id.as_str(), name).unwrap_or_default();
    let is_empty = |tracker: &Tracker| text(tracker).trim().is_empty();
    let present = &it.cx.season.tracker;
    let had_none = present.has(it.table, it.id.as_str()) && is_empty(present);
    (is_empty(it.draft) && !had_none).then(|| (name, why.to_owned()))
}

/// Refuses a second "you are my first" without a reason.
fn second_first(it: &Checked) -> Wrong {
    let row = it.draft.messages.get(it.id.as_str()).filter(|_| it.table == Table::Messages)?;
    let others = it.draft.other_first_choices(row);
    let names: Vec<String> = others.iter().map(|other| it.cx.season.message_program(other)).collect();
    let is_bare = row.is_first_choice() && row.first_reason.trim().is_empty() && !names.is_empty();
    let why = || format!("{} hears it already: say why a second one does", names.join(", "));
    is_bare.then(|| ("first_reason", why()))
}

/// True for a component or a template that has a title without the user's.
fn is_bundled(it: &Checked) -> bool {
    if it.table == Table::Templates {
        return it.cx.data.templates().iter().any(|other| other.base.id == *it.id);
    }
    it.cx.entry(it.id).is_some_and(|entry| entry.bundled.is_some() || entry.exam.is_some())
}

/// Refuses a short name that was typed and is too long for lists.
fn too_long(it: &Checked) -> Wrong {
    let row = it.draft.programs.get(it.id.as_str()).filter(|_| it.table == Table::Programs)?;
    let is_typed = it.fields.iter().any(|it| it.info.name == "short_name" && it.buffer.is_dirty());
    let columns = width(row.short_name.trim());
    let why = format!("lists have room for {SHORT_NAME} letters; this has {columns}");
    (is_typed && columns > SHORT_NAME).then_some(("short_name", why))
}

/// Says that no mail program takes an address; it is kept all the same.
pub fn address_words(field: &FormField) -> Option<String> {
    let text = field.buffer.text();
    let is_odd = field.info.name == "email" && !text.trim().is_empty() && !text.contains('@');
    is_odd.then(|| "no @ in it: a mail program won't know where to".to_owned())
}

/// Says how long the text of a statement is: "4,812 of 28,000 characters".
pub fn length_words(cx: &Context, target: &Target, field: &FormField) -> Option<String> {
    let is_statement = matches!(target, Target::Row { table: Table::Statements, .. });
    let limit = most_characters(cx).filter(|_| is_statement && field.info.name == "text")?;
    let count = characters(&field.buffer.text());
    let too_long = if is_too_long(count, Some(&limit)) { ": too long" } else { "" };
    Some(format!("{}{too_long}", statements::length_words(count, limit.value)))
}
