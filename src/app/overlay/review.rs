//! Every warning of the season in one list: what is wrong, why, by whose rule; each leads to where it is put right, or is
//! set aside with a reason.

use crate::{
    app::{
        App,
        command::Command,
        list::ListState,
        overlay::{
            Overlay,
            form::{FormField, Target},
        },
    },
    domain::{
        field::{FieldInfo, Kind},
        review::Warning,
    },
    layout::{Pane, Share, areas},
};

#[derive(Debug, Default)]
pub struct Review {
    pub list: ListState<String>,
}

/// One line of the list: a heading, or a warning by its place in the derived list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Heading(&'static str),
    Warning(usize),
}

const REASON: FieldInfo = FieldInfo {
    name: "reason",
    label: "Why it's fine",
    help: "For you, later; it comes back when what it is about changes",
    kind: Kind::Line,
};

impl App {
    pub fn review_lines(&self) -> Vec<Line> {
        let all = self.derived.review.warnings();
        let aside = |at: &usize| all.get(*at).is_some_and(|it| it.is_dismissed(&self.tracker.dismissed));
        let (put, open): (Vec<usize>, Vec<usize>) = (0..all.len()).partition(aside);
        let groups = [("TO LOOK AT", open), ("SET ASIDE", put)];
        let lines = groups.into_iter().filter(|it| !it.1.is_empty()).flat_map(|(title, rows)| {
            [Line::Heading(title)].into_iter().chain(rows.into_iter().map(Line::Warning))
        });
        lines.collect()
    }

    pub(in crate::app) fn open_review(&mut self) {
        self.overlays.push(Overlay::Review(Review::default()));
    }

    /// Esc after a jump from the review comes back to its line.
    pub(in crate::app) fn back_to_review(&mut self) {
        if let Some(id) = self.came_from_warning.take() {
            let list = ListState { selected: Some(id), index: 0, offset: 0 };
            self.overlays.push(Overlay::Review(Review { list }));
        }
    }

    fn line_id(&self, lines: &[Line], at: usize) -> Option<String> {
        match lines.get(at)? {
            Line::Heading(_) => None,
            Line::Warning(at) => self.derived.review.warnings().get(*at).map(|it| it.id.clone()),
        }
    }

    pub fn selected_warning(&self) -> Option<&Warning> {
        let Some(Overlay::Review(review)) = self.overlays.iter().rfind(|it| matches!(it, Overlay::Review(_)))
        else {
            return None;
        };
        let id = review.list.selected.as_ref()?;
        self.derived.review.warnings().iter().find(|it| it.id == *id).map(|it| &**it)
    }

    pub(in crate::app) fn review_command(&mut self, command: Command) {
        use crate::app::list::Step;
        let page = usize::from(self.areas().body.height).saturating_sub(2).max(1);
        let step = match command {
            Command::ReviewDown => Step::Down(1),
            Command::ReviewUp => Step::Up(1),
            Command::ReviewPageDown => Step::Down(page),
            Command::ReviewPageUp => Step::Up(page),
            Command::ReviewFirst => Step::First,
            Command::ReviewLast => Step::Last,
            Command::ReviewGo => return self.go_to_warning(),
            Command::ReviewAside => return self.ask_aside(),
            Command::ReviewBack => return self.bring_warning_back(),
            _ => return drop(self.overlays.pop()),
        };
        let lines = self.review_lines();
        let ids: Vec<Option<String>> = (0..lines.len()).map(|at| self.line_id(&lines, at)).collect();
        if let Some(Overlay::Review(review)) = self.overlays.last_mut() {
            review.list.step(step, ids.len(), |at| ids.get(at).cloned().flatten());
        }
    }

    /// Keeps the selection on a warning and in sight. Runs after each message.
    pub(in crate::app) fn fit_review(&mut self) {
        if !matches!(self.overlays.last(), Some(Overlay::Review(_))) {
            return;
        }
        let lines = self.review_lines();
        let ids: Vec<Option<String>> = (0..lines.len()).map(|at| self.line_id(&lines, at)).collect();
        let height = usize::from(areas(self.size, Share::Even, Pane::List).list.height).max(1);
        if let Some(Overlay::Review(review)) = self.overlays.last_mut() {
            let find = |id: &String| ids.iter().position(|it| it.as_ref() == Some(id));
            review.list.follow(ids.len(), height, |at| ids.get(at).cloned().flatten(), find);
        }
    }

    fn go_to_warning(&mut self) {
        let Some(warning) = self.selected_warning() else { return };
        let ((table, id), warning) = (warning.target.clone(), warning.id.clone());
        let from = self.tab;
        self.overlays.clear();
        self.go_to(table, &id);
        self.came_from = Some(from);
        self.came_from_warning = Some(warning);
    }

    fn ask_aside(&mut self) {
        let Some(warning) = self.selected_warning().cloned() else { return };
        if warning.is_dismissed(&self.tracker.dismissed) {
            return self.refuse(format!("It is set aside · {} brings it back", Command::ReviewBack.key()));
        }
        let title = format!("Set aside: {}", warning.title);
        let fields = vec![FormField::new(REASON, "")];
        let target = Target::Aside(Box::new(warning));
        self.show_form(title, target, fields, 0);
    }

    pub(in crate::app) fn dismissed(&mut self, warning: &Warning, reason: &str) {
        let now = self.now;
        self.change(format!("Set aside “{}”", warning.title), |it| it.dismiss(warning, reason, now));
    }

    fn bring_warning_back(&mut self) {
        let Some(warning) = self.selected_warning().cloned() else { return };
        let label = format!("Back in the review: “{}”", warning.title);
        if !self.change(label, |it| {
            it.bring_back(&warning.id);
        }) && self.notice.is_none()
        {
            self.refuse("It isn't set aside");
        }
    }
}
