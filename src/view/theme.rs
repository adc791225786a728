//! All colors and marks in one place. `terminal` uses the terminal's own palette, `dark` and `light` fixed colors with
//! enough contrast, `mono` none at all.

use ratatui::{
    buffer::Buffer,
    style::{Color, Modifier, Style},
    symbols::border,
};

use crate::app::{
    pages::page::Ink,
    state::{Colors, Glyphs, Look, Theme},
};

/// How each kind of text looks.
#[derive(Clone, Copy, Debug)]
pub struct Styles {
    pub plain: Style,
    pub dim: Style,
    pub strong: Style,
    pub head: Style,
    pub accent: Style,
    pub good: Style,
    pub warn: Style,
    pub bad: Style,
    pub link: Style,
    pub code: Style,
    pub rule: Style,
    /// The selected row, and selected text.
    pub selected: Style,
    /// A selected row in the pane that doesn't have the keys.
    pub resting: Style,
    pub tab: Style,
    /// The notice that stays: NOT SAVED.
    pub alarm: Style,
}

/// Marks that stand beside words, never alone.
#[derive(Clone, Copy, Debug)]
pub struct Marks {
    pub pointer: &'static str,
    pub done: &'static str,
    pub todo: &'static str,
    pub doing: &'static str,
    pub off: &'static str,
    pub late: &'static str,
    pub gold: &'static str,
    pub silver: &'static str,
    /// Of a pool with but one tier.
    pub signal: &'static str,
    pub marked: &'static str,
    pub divider: &'static str,
    pub thumb: &'static str,
    pub rule: &'static str,
    pub dot: &'static str,
    /// The band of a rotation that is fixed, and of one that isn't yet.
    pub band: &'static str,
    pub band_open: &'static str,
    /// In the cells of a matrix: assigned and there, awaited, with something against it, not assigned.
    pub here: &'static str,
    pub awaited: &'static str,
    pub wrong: &'static str,
    pub absent: &'static str,
    pub border: border::Set<'static>,
}

impl Styles {
    /// Returns the theme's styles in the colors that the terminal can show.
    pub fn of_look(look: Look) -> Styles {
        match look.colors {
            Colors::Any => Styles::of(look.theme),
            Colors::Indexed => Styles::of(look.theme).with(indexed),
            Colors::Sixteen => Styles::of_sixteen(look.theme),
            Colors::None => Styles::mono(),
        }
    }

    pub fn of(theme: Theme) -> Styles {
        match theme {
            Theme::Terminal => Styles::painted(Palette {
                base: Style::new(),
                accent: Color::Cyan,
                good: Color::Green,
                warn: Color::Yellow,
                bad: Color::Red,
                link: Color::Blue,
                dim: None,
            }),
            Theme::Dark => Styles::painted(Palette {
                base: Style::new().fg(Color::Rgb(0xe4, 0xe6, 0xeb)).bg(Color::Rgb(0x15, 0x18, 0x1e)),
                accent: Color::Rgb(0x7f, 0xd1, 0xd8),
                good: Color::Rgb(0x8f, 0xce, 0x8a),
                warn: Color::Rgb(0xe8, 0xc0, 0x6a),
                bad: Color::Rgb(0xff, 0x8a, 0x80),
                link: Color::Rgb(0x8a, 0xb4, 0xf8),
                dim: Some(Color::Rgb(0x9a, 0xa0, 0xab)),
            }),
            Theme::Light => Styles::painted(Palette {
                base: Style::new().fg(Color::Rgb(0x1d, 0x21, 0x27)).bg(Color::Rgb(0xfc, 0xfc, 0xfa)),
                accent: Color::Rgb(0x00, 0x5f, 0x6b),
                good: Color::Rgb(0x1d, 0x6b, 0x2c),
                warn: Color::Rgb(0x80, 0x50, 0x00),
                bad: Color::Rgb(0xb3, 0x1d, 0x1d),
                link: Color::Rgb(0x1a, 0x4f, 0xa3),
                dim: Some(Color::Rgb(0x5a, 0x61, 0x6b)),
            }),
            Theme::Mono => Styles::mono(),
        }
    }

    /// Returns a theme's styles where there are 16 colors, whose exact shades are the terminal's own. On white only the
    /// dark ones can be read.
    fn of_sixteen(theme: Theme) -> Styles {
        match theme {
            Theme::Terminal | Theme::Mono => Styles::of(theme),
            Theme::Dark => Styles::painted(Palette {
                base: Style::new().fg(Color::White).bg(Color::Black),
                accent: Color::LightCyan,
                good: Color::LightGreen,
                warn: Color::LightYellow,
                bad: Color::LightRed,
                link: Color::LightBlue,
                dim: Some(Color::Gray),
            }),
            Theme::Light => Styles::painted(Palette {
                base: Style::new().fg(Color::Black).bg(Color::White),
                accent: Color::Blue,
                good: Color::Black,
                warn: Color::Magenta,
                bad: Color::Red,
                link: Color::Blue,
                dim: Some(Color::DarkGray),
            }),
        }
    }

    fn painted(palette: Palette) -> Styles {
        let plain = palette.base;
        let ink = |color: Color| plain.fg(color);
        let dim = match palette.dim {
            Some(color) => ink(color),
            None => plain.add_modifier(Modifier::DIM),
        };
        Styles {
            plain,
            dim,
            strong: plain.add_modifier(Modifier::BOLD),
            head: ink(palette.accent).add_modifier(Modifier::BOLD),
            accent: ink(palette.accent),
            good: ink(palette.good),
            warn: ink(palette.warn),
            bad: ink(palette.bad).add_modifier(Modifier::BOLD),
            link: ink(palette.link).add_modifier(Modifier::UNDERLINED),
            code: ink(palette.warn),
            rule: dim,
            selected: plain.add_modifier(Modifier::REVERSED),
            resting: plain.add_modifier(Modifier::BOLD),
            tab: ink(palette.accent).add_modifier(Modifier::BOLD | Modifier::REVERSED),
            alarm: ink(palette.bad).add_modifier(Modifier::BOLD | Modifier::REVERSED),
        }
    }

