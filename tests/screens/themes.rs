//! The themes by role: what each looks like in each, so that no picture has to be taken in every theme.

use fluoro::{
    app::state::{Colors, Glyphs, Look, Theme},
    view::{Marks, Styles},
};
use ratatui::style::{Color, Modifier, Style};

use crate::common::{Session, roles::all, sample};

const THEMES: [Theme; 4] = [Theme::Terminal, Theme::Dark, Theme::Light, Theme::Mono];

/// Roles that no one may take for plain text, in any theme.
const TOLD_ALWAYS: &[&str] =
    &["dim", "strong", "head", "bad", "link", "rule", "tab", "alarm", "selected", "resting"];

/// Roles that only a color tells; what they say stands in a mark or a word too.
const TOLD_BY_COLOR: &[&str] = &["accent", "good", "warn", "code"];

/// Roles that stand side by side, so that each must look different from the other in every theme.
const TOLD_APART: &[(&str, &str)] = &[
    ("selected", "resting"),
    ("tab", "dim"),
    ("tab", "selected"),
    ("alarm", "bad"),
    ("alarm", "selected"),
    ("head", "dim"),
    ("strong", "dim"),
    ("link", "strong"),
    ("bad", "dim"),
];

/// Pairs that only a color tells apart.
const TOLD_APART_BY_COLOR: &[(&str, &str)] = &[
    ("good", "warn"),
    ("good", "bad"),
    ("warn", "bad"),
    ("head", "strong"),
    ("head", "bad"),
    ("accent", "good"),
    ("accent", "warn"),
    ("accent", "link"),
    ("tab", "alarm"),
];

fn role(theme: Theme, name: &str) -> Style {
    let styles = all(&Styles::of(theme));
    styles.iter().find(|it| it.0 == name).unwrap_or_else(|| panic!("{name} is no role")).1
}

pub fn has_color(color: Color) -> bool {
    color != Color::Reset
}

/// The contrast of two fixed colors, from 1 to 21; none where one of them is the terminal's own.
pub fn ratio(front: Color, back: Color) -> Option<f64> {
    let (front, back) = (luminance(front)?, luminance(back)?);
    Some((front.max(back) + 0.05) / (front.min(back) + 0.05))
}

fn luminance(color: Color) -> Option<f64> {
    let Color::Rgb(r, g, b) = color else { return None };
    let part = |it: u8| {
        let it = f64::from(it) / 255.0;
        if it <= 0.03928 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) }
    };
    Some(0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b))
}

#[test]
fn every_role_of_the_fixed_themes_can_be_read() {
    for theme in [Theme::Dark, Theme::Light] {
        for (name, style) in all(&Styles::of(theme)) {
            let ratio = ratio(style.fg.unwrap(), style.bg.unwrap()).unwrap();
            assert!(ratio >= 4.5, "{name} in {theme:?}: {ratio:.2}");
        }
    }
}

#[test]
fn what_the_terminal_colors_itself_has_its_own_background() {
    for (name, style) in all(&Styles::of(Theme::Terminal)) {
        assert_eq!(style.bg, None, "{name}");
        assert!(!matches!(style.fg, Some(Color::Rgb(..) | Color::Black | Color::White)), "{name}");
    }
}

fn limited(theme: Theme, colors: Colors) -> Vec<(&'static str, Style)> {
    all(&Styles::of_look(Look { theme, glyphs: Glyphs::Unicode, colors }))
}

#[test]
fn fewer_colors_are_those_that_the_terminal_has() {
    for theme in THEMES {
        for (name, style) in limited(theme, Colors::Indexed) {
            let fits = |it: Option<Color>| !matches!(it, Some(Color::Rgb(..)));
            assert!(fits(style.fg) && fits(style.bg), "{name} in {theme:?} of 256: {style:?}");
        }
        for (name, style) in limited(theme, Colors::Sixteen) {
            let fits = |it: Option<Color>| !matches!(it, Some(Color::Rgb(..) | Color::Indexed(_)));
            assert!(fits(style.fg) && fits(style.bg), "{name} in {theme:?} of 16: {style:?}");
        }
        for (name, style) in limited(theme, Colors::None) {
            assert_eq!((style.fg, style.bg), (None, None), "{name} in {theme:?} without");
        }
        assert_eq!(limited(theme, Colors::Any), all(&Styles::of(theme)));
    }
}

