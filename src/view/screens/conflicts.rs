//! What both sides changed: the list of it, and below it the three sides of the selected one.

use crate::{
    app::{pages::versions::conflict_rows, screens::conflicts::Conflicts},
    layout::{Areas, conflict_areas, prose},
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn conflicts(&mut self, conflicts: &Conflicts, areas: Areas) -> Option<(u16, u16)> {
        let area = prose(areas.body);
        let decided = conflicts.open.iter().filter(|it| it.taken.is_some()).count();
        let of = conflicts.open.len();
        let title = format!("Both sides changed · {decided} of {of} decided");
        self.text(area, 0, &title, self.styles.head);
        let (list, rest) = conflict_areas(area, of);
        let shown = conflicts.open.iter().enumerate().skip(conflicts.list.offset);
        for (row, (at, open)) in (0..list.height).zip(shown) {
            let here = at == conflicts.list.index;
            let pointer = if here { self.marks.pointer } else { " " };
            let mark = if open.taken.is_some() { self.marks.done } else { self.marks.todo };
            let taken = open.taken.map(|it| format!("  {}", it.title().to_lowercase())).unwrap_or_default();
            let pieces =
                [(format!("{pointer} {mark} {}", open.title), self.styles.plain), (taken, self.styles.dim)];
            self.pieces(list, row, &pieces);
            if here {
                self.select(list, row, self.styles.selected);
            }
        }
        let most = usize::from(rest.height.saturating_sub(6) / 3).max(1);
        if let Some(open) = conflicts.selected() {
            let rows = conflict_rows(self.cx(), open, usize::from(rest.width), most);
            self.page(rest, &rows, 0);
        }
        None
    }
}