    /// Returns the same styles with other colors.
    fn with(self, color: fn(Color) -> Color) -> Styles {
        let with = |style: Style| Style { fg: style.fg.map(color), bg: style.bg.map(color), ..style };
        Styles {
            plain: with(self.plain),
            dim: with(self.dim),
            strong: with(self.strong),
            head: with(self.head),
            accent: with(self.accent),
            good: with(self.good),
            warn: with(self.warn),
            bad: with(self.bad),
            link: with(self.link),
            code: with(self.code),
            rule: with(self.rule),
            selected: with(self.selected),
            resting: with(self.resting),
            tab: with(self.tab),
            alarm: with(self.alarm),
        }
    }

    fn mono() -> Styles {
        let plain = Style::new();
        let with = |modifier| plain.add_modifier(modifier);
        Styles {
            plain,
            dim: with(Modifier::DIM),
            strong: with(Modifier::BOLD),
            head: with(Modifier::BOLD),
            accent: plain,
            good: plain,
            warn: plain,
            bad: with(Modifier::BOLD),
            link: with(Modifier::UNDERLINED),
            code: plain,
            rule: with(Modifier::DIM),
            selected: with(Modifier::REVERSED),
            resting: with(Modifier::BOLD),
            tab: with(Modifier::BOLD | Modifier::REVERSED),
            alarm: with(Modifier::BOLD | Modifier::REVERSED),
        }
    }

    pub fn ink(&self, ink: Ink) -> Style {
        match ink {
            Ink::Plain => self.plain,
            Ink::Title | Ink::Strong => self.strong,
            Ink::Head => self.head,
            Ink::Dim => self.dim,
            Ink::Good => self.good,
            Ink::Warn => self.warn,
            Ink::Bad => self.bad,
            Ink::Link => self.link,
            Ink::Code => self.code,
            Ink::Tag => self.accent,
            Ink::Slanted => self.plain.add_modifier(Modifier::ITALIC),
        }
    }
}

/// Returns the nearest of the 256 colors: of the cube, or a gray.
fn indexed(color: Color) -> Color {
    let Color::Rgb(red, green, blue) = color else { return color };
    let levels: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let near = |part: u8| (0u8..).zip(levels).min_by_key(|it| it.1.abs_diff(part)).unwrap_or_default();
    let cube = [red, green, blue].map(near);
    let [r, g, b] = cube.map(|it| it.0);
    let in_cube = (
        distance(color, cube.map(|it| it.1)),
        16u8.saturating_add(r.saturating_mul(36)).saturating_add(g.saturating_mul(6)).saturating_add(b),
    );
    let gray = |at: u8| {
        let level = at.saturating_mul(10).saturating_add(8);
        (distance(color, [level; 3]), at.saturating_add(232))
    };
    Color::Indexed((0..24).map(gray).chain([in_cube]).min().unwrap_or(in_cube).1)
}

fn distance(color: Color, to: [u8; 3]) -> u32 {
    let Color::Rgb(red, green, blue) = color else { return 0 };
    let squared = |(a, b): (u8, u8)| u32::from(a.abs_diff(b)).saturating_mul(u32::from(a.abs_diff(b)));
    [red, green, blue].into_iter().zip(to).map(squared).sum()
}

struct Palette {
    base: Style,
    accent: Color,
    good: Color,
    warn: Color,
    bad: Color,
    link: Color,
    /// None: the terminal dims by itself.
    dim: Option<Color>,
}

impl Marks {
    pub fn of(look: Look) -> Marks {
        match look.glyphs {
            Glyphs::Unicode => Marks {
                pointer: "▸",
                done: "✓",
                todo: "·",
                doing: "◐",
                off: "✗",
                late: "!",
                gold: "★",
                silver: "☆",
                signal: "◆",
                marked: "●",
                divider: "│",
                thumb: "┃",
                rule: "─",
                dot: "·",
                band: "━",
                band_open: "╌",
                here: "●",
                awaited: "○",
                wrong: "✗",
                absent: "·",
                border: border::ROUNDED,
            },
            Glyphs::Ascii => Marks {
                pointer: ">",
                done: "x",
                todo: ".",
                doing: "%",
                off: "-",
                late: "!",
                gold: "G",
                silver: "S",
                signal: "s",
                marked: "*",
                divider: "|",
                thumb: "#",
                rule: "-",
                dot: "-",
                band: "=",
                band_open: "-",
                here: "x",
                awaited: "o",
                wrong: "-",
                absent: ".",
                border: ASCII_BORDER,
            },
        }
    }
}

/// Replaces the signs that the program itself writes; other letters of a text stay as they are.
pub fn to_ascii(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let plain = match cell.symbol() {
            "·" | "–" | "─" | "•" => "-",
            "…" => ">",
            "→" | "›" | "▸" => ">",
            "←" | "‹" => "<",
            "↑" => "^",
            "↓" | "▾" => "v",
            "↕" | "┃" => "#",
            "│" => "|",
            "“" | "”" => "\"",
            "’" | "‘" => "'",
            "✓" => "x",
            "◐" => "%",
            "✗" => "-",
            "×" => "x",
            _ => continue,
        };
        cell.set_symbol(plain);
    }
}

const ASCII_BORDER: border::Set = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};
