//! One program's section: what is known about it, each with its source, and what this audience may read of the rest.

use super::{ShortlistInput, doc::Doc, interview, overview};
use crate::domain::{
    score::value,
    shortlist::letters_words,
    tables::{Fact, Interview, Person, Position, Program, Signal, Specialty, Table, ThankYous, Track},
    time::{Day, day_words},
};

/// What stands where nothing is known: a question to ask.
const UNKNOWN: &str = "?";

pub(super) fn write(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    doc.heading(2, &title(row));
    place(doc, input, row);
    application(doc, input, row);
    if input.is_mine() {
        judgment(doc, input, row);
    }
    facts(doc, row, input.today());
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

fn place(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    if row.institution != row.name {
        doc.item("Institution", &row.institution);
    }
    doc.item("Place", &row.place());
    doc.item("Time zone", &row.time_zone.as_ref().map(|it| it.city()).unwrap_or_default());
    doc.item("Positions", &positions(input, row));
    doc.item("ACGME ID", if row.acgme_id.trim().is_empty() { UNKNOWN } else { &row.acgme_id });
    doc.link_item("Website", &row.website);
}

/// "advanced 1062416A0, starts 1 Jul 2028 · categorical ?"
fn positions(input: &ShortlistInput, row: &Program) -> String {
    let one = |(track, position): (&Track, &Position)| {
        let code = if position.nrmp_code.trim().is_empty() { UNKNOWN } else { &position.nrmp_code };
        let starts = position.starts.map(|day| day.format(", starts %-d %b %Y").to_string());
        let partner = position.joint_partner.as_ref();
        let partner = partner.and_then(|id| input.tracker.title_of(Table::Programs, id.as_str()));
        let joint = partner.map(|it| format!(", joint with {it}"));
        format!("{} {code}{}{}", track.title(), starts.unwrap_or_default(), joint.unwrap_or_default())
    };
    match row.positions.is_empty() {
        true => UNKNOWN.to_owned(),
        false => row.positions.iter().map(one).collect::<Vec<_>>().join(" · "),
    }
}

fn application(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    doc.item("Status", &overview::status(input, row));
    doc.item("Signal", row.signal.map(Signal::title).unwrap_or_default());
    let deadline = row.deadline.as_ref().map(|it| interview::both_clocks(it, input.home, input.today()));
    doc.item("Deadline", &deadline.unwrap_or_default());
    doc.item("Letters", &letters_words(row, input.lookup));
    let statement = row.statement.as_ref();
    let statement = statement.and_then(|id| input.tracker.title_of(Table::Statements, id.as_str()));
    doc.item("Statement", &statement.unwrap_or_default());
    doc.item("Thank-you notes", row.thank_yous.map(ThankYous::title).unwrap_or_default());
}

/// Rank, scores and all else that only the applicant reads.
fn judgment(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    let lookup = input.lookup;
    doc.item("Rank", &lookup.rank(&row.id).map(|it| it.to_string()).unwrap_or_default());
    doc.item("Score", &lookup.score(row).map(|it| it.to_string()).unwrap_or_default());
    let scored = lookup.criteria.iter().filter_map(|criterion| {
        let given = value(criterion.id.as_str(), row, lookup.interviews(&row.id))?;
        let name = if criterion.title.is_empty() { criterion.id.as_str() } else { &criterion.title };
        Some(format!("{name} {given}"))
    });
    doc.item("Scores", &scored.collect::<Vec<_>>().join(" · "));
    doc.item("Gut", &lookup.gut(&row.id).map(|it| it.to_string()).unwrap_or_default());
    doc.item("Do not rank", &row.do_not_rank);
    doc.item("Deal breakers", &row.deal_breakers.join(", "));
    doc.item("Tags", &row.tags.join(", "));
    for (id, value) in &row.custom {
        let field = input.tracker.custom_fields.get(id.as_str()).map(|it| it.name.as_str());
        doc.item(field.filter(|it| !it.is_empty()).unwrap_or("Own field"), value);
    }
}

fn facts(doc: &mut Doc, row: &Program, today: Day) {
    if row.facts.is_empty() {
        return;
    }
    doc.heading(3, "Facts");
    for (key, fact) in &row.facts {
        doc.item(&spoken(key), &fact_words(fact, today));
    }
}

/// "5200 (PD, interview; as of Mon 23 Nov)"
fn fact_words(fact: &Fact, today: Day) -> String {
    let source = if fact.source.trim().is_empty() { "no source" } else { fact.source.trim() };
    let as_of = fact.as_of.map(|day| format!("; as of {}", day_words(day, today))).unwrap_or_default();
    let value = if fact.value.trim().is_empty() { UNKNOWN } else { fact.value.trim() };
    format!("{value} ({source}{as_of})")
}

/// "cases_per_year" as "Cases per year".
fn spoken(key: &str) -> String {
    let spaced = key.replace(['_', '-'], " ");
    let mut letters = spaced.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// In the order of time.
fn interviews(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    let all = input.lookup.interviews(&row.id);
    if all.is_empty() {
        return;
    }
    doc.heading(3, "Interviews");
    for it in all.iter().rev() {
        let sentence = interview::sentence(input, it);
        match input.is_mine() {
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
fn person_words(person: &Person, input: &ShortlistInput) -> String {
    let named = [person.name.as_str(), &person.role].into_iter().filter(|it| !it.trim().is_empty());
    let words = named.collect::<Vec<_>>().join(", ");
    if !input.is_mine() {
        return words;
    }
    let said = if person.say.is_empty() { String::new() } else { format!("said {}", person.say) };
    joined_words(&[&words, &said, &person.email, &person.talking_point, &person.notes])
}

fn joined_words(parts: &[&str]) -> String {
    parts.iter().map(|it| it.trim()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn texts(doc: &mut Doc, input: &ShortlistInput, row: &Program) {
    let met = input.lookup.interviews(&row.id);
    let joined = |own: &str, of: fn(&Interview) -> &str| {
        let all = std::iter::once(own).chain(met.iter().rev().map(|it| of(it)));
        all.filter(|it| !it.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
    };
    if input.is_mine() {
        doc.note(3, "Why here", &row.why);
    }
    doc.note(3, "Pros", &joined(&row.pros, |it| &it.pros));
    doc.note(3, "Cons", &joined(&row.cons, |it| &it.cons));
    if input.is_mine() {
        doc.note(3, "Logistics", &joined("", |it| &it.logistics));
        doc.note(3, "Red flags", &joined("", |it| &it.red_flags));
        doc.note(3, "Notes", &row.notes);
        for it in met.iter().rev() {
            doc.note(3, &notes_title(it, input), &it.notes);
        }
    }
}

/// "Interview notes, Mon 23 Nov"
fn notes_title(row: &Interview, input: &ShortlistInput) -> String {
    let day = row.when.as_ref().map(|it| format!(", {}", day_words(it.day_in(input.home), input.today())));
    format!("Interview notes{}", day.unwrap_or_default())
}
