//! Screens as text: what stands in the cells.

use fluoro::{app::App, text::width, view::paint};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
};

use super::roles;

/// The screen as the program draws it.
pub fn buffer(app: &App) -> Buffer {
    drawn(app).0
}

/// The screen, and where the cursor stands in it.
pub fn drawn(app: &App) -> (Buffer, Option<(u16, u16)>) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.cx.size.width, app.cx.size.height));
    let cursor = paint(app, &mut buffer);
    (buffer, cursor)
}

/// A cell by its column and row. Twenty times as fast as the buffer's own look-up, which counts where tests look at every
/// cell of every screen.
pub fn cell(buffer: &Buffer, x: u16, y: u16) -> &Cell {
    &buffer.content[usize::from(y) * usize::from(buffer.area.width) + usize::from(x)]
}

/// The columns of a row in which something begins: all but those that a wide letter covers.
pub fn columns(buffer: &Buffer, y: u16) -> impl Iterator<Item = u16> {
    let mut free = 0;
    (0..buffer.area.width).filter(move |x| {
        let begins = *x >= free;
        if begins {
            let symbol = cell(buffer, *x, y).symbol();
            free = x + if symbol.len() == 1 { 1 } else { width(symbol).max(1) as u16 };
        }
        begins
    })
}

/// One row's cells, without those that a wide letter covers.
pub fn row(buffer: &Buffer, y: u16) -> String {
    let text: String = columns(buffer, y).map(|x| cell(buffer, x, y).symbol()).collect();
    text.trim_end().to_owned()
}

pub fn text(buffer: &Buffer) -> String {
    (0..buffer.area.height).map(|y| row(buffer, y) + "\n").collect()
}

/// The rows that hold text of an alarming role.
pub fn alarms(app: &App) -> Vec<String> {
    let buffer = roles::painted(app);
    let alarms = |x: u16, y: u16| {
        let it = cell(&buffer, x, y);
        it.symbol() != " " && matches!(roles::of(it), Some("bad" | "alarm"))
    };
    let is_red = |y: &u16| columns(&buffer, *y).any(|x| alarms(x, *y));
    (0..buffer.area.height).filter(is_red).map(|y| row(&buffer, y)).collect()
}
