//! The lines of an agenda as they are pasted: which are stops, which are heads of a table or speak of all times, and how
//! that was understood, for the notice.

use super::{
    agenda_stop::{Stop, stop},
    agenda_zones::{Named, zone_of_all},
};
use crate::text::{
    counted,
    fold::{fold, words},
};

/// What heads the first column of a table, folded.
const HEADS: [&str; 11] =
    ["time", "times", "start", "starttime", "starts", "begin", "from", "when", "hour", "hours", "clock"];

/// Behind a line that spoke of all times, once they were moved; it speaks of them no longer.
pub(super) const MOVED_TO: &str = " · moved to ";

/// A line with what its place among the others tells.
pub(super) struct Line<'a> {
    /// As it is written, without blanks around.
    pub text: &'a str,
    /// The columns of a row of a table apart.
    words: String,
    /// True if it goes on about the line before: indented, or right below.
    pub goes_on: bool,
    /// Lines without an empty one between them are of one block.
    block: usize,
    is_head: bool,
}

impl Line<'_> {
    /// Returns the lines that aren't empty. The rule below the head of a table is part of it.
    pub fn all(text: &str) -> Vec<Line<'_>> {
        let mut lines: Vec<Line> = Vec::new();
        let (mut block, mut follows) = (0usize, false);
        for raw in text.lines() {
            let text = raw.trim();
            if text.is_empty() {
                block = block.saturating_add(usize::from(follows));
                follows = false;
                continue;
            }
            if is_rule(text) {
                lines.last_mut().into_iter().for_each(|it| it.is_head = it.text.contains('|'));
            }
            let words = row_words(text);
            let is_head = is_rule(text) || heads_table(&words);
            let goes_on = follows || raw.starts_with([' ', '\t']);
            lines.push(Line { text, words, goes_on, block, is_head });
            follows = true;
        }
        lines
    }
}

/// True for the "|---|:--:|" of a table.
fn is_rule(text: &str) -> bool {
    text.contains('|') && text.contains("--") && text.chars().all(|it| ['|', '-', ':', ' '].contains(&it))
}

/// "| 9:00 | Welcome |" as "9:00 · Welcome".
fn row_words(text: &str) -> String {
    let is_row = text.starts_with('|') && text.ends_with('|') && text.len() > 1;
    if !is_row {
        return text.to_owned();
    }
    text.split('|').map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// True for "Time · Interviewer · Room", also "Time (ET) · …".
fn heads_table(text: &str) -> bool {
    let sign = [" · ", "\t", " | "].into_iter().find(|it| text.contains(it));
    let first = sign.and_then(|it| text.split(it).next()).unwrap_or_default();
    HEADS.contains(&fold(first.split(['(', '[']).next().unwrap_or(first)).as_str())
}

/// What a line is.
pub(super) enum Content {
    /// It stands as it was written.
    Kept,
    Stop(Stop),
    /// It says the zone of all times.
    Zone(Named),
    /// The head of a table, with the zone over its column of times.
    Head(Option<Named>),
    Words,
}

impl Content {
    /// Returns the zone that this line says of all.
    fn of_all(&self) -> Option<Named> {
        match self {
            Content::Zone(named) => Some(named.clone()),
            Content::Head(named) => named.clone(),
            Content::Stop(stop) => {
                let is_said = words(&stop.rest).iter().any(|it| it == "times");
                is_said.then(|| zone_of_all(&stop.rest)).flatten()
            }
            Content::Kept | Content::Words => None,
        }
    }
}

/// Reads all lines; `kept` has the old line of each that stands as it was written.
pub(super) fn contents<Old>(lines: &[Line], kept: &[Option<Old>]) -> Vec<Content> {
    let all: Vec<Content> = lines
        .iter()
        .zip(kept)
        .map(|(line, kept)| if kept.is_some() { Content::Kept } else { content(line) })
        .collect();
    let own = |it: &Content| match it {
        Content::Stop(stop) => stop.named().cloned().or_else(|| it.of_all()),
        Content::Zone(_) | Content::Head(_) | Content::Kept | Content::Words => it.of_all(),
    };
    let others: Vec<Named> = all.iter().filter_map(own).collect();
    let sure = |it| match it {
        Content::Stop(stop) => Content::Stop(stop.sure(&others)),
        Content::Zone(_) | Content::Head(_) | Content::Kept | Content::Words => it,
    };
    all.into_iter().map(sure).collect()
}

fn content(line: &Line) -> Content {
    if let Some(stop) = stop(&line.words) {
        return Content::Stop(stop);
    }
    if line.is_head {
        return Content::Head(zone_of_all(&line.words));
    }
    let named = zone_of_all(&line.words).filter(|_| !line.text.contains(MOVED_TO));
    named.map_or(Content::Words, Content::Zone)
}

/// Returns the zone of each line that names none of its own: what the last line above says of all times, else the first
/// one below, else the only one that stops of its block name.
pub(super) fn zones(lines: &[Line], contents: &[Content]) -> Vec<Option<Named>> {
    let said: Vec<(usize, Named)> =
        contents.iter().enumerate().filter_map(|(at, it)| it.of_all().map(|named| (at, named))).collect();
    let of_line = |at: usize| {
        let above = said.iter().rev().find(|it| it.0 <= at).or(said.first());
        above.map(|it| it.1.clone()).or_else(|| of_block(at, lines, contents))
    };
    (0..lines.len()).map(of_line).collect()
}

fn of_block(at: usize, lines: &[Line], contents: &[Content]) -> Option<Named> {
    let block = lines.get(at)?.block;
    let mut named = lines.iter().zip(contents).filter(|it| it.0.block == block).filter_map(|it| match it.1 {
        Content::Stop(stop) => stop.named_alone(),
        Content::Zone(_) | Content::Head(_) | Content::Kept | Content::Words => None,
    });
    let first = named.next()?;
    named.all(|it| it == first).then(|| first.clone())
}

/// How an agenda was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgendaRead {
    pub stops: usize,
    /// Lines without a time.
    pub without: usize,
    /// So many lines fewer than before.
    pub gone: usize,
    /// The zones out of which times were moved, as they are written, and whose clock they have now.
    pub(super) moved: Vec<String>,
    pub(super) place: String,
    /// The zones that were read and of which no use could be made.
    pub(super) unused: Vec<String>,
}

impl AgendaRead {
    /// "moved from ET to San Francisco time, 5 stops, 2 lines without a time": first what changes most.
    pub fn words(&self) -> String {
        let mut parts = Vec::new();
        if !self.moved.is_empty() {
            parts.push(format!("moved from {} to {} time", self.moved.join(" and "), self.place));
        }
        if !self.unused.is_empty() {
            let why =
                if self.place.is_empty() { "the interview has no hour yet" } else { "another day there" };
            parts.push(format!("{} kept as written, {why}", self.unused.join(" and ")));
        }
        if self.gone > 0 {
            parts.push(format!("{} taken out", counted(self.gone, "line")));
        }
        if self.stops > 0 || self.gone == 0 {
            parts.push(counted(self.stops, "stop"));
        }
        match self.without {
            0 => {}
            1 => parts.push("1 line without a time".to_owned()),
            without => parts.push(format!("{without} lines without a time")),
        }
        parts.join(", ")
    }

    pub(super) fn note(list: &mut Vec<String>, words: &str) {
        if !list.iter().any(|it| it == words) {
            list.push(words.to_owned());
        }
    }
}
