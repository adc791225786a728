//! What a terminal sends, as keys: one event for each key or paste, and none for replies that nobody here asked for.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// A reply that is longer than this isn't waited for any more.
const LONGEST: usize = 4 << 10;

const ESC: u8 = 0x1b;
const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into events, whatever pieces they come in.
#[derive(Default)]
pub struct Parser {
    /// The beginning of something whose end hasn't come yet.
    held: Vec<u8>,
    /// How much of a paste was looked through for its end.
    looked: usize,
}

/// What stands at the beginning of some bytes.
enum Next {
    /// An event, if it is one, and how many bytes it takes.
    Event(Option<Event>, usize),
    More,
}

impl Parser {
    pub fn read(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.held.extend_from_slice(bytes);
        let (mut events, mut at) = (Vec::new(), 0);
        while let Some(rest) = self.held.get(at..).filter(|it| !it.is_empty()) {
            let next = match rest.strip_prefix(PASTE) {
                Some(text) => paste(text, &mut self.looked),
                None => next(rest),
            };
            let Next::Event(event, used) = next else { break };
            events.extend(event);
            at = at.saturating_add(used.max(1));
        }
        self.held.drain(..at);
        events
    }

    /// Returns true while a key may be the beginning of more.
    pub fn is_waiting(&self) -> bool {
        matches!(self.held.as_slice(), [ESC] | [ESC, b'[' | b'O' | b']' | b'P' | b'_' | b'^' | b'X'])
    }

    /// Nothing more has come: what may have been the beginning of more is a key.
    pub fn rest(&mut self) -> Vec<Event> {
        let held = if self.is_waiting() { std::mem::take(&mut self.held) } else { Vec::new() };
        match held.as_slice() {
            [_] => vec![key(KeyCode::Esc, KeyModifiers::NONE)],
            [_, byte] => vec![key(KeyCode::Char(char::from(*byte)), KeyModifiers::ALT)],
            _ => Vec::new(),
        }
    }
}

/// The text of a paste up to its end; `looked` says from where to look for that.
fn paste(text: &[u8], looked: &mut usize) -> Next {
    let from = looked.saturating_sub(PASTE_END.len()).min(text.len());
    let found = text.get(from..).and_then(|it| it.windows(PASTE_END.len()).position(|it| it == PASTE_END));
    let Some(end) = found.map(|it| from.saturating_add(it)) else {
        *looked = text.len();
        return Next::More;
    };
    *looked = 0;
    let pasted = text.get(..end).map(|it| String::from_utf8_lossy(it).into_owned()).unwrap_or_default();
    Next::Event(Some(Event::Paste(pasted)), PASTE.len().saturating_add(end).saturating_add(PASTE_END.len()))
}

fn next(bytes: &[u8]) -> Next {
    match bytes {
        [] | [ESC] => Next::More,
        [ESC, ESC, ..] => Next::Event(Some(key(KeyCode::Esc, KeyModifiers::NONE)), 1),
        [ESC, b'[', rest @ ..] => control(rest),
        [ESC, b'O', rest @ ..] => match rest.first() {
            None => Next::More,
            Some(byte) => match letter_key(*byte) {
                Some(code) => Next::Event(Some(key(code, KeyModifiers::NONE)), 3),
                None => Next::Event(Some(key(KeyCode::Char('O'), KeyModifiers::ALT)), 2),
            },
        },
        [ESC, b']' | b'P' | b'_' | b'^' | b'X', rest @ ..] => reply(rest),
        [ESC, rest @ ..] => match next(rest) {
            Next::Event(Some(Event::Key(it)), used) => {
                Next::Event(Some(key(it.code, it.modifiers | KeyModifiers::ALT)), used.saturating_add(1))
            }
            Next::Event(event, used) => Next::Event(event, used.saturating_add(1)),
            Next::More => Next::More,
        },
        [byte @ (0..=0x1f | 0x7f), ..] => Next::Event(Some(typed_control(*byte)), 1),
        _ => character(bytes),
    }
}

