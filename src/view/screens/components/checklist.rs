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

/// A title isn't cut to less than that many columns.
const LEAST_TITLE: usize = 14;

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

    /// "UCSF IR · 2 of 5 · locks when you submit · in 33 d": as much as there is room for beside the title. In a narrow
    /// list the title is cut before its state is, but not beyond recognition.
    fn entry_words(&self, entry: &Entry, columns: usize) -> String {
        let season = &self.cx().season;
        let is_hidden = entry.row.hidden == Some(true);
        let words = |lock: Room, stands: Room| {
            let lock = season.lock_words(entry, lock);
            let stands = season.how_it_stands(entry, stands);
            let stands = if is_hidden { format!("hidden · {stands}") } else { stands };
            [season.program_of(entry), season.how_much(entry), lock, stands]
        };
        let joined = |all: &[String]| {
            let all: Vec<&str> = all.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
            all.join(" · ")
        };
        let [wide, narrow] = [Room::Wide, Room::Narrow];
        let ways = [(wide, wide), (narrow, wide), (wide, narrow), (narrow, narrow)];
        let full = ways.into_iter().map(|(lock, stands)| joined(&words(lock, stands)));
        let title = width(&entry.row.title);
        let fits = |text: &String, title: usize| width(text).saturating_add(title) < columns;
        if let Some(text) = full.into_iter().find(|it| fits(it, title)) {
            return text;
        }
        let [program, much, lock, stands] = words(narrow, narrow);
        let fewer = [
            joined(&[program.clone(), much, lock.clone(), stands.clone()]),
            joined(&[program, lock.clone(), stands.clone()]),
            joined(&[lock, stands.clone()]),
        ];
        fewer.into_iter().find(|it| fits(it, title.min(LEAST_TITLE))).unwrap_or(stands)
    }
}
