//! What comes from a console, by way of crossterm. Not compiled on the machine this was written on.

use std::{io, time::Duration};

use crossterm::event::{self, Event};

/// Events taken at once at most.
const MOST_EVENTS: usize = 4 << 10;

#[derive(Default)]
pub struct Source;

impl Source {
    /// Waits for something to come, and gives all that came at once.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn batch(&mut self) -> io::Result<Vec<Event>> {
        let mut batch = vec![event::read()?];
        while batch.len() < MOST_EVENTS && event::poll(Duration::from_micros(1))? {
            batch.push(event::read()?);
        }
        Ok(batch)
    }
}
