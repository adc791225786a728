//! Between a form's texts and the tracker: what a field starts with, what its text means, and why it can't be saved.

use super::{
    checks, counted,
    ends::{Spread, span_at, spread},
    field::{FormField, Target},
    figure, numbers,
    several::several,
    shared,
};
use crate::{
    app::context::Context,
    data::catalog::LineMatch,
    domain::{
        field::{FieldInfo, Kind, Typed, read_past, read_word, read_zone, refuse, split_set},
        happened::{happened_text, read_happened},
        id::Id,
        repeat::Repeats,
        tables::{Flag, Profile, Program, Specialty, Table, typed::read_leads},
        time::{Reading, Refusal, Span, Tense, When, Zone, read_day, read_when, show_for_edit},
        tracker::Tracker,
    },
    text::{fold, words},
};

/// The form of an official date, in its order.
const OF_A_DATE: [&str; 7] = ["when", "until", "source", "as_of", "title", "lead_minutes", "notes"];

/// What only an official date has.
const DATES_ONLY: &[&str] = &["source", "as_of"];

/// In tables of more rows than this a typed name is only looked up when the form is saved.
const LOOKED_UP_AS_TYPED: usize = 5_000;

/// Puts the texts of a form into a copy of the season. Returns what can't be put there, by the index of its field.
pub fn fill(
    cx: &Context,
    target: &Target,
    fields: &[FormField],
    draft: &mut Tracker,
) -> Vec<(usize, Refusal)> {
    let zone = zone_of(cx, target, fields);
    let reading = cx.reading(zone.as_ref());
    if let Target::Row { table, id, preset } = target {
        for (name, text) in preset {
            let _ = draft.set_field(*table, id, name, text, &reading);
        }
    }
    let typed = fields.iter().enumerate().filter(|it| it.1.buffer.is_dirty());
    let mut texts: Vec<(usize, String)> = Vec::new();
    let mut refused: Vec<(usize, Refusal)> = Vec::new();
    for (at, field) in typed {
        match spread(fields, at, &reading) {
            Ok(Some(Spread { start, end })) => texts.extend([start, end]),
            Ok(None) if texts.iter().any(|it| it.0 == at) => {}
            Ok(None) => texts.push((at, field.buffer.text())),
            Err(refusal) => refused.push((at, refusal)),
        }
    }
    let filled = texts.iter().filter_map(|(at, text)| {
        let (at, field) = (*at, fields.get(*at)?);
        let done = match target {
            Target::Row { table, id, .. } => fill_row(cx, draft, (*table, id), (field, text), &reading),
            Target::Settings => fill_settings(cx, draft, field, &reading),
            Target::Line(_) | Target::Figure(_) => Ok(()),
        };
        done.err().map(|refusal| (at, refusal))
    });
    refused.extend(filled);
    if let Target::Row { table, id, .. } = target {
        refused.extend(checks::refusals(cx, (*table, id), fields, draft));
    }
    refused.sort_by_key(|it| it.0);
    refused
}

fn fill_row(
    cx: &Context,
    draft: &mut Tracker,
    (table, id): (Table, &Id),
    (field, text): (&FormField, &str),
    reading: &Reading,
) -> Result<(), Refusal> {
    if table == Table::Components
        && let Some(done) = counted::fill(cx, draft, id, (field, text), reading)
    {
        return done;
    }
    let text = match linked(field) {
        Some(linked) => ids_of(cx, linked, text)?,
        None => shared::spelled(cx, table, field, text),
    };
    draft.set_field(table, id, field.info.name, &text, reading)
}

/// Returns the table whose rows the field names.
fn linked(field: &FormField) -> Option<Table> {
    match field.info.kind {
        Kind::Link(table) | Kind::Links(table) => Some(table),
        Kind::Line
        | Kind::Text
        | Kind::Choice(_)
        | Kind::Day
        | Kind::Past
        | Kind::Near
        | Kind::When
        | Kind::Moment
        | Kind::Happened
        | Kind::History
        | Kind::Number
        | Kind::Zone
        | Kind::YesNo
        | Kind::Set => None,
    }
}

