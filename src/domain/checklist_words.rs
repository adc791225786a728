//! What a line of the checklist says beside its title: how much of it there is, how it stands, what is locked.

use super::{
    checklist::Entry,
    counts::{Count, counts_of},
    derived_counts::tally,
    season::Season,
    tables::Progress,
    time::{When, due_words},
};

/// How much room there is for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    Wide,
    Narrow,
}

impl Season {
    /// Says how much of a component there is: what is counted in it, what another list counts, how far its exam is; else
    /// how many of its steps are done.
    pub fn how_much(&self, entry: &Entry) -> String {
        self.what_counts(entry).unwrap_or_else(|| match entry.steps_done() {
            (0, _) => String::new(),
            (done, of) => format!("{done} of {of}"),
        })
    }

    /// The same without the steps.
    pub fn what_counts(&self, entry: &Entry) -> Option<String> {
        let exam = entry.exam.as_ref().map(|it| it.so_far(self.today(), entry.transcript_out));
        let told = [self.told_counts(entry), tally(&self.tracker, entry.id()).map(|it| it.words()), exam];
        told.into_iter().flatten().find(|it| !it.is_empty())
    }

    /// "9 of 10, 3 meaningful".
    fn told_counts(&self, entry: &Entry) -> Option<String> {
        let told = |(at, count): (usize, &'static Count)| {
            let (noun, number) = (count.noun?, self.tracker.profile.count(count.id)?);
            let limit = count.figure.and_then(|it| self.facts.effective(it, &self.tracker.overrides)?.value);
            // the limit of what is a part of the first stands in the detail
            let of = limit.filter(|_| at == 0).map(|it| format!(" of {it}")).unwrap_or_default();
            Some(format!("{number}{of} {noun}").trim_end().to_owned())
        };
        let all: Vec<String> = counts_of(entry.id().as_str()).enumerate().filter_map(told).collect();
        (!all.is_empty()).then(|| all.join(", "))
    }

    /// True where all that is counted of it, or all its steps, are done, and it isn't marked as done yet.
    pub fn seems_done(&self, entry: &Entry) -> bool {
        let (done, of) = entry.steps_done();
        let is_counted = tally(&self.tracker, entry.id()).is_some_and(|it| it.is_full());
        let has_score =
            entry.exam.as_ref().is_some_and(|it| it.score_posted.is_some()) && !entry.waits_to_be_sent();
        !entry.is_settled() && ((of > 0 && done == of) || is_counted || has_score)
    }

    /// Says how a component stands: its state, or when it is due; with room also why it isn't needed.
    pub fn how_it_stands(&self, entry: &Entry, room: Room) -> String {
        let is_seen = |due: &&When| entry.is_late(self.now, self.home()) || due.end(self.home()) >= self.now;
        let due = entry.last_day().filter(is_seen);
        let due = due.map(|due| format!("{}{}", entry.mark(), due_words(due, self.now, self.home())));
        match (entry.progress(), room) {
            (Progress::NotNeeded, Room::Wide) if !entry.row.reason.trim().is_empty() => {
                format!("not needed: {}", entry.row.reason.trim())
            }
            (Progress::NotNeeded, _) => "not needed".to_owned(),
            (Progress::Done, _) if entry.row.assumed.is_some() => "assumed".to_owned(),
            (Progress::Done, _) => "done".to_owned(),
            (Progress::ToDo | Progress::Doing, _) if self.seems_done(entry) => {
                ["done?".to_owned()].into_iter().chain(due).collect::<Vec<_>>().join(" · ")
            }
            (Progress::ToDo | Progress::Doing, _) => due.unwrap_or(entry.progress().title().to_owned()),
        }
    }

    /// Says that MyERAS locks it, or since when; empty where it doesn't.
    pub fn lock_words(&self, entry: &Entry, room: Room) -> String {
        match (self.tracker.profile.submitted.filter(|it| *it <= self.today()), room) {
            _ if !entry.locks => String::new(),
            (Some(day), Room::Wide) => format!("locked since {}", day.format("%-d %b")),
            (Some(_), Room::Narrow) => "locked".to_owned(),
            (None, Room::Wide) => "locks when you submit".to_owned(),
            (None, Room::Narrow) => "locks".to_owned(),
        }
    }

    /// Returns the short name of the program that a component belongs to; empty where it belongs to none.
    pub fn program_of(&self, entry: &Entry) -> String {
        let Some(id) = &entry.row.program else { return String::new() };
        let Some(row) = self.tracker.programs.get(id.as_str()) else { return "missing".to_owned() };
        let specialty = row.specialty.map(|it| it.short()).unwrap_or_default();
        format!("{} {specialty}", self.naming.of(row)).trim_end().to_owned()
    }
}
