//! What one key on the timeline settles: taking an offered date; and who was met there.

use super::{
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
}
