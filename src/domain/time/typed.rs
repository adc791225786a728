//! Days and moments as people type them. Never guesses: what is impossible, missing or has two meanings is refused
//! with a sentence and choices. Must not know forms, fields or the clock.
mod calendar;
mod clock;
mod dates;
mod lex;
mod parts;
mod piece;
mod place;
mod range;
mod reading;
mod spans;
mod vague;
mod vocabulary;
mod whole;
mod yearly;

use chrono::NaiveTime;

use self::{
    piece::Piece,
    range::ends,
    vague::{Several, bare_ends, lacks_year, prepared, several},
    whole::{CHOICES, in_zone, labeled, offers, one},
};
use super::{
    find::{Found, find_zone},
    shapes::{Moment, When, civil_text, split_moment},
    stamp::{Day, Stamp, parse_day, quoted},
    zone::Zone,
};

pub use self::{
    reading::{Reading, Refusal, Tense},
    spans::Span,
    yearly::holiday_on,
};

/// The most characters of a date: longer texts are none.
const LONGEST: usize = 200;

/// Reads a day or a moment.
///
/// - Days: `2026-12-15` `12/15` `12/15/26` (month/day, as in the US) `dec 15` `15-Dec-2026` `15.12.` (day.month)
///   `today` `tomorrow` `yesterday` `+3d` `-2w` `in 3 days` `2 weeks ago` `in 2 months`, counted at home;
///   `3 days after dec 15`, `2nd tuesday of january`, `thanksgiving`.
///   `fri` and `this fri` are the coming Friday, today included; `next fri` is the Friday of the week after the
///   present one (weeks begin at [`Reading::first_weekday`]); `last fri` the latest before today; `next week` is
///   today in a week. A missing year is the one that lies in [`Reading::season`], or the one that [`Reading::tense`]
///   asks for, which makes of `fri` the latest one, too; a typed year far from the season is asked about. Four digits beside a day are its year if they are near the season, else a time.
/// - Times, before or after a day: `9am` `9.30am` `14:00` `1400` `noon` `24:00` (the end of the day) `9 in the morning`.
///   A time alone is today's, today at home. `9`, `9:30`, `midnight` and `tonight` are asked about; beside a day with
///   the year first, an offset or a zone of the database, `9:30` is one of 24 hours. `now`, `+48h` and `in 90 min` count
///   from now.
/// - Zones, after a time: see [`super::find_zone`]; `their time` is [`Reading::their`]; `my time`, `your time` and
///   none at all are home. Where the clocks show a time twice, `EST` or `EDT` behind it decides; `EDT` in
///   winter is asked about. With an offset alone the moment is told at home.
/// - The forms of the file. A stamp is read as a moment: in UTC if it ends in `Z`, else at home.
///
/// A span of two days or times is refused here, with both ends as choices: see [`read_span`].
pub fn read_when(text: &str, reading: &Reading) -> Result<When, Refusal> {
    one_end(read_span(text, reading)?, text, reading)
}

/// Refuses a span, with both ends as choices.
fn one_end(span: Span, text: &str, reading: &Reading) -> Result<When, Refusal> {
    let Span { start, end } = span;
    let Some(end) = end else { return Ok(start) };
    let why = format!("{} is a span: which end of it belongs here?", quoted(text.trim()));
    let choices = [start, end].iter().flat_map(|when| labeled(when, reading)).collect();
    Err(Refusal { why, choices })
}

/// Reads what [`read_when`] reads, or a span of two: `dec 20-22`, `11-1pm`, `dec 15 9am – 5pm CT`. Where one end lacks
/// am or pm, it is the one that makes the span shorter than half a day.
pub fn read_span(text: &str, reading: &Reading) -> Result<Span, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Refusal::new("that is too long for a date"));
    }
    if let Some(read) = canonical(text, reading) {
        return read.map(Span::from);
    }
    read_pieces(&prepared(lex::pieces(text), reading), reading)
}

/// Returns how many minutes a span of two times of one day lasts, even where it would be asked which times these are:
/// `8:00-12:00` lasts four hours in the morning and in the evening.
pub fn span_minutes(text: &str, reading: &Reading) -> Option<i64> {
    let text = Some(text.trim()).filter(|it| it.chars().count() <= LONGEST)?;
    ends(&prepared(lex::pieces(text), reading)).and_then(spans::minutes_between)
}

fn read_pieces(pieces: &[Piece], reading: &Reading) -> Result<Span, Refusal> {
    if let Some(asked) = several(pieces, reading).or_else(|| bare_ends(pieces)) {
        return Err(asked_between(asked, reading));
    }
    match (ends(pieces), range::told_twice(pieces)) {
        (Some(ends), _) => spans::between(ends, reading),
        (None, Some(ways)) => spans::same(&ways, reading),
        (None, None) => one(pieces, reading).map(Span::from),
    }
}

/// Returns true for a text that is a date, a time or a span from end to end, even one that would be asked about: no word
/// of it is anything else.
pub fn is_only_date(text: &str, reading: &Reading) -> bool {
    let has_figure = text.contains(|c: char| c.is_ascii_digit());
    let is_joint = |word: &str| matches!(word, "and" | "&" | "or" | "at" | "the" | "of" | "time");
    let is_zone =
        |word: &str| word.len() <= 4 && matches!(find_zone(word, &[]), Found::Zone(_) | Found::Ask(_));
    let is_its = |piece: &Piece| !matches!(piece, Piece::Word(word) if !is_joint(word) && !is_zone(word));
    let is_read = || read_span(text, reading).map_or_else(|why| !why.choices.is_empty(), |_| true);
    has_figure && text.chars().count() <= LONGEST && lex::pieces(text).iter().all(is_its) && is_read()
}

