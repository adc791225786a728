//! How the program starts: what is selected, and what is said or asked first.

use std::sync::Arc;

use ratatui::layout::Size;

use super::{
    Access, App, InterviewsSort, Look, Saving, Tab,
    calendar::Calendar,
    care, drafts,
    history::History,
    list::ListState,
    refresh::{self, Derived},
};
use crate::{
    data::Data,
    domain::{
        agenda,
        id::IdSource,
        shortlist::SortBy,
        time::{Stamp, Zone},
        tracker::Tracker,
    },
    layout::Pane,
    store::report::{Report, Verdict},
};

/// What a new [`App`] starts from.
pub struct Start {
    pub tracker: Tracker,
    pub access: Access,
    /// How the file was found, and what stands beside it.
    pub report: Report,
    /// Text that earlier runs left.
    pub left: Vec<drafts::Left>,
    pub data: Arc<Data>,
    pub now: Stamp,
    pub local_zone: Zone,
    pub seed: u64,
    pub size: Size,
    pub look: Look,
    pub place: String,
}

impl App {
    pub fn new(start: Start) -> Self {
        let mut app = App {
            saved: start.tracker.clone(),
            tracker: start.tracker,
            saving: Saving::Untouched,
            access: start.access,
            history: History::default(),
            data: start.data,
            now: start.now,
            care: care::Care::default(),
            asks_for_drafts: false,
            drafts_failed: None,
            came_in: Vec::new(),
            local_zone: start.local_zone,
            ids: IdSource::new(start.seed),
            size: start.size,
            look: start.look,
            place: start.place,
            tab: Tab::Timeline,
            focus: Pane::List,
            timeline: ListState::default(),
            calendar: Calendar::default(),
            components: ListState::default(),
            item: ListState::default(),
            interviews: ListState::default(),
            shortlist: ListState::default(),
            detail_offset: 0,
            sort: SortBy::name_first(),
            interviews_sort: InterviewsSort::Date,
            filters: Default::default(),
            show_hidden: false,
            marked: Vec::new(),
            armed: None,
            overlays: Vec::new(),
            notice: None,
            clipboard: String::new(),
            derived: Derived::default(),
            queued: None,
            outgoing: Vec::new(),
            left_out: None,
            exporting: None,
            quit_refused: false,
            came_from: None,
            came_from_warning: None,
        };
        app.begin(&start.report, start.left);
        app.refresh();
        app.select_what_is_on();
        app.follow();
        app
    }

    /// At the start the interview that is on, or begins within the hour, is the selected row.
    fn select_what_is_on(&mut self) {
        let soon = |it: &agenda::Item| {
            let seconds = it.when.end(self.home()).since(self.now);
            matches!(it.origin, agenda::Origin::Interview(_))
                && it.waits_since.is_none()
                && (-4 * 3_600..=3_600).contains(&seconds)
        };
        let on = self.derived.agenda.iter().find_map(|row| match row {
            refresh::AgendaRow::Item(item) if item.state == agenda::State::Open && soon(item) => {
                Some(item.origin.clone())
            }
            _ => None,
        });
        self.timeline.selected = on;
    }

    /// What is said or asked first.
    fn begin(&mut self, report: &Report, left: Vec<drafts::Left>) {
        match self.access.clone() {
            _ if matches!(report.verdict, Verdict::Damaged { .. } | Verdict::Missing) => {
                self.open_trouble(report.verdict.clone())
            }
            Access::Writes if self.tracker.is_empty() => self.begin_start(),
            Access::ReadOnly(why) => self.refuse(format!("Opened read-only: {why}")),
            Access::Writes => {
                self.say_found(report);
                self.offer_drafts(left);
            }
        }
    }
}
