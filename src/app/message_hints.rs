//! The keys that matter for the selected message, the most needed first.

use super::{
    command::{ListCommand, MessagesCommand},
    screen::Hints,
};
use crate::domain::{
    messages::{MessageKey, MessageLine},
    tables::{MessageKind, MessageState},
};

pub fn message_hints(line: Option<&MessageLine>) -> Hints {
    use MessagesCommand::*;
    let add = (Add.into(), "new");
    let Some(line) = line else { return vec![add] };
    let is_sent = line.row.state == Some(MessageState::Sent);
    match (&line.key, line.row.kind.unwrap_or(MessageKind::Other)) {
        (MessageKey::Unwanted(_), _) => vec![add, (ListCommand::Down.into(), "down")],
        (MessageKey::Settled(_), _) if is_sent && line.row.is_first_choice() => vec![
            (Withdraw.into(), "told otherwise"),
            (Copy.into(), "copy"),
            (Edit.into(), "edit"),
            (Sent.into(), "not sent"),
            add,
        ],
        (MessageKey::Settled(_), _) if is_sent => {
            vec![(Copy.into(), "copy"), (Edit.into(), "edit"), (Sent.into(), "not sent"), add]
        }
        (MessageKey::Settled(_), _) => {
            vec![(NotNeeded.into(), "needed again"), (Copy.into(), "copy"), (Edit.into(), "edit"), add]
        }
        (MessageKey::Thanks(..) | MessageKey::Open(_), MessageKind::ThankYou) => vec![
            (Copy.into(), "copy"),
            (Sent.into(), "sent"),
            (Mail.into(), "mail"),
            (Write.into(), "write"),
            (NotNeeded.into(), "not needed"),
            (AllSent.into(), "all sent"),
            add,
            (Person.into(), "person"),
            (Template.into(), "template"),
        ],
        (
            MessageKey::Thanks(..) | MessageKey::Open(_),
            MessageKind::Interest | MessageKind::Update | MessageKind::Intent | MessageKind::Other,
        ) => vec![
            (Write.into(), "write"),
            (Copy.into(), "copy"),
            (Sent.into(), "sent"),
            (First.into(), if line.row.is_first_choice() { "isn't first" } else { "says first" }),
            (Edit.into(), "edit"),
            add,
            (Template.into(), "template"),
            (NotNeeded.into(), "not needed"),
            (Mail.into(), "mail"),
        ],
    }
}
