//! The only reader of the terminal: a thread that reads when the loop lets it, and hands over all that came at once.

use std::{
    sync::mpsc::{Receiver, Sender},
    thread,
};

use crossterm::event::{Event as Raw, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::layout::Size;

use super::{Event, source::Source};
use crate::app::{
    key::{Code, Key},
    message::Message,
};

/// Reads a batch for each token it gets.
pub fn spawn(tokens: Receiver<()>, events: Sender<Event>) {
    thread::spawn(move || {
        let mut source = Source::default();
        while tokens.recv().is_ok() {
            let sent = match source.batch() {
                Ok(batch) => events.send(Event::Input(batch)),
                Err(_) => events.send(Event::InputLost),
            };
            if sent.is_err() {
                return;
            }
        }
    });
}

/// What an event of the terminal means to the state; none for what it doesn't care about.
pub fn message(event: Raw) -> Option<Message> {
    match event {
        Raw::Key(key) if key.kind != KeyEventKind::Release => to_key(key).map(Message::Key),
        Raw::Paste(text) => Some(Message::Paste(text)),
        Raw::Resize(width, height) => Some(Message::Resize(Size { width, height })),
        Raw::FocusGained | Raw::FocusLost | Raw::Key(_) | Raw::Mouse(_) => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "keys that no command has")]
fn to_key(event: KeyEvent) -> Option<Key> {
    let has = |modifier| event.modifiers.contains(modifier);
    let (ctrl, alt) = (has(KeyModifiers::CONTROL), has(KeyModifiers::ALT));
    let code = match event.code {
        // Ctrl with a space comes as NUL from many terminals.
        KeyCode::Null => return Some(Key { ctrl: true, ..Key::plain(Code::Char(' ')) }),
        // A line feed: some terminals paste line ends so.
        KeyCode::Char('j') if ctrl => return Some(Key::plain(Code::Enter)),
        KeyCode::Char(c) if ctrl => Code::Char(c.to_ascii_lowercase()),
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::Tab if has(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        _ => return None,
    };
    let shift = has(KeyModifiers::SHIFT) && !matches!(code, Code::Char(_) | Code::BackTab);
    Some(Key { code, ctrl, alt, shift })
}
