//! The agenda or the people of an interview as lines that are written.

use crate::{
    app::{outcome::DayPart, screens::day_lines::DayLines},
    layout::Areas,
    view::painter::Painter,
};

impl Painter<'_> {
    pub fn day_lines(&mut self, it: &DayLines, areas: Areas) -> Option<(u16, u16)> {
        let empty = match it.part {
            DayPart::Agenda => "Paste or type the agenda, their time first: 9:00 Dr. A. Rivera (PD) · room 2",
            DayPart::People => "One a line: Dr. A. Rivera (PD) · ri-VEH-ra · what you talk about",
        };
        self.writing(&it.writing, areas.body, empty)
    }
}
