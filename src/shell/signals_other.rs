//! Where there are no signals: nothing to watch, nothing to suspend. Not compiled on the machine this was written on.

use std::{
    io,
    sync::mpsc::{Receiver, Sender},
};

use super::{Event, mailbox::Mailbox};

pub fn spawn(_events: Sender<Event>, _answered: Receiver<()>, _mailbox: Mailbox) -> io::Result<()> {
    Ok(())
}

pub fn suspend() {}
