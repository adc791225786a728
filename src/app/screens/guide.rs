//! The guide as it is read: a page, and how far it is scrolled.

use crate::{
    app::{
        command::{Command, GlobalCommand, ListCommand, ReaderCommand, Scope},
        context::Context,
        list::{ListState, Step},
        outcome::{Outcome, PickerKind, Reply, Route},
        pages::guide::guide_rows,
        screen::{Hints, Screen},
    },
    layout,
};

#[derive(Debug, Default)]
pub struct Guide {
    pub page: usize,
    /// Only its scroll is used.
    pub list: ListState<usize>,
}

impl Guide {
    pub fn new(page: usize) -> Guide {
        Guide { page, list: ListState::default() }
    }

    fn show(&mut self, page: usize) {
        self.page = page;
        self.list.scroll = 0;
    }

    /// Goes to the next page for the applicant's own match, that way.
    fn turn(&mut self, cx: &Context, by: isize) {
        if let Some(page) = cx.data.guide().page_after(self.page, by, cx.season.kind()) {
            self.show(page);
        }
    }
}

impl Screen for Guide {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Reader, Scope::List, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(step) = command {
            self.list.scroll(Step::of(step, usize::from(cx.size.height.saturating_sub(5)).max(1)));
            return Outcome::stay();
        }
        let Command::Reader(command) = command else { return Outcome::stay() };
        match command {
            ReaderCommand::Down => self.list.scroll(Step::Down(1)),
            ReaderCommand::NextPage => self.turn(cx, 1),
            ReaderCommand::PreviousPage => self.turn(cx, -1),
            ReaderCommand::Close => return Outcome::close(),
            ReaderCommand::Contents => return Outcome::open(Route::Picker(PickerKind::Contents)),
        }
        Outcome::stay()
    }

    fn fit(&mut self, cx: &Context) {
        let area = layout::prose(layout::body(cx.size));
        let rows = guide_rows(cx, self.page, usize::from(area.width)).len();
        self.list.clamp_scroll(rows, area.height.saturating_sub(1));
    }

    fn heard(&mut self, _cx: &mut Context, reply: Reply) -> Outcome {
        if let Reply::GuidePage(page) = reply {
            self.show(page);
        }
        Outcome::stay()
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![
            (ListCommand::Down.into(), "down"),
            (ReaderCommand::NextPage.into(), "next page"),
            (ReaderCommand::PreviousPage.into(), "page before"),
            (ReaderCommand::Contents.into(), "contents"),
        ]
    }

    fn way_out(&self) -> Hints {
        vec![(GlobalCommand::Back.into(), "back")]
    }
}
