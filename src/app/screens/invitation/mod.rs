//! What came from a program, taken down in seconds: whose it is, which dates, and what each of them meets. A number takes
//! a date; what isn't clear is asked; all of it goes into the season in one step.

mod came;
mod dates;
mod keep;
mod lines;
mod mail;
mod proposal;
mod typing;
mod who;

use crate::{
    app::{
        command::{Command, GlobalCommand, InvitationCommand, PickerCommand, Scope},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::{self, Choice, Choices, Next, Outcome, Reply, Route},
        screen::{Hints, Screen},
    },
    domain::{
        arrivals::{DateAnswer, News},
        id::Id,
        time::When,
    },
    layout::{self, invitation_areas},
    text::Buffer,
};
use mail::is_mail;
use proposal::Turn;
use who::Who;

pub use came::{Came, Part};
pub use lines::{LABEL, Line, Tone};
pub use typing::Typing;

#[derive(Debug)]
pub struct Invitation {
    pub came: Came,
    pub list: ListState<Part>,
    /// The part that is being typed.
    pub typing: Option<Typing>,
    /// How many rows all of it takes.
    pub rows: usize,
    pub mail: layout::Mail,
    /// The programs that are offered first.
    likely: Vec<Id>,
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
    fn ask_dates(&mut self, cx: &Context) {
        if self.came.news().has_dates() && self.came.dates.is_empty() {
            self.list.select(Part::NoDate);
            self.type_part(cx, Part::NoDate);
        }
    }

    fn type_part(&mut self, cx: &Context, part: Part) {
        self.typing = Some(Typing::of(cx, &self.came, part, &self.likely));
    }

