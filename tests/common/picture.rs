//! Screens as text: what stands in the cells, then every run of cells that doesn't look plain.

use fluoro::{
    app::App,
    text::width,
    view::{Styles, paint},
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier, Style},
};

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

/// One row's cells, without those that a wide letter covers.
pub fn row(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut covered = 0;
    for x in 0..buffer.area.width {
        if covered > 0 {
            covered -= 1;
            continue;
        }
        let symbol = buffer[(x, y)].symbol();
        text.push_str(symbol);
        covered = width(symbol).saturating_sub(1);
    }
    text.trim_end().to_owned()
}

pub fn text(buffer: &Buffer) -> String {
    (0..buffer.area.height).map(|y| row(buffer, y) + "\n").collect()
}

/// Text, then `row:from-to look` for each run that differs from the theme's plain text.
pub fn picture(app: &App, buffer: &Buffer) -> String {
    let plain = plain(app);
    let mut runs = String::new();
    for y in 0..buffer.area.height {
        let mut from = 0;
        for x in 1..=buffer.area.width {
            let look = buffer[(from, y)].style();
            if x < buffer.area.width && buffer[(x, y)].style() == look {
                continue;
            }
            if look != plain {
                runs += &format!("{y}:{from}-{x}{}\n", words(look, plain));
            }
            from = x;
        }
    }
    format!("{}{}\n{runs}", text(buffer), "─".repeat(usize::from(buffer.area.width)))
}

/// How a cell of plain text looks in the session's theme.
pub fn plain(app: &App) -> Style {
    let mut cell = Cell::EMPTY;
    cell.set_style(Styles::of(app.cx.look.theme).plain);
    cell.style()
}

fn words(look: Style, plain: Style) -> String {
    let mut words = String::new();
    if look.fg != plain.fg {
        words += &format!(" {}", color(look.fg));
    }
    if look.bg != plain.bg {
        words += &format!(" on {}", color(look.bg));
    }
    let named = [
        (Modifier::BOLD, " bold"),
        (Modifier::DIM, " dim"),
        (Modifier::ITALIC, " italic"),
        (Modifier::UNDERLINED, " underlined"),
        (Modifier::REVERSED, " reversed"),
    ];
    for (modifier, word) in named {
        if look.add_modifier.contains(modifier) {
            words += word;
        }
    }
    words
}

fn color(color: Option<Color>) -> String {
    match color {
        Some(Color::Rgb(r, g, b)) => format!("#{r:02x}{g:02x}{b:02x}"),
        Some(color) => format!("{color:?}").to_lowercase(),
        None => "reset".into(),
    }
}

/// The rows that hold text in the color of alarms, for themes that have one.
pub fn alarms(app: &App, buffer: &Buffer) -> Vec<String> {
    let bad = Styles::of(app.cx.look.theme).bad.fg;
    let is_bad = |x: u16, y: u16| buffer[(x, y)].symbol() != " " && Some(buffer[(x, y)].fg) == bad;
    let red = |y: &u16| (0..buffer.area.width).any(|x| is_bad(x, *y));
    (0..buffer.area.height).filter(red).map(|y| row(buffer, y)).collect()
}
