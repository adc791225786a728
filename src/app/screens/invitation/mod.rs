//! What came from a program, taken down in seconds: whose it is, which dates, and what each of them meets. A number takes
//! a date; what isn't clear is asked; all of it goes into the season in one step.

mod came;
mod dates;
mod keep;
mod lines;
mod mail;
mod proposal;
mod state;
mod taken;
mod typing;
mod who;

use crate::{
    app::{
        command::{Command, GlobalCommand, InvitationCommand, PickerCommand, Scope},
        context::Context,
        list::{Step, page_of},
        outcome::{Choice, Choices, Next, Outcome, Reply, Route},
        screen::{Hints, Screen},
    },
    domain::arrivals::DateAnswer,
    layout::invitation_areas,
    text::Buffer,
};
use mail::{is_mail, names_days};
use proposal::Turn;

pub use came::{Came, Part};
pub use lines::{LABEL, Line, Tone};
pub use state::Invitation;
pub use typing::Typing;

/// A list of fewer rows has no room for what stands around the line that is typed.
const ROOMY: usize = 8;

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
            InvitationCommand::AddDate => self.add_dates(cx),
            InvitationCommand::Drop => self.take_out(cx, part),
            InvitationCommand::PutBack => self.put_back(cx),
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
        let is_asked_who = self.typing.as_ref().is_some_and(|it| it.part == Part::Program);
        if is_mail(text) || is_asked_who && names_days(cx, text) {
            return Some(self.take_mail(cx, text));
        }
        if self.typing.is_none() && self.came.news().has_dates() {
            self.add_dates(cx);
        }
        let typing = self.typing.as_mut()?;
        let is_list = text.trim().contains('\n') && matches!(typing.part, Part::NoDate | Part::Date(_));
        let lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
        typing.buffer.paste(&if is_list { lines.collect::<Vec<_>>().join("; ") } else { text.to_owned() });
        Some(self.text_changed(cx))
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
            // in a small window what is typed stands at the top
            if typing.part == Part::Program && height < ROOMY {
                self.list.offset = self.list.index;
            }
            let above: usize = heights.get(self.list.offset..self.list.index).into_iter().flatten().sum();
            let below = if height < ROOMY { 0 } else { 2 };
            typing.room = height.saturating_sub(above).saturating_sub(below).saturating_sub(1);
            typing.guess.fit(typing.guesses.len(), typing.room);
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
        let last = match self.came.next_open() {
            Some(part) if self.list.selected == Some(part) && !self.came.has_choice(part) => "type it",
            Some(_) => "yes, next",
            None => self.last_words(),
        };
        let mut hints: Hints = vec![(InvitationCommand::Next.into(), last)];
        if self.came.news().has_dates() && !self.came.dates.is_empty() {
            hints.push((InvitationCommand::Take.into(), "that date"));
            hints.push((InvitationCommand::Hold.into(), "hold"));
        }
        if !self.came.mail.is_empty() {
            hints.push((InvitationCommand::ShowMail.into(), "the mail"));
        }
        hints.push((InvitationCommand::NextChoice.into(), "other"));
        hints.push((InvitationCommand::Edit.into(), "edit"));
        if matches!(self.list.selected, Some(Part::Date(_) | Part::Person(_))) {
            hints.push((InvitationCommand::Drop.into(), "take out"));
        }
        if self.came.news().has_dates() {
            hints.push((InvitationCommand::AddDate.into(), "add dates"));
        }
        hints
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "back")]
    }
}
