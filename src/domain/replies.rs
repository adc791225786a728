//! What one key on the timeline settles: taking an offered date, or noting that everybody was thanked.

use super::{
    id::{Id, IdSource},
    tables::*,
    time::{Stamp, When},
    tracker::Tracker,
};

impl Tracker {
    /// Schedules an interview on one of the offered dates. The others stay to choose from, the one that was taken before
    /// as well.
    pub fn accept_offer(&mut self, interview: &str, when: &When, now: Stamp) {
        self.interviews.edit(interview, |row| {
            row.offered.values_mut().for_each(Offer::let_go);
            row.offered.insert(when.clone(), Offer::Taken);
            row.when = Some(when.clone());
            row.state = Some(InterviewState::Scheduled);
            row.replied = row.replied.or(Some(now));
        });
        self.advance_by_interview(interview, now);
    }

    /// Returns the people met at that interview who are still to be thanked.
    pub fn to_thank(&self, interview: &str) -> Vec<Id> {
        let settled = |person: &Id| {
            self.messages.iter().any(|message| {
                message.person.as_ref() == Some(person)
                    && message.kind == Some(MessageKind::ThankYou)
                    && matches!(message.state, Some(MessageState::Sent | MessageState::NotNeeded))
            })
        };
        let met = self.people.iter().filter(|it| it.interviews.iter().any(|id| id.as_str() == interview));
        met.map(|it| it.id.clone()).filter(|it| !settled(it)).collect()
    }

    /// Notes that everybody met at an interview was thanked now. A drafted note becomes a sent one; where there is
    /// none, one is added.
    pub fn thank(&mut self, interview: &str, now: Stamp, ids: &mut IdSource) {
        let program = self.interviews.get(interview).and_then(|it| it.programs.first().cloned());
        for person in self.to_thank(interview) {
            let open = self
                .messages
                .iter()
                .find(|it| it.person.as_ref() == Some(&person) && it.kind == Some(MessageKind::ThankYou));
            let mut row = open.map(|it| Message::clone(it)).unwrap_or_else(|| Message {
                id: ids.make(),
                kind: Some(MessageKind::ThankYou),
                program: program.clone(),
                person: Some(person.clone()),
                ..Message::default()
            });
            row.state = Some(MessageState::Sent);
            row.at = Some(now);
            self.messages.put(row);
        }
    }
}