#[test]
fn roles_that_tell_something_are_told_in_fewer_colors_too() {
    for (theme, colors) in
        [Theme::Dark, Theme::Light].iter().flat_map(|it| [(*it, Colors::Indexed), (*it, Colors::Sixteen)])
    {
        let styles = limited(theme, colors);
        let role = |name: &str| styles.iter().find(|it| it.0 == name).unwrap().1;
        for name in TOLD_ALWAYS {
            assert_ne!(role(name), role("plain"), "{name} in {theme:?}, {colors:?}");
        }
        for (one, other) in TOLD_APART.iter().chain(&[("warn", "bad"), ("good", "bad"), ("accent", "warn")]) {
            assert_ne!(role(one), role(other), "{one} and {other} in {theme:?}, {colors:?}");
        }
    }
}

#[test]
fn a_color_of_the_cube_is_near_the_one_that_was_meant() {
    let dark = limited(Theme::Dark, Colors::Indexed);
    let plain = dark.iter().find(|it| it.0 == "plain").unwrap().1;
    assert_eq!((plain.fg, plain.bg), (Some(Color::Indexed(254)), Some(Color::Indexed(234))));
    let accent = dark.iter().find(|it| it.0 == "accent").unwrap().1;
    assert_eq!(accent.fg, Some(Color::Indexed(116)));
}

#[test]
fn without_color_no_role_has_any() {
    for (name, style) in all(&Styles::of(Theme::Mono)) {
        assert_eq!((style.fg, style.bg), (None, None), "{name}");
    }
}

#[test]
fn no_role_that_says_something_looks_plain() {
    for theme in THEMES {
        let by_color = if theme == Theme::Mono { &[][..] } else { TOLD_BY_COLOR };
        for name in TOLD_ALWAYS.iter().chain(by_color) {
            assert_ne!(role(theme, name), role(theme, "plain"), "{name} in {theme:?}");
        }
    }
}

#[test]
fn neighbors_are_told_apart() {
    for theme in THEMES {
        let by_color = if theme == Theme::Mono { &[][..] } else { TOLD_APART_BY_COLOR };
        for (one, other) in TOLD_APART.iter().chain(by_color) {
            assert_ne!(role(theme, one), role(theme, other), "{one} and {other} in {theme:?}");
        }
    }
}

#[test]
fn a_selection_is_seen_over_every_role() {
    for theme in THEMES {
        for (name, style) in all(&Styles::of(theme)) {
            let over = style.patch(role(theme, "selected"));
            assert!(over.add_modifier.contains(Modifier::REVERSED), "{name} in {theme:?}");
        }
    }
}

#[test]
fn every_mark_of_ascii_is_ascii_and_tells_what_its_sign_tells() {
    let marks = |glyphs| {
        let it = Marks::of(Look { theme: Theme::Mono, glyphs, colors: Colors::Any });
        [it.done, it.todo, it.doing, it.off, it.late, it.gold, it.silver, it.marked, it.pointer]
    };
    let (signs, plain) = (marks(Glyphs::Unicode), marks(Glyphs::Ascii));
    assert!(plain.iter().all(|it| it.len() == 1), "{plain:?}");
    for (n, mark) in plain.iter().enumerate() {
        let same = plain.iter().position(|it| it == mark);
        assert_eq!(same, Some(n), "{mark:?} stands for {:?} and for another sign", signs[n]);
    }
}

#[test]
fn in_ascii_no_other_sign_looks_like_a_date_that_is_projected() {
    let mut session = Session::with(&sample());
    session.resize(80, 24);
    let mut seen = (false, false);
    for keys in ["1 home", "pgdn", "pgdn", "pgdn", "v", "2 home", "pgdn"] {
        session.press(keys);
        let signs = session.screen();
        session.app.cx.look.glyphs = Glyphs::Ascii;
        let plain = session.screen();
        session.app.cx.look.glyphs = Glyphs::Unicode;
        assert_eq!(signs.matches('~').count(), plain.matches('~').count(), "{signs}\n{plain}");
        seen = (seen.0 || signs.contains('~'), seen.1 || signs.contains('…'));
    }
    assert_eq!(seen, (true, true));
}
