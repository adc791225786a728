//! What is known so far of what came, as it is worked on: what is selected or typed, and what Enter, a number and a pasted
//! mail do to it.

use super::{
    came::{Adding, Came, Part},
    proposal::Turn,
    taken::Taken,
    typing::Typing,
    who::Who,
};
use crate::{
    app::{
        command::InvitationCommand,
        context::Context,
        list::{ListState, Step},
        outcome::{self, Outcome},
    },
    domain::{
        arrivals::{DateAnswer, News},
        id::Id,
        time::When,
    },
    layout,
};

#[derive(Debug)]
pub struct Invitation {
    pub came: Came,
    pub list: ListState<Part>,
    /// The part that is being typed.
    pub typing: Option<Typing>,
    /// How many rows all of it takes.
    pub rows: usize,
    pub mail: layout::Mail,
    /// The part that was taken out last.
    taken: Option<Taken>,
    /// The programs that are offered first.
    pub(super) likely: Vec<Id>,
}

impl Invitation {
    pub fn new(cx: &Context, begin: outcome::Came) -> Invitation {
        let is_known = !begin.programs.is_empty();
        let who = is_known.then(|| Who::of(cx, begin.programs)).into_iter().collect();
        let came = Came::new(who, begin.news, begin.at.unwrap_or(cx.season.now));
        let mut screen = Invitation {
            came,
            list: ListState::default(),
            typing: None,
            rows: 0,
            mail: layout::Mail::Folded,
            taken: None,
            likely: begin.likely,
        };
        screen.list.select(Part::Program);
        match is_known {
            true => {
                screen.came.take_known(cx);
                screen.ask_dates(cx);
            }
            false => screen.type_part(cx, Part::Program),
        }
        screen
    }

    /// Opens the line of the dates, if dates belong to the news and none is known.
    pub(super) fn ask_dates(&mut self, cx: &Context) {
        if self.came.news().has_dates() && self.came.dates.is_empty() {
            self.list.select(Part::NoDate);
            self.type_part(cx, Part::NoDate);
        }
    }

    pub(super) fn add_dates(&mut self, cx: &Context) {
        self.came.adding = Adding::Line;
        self.list.select(Part::NoDate);
        self.type_part(cx, Part::NoDate);
    }

    pub(super) fn type_part(&mut self, cx: &Context, part: Part) {
        self.typing = Some(Typing::of(cx, &self.came, part, &self.likely));
    }

    pub(super) fn is_empty(&self) -> bool {
        let is_typed = self.typing.as_ref().is_some_and(|it| it.buffer.is_dirty());
        self.came.dates.is_empty() && self.came.mail.is_empty() && self.came.link.is_empty() && !is_typed
    }

    pub(super) fn step(&mut self, step: Step) {
        let parts = self.came.parts();
        match &mut self.typing {
            Some(typing) => typing.guess.step_to(step, typing.guesses.len()),
            None => self.list.step_among(step, &parts),
        }
    }
}

impl Invitation {
    /// Takes what was typed; if it can't be read, says why below it and stays there.
    pub(super) fn take_typed(&mut self, cx: &mut Context) {
        let Some(typing) = self.typing.take() else { return };
        match typing.read(cx, &mut self.came) {
            Ok(()) => {
                if typing.part == Part::Program {
                    self.ask_dates(cx);
                }
                if self.typing.is_none() {
                    self.go_on(typing.part);
                }
            }
            Err(refused) => self.typing = Some(Typing { refused, ..typing }),
        }
    }

    /// Selects what is open next, else the first date, else the part itself.
    pub(super) fn go_on(&mut self, from: Part) {
        self.came.adding = Adding::Nothing;
        let first_date = (!self.came.dates.is_empty()).then_some(Part::Date(0));
        let next =
            self.came.next_open().or(first_date.filter(|_| self.came.parts().contains(&Part::Date(0))));
        self.list.select(next.unwrap_or(from));
    }

