//! Pure geometry: a size and what is shown in, rectangles out. `app` scrolls by it, `view` draws by it.

pub mod calendar;
pub mod matrix;

use ratatui::layout::{Rect, Size};

/// Below this nothing but a calm line is drawn.
pub const SMALLEST: Size = Size { width: 40, height: 12 };
/// From this many columns on, list and detail stand side by side.
pub const WIDE: u16 = 100;
/// A table of many columns keeps its detail beside it only from here on.
pub const VERY_WIDE: u16 = 160;
/// From this many rows on a list and its detail stand one above the other in a narrow window.
pub const TALL: u16 = 16;
/// A line of prose is never longer than this many columns.
pub const PROSE: u16 = 84;

/// Which of the two panes has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    #[default]
    List,
    Detail,
}

/// How a tab shares its width between list and detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// List and detail beside each other where there is room.
    Even,
    /// The list is a table that wants the whole width; the detail comes beside it once it has the keys.
    Table,
}

/// The frame of every screen. An area that isn't shown is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Areas {
    pub header: Rect,
    pub top_rule: Rect,
    /// Above the list: counts, filter, sort; over a table its column titles too.
    pub head: Rect,
    pub list: Rect,
    pub divider: Rect,
    pub detail: Rect,
    /// All between the two rules.
    pub body: Rect,
    pub bottom_rule: Rect,
    pub footer: Rect,
}

pub fn fits(size: Size) -> bool {
    size.width >= SMALLEST.width && size.height >= SMALLEST.height
}

/// All between the two rules; empty in a window that is too small.
pub fn body(size: Size) -> Rect {
    if fits(size) { Rect::new(0, 2, size.width, size.height.saturating_sub(4)) } else { Rect::default() }
}

pub fn areas(size: Size, share: Share, focus: Pane) -> Areas {
    if !fits(size) {
        return Areas::default();
    }
    let row = |y: u16| Rect::new(0, y, size.width, 1);
    let body = body(size);
    let (left, divider, detail) = split(body, share, focus);
    let above = if share == Share::Table { 2 } else { 1 };
    let head = Rect { height: left.height.min(above), ..left };
    let list = Rect { y: left.y.saturating_add(above), height: left.height.saturating_sub(above), ..left };
    Areas {
        header: row(0),
        top_rule: row(1),
        head,
        list,
        divider,
        detail,
        body,
        bottom_rule: row(size.height.saturating_sub(2)),
        footer: row(size.height.saturating_sub(1)),
    }
}

fn split(body: Rect, share: Share, focus: Pane) -> (Rect, Rect, Rect) {
    let none = Rect::default();
    let list_width = match (share, focus) {
        (Share::Even, _) if body.width >= WIDE => percent(body.width, 60),
        (Share::Table, Pane::Detail) if body.width >= WIDE => percent(body.width, 45),
        (Share::Table, Pane::List) if body.width >= VERY_WIDE => percent(body.width, 64),
        (_, Pane::List) => return (body, none, none),
        (_, Pane::Detail) => return (none, none, body),
    };
    let list = Rect { width: list_width, ..body };
    let divider = Rect { x: list_width, width: 1, ..body };
    let x = list_width.saturating_add(2);
    let detail = Rect { x, width: body.width.saturating_sub(x).saturating_sub(1), ..body };
    (list, divider, detail)
}

fn percent(whole: u16, part: u16) -> u16 {
    (u32::from(whole).saturating_mul(u32::from(part)) / 100) as u16
}

/// A box over the body, at most so wide and so high, centered; a little above the middle.
pub fn popup(size: Size, width: u16, height: u16) -> Rect {
    let (width, height) =
        (width.min(size.width.saturating_sub(2)), height.min(size.height.saturating_sub(2)));
    let x = size.width.saturating_sub(width) / 2;
    let y = size.height.saturating_sub(height) / 3;
    Rect::new(x, y.max(1), width, height.min(size.height.saturating_sub(y.max(1))))
}

/// The box of the catalog and of pasted names.
pub fn catalog_box(size: Size) -> Rect {
    popup(size, 104, size.height.saturating_sub(4))
}

/// Rows of the list inside the catalog's box.
pub fn catalog_list_height(size: Size) -> u16 {
    inside(catalog_box(size)).height.saturating_sub(4)
}

/// Where an invitation stands: its box, its list with rows below that say what is asked, and the mail under them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvitationAreas {
    pub outer: Rect,
    pub list: Rect,
    /// Three rows; in a low window with the mail one.
    pub foot: Rect,
    /// Empty where the mail isn't shown.
    pub mail: Rect,
}

/// Whether a mail is folded out below what was read of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mail {
    #[default]
    Folded,
    Shown,
}