/// Returns the fields of a row's form: those of its table, and of a component what is counted in it and its exam's.
pub fn fields(cx: &Context, table: Table, id: &Id) -> Vec<FieldInfo> {
    let mut fields = table.fields();
    if table == Table::Components {
        counted::add_fields(cx, id, &mut fields);
    }
    if table == Table::Milestones {
        let is_official = cx.derived.dates.iter().any(|it| it.id == *id);
        match is_official {
            true => {
                fields = OF_A_DATE
                    .iter()
                    .filter_map(|name| fields.iter().find(|it| it.name == *name))
                    .copied()
                    .collect()
            }
            false => fields.retain(|it| !DATES_ONLY.contains(&it.name)),
        }
    }
    fields
}

/// Returns the text that a field of the form starts with: the bundle's, if the user said nothing.
pub fn field_text(cx: &Context, table: Table, id: &Id, name: &str) -> Option<String> {
    if table == Table::Components
        && let Some(text) = counted::field_text(cx, id, name)
    {
        return Some(text);
    }
    if table == Table::Components
        && let Some(entry) = cx.entry(id)
    {
        let mut shown = Tracker::default();
        shown.components.put_shared(entry.row.clone());
        return shown.field(table, id.as_str(), name);
    }
    if table == Table::Templates
        && let Some(template) = cx.template(id)
    {
        let mut shown = Tracker::default();
        shown.templates.put_shared(template.row);
        return shown.field(table, id.as_str(), name);
    }
    let date = cx.derived.dates.iter().filter(|_| table == Table::Milestones).find(|it| it.id == *id);
    match (date, name) {
        (Some(date), "when") => Some(show_for_edit(&date.when)),
        (Some(date), "title") => Some(date.title.clone()),
        (Some(date), "until") => Some(date.until.as_ref().map(show_for_edit).unwrap_or_default()),
        (Some(_) | None, _) => cx.season.tracker.field(table, id.as_str(), name),
    }
}

/// Returns a field's text as it stands in the form: rows by their titles, instants at home.
pub fn shown_text(cx: &Context, info: FieldInfo, text: String) -> String {
    match info.kind {
        Kind::Link(linked) | Kind::Links(linked) => cx.linked_titles(linked, &text),
        Kind::Happened | Kind::History => happened_text(&text, cx.home()),
        Kind::Line
        | Kind::Text
        | Kind::Choice(_)
        | Kind::Day
        | Kind::Past
        | Kind::Near
        | Kind::When
        | Kind::Moment
        | Kind::Number
        | Kind::Zone
        | Kind::YesNo
        | Kind::Set => text,
    }
}

/// Returns typed titles as ids: of the row with exactly this title, else of the only row whose title contains all its
/// words.
fn ids_of(cx: &Context, table: Table, text: &str) -> Result<String, Refusal> {
    let mut ids = Vec::new();
    for part in text.split([';', ',']).map(str::trim).filter(|it| !it.is_empty()) {
        ids.push(id_of(cx, table, part)?);
    }
    Ok(ids.join(", "))
}

/// What a row may be called where another one links to it.
struct Titles {
    id: Id,
    /// As lists show it.
    shown: String,
    /// Folded.
    long: String,
}

fn titles(cx: &Context, table: Table) -> Vec<Titles> {
    let rows = cx.season.tracker.titles(table).into_iter();
    let shown = |id: &Id| cx.season.title_of(table, id.as_str()).unwrap_or_default();
    rows.map(|(id, long)| Titles { shown: shown(&id), long: fold(&long), id }).collect()
}

