//! Putting an own task out of sight until a day.

use crate::{
    app::{
        App,
        calendar::days_on,
        overlay::{
            Overlay,
            form::{FormField, Target},
            menu::{Action, Line, Menu},
        },
    },
    domain::{
        agenda::{Origin, end_of_week},
        field::{FieldInfo, Kind},
        id::Id,
        tables::Table,
        time::{Day, Refusal, day_words, read_day},
    },
};

const UNTIL: FieldInfo =
    FieldInfo { name: "snoozed_until", label: "Until", help: "15 dec · fri · +3d", kind: Kind::Day };

impl App {
    pub(in crate::app) fn open_snooze_menu(&mut self) {
        let Some(Origin::Task(id)) = self.timeline.selected.clone() else { return };
        let today = self.today();
        let week = days_on(end_of_week(today, self.first_weekday()), 1);
        let line = |letter: char, text: &str, day: Day| {
            Line::new(letter, text, day_words(day, today), Action::Snooze(id.clone(), Some(day)))
        };
        let mut lines = vec![
            line('t', "tomorrow", days_on(today, 1)),
            line('3', "three days", days_on(today, 3)),
            line('w', "next week", week),
            line('f', "a fortnight", days_on(today, 14)),
            Line::new('d', "another day…", "", Action::SnoozeUntil(id.clone())),
        ];
        let row = self.tracker.milestones.get(id.as_str());
        if row.is_some_and(|it| it.snoozed_until.is_some()) {
            lines.push(Line::new('n', "in sight again", "", Action::Snooze(id.clone(), None)));
        }
        let about = self.row_title(Table::Milestones, &id);
        self.overlays.push(Overlay::Menu(Menu::new("Out of sight until", about, lines)));
    }

    pub(in crate::app) fn snooze(&mut self, id: &Id, day: Option<Day>) {
        let title = self.row_title(Table::Milestones, id);
        let label = match day {
            Some(day) => format!("“{title}” is out of sight until {}", day_words(day, self.today())),
            None => format!("“{title}” is in sight again"),
        };
        let changed = self.change(label, |tracker| {
            tracker.milestones.edit(id.as_str(), |row| row.snoozed_until = day);
        });
        if changed {
            self.timeline.selected = None;
        }
    }

    pub(in crate::app) fn ask_snooze(&mut self, id: Id) {
        let title = format!("Out of sight: {}", self.row_title(Table::Milestones, &id));
        let (fields, target) = (vec![FormField::new(UNTIL, "")], Target::Snooze(id));
        self.show_form(title, target, fields, 0);
    }

    pub(in crate::app) fn snooze_typed(&mut self, id: &Id, text: &str) {
        let refuse = |why: &str| Refusal { why: why.to_owned(), choices: Vec::new() };
        let day = match read_day(text, &self.reading(None)) {
            Ok(day) if day > self.today() => day,
            Ok(_) => return self.show_refusals(vec![(0, refuse("a day after today"))]),
            Err(refusal) => return self.show_refusals(vec![(0, refusal)]),
        };
        self.overlays.pop();
        self.snooze(id, Some(day));
    }
}
