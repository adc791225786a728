//! One program, with all that is known about it and who says so.

use super::{
    marks::progress_mark,
    page::{Ink, Page},
    question::answers_of,
};
use crate::{
    app::context::Context,
    domain::{
        agenda::program_clock_city,
        audience::Audience,
        checklist::{Entry, Group},
        checklist_words::Room,
        id::Id,
        place::{Place, Shown, Sourced},
        shortlist::{Seen, Sight, program_lines},
        tables::*,
        time::{Stamp, When, countdown, day_words, due_words},
    },
};

pub fn program_page(cx: &Context, page: &mut Page, id: &Id) {
    let Some(row) = cx.season.tracker.programs.get(id.as_str()) else { return };
    page.title(&row.full_name());
    let shown = lines_of(cx, program_lines(), row);
    // what a program is called officially stands under what people call it
    let (official, shown): (Vec<_>, Vec<_>) = shown.into_iter().partition(|it| it.0 == "institution");
    for (_, _, shown) in &official {
        if let Shown::Words(text) = shown
            && !text.is_empty()
        {
            page.text(text, Ink::Dim);
        }
    }
    page.blank();
    for (_, label, shown) in &shown {
        line(cx, page, label, shown, Some(row));
    }
    for (_, label, shown) in &shown {
        paragraphs(cx, page, label, shown);
    }
    people(cx, page, id);
    answers_of(cx, page, id);
    components(cx, page, id);
    catalog_words(cx, page, id);
}

/// Returns name, label and value of all that shows on the page, in the order of the fields.
pub fn lines_of<T>(cx: &Context, lines: Vec<Seen<T>>, row: &T) -> Vec<(&'static str, &'static str, Shown)> {
    let (tracker, lookup) = (&cx.season.tracker, &cx.derived.lookup);
    let sight = Sight {
        tracker,
        lookup,
        naming: &cx.season.naming,
        now: cx.season.now,
        home: cx.home(),
        audience: Audience::Me,
    };
    let lines = lines.into_iter().filter(|it| it.is_in(Place::Detail));
    lines.map(|it| (it.name(), it.label(), it.shown(row, &sight))).collect()
}

/// Adds the line of a value; nothing for values that have a heading of their own. A moment may show the clock of
/// `program`.
pub fn line(cx: &Context, page: &mut Page, label: &str, shown: &Shown, program: Option<&Program>) {
    match shown {
        Shown::Words(text) => page.labeled(label, text),
        Shown::Warning(text) => page.labeled_in(label, text, Ink::Warn),
        Shown::Address(text) => page.labeled_in(label, text, Ink::Link),
        Shown::Number(number, _) if number.is_empty() => {}
        Shown::Number(number, of) => page.labeled(label, format!("{number} {of}").trim_end()),
        Shown::When(Some(when), _) => {
            // far ahead the words for what is due are the date itself
            let due = match when.end(cx.home()) < cx.season.now {
                true => due_words(when, cx.season.now, cx.home()),
                false => countdown(when, cx.season.now, cx.home()),
            };
            let city = match when {
                When::Day(_) => String::new(),
                When::At(moment) => program_clock_city(program, moment),
            };
            page.labeled(label, &format!("{} · {due}", cx.season.when_words(when, &city)));
        }
        Shown::Links(Table::Interviews, ids) => {
            for row in ids.iter().filter_map(|id| cx.season.tracker.interviews.get(id.as_str())) {
                let kind = row.kind.unwrap_or(InterviewKind::Interview).title();
                page.labeled(kind, &cx.season.interview_when(row));
            }
        }
        Shown::Links(table, ids) => {
            let title = |id: &Id| cx.season.title_of(*table, id.as_str());
            let titles = ids.iter().map(|id| title(id).unwrap_or_else(|| "missing".to_owned()));
            page.labeled(label, &titles.collect::<Vec<_>>().join(", "));
        }
        Shown::Happened(all) => {
            let words = |(at, what): &(Stamp, String)| {
                format!("{} {what}", cx.season.happened_words(*at)).trim_end().to_owned()
            };
            page.labeled(label, &all.iter().map(words).collect::<Vec<_>>().join("\n"));
        }
        Shown::Several(all) => {
            let lines = all.iter().map(|(name, more)| format!("{name} {more}"));
            page.labeled(label, &lines.collect::<Vec<_>>().join("\n"));
        }
        Shown::Unknown("") | Shown::When(None, _) | Shown::Text(_) | Shown::Sourced(_) => {}
        Shown::Unknown(what) => page.labeled_in(label, &format!("? not known: {what}"), Ink::Dim),
    }
}

