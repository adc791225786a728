//! A line of an agenda with a time: where the time stands in it, in which zone, and what else it says. A time stands at
//! the beginning, in a column of its own, or at the end.

use chrono::NaiveTime;

use super::{
    agenda_clock::span,
    agenda_zones::{Named, Sure, zone_behind},
    time::Moment,
};

/// Signs between the columns of a line.
const COLUMNS: [&str; 3] = [" · ", "\t", " | "];
/// Words before a time that begins nothing: "breakfast until 9:00".
const NO_START: [&str; 16] = [
    "by", "until", "till", "before", "after", "starting", "starts", "begin", "begins", "end", "ends",
    "ending", "arrive", "arrival", "through", "than",
];
/// So many words stand before a time at the end of a line at most; more are a sentence.
const WORDS_BEFORE: usize = 8;

/// A time with its end, in the zone that is named behind it.
#[derive(Clone, Debug)]
struct Clock {
    from: NaiveTime,
    until: Option<NaiveTime>,
    named: Option<Named>,
}

/// A stop as a line has it.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    clock: Clock,
    /// The same time once more, in other zones.
    others: Vec<Clock>,
    /// The zones as they are written.
    said: String,
    /// What the line says besides.
    pub rest: String,
    /// A zone that may be a word of the rest, and the rest without it.
    doubt: Option<(Named, Sure, String)>,
}

/// When a stop is by the clock of the place.
pub(super) struct There {
    pub from: NaiveTime,
    pub until: Option<NaiveTime>,
    pub zone: Used,
}

/// What became of the zone of a stop.
#[derive(Debug, PartialEq)]
pub(super) enum Used {
    /// None was named, or it is that of the place.
    Same,
    /// The times were moved out of the zone that is named so.
    Moved(String),
    /// The place's zone isn't known, or another day would begin: the times are as written.
    Unused(String),
}

impl Stop {
    /// Returns the zone that the line names itself.
    pub fn named(&self) -> Option<&Named> {
        self.clock.named.as_ref().or_else(|| self.others.iter().find_map(|it| it.named.as_ref()))
    }

    /// Returns the zone of a line that has its time in no other one.
    pub fn named_alone(&self) -> Option<&Named> {
        self.clock.named.as_ref().filter(|_| self.others.is_empty())
    }

    /// Takes a doubtful word for a zone, where others name zones.
    pub fn sure(self, others: &[Named]) -> Stop {
        let Some((named, sure, rest)) = self.doubt.clone() else { return self };
        let is_zone = match sure {
            Sure::Yes => true,
            Sure::IfOthers => !others.is_empty(),
            Sure::IfSame => others.iter().any(|it| it.words == named.words),
        };
        if !is_zone {
            return self;
        }
        let clock = Clock { named: Some(named.clone()), ..self.clock };
        Stop { clock, said: named.words, rest, doubt: None, ..self }
    }

    /// Returns when the stop is by the clock of the place; a line without a zone is in the one that is `said` of all.
    pub fn there(&self, said: Option<&Named>, start: Option<&Moment>) -> There {
        let Clock { from, until, .. } = self.clock;
        let as_written = |zone| There { from, until, zone };
        let named = self.named().or(said);
        let (Some(named), Some(start)) = (named, start) else {
            return as_written(named.map_or(Used::Same, |it| Used::Unused(it.words.clone())));
        };
        let clocks = || std::iter::once(&self.clock).chain(&self.others);
        let own = clocks().find(|it| it.named.as_ref().is_some_and(|it| it.differs(start) == Some(false)));
        let from = own.or_else(|| clocks().find(|it| it.named.is_some())).unwrap_or(&self.clock);
        let named = from.named.as_ref().unwrap_or(named);
        let until = from.until.map(|it| named.moved(it, start));
        match (named.moved(from.from, start), until) {
            (Some(moved), None | Some(Some(_))) => {
                let zone = if moved == from.from { Used::Same } else { Used::Moved(named.words.clone()) };
                There { from: moved, until: until.flatten(), zone }
            }
            (None, _) | (_, Some(None)) => as_written(Used::Unused(named.words.clone())),
        }
    }

    /// Returns the zones as the line writes them.
    pub fn zone_words(&self) -> &str {
        &self.said
    }
}

/// Reads a line with a time.
pub(super) fn stop(line: &str) -> Option<Stop> {
    let line = line.trim_start_matches(['-', '*', '•', '·', '|']).trim_start();
    at_start(line).or_else(|| at_start(numbered(line)?)).or_else(|| in_columns(line)).or_else(|| at_end(line))
}

/// Passes over the number of a list: "1. 9:00", "2) 9:20".
fn numbered(line: &str) -> Option<&str> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).filter(|_| (1..=2).contains(&digits))?;
    rest.strip_prefix(['.', ')']).filter(|it| it.starts_with([' ', '\t'])).map(str::trim_start)
}

