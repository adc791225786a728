//! Days and moments as people type them. Never guesses: what is impossible, missing or has two meanings is refused
//! with a sentence and choices. Must not know forms, fields or the clock.
mod clock;
mod dates;
mod lex;
mod parts;
mod place;
mod range;
mod reading;

use chrono::{NaiveDateTime, NaiveTime};

use self::{
    parts::Parts,
    place::{Clocked, Labeled},
};
use super::{
    shapes::{Moment, When, civil_text, gap_sentence, split_moment},
    stamp::{Day, Stamp, parse_day},
    zone::{Resolved, Zone},
};

pub use self::reading::{Reading, Refusal};

/// The most characters of a date: longer texts are none.
const LONGEST: usize = 200;
/// Choices offered at once, at most.
const CHOICES: usize = 8;

/// Reads a day or a moment.
///
/// - Days: `2026-12-15` `12/15` `12/15/26` (month/day, as in the US) `dec 15` `15 December 2026` `15.12.` (day.month)
///   `today` `tomorrow` `yesterday` `+3d` `-2w` `in 3 days` `2 weeks ago`, counted at home.
///   `fri` and `this fri` are the coming Friday, today included; `next fri` is the Friday of the week after the
///   present one (weeks begin at [`Reading::first_weekday`]); `last fri` the latest before today; `next week` is
///   today in a week. A missing year is the one that lies in [`Reading::season`].
/// - Times, before or after a day: `9am` `9:30 pm` `14:00` `1400` `noon` `24:00` (the end of the day). A time
///   alone is today's, today at home. A bare `9` and `midnight` are asked about. `+48h` and `in 90 min` count from now.
/// - Zones, after a time: see [`super::find_zone`]; `their time` is [`Reading::their`]; `my time`, `your time` and
///   none at all are home. Where the clocks show a time twice, `EST` or `EDT` behind it decides; `EDT` in
///   winter is asked about.
/// - The forms of the file. A stamp is read as a moment: in UTC if it ends in `Z`, else at home.
pub fn read_when(text: &str, reading: &Reading) -> Result<When, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Refusal::new("that is too long for a date"));
    }
    one(text, reading).map_err(|refusal| match range::span(text) {
        Some(span) => spanned(&span, reading),
        None => refusal,
    })
}

/// Two times in one field: the second has a field of its own.
fn spanned(span: &range::Span, reading: &Reading) -> Refusal {
    let why = format!("{} is a span: type its start here, and give the end under Until", span.words);
    let choices = match one(&span.start, reading) {
        Ok(When::At(moment)) => {
            let home = moment.zone() == reading.home;
            let place = if home { String::new() } else { moment.zone().city() };
            offers(moment.civil(), &(place, moment.zone().clone()))
        }
        Ok(When::Day(_)) => Vec::new(),
        Err(refusal) => refusal.choices,
    };
    Refusal { why, choices }
}

fn one(text: &str, reading: &Reading) -> Result<When, Refusal> {
    if let Some(read) = canonical(text, reading) {
        return read;
    }
    let parts = Parts::read(&lex::pieces(text), reading)?;
    if let Some(seconds) = parts.from_now {
        let at = reading.now.plus(seconds);
        return Ok(When::At(Moment::at(at.plus(-at.seconds().rem_euclid(60)), reading.home)));
    }
    assemble(&parts, reading)
}

