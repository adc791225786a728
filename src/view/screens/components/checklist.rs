//! The checklist of components: groups with counts, and the rows in sight.

use ratatui::layout::Rect;

use crate::{
    app::{
        command::GlobalCommand, pages::component::progress_mark, refresh::CheckRow,
        screens::components::Checklist,
    },
    domain::{checklist::Entry, tables::Progress, time::due_words},
    layout::Areas,
    text::{counted, width},
    view::{
        list::RowState,
        painter::{Painter, ends},
    },
};

impl Painter<'_> {
    pub fn checklist(&mut self, checklist: &Checklist, areas: &Areas) {
        self.groups(checklist, areas.head, areas.list);
        self.detail_with_steps(areas, checklist.list.scroll, checklist.item.selected.as_ref());
    }

    fn groups(&mut self, checklist: &Checklist, head: Rect, area: Rect) {
        let cx = self.cx();
        let (done, of) = cx.derived.groups.iter().fold((0, 0), |sum: (usize, usize), group| {
            let (done, of) = group.count();
            (sum.0.saturating_add(done), sum.1.saturating_add(of))
        });
        let hidden = match (cx.derived.hidden_components, cx.arrangement.show_hidden) {
            (0, _) => String::new(),
            (n, true) => format!(" · {} shown", counted(n, "hidden one")),
            (n, false) => format!(" · {n} hidden"),
        };
        self.list_head(head, &format!("Components {done} of {of} done{hidden}"), of, "component");
        let list = &checklist.list;
        if cx.derived.checklist.is_empty() {
            return self.empty(area, "No component fits.", GlobalCommand::Back, "clears the filter");
        }
        let shown = cx.derived.checklist.iter().enumerate().skip(list.offset).take(usize::from(area.height));
        for (row, (at, line)) in (0u16..).zip(shown) {
            match line {
                CheckRow::Heading { title, done, of } => {
                    let pieces = [
                        (format!(" {}", title.to_uppercase()), self.styles.head),
                        (format!("  {done} of {of}"), self.styles.dim),
                    ];
                    self.pieces(area, row, &pieces);
                }
                CheckRow::Entry(entry) => self.entry_row(area, row, entry, RowState::of(list, at)),
            }
        }
        self.scrollbar(area, cx.derived.checklist.len(), list.offset);
    }

    fn entry_row(&mut self, area: Rect, row: u16, entry: &Entry, state: RowState) {
        let cx = self.cx();
        let progress = entry.progress();
        let late = entry.is_late(cx.season.now, cx.home());
        let (mark, style) = match progress {
            _ if late => (self.marks.late, self.styles.bad),
            Progress::Done => (progress_mark(cx, progress), self.styles.good),
            Progress::Doing => (progress_mark(cx, progress), self.styles.warn),
            Progress::ToDo => (progress_mark(cx, progress), self.styles.plain),
            Progress::NotNeeded => (progress_mark(cx, progress), self.styles.dim),
        };
        let lead = format!("{} {mark} ", self.pointer(state));
        let room = usize::from(area.width).saturating_sub(width(&lead)).saturating_sub(2);
        let text = if entry.is_settled() { self.styles.dim } else { self.styles.plain };
        let (title, right) = ends(&entry.row.title, &self.entry_words(entry), room);
        self.pieces(
            area,
            row,
            &[(lead, style), (title, text), (right, if late { self.styles.bad } else { self.styles.dim })],
        );
        self.tint_row(area, row, state);
    }

    /// "2 of 5 · in 33 d": steps done, and how soon.
    fn entry_words(&self, entry: &Entry) -> String {
        let cx = self.cx();
        let items = entry.row.items.len();
        let ticked = entry.row.items.values().filter(|it| it.done.is_some()).count();
        let steps = if items > 0 && ticked > 0 { format!("{ticked} of {items}") } else { String::new() };
        let state = match entry.progress() {
            Progress::NotNeeded => "not needed".to_owned(),
            Progress::Done if entry.row.assumed.is_some() => "done, assumed".to_owned(),
            Progress::Done => "done".to_owned(),
            Progress::ToDo | Progress::Doing => match entry.last_day() {
                Some(due)
                    if entry.is_late(cx.season.now, cx.home()) || due.end(cx.home()) >= cx.season.now =>
                {
                    format!("{}{}", entry.mark(), due_words(due, cx.season.now, cx.home()))
                }
                _ => entry.progress().title().to_owned(),
            },
        };
        [steps, state].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}
