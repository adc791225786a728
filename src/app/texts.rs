//! The keys of any text that is typed, wherever it stands.

use super::{
    command::{NoteCommand, TextCommand},
    context::Context,
    message::{Effect, TerminalRequest},
};
use crate::text::{Buffer, Motion, Select};

/// Runs a command of the text scope on a text.
pub fn run_text(cx: &mut Context, buffer: &mut Buffer, command: TextCommand) {
    match command {
        TextCommand::Left => drop(buffer.go(Motion::Left, Select::Drop)),
        TextCommand::Right => drop(buffer.go(Motion::Right, Select::Drop)),
        TextCommand::WordLeft => drop(buffer.go(Motion::WordLeft, Select::Drop)),
        TextCommand::WordRight => drop(buffer.go(Motion::WordRight, Select::Drop)),
        TextCommand::RowStart => drop(buffer.go(Motion::RowStart, Select::Drop)),
        TextCommand::RowEnd => drop(buffer.go(Motion::RowEnd, Select::Drop)),
        TextCommand::SelectLeft => drop(buffer.go(Motion::Left, Select::Extend)),
        TextCommand::SelectRight => drop(buffer.go(Motion::Right, Select::Extend)),
        TextCommand::SelectRowStart => drop(buffer.go(Motion::RowStart, Select::Extend)),
        TextCommand::SelectRowEnd => drop(buffer.go(Motion::RowEnd, Select::Extend)),
        TextCommand::SelectAll => buffer.select_all(),
        TextCommand::Backspace => buffer.backspace(),
        TextCommand::Delete => buffer.delete(),
        TextCommand::DeleteWord => buffer.delete_word_back(),
        TextCommand::DeleteToStart => buffer.delete_to_row_start(),
        TextCommand::DeleteToEnd => buffer.delete_to_row_end(),
        TextCommand::Cut => copied(cx, buffer.cut()),
        TextCommand::Copy => copied(cx, buffer.copy()),
        TextCommand::Paste => buffer.paste(&cx.clipboard),
        TextCommand::Undo => drop(buffer.undo()),
        TextCommand::Redo => drop(buffer.redo()),
    }
}

fn copied(cx: &mut Context, text: String) {
    if !text.is_empty() {
        cx.clipboard.clone_from(&text);
        cx.send(Effect::Terminal(TerminalRequest::Copy(text)));
    }
}

/// Inserts a text: a letter is typed, more than one are pasted, which is one step of undo.
pub fn put(buffer: &mut Buffer, text: &str) {
    match text.chars().nth(1) {
        None => buffer.insert(text),
        Some(_) => buffer.paste(text),
    }
}

/// Says why a text that is no note of its own can't do what only a note can; lines over the whole screen are searched.
///
/// # Errors
/// The reason, for the notice line.
pub fn may_run_in_lines(command: NoteCommand, searched: Searched) -> Result<(), &'static str> {
    match (command, searched) {
        (NoteCommand::Template, _) => {
            Err("only in a note: notes open on a page of their own, and it works there")
        }
        (NoteCommand::Outside, _) | (NoteCommand::Find, Searched::No) => Err("only in a note"),
        (_, Searched::Yes | Searched::No) => Ok(()),
    }
}

/// Whether a text can be searched with the key for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Searched {
    Yes,
    No,
}

/// Runs a command on a text of many lines; `page` is its height in rows. What only a note can do is left to it.
pub fn run_lines(buffer: &mut Buffer, command: NoteCommand, page: usize) {
    let (motion, select) = match command {
        NoteCommand::Up => (Motion::RowUp, Select::Drop),
        NoteCommand::Down => (Motion::RowDown, Select::Drop),
        NoteCommand::PageUp => (Motion::PageUp(page), Select::Drop),
        NoteCommand::PageDown => (Motion::PageDown(page), Select::Drop),
        NoteCommand::Top => (Motion::Start, Select::Drop),
        NoteCommand::Bottom => (Motion::End, Select::Drop),
        NoteCommand::SelectUp => (Motion::RowUp, Select::Extend),
        NoteCommand::SelectDown => (Motion::RowDown, Select::Extend),
        NoteCommand::SelectWordLeft => (Motion::WordLeft, Select::Extend),
        NoteCommand::SelectWordRight => (Motion::WordRight, Select::Extend),
        NoteCommand::SetMark => return buffer.set_mark(),
        NoteCommand::NewLine => return buffer.newline(),
        NoteCommand::Find | NoteCommand::Template | NoteCommand::Outside => return,
    };
    buffer.go(motion, select);
}
