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

/// So many letters at once weren't typed by hand: they go into a text together, for the work of a letter grows with the
/// line that it stands in.
const RUN: usize = 16;

/// What events of the terminal that came at once mean to the state, in their order.
pub fn messages(batch: Vec<Raw>) -> Vec<Message> {
    let (mut messages, mut run) = (Vec::new(), Vec::new());
    for message in batch.into_iter().filter_map(message) {
        if let Message::Key(key) = message
            && key.typed().is_some()
        {
            run.push(key);
            continue;
        }
        messages.extend(of_run(&mut run));
        messages.push(message);
    }
    messages.extend(of_run(&mut run));
    messages
}

fn of_run(run: &mut Vec<Key>) -> Vec<Message> {
    let keys = std::mem::take(run);
    match keys.len() >= RUN {
        true => vec![Message::Typed(keys.into_iter().filter_map(Key::typed).collect())],
        false => keys.into_iter().map(Message::Key).collect(),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<Raw> {
        text.chars().map(|c| Raw::Key(KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))).collect()
    }

    #[test]
    fn letters_that_come_by_the_thousand_are_a_few_messages() {
        let text = "more than a hand types ".repeat(1_000);
        let mut batch = typed(&text);
        batch.extend([Raw::Key(KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE))]);
        batch.extend(typed("by hand"));
        let messages = messages(batch);
        assert_eq!(messages.len(), 1 + 1 + "by hand".len());
        assert!(matches!(&messages[0], Message::Typed(it) if *it == text));
        assert!(messages[1..].iter().all(|it| matches!(it, Message::Key(_))));
    }
}
