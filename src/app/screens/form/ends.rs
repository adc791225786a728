//! A span typed into one field of a form, which fills the field of its end or of its length as well.

use super::field::FormField;
use crate::domain::{
    field::Kind,
    time::{Day, Reading, Refusal, Span, When, read_span, show_for_edit},
};

/// What a span leaves in two fields, by their indexes.
pub struct Spread {
    pub start: (usize, String),
    pub end: (usize, String),
}

/// Returns what the text of that field fills, if it is a span, the field is the start of something, and the form has a
/// field for the rest.
///
/// # Errors
/// If that other field was typed, too, and says something else.
pub fn spread(fields: &[FormField], at: usize, reading: &Reading) -> Result<Option<Spread>, Refusal> {
    if let Some(found) = first_day(fields, at) {
        return Ok(Some(found));
    }
    let Some((span, other)) = span_at(fields, at, reading) else { return Ok(None) };
    let (Some(field), Some(rest)) = (fields.get(at), fields.get(other)) else { return Ok(None) };
    let Some(end) = end_text(&span, rest) else { return Ok(None) };
    let typed = rest.buffer.text();
    if rest.buffer.is_dirty() && !typed.trim().is_empty() && typed.trim() != end {
        let why =
            format!("the span says when it ends, and {} says it, too: clear one of them", rest.info.label);
        return Err(Refusal { why, choices: Vec::new() });
    }
    Ok(Some(Spread { start: (at, text_for(field, &span.start)), end: (other, end) }))
}

/// Splits `every 4th week from 6 Jul` into how often and the first day, which has a field of its own.
fn first_day(fields: &[FormField], at: usize) -> Option<Spread> {
    let field = fields.get(at).filter(|it| it.info.name == "repeats")?;
    let text = field.buffer.text();
    let (often, rest) = text.split_once(" from ").filter(|it| !it.0.trim().is_empty())?;
    let ends = [" until ", " till ", " through ", " to "];
    let end = ends.iter().find_map(|it| rest.find(it)).unwrap_or(rest.len());
    let (first, until) = rest.split_at_checked(end)?;
    let other = fields.iter().position(|it| matches!(it.info.name, "when" | "from"))?;
    Some(Spread { start: (at, format!("{often}{until}")), end: (other, first.trim().to_owned()) })
}

/// Returns the span in that field, with the index of the field that takes the rest of it.
pub fn span_at(fields: &[FormField], at: usize, reading: &Reading) -> Option<(Span, usize)> {
    let field = fields.get(at).filter(|it| matches!(it.info.name, "when" | "from"))?;
    let other = fields.iter().position(|it| matches!(it.info.name, "until" | "minutes"))?;
    let span = read_span(&field.buffer.text(), reading).ok().filter(|span| span.end.is_some())?;
    end_text(&span, fields.get(other)?).map(|_| (span, other))
}

fn end_text(span: &Span, field: &FormField) -> Option<String> {
    match field.info.name {
        "minutes" => span.minutes().filter(|it| (1..=1_440).contains(it)).map(|it| it.to_string()),
        _ => span.end.as_ref().map(|end| text_for(field, end)),
    }
}

fn text_for(field: &FormField, when: &When) -> String {
    match (field.info.kind, when) {
        (Kind::Day, When::At(moment)) => Day::to_string(&moment.day()),
        (_, when) => show_for_edit(when),
    }
}

/// Returns a span that was asked about as it was meant, with its end: `dec 15 9-11` once it begins at 09:00.
pub fn meant_span(text: &str, start: &When, reading: &Reading) -> Option<String> {
    let ways = ["am", "pm"].map(|half| format!("{}{half}", text.trim()));
    ways.into_iter()
        .find(|it| read_span(it, reading).is_ok_and(|span| span.end.is_some() && span.start == *start))
}