    /// Takes what was typed; if it can't be read, says why below it and stays there.
    fn take_typed(&mut self, cx: &mut Context) {
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
    fn go_on(&mut self, from: Part) {
        let first_date = (!self.came.dates.is_empty()).then_some(Part::Date(0));
        let next =
            self.came.next_open().or(first_date.filter(|_| self.came.parts().contains(&Part::Date(0))));
        self.list.select(next.unwrap_or(from));
    }

    /// Handles Enter: takes what is shown of an open part and goes to the next one; if none is open, keeps it all.
    fn enter(&mut self, cx: &mut Context) -> Outcome {
        let Some(part) = self.list.selected else { return Outcome::stay() };
        let open = if self.came.is_open(part) { Some(part) } else { self.came.next_open() };
        match open {
            Some(it) if it != part => self.list.select(it),
            Some(Part::Program) if self.came.who.choices.is_empty() => self.type_part(cx, Part::Program),
            Some(Part::NoDate) => self.type_part(cx, Part::NoDate),
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
    fn choose_date(&mut self, cx: &mut Context, at: usize, answer: fn(When) -> DateAnswer) -> Outcome {
        let Some(date) = self.came.dates.get(at).and_then(|it| it.value()).map(|it| it.0.clone()) else {
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

    fn is_empty(&self) -> bool {
        let is_typed = self.typing.as_ref().is_some_and(|it| it.buffer.is_dirty());
        self.came.dates.is_empty() && self.came.mail.is_empty() && self.came.link.is_empty() && !is_typed
    }

    fn step(&mut self, step: Step) {
        let parts = self.came.parts();
        match &mut self.typing {
            Some(typing) => typing.guess.step_to(step, typing.guesses.len()),
            None => self.list.step_among(step, &parts),
        }
    }
}

impl Screen for Invitation {
    fn scopes(&self) -> &'static [Scope] {
        match self.typing {
            Some(_) => &[Scope::Picker, Scope::Text, Scope::List, Scope::Global],
            None => &[Scope::Invitation, Scope::List, Scope::Global],
        }
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(step) = command {
            self.step(Step::of(step, page_of(invitation_areas(cx.size, usize::MAX, self.mail).list.height)));
            return Outcome::stay();
        }
        if command == PickerCommand::Choose.into() {
            self.take_typed(cx);
            return Outcome::stay();
        }
        let (Command::Invitation(command), Some(part)) = (command, self.list.selected) else {
            return Outcome::stay();
        };
        match command {
            InvitationCommand::Next => return self.enter(cx),
            InvitationCommand::Take => {
                if let Part::Date(at) = part {
                    return self.choose_date(cx, at, DateAnswer::Taken);
                }
                cx.refuse("Press the number of the date that you take");
            }
            InvitationCommand::Hold => {
                let at = if let Part::Date(at) = part { at } else { 0 };
                return self.choose_date(cx, at, DateAnswer::Held);
            }
            InvitationCommand::NextChoice => self.turn(cx, part, Turn::Next),
            InvitationCommand::PreviousChoice => self.turn(cx, part, Turn::Previous),
            InvitationCommand::Edit => match part {
                Part::News | Part::Person(_) | Part::Mail => self.turn(cx, part, Turn::Next),
                Part::Program
                | Part::Received
                | Part::Date(_)
                | Part::NoDate
                | Part::ReplyBy
                | Part::Link => {
                    self.type_part(cx, part);
                }
            },
            InvitationCommand::ShowMail => match self.came.mail.is_empty() {
                true => cx.refuse("There is no mail here: paste one, and it is read"),
                false => self.mail = self.mail.other(),
            },
            InvitationCommand::AddDate => {
                self.list.select(Part::NoDate);
                self.type_part(cx, Part::NoDate);
            }
        }
        Outcome::stay()
    }

    fn back(&mut self, cx: &mut Context) -> Outcome {
        if self.is_empty() {
            return Outcome::close();
        }
        let typed = self.typing.as_ref().map(|it| (it.buffer.is_dirty(), !it.refused.is_empty()));
        match typed {
            Some((false, _)) => {
                self.typing = None;
                self.go_on(Part::News);
                return Outcome::stay();
            }
            Some((true, false)) => {
                self.take_typed(cx);
                return Outcome::stay();
            }
            Some((true, true)) | None => {}
        }
        let lines = vec![
            Choice::new(
                'k',
                "Keep it, unanswered",
                "the dates stay to choose from",
                Next::Tell(Reply::SaveForm),
            ),
            Choice::new('d', "Discard it", "nothing was written down", Next::Tell(Reply::Discard)),
            Choice::new('g', "Go on", "", Next::Nothing),
        ];
        Outcome::open(Route::Menu(Choices::new("This invitation", "It isn't in your season yet", lines)))
    }

    fn is_inside(&self) -> bool {
        self.typing.is_some()
    }

    fn text(&mut self) -> Option<&mut Buffer> {
        self.typing.as_mut().map(|it| &mut it.buffer)
    }

    /// Takes the number of a date.
    fn typed(&mut self, cx: &mut Context, letter: char) -> Option<Outcome> {
        let number = letter.to_digit(10).filter(|it| self.typing.is_none() && *it > 0)?;
        let at = usize::try_from(number).ok()?.saturating_sub(1);
        Some(self.choose_date(cx, at, DateAnswer::Taken))
    }

    /// Takes a pasted mail, or pasted lines of dates one by one.
    fn pasted(&mut self, cx: &mut Context, text: &str) -> Option<Outcome> {
        if is_mail(text) {
            return Some(self.take_mail(cx, text));
        }
        let typing = self.typing.as_mut()?;
        let is_list = text.trim().contains('\n') && matches!(typing.part, Part::NoDate | Part::Date(_));
        is_list.then(|| {
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
            typing.buffer.paste(&lines.join("; "));
            Outcome::stay()
        })
    }

    fn text_changed(&mut self, cx: &mut Context) -> Outcome {
        let likely = &self.likely;
        self.typing.iter_mut().for_each(|it| it.look(cx, likely));
        Outcome::stay()
    }

    fn save(&mut self, cx: &mut Context) -> Option<Outcome> {
        self.take_typed(cx);
        Some(match (&self.typing, self.came.next_open()) {
            (None, None) => self.came.keep(cx, DateAnswer::Open),
            (None, Some(open)) => {
                self.list.select(open);
                cx.refuse("This isn't clear yet, so nothing is saved");
                Outcome::stay()
            }
            (Some(_), _) => Outcome::stay(),
        })
    }

    fn fit(&mut self, cx: &Context) {
        let parts = self.came.parts();
        let find = |it: &Part| parts.iter().position(|part| part == it);
        let area = invitation_areas(cx.size, usize::MAX, self.mail).list;
        self.list.follow(parts.len(), parts.len(), |at| parts.get(at).copied(), find);
        let (height, columns) = (usize::from(area.height), usize::from(area.width));
        let heights: Vec<usize> = self.came.lines(cx).iter().map(|it| it.rows(columns).len()).collect();
        let shown =
            |from: usize| heights.get(from..=self.list.index).into_iter().flatten().sum::<usize>() <= height;
        self.list.offset = (0..=self.list.index).find(|from| shown(*from)).unwrap_or(self.list.index);
        self.rows = heights.iter().sum();
        if let Some(typing) = &mut self.typing {
            typing.guess.fit(typing.guesses.len(), height.saturating_sub(4));
            self.rows = self.rows.saturating_add(typing.guesses.len());
        }
    }

    fn heard(&mut self, cx: &mut Context, reply: Reply) -> Outcome {
        match reply {
            Reply::SaveForm if self.came.who.value().is_none() => {
                self.type_part(cx, Part::Program);
                Outcome::stay()
            }
            Reply::SaveForm => self.came.keep(cx, DateAnswer::Open),
            Reply::Discard => Outcome::close(),
            Reply::Beside(_)
            | Reply::Compared { .. }
            | Reply::Removed
            | Reply::FieldText { .. }
            | Reply::EditNames
            | Reply::TakenAnyway
            | Reply::Picked { .. }
            | Reply::Ticked(_)
            | Reply::GuidePlace(_)
            | Reply::Edited(_)
            | Reply::Insert(_) => Outcome::stay(),
        }
    }

    fn is_writing(&self) -> bool {
        !self.is_empty()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        if let Some(typing) = &self.typing {
            let does = if typing.part == Part::Program { "that program" } else { "take it" };
            return vec![(PickerCommand::Choose.into(), does)];
        }
        let last = if self.came.next_open().is_some() { "yes, next" } else { self.last_words() };
        let mut hints: Hints = vec![(InvitationCommand::Next.into(), last)];
        if self.came.news().has_dates() && !self.came.dates.is_empty() {
            hints.push((InvitationCommand::Take.into(), "that date"));
            hints.push((InvitationCommand::Hold.into(), "hold"));
        }
        hints.push((InvitationCommand::NextChoice.into(), "other"));
        hints.push((InvitationCommand::Edit.into(), "edit"));
        if self.came.news().has_dates() {
            hints.push((InvitationCommand::AddDate.into(), "add dates"));
        }
        if !self.came.mail.is_empty() {
            hints.push((InvitationCommand::ShowMail.into(), "the mail"));
        }
        hints
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "back")]
    }
}

impl Invitation {
    /// Reads a whole mail, and goes to what is asked first.
    fn take_mail(&mut self, cx: &mut Context, text: &str) -> Outcome {
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
    fn last_words(&self) -> &'static str {
        match (self.came.only_date(), self.came.news()) {
            (Some(_), _) => "keep it",
            (None, News::Invitation) => "leave unanswered",
            (None, _) => "keep it",
        }
    }

    fn turn(&mut self, cx: &mut Context, part: Part, by: Turn) {
        if !self.came.turn(part, by) {
            let key = InvitationCommand::Edit.key();
            cx.refuse(format!("There is nothing else to choose here · {key} types it"));
        }
    }
}
