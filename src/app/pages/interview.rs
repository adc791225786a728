//! One interview: when by two clocks, where, whom, and the notes.

use super::{Ink, Page, program::paragraphs};
use crate::{
    app::{App, command::Command},
    domain::{
        agenda::{Item, Origin, State, programs_title},
        id::Id,
        place::Shown,
        shortlist::interview_lines,
        tables::*,
        time::{Day, When, clock, countdown, day_words, two_clocks},
    },
};

impl App {
    pub(super) fn interview_page(&self, page: &mut Page, id: &Id) {
        let Some(row) = self.tracker.interviews.get(id.as_str()) else { return };
        page.title(&self.interview_title(id));
        page.text(&self.interview_when(row), Ink::Plain);
        self.warnings_about(page, id);
        page.blank();
        let shown = self.lines_of(interview_lines(), row);
        // what one thinks of it stands behind the day
        let judged = shown.iter().position(|it| it.0 == "scores").unwrap_or(shown.len());
        let (told, judged) = shown.split_at(judged);
        for (_, label, shown) in told {
            match shown {
                Shown::Text(text) => page.labeled(label, text),
                shown => self.line(page, label, shown, ""),
            }
        }
        let open = matches!(row.state, Some(InterviewState::Unanswered | InterviewState::Held));
        for (moment, offer) in row.offered.iter().filter(|_| open) {
            let when = self.when_words(&When::At(moment.clone()), "");
            let day = When::At(moment.clone()).day_in(self.home());
            page.labeled("Offered", &format!("{when} · {} · {}", offer.title(), self.taken_words(day, id)));
        }
        self.agenda_of_day(page, row);
        self.people_met(page, id);
        for (_, label, shown) in judged {
            self.line(page, label, shown, "");
        }
        for (_, label, shown) in judged.iter().filter(|it| it.0 != "notes") {
            paragraphs(page, label, shown);
        }
        page.head("Notes");
        match row.notes.trim() {
            "" => page.text(
                &format!(
                    "Nothing yet. {} writes here, {} opens your editor.",
                    Command::Enter.key(),
                    Command::EditOutside.key()
                ),
                Ink::Dim,
            ),
            _ => page.marked(&row.notes),
        }
    }

    /// What a day holds already, for one who is offered it.
    pub(in crate::app) fn taken_words(&self, day: Day, but: &Id) -> String {
        let around = self.around(day);
        let interview =
            |it: &&&Item| it.state != State::Off && matches!(&it.origin, Origin::Interview(id) if id != but);
        let spans = around.spans.iter().map(|it| it.title.clone());
        let all: Vec<String> =
            around.items.iter().filter(interview).map(|it| it.title.clone()).chain(spans).collect();
        if all.is_empty() { "nothing else that day".to_owned() } else { all.join(" · ") }
    }

    fn agenda_of_day(&self, page: &mut Page, row: &Interview) {
        if row.agenda.is_empty() {
            return;
        }
        page.head("Agenda, their time");
        for (time, slot) in &row.agenda {
            let person = slot.person.as_ref().map(|id| match self.tracker.people.get(id.as_str()) {
                Some(person) if person.role.is_empty() => person.name.clone(),
                Some(person) => format!("{} ({})", person.name, person.role),
                None => "missing person".to_owned(),
            });
            let numbered = !slot.room.is_empty() && slot.room.chars().all(|c| c.is_ascii_digit());
            let room = if numbered { format!("room {}", slot.room) } else { slot.room.clone() };
            let parts = [person.unwrap_or_default(), slot.title.clone(), room];
            let text = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
            page.hanging(vec![(format!("{}  ", clock_words(time)), Ink::Dim)], &text, Ink::Plain);
        }
    }

    fn people_met(&self, page: &mut Page, id: &Id) {
        let met: Vec<_> = self.tracker.people.iter().filter(|it| it.interviews.contains(id)).collect();
        if met.is_empty() {
            return;
        }
        page.head("People");
        for person in met {
            let role = if person.role.is_empty() { String::new() } else { format!(" · {}", person.role) };
            let say = if person.say.is_empty() { String::new() } else { format!(" · “{}”", person.say) };
            page.hanging(vec![("· ".into(), Ink::Dim)], &format!("{}{role}{say}", person.name), Ink::Plain);
            if !person.talking_point.is_empty() {
                page.hanging(vec![("  ".into(), Ink::Plain)], &person.talking_point, Ink::Dim);
            }
        }
    }

    /// "UCSF IR + DR".
    pub fn interview_title(&self, id: &Id) -> String {
        match self.tracker.interviews.get(id.as_str()) {
            Some(row) => programs_title(&self.tracker, &row.programs),
            None => String::new(),
        }
    }

    /// Day and time by both clocks, and how soon: "Mon 23 Nov 11:00–15:30 your time · 08:00 in San Francisco · in 3 h".
    pub fn interview_when(&self, row: &Interview) -> String {
        let Some(when) = &row.when else { return "no date yet".to_owned() };
        let city = self.interview_city(row);
        let mut text = self.when_words(when, &city);
        if let (When::At(moment), Some(minutes)) = (when, row.minutes) {
            let end = self.home().civil_at(moment.instant().plus(i64::from(minutes).saturating_mul(60)));
            let start = clock(moment, self.home());
            text = text.replacen(&start, &format!("{start}–{}", end.format("%H:%M")), 1);
        }
        let due = match row.state {
            Some(InterviewState::Done) => String::new(),
            _ if when.end(self.home()) < self.now => String::new(),
            _ => format!(" · {}", countdown(when, self.now, self.home())),
        };
        format!("{text}{due}")
    }

    /// The city of its first program, for the clock there.
    pub fn interview_city(&self, row: &Interview) -> String {
        let program = row.programs.first().and_then(|id| self.tracker.programs.get(id.as_str()));
        program.map(|it| it.city.clone()).unwrap_or_default()
    }

    /// A day, or a day and the time by both clocks.
    pub fn when_words(&self, when: &When, city: &str) -> String {
        let day = day_words(when.day_in(self.home()), self.today());
        match when {
            When::Day(_) => day,
            When::At(moment) => format!("{day} {}", two_clocks(moment, self.home(), city)),
        }
    }
}

/// `0900` as `09:00`; anything else as it is.
fn clock_words(time: &str) -> String {
    match (time.len(), time.split_at_checked(2)) {
        (4, Some((hours, minutes))) if time.bytes().all(|b| b.is_ascii_digit()) => {
            format!("{hours}:{minutes}")
        }
        _ => time.to_owned(),
    }
}
