//! Which message is selected once one of them changed: a selection follows its message, and goes on only from one that was
//! dealt with just now.

use super::{list::ListState, message_list::MessageRow};
use crate::domain::{
    messages::{MessageKey, MessageLine},
    rows::Changed,
    tables::Message,
};

/// What becomes of the selection when the selected message changes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moves {
    /// It goes along.
    Stay,
    /// It goes on to what is to be done next.
    On,
}

/// Puts the selection where it belongs after those messages changed by a step of the user's.
pub fn follow_message(
    list: &mut ListState<MessageKey>,
    rows: &[MessageRow],
    changed: &[Changed<Message>],
    moves: Moves,
) {
    if moves == Moves::On {
        return;
    }
    let lines = || rows.iter().filter_map(MessageRow::line);
    let first =
        changed.iter().filter_map(|it| it.1.or(it.0)).find_map(|row| lines().find(|it| is_of(it, row)));
    let same = || {
        let selected = list.selected.as_ref()?;
        lines().find(|it| it.key == *selected).or_else(|| lines().find(|it| is_same(it, selected)))
    };
    list.selected = first.or_else(same).map(|it| it.key.clone()).or(list.selected.take());
}

/// True for the line of a message, or of the note that is owed again in its stead.
fn is_of(line: &MessageLine, row: &Message) -> bool {
    let owes = !line.is_kept() && row.person.is_some() && line.row.person == row.person;
    line.row.id == row.id || (owes && (row.program.is_none() || line.row.program == row.program))
}

/// True for the line that stands for the same message elsewhere in the list.
fn is_same(line: &MessageLine, key: &MessageKey) -> bool {
    match key {
        MessageKey::Thanks(person, interview) => {
            line.row.person.as_ref() == Some(person) && line.interview.as_ref() == Some(interview)
        }
        MessageKey::Open(id) | MessageKey::Settled(id) => line.row.id == *id,
        MessageKey::Unwanted(_) => false,
    }
}
