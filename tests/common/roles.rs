//! Which role each cell of a screen plays, whatever the theme: painted in styles of which each has a color of its own.

use fluoro::{
    app::App,
    view::{Styles, paint_with},
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier, Style},
};

use super::picture::cell;

macro_rules! roles {
    ($($text:ident)*; $($tint:ident)*) => {
        /// Roles of text.
        const TEXTS: &[&str] = &[$(stringify!($text)),*];
        /// Roles that lie on top of text.
        const TINTS: &[&str] = &[$(stringify!($tint)),*];

        /// Every role as a number: those of text in the foreground, those that lie on top of it in the background.
        fn styles() -> Styles {
            let number = |all: &[&str], name| all.iter().position(|it| *it == name).map(|it| Color::Indexed(it as u8));
            Styles {
                $($text: Style { fg: number(TEXTS, stringify!($text)), ..Style::new() },)*
                $($tint: Style { bg: number(TINTS, stringify!($tint)), ..Style::new() },)*
            }
        }

        /// Every role of a theme by its name.
        pub fn all(styles: &Styles) -> Vec<(&'static str, Style)> {
            vec![$((stringify!($text), styles.$text),)* $((stringify!($tint), styles.$tint),)*]
        }
    };
}

roles! {
    plain dim strong head accent good warn bad link code rule tab alarm;
    selected resting
}

/// A run of cells in one row.
struct Run {
    role: &'static str,
    from: u16,
    until: u16,
}

/// The screen painted by role.
pub fn painted(app: &App) -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, app.cx.size.width, app.cx.size.height));
    paint_with(app, &mut buffer, styles());
    buffer
}

/// The role of the text in a cell; none where nothing was painted.
pub fn of(cell: &Cell) -> Option<&'static str> {
    match named(TEXTS, cell.fg) {
        Some("plain") if cell.modifier.contains(Modifier::ITALIC) => Some("slanted"),
        role => role,
    }
}

fn named(all: &[&'static str], color: Color) -> Option<&'static str> {
    let Color::Indexed(at) = color else { return None };
    all.get(usize::from(at)).copied()
}

/// `7: head 0-12, dim 14-40 | selected 0-59` for each row with more in it than plain text and rules. Blanks between two
/// runs of the same role belong to them.
pub fn runs(buffer: &Buffer) -> String {
    let mut lines = String::new();
    for y in 0..buffer.area.height {
        let texts = words(&row_runs(buffer, y, |cell| of(cell).filter(|it| is_told(it, cell))));
        let tints = words(&row_runs(buffer, y, |cell| named(TINTS, cell.bg)));
        match (texts.as_str(), tints.as_str()) {
            ("", "") => {}
            (texts, "") => lines += &format!("{y}: {texts}\n"),
            ("", tints) => lines += &format!("{y}: | {tints}\n"),
            (texts, tints) => lines += &format!("{y}: {texts} | {tints}\n"),
        }
    }
    lines
}

/// Plain text and rules aren't, nor is a blank that looks the same in every role but these.
fn is_told(role: &str, cell: &Cell) -> bool {
    !["plain", "rule"].contains(&role) && (cell.symbol() != " " || ["tab", "alarm", "link"].contains(&role))
}

fn row_runs(buffer: &Buffer, y: u16, role: impl Fn(&Cell) -> Option<&'static str>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for x in 0..buffer.area.width {
        let Some(role) = role(cell(buffer, x, y)) else { continue };
        let is_blank = |x: u16| cell(buffer, x, y).symbol() == " ";
        match runs.last_mut() {
            Some(run) if run.role == role && (run.until..x).all(is_blank) => run.until = x + 1,
            _ => runs.push(Run { role, from: x, until: x + 1 }),
        }
    }
    runs
}

fn words(runs: &[Run]) -> String {
    let words = |run: &Run| format!("{} {}-{}", run.role, run.from, run.until);
    runs.iter().map(words).collect::<Vec<_>>().join(", ")
}
