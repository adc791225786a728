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

    /// Returns true if no program that an interview served wants a thank-you note.
    pub fn refuses_thanks(&self, row: &Interview) -> bool {
        let mut programs = row.programs.iter().filter_map(|id| self.programs.get(id.as_str())).peekable();
        programs.peek().is_some() && programs.all(|it| it.thank_yous == Some(ThankYous::Refused))
    }

    /// Returns the people met at an interview, in the order of its day, then by name.
    pub fn met_at_interview(&self, row: &Interview) -> Vec<&Person> {
        let mut met: Vec<&Person> =
            self.people.iter().map(|it| &**it).filter(|it| it.interviews.contains(&row.id)).collect();
        let slot = |person: &Person| {
            let at = row.agenda.values().position(|it| it.person.as_ref() == Some(&person.id));
            (at.is_none(), at)
        };
        met.sort_by_key(|it| (slot(it), it.name.clone()));
        met
    }

    /// Returns the people met at that interview who are still to be thanked; nobody where no note is wanted.
    pub fn to_thank(&self, interview: &str) -> Vec<Id> {
        let settled = |person: &Person| {
            let is_thanks = |it: &Message| it.kind == Some(MessageKind::ThankYou) && it.is_settled();
            self.messages.iter().any(|it| it.person.as_ref() == Some(&person.id) && is_thanks(it))
        };
        let row = self.interviews.get(interview).filter(|it| !self.refuses_thanks(it));
        let met = row.map(|it| self.met_at_interview(it)).unwrap_or_default();
        met.into_iter().filter(|it| !settled(it)).map(|it| it.id.clone()).collect()
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