fn id_of(cx: &Context, table: Table, text: &str) -> Result<String, Refusal> {
    let rows = titles(cx, table);
    let folded = fold(text);
    let is_exact = |it: &&Titles| it.long == folded || fold(&it.shown) == folded || it.id.as_str() == text;
    let exact: Vec<&Titles> = rows.iter().filter(is_exact).collect();
    let typed: Vec<String> = words(text);
    let has_words = |title: &str| typed.iter().all(|word| title.contains(word));
    let is_loose = |it: &&Titles| has_words(&it.long) || has_words(&fold(&it.shown));
    let loose: Vec<&Titles> = rows.iter().filter(is_loose).collect();
    let found = if exact.is_empty() { loose } else { exact };
    match found.as_slice() {
        [one] => Ok(one.id.to_string()),
        [] => id_by_nickname(cx, table, text),
        many => several(text, many.iter().map(|it| it.shown.clone()).collect()),
    }
}

/// Finds a program of the season by a name that only the catalog knows, such as MIR.
fn id_by_nickname(cx: &Context, table: Table, text: &str) -> Result<String, Refusal> {
    let none = || refuse(format!("no {} of yours is called “{text}”", table.noun()));
    if table != Table::Programs {
        return none();
    }
    let (places, specialty) = match cx.data.catalog().match_line(text) {
        LineMatch::One { institution, specialty, .. } => (vec![institution], specialty),
        LineMatch::Several { institutions, specialty } => (institutions, specialty),
        LineMatch::Disagreeing { .. } | LineMatch::Heading | LineMatch::Nothing => return none(),
    };
    let known = cx.data.catalog().institutions();
    let meant: Vec<&Id> = places.iter().filter_map(|at| known.get(*at)).map(|it| &it.id).collect();
    let fits = |row: &&std::sync::Arc<Program>| {
        row.catalog.as_ref().is_some_and(|id| meant.contains(&id))
            && (specialty.is_none() || row.specialty == specialty)
    };
    let found: Vec<_> = cx.season.tracker.programs.iter().filter(fits).collect();
    match found.as_slice() {
        [one] => Ok(one.id.to_string()),
        [] => none(),
        many => several(text, many.iter().map(|it| cx.season.naming.full(it)).collect()),
    }
}

/// Returns the zone that "their time" means for a row: its program's.
fn zone_of(cx: &Context, target: &Target, fields: &[FormField]) -> Option<Zone> {
    let Target::Row { table, id, .. } = target else { return None };
    let typed = fields.iter().find(|it| linked(it) == Some(Table::Programs));
    let program = match typed {
        Some(field) => {
            ids_of(cx, Table::Programs, &field.buffer.text()).ok()?.split(", ").next().map(Id::new)
        }
        None if *table == Table::Programs => Some(id.clone()),
        None => None,
    };
    cx.season.tracker.programs.get(program?.as_str())?.time_zone.clone()
}

/// Says what lists call a program where its short name is left empty.
fn usual_name(cx: &Context, target: &Target, info: FieldInfo) -> Option<String> {
    let Target::Row { table: Table::Programs, id, .. } = target else { return None };
    let row = cx.season.tracker.programs.get(id.as_str()).filter(|_| info.name == "short_name")?;
    let unnamed = Program { short_name: String::new(), ..Program::clone(row) };
    Some(format!("empty: {}", cx.season.naming.nicknames().of(&unnamed)))
}

