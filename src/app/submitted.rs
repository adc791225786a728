//! What a submitted application implies.

use super::{
    context::Context,
    outcome::{Action, Named, Next, Question},
    statuses::{named_programs, set_status},
};
use crate::{
    domain::{
        agenda::own_dates,
        checklist::concerns,
        derived_counts::tally,
        facts::{BundledComponent, OfficialDate, Stake},
        happened::noon,
        id::Id,
        tables::{Component, Program, Progress, Status},
        time::{Day, Stamp, day_words},
        tracker::Tracker,
    },
    text::counted,
};

/// Marks what went out with a submitted application as done, assumed, unless the user said something about it. What others
/// may still bring until a day of its own, such as the school's letter, isn't assumed before that day is over.
pub fn assume_submitted(cx: &Context, draft: &mut Tracker) {
    let season = cx.data.season_of(&draft.profile, cx.season.today());
    let dates = own_dates(&cx.data.season(&season, draft.profile.kind()).dates, draft);
    let components = cx.data.components().iter();
    let implied = components.filter(|it| it.assumed_done_at_submission && concerns(it, &draft.profile));
    let implied = implied.filter(|it| !is_to_come(cx, it, &dates));
    for id in implied.map(|it| it.base.id.clone()).collect::<Vec<Id>>() {
        let own = draft.components.get(id.as_str());
        // what a list denies isn't assumed: two of four letters are no "letters received"
        let denied = tally(draft, &id).is_some_and(|it| !it.is_full());
        if denied || own.is_some_and(|it| it.state.is_some()) {
            continue;
        }
        let base = own.map(|it| Component::clone(it)).unwrap_or_default();
        draft.components.put(Component {
            id,
            state: Some(Progress::Done),
            assumed: Some(cx.season.now),
            ..base
        });
    }
}

/// Follows a submission day that was changed or emptied: the programs that were applied to on the old one move to the new
/// one, and what was only assumed is taken back. Says what it did.
pub fn follow_submitted(cx: &Context, old: Option<Day>, draft: &mut Tracker) -> Option<String> {
    match (old?, draft.profile.submitted) {
        (old, Some(new)) if old != new => move_applied(cx, (old, new), draft),
        (_, Some(_)) => None,
        (_, None) => take_back_assumed(draft),
    }
}

fn move_applied(cx: &Context, (old, new): (Day, Day), draft: &mut Tracker) -> Option<String> {
    let line = |at: Stamp| format!("{at} {}", Status::Applied.word());
    let was = line(noon(old, cx.home()));
    let is = line(noon(new, cx.home()).min(cx.season.now));
    let held = draft.programs.iter().filter(|it| it.status_log.contains(&was));
    let ids: Vec<Id> = held.map(|it| it.id.clone()).collect();
    for id in &ids {
        draft.programs.edit(id.as_str(), |row| {
            row.status_log.iter_mut().filter(|it| **it == was).for_each(|it| it.clone_from(&is));
        });
    }
    let are = if ids.len() == 1 { "is" } else { "are" };
    let day = day_words(new, cx.season.today());
    (!ids.is_empty()).then(|| format!("{} {are} applied to since {day}", counted(ids.len(), "program")))
}

fn take_back_assumed(draft: &mut Tracker) -> Option<String> {
    let assumed = draft.components.iter().filter(|it| it.assumed.is_some());
    let ids: Vec<Id> = assumed.map(|it| it.id.clone()).collect();
    for id in &ids {
        draft.components.edit(id.as_str(), |row| (row.state, row.assumed) = (None, None));
    }
    (!ids.is_empty()).then(|| format!("{} taken back", counted(ids.len(), "assumed tick")))
}

/// True for what doesn't close with the submission and may come until a day that isn't over.
fn is_to_come(cx: &Context, component: &BundledComponent, dates: &[OfficialDate]) -> bool {
    let due = dates.iter().find(|it| component.due.as_ref() == Some(&it.id));
    let is_ahead = due.is_some_and(|it| it.when.end(cx.home()) >= cx.season.now);
    component.stake == Some(Stake::Costs) && is_ahead
}

/// Asks whether the planned programs were applied to on the day of the submission; none where there are none.
pub fn ask_applied(cx: &Context) -> Option<Question> {
    let planned = cx.season.tracker.programs.iter();
    let planned = planned.filter(|it| it.status.unwrap_or(Status::Planned) == Status::Planned);
    let planned: Vec<&Program> = planned.map(|it| &**it).collect();
    let ids: Vec<Id> = planned.iter().map(|it| it.id.clone()).collect();
    if ids.is_empty() {
        return None;
    }
    let (are, them) = if ids.len() == 1 { ("is", "it") } else { ("are", "them") };
    let programs = counted(ids.len(), "program");
    let words = cx.season.since_words(planned, Status::Applied);
    let text = format!("{programs} {are} planned: set {them} to {words}?");
    let action = Action::ApplyPlanned(named_programs(cx, &ids));
    let stays = if ids.len() == 1 { "It stays planned" } else { "They stay planned" };
    Some(Question::leading_to(text, "Set to applied", stays, Next::Do(action)))
}

/// Sets programs to applied, as one step with the submission that was just entered.
pub fn apply_planned(cx: &mut Context, programs: Vec<Named>) {
    let turns = cx.history.turns();
    set_status(cx, programs, (Status::Applied, None));
    if cx.history.turns() != turns {
        cx.history.join();
    }
}
