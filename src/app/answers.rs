//! Writing down what was asked and answered at an interview.

use super::{
    context::Context,
    outcome::{LinePurpose, Named, Route},
    rows::refuse_gone,
};
use crate::{
    domain::{
        field::{FieldInfo, Kind},
        id::Id,
        questions::{BankQuestion, Shelf},
    },
    text::cut,
};

/// Returns the line that asks what was said about a question at an interview, with what is written there already.
pub fn ask_answer(cx: &Context, interview: &Id, it: &BankQuestion) -> Route {
    let row = cx.season.tracker.interviews.get(interview.as_str());
    let before = row.and_then(|row| row.answers.get(&it.row.id));
    let text = before.map(|it| it.text.clone()).unwrap_or_default();
    let (label, help) = match (it.shelf, before.is_some()) {
        (_, true) => ("Answer", "Clear it to take the note back"),
        (Shelf::ToAsk, false) => ("Answer", "What they said; left empty, only that you asked"),
        (Shelf::Asked, false) => ("How it went", "Left empty, only that you were asked"),
        (Shelf::Improper, false) => ("Their words", "Who and what, for yourself; you need not have answered"),
    };
    // what was written elsewhere in several lines keeps them
    let kind = if text.contains('\n') { Kind::Text } else { Kind::Line };
    let title = cx.season.interview_title(interview);
    Route::Line {
        title: format!("{title}: {}", it.row.text),
        info: FieldInfo { name: "answer", label, help, kind },
        text,
        purpose: LinePurpose::Answer(Named { id: interview.clone(), title }, it.row.id.clone()),
    }
}

/// Writes it down.
pub fn answer(cx: &mut Context, interview: &Named, question: &Id, text: &str) {
    let Some(row) = cx.season.tracker.interviews.get(interview.id.as_str()) else {
        return refuse_gone(cx, &interview.title);
    };
    let is_taken_back = text.trim().is_empty() && row.answers.contains_key(question);
    let label = match (is_taken_back, text.trim()) {
        (true, _) => format!("{}: took the note back", interview.title),
        (false, "") => format!("{}: noted that it was asked", interview.title),
        (false, words) => format!("{}: noted “{}”", interview.title, cut(words, 40)),
    };
    cx.change(label, |tracker| tracker.set_answer(interview.id.as_str(), question, text));
}
