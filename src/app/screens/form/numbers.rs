//! Advice of the bundle in numbers that the user may set: hours after an interview, gaps, times of day. A field that is
//! empty leaves the bundled number as it is.

use std::sync::Arc;

use super::field::FormField;
use crate::{
    app::context::Context,
    domain::{
        entry::{none_if_empty, refuse},
        field::{FieldInfo, Kind},
        rules::{EARLIEST_MINUTE, GAP_MINUTES, LATEST_MINUTE, THANK_YOU_HOURS, WRITE_UP_HOURS},
        time::{Reading, Refusal, When, read_when},
        tracker::Tracker,
    },
};

const NUMBERS: [FieldInfo; 5] = [
    FieldInfo {
        name: WRITE_UP_HOURS,
        label: "Write up within",
        help: "Hours after an interview in which its notes are asked for",
        kind: Kind::Number,
    },
    FieldInfo {
        name: THANK_YOU_HOURS,
        label: "Thank within",
        help: "Hours after an interview in which its thank-you notes are asked for",
        kind: Kind::Number,
    },
    FieldInfo {
        name: GAP_MINUTES,
        label: "Gap between two",
        help: "Minutes between two interviews below which you are warned",
        kind: Kind::Number,
    },
    FieldInfo {
        name: EARLIEST_MINUTE,
        label: "Not before",
        help: "Interviews that begin earlier on your clock are warned of: 6am",
        kind: Kind::Line,
    },
    FieldInfo {
        name: LATEST_MINUTE,
        label: "Not after",
        help: "Interviews that end later on your clock are warned of: 8pm",
        kind: Kind::Line,
    },
];

/// Returns the fields with the user's own numbers; those that the season doesn't have are left out.
pub fn fields(cx: &Context) -> Vec<FormField> {
    let known = NUMBERS.iter().filter(|it| cx.season.facts.figure(it.name).is_some());
    let own = |info: &FieldInfo| {
        let own = cx.season.tracker.overrides.get(info.name).and_then(|it| it.value.as_ref());
        own.map(|value| shown(*info, value.as_i64(), &value.to_string())).unwrap_or_default()
    };
    known.map(|info| FormField::new(*info, &own(info))).collect()
}

/// Says what holds where the field is left empty, and who says so.
pub fn bundled_words(cx: &Context, info: FieldInfo) -> Option<String> {
    NUMBERS.iter().find(|it| it.name == info.name)?;
    let figure = cx.season.facts.figure(info.name)?;
    let unit = if is_clock(info) { "" } else { figure.unit.as_str() };
    let number = shown(info, figure.value, "?");
    Some(format!("empty: {number} {unit}, by {}", figure.origin.source).replace(" ,", ","))
}

/// Puts a typed number into the season; an empty text takes the user's own away.
///
/// # Errors
/// What is no such number, in a sentence.
pub fn fill(draft: &mut Tracker, info: FieldInfo, text: &str, reading: &Reading) -> Result<(), Refusal> {
    let value = none_if_empty(text).map(|text| read(info, text, reading)).transpose()?;
    let overrides = Arc::make_mut(&mut draft.overrides);
    let Some(value) = value else {
        overrides.remove(info.name);
        return Ok(());
    };
    let mut own = overrides.get(info.name).cloned().unwrap_or_default();
    own.value = Some(value.into());
    own.as_of = Some(reading.today());
    own.source.clear();
    overrides.insert(info.name.to_owned(), own);
    Ok(())
}

fn is_clock(info: FieldInfo) -> bool {
    matches!(info.kind, Kind::Line)
}

fn shown(info: FieldInfo, value: Option<i64>, otherwise: &str) -> String {
    match value {
        Some(minutes) if is_clock(info) => format!("{:02}:{:02}", minutes / 60, minutes % 60),
        Some(number) => number.to_string(),
        None => otherwise.to_owned(),
    }
}

fn read(info: FieldInfo, text: &str, reading: &Reading) -> Result<i64, Refusal> {
    if !is_clock(info) {
        return match text.parse::<u16>() {
            Ok(number @ 1..=10_000) => Ok(i64::from(number)),
            Ok(_) | Err(_) => refuse(format!("“{text}” is no whole number from 1 to 10000")),
        };
    }
    match read_when(&format!("today {text}"), reading) {
        Ok(When::At(moment)) => Ok(moment.civil().signed_duration_since(moment.day().into()).num_minutes()),
        Ok(When::Day(_)) | Err(_) => refuse(format!("“{text}” is no time of day such as 6am or 20:00")),
    }
}
