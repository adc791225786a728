//! What the terminal says of itself in the environment: whether it can show screens, and in how many colors.

use crate::app::state::Colors;

/// What is looked at of the environment; an empty text where a variable isn't set.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    pub term: String,
    pub colorterm: String,
    /// Set by Windows Terminal, which doesn't set TERM.
    pub wt_session: String,
}

/// Terminals that show any color, whose name alone says so where COLORTERM doesn't come along, as over ssh.
const ANY_COLOR: [&str; 8] =
    ["alacritty", "contour", "foot", "ghostty", "kitty", "wezterm", "-direct", "-truecolor"];

/// Terminals without color: the old ones, and names that end so.
const NO_COLOR: [&str; 5] = ["vt100", "vt102", "vt220", "vt320", "vt420"];

impl Environment {
    pub fn of_process() -> Environment {
        let text = |name| std::env::var_os(name).map(|it| it.to_string_lossy().into_owned());
        Environment {
            term: text("TERM").unwrap_or_default(),
            colorterm: text("COLORTERM").unwrap_or_default(),
            wt_session: text("WT_SESSION").unwrap_or_default(),
        }
    }

    /// Returns why no screens can be shown; none if they can.
    pub fn refusal(&self) -> Option<&'static str> {
        let is_dumb = self.term == "dumb" || self.term.starts_with("dumb-");
        is_dumb.then_some(
            "this terminal can't show screens (TERM=dumb); open another one, or try fluoro --help for what works here",
        )
    }

    /// Returns how many colors the terminal shows. What says nothing of itself has the 16 that nearly all have.
    pub fn colors(&self) -> Colors {
        let is = |names: &[&str]| names.iter().any(|name| self.term.contains(name));
        match self.colorterm.as_str() {
            "truecolor" | "24bit" => Colors::Any,
            _ if !self.wt_session.is_empty() || is(&ANY_COLOR) => Colors::Any,
            _ if is(&["256color"]) => Colors::Indexed,
            _ if is(&NO_COLOR) || is(&["-mono"]) || self.term.ends_with("-m") => Colors::None,
            _ if cfg!(windows) && self.term.is_empty() => Colors::Any,
            _ => Colors::Sixteen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_those_that_the_terminal_says_it_has() {
        for (term, colorterm, wanted) in [
            ("xterm-256color", "truecolor", Colors::Any),
            ("xterm-256color", "24bit", Colors::Any),
            ("xterm-kitty", "", Colors::Any),
            ("alacritty", "", Colors::Any),
            ("xterm-direct", "", Colors::Any),
            ("xterm-256color", "", Colors::Indexed),
            ("tmux-256color", "", Colors::Indexed),
            ("xterm", "", Colors::Sixteen),
            ("linux", "", Colors::Sixteen),
            ("screen", "yes", Colors::Sixteen),
            ("vt220", "", Colors::None),
            ("linux-m", "", Colors::None),
            ("xterm-mono", "", Colors::None),
        ] {
            let it = Environment { term: term.into(), colorterm: colorterm.into(), ..Environment::default() };
            assert_eq!(it.colors(), wanted, "TERM={term} COLORTERM={colorterm}");
            assert_eq!(it.refusal(), None, "TERM={term}");
        }
        let windows = Environment { wt_session: "1".into(), ..Environment::default() };
        assert_eq!(windows.colors(), Colors::Any);
    }

    #[test]
    fn a_dumb_terminal_is_refused_with_what_to_do() {
        let it = Environment { term: "dumb".into(), ..Environment::default() };
        assert!(it.refusal().unwrap().contains("fluoro --help"));
    }
}
