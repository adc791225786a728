//! A key as the command table names it, in one normal form on every terminal.

use std::fmt;

/// A key with its modifiers. Shift is part of a character, never a modifier of it; on other keys it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    Char(char),
    F(u8),
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    Home,
    End,
    Tab,
    BackTab,
    Enter,
    Esc,
    Backspace,
    Delete,
}

/// The names of keys, as the table writes them and as people read them.
const NAMED: &[(&str, &str, Code)] = &[
    ("up", "↑", Code::Up),
    ("down", "↓", Code::Down),
    ("left", "←", Code::Left),
    ("right", "→", Code::Right),
    ("pgup", "PgUp", Code::PageUp),
    ("pgdn", "PgDn", Code::PageDown),
    ("home", "Home", Code::Home),
    ("end", "End", Code::End),
    ("tab", "Tab", Code::Tab),
    ("backtab", "Shift-Tab", Code::BackTab),
    ("enter", "Enter", Code::Enter),
    ("esc", "Esc", Code::Esc),
    ("space", "Space", Code::Char(' ')),
    ("backspace", "Backspace", Code::Backspace),
    ("delete", "Delete", Code::Delete),
];

impl Key {
    pub fn plain(code: Code) -> Self {
        Key { code, ctrl: false, alt: false, shift: false }
    }

    /// Reads the table's form, such as `ctrl-r`, `shift-down`, `G`, `f1`, `space`.
    pub fn parse(text: &str) -> Option<Key> {
        let mut key = Key::plain(Code::Esc);
        let mut rest = text;
        loop {
            if let Some(more) = rest.strip_prefix("ctrl-") {
                (key.ctrl, rest) = (true, more);
            } else if let Some(more) = rest.strip_prefix("alt-") {
                (key.alt, rest) = (true, more);
            } else if let Some(more) = rest.strip_prefix("shift-") {
                (key.shift, rest) = (true, more);
            } else {
                break;
            }
        }
        key.code = code(rest)?;
        Some(key)
    }

    /// Returns the character that it types, if it types one.
    pub fn typed(self) -> Option<char> {
        self.code.char().filter(|_| !self.ctrl && !self.alt)
    }

    /// Returns true if terminals send it as Esc and another key.
    pub fn is_after_esc(self) -> bool {
        let sent = matches!(self.code, Code::Char(_) | Code::Enter | Code::Tab | Code::Backspace);
        self.alt && sent && !self.shift
    }

    /// Writes the table's form, which [`Key::parse`] reads.
    pub fn name(self) -> String {
        let modifiers = self.modifiers(["ctrl-", "alt-", "shift-"]);
        if let Code::F(n) = self.code {
            return format!("{modifiers}f{n}");
        }
        match NAMED.iter().find(|it| it.2 == self.code) {
            Some(named) => format!("{modifiers}{}", named.0),
            None => modifiers + &self.code.char().map(String::from).unwrap_or_default(),
        }
    }

    fn modifiers(self, names: [&str; 3]) -> String {
        let on = [self.ctrl, self.alt, self.shift];
        on.iter().zip(names).filter(|it| *it.0).map(|it| it.1).collect()
    }
}

fn code(text: &str) -> Option<Code> {
    if let Some(named) = NAMED.iter().find(|it| it.0 == text) {
        return Some(named.2);
    }
    let mut chars = text.chars();
    match (chars.next()?, chars.as_str()) {
        (c, "") => Some(Code::Char(c)),
        ('f', number) => number.parse().ok().filter(|n| (1..=12).contains(n)).map(Code::F),
        _ => None,
    }
}

impl Code {
    fn char(self) -> Option<char> {
        if let Code::Char(c) = self { Some(c) } else { None }
    }
}

/// Writes the key as people read it: `Ctrl-R`, `↓`, `Enter`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.modifiers(["Ctrl-", "Alt-", "Shift-"]))?;
        if let Code::F(n) = self.code {
            return write!(f, "F{n}");
        }
        match (NAMED.iter().find(|it| it.2 == self.code), self.code.char()) {
            (Some(named), _) => f.write_str(named.1),
            (None, Some(c)) if self.ctrl => write!(f, "{}", c.to_ascii_uppercase()),
            (None, Some(c)) => write!(f, "{c}"),
            (None, None) => Ok(()),
        }
    }
}