/// Returns what the text of a field is read as, while it is typed; none if there is nothing to say.
pub fn field_hint(cx: &Context, target: &Target, fields: &[FormField], at: usize) -> Option<String> {
    let field = fields.get(at)?;
    if let Target::Figure(id) = target
        && let Some(hint) = figure::hint(cx, id, field)
    {
        return Some(hint);
    }
    if let Some(hint) = shared::hint(cx, target, field) {
        return Some(hint);
    }
    let text = field.buffer.text();
    if let ("specialty", Ok(specialty)) = (field.info.name, text.parse::<Specialty>())
        && !cx.season.kind().has(specialty)
    {
        return Some(format!("of the {}, not of yours", cx.season.kind().other().title()));
    }
    if text.trim().is_empty() {
        return numbers::bundled_words(cx, field.info).or_else(|| usual_name(cx, target, field.info));
    }
    let zone = zone_of(cx, target, fields);
    let reading = cx.reading(zone.as_ref());
    if let Some((Span { start, end: Some(end) }, _)) = span_at(fields, at, &reading) {
        return Some(format!("= {} to {}", said(cx, &start, &reading), said(cx, &end, &reading)));
    }
    if field.info.name == "repeats" {
        let typed = text.split(" from ").next().unwrap_or_default();
        let rest = text.find(" until ").and_then(|at| text.get(at..)).filter(|_| typed.len() < text.len());
        let read = Repeats::read(&format!("{typed}{}", rest.unwrap_or_default()), &None, &reading);
        return Some(match read {
            Ok(repeat) => format!("= {}", repeat.map(|it| it.words()).unwrap_or_default()),
            Err(refusal) => refusal.why,
        });
    }
    let read = match field.info.kind {
        Kind::When | Kind::Moment => read_when(&text, &reading).map(|when| said(cx, &when, &reading)),
        Kind::Day => read_day(&text, &reading).map(|day| said(cx, &When::Day(day), &reading)),
        Kind::Near => {
            read_day(&text, &reading.in_tense(Tense::Near)).map(|day| said(cx, &When::Day(day), &reading))
        }
        Kind::Past => read_past(&text, &reading).map(|day| said(cx, &When::Day(day), &reading)),
        Kind::Happened => read_happened(&text, &reading).map(|at| cx.season.happened_words(at)),
        Kind::Zone => read_zone(&text, &reading).map(|zone| zone.name().to_owned()),
        Kind::Link(table) | Kind::Links(table) if cx.season.tracker.count(table) <= LOOKED_UP_AS_TYPED => {
            ids_of(cx, table, &text).map(|ids| cx.linked_titles(table, &ids))
        }
        Kind::Link(_)
        | Kind::Links(_)
        | Kind::Line
        | Kind::Text
        | Kind::Choice(_)
        | Kind::History
        | Kind::Number
        | Kind::YesNo
        | Kind::Set => return None,
    };
    Some(match read {
        Ok(words) => format!("= {words}"),
        Err(refusal) => refusal.why,
    })
}

/// Says what was read; outside the season with its year.
fn said(cx: &Context, when: &When, reading: &Reading) -> String {
    let (words, day) = (cx.season.when_words(when, ""), when.day_in(cx.home()));
    let year = day.format("%Y").to_string();
    match (reading.season.0..=reading.season.1).contains(&day) || words.contains(&year) {
        true => words,
        false => format!("{year}: {words}"),
    }
}

fn fill_settings(
    cx: &Context,
    draft: &mut Tracker,
    field: &FormField,
    reading: &Reading,
) -> Result<(), Refusal> {
    let text = field.buffer.text();
    match field.info.name {
        "specialties" => {
            let mut specialties = Vec::new();
            for word in split_set(&text) {
                let read = read_word(&word, Specialty::ALL, |it| [it.word(), it.title()])?;
                specialties.extend(read);
            }
            specialties.sort();
            std::sync::Arc::make_mut(&mut draft.profile).specialties = specialties;
            Ok(())
        }
        "flags" => {
            let mut flags = Vec::new();
            for word in split_set(&text) {
                flags.extend(read_word(&word, Flag::ALL, |it| [it.word(), it.title()])?);
            }
            flags.sort();
            std::sync::Arc::make_mut(&mut draft.profile).flags = flags;
            Ok(())
        }
        "lead_minutes" => {
            let leads = read_leads(&text)?;
            std::sync::Arc::make_mut(&mut draft.settings).lead_minutes = leads;
            Ok(())
        }
        "week_start" => {
            std::sync::Arc::make_mut(&mut draft.settings).week_start = text.parse().ok();
            Ok(())
        }
        name if name.starts_with("rules.") => numbers::fill(cx, draft, field.info, &text),
        name => {
            let field = Profile::FIELDS.iter().find(|it| it.name == name);
            let profile = std::sync::Arc::make_mut(&mut draft.profile);
            field.map_or(Ok(()), |field| (field.set)(profile, &text, reading))
        }
    }
}
