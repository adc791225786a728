//! The kept versions of the rank lists, and what differs.

use crate::{
    app::screens::rank_history::{RankHistory, version_words, versions},
    layout::Areas,
    text::counted,
    view::{
        list::RowState,
        painter::{Painter, ends},
    },
};

impl Painter<'_> {
    pub fn rank_history(&mut self, it: &RankHistory, _areas: Areas) -> Option<(u16, u16)> {
        let cx = self.cx();
        let areas = it.areas(cx);
        self.rule(areas.rule);
        self.divider(areas.divider);
        let all = versions(cx);
        let head = format!(" Rank list history · {}", counted(all.len(), "version"));
        self.text(areas.head, 0, &head, self.styles.dim);
        for (row, (at, version)) in (0..areas.list.height).zip(all.iter().enumerate().skip(it.list.offset)) {
            let state = RowState::of(&it.list, at);
            let mark = if it.picked.as_ref() == Some(&version.id) { self.marks.marked } else { " " };
            let (words, when) = version_words(cx, version);
            let room = usize::from(areas.list.width).saturating_sub(5);
            let (words, when) = ends(&words, &when, room);
            let pieces = [
                (format!("{} {mark} ", self.pointer(state)), self.styles.plain),
                (words, self.styles.strong),
                (when, self.styles.dim),
            ];
            self.pieces(areas.list, row, &pieces);
            self.tint_row(areas.list, row, state);
        }
        if all.is_empty() {
            self.text(areas.list, 1, "  No version is kept yet.", self.styles.dim);
        }
        self.scrollbar(areas.list, all.len(), it.list.offset);
        let detail = areas.detail;
        let rows = it.page(cx, usize::from(detail.width.saturating_sub(1)));
        self.page(detail, &rows, it.list.scroll);
        self.scrollbar(detail, rows.len(), it.list.scroll);
        self.cursor = Some((areas.list.x, areas.list.y));
        None
    }
}
