//! Writing what came into the season, in one step, and going there.

use super::came::Came;
use crate::{
    app::{
        context::Context,
        outcome::{Next, Outcome},
    },
    domain::{
        arrivals::{DateAnswer, News},
        tables::{InterviewState, Table},
        time::When,
    },
    text::counted,
};

impl Came {
    /// Writes it all into the season and goes there.
    pub fn keep(&self, cx: &mut Context, answer: DateAnswer) -> Outcome {
        if self.news() == News::Other {
            cx.say("Nothing was changed");
            return Outcome::close();
        }
        let arrival = self.arrival(answer);
        let new = self.who.value().map(|it| it.new.clone()).unwrap_or_default();
        let label = self.label(cx, &arrival.answer);
        let (now, mut ids) = (cx.season.now, cx.ids.clone());
        let mut target = None;
        cx.change(label, |tracker| {
            new.into_iter().for_each(|row| tracker.programs.put(row));
            target = tracker.arrive(&arrival, now, &mut ids);
        });
        cx.ids = ids;
        let program = arrival.programs.first().cloned().map(|id| (Table::Programs, id));
        match target.map(|id| (Table::Interviews, id)).or(program) {
            Some((table, id)) => Outcome::close().and(Next::Go(table, id)),
            None => Outcome::close(),
        }
    }

    /// Returns true if the invitation has a date that stands.
    fn is_answered(&self, cx: &Context) -> bool {
        self.known(cx).is_some_and(|it| it.state == Some(InterviewState::Scheduled))
    }

    /// Says what was written down: "UW IR is on Thu 3 Dec 12:00 · 09:00 in Seattle".
    fn label(&self, cx: &Context, answer: &DateAnswer) -> String {
        let who = self.who.value().map(|it| it.title.clone()).unwrap_or_default();
        let when = |when: &When| cx.season.when_words(when, &self.city_of(cx, when));
        match (answer, self.news()) {
            (DateAnswer::Taken(date), News::Social | News::SecondLook) => {
                format!("{} at {who} on {}", self.news().title(), when(date))
            }
            (DateAnswer::Taken(date), _) => format!("{who} is on {}", when(date)),
            (DateAnswer::Held(date), _) => format!("{who}: {} is held", when(date)),
            (DateAnswer::Open, News::Invitation) if self.is_answered(cx) => {
                format!("{who}: {} added to choose from; its date stands", counted(self.dates.len(), "date"))
            }
            (DateAnswer::Open, News::Invitation) => format!("Invitation from {who}, unanswered"),
            (DateAnswer::Open, News::Scheduled) => format!("{who} is scheduled, its date isn't named yet"),
            (DateAnswer::Open, News::Moved) => format!("{who} is moved, the new date isn't named yet"),
            (DateAnswer::Open, news) => format!("{who}: {}", news.title()),
        }
    }
}
