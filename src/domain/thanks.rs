//! Who is owed a thank-you note: the house's own rule, in one place. It is one note for each person and program, after the
//! last event at which they were met and that is over. A note that was sent, or isn't needed, settles all events of its
//! program; one that names no program of theirs settles all.

use super::{
    id::Id,
    tables::{Interview, Message, MessageKind, Person},
    time::{Stamp, Zone},
    tracker::Tracker,
};

impl Message {
    /// Returns the person for whom this message settles the thanks; none if it settles nothing.
    pub fn thanked(&self) -> Option<&Id> {
        let settled = self.kind == Some(MessageKind::ThankYou) && self.is_settled();
        self.person.as_ref().filter(|_| settled)
    }

    /// Returns true if an interview may be what it is about: it names one of its programs, or none.
    pub fn is_about(&self, row: &Interview) -> bool {
        self.program.as_ref().is_none_or(|it| row.programs.contains(it))
    }
}

impl Tracker {
    /// Returns the events at which that person was met and that are over, the last one first, each with its end.
    pub fn met_at(&self, person: &Person, (home, now): (&Zone, Stamp)) -> Vec<(Stamp, &Interview)> {
        let rows = person.interviews.iter().filter_map(|it| self.interviews.get(it.as_str()));
        let over = rows.filter_map(|it| Some((it.ended(home)?, &**it)));
        let mut over: Vec<_> = over.filter(|it| it.0 <= now).collect();
        over.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        over
    }

    /// Returns the events after which that person waits for a note, the last one first, and those of which nobody wants
    /// notes. `settled` are the person's own messages that settle thanks.
    pub fn unthanked(&self, person: &Person, settled: &[&Message], at: (&Zone, Stamp)) -> Vec<&Interview> {
        let over = self.met_at(person, at);
        let mut done: Vec<&Id> = Vec::new();
        for row in settled {
            match row.program.as_ref().filter(|id| over.iter().any(|it| it.1.programs.contains(id))) {
                Some(program) => done.push(program),
                None => return Vec::new(),
            }
        }
        let mut waiting: Vec<&Interview> = Vec::new();
        for (_, row) in over {
            let is_done = row.programs.iter().any(|it| done.contains(&it));
            if is_done || (row.programs.is_empty() && !(done.is_empty() && waiting.is_empty())) {
                continue;
            }
            waiting.push(row);
            if !self.refuses_thanks(row) {
                done.extend(&row.programs);
            }
        }
        waiting
    }
}
