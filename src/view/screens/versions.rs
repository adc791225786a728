//! Other versions: the list, and what each would change.

use ratatui::layout::Rect;

use crate::{
    app::{
        beside::{Entry, holds},
        pages::versions::version_rows,
        screens::versions::Versions,
    },
    layout::Areas,
    text::{clean, counted, width},
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

impl Painter<'_> {
    pub fn versions(&mut self, versions: &Versions, _areas: Areas) -> Option<(u16, u16)> {
        let cx = self.cx();
        let areas = versions.areas(cx);
        self.divider(areas.divider);
        self.text(areas.head, 0, &format!(" Backups and conflicts · {}", cx.place), self.styles.dim);
        let shown = versions.entries.iter().enumerate().skip(versions.list.offset);
        for (row, (at, entry)) in (0..areas.list.height).zip(shown) {
            self.version(areas.list, row, entry, RowState::of(&versions.list, at));
        }
        if versions.entries.is_empty() {
            let words = if versions.is_read { "Nothing beside the season yet." } else { "Looking…" };
            self.text(areas.list, 0, &format!("  {words}"), self.styles.dim);
        }
        self.scrollbar(areas.list, versions.entries.len(), versions.list.offset);
        let detail = areas.detail;
        let rows = version_rows(
            cx,
            versions.selected(),
            versions.seen.as_ref(),
            usize::from(detail.width.saturating_sub(1)),
        );
        self.page(detail, &rows, versions.list.scroll);
        self.scrollbar(detail, rows.len(), versions.list.scroll);
        None
    }

    fn version(&mut self, area: Rect, row: u16, entry: &Entry, state: RowState) {
        let cx = self.cx();
        let (text, right) = match entry {
            Entry::Heading(title) => return self.text(area, row, &format!(" {title}"), self.styles.head),
            Entry::CameIn(it) => (cx.season.stamp_words(it.at), counted(it.differences.len(), "change")),
            Entry::Conflict(it) => {
                let at = it.at.map(|at| cx.season.stamp_words(at)).unwrap_or_else(|| name(&it.path));
                (at, counted(it.conflicts.len(), "thing"))
            }
            Entry::Draft(it) => {
                let at = it.at.map(|at| cx.season.stamp_words(at)).unwrap_or_else(|| name(&it.file));
                (at, counted(it.texts.len(), "text"))
            }
            Entry::Copy(it) => (name(&it.path), String::new()),
            Entry::Problem(why) => (why.clone(), String::new()),
            Entry::Backup(it) => (
                cx.season.second_words(it.at),
                it.rows.as_ref().map_or_else(|_| "can't be read".to_owned(), |rows| holds(rows)),
            ),
        };
        let pointer = self.pointer(state);
        let pieces = [
            (format!("{pointer} {}  ", column(&text, width(&text).max(20))), self.styles.plain),
            (right, self.styles.dim),
        ];
        self.pieces(Rect { width: area.width.saturating_sub(2), ..area }, row, &pieces);
        self.tint_row(area, row, state);
    }
}

fn name(path: &std::path::Path) -> String {
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    clean(&name).into_owned()
}
