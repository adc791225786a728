//! A position of a rank list: where it stands and by score, why, its code and its supplemental list, what the review says.

use super::{
    page::{Ink, Page},
    program::program_page,
    review::warnings_about,
};
use crate::{
    app::{
        command::{RanksCommand, TabCommand},
        context::Context,
        rank_rows::{RankRow, RankRows},
        rank_steps::{entry_title, list_title, off_words},
    },
    domain::{
        id::Id,
        ranking::{ByScore, Entry, Place, is_code, why},
        tables::{Firmness, Position, RankKind, Track},
        time::day_words,
    },
    text::counted,
};

/// So many criteria say why one stands above the next.
const REASONS: usize = 3;

pub fn rank_page(cx: &Context, page: &mut Page, row: &RankRow, rows: &RankRows) {
    match row {
        RankRow::Line(list, entry) => {
            let Some(place) = rows.place(list, entry) else { return };
            page.title(&entry_title(cx, entry));
            place_lines(cx, page, list, place, rows);
            above_next(cx, page, list, entry);
            supplemental(cx, page, list, entry, rows);
            about(cx, page, row);
        }
        RankRow::Open(entry) => {
            page.title(&entry_title(cx, entry));
            let key = TabCommand::Add.key();
            page.text(&format!("On no list · {key} puts it onto one"), Ink::Dim);
            about(cx, page, row);
        }
        RankRow::Off(id) => {
            let Some(program) = cx.season.tracker.programs.get(id.as_str()) else { return };
            page.title(&cx.season.naming.full(program));
            let words = off_words(&program.do_not_rank, program.do_not_rank_on, cx.season.today());
            page.labeled_in("Do not rank", &words, Ink::Warn);
            about(cx, page, row);
        }
        RankRow::List(Some(id)) => list_page(cx, page, id, rows),
        RankRow::List(None) | RankRow::OpenHead | RankRow::OffHead => {}
    }
}

/// Shows the warnings about a program, and below them its own page.
fn about(cx: &Context, page: &mut Page, row: &RankRow) {
    let Some(id) = row.program() else { return };
    page.blank();
    program_page(cx, page, &id);
}

fn place_lines(cx: &Context, page: &mut Page, list: &Id, place: &Place, rows: &RankRows) {
    page.labeled("Rank", &format!("{} on {}", place.rank, list_title(&cx.season.tracker, list)));
    if let Some(by_score) = rows.by_score.get(&place.text) {
        page.labeled("By score", &gap_words(*by_score, rows.by_score.len()));
    }
    page.labeled("Reason", &place.reason);
    if let Some(entry) = &place.entry {
        position_lines(cx, page, entry);
    }
    if place.track() == Some(Track::Advanced) && place.supplemental.is_none() {
        let key = RanksCommand::Attach.key();
        page.labeled_in("First year", &format!("no supplemental list · {key} attaches one"), Ink::Warn);
    }
}

/// "2 of the 6 that have a score: you rank it 1 place higher".
fn gap_words(it: ByScore, all: usize) -> String {
    let of = format!("{} of the {all} that have a score", it.place);
    match (it.place.saturating_sub(it.chosen), it.chosen.saturating_sub(it.place)) {
        (0, 0) => format!("{of}, as you rank it"),
        (higher, 0) => format!("{of}: you rank it {} higher", counted(higher, "place")),
        (_, lower) => format!("{of}: you rank it {} lower", counted(lower, "place")),
    }
}

fn position_lines(cx: &Context, page: &mut Page, entry: &Entry) {
    let program = cx.season.tracker.programs.get(entry.program.as_str());
    let position = program.and_then(|it| it.positions.get(&entry.track)).cloned().unwrap_or_default();
    let Position { nrmp_code, starts, .. } = position;
    match nrmp_code.trim() {
        "" => page.labeled_in(
            "NRMP code",
            &format!("not known · {} types it", TabCommand::Edit.key()),
            Ink::Warn,
        ),
        code if is_code(code) => page.labeled("NRMP code", code),
        code => page.labeled_in("NRMP code", &format!("{code} · not the form of a code"), Ink::Warn),
    }
    if let Some(day) = starts {
        page.labeled("Starts", &day_words(day, cx.season.today()));
    }
}

