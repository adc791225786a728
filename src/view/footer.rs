//! The last row: the keys that matter on the present screen; the way out is never cut off.

use ratatui::layout::Rect;

use super::{list::NARROW, painter::Painter};
use crate::{
    app::{
        command::{Command, GlobalCommand},
        screen::Hints,
        state::Glyphs,
    },
    text::width,
};

impl Painter<'_> {
    pub fn footer(&mut self, area: Rect) {
        let top = self.app.top();
        let (left, mut right) = (top.hints(&self.app.cx), top.way_out());
        if area.width < NARROW {
            // the help names it too
            right.retain(|it| it.0 != GlobalCommand::Palette.into());
        }
        let text = |hints: &Hints| {
            hints
                .iter()
                .map(|(command, word)| format!("{} {word}", self.key_text(*command)))
                .collect::<Vec<_>>()
        };
        let right_text = text(&right).join("  ");
        let mut room = usize::from(area.width).saturating_sub(width(&right_text)).saturating_sub(3);
        let mut pieces = vec![(" ".to_owned(), self.styles.plain)];
        for (command, word) in left {
            let key = self.key_text(command);
            let wants = width(&key).saturating_add(width(word)).saturating_add(3);
            if wants > room {
                break;
            }
            room = room.saturating_sub(wants);
            pieces.push((key, self.styles.strong));
            pieces.push((format!(" {word}  "), self.styles.dim));
        }
        self.pieces(area, 0, &pieces);
        let columns = (width(&right_text).saturating_add(1) as u16).min(area.width);
        let at = Rect { x: area.right().saturating_sub(columns), width: columns, ..area };
        let mut pieces = Vec::new();
        for (n, (command, word)) in right.into_iter().enumerate() {
            pieces.push((
                format!("{}{}", if n > 0 { "  " } else { "" }, self.key_text(command)),
                self.styles.strong,
            ));
            pieces.push((format!(" {word}"), self.styles.dim));
        }
        self.pieces(at, 0, &pieces);
    }

    /// Returns the first key of a command; in ASCII arrows are called by their names, since `v` and `>` are keys as well.
    fn key_text(&self, command: Command) -> String {
        let key = command.key();
        if self.cx().look.glyphs == Glyphs::Unicode {
            return key;
        }
        let names = [("→", "Right"), ("←", "Left"), ("↓", "Down"), ("↑", "Up")];
        names.iter().fold(key, |key, (arrow, name)| key.replace(arrow, name))
    }
}
