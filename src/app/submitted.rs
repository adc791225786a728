//! What a submitted application implies.

use super::context::Context;
use crate::domain::{
    checklist::concerns,
    derived_counts::tally,
    id::Id,
    tables::{Component, Progress},
    tracker::Tracker,
};

/// Marks what went out with a submitted application as done, assumed, unless the user said something about it.
pub fn assume_submitted(cx: &Context, draft: &mut Tracker) {
    let components = cx.data.components().iter();
    let implied = components.filter(|it| it.assumed_done_at_submission && concerns(it, &draft.profile));
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