/// Says why a position stands above the next one, by the criteria that differ most, and how firm that is.
fn above_next(cx: &Context, page: &mut Page, list: &Id, entry: &str) {
    let Some(row) = cx.season.tracker.rank_lists.get(list.as_str()) else { return };
    let at = row.order.iter().position(|it| it == entry);
    let Some(next) = at.and_then(|it| row.order.get(it.saturating_add(1))) else { return };
    page.head(&format!("Above {}", entry_title(cx, next)));
    let program = |entry: &str| {
        let entry: Entry = entry.parse().ok()?;
        cx.season.tracker.programs.get(entry.program.as_str()).cloned()
    };
    if let Some((one, two)) = program(entry).zip(program(next)) {
        let why = why(&cx.derived.lookup, &one, &two);
        let mut lines: Vec<_> = why.lines.iter().filter(|it| it.adds().is_some_and(|it| it != 0)).collect();
        lines.sort_by_key(|it| std::cmp::Reverse(it.adds().map(i32::abs)));
        for line in lines.into_iter().take(REASONS) {
            let adds = line.adds().unwrap_or(0);
            let (mark, ink) = if adds > 0 { ("+ ", Ink::Good) } else { ("- ", Ink::Warn) };
            let [a, b] = line.given.map(|it| it.map_or("–".to_owned(), |it| it.to_string()));
            page.hanging(vec![(mark.into(), ink)], &format!("{} {a} against {b}", line.title), Ink::Plain);
        }
    }
    let firmness = row.firmness(entry, next);
    let ink = if firmness == Firmness::Open { Ink::Warn } else { Ink::Plain };
    let key = RanksCommand::Why.key();
    page.labeled_in("This pair", &format!("{} · {key} says more", firmness.title()), ink);
}

/// Shows the supplemental list that is attached.
fn supplemental(cx: &Context, page: &mut Page, list: &Id, entry: &str, rows: &RankRows) {
    let row = cx.season.tracker.rank_lists.get(list.as_str());
    let attached = row.and_then(|it| it.entries.get(entry)?.supplemental.clone());
    if let Some(list) = attached {
        page.head(&heading(cx, &list));
        list_lines(cx, page, &list, rows);
    }
}

/// "Supplemental list A: Bay Area".
fn heading(cx: &Context, list: &Id) -> String {
    match cx.season.tracker.rank_lists.get(list.as_str()) {
        Some(it) if it.kind == Some(RankKind::Supplemental) && it.name.is_empty() => {
            format!("Supplemental list {}", it.letter)
        }
        Some(it) if it.kind == Some(RankKind::Supplemental) => {
            format!("Supplemental list {}: {}", it.letter, it.name)
        }
        Some(_) => "Primary list".to_owned(),
        None => "Missing list".to_owned(),
    }
}

fn list_lines(cx: &Context, page: &mut Page, list: &Id, rows: &RankRows) {
    for place in rows.places.get(list).into_iter().flatten() {
        let lead = format!("{:>2}  ", place.rank);
        let words = format!("{} {}", place.name(&cx.season.naming), place.position_words());
        page.hanging(vec![(lead, Ink::Dim)], &words, Ink::Plain);
    }
}

/// Shows a whole list, and to which positions it is attached.
fn list_page(cx: &Context, page: &mut Page, list: &Id, rows: &RankRows) {
    page.title(&heading(cx, list));
    let primary = cx.season.tracker.primary_list();
    let mut attached: Vec<String> = Vec::new();
    for entry in primary.into_iter().flat_map(|it| &it.order) {
        let more = primary.and_then(|it| it.entries.get(entry));
        if more.is_some_and(|it| it.supplemental.as_ref() == Some(list)) {
            attached.push(entry_title(cx, entry));
        }
    }
    let is_supplemental = primary.is_none_or(|it| it.id != *list);
    if is_supplemental {
        let key = RanksCommand::Attach.key();
        match attached.is_empty() {
            true => page.text(
                &format!("Attached to nothing yet · {key} on an advanced position attaches it"),
                Ink::Warn,
            ),
            false => page.labeled("For", &attached.join(", ")),
        }
    }
    page.blank();
    list_lines(cx, page, list, rows);
    warnings_about(cx, page, list);
}