fn typed_control(byte: u8) -> Event {
    let ctrl = |base: u8, from: u8| {
        let letter = base.saturating_add(byte.saturating_sub(from));
        key(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL)
    };
    match byte {
        b'\r' => key(KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => key(KeyCode::Tab, KeyModifiers::NONE),
        // many terminals send the one, some the other
        0x08 | 0x7f => key(KeyCode::Backspace, KeyModifiers::NONE),
        0 => key(KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x1c.. => ctrl(b'4', 0x1c),
        _ => ctrl(b'a', 1),
    }
}

/// One character; bytes that are none are left out.
fn character(bytes: &[u8]) -> Next {
    let start = bytes.get(..bytes.len().min(4)).unwrap_or(bytes);
    let valid = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() == 0 && error.error_len().is_none() => return Next::More,
        Err(error) => start.get(..error.valid_up_to()).and_then(|it| str::from_utf8(it).ok()).unwrap_or(""),
    };
    match valid.chars().next() {
        Some(c) => Next::Event(Some(key(KeyCode::Char(c), KeyModifiers::NONE)), c.len_utf8()),
        None => Next::Event(None, 1),
    }
}

/// A reply in a string of its own, which ends with BEL or ST; whatever can't be in it ends it, too.
fn reply(rest: &[u8]) -> Next {
    let end = rest.iter().position(|it| matches!(it, 0..=0x1f));
    match end.map(|at| (at, rest.get(at..).unwrap_or_default())) {
        None if rest.len() < LONGEST => Next::More,
        None => Next::Event(None, rest.len().saturating_add(2)),
        Some((at, [0x07, ..])) => Next::Event(None, at.saturating_add(3)),
        Some((at, [ESC, b'\\', ..])) => Next::Event(None, at.saturating_add(4)),
        Some((_, [ESC])) => Next::More,
        Some((at, _)) => Next::Event(None, at.saturating_add(2)),
    }
}

/// What follows `ESC [`: a key, a focus, or a reply.
fn control(rest: &[u8]) -> Next {
    // the first function keys of the Linux console
    if let [b'[', tail @ ..] = rest {
        return match tail.first() {
            None => Next::More,
            Some(byte @ b'A'..=b'E') => {
                let number = byte.saturating_sub(b'A').saturating_add(1);
                Next::Event(Some(key(KeyCode::F(number), KeyModifiers::NONE)), 4)
            }
            Some(_) => Next::Event(None, 3),
        };
    }
    let Some(at) = rest.iter().position(|it| !matches!(it, 0x20..=0x3f)) else {
        return if rest.len() < LONGEST {
            Next::More
        } else {
            Next::Event(None, rest.len().saturating_add(2))
        };
    };
    let (numbers, end) = (rest.get(..at).unwrap_or_default(), rest.get(at).copied().unwrap_or_default());
    if !matches!(end, 0x40..=0x7e) {
        return Next::Event(None, at.saturating_add(2));
    }
    Next::Event(sequence(numbers, end), at.saturating_add(3))
}

/// The key of a sequence; none for replies, which begin with a mark, and for what has no key here.
fn sequence(numbers: &[u8], end: u8) -> Option<Event> {
    let text = str::from_utf8(numbers).ok()?;
    let mut parts = text.split(';').map(|it| it.split(':'));
    let mut first = parts.next()?;
    let number = first.next().filter(|it| !it.is_empty()).map_or(Ok(1), str::parse::<u32>).ok()?;
    let mut held = parts.next();
    let modifiers = held
        .as_mut()
        .and_then(Iterator::next)
        .and_then(|it| it.parse().ok())
        .map_or(KeyModifiers::NONE, modifiers);
    // a key that is let go
    if held.and_then(|mut it| it.next()) == Some("3") {
        return None;
    }
    let third = parts.next().and_then(|mut it| it.next()).and_then(|it| it.parse::<u32>().ok());
    let code = match end {
        b'I' => return Some(Event::FocusGained),
        b'O' => return Some(Event::FocusLost),
        // where the cursor is
        b'R' => return None,
        b'Z' => return Some(key(KeyCode::BackTab, modifiers | KeyModifiers::SHIFT)),
        b'u' => coded_key(number)?,
        b'~' if number == 27 => coded_key(third?)?,
        b'~' => numbered_key(number)?,
        _ => letter_key(end)?,
    };
    Some(key(code, modifiers))
}

fn modifiers(mask: u8) -> KeyModifiers {
    let mask = mask.saturating_sub(1);
    let all = [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)];
    all.iter().filter(|it| mask & it.0 != 0).fold(KeyModifiers::NONE, |sum, it| sum | it.1)
}

fn letter_key(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        b'P'..=b'S' => KeyCode::F(letter.saturating_sub(b'P').saturating_add(1)),
        _ => return None,
    })
}

fn numbered_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        4 | 8 => KeyCode::End,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => function_key(number, 10)?,
        17..=21 => function_key(number, 11)?,
        23..=24 => function_key(number, 12)?,
        _ => return None,
    })
}

fn function_key(number: u32, before: u32) -> Option<KeyCode> {
    u8::try_from(number.saturating_sub(before)).ok().map(KeyCode::F)
}

fn coded_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        _ => KeyCode::Char(char::from_u32(number).filter(|it| !it.is_control())?),
    })
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

#[cfg(test)]
#[path = "bytes_tests.rs"]
mod tests;
