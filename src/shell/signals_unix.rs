//! Signals and a terminal that goes away, as events; and the last resort where the loop doesn't answer.

use std::{
    io,
    sync::mpsc::{Receiver, Sender},
    thread,
    time::Duration,
};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP},
    iterator::Signals,
};

use super::{Event, screen};

/// How long the loop has to begin its end.
const ANSWER: Duration = Duration::from_millis(500);
/// How long it has to finish it.
const FINISH: Duration = Duration::from_secs(3);

/// `answered` gets a word when the loop has begun to end.
pub fn spawn(events: Sender<Event>, answered: Receiver<()>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    let hangup = events.clone();
    thread::spawn(move || {
        let Some(signal) = signals.forever().next() else { return };
        end(&events, signal, &answered);
    });
    thread::spawn(move || {
        // A terminal that vanishes sends no signal to everyone; an idle poll on it costs nothing.
        let stdin = io::stdin();
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        while poll(&mut watched, None).is_err_and(|error| error == rustix::io::Errno::INTR) {}
        let _ = hangup.send(Event::Signal(SIGHUP));
        thread::sleep(FINISH);
        std::process::exit(128 + SIGHUP);
    });
    Ok(())
}

fn end(events: &Sender<Event>, signal: i32, answered: &Receiver<()>) {
    let _ = events.send(Event::Signal(signal));
    if answered.recv_timeout(ANSWER).is_ok() {
        thread::sleep(FINISH);
    }
    screen::leave();
    std::process::exit(128 + signal);
}

/// Stops the process until it is told to go on.
pub fn suspend() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}
