//! The bytes of the terminal, read as they come; nothing wakes up while none do.

use std::io::{self, ErrorKind};

use crossterm::event::Event;
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, read},
};

use super::bytes::Parser;

/// How long the rest of a key may take to come; less than a person needs for the next one.
const REST: Timespec = Timespec { tv_sec: 0, tv_nsec: 10_000_000 };
const NOW: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

/// Bytes taken at once at most.
const MOST_BYTES: usize = 32 << 10;

#[derive(Default)]
pub struct Source(Parser);

impl Source {
    /// Waits for something to come, and gives all that came at once.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn batch(&mut self) -> io::Result<Vec<Event>> {
        let mut events = Vec::new();
        while events.is_empty() {
            let mut taken = self.read(&mut events)?;
            while taken < MOST_BYTES && comes(&NOW)? {
                taken = taken.saturating_add(self.read(&mut events)?);
            }
            while self.0.is_waiting() && comes(&REST)? {
                self.read(&mut events)?;
            }
            events.extend(self.0.rest());
        }
        Ok(events)
    }

    fn read(&mut self, events: &mut Vec<Event>) -> io::Result<usize> {
        let mut buffer = [0; 4 << 10];
        loop {
            match read(io::stdin(), &mut buffer) {
                Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
                Ok(len) => {
                    events.extend(self.0.read(buffer.get(..len).unwrap_or_default()));
                    return Ok(len);
                }
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

fn comes(limit: &Timespec) -> io::Result<bool> {
    let stdin = io::stdin();
    match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(limit)) {
        Ok(ready) => Ok(ready > 0),
        Err(Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
