//! A brief as a page: the same as its document says.

use super::page::{Ink, Page, Row};
use crate::{
    app::context::Context,
    domain::{
        brief::{Body, Brief, Line, brief},
        id::Id,
    },
};

/// Returns the brief of an interview; none if there is no such interview.
pub fn brief_of(cx: &Context, interview: &Id) -> Option<Brief> {
    let row = cx.season.tracker.interviews.get(interview.as_str())?;
    Some(brief(&cx.season, cx.data.bank(), row))
}

/// Returns the rows of the brief of an interview, wrapped to that many terminal columns.
pub fn brief_rows(cx: &Context, interview: &Id, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    let Some(brief) = brief_of(cx, interview) else { return page.rows };
    page.title(&brief.title);
    page.text(&brief.when, Ink::Strong);
    for part in &brief.parts {
        match part.title {
            "" => page.blank(),
            title => page.head(title),
        }
        match &part.body {
            Body::Text(text) => page.marked(text),
            Body::Lines(lines) => lines.iter().for_each(|it| add(&mut page, part.title, it)),
        }
    }
    page.blank();
    page.rows
}

fn add(page: &mut Page, part: &str, line: &Line) {
    match line {
        Line::Item(label, value) if part.is_empty() => page.labeled(label, value),
        Line::Item(label, value) => {
            page.hanging(vec![("· ".into(), Ink::Dim)], &format!("{label}: {value}"), Ink::Plain);
        }
        Line::Link(label, address) => page.labeled_in(label, address, Ink::Link),
        Line::Bullet(text) => page.hanging(vec![("· ".into(), Ink::Dim)], text, Ink::Plain),
    }
}
