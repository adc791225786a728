//! The checklist of components: groups with counts, and the rows in sight.

use ratatui::layout::Rect;

use crate::{
    app::{
        command::{ComponentsCommand, GlobalCommand},
        component_edits::count_assumed,
        pages::marks::progress_mark,
        refresh::CheckRow,
        screens::components::Checklist,
    },
    domain::{checklist::Entry, checklist_words::Room, tables::Progress},
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
        let done = format!("Components {done} of {of} done{hidden}");
        self.list_head(head, &self.with_assumed(done, usize::from(head.width)), of, "component");
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

    /// Says behind these words how many components are assumed to be done, and with room the keys that confirm them.
    fn with_assumed(&self, words: String, columns: usize) -> String {
        let assumed = match count_assumed(&self.cx().derived.groups) {
            0 => return words,
            count => format!("{words} · {count} assumed"),
        };
        let [one, group] = [ComponentsCommand::Confirm.key(), ComponentsCommand::ConfirmGroup.key()];
        let keys = format!("{assumed} ({one} confirms, {group} the group)");
        if width(&keys) < columns { keys } else { assumed }
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
        let (title, right) = ends(&entry.row.title, &self.entry_words(entry, room), room);
        self.pieces(
            area,
            row,
            &[(lead, style), (title, text), (right, if late { self.styles.bad } else { self.styles.dim })],
        );
        self.tint_row(area, row, state);
    }

    /// "UCSF IR · 2 of 5 · locks when you submit · in 33 d": as much as there is room for beside the title.
    fn entry_words(&self, entry: &Entry, room: usize) -> String {
        let season = &self.cx().season;
        let words = |lock: Room, stands: Room| {
            let all = [
                season.program_of(entry),
                season.how_much(entry),
                season.lock_words(entry, lock),
                season.how_it_stands(entry, stands),
            ];
            all.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
        };
        let room = room.saturating_sub(width(&entry.row.title)).saturating_sub(1);
        let all = [(Room::Wide, Room::Wide), (Room::Narrow, Room::Wide), (Room::Narrow, Room::Narrow)];
        let mut all = all.into_iter().map(|(lock, stands)| words(lock, stands));
        let narrow = words(Room::Narrow, Room::Narrow);
        all.find(|it| width(it) <= room).unwrap_or(narrow)
    }
}
