//! The dates that an invitation offers.

use super::{
    command::TabCommand,
    context::Context,
    outcome::{Action, Choice, Choices, Named, Outcome, Route},
    pages::interview::taken_words,
    rows::refuse_gone,
};
use crate::domain::{id::Id, tables::Offer, time::When};

/// Opens a menu of the open dates of an invitation, each with what that day holds already.
pub fn open_offers(cx: &mut Context, id: &Id) -> Outcome {
    let Some(row) = cx.season.tracker.interviews.get(id.as_str()) else { return Outcome::stay() };
    let named = Named { id: id.clone(), title: cx.season.interview_title(id) };
    let open = row.offered.iter().filter(|it| matches!(it.1, Offer::Free | Offer::Held));
    let line = |(at, (when, _)): (u32, (&When, &Offer))| {
        let held = taken_words(cx, when.day_in(cx.home()), id);
        let action = Action::TakeOffer(named.clone(), when.clone());
        Choice::act(char::from_digit(at, 10), cx.season.when_words(when, ""), held, action)
    };
    let lines: Vec<Choice> = (1..10).zip(open).map(line).collect();
    if lines.is_empty() {
        let key = TabCommand::Edit.key();
        cx.refuse(format!("No date is offered yet · {key} opens the invitation"));
        return Outcome::stay();
    }
    Outcome::open(Route::Menu(Choices::new("Take a date", named.title.clone(), lines)))
}

pub fn accept_offer(cx: &mut Context, interview: &Named, when: &When) {
    if !cx.season.tracker.interviews.has(interview.id.as_str()) {
        return refuse_gone(cx, &interview.title);
    }
    let words = cx.season.when_words(when, "");
    let (now, id) = (cx.season.now, interview.id.as_str());
    cx.change(format!("{} is on {words}", interview.title), |it| it.accept_offer(id, when, now));
}
