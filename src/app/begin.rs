//! How the program starts: what is selected, and what is said or asked first.

use std::sync::Arc;

use ratatui::layout::Size;

use super::{
    arrangement::Arrangement,
    context::Context,
    drafts,
    history::History,
    left::Left,
    outcome::Route,
    outside::say_found,
    refresh::{AgendaRow, Derived},
    since_save::SinceSave,
    start_words::tip,
    state::{Access, Look, Saving},
    tab::Tab,
};
use crate::{
    data::Data,
    domain::{
        agenda::{self, Item, Origin},
        id::IdSource,
        naming::Naming,
        rows::Rows,
        season::Season,
        statements::Lengths,
        time::{Stamp, Zone},
        tracker::Tracker,
    },
    store::report::{Report, Verdict},
};

/// What a new program starts from.
pub struct Start {
    pub tracker: Tracker,
    pub access: Access,
    /// How the file was found, and what stands beside it.
    pub report: Report,
    /// Texts that earlier runs left behind without saving them.
    pub left: Vec<Left>,
    pub data: Arc<Data>,
    pub now: Stamp,
    pub local_zone: Zone,
    pub seed: u64,
    pub size: Size,
    pub look: Look,
    pub place: String,
}

/// Makes the context at the start. Returns it with the screen that asks something first, if there is one.
pub fn begin(start: Start) -> (Context, Option<Route>) {
    let season = Season {
        tracker: start.tracker.clone(),
        facts: Arc::default(),
        naming: Naming::new(start.data.nicknames().clone()),
        cautions: start.data.cautions().clone(),
        now: start.now,
        local_zone: start.local_zone,
    };
    let mut cx = Context {
        season,
        saved: start.tracker,
        saving: Saving::Untouched,
        access: start.access,
        history: History::default(),
        since_save: SinceSave::default(),
        drafts_failed: None,
        came_in: Vec::new(),
        data: start.data,
        arrangement: Arrangement::default(),
        derived: Derived::default(),
        ids: IdSource::new(start.seed),
        size: start.size,
        look: start.look,
        place: start.place,
        tab: Tab::Timeline,
        notice: None,
        armed: None,
        measured: Lengths::new(),
        asked: (Vec::new(), Rows::default()),
        clipboard: String::new(),
        effects: Vec::new(),
        asker: None,
    };
    let route = first(&mut cx, start.report, start.left);
    (cx, route)
}

/// Says what there is to say at the start. Returns the screen that asks something first, if there is one.
fn first(cx: &mut Context, report: Report, left: Vec<Left>) -> Option<Route> {
    if matches!(report.verdict, Verdict::Damaged { .. } | Verdict::Missing) {
        return Some(Route::Recovery(report.verdict));
    }
    match cx.access.clone() {
        Access::Writes if cx.season.tracker.is_empty() => Some(Route::Start),
        Access::ReadOnly(why) => {
            cx.refuse(format!("Opened read-only: {why}"));
            None
        }
        Access::Writes => {
            say_found(cx, &report);
            drafts::offer(cx, left)
        }
    }
}

/// Returns the interview that is on, or begins within the hour: it is the selected row at the start.
pub fn what_is_on(cx: &Context) -> Option<Origin> {
    let soon = |item: &Item| {
        let seconds = item.when.end(cx.home()).since(cx.season.now);
        matches!(item.origin, Origin::Interview(_))
            && item.waits_since.is_none()
            && (-4 * 3_600..=3_600).contains(&seconds)
    };
    cx.derived.agenda.iter().find_map(|row| match row {
        AgendaRow::Item(item) if item.state == agenda::State::Open && soon(item) => Some(item.origin.clone()),
        AgendaRow::Item(_) | AgendaRow::Heading(_) => None,
    })
}

/// Puts the sample season in the place of the empty one.
pub fn load_sample(cx: &mut Context, sample: Tracker) {
    cx.change("Opened the sample season", |tracker| *tracker = sample);
    cx.say(tip());
}
