//! Where the parts of a matrix are: names and totals stay, the columns between them share the rest.

use ratatui::layout::{Rect, Size};

use super::{Areas, Pane, Share, WIDE, areas};

/// How large a matrix would like to be, in terminal columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The widest name of a row.
    pub name: usize,
    /// How many columns there are.
    pub count: usize,
    /// The widest name of a column.
    pub widest: usize,
}

/// The areas of a matrix, and how its rows are shared out, in terminal columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct MatrixAreas {
    pub frame: Areas,
    pub name: usize,
    /// Of the specialty behind the name.
    pub tag: usize,
    pub cell: usize,
    /// How many columns are in sight.
    pub shown: usize,
    /// Of the total at the end of each row.
    pub total: usize,
    /// Rows of the head that name the columns by turns: more than one where the names are wider than their columns.
    pub name_rows: u16,
    /// Rows of the head below the names.
    pub state_rows: u16,
}

/// A cell is at least so wide; where there is room it is wider, up to the second, and up to the third for a long name.
const CELL: (usize, usize, usize) = (5, 12, 30);
/// From this width on a column's state stands below its name in words.
pub const WORDY: usize = 9;
/// The detail has at least this many terminal columns beside a matrix.
const BESIDE: usize = 36;
/// The matrix itself has at least this many terminal columns beside a detail: its head says a sentence.
const LEAST: usize = 74;
/// Below this many terminal columns of the window the totals are short.
const TIGHT: u16 = 60;
/// Pointer and a blank before the name, the scrollbar behind the total.
const EDGES: usize = 3;

pub fn matrix_areas(size: Size, shape: Shape, focus: Pane) -> MatrixAreas {
    let plain = areas(size, Share::Even, focus);
    let body = plain.body;
    let (tag, total) = if size.width < TIGHT { (3, 5) } else { (5, 9) };
    let frozen = shape.name.saturating_add(tag).saturating_add(total).saturating_add(EDGES);
    let whole = usize::from(body.width);
    let widest_cell = |room: usize| room.saturating_sub(frozen) / shape.count.max(1);
    let most_cell = shape.widest.saturating_add(2).clamp(CELL.1, CELL.2);
    let beside = whole.saturating_sub(BESIDE).saturating_sub(2);
    let goes_beside = size.width >= WIDE && (widest_cell(beside) > CELL.0 || focus == Pane::Detail);
    let (list, divider, detail) = match (goes_beside, focus) {
        (true, _) => {
            let wanted = shape.count.saturating_mul(most_cell).saturating_add(frozen).max(LEAST);
            let list = Rect { width: u16::try_from(wanted.min(beside)).unwrap_or(body.width), ..body };
            let x = list.width.saturating_add(2);
            let detail = Rect { x, width: body.width.saturating_sub(x).saturating_sub(1), ..body };
            (list, Rect { x: list.width, width: 1, ..body }, detail)
        }
        (false, Pane::List) => (body, Rect::default(), Rect::default()),
        (false, Pane::Detail) => (Rect::default(), Rect::default(), body),
    };
    let room = usize::from(list.width).saturating_sub(frozen);
    let cell = widest_cell(usize::from(list.width)).clamp(CELL.0, most_cell);
    let shown = (room / cell).min(shape.count);
    let most_rows = if list.height < 10 { 1 } else { 2 + usize::from(list.height >= 18) };
    let name_rows = shape.widest.saturating_add(1).div_ceil(cell).clamp(1, most_rows) as u16;
    let state_rows = if cell >= WORDY && list.height >= 14 { 2 } else { 1 };
    let above = list.height.min(name_rows + state_rows + 1);
    let head = Rect { height: above, ..list };
    let list = Rect { y: list.y.saturating_add(above), height: list.height.saturating_sub(above), ..list };
    let frame = Areas { head, list, divider, detail, ..plain };
    MatrixAreas { frame, name: shape.name, tag, cell, shown, total, name_rows, state_rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_writers_fit_eighty_columns_and_one_fits_forty() {
        let shape = |count| Shape { name: 20, count, widest: 11 };
        let of = |width, count| matrix_areas(Size { width, height: 24 }, shape(count), Pane::List);
        assert_eq!(of(80, 8).shown, 8);
        assert_eq!(of(80, 8).name_rows, 3, "names are wider than their columns");
        assert!(of(40, 8).shown >= 1);
        let wide = of(120, 4);
        assert_eq!((wide.shown, wide.cell > 9), (4, true));
        assert!(usize::from(wide.frame.detail.width) >= BESIDE - 1);
        assert_eq!(of(120, 8).shown, 8, "the detail gives way");
    }

    #[test]
    fn a_long_name_has_the_room_that_few_columns_leave() {
        let shape = |count| Shape { name: 16, count, widest: 22 };
        let of = |width, count| matrix_areas(Size { width, height: 24 }, shape(count), Pane::List);
        assert_eq!([1, 2].map(|count| of(80, count).name_rows), [1, 1]);
        assert!([1, 2].iter().all(|count| of(80, *count).cell > 20));
        assert_eq!(of(80, 4).cell, 11, "they share what there is");
    }

    #[test]
    fn nothing_reaches_out_of_its_window() {
        for width in 40..200 {
            for height in [12, 24, 34] {
                for count in [0, 1, 4, 8, 40] {
                    for focus in [Pane::List, Pane::Detail] {
                        let shape = Shape { name: 20, count, widest: 14 };
                        let it = matrix_areas(Size { width, height }, shape, focus);
                        let frame = it.frame;
                        for area in [frame.head, frame.list, frame.detail, frame.divider] {
                            assert!(
                                area.right() <= width && area.bottom() <= height,
                                "{width} {height} {area:?}"
                            );
                        }
                        let used = it.name + it.tag + it.total + EDGES + it.cell * it.shown;
                        let list = usize::from(frame.list.width);
                        assert!(
                            frame.list.is_empty() || used <= list.max(40),
                            "{width} {count}: {used} {list}"
                        );
                        assert!(frame.list.is_empty() || count == 0 || it.shown > 0);
                    }
                }
            }
        }
    }
}