    /// Handles Enter: takes what is shown of an open part and goes to the next one; if none is open, keeps it all.
    pub(super) fn enter(&mut self, cx: &mut Context) -> Outcome {
        let Some(part) = self.list.selected else { return Outcome::stay() };
        let open = if self.came.is_open(part) { Some(part) } else { self.came.next_open() };
        match open {
            Some(it) if it != part => self.list.select(it),
            Some(it) if !self.came.has_choice(it) => self.type_part(cx, it),
            Some(it) => {
                self.came.accept(it);
                self.go_on(it);
            }
            None => {
                let answer = self.came.only_date().cloned().map_or(DateAnswer::Open, DateAnswer::Taken);
                return self.came.keep(cx, answer);
            }
        }
        Outcome::stay()
    }

    /// Takes or holds the date of that index, if all is clear that it leans on.
    pub(super) fn choose_date(
        &mut self,
        cx: &mut Context,
        at: usize,
        answer: fn(When) -> DateAnswer,
    ) -> Outcome {
        let Some(date) = self.came.dates.get(at).and_then(|it| it.value()).map(|it| it.0.clone()) else {
            if at < self.came.dates.len() {
                self.list.select(Part::Date(at));
                self.type_part(cx, Part::Date(at));
                cx.refuse("This date couldn't be read: type it");
                return Outcome::stay();
            }
            let count = self.came.dates.len();
            cx.refuse(match count {
                0 => "No date is named yet: e types it, or several with commas between".to_owned(),
                _ => format!("There is no date {} here", at.saturating_add(1)),
            });
            return Outcome::stay();
        };
        let leans_on = [Part::News, Part::Program, Part::Date(at)];
        if let Some(open) = leans_on.into_iter().find(|it| self.came.is_open(*it)) {
            self.list.select(open);
            let key = InvitationCommand::Next.key();
            cx.refuse(format!(
                "This isn't clear yet: {key} takes what is shown, → turns to what else it may be"
            ));
            return Outcome::stay();
        }
        self.came.keep(cx, answer(date))
    }

    /// Takes the selected part out, and says how it comes back.
    pub(super) fn take_out(&mut self, cx: &mut Context, part: Part) {
        let Some(taken) = self.came.drop_part(part) else {
            return cx
                .refuse("Dates, the day to reply by, the link and people can be taken out; this line can’t");
        };
        let key = InvitationCommand::PutBack.key();
        cx.say(format!("Took out {} · {key} puts it back", taken.words(cx)));
        self.taken = Some(taken);
    }

    pub(super) fn put_back(&mut self, cx: &mut Context) {
        match self.taken.take() {
            Some(taken) => {
                cx.say(format!("Put back {}", taken.words(cx)));
                let part = self.came.put_back(taken);
                self.list.select(part);
            }
            None => cx.refuse("Nothing was taken out here"),
        }
    }

    /// Reads a whole mail, and goes to what is asked first.
    pub(super) fn take_mail(&mut self, cx: &mut Context, text: &str) -> Outcome {
        self.typing = None;
        self.came.take_mail(cx, text);
        self.go_on(Part::Program);
        if self.came.who.choices.is_empty() {
            self.list.select(Part::Program);
            self.type_part(cx, Part::Program);
        }
        Outcome::stay()
    }

    /// Says what Enter does once nothing is open.
    pub(super) fn last_words(&self) -> &'static str {
        match (self.came.only_date(), self.came.news()) {
            (Some(_), _) => "keep it",
            (None, News::Invitation) => "leave unanswered",
            (None, _) => "keep it",
        }
    }

    pub(super) fn turn(&mut self, cx: &mut Context, part: Part, by: Turn) {
        if !self.came.turn(part, by) {
            let key = InvitationCommand::Edit.key();
            cx.refuse(format!("There is nothing else to choose here · {key} types it"));
        }
    }
}
