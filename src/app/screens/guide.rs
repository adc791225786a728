//! The guide as it is read: a page, and how far it is scrolled.

use crate::{
    app::{
        command::{Command, GlobalCommand, ListCommand, ReaderCommand, Scope},
        context::Context,
        list::{ListState, Step},
        outcome::{GuidePlace, Outcome, PickerKind, Reply, Route},
        pages::guide::guide_rows,
        screen::{Hints, Screen},
    },
    layout,
};

#[derive(Debug)]
pub struct Guide {
    pub place: GuidePlace,
    /// Only its scroll is used.
    pub list: ListState<usize>,
    /// The columns for which the place was last brought into sight; none if it wasn't yet.
    shown: Option<u16>,
}

impl Guide {
    /// Opens a page by its id; the first one if there is none of that id.
    pub fn at_page(cx: &Context, id: &str) -> Guide {
        let page = cx.data.guide().pages.iter().position(|it| it.id == id);
        Guide::new(GuidePlace { page: page.unwrap_or(0), part: None })
    }

    pub fn new(place: GuidePlace) -> Guide {
        Guide { place, list: ListState::default(), shown: None }
    }

    fn show(&mut self, cx: &Context, place: GuidePlace) {
        let page = place.page.min(cx.data.guide().pages.len().saturating_sub(1));
        *self = Guide::new(GuidePlace { page, ..place });
    }

    /// Goes to the next page for the applicant's own match, that way.
    fn turn(&mut self, cx: &Context, by: isize) {
        if let Some(page) = cx.data.guide().page_after(self.place.page, by, cx.season.kind()) {
            self.show(cx, GuidePlace { page, part: None });
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
        let rows = guide_rows(cx, self.place, usize::from(area.width));
        if self.shown.replace(area.width) != Some(area.width) {
            // one row of what stands above it tells where one is
            let at = rows.iter().position(|it| it.selected).unwrap_or(0);
            self.list.scroll = at.saturating_sub(1);
        }
        self.list.clamp_scroll(rows.len(), area.height.saturating_sub(1));
    }

    fn heard(&mut self, cx: &mut Context, reply: Reply) -> Outcome {
        if let Reply::GuidePlace(place) = reply {
            self.show(cx, place);
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
