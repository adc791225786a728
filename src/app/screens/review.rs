//! Every warning of the season in one list: what is wrong, why, by whose rule; each leads to where it is put right, or is
//! dismissed with a reason.

use std::sync::Arc;

use crate::{
    app::{
        command::{Command, ReviewCommand, Scope},
        context::Context,
        list::{ListState, Step, page_of},
        outcome::{LinePurpose, Next, Outcome, Route},
        screen::{Hints, Screen},
    },
    domain::{
        field::{FieldInfo, Kind},
        review::Warning,
    },
    layout::review_areas,
};

/// Goes to where a warning is put right; Esc leads back to it.
fn going_from(warning: &Warning) -> Next {
    let (table, id) = &warning.target;
    Next::GoFrom(*table, id.clone(), Box::new(Route::Review(Some(warning.id.clone()))))
}

#[derive(Debug, Default)]
pub struct Review {
    pub list: ListState<String>,
}

/// One line of the list: a heading, or a warning.
#[derive(Clone, Debug)]
pub enum Line {
    Heading(&'static str),
    Warning(Arc<Warning>),
}

const REASON: FieldInfo = FieldInfo {
    name: "reason",
    label: "Why it's fine",
    help: "For you, later; it comes back when what it is about changes",
    kind: Kind::Line,
};

/// Returns the lines of the list, open warnings first.
pub fn review_lines(cx: &Context) -> Vec<Line> {
    let all = cx.derived.review.warnings().iter().cloned();
    let (dismissed, open): (Vec<_>, Vec<_>) =
        all.partition(|it| it.is_dismissed(&cx.season.tracker.dismissed));
    let groups = [("TO LOOK AT", open), ("SET ASIDE", dismissed)];
    let lines = groups.into_iter().filter(|it| !it.1.is_empty()).flat_map(|(title, rows)| {
        [Line::Heading(title)].into_iter().chain(rows.into_iter().map(Line::Warning))
    });
    lines.collect()
}

impl Line {
    fn id(&self) -> Option<String> {
        match self {
            Line::Heading(_) => None,
            Line::Warning(it) => Some(it.id.clone()),
        }
    }
}

impl Review {
    /// Makes the screen, with a warning selected if one is named.
    pub fn new(selected: Option<String>) -> Review {
        Review { list: ListState { selected, ..ListState::default() } }
    }

    pub fn selected<'a>(&self, cx: &'a Context) -> Option<&'a Warning> {
        let id = self.list.selected.as_ref()?;
        cx.derived.review.warnings().iter().find(|it| it.id == *id).map(|it| &**it)
    }

    fn dismiss(&self, cx: &mut Context, warning: Warning) -> Outcome {
        if warning.is_dismissed(&cx.season.tracker.dismissed) {
            cx.refuse(format!("It is set aside · {} brings it back", ReviewCommand::BringBack.key()));
            return Outcome::stay();
        }
        Outcome::open(Route::Line {
            title: format!("Set aside: {}", warning.title),
            info: REASON,
            text: String::new(),
            purpose: LinePurpose::DismissReason(Box::new(warning)),
        })
    }

    fn bring_back(&self, cx: &mut Context, warning: &Warning) -> Outcome {
        let label = format!("Back in the review: “{}”", warning.title);
        let changed = cx.change(label, |it| _ = it.bring_back(&warning.id));
        if !changed && cx.notice.is_none() {
            cx.refuse("It isn't set aside");
        }
        Outcome::stay()
    }
}

impl Screen for Review {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Review, Scope::List, Scope::Undo, Scope::Global]
    }

    fn run(&mut self, cx: &mut Context, command: Command) -> Outcome {
        if let Command::List(step) = command {
            let ids: Vec<Option<String>> = review_lines(cx).iter().map(Line::id).collect();
            let page = page_of(review_areas(cx.size).list.height);
            self.list.step(Step::of(step, page), ids.len(), |at| ids.get(at).cloned().flatten());
            return Outcome::stay();
        }
        let Command::Review(command) = command else { return Outcome::stay() };
        let Some(warning) = self.selected(cx).cloned() else {
            return if command == ReviewCommand::Leave { Outcome::close() } else { Outcome::stay() };
        };
        match command {
            ReviewCommand::Go => Outcome::close().and(going_from(&warning)),
            ReviewCommand::Dismiss => self.dismiss(cx, warning),
            ReviewCommand::BringBack => self.bring_back(cx, &warning),
            ReviewCommand::Leave => Outcome::close(),
        }
    }

    fn fit(&mut self, cx: &Context) {
        let ids: Vec<Option<String>> = review_lines(cx).iter().map(Line::id).collect();
        let height = usize::from(review_areas(cx.size).list.height).max(1);
        let find = |id: &String| ids.iter().position(|it| it.as_ref() == Some(id));
        self.list.follow(ids.len(), height, |at| ids.get(at).cloned().flatten(), find);
    }

    fn hints(&self, _cx: &Context) -> Hints {
        vec![
            (ReviewCommand::Go.into(), "go there"),
            (ReviewCommand::Dismiss.into(), "set aside"),
            (ReviewCommand::BringBack.into(), "bring back"),
        ]
    }
}