/// Like [`read_when`]; a time is refused, with its day as the choice. All choices are days.
pub fn read_day(text: &str, reading: &Reading) -> Result<Day, Refusal> {
    match read_when(text, reading) {
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
    if !text.contains('[') {
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

/// Puts day, time and zone together; any doubt about one of them becomes choices of the whole.
fn assemble(parts: &Parts, reading: &Reading) -> Result<When, Refusal> {
    let (days, why_day) = reading::split(parts.day(reading));
    let clocked = if parts.clock.is_some() { Clocked::Yes } else { Clocked::No };
    let (zones, why_zone) = reading::split(place::zone_of(&parts.zone, clocked, reading));
    let (times, why_time) = match &parts.clock {
        None => (Vec::new(), None),
        Some(clock) => reading::split(clock.time()),
    };
    let spots = || days.iter().flat_map(|day| times.iter().map(move |spot| (*day, *spot)));
    let civils = || spots().filter_map(|(day, spot)| Some((spot.on(day)?, spot.words(day))));
    let Some(why) = why_day.or(why_time).or(why_zone) else {
        return match (civils().next(), days.first(), zones.first()) {
            (Some((civil, _)), _, Some((_, zone))) => decided(civil, zone, parts),
            (None, Some(day), _) if parts.clock.is_none() => Ok(When::Day(*day)),
            _ => Err(Refusal::new("that is no day and no time")),
        };
    };
    let choices: Vec<(String, When)> = if parts.clock.is_none() {
        days.iter().map(|day| (reading::day_label(*day), When::Day(*day))).collect()
    } else {
        let of = |(civil, words): (NaiveDateTime, String)| {
            let all = zones.iter().flat_map(move |zone| offers(civil, zone));
            all.map(move |(label, when)| (format!("{label}{words}"), when)).collect::<Vec<_>>()
        };
        civils().flat_map(of).collect()
    };
    Err(Refusal { why, choices: choices.into_iter().take(CHOICES).collect() })
}

fn decided(civil: NaiveDateTime, zone: &Zone, parts: &Parts) -> Result<When, Refusal> {
    let Some(offset) = parts.offset else {
        let when = in_zone(civil, zone, &parts.zone.join(" "))?;
        return in_season(when, &parts.zone.join(" "));
    };
    let fitting = Moment::fitting(civil, Some(offset), zone);
    fitting.map(When::At).map_err(|bad| Refusal::new(bad.0))
}

/// Summer time said of a day without it: an hour is at stake. `EST` in summer is New York's time as people use it.
fn in_season(when: When, said: &str) -> Result<When, Refusal> {
    let When::At(moment) = &when else { return Ok(when) };
    let said = said.strip_suffix(" time").unwrap_or(said);
    let is_summer = said.ends_with("daylight") || (said.ends_with("dt") && !said.contains(' '));
    let holds = moment.zone().abbreviation_at(moment.instant());
    if !is_summer || !holds.ends_with("ST") {
        return Ok(when);
    }
    let earlier = Moment::at(moment.instant().plus(-3_600), moment.zone());
    let label =
        |it: &Moment| format!("{} {} {holds}", reading::day_label(it.day()), it.civil().format("%H:%M"));
    let choices = [moment.clone(), earlier].map(|it| (label(&it), When::At(it)));
    let why = format!("{} keeps {holds} on {}", moment.zone().city(), reading::day_label(moment.day()));
    Err(Refusal { why: format!("{why}, not {}", said.to_uppercase()), choices: choices.into() })
}

/// The moment of a civil time; a gap and a fold are asked about. `said` may be the abbreviation that decides a fold.
fn in_zone(civil: NaiveDateTime, zone: &Zone, said: &str) -> Result<When, Refusal> {
    let label = |at: Stamp| {
        let moment = Moment::at(at, zone);
        (format!("{} {}", moment.civil().format("%H:%M"), zone.abbreviation_at(at)), When::At(moment))
    };
    match zone.resolve(civil) {
        Resolved::Once(_) => Moment::new(civil, zone).map(When::At).map_err(|bad| Refusal::new(bad.0)),
        Resolved::Never { before, after, .. } => {
            let choices = [("before", before), ("after", after)].map(|(word, at)| {
                let (text, when) = label(at);
                (format!("{word}: {text}"), when)
            });
            Err(Refusal { why: gap_sentence(civil, zone), choices: choices.into() })
        }
        Resolved::Twice { first, second } => {
            let names = [first.at, second.at].map(|at| zone.abbreviation_at(at));
            let is_said = names.each_ref().map(|name| name.eq_ignore_ascii_case(said));
            match is_said {
                [true, false] => return Ok(When::At(Moment::at(first.at, zone))),
                [false, true] => return Ok(When::At(Moment::at(second.at, zone))),
                _ => {}
            }
            let [one, two] = names;
            let choices = vec![
                (format!("first ({one})"), When::At(Moment::at(first.at, zone))),
                (format!("second ({two})"), When::At(Moment::at(second.at, zone))),
            ];
            let text = civil_text(civil).replace('T', " ");
            Err(Refusal { why: format!("{text} happens twice in {}", zone.city()), choices })
        }
    }
}

/// All moments that a civil time may mean, each with a label that tells the whole.
fn offers(civil: NaiveDateTime, (place, zone): &Labeled) -> Vec<(String, When)> {
    let text = format!("{} {} {place}", reading::day_label(civil.date()), civil.format("%H:%M"));
    let text = text.trim_end();
    match in_zone(civil, zone, "") {
        Ok(when) => vec![(text.to_string(), when)],
        Err(refusal) => {
            let choices = refusal.choices.into_iter();
            choices.map(|(label, when)| (format!("{text}, {label}"), when)).collect()
        }
    }
}

#[cfg(test)]
#[path = "typed_tests.rs"]
mod tests;
