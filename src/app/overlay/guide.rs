//! The guide as one reads it: a page, and how far it is scrolled.

use crate::{
    app::{App, command::Command, overlay::Overlay},
    layout,
};

#[derive(Clone, Debug)]
pub struct Reader {
    pub page: usize,
    pub offset: usize,
    /// Rows of the page at the present width.
    pub rows: usize,
}

impl App {
    pub(in crate::app) fn open_guide(&mut self, page: usize) {
        self.overlays.push(Overlay::Guide(Reader { page, offset: 0, rows: usize::MAX }));
    }

    pub(in crate::app) fn guide_command(&mut self, command: Command) {
        let height = usize::from(self.size.height.saturating_sub(5)).max(1);
        let last_page = self.data.guide().pages.len().saturating_sub(1);
        let Some(Overlay::Guide(reader)) = self.overlays.last_mut() else { return };
        let turn = |reader: &mut Reader, page: usize| {
            reader.page = page;
            reader.offset = 0;
        };
        match command {
            Command::ReadDown => reader.offset = reader.offset.saturating_add(1),
            Command::ReadUp => reader.offset = reader.offset.saturating_sub(1),
            Command::ReadPageDown => reader.offset = reader.offset.saturating_add(height),
            Command::ReadPageUp => reader.offset = reader.offset.saturating_sub(height),
            Command::ReadTop => reader.offset = 0,
            Command::ReadBottom => reader.offset = usize::MAX,
            Command::NextPage => turn(reader, reader.page.saturating_add(1).min(last_page)),
            Command::PreviousPage => turn(reader, reader.page.saturating_sub(1)),
            Command::CloseGuide => return drop(self.overlays.pop()),
            Command::ReaderFind => self.open_contents(),
            _ => {}
        }
        self.clamp_guide();
    }

    /// Keeps the scroll inside the page, whose rows depend on the width.
    pub(in crate::app) fn clamp_guide(&mut self) {
        let Some(Overlay::Guide(reader)) = self.overlays.last() else { return };
        let area = layout::prose(self.areas().body);
        let rows = self.guide_rows(reader.page, usize::from(area.width)).len();
        let most = rows.saturating_sub(usize::from(area.height.saturating_sub(1)));
        if let Some(Overlay::Guide(reader)) = self.overlays.last_mut() {
            reader.rows = rows;
            reader.offset = reader.offset.min(most);
        }
    }
}
