//! One program's section: what is known about it, each with its source, and what this audience may read of the rest.

use std::sync::Arc;

use super::{ShortlistInput, doc::Doc, interview};
use crate::domain::{
    audience::Privacy,
    place::{Place, Shown, spoken_key},
    shortlist::{interview_lines, program_lines},
    tables::{Interview, Person, Program, Specialty, Table},
    time::{Day, Stamp, day_words},
};

/// The question that stands in place of something unknown.
const UNKNOWN: &str = "?";

pub(super) fn write(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    doc.heading(2, &title(row));
    for (label, shown) in seen(input, row) {
        item(doc, input, label, &shown);
    }
    own_fields(doc, input, row);
    for (label, shown) in seen(input, row) {
        sourced(doc, label, &shown, input.today());
    }
    interviews(doc, input, row);
    people(doc, input, row);
    texts(doc, input, row);
}

fn title(row: &Program) -> String {
    match row.name.trim() {
        "" => format!("Unnamed program {}", row.specialty.map(Specialty::title).unwrap_or_default())
            .trim_end()
            .to_owned(),
        _ => row.full_name(),
    }
}

/// Writes what this audience may read of it, in the order of the fields.
fn seen(input: &ShortlistInput, row: &Program) -> Vec<(&'static str, Shown)> {
    let lines = program_lines().into_iter();
    let lines = lines.filter(|it| it.is_in(Place::Detail) && input.may(it.privacy()));
    lines.map(|it| (it.label(), it.shown(row, &input.sight()))).collect()
}

/// Writes the line of a value; nothing for values that have a heading of their own.
pub(super) fn item(doc: &mut Doc, input: &ShortlistInput, label: &str, shown: &Shown) {
    match shown {
        Shown::Words(text) | Shown::Warning(text) | Shown::Number(text, _) => doc.item(label, text),
        Shown::Address(address) => doc.link_item(label, address),
        Shown::When(Some(when), _) => {
            doc.item(label, &interview::both_clocks(when, input.home, input.today()));
        }
        Shown::Links(table, ids) if *table != Table::Interviews => {
            let titles = ids.iter().filter_map(|id| input.tracker.title_of(*table, id.as_str()));
            doc.item(label, &titles.collect::<Vec<_>>().join(", "));
        }
        Shown::Happened(all) => {
            let day = |at: &Stamp| day_words(input.home.civil_at(*at).date(), input.today());
            let one = |(at, what): &(Stamp, String)| format!("{what} {}", day(at)).trim_start().to_owned();
            doc.item(label, &all.iter().map(one).collect::<Vec<_>>().join(" · "));
        }
        Shown::Several(all) => {
            let one = |(name, more): &(&str, String)| format!("{name} {more}").trim_end().to_owned();
            doc.item(label, &all.iter().map(one).collect::<Vec<_>>().join(" · "));
        }
        Shown::Unknown(_) => doc.item(label, UNKNOWN),
        Shown::When(None, _) | Shown::Links(..) | Shown::Text(_) | Shown::Sourced(_) => {}
    }
}

fn own_fields(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    for (id, value) in row.custom.iter().filter(|_| input.may(Privacy::Private)) {
        let field = input.tracker.custom_fields.get(id.as_str()).map(|it| it.name.as_str());
        doc.item(field.filter(|it| !it.is_empty()).unwrap_or("Own field"), value);
    }
}

fn sourced(doc: &mut Doc, label: &str, shown: &Shown, today: Day) {
    let Shown::Sourced(all) = shown else { return };
    if all.is_empty() {
        return;
    }
    doc.heading(3, label);
    for it in all {
        doc.item(&spoken_key(&it.key), &it.told_words(today));
    }
}

/// Writes the program's interviews, in the order of time.
fn interviews(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    let all = input.lookup.interviews(&row.id);
    if all.is_empty() {
        return;
    }
    doc.heading(3, "Interviews");
    for it in all.iter().rev() {
        let reply_by = it.reply_by.as_ref().filter(|_| it.when.is_none());
        let reply_by = reply_by.map(|by| format!(", reply by {}", interview::row_clocks(input, it, by)));
        let sentence = format!("{}{}", interview::sentence(input, it), reply_by.unwrap_or_default());
        match input.may(Privacy::Private) {
            true => doc.bullet_with_link(&joined_words(&[&sentence, &it.platform]), &it.link),
            false => doc.bullet(&sentence),
        }
    }
}

fn people(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    let all = input.lookup.people(&row.id);
    if all.is_empty() {
        return;
    }
    doc.heading(3, "People");
    for person in all {
        doc.bullet(&person_words(person, input));
    }
}

/// "Dr. A. Rivera, PD"; for the applicant also how to reach and remember them.
pub(super) fn person_words(person: &Person, input: &ShortlistInput) -> String {
    let named = [person.name.as_str(), &person.role].into_iter().filter(|it| !it.trim().is_empty());
    let words = named.collect::<Vec<_>>().join(", ");
    if !input.may(Privacy::Private) {
        return words;
    }
    let said = if person.say.is_empty() { String::new() } else { format!("said {}", person.say) };
    joined_words(&[&words, &said, &person.email, &person.talking_point, &person.notes])
}

fn joined_words(parts: &[&str]) -> String {
    parts.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Writes each text with what was noted under the same name in interviews; then the texts that only interviews have,
/// and their notes, each with its day.
fn texts(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    let met = input.lookup.interviews(&row.id);
    let own = seen(input, row);
    for (label, shown) in &own {
        if let Shown::Text(text) = shown {
            let more = if *label == NOTES { Vec::new() } else { of_interviews(input, met, label) };
            doc.note(3, label, &paragraphs(text, more));
        }
    }
    let lines = interview_lines().into_iter();
    for line in lines.filter(|it| it.label() != NOTES && own.iter().all(|own| own.0 != it.label())) {
        doc.note(3, line.label(), &paragraphs("", of_interviews(input, met, line.label())));
    }
    for it in met.iter().rev().filter(|_| input.may(Privacy::Private)) {
        doc.note(3, &notes_title(it, input), &it.notes);
    }
}

/// The fields whose label interviews have too, without meaning the same.
const NOTES: &str = "Notes";

/// Returns the texts of that label, in the order of time.
fn of_interviews(input: &ShortlistInput, met: &[Arc<Interview>], label: &str) -> Vec<String> {
    let lines = interview_lines().into_iter();
    let lines = lines.filter(|it| it.label() == label && it.is_in(Place::Detail) && input.may(it.privacy()));
    let text = |shown| if let Shown::Text(text) = shown { Some(text) } else { None };
    lines
        .flat_map(|line| met.iter().rev().filter_map(move |it| text(line.shown(it, &input.sight()))))
        .collect()
}

fn paragraphs(first: &str, more: Vec<String>) -> String {
    let all = std::iter::once(first.to_owned()).chain(more);
    all.filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// "Interview notes, Mon 23 Nov"
fn notes_title(row: &Interview, input: &ShortlistInput) -> String {
    let day = row.when.as_ref().map(|it| format!(", {}", day_words(it.day_in(input.home), input.today())));
    format!("Interview notes{}", day.unwrap_or_default())
}
