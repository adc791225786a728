//! Marks that stand before rows, wherever these are shown.

use crate::{
    app::{context::Context, state::Glyphs},
    domain::tables::Progress,
};

pub fn progress_mark(cx: &Context, progress: Progress) -> &'static str {
    match (cx.look.glyphs, progress) {
        (Glyphs::Unicode, Progress::ToDo) => "·",
        (Glyphs::Unicode, Progress::Doing) => "◐",
        (Glyphs::Unicode, Progress::Done) => "✓",
        (Glyphs::Unicode, Progress::NotNeeded) => "–",
        (Glyphs::Ascii, Progress::ToDo) => "[ ]",
        (Glyphs::Ascii, Progress::Doing) => "[%]",
        (Glyphs::Ascii, Progress::Done) => "[x]",
        (Glyphs::Ascii, Progress::NotNeeded) => "[-]",
    }
}