impl Mail {
    pub fn other(self) -> Mail {
        match self {
            Mail::Folded => Mail::Shown,
            Mail::Shown => Mail::Folded,
        }
    }
}

/// A box of fewer rows has no room for a list, three rows below it and a mail.
const LOW: u16 = 10;

/// The areas of an invitation with that many rows.
pub fn invitation_areas(size: Size, rows: usize, mail: Mail) -> InvitationAreas {
    let most = size.height.saturating_sub(4);
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(5);
    let height = if mail == Mail::Shown { most } else { most.min(rows) };
    let outer = popup(size, 110, height);
    let inner = inside(outer);
    let below = if mail == Mail::Shown { inner.height / 2 } else { 0 };
    let asks = if mail == Mail::Shown && inner.height < LOW { 1 } else { 3 };
    let list = Rect { height: inner.height.saturating_sub(asks).saturating_sub(below), ..inner };
    let foot = Rect { y: list.bottom(), height: asks.min(inner.height), ..inner };
    let mail = Rect { y: inner.bottom().saturating_sub(below), height: below, ..inner };
    InvitationAreas { outer, list, foot, mail }
}

/// Where a write-up stands: its scores and its texts, beside each other or, in a narrow window, one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WriteUpAreas {
    pub head: Rect,
    pub scores: Rect,
    pub texts: Rect,
    pub foot: Rect,
}

/// Below this many columns scores and texts stand one above the other.
const SIDE_BY_SIDE: u16 = 76;

pub fn write_up_areas(size: Size) -> WriteUpAreas {
    let body = body(size);
    let head = Rect { height: body.height.min(1), ..body };
    let foot = Rect { y: body.bottom().saturating_sub(1), height: body.height.min(1), ..body };
    let height = body.height.saturating_sub(4);
    let inner = Rect { x: 1, y: body.y.saturating_add(2), width: body.width.saturating_sub(2), height };
    if body.width < SIDE_BY_SIDE {
        return WriteUpAreas { head, scores: inner, texts: inner, foot };
    }
    let left = percent(inner.width, 50).min(54);
    let scores = Rect { width: left, ..inner };
    let x = inner.x.saturating_add(left).saturating_add(2);
    let texts = Rect { x, width: body.right().saturating_sub(x).saturating_sub(1), ..inner };
    WriteUpAreas { head, scores, texts, foot }
}

/// Rows below the list of pasted names, about the selected one: its long name, and what speaks against it.
pub fn match_about_height(size: Size) -> u16 {
    if size.height < 20 { 2 } else { 4 }
}

/// Rows of the list of pasted names: two rows stand above it.
pub fn match_list_height(size: Size) -> u16 {
    inside(catalog_box(size)).height.saturating_sub(2).saturating_sub(match_about_height(size))
}

/// The box of a searchable list.
pub fn picker_box(size: Size) -> Rect {
    popup(size, 96, size.height.saturating_sub(4))
}

/// Rows of the list inside the box: the line of text and a blank stand above it.
pub fn picker_list_height(size: Size) -> u16 {
    inside(picker_box(size)).height.saturating_sub(2)
}

/// The columns of a searchable list: of the pointer and what stands before the texts, of the texts, of what is said of
/// them. The first two are as wide as the widest of them, if there is room.
pub fn picker_columns(size: Size, marks: usize, texts: usize) -> (usize, usize, usize) {
    let whole = usize::from(inside(picker_box(size)).width).saturating_sub(2);
    let marks = marks.min(if whole < 58 { 9 } else { 24 });
    let room = whole.saturating_sub(marks).saturating_sub(4);
    let texts = texts.clamp(12, 40).min(room);
    (marks, texts, room.saturating_sub(texts).saturating_sub(2))
}

/// The inside of a popup: a frame of one cell and a blank left and right.
pub fn inside(outer: Rect) -> Rect {
    Rect {
        x: outer.x.saturating_add(2),
        y: outer.y.saturating_add(1),
        width: outer.width.saturating_sub(4),
        height: outer.height.saturating_sub(2),
    }
}

/// The box of a form, and its inside.
/// `rows` are those of its fields.
pub fn form_outer(size: Size, rows: usize) -> Rect {
    let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(6);
    popup(size, 96, size.height.saturating_sub(4).min(rows))
}

pub fn form_inner(size: Size, rows: usize) -> Rect {
    inside(form_outer(size, rows))
}

/// Columns of a form's labels.
pub const FORM_LABEL: u16 = 24;

/// Columns that a field's text has.
pub fn form_text_width(inner: Rect) -> usize {
    usize::from(inner.width.saturating_sub(FORM_LABEL).saturating_sub(2))
}

