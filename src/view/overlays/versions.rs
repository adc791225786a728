//! The screens of other versions: the list with what each would change, both sides of a conflict, and the start where the
//! file can't be read.

use ratatui::layout::Rect;

use super::super::paint::{Painter, column};
use crate::{
    app::overlay::{
        trouble::{Trouble, Way},
        versions::{Entry, Focus, Versions, conflicts::Conflicts, holds},
    },
    layout::{Pane, prose, trouble_list},
    text::{clean, width},
};

impl Painter<'_> {
    pub fn versions(&mut self, versions: &Versions) {
        let pane = if versions.focus == Focus::Detail { Pane::Detail } else { Pane::List };
        let areas = self.app.version_areas(pane);
        self.divider(areas.divider);
        self.text(areas.head, 0, &format!(" Backups and conflicts · {}", self.app.place), self.styles.dim);
        let shown = versions.entries.iter().enumerate().skip(versions.offset);
        for (row, (at, entry)) in (0..areas.list.height).zip(shown) {
            self.version(areas.list, row, entry, (at == versions.at).then_some(versions.focus));
        }
        if versions.entries.is_empty() {
            let words = if versions.is_read { "Nothing beside the season yet." } else { "Looking…" };
            self.text(areas.list, 0, &format!("  {words}"), self.styles.dim);
        }
        self.scrollbar(areas.list, versions.entries.len(), versions.offset);
        let detail = areas.detail;
        let rows = self.app.version_rows(usize::from(detail.width.saturating_sub(1)));
        self.page(detail, &rows, versions.scroll);
        self.scrollbar(detail, rows.len(), versions.scroll);
    }

    fn version(&mut self, area: Rect, row: u16, entry: &Entry, selected: Option<Focus>) {
        let (text, right) = match entry {
            Entry::Heading(title) => return self.text(area, row, &format!(" {title}"), self.styles.head),
            Entry::CameIn(it) => {
                (self.app.stamp_words(it.at), crate::app::counted(it.differences.len(), "change"))
            }
            Entry::Conflict(it) => {
                let at = it.at.map(|at| self.app.stamp_words(at)).unwrap_or_else(|| name(&it.path));
                (at, crate::app::counted(it.conflicts.len(), "thing"))
            }
            Entry::Draft(it) => {
                let at = it.at.map(|at| self.app.stamp_words(at)).unwrap_or_else(|| name(&it.file));
                (at, crate::app::counted(it.texts.len(), "text"))
            }
            Entry::Copy(it) => (name(&it.path), String::new()),
            Entry::Problem(why) => (why.clone(), String::new()),
            Entry::Backup(it) => (
                self.app.second_words(it.at),
                it.rows.as_ref().map_or_else(|_| "can't be read".to_owned(), |rows| holds(rows)),
            ),
        };
        let pointer = if selected.is_some() { self.marks.pointer } else { " " };
        let pieces = [
            (format!("{pointer} {}  ", column(&text, width(&text).max(20))), self.styles.plain),
            (right, self.styles.dim),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        let style = match selected {
            Some(Focus::List) => self.styles.selected,
            Some(Focus::Detail) => self.styles.resting,
            None => return,
        };
        self.tint(Rect { width: area.width.saturating_sub(1), ..area }, row, style);
    }

    pub fn conflicts(&mut self, conflicts: &Conflicts, body: Rect) {
        let area = prose(body);
        let decided = conflicts.open.iter().filter(|it| it.taken.is_some()).count();
        let of = conflicts.open.len();
        let title = format!("Both sides changed · {decided} of {of} decided");
        self.text(area, 0, &title, self.styles.head);
        let (list, rest) = crate::layout::conflict_areas(area, of);
        let shown = conflicts.open.iter().enumerate().skip(conflicts.offset);
        for (row, (at, open)) in (0..list.height).zip(shown) {
            let here = at == conflicts.at;
            let pointer = if here { self.marks.pointer } else { " " };
            let mark = if open.taken.is_some() { self.marks.done } else { self.marks.todo };
            let taken = open.taken.map(|it| format!("  {}", it.title().to_lowercase())).unwrap_or_default();
            let pieces =
                [(format!("{pointer} {mark} {}", open.title), self.styles.plain), (taken, self.styles.dim)];
            self.pieces(list, row, &pieces);
            if here {
                self.tint(list, row, self.styles.selected);
            }
        }
        let most = usize::from(rest.height.saturating_sub(6) / 3).max(1);
        let rows = self.app.conflict_rows(conflicts, usize::from(rest.width), most);
        self.page(rest, &rows, 0);
    }

    pub fn trouble(&mut self, trouble: &Trouble, body: Rect) {
        let area = prose(body);
        let rows = self.app.trouble_rows(trouble, usize::from(area.width));
        self.page(area, &rows, 0);
        let list = trouble_list(area, rows.len());
        let shown = trouble.lines.iter().enumerate().skip(trouble.offset);
        for (row, (at, line)) in (0..list.height).zip(shown) {
            let pointer = if at == trouble.at { self.marks.pointer } else { " " };
            let text = match &line.way {
                Way::Backup(it) => format!("{} {}", line.text, self.app.second_words(it.at)),
                _ => line.text.clone(),
            };
            let style = match &line.way {
                Way::Backup(it) if it.rows.is_err() => self.styles.dim,
                _ => self.styles.plain,
            };
            let pieces = [
                (format!("{pointer} {}  ", column(&text, width(&text).max(44))), style),
                (line.detail.clone(), self.styles.dim),
            ];
            self.pieces(Rect { width: list.width.saturating_sub(1), ..list }, row, &pieces);
            if at == trouble.at {
                self.tint(Rect { width: list.width.saturating_sub(1), ..list }, row, self.styles.selected);
            }
        }
        self.scrollbar(list, trouble.lines.len(), trouble.offset);
        if !trouble.is_read {
            let row = trouble.lines.len() as u16;
            self.text(list, row, "  Looking for earlier versions…", self.styles.dim);
        }
    }
}

fn name(path: &std::path::Path) -> String {
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    clean(&name).into_owned()
}