fn people(cx: &Context, page: &mut Page, id: &Id) {
    let people = cx.derived.lookup.people(id);
    if people.is_empty() {
        return;
    }
    page.head("People");
    for person in people {
        let role = if person.role.is_empty() { String::new() } else { format!(" · {}", person.role) };
        page.hanging(vec![("· ".into(), Ink::Dim)], &format!("{}{role}", person.name), Ink::Plain);
        if !person.talking_point.is_empty() {
            page.hanging(vec![("  ".into(), Ink::Plain)], &person.talking_point, Ink::Dim);
        }
    }
}

/// The components that belong to the program alone, such as a form of its own.
fn components(cx: &Context, page: &mut Page, id: &Id) {
    let own: Vec<&Entry> =
        Group::entries(&cx.derived.groups).filter(|it| it.row.program.as_ref() == Some(id)).collect();
    if own.is_empty() {
        return;
    }
    page.head("Its own components");
    for entry in own {
        let words = [cx.season.how_much(entry), cx.season.how_it_stands(entry, Room::Wide)];
        let words = words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        let mark = progress_mark(cx, entry.progress());
        page.hanging(
            vec![(format!("{mark} "), Ink::Dim)],
            &format!("{} · {words}", entry.row.title),
            Ink::Plain,
        );
    }
}

fn catalog_words(cx: &Context, page: &mut Page, id: &Id) {
    let Some((place, program)) = cx.data.catalog().program(id.as_str()) else { return };
    page.head("From the catalog");
    page.text(cx.data.catalog().note(), Ink::Dim);
    for (label, value) in &program.facts {
        page.hanging(vec![(format!("{label}: "), Ink::Dim)], value, Ink::Plain);
    }
    for caution in cx.season.cautions_of(&place.id, program.specialty) {
        page.hanging(vec![("! ".into(), Ink::Warn)], &caution.text, Ink::Plain);
        page.hanging(vec![("  ".into(), Ink::Plain)], &caution.origin.to_string(), Ink::Dim);
    }
    for check in &program.checks {
        page.hanging(vec![("! ".into(), Ink::Warn)], check, Ink::Plain);
    }
    if program.codes().any(|it| *it != program.acgme_id) {
        let codes = cx.data.catalog().codes_origin();
        page.hanging(vec![("· ".into(), Ink::Dim)], &cx.season.origin_words(codes), Ink::Dim);
    }
    for source in &program.sources {
        page.hanging(vec![("· ".into(), Ink::Dim)], source, Ink::Dim);
    }
}

/// Adds a value that has a heading of its own.
pub fn paragraphs(cx: &Context, page: &mut Page, label: &str, shown: &Shown) {
    match shown {
        Shown::Text(text) if !text.trim().is_empty() => {
            page.head(label);
            page.marked(text);
        }
        Shown::Sourced(all) if !all.is_empty() => {
            page.head(label);
            all.iter().for_each(|it| sourced_row(cx, page, it));
        }
        Shown::Text(_)
        | Shown::Sourced(_)
        | Shown::Words(_)
        | Shown::Address(_)
        | Shown::Warning(_)
        | Shown::Number(..)
        | Shown::When(..)
        | Shown::Links(..)
        | Shown::Happened(_)
        | Shown::Several(_)
        | Shown::Unknown(_) => {}
    }
}

fn sourced_row(cx: &Context, page: &mut Page, told: &Sourced) {
    let as_of = told.as_of.map(|day| format!(", {}", day_words(day, cx.season.today()))).unwrap_or_default();
    page.hanging(vec![(format!("{}: ", told.key.replace('_', " ")), Ink::Dim)], &told.value, Ink::Plain);
    if !told.source.is_empty() {
        page.hanging(vec![("  ".into(), Ink::Plain)], &format!("{}{as_of}", told.source), Ink::Dim);
    }
}
