//! The start where the season file can't be read: what happened, and the ways out.

use ratatui::layout::Rect;

use crate::{
    app::{
        pages::versions::recovery_rows,
        screens::recovery::{Recovery, WayOut},
    },
    layout::{Areas, prose, recovery_list},
    text::width,
    view::{
        list::RowState,
        painter::{Painter, column},
    },
};

impl Painter<'_> {
    pub fn recovery(&mut self, recovery: &Recovery, areas: Areas) -> Option<(u16, u16)> {
        let cx = self.cx();
        let area = prose(areas.body);
        let rows = recovery_rows(cx, &recovery.verdict, recovery.left_words(), usize::from(area.width));
        self.page(area, &rows, 0);
        let list = recovery_list(area, rows.len());
        let shown = recovery.lines.iter().enumerate().skip(recovery.list.offset);
        for (row, (at, line)) in (0..list.height).zip(shown) {
            let state = RowState::of(&recovery.list, at);
            let pointer = self.pointer(state);
            let backup = if let WayOut::Backup(it) = &line.way_out { Some(it) } else { None };
            let text = match backup {
                Some(it) => format!("{} {}", line.text, cx.season.second_words(it.at)),
                None => line.text.clone(),
            };
            let style = match backup {
                Some(it) if it.rows.is_err() => self.styles.dim,
                Some(_) | None => self.styles.plain,
            };
            let pieces = [
                (format!("{pointer} {}  ", column(&text, width(&text).max(44))), style),
                (line.detail.clone(), self.styles.dim),
            ];
            self.pieces(Rect { width: list.width.saturating_sub(1), ..list }, row, &pieces);
            self.tint_row(list, row, state);
        }
        self.scrollbar(list, recovery.lines.len(), recovery.list.offset);
        if !recovery.is_read {
            let row = recovery.lines.len() as u16;
            self.text(list, row, "  Looking for earlier versions…", self.styles.dim);
        }
        None
    }
}