/// A column of prose at the left of an area, with a margin, no wider than one likes to read.
pub fn prose(area: Rect) -> Rect {
    let width = area.width.saturating_sub(4).min(PROSE);
    Rect { x: area.x.saturating_add(2), width, ..area }
}

/// The list of what is to be decided, below a title, and the place of its sides.
pub fn conflict_areas(area: Rect, len: usize) -> (Rect, Rect) {
    let rows = u16::try_from(len).unwrap_or(u16::MAX).min(area.height / 3).max(1);
    let list = Rect { y: area.y.saturating_add(2), height: rows.min(area.height.saturating_sub(2)), ..area };
    let used = list.height.saturating_add(3);
    let rest = Rect { y: area.y.saturating_add(used), height: area.height.saturating_sub(used), ..area };
    (list, rest)
}

/// The ways out, below so many rows of text; never without room for three.
pub fn recovery_list(area: Rect, text: usize) -> Rect {
    let above = u16::try_from(text).unwrap_or(u16::MAX).min(area.height.saturating_sub(3));
    Rect { y: area.y.saturating_add(above), height: area.height.saturating_sub(above), ..area }
}

/// The first row to show so that `at` is in sight, moving as little as may be, never past the end.
pub fn scrolled(offset: usize, at: usize, len: usize, height: usize) -> usize {
    let lowest = at.saturating_add(1).saturating_sub(height);
    let last = len.saturating_sub(height);
    offset.clamp(lowest, at.max(lowest)).min(last)
}

/// The review: its list and the reason of the selected warning, beside each other or, in a narrow window, one below the
/// other with a rule between.
pub fn review_areas(size: Size) -> ReviewAreas {
    let all = areas(size, Share::Even, Pane::List);
    if !all.detail.is_empty() {
        return ReviewAreas {
            head: all.head,
            list: all.list,
            divider: all.divider,
            rule: Rect::default(),
            detail: all.detail,
        };
    }
    let half = all.list.height / 2;
    let list = Rect { height: half, ..all.list };
    let below = list.bottom().saturating_add(1);
    let detail = Rect {
        x: list.x.saturating_add(1),
        width: list.width.saturating_sub(2),
        y: below,
        height: all.list.bottom().saturating_sub(below),
    };
    let rule = Rect { y: list.bottom(), height: list.height.min(1), ..list };
    ReviewAreas { head: all.head, list, divider: all.divider, rule, detail }
}

/// The messages stand as the review does; in a narrow window a text that has the keys has it all, and in a low one as well
/// the list.
pub fn messages_areas(size: Size, focus: Pane) -> ReviewAreas {
    let all = areas(size, Share::Even, focus);
    let none = Rect::default();
    match all.list.is_empty() {
        true => {
            let x = all.detail.x.saturating_add(1);
            let detail = Rect { x, width: all.detail.width.saturating_sub(1), ..all.detail };
            ReviewAreas { head: none, list: none, divider: none, rule: none, detail }
        }
        false if all.detail.is_empty() && size.height < TALL => {
            ReviewAreas { head: all.head, list: all.list, divider: none, rule: none, detail: none }
        }
        false => review_areas(size),
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReviewAreas {
    pub head: Rect,
    pub list: Rect,
    /// Between list and detail where they stand beside each other; else there is the rule.
    pub divider: Rect,
    pub rule: Rect,
    pub detail: Rect,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_stay_inside_at_every_size() {
        for width in 0..220 {
            for height in [0, 1, 11, 12, 24, 34, 60] {
                let size = Size { width, height };
                for share in [Share::Even, Share::Table] {
                    for focus in [Pane::List, Pane::Detail] {
                        let it = areas(size, share, focus);
                        for area in [it.header, it.head, it.list, it.divider, it.detail, it.body, it.footer] {
                            assert!(area.right() <= width && area.bottom() <= height, "{size:?} {area:?}");
                        }
                        assert!(!fits(size) || !it.list.is_empty() || !it.detail.is_empty());
                    }
                }
                let popup = popup(size, 80, 30);
                assert!(
                    popup.right() <= width.max(popup.x) && popup.bottom() <= height.max(1),
                    "{size:?} {popup:?}"
                );
            }
        }
    }

    #[test]
    fn scrolling_moves_as_little_as_it_can() {
        assert_eq!(scrolled(0, 5, 100, 10), 0);
        assert_eq!(scrolled(0, 10, 100, 10), 1);
        assert_eq!(scrolled(50, 10, 100, 10), 10);
        assert_eq!(scrolled(95, 99, 100, 10), 90);
        assert_eq!(scrolled(5, 0, 0, 10), 0);
    }
}
