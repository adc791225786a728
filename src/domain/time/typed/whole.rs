//! Puts the parts of a typed date together to a day or a moment; any doubt about one of them becomes choices of the whole.
use chrono::NaiveDateTime;

use super::{
    parts::Parts,
    piece::Piece,
    place::{self, Clocked, Labeled},
    reading::{self, Reading, Refusal},
};
use crate::domain::time::{
    shapes::{Moment, When, civil_text, gap_sentence},
    stamp::Stamp,
    zone::{Resolved, Zone},
};

/// Choices offered at once, at most.
pub(super) const CHOICES: usize = 8;

/// What is read, with its label.
pub(super) fn labeled(when: &When, reading: &Reading) -> Vec<(String, When)> {
    match when {
        When::Day(day) => vec![(reading::day_label(*day), when.clone())],
        When::At(moment) => {
            let home = moment.zone() == reading.home;
            let place = if home { String::new() } else { moment.zone().city() };
            let text =
                format!("{} {} {place}", reading::day_label(moment.day()), moment.civil().format("%H:%M"));
            vec![(text.trim_end().to_owned(), when.clone())]
        }
    }
}

pub(super) fn one(pieces: &[Piece], reading: &Reading) -> Result<When, Refusal> {
    let parts = Parts::read(pieces, reading)?;
    if let Some(seconds) = parts.from_now {
        let at = reading.now.plus(seconds);
        return Ok(When::At(Moment::at(at.plus(-at.seconds().rem_euclid(60)), reading.home)));
    }
    assemble(&parts, reading)
}

/// Puts day, time and zone together; any doubt about one of them becomes choices of the whole.
fn assemble(parts: &Parts, reading: &Reading) -> Result<When, Refusal> {
    let (days, why_day) = reading::split(parts.day(reading));
    let time = parts.time();
    let is_timed = time.is_some();
    let clocked = if is_timed { Clocked::Yes } else { Clocked::No };
    let (zones, why_zone) = reading::split(place::zone_of(&parts.zone, clocked, reading));
    let (times, why_time) = time.map_or((Vec::new(), None), reading::split);
    let spots = || days.iter().flat_map(|day| times.iter().map(move |spot| (*day, *spot)));
    let civils = || spots().filter_map(|(day, spot)| Some((spot.on(day)?, spot.words(day))));
    let Some(why) = why_day.or(why_time).or(why_zone) else {
        return match (civils().next(), days.first(), zones.first()) {
            (Some((civil, _)), _, Some((_, zone))) => decided(civil, zone, parts, reading),
            (None, Some(day), _) if !is_timed => Ok(When::Day(*day)),
            _ => Err(Refusal::new("that is no day and no time")),
        };
    };
    let choices: Vec<(String, When)> = if !is_timed {
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

fn decided(civil: NaiveDateTime, zone: &Zone, parts: &Parts, reading: &Reading) -> Result<When, Refusal> {
    let Some(offset) = parts.offset else {
        let when = in_zone(civil, zone, &parts.zone.join(" "))?;
        return in_season(when, &parts.zone.join(" "));
    };
    let seconds = civil.and_utc().timestamp().saturating_sub(i64::from(offset.local_minus_utc()));
    let by_offset = When::At(Moment::at(Stamp::from_seconds(seconds), reading.home));
    if parts.zone.is_empty() {
        return Ok(by_offset);
    }
    Moment::fitting(civil, Some(offset), zone).map(When::At).map_err(|bad| {
        let mut choices = offers(civil, &(zone.city(), zone.clone()));
        choices.extend(labeled(&by_offset, reading));
        Refusal { why: bad.0, choices }
    })
}

/// Summer time said of a day without it: an hour is at stake. `EST` in summer is New York's time as people use it.
fn in_season(when: When, said: &str) -> Result<When, Refusal> {
    let When::At(moment) = &when else { return Ok(when) };
    let said = said.strip_suffix(" time").unwrap_or(said);
    let is_summer = !said.contains(|c: char| c == '/' || c.is_ascii_digit()) && said.ends_with("daylight")
        || (said.ends_with("dt") && said.bytes().all(|b| b.is_ascii_lowercase()));
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
pub(super) fn in_zone(civil: NaiveDateTime, zone: &Zone, said: &str) -> Result<When, Refusal> {
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
pub(super) fn offers(civil: NaiveDateTime, (place, zone): &Labeled) -> Vec<(String, When)> {
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
