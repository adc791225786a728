//! Where the month's cells and the season's strip lie.

use ratatui::layout::Rect;

use super::{Areas, Pane};

/// The least rows below the strip; with fewer it and what is below take turns.
const LEAST_BELOW: u16 = 5;

/// Columns of the names of lanes.
pub const LANE_LABEL: u16 = 15;

/// The cells of a month: as many rows as there are weeks, below a row with the names of days.
#[derive(Clone, Copy, Debug)]
pub struct Grid {
    area: Rect,
    weeks: u16,
}

pub fn grid(area: Rect, weeks: usize) -> Grid {
    Grid { area, weeks: u16::try_from(weeks).unwrap_or(1).max(1) }
}

impl Grid {
    pub fn cell_width(&self) -> u16 {
        self.area.width / 7
    }

    pub fn cell_height(&self) -> u16 {
        (self.area.height.saturating_sub(1) / self.weeks).clamp(1, 6)
    }

    /// The name of a day of the week.
    pub fn head(&self, weekday: usize) -> Rect {
        Rect { height: self.area.height.min(1), ..self.column(weekday) }
    }

    pub fn cell(&self, week: usize, weekday: usize) -> Rect {
        let height = self.cell_height();
        let above = u16::try_from(week).unwrap_or(u16::MAX).saturating_mul(height).saturating_add(1);
        let left = self.area.height.saturating_sub(above).min(height);
        Rect { y: self.area.y.saturating_add(above), height: left, ..self.column(weekday) }
    }

    fn column(&self, weekday: usize) -> Rect {
        let x = u16::try_from(weekday).unwrap_or(u16::MAX).saturating_mul(self.cell_width());
        Rect { x: self.area.x.saturating_add(x), width: self.cell_width(), ..self.area }
    }
}

/// The strip of the season over the whole width, and what is on below it.
#[derive(Clone, Copy, Debug)]
pub struct Strip {
    pub strip: Rect,
    pub below: Rect,
}

/// `lanes` rows and one for the months.
pub fn strip(areas: &Areas, lanes: usize, focus: Pane) -> Strip {
    let above = areas.body.height.min(1);
    let body = Rect {
        y: areas.body.y.saturating_add(above),
        height: areas.body.height.saturating_sub(above),
        ..areas.body
    };
    let rows = u16::try_from(lanes).unwrap_or(u16::MAX).saturating_add(1);
    let none = Rect { height: 0, ..body };
    if body.height < rows.saturating_add(LEAST_BELOW) {
        return match focus {
            Pane::List => Strip { strip: Rect { height: body.height.min(rows), ..body }, below: none },
            Pane::Detail => Strip { strip: none, below: body },
        };
    }
    let below = rows.saturating_add(1);
    Strip {
        strip: Rect { height: rows, ..body },
        below: Rect {
            x: body.x.saturating_add(1),
            y: body.y.saturating_add(below),
            width: body.width.saturating_sub(2),
            height: body.height.saturating_sub(below),
        },
    }
}

/// The column of a strip in which a day stands: `day` of `days`, counted from its start.
pub fn strip_column(width: u16, day: i64, days: i64) -> u16 {
    let at = day.max(0).saturating_mul(i64::from(width)).checked_div(days.max(1)).unwrap_or(0);
    u16::try_from(at).unwrap_or(u16::MAX).min(width.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::layout::{Share, areas};

    #[test]
    fn cells_and_strips_stay_inside_at_every_size() {
        for width in 0..220 {
            for height in [0, 1, 11, 12, 20, 24, 34, 60] {
                let size = Size { width, height };
                for focus in [Pane::List, Pane::Detail] {
                    let all = areas(size, Share::Even, focus);
                    let strip = strip(&all, 7, focus);
                    for it in [strip.strip, strip.below] {
                        assert!(it.right() <= width && it.bottom() <= height, "{size:?} {it:?}");
                    }
                    let grid = grid(all.list, 6);
                    for week in 0..6 {
                        for weekday in 0..7 {
                            let it = grid.cell(week, weekday);
                            assert!(it.is_empty() || all.list.union(it) == all.list, "{size:?} {it:?}");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_strip_begins_and_ends_with_its_days() {
        assert_eq!(strip_column(60, 0, 400), 0);
        assert_eq!(strip_column(60, 399, 400), 59);
        assert_eq!(strip_column(60, 4_000, 400), 59);
        assert_eq!(strip_column(60, -3, 400), 0);
        assert_eq!(strip_column(0, 3, 0), 0);
    }
}
