//! The timeline's rows: ticking what is done, own tasks, corrections of official dates.

use crate::{
    app::{
        App,
        command::Command,
        overlay::{
            Overlay,
            menu::{Action, Line, Menu},
        },
    },
    domain::{
        agenda::Origin,
        id::Id,
        tables::{LetterState, Milestone, Offer, Progress, Table},
        time::{Moment, When},
    },
};

impl App {
    /// Ticks the selected line. Where it leaves for another band, the selection stays in its place and doesn't follow.
    pub(super) fn tick_timeline(&mut self) {
        if self.tick_requirement() {
            return;
        }
        let before = self.tracker.clone();
        self.tick_line();
        if !self.tracker.same(&before) && !self.in_calendar() {
            self.timeline.selected = None;
        }
    }

    fn tick_line(&mut self) {
        match self.timeline.selected.clone() {
            Some(Origin::Task(id)) => self.tick_task(&id),
            Some(Origin::Official(id)) => self.tick_official(&id),
            Some(Origin::Component(id)) => self.tick_component_id(&id),
            Some(Origin::Interview(id)) => self.tick_interview_id(&id),
            Some(Origin::Letter(id)) => self.receive_letter(&id),
            Some(Origin::Reply(id)) => self.open_offers(&id),
            Some(Origin::Offered(id, moment)) => self.accept_offer(&id, &moment),
            Some(Origin::WriteUp(_)) => {
                let key = Command::Enter.key();
                self.refuse(format!("A write-up is done once there are notes: {key} {key} writes them"));
            }
            Some(Origin::Thanks(id)) => self.thank_everybody(&id),
            Some(Origin::Deadline(_)) => self.refuse(format!(
                "A program's deadline is done once you applied: {} sets the status",
                Command::SetStatus.key()
            )),
            Some(Origin::RotationStart(_) | Origin::RotationReply(_)) => {
                self.refuse(format!("A rotation has a state: {} opens it", Command::Edit.key()));
            }
            None => {}
        }
    }

    /// The dates that an invitation offers, each with what that day holds already.
    fn open_offers(&mut self, id: &Id) {
        let Some(row) = self.tracker.interviews.get(id.as_str()).cloned() else { return };
        let open = row.offered.iter().filter(|it| matches!(it.1, Offer::Free | Offer::Held));
        let line = |(at, (moment, _)): (u32, (&Moment, &Offer))| {
            let when = When::At(moment.clone());
            let held = self.taken_words(when.day_in(self.home()), id);
            let action = Action::TakeOffer(id.clone(), moment.clone());
            Line::new(char::from_digit(at, 10), self.when_words(&when, ""), held, action)
        };
        let lines: Vec<Line> = (1..10).zip(open).map(line).collect();
        if lines.is_empty() {
            let key = Command::Edit.key();
            return self.refuse(format!("No date is offered yet · {key} opens the invitation"));
        }
        let title = self.interview_title(id);
        self.overlays.push(Overlay::Menu(Menu::new("Take a date", title, lines)));
    }

    pub(in crate::app) fn accept_offer(&mut self, id: &Id, moment: &Moment) {
        let title = self.interview_title(id);
        let words = self.when_words(&When::At(moment.clone()), "");
        let now = self.now;
        self.change(format!("{title} is on {words}"), |it| it.accept_offer(id.as_str(), moment, now));
    }

    fn thank_everybody(&mut self, id: &Id) {
        let count = self.tracker.to_thank(id.as_str()).len();
        let label =
            format!("{} sent: {}", crate::app::counted(count, "thank-you note"), self.interview_title(id));
        let (now, mut ids) = (self.now, self.ids.clone());
        self.change(label, |it| it.thank(id.as_str(), now, &mut ids));
        self.ids = ids;
    }

    fn tick_task(&mut self, id: &Id) {
        let Some(row) = self.tracker.milestones.get(id.as_str()) else { return };
        let (title, done, now) = (row.title.clone(), row.done.is_some(), self.now);
        let label = if done { format!("Not done: {title}") } else { format!("Done: {title}") };
        self.change(label, |tracker| {
            tracker.milestones.edit(id.as_str(), |row| row.done = if done { None } else { Some(now) });
        });
    }

    /// An official date is done when its component is; one without a component has a tick of its own.
    fn tick_official(&mut self, id: &Id) {
        let Some(date) = self.derived.dates.iter().find(|it| it.id == *id).cloned() else { return };
        let settles = date.kind == crate::domain::facts::DateKind::Deadline;
        if let Some(component) = date.component.filter(|id| settles && self.entry(id).is_some()) {
            return self.tick_component_id(&component);
        }
        let done = self.tracker.milestones.get(id.as_str()).is_some_and(|it| it.done.is_some());
        let (now, label) = (self.now, format!("{}: {}", if done { "Not done" } else { "Done" }, date.title));
        self.change(label, |tracker| {
            let mut row =
                tracker.milestones.get(id.as_str()).map(|it| Milestone::clone(it)).unwrap_or_default();
            row.id = id.clone();
            row.done = if done { None } else { Some(now) };
            tracker.milestones.put(row);
        });
    }

    fn receive_letter(&mut self, id: &Id) {
        let Some(row) = self.tracker.letters.get(id.as_str()) else { return };
        let received = row.state == Some(LetterState::Received);
        let label = match received {
            true => format!("Letter of {} not received yet", row.writer),
            false => format!("Letter of {} received", row.writer),
        };
        let today = self.today();
        self.change(label, |tracker| {
            tracker.letters.edit(id.as_str(), |row| {
                row.state = Some(if received { LetterState::Agreed } else { LetterState::Received });
                row.uploaded = if received { None } else { row.uploaded.or(Some(today)) };
            });
        });
    }

    pub(in crate::app) fn open_new_task(&mut self) {
        let mut preset = vec![("kind", "task".to_owned())];
        if self.in_calendar() {
            preset.push(("when", self.calendar_day().to_string()));
        }
        self.open_new(Table::Milestones, "New task", preset);
    }

    /// A rotation, or days on which nothing can be; in the calendar it begins on the day one stands on.
    pub(in crate::app) fn open_new_rotation(&mut self) {
        let mut preset = vec![("kind", "blocked".to_owned()), ("state", "accepted".to_owned())];
        if self.in_calendar() {
            preset.push(("from", self.calendar_day().to_string()));
        }
        self.open_new(Table::Rotations, "New rotation or blocked days", preset);
    }

    pub(in crate::app) fn take_back(&mut self) {
        let Some(Origin::Official(id)) = self.timeline.selected.clone() else { return };
        let title = self.row_title(Table::Milestones, &id);
        self.change(format!("The bundled date again: {title}"), |tracker| {
            tracker.milestones.edit(id.as_str(), |row| {
                row.when = None;
                row.until = None;
                row.title.clear();
            });
            let bare = Milestone { id: id.clone(), ..Milestone::default() };
            if tracker.milestones.get(id.as_str()).is_some_and(|row| **row == bare) {
                tracker.milestones.remove(id.as_str());
            }
        });
    }

    pub(in crate::app) fn set_progress(&mut self, progress: Progress) {
        let Some(id) = self.selected_component() else { return };
        let title = self.row_title(Table::Components, &id);
        self.change(format!("{title}: {}", progress.title()), |tracker| tracker.set_progress(&id, progress));
    }
}