/// Refuses with what each of several ways leads to.
fn asked_between(asked: Several, reading: &Reading) -> Refusal {
    let mut choices: Vec<(String, When)> = Vec::new();
    for way in asked.ways {
        let found = match one(&way, reading) {
            Ok(when) => labeled(&when, reading),
            Err(refusal) => refusal.choices,
        };
        choices.extend(
            found.into_iter().filter(|it| !choices.iter().any(|known| known.1 == it.1)).collect::<Vec<_>>(),
        );
    }
    choices.truncate(CHOICES);
    Refusal { why: asked.why, choices }
}

/// Returns the pieces of a text where four digits beside a day without a year can only be its year, as no time belongs
/// there.
fn with_its_year(text: &str, reading: &Reading) -> Option<Vec<Piece>> {
    let text = Some(text.trim()).filter(|it| it.chars().count() <= LONGEST)?;
    let mut pieces = prepared(lex::pieces(text), reading);
    if !lacks_year(&pieces) {
        return None;
    }
    let year = |it: &Piece| if let Piece::Number(year @ 1900..=2100, 4) = it { Some(*year) } else { None };
    let piece = pieces.iter_mut().find(|it| year(it).is_some())?;
    *piece = Piece::Year(year(piece)?);
    Some(pieces)
}

/// Like [`read_when`]; a time is refused, with its day as the choice. All choices are days. Four digits from 1900 to
/// 2100 beside a day are its year.
pub fn read_day(text: &str, reading: &Reading) -> Result<Day, Refusal> {
    let read = match with_its_year(text, reading) {
        Some(pieces) => read_pieces(&pieces, reading).and_then(|it| one_end(it, text, reading)),
        None => read_when(text, reading),
    };
    match read {
        Ok(When::Day(day)) => Ok(day),
        Ok(When::At(moment)) => {
            let day = moment.day();
            let why = "only a day belongs here, without a time";
            Err(Refusal { why: why.into(), choices: vec![(reading::day_label(day), When::Day(day))] })
        }
        Err(refusal) => {
            let mut days: Vec<Day> = refusal.choices.iter().map(|it| day_of(&it.1)).collect();
            days.dedup();
            let choices = days.into_iter().map(|it| (reading::day_label(it), When::Day(it))).collect();
            Err(Refusal { choices, ..refusal })
        }
    }
}

fn day_of(when: &When) -> Day {
    match when {
        When::Day(day) => *day,
        When::At(moment) => moment.day(),
    }
}

/// Like [`read_when`]; a day without a time is refused, with usual times as the choices.
pub fn read_moment(text: &str, reading: &Reading) -> Result<Moment, Refusal> {
    match read_when(text, reading)? {
        When::At(moment) => Ok(moment),
        When::Day(day) => {
            let home = (String::new(), reading.home.clone());
            let usual = [(9, 0), (12, 0), (17, 0), (23, 59)];
            let times = usual.iter().filter_map(|(h, m)| NaiveTime::from_hms_opt(*h, *m, 0));
            let choices = times.flat_map(|time| offers(day.and_time(time), &home)).collect();
            Err(Refusal { why: format!("a time is missing for {}", reading::day_label(day)), choices })
        }
    }
}

/// A text for editing that reads back to the same value at any time, in any home zone and season:
/// `2026-12-15`, `2026-12-15 09:00 America/Chicago`, `2026-11-01 01:30 -05:00 America/New_York`.
pub fn show_for_edit(when: &When) -> String {
    let When::At(moment) = when else { return when.to_string() };
    let name = moment.zone().name();
    if !name.contains('/') && name != "UTC" {
        return moment.to_string(); // "EST" as typed means New York, as a zone of the file UTC−5
    }
    let civil = civil_text(moment.civil()).replace('T', " ");
    match moment.offset() {
        Some(offset) => format!("{civil} {offset} {name}"),
        None => format!("{civil} {name}"),
    }
}

/// Reads the forms of the file; `None` if the text has none of these forms.
fn canonical(text: &str, reading: &Reading) -> Option<Result<When, Refusal>> {
    if let Ok(day) = parse_day(text) {
        return Some(Ok(When::Day(day)));
    }
    if let Ok(stamp) = text.parse::<Stamp>() {
        let utc = Zone::utc();
        let zone = if text.ends_with(['Z', 'z']) { &utc } else { reading.home };
        return Some(Ok(When::At(Moment::at(stamp, zone))));
    }
    let is_moment = text.contains('[') && text.get(..10).is_some_and(|day| parse_day(day).is_ok());
    if !is_moment {
        return None;
    }
    Some(match split_moment(text) {
        Err(bad) => Err(Refusal::new(bad.0)),
        Ok((civil, Some(offset), zone)) => match Moment::fitting(civil, Some(offset), &zone) {
            Ok(moment) => Ok(When::At(moment)),
            Err(bad) => Err(Refusal { why: bad.0, choices: offers(civil, &(zone.city(), zone)) }),
        },
        Ok((civil, None, zone)) => in_zone(civil, &zone, ""),
    })
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
