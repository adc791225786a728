//! The user's own correction of a figure of the season: its number, who says so, and as of when.

use std::sync::Arc;

use super::field::FormField;
use crate::{
    app::{context::Context, corrections::take_back_figure, outcome::Outcome},
    domain::{
        entry::{none_if_empty, read_past},
        facts::{Confidence, Figure},
        field::{FieldInfo, Kind},
        tables::Override,
        time::Refusal,
    },
};

const VALUE: FieldInfo = FieldInfo {
    name: "value",
    label: "Your number",
    help: "Empty: the one that fluoro brings",
    kind: Kind::Line,
};

const SOURCE: FieldInfo = FieldInfo {
    name: "source",
    label: "Source",
    help: "Where it stands: the page, the invoice, the mail",
    kind: Kind::Line,
};

const AS_OF: FieldInfo = FieldInfo {
    name: "as_of",
    label: "As of",
    help: "The day on which you read it there; empty: today",
    kind: Kind::Past,
};

/// Returns the fields with the present number, and with what the user said of it.
pub fn fields(cx: &Context, id: &str) -> Vec<FormField> {
    let overrides = &cx.season.tracker.overrides;
    let figure = cx.season.facts.effective(id, overrides);
    let own = overrides.get(id).filter(|_| is_own(cx, id));
    let source = own.map(|it| it.source.clone()).unwrap_or_default();
    let as_of = own.and_then(|it| it.as_of).map(|it| it.to_string()).unwrap_or_default();
    let value = figure.map(|it| it.typed()).unwrap_or_default();
    vec![FormField::new(VALUE, &value), FormField::new(SOURCE, &source), FormField::new(AS_OF, &as_of)]
}

/// Returns true if the user corrected that figure.
pub fn is_own(cx: &Context, id: &str) -> bool {
    let figure = cx.season.facts.effective(id, &cx.season.tracker.overrides);
    figure.is_some_and(|it| it.origin.confidence == Confidence::Yours)
}

/// Says which number fluoro brings, and what the typed one is read as.
pub fn hint(cx: &Context, id: &str, field: &FormField) -> Option<String> {
    let figure = cx.season.facts.figure(id).filter(|_| field.info.name == VALUE.name)?;
    let bundled = figure.amount().map_or("no number is known".to_owned(), |it| format!("fluoro has {it}"));
    let text = field.buffer.text();
    let read = none_if_empty(&text).map(|it| figure.read(it, &cx.reading(None)));
    Some(match read {
        None => bundled,
        Some(Err(refusal)) => refusal.why,
        Some(Ok(value)) => {
            let mut own = figure.clone();
            own.value = Some(value);
            format!("= {} · {bundled}", own.amount().unwrap_or_default())
        }
    })
}

/// Saves the correction as one step; an empty number, or fluoro's own with no source, takes it back.
///
/// # Errors
/// What can't be saved, by the index of its field.
pub fn save(cx: &mut Context, id: &str, fields: &[FormField]) -> Result<Outcome, Vec<(usize, Refusal)>> {
    let text = |at: usize| fields.get(at).map(|it| it.buffer.text().trim().to_owned()).unwrap_or_default();
    let Some(figure) = cx.season.facts.figure(id).cloned() else { return Ok(Outcome::close()) };
    let reading = cx.reading(None);
    let value = none_if_empty(&text(0)).map(|it| figure.read(it, &reading)).transpose();
    let as_of = none_if_empty(&text(2)).map(|it| read_past(it, &reading)).transpose();
    let (value, as_of) = match (value, as_of) {
        (Ok(value), Ok(as_of)) => (value, as_of.unwrap_or_else(|| reading.today())),
        (value, as_of) => {
            let bad = value.err().map(|it| (0, it)).into_iter().chain(as_of.err().map(|it| (2, it)));
            return Err(bad.collect());
        }
    };
    let (title, source) = (figure.title.clone(), text(1));
    let is_same = value == figure.value && source.is_empty();
    match value.filter(|_| !is_same) {
        None if is_own(cx, id) => {
            take_back_figure(cx, id);
        }
        None => cx.say("Nothing was changed"),
        Some(value) => {
            let own = Figure { value: Some(value), ..figure };
            let words = own.amount().unwrap_or_default();
            cx.change(format!("Corrected “{title}”: {words}"), |tracker| {
                let overrides = Arc::make_mut(&mut tracker.overrides);
                let kept = overrides.get(id).cloned().unwrap_or_default();
                let own = Override { value: Some(value.into()), source, as_of: Some(as_of), ..kept };
                overrides.insert(id.to_owned(), own);
            });
        }
    }
    Ok(Outcome::close())
}
