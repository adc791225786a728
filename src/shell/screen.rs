//! The terminal as a surface: entered and left in pairs, drawn in one write a frame, silent when nothing changed.

use std::{
    io::{self, BufWriter, Stdout, Write, stdout},
    sync::atomic::{AtomicBool, Ordering},
};

use crossterm::{
    cursor::{Hide, MoveTo, Show},
    event::{DisableBracketedPaste, EnableBracketedPaste},
    execute, queue,
    style::force_color_output,
    terminal::{
        BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
        LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    },
};
use ratatui::{
    backend::{Backend, CrosstermBackend},
    buffer::{Buffer, Cell},
    layout::{Rect, Size},
};

use crate::{app::App, view};

/// Whether this process holds the terminal; a fact about the process, not about the season.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// A frame of a large window in one write.
const CAPACITY: usize = 64 << 10;

/// The bytes of the longest character; a longer symbol has several parts.
const ONE_PART: usize = 4;

/// What never stands in a cell.
const NOTHING: &str = "\u{f8ff}";

pub struct Screen {
    backend: CrosstermBackend<BufWriter<Stdout>>,
    shown: Buffer,
    next: Buffer,
    cursor: Option<(u16, u16)>,
    /// What stands on the terminal isn't known: everything is drawn.
    stale: bool,
}

/// Takes the terminal. Does nothing where it is taken already.
pub fn enter() -> io::Result<()> {
    if ENTERED.swap(true, Ordering::SeqCst) {
        return Ok(());
    }
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, Hide)?;
    // A console that knows no bracketed paste is no reason to stop.
    let _ = execute!(stdout(), EnableBracketedPaste);
    Ok(())
}

/// Takes the terminal once more where it is taken: somebody else may have had it meanwhile.
pub fn renew() {
    if ENTERED.load(Ordering::SeqCst) {
        // a mode that is on already isn't set again
        let _ = disable_raw_mode();
        let _ = enable_raw_mode();
        let _ = execute!(stdout(), EnterAlternateScreen, Hide, EnableBracketedPaste);
    }
}

/// Gives the terminal back as it was. Safe to call at any time, from any thread, any number of times; true where
/// this call gave it back.
pub fn leave() -> bool {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return false;
    }
    // First what never blocks.
    let _ = disable_raw_mode();
    let _ = execute!(stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    true
}

impl Screen {
    pub fn new(size: Size) -> Screen {
        // Styles of the mono theme are attributes, which crossterm drops with the colors where NO_COLOR is set.
        force_color_output(true);
        let area = Rect::new(0, 0, size.width, size.height);
        Screen {
            backend: CrosstermBackend::new(BufWriter::with_capacity(CAPACITY, stdout())),
            shown: Buffer::empty(area),
            next: Buffer::empty(area),
            cursor: None,
            stale: true,
        }
    }

    /// The next frame is drawn whole.
    pub fn forget(&mut self) {
        self.stale = true;
    }

    /// Brings the terminal from what it shows to the present state, in one write; writes nothing where nothing differs.
    pub fn draw(&mut self, app: &App) -> io::Result<()> {
        let area = Rect::new(0, 0, app.cx.size.width, app.cx.size.height);
        if self.next.area != area {
            self.shown = Buffer::empty(area);
            self.next = Buffer::empty(area);
            self.stale = true;
        }
        self.next.reset();
        let cursor = view::paint(app, &mut self.next);
        if self.stale {
            self.shown.reset();
        } else if cursor == self.cursor && self.next == self.shown {
            return Ok(());
        }
        queue!(self.backend, BeginSynchronizedUpdate, Hide)?;
        if self.stale {
            queue!(self.backend, Clear(ClearType::All))?;
        }
        distrust(&mut self.shown, &self.next);
        self.backend.draw(self.shown.diff(&self.next).into_iter())?;
        if let Some((x, y)) = cursor {
            queue!(self.backend, MoveTo(x, y), Show)?;
        }
        queue!(self.backend, EndSynchronizedUpdate)?;
        Write::flush(&mut self.backend)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.cursor = cursor;
        self.stale = false;
        Ok(())
    }
}

/// Has what stands right of a changed emoji of several parts drawn anew: terminals and tmux don't agree on how many
/// columns such a one takes, so that it may have been drawn over its neighbors.
fn distrust(shown: &mut Buffer, next: &Buffer) {
    let columns = usize::from(next.area.width).max(1);
    let has_parts = |cell: &Cell| cell.symbol().len() > ONE_PART;
    for (shown, next) in shown.content.chunks_mut(columns).zip(next.content.chunks(columns)) {
        let changed = shown.iter().zip(next).position(|(old, new)| has_parts(new) && old != new);
        let Some(first) = changed else { continue };
        // the second column of such a one is never drawn by itself, which would cut it in two
        let right = shown.iter_mut().skip(1).zip(next).skip(first).filter(|it| !has_parts(it.1));
        for (cell, _) in right {
            cell.set_symbol(NOTHING);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn drawn(shown: &str, next: &str) -> String {
        let of = |text: &str| {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
            buffer.set_string(0, 0, text, Style::default());
            buffer
        };
        let (mut shown, next) = (of(shown), of(next));
        distrust(&mut shown, &next);
        shown.diff(&next).into_iter().map(|it| it.2.symbol().to_owned()).collect()
    }

    #[test]
    fn what_stands_right_of_a_new_emoji_is_drawn_with_it() {
        assert_eq!(drawn("ab cd", "ax cd"), "x");
        assert_eq!(drawn("a介 cd", "a入 cd"), "入");
        assert_eq!(drawn("a介 cd", "a👩🏽‍⚕️ cd"), "👩🏽‍⚕️ cd      ");
        assert_eq!(drawn("a❤️ 👩🏽‍⚕️ cd", "a⌨️ 👩🏽‍⚕️ cd"), "⌨️ 👩🏽‍⚕️ cd   ");
        assert_eq!(drawn("a👩🏽‍⚕️ cd", "a👩🏽‍⚕️ ce"), "e", "one that stands there already does no harm");
    }
}
