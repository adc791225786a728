//! A page of the guide as rows: paragraphs, lists, tables and figures, each with where it comes from.

use super::page::{Ink, Page, Piece, Row};
use crate::{
    app::context::Context,
    data::guide::{Block, Body, fill},
    domain::{
        facts::OfficialDate,
        tables::Match,
        time::{When, day_words},
    },
    text::{pad, width, wrap_text},
};

/// The blank terminal columns between two columns of a table.
const GAP: usize = 2;

pub fn guide_rows(cx: &Context, at: usize, columns: usize) -> Vec<Row> {
    let guide = cx.data.guide();
    let Some(shown) = guide.pages.get(at) else { return Vec::new() };
    let mut page = Page::new(columns);
    page.title(&shown.title);
    page.text(&filled(cx, &shown.summary), Ink::Dim);
    let kind = cx.season.kind();
    if !shown.is_for(kind) {
        let of = shown.matches.first().map_or("", |it| it.title());
        page.text(&format!("This page is about the other match: the {of}."), Ink::Warn);
    }
    // such a page is read whole; on the others each reads what is meant for him
    for block in shown.blocks.iter().filter(|it| it.is_for(kind) || !shown.is_for(kind)) {
        guide_block(cx, &mut page, block);
    }
    page.blank();
    page.rows
}

fn filled(cx: &Context, text: &str) -> String {
    fill(text, &|id| {
        let date = dated(cx, id)?;
        let day = day_words(date.when.day_in(cx.home()), cx.season.today());
        Some(match &date.when {
            When::Day(_) => day,
            When::At(moment) => format!(
                "{} {} {}",
                day_words(moment.day(), cx.season.today()),
                moment.civil().format("%H:%M"),
                zone_word(moment)
            ),
        })
    })
}

/// Returns a date of the user's own match, else of the other one, since pages name both.
fn dated(cx: &Context, id: &str) -> Option<OfficialDate> {
    let own = cx.derived.dates.iter().find(|it| it.id.as_str() == id).cloned();
    own.or_else(|| {
        Match::ALL.iter().find_map(|kind| cx.data.season(&cx.season.facts.season, *kind).date(id).cloned())
    })
}

fn guide_block(cx: &Context, page: &mut Page, block: &Block) {
    match &block.body {
        Body::Heading(text) => return page.head(&filled(cx, text)),
        Body::Text(text) => {
            page.blank();
            page.prose(Vec::new(), &filled(cx, text));
        }
        Body::List(items) => {
            for item in items {
                page.prose(vec![("  · ".into(), Ink::Warn)], &filled(cx, item));
            }
        }
        Body::Steps(items) => {
            for (n, item) in (1..).zip(items) {
                page.prose(vec![(format!("{n:>3}. "), Ink::Warn)], &filled(cx, item));
            }
        }
        Body::Table { head, rows } => {
            page.blank();
            let filled: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|it| filled(cx, it)).collect()).collect();
            table(page, head, &filled);
        }
        Body::Figure { label, value, note, .. } => {
            page.hanging(vec![(format!("  {label}: "), Ink::Dim)], &filled(cx, value), Ink::Strong);
            if !note.is_empty() {
                page.hanging(vec![("    ".into(), Ink::Plain)], &filled(cx, note), Ink::Plain);
            }
        }
        Body::Caution(text) => {
            page.blank();
            page.prose(vec![("! ".into(), Ink::Warn)], &filled(cx, text));
        }
    }
    if let Some(origin) = cx.data.guide().origin(block) {
        let as_of = if origin.as_of.is_empty() { String::new() } else { format!(" · {}", origin.as_of) };
        let source =
            if origin.source.is_empty() { "general knowledge".to_owned() } else { origin.source.clone() };
        let doubt = if origin.confidence.is_shaky() {
            format!(" · {}", origin.confidence.title())
        } else {
            String::new()
        };
        page.hanging(vec![("    ".into(), Ink::Plain)], &format!("[{source}{as_of}{doubt}]"), Ink::Dim);
    }
}

fn zone_word(moment: &crate::domain::time::Moment) -> String {
    let name = moment.zone().abbreviation_at(moment.instant());
    match name.as_str() {
        "EST" | "EDT" => "ET".to_owned(),
        _ => name,
    }
}

/// Adds a table. Its columns share the width by what their cells need; cells wrap.
fn table(page: &mut Page, head: &[String], rows: &[Vec<String>]) {
    let widths = table_widths(page.width, head, rows);
    table_row(page, head, &widths, Ink::Strong);
    let rule: usize = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    page.row(vec![("─".repeat(rule), Ink::Dim)]);
    for row in rows {
        table_row(page, row, &widths, Ink::Plain);
    }
}

fn table_widths(whole: usize, head: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let columns = head.len();
    let room = whole.saturating_sub(GAP * columns.saturating_sub(1));
    let wants: Vec<usize> = (0..columns)
        .map(|at| {
            rows.iter()
                .chain([&head.to_vec()])
                .filter_map(|row| row.get(at))
                .map(|it| width(it))
                .max()
                .unwrap_or(0)
                .max(3)
        })
        .collect();
    let sum: usize = wants.iter().sum();
    if sum <= room {
        return wants;
    }
    let fair = room / columns.max(1);
    let small: usize = wants.iter().filter(|it| **it <= fair).sum();
    let large: usize = wants.iter().filter(|it| **it > fair).sum();
    let left = room.saturating_sub(small);
    wants.iter().map(|want| if *want <= fair { *want } else { (want * left / large.max(1)).max(4) }).collect()
}

fn table_row(page: &mut Page, cells: &[String], widths: &[usize], ink: Ink) {
    let wrapped: Vec<Vec<String>> =
        cells.iter().zip(widths).map(|(cell, width)| wrap_text(cell, *width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, (cell, width)) in wrapped.iter().zip(widths).enumerate() {
            let text = cell.get(line).map(String::as_str).unwrap_or_default();
            let ink = if at == 0 && ink == Ink::Plain { Ink::Dim } else { ink };
            pieces.push((format!("{}{}", pad(text, *width), " ".repeat(GAP)), ink));
        }
        page.row(pieces);
    }
}
