//! A list of names as it is written.

use crate::{app::screens::names::Names, layout::Areas, view::painter::Painter};

impl Painter<'_> {
    pub fn names(&mut self, names: &Names, areas: Areas) -> Option<(u16, u16)> {
        self.writing(&names.writing, areas.body, "Write or paste names, one per line")
    }
}
