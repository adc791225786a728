//! The brief of an interview as it is read: how far it is scrolled.

use crate::{
    app::{
        command::{BriefCommand, Command, ListCommand, Scope},
        context::Context,
        list::{ListState, Step, page_of},
        message::{Effect, TerminalRequest},
        outcome::{Outcome, Route},
        pages::brief::{brief_of, brief_rows},
        rows::link,
        screen::{Hints, Screen, out_or_help},
    },
    domain::{id::Id, tables::Table, time::When},
    layout::{body, prose},
    transfer::markdown,
};

#[derive(Debug)]
pub struct Brief {
    pub interview: Id,
    /// Only its scroll is used.
    pub list: ListState<usize>,
}

impl Brief {
    pub fn new(interview: Id) -> Brief {
        Brief { interview, list: ListState::default() }
    }
}

impl Screen for Brief {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Brief, Scope::List, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(step) = command {
            self.list.scroll(Step::of(step, page_of(body(cx.size).height)));
        }
        let Command::Brief(command) = command else { return Outcome::stay() };
        match command {
            BriefCommand::Down => self.list.scroll(Step::Down(1)),
            BriefCommand::Questions => return Outcome::open(Route::Bank(self.interview.clone())),
            BriefCommand::OpenLink => {
                let link = link(cx, &(Table::Interviews, self.interview.clone()));
                link.into_iter().for_each(|it| cx.send(Effect::OpenLink(it)));
            }
            BriefCommand::Copy => {
                let text = brief_of(cx, &self.interview).map(|it| markdown::brief(&it));
                let what = "the brief".to_owned();
                let copy = text.map(|text| TerminalRequest::CopyAndTell { text, what });
                copy.into_iter().for_each(|it| cx.send(Effect::Terminal(it)));
            }
            BriefCommand::Close => return Outcome::close(),
        }
        Outcome::stay()
    }

    fn available(&self, cx: &Context, command: Command) -> Result<(), &'static str> {
        let has_link = || link(cx, &(Table::Interviews, self.interview.clone())).is_some();
        match command == BriefCommand::OpenLink.into() && !has_link() {
            true => Err("there is no link here"),
            false => Ok(()),
        }
    }

    fn fit(&mut self, cx: &Context) {
        let area = prose(body(cx.size));
        let rows = brief_rows(cx, &self.interview, usize::from(area.width));
        self.list.clamp_scroll(rows.len(), area.height);
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![
            (ListCommand::Down.into(), "down"),
            (BriefCommand::OpenLink.into(), "link"),
            (BriefCommand::Questions.into(), "questions"),
            (BriefCommand::Copy.into(), "copy"),
        ]
    }

    fn way_out(&self) -> Hints {
        out_or_help()
    }

    fn whens(&self, cx: &Context) -> Vec<When> {
        let row = cx.season.tracker.interviews.get(self.interview.as_str());
        row.and_then(|it| it.when.clone()).into_iter().collect()
    }
}
