//! Advice of the bundle in numbers that the user may set: hours after an interview, gaps, times of day. A field that is
//! empty leaves the bundled number as it is.

use std::sync::Arc;

use super::field::FormField;
use crate::{
    app::context::Context,
    domain::{
        entry::none_if_empty,
        facts::Confidence,
        field::{FieldInfo, Kind},
        rules::{EARLIEST_MINUTE, GAP_MINUTES, LATEST_MINUTE, THANK_YOU_HOURS, WRITE_UP_HOURS},
        time::Refusal,
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
    let own = |info: &FieldInfo| {
        let figure = cx.season.facts.figure(info.name)?;
        let own = figure.effective(&cx.season.tracker.overrides);
        let is_own = own.origin.confidence == Confidence::Yours;
        Some(FormField::new(*info, &if is_own { own.typed() } else { String::new() }))
    };
    NUMBERS.iter().filter_map(own).collect()
}

/// Says what holds where the field is left empty, and who says so.
pub fn bundled_words(cx: &Context, info: FieldInfo) -> Option<String> {
    NUMBERS.iter().find(|it| it.name == info.name)?;
    let figure = cx.season.facts.figure(info.name)?;
    let amount = figure.amount().unwrap_or_else(|| "?".into());
    Some(format!("empty: {amount}, by {}", figure.origin.source))
}

/// Puts a typed number into the season; an empty text takes the user's own away.
///
/// # Errors
/// What is no such number, in a sentence.
pub fn fill(cx: &Context, draft: &mut Tracker, info: FieldInfo, text: &str) -> Result<(), Refusal> {
    let (Some(figure), reading) = (cx.season.facts.figure(info.name), cx.reading(None)) else {
        return Ok(());
    };
    let value = none_if_empty(text).map(|text| figure.read(text, &reading)).transpose()?;
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