fn at_start(line: &str) -> Option<Stop> {
    if let Some((inner, rest)) = line.strip_prefix(['(', '[']).and_then(|it| it.split_once([')', ']'])) {
        let stop = at_start(inner).filter(|it| it.rest.is_empty())?;
        return Some(Stop { rest: behind_times(rest).to_owned(), ..stop });
    }
    let led = ["at ", "At ", "from ", "From ", "@ ", "@"].iter().find_map(|it| line.strip_prefix(it));
    let (from, until, rest) = span(led.unwrap_or(line).trim_start())?;
    let mut clock = Clock { from, until, named: None };
    let mut behind = rest;
    let mut doubt = None;
    if let Some(found) = zone_behind(rest) {
        let is_half = line.get(..line.len().saturating_sub(rest.len())).is_some_and(ends_with_half);
        match found.is_sure {
            Sure::IfOthers if is_half => (clock.named, behind) = (Some(found.named), found.rest),
            Sure::Yes => (clock.named, behind) = (Some(found.named), found.rest),
            sure @ (Sure::IfOthers | Sure::IfSame) => {
                doubt = Some((found.named, sure, behind_times(found.rest).to_owned()))
            }
        }
    }
    let mut others = Vec::new();
    while let Some((other, after)) = again(behind) {
        others.push(other);
        behind = after;
    }
    let said = rest.get(..rest.len().saturating_sub(behind.len())).unwrap_or_default().trim().to_owned();
    if let Some((end, after)) = end_column(behind).filter(|it| clock.until.is_none() && it.0 > from) {
        (clock.until, behind) = (Some(end), after);
    }
    Some(Stop { clock, others, said, rest: behind_times(behind).to_owned(), doubt })
}

fn ends_with_half(text: &str) -> bool {
    let text = text.to_lowercase();
    ["am", "pm", "a.m.", "p.m."].iter().any(|it| text.ends_with(it))
}

fn behind_times(rest: &str) -> &str {
    rest.trim_start_matches([' ', ':', '|', '\t', '-', '–', '·', ',']).trim_end_matches([' ', '|'])
}

/// Reads the same time said once more in another zone: " / 8:00 AM CT", " (11:30 am EST)".
fn again(rest: &str) -> Option<(Clock, &str)> {
    let text = rest.trim_start();
    let (text, close) = match text.strip_prefix('(') {
        Some(text) => (text, ")"),
        None => (text.strip_prefix(['/', '|', '=', '·'])?, ""),
    };
    let (from, until, behind) = span(text.trim_start())?;
    let zone = zone_behind(behind).filter(|it| it.is_sure == Sure::Yes)?;
    let clock = Clock { from, until, named: Some(zone.named) };
    Some((clock, zone.rest.strip_prefix(close)?))
}

/// Reads the end of a stop out of a column of its own: "8:00 · 11:00 · Welcome".
fn end_column(rest: &str) -> Option<(NaiveTime, &str)> {
    let sign = COLUMNS.iter().find(|it| rest.starts_with(**it))?;
    let column = rest.strip_prefix(*sign)?;
    let (end, None, behind) = span(column)? else { return None };
    let is_whole = behind.trim().is_empty() || behind.starts_with(*sign);
    is_whole.then_some((end, behind))
}

/// Reads a line of columns, one of them a time: "Dr. Cee · 9:00-9:20 · room 2".
fn in_columns(line: &str) -> Option<Stop> {
    let sign = COLUMNS.iter().find(|it| line.contains(**it))?;
    let columns: Vec<&str> = line.split(*sign).map(str::trim).collect();
    let whole = |it: &&str| at_start(it).is_some_and(|it| it.rest.is_empty() && it.doubt.is_none());
    let at = columns.iter().position(whole)?;
    let (before, from) = columns.split_at(at);
    let stop = at_start(&from.join(sign))?;
    let rest: Vec<&str> =
        before.iter().copied().chain([stop.rest.as_str()]).filter(|it| !it.is_empty()).collect();
    Some(Stop { rest: rest.join(sign), ..stop.clone() })
}

/// Reads a time at the end of a line: "Dr. Ann Bee 8:30 AM - 8:50 AM", "Lunch @ noon".
fn at_end(line: &str) -> Option<Stop> {
    let starts = line.char_indices().filter(|(at, _)| {
        line.get(..*at).is_some_and(|it| it.ends_with([' ', '\t', '@', '(', '[']) && !it.trim().is_empty())
    });
    starts.map(|it| it.0).find_map(|at| {
        let (before, time) = line.split_at_checked(at)?;
        let time = time.trim_end().trim_end_matches([')', ']', '.']);
        let is_clock = time.contains(':') || ends_with_half(time) || time.eq_ignore_ascii_case("noon");
        let stop = at_start(time).filter(|it| is_clock && it.rest.is_empty() && it.doubt.is_none())?;
        let signs = [' ', '\t', '@', '(', '[', ':', ',', '-', '–', '·', '|'];
        let before = before.trim_end_matches(signs);
        let rest = [" at", " from"].iter().find_map(|it| before.strip_suffix(it)).unwrap_or(before);
        let rest = rest.trim_end_matches(signs);
        let last = rest.split_whitespace().last()?.to_lowercase();
        let is_stop = !NO_START.contains(&last.as_str()) && rest.split_whitespace().count() <= WORDS_BEFORE;
        let rest = rest.to_owned();
        is_stop.then_some(Stop { rest, ..stop })
    })
}
