//! Signals and a terminal that goes away, as events; and the last resort where the loop doesn't answer.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGXFSZ},
    flag,
    iterator::Signals,
};

use super::{Event, mailbox::Mailbox, screen};

/// How long the loop has to begin its end.
const ANSWER: Duration = Duration::from_secs(1);
/// How long it has to finish it.
const FINISH: Duration = Duration::from_secs(3);
/// How long the saver has where the loop doesn't answer.
const SAVE: Duration = Duration::from_secs(2);
/// How long the terminal has to take what restores it.
const LEAVE: Duration = Duration::from_millis(300);

/// `answered` gets a word when the loop has begun to end.
pub fn spawn(events: Sender<Event>, answered: Receiver<()>, mailbox: Mailbox) -> io::Result<()> {
    // A limit on file sizes is an error of the write then, not the end of the process.
    flag::register(SIGXFSZ, Arc::default())?;
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let hangup = events.clone();
    thread::spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => stop(&events),
                // also after a stop that no program can see coming
                SIGCONT => drop(events.send(Event::Resumed)),
                SIGWINCH => drop(events.send(Event::Resized)),
                signal => return end(&events, signal, &answered, &mailbox),
            }
        }
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

/// The loop ends the program. Where it can't, perhaps because the terminal takes no output, this does.
fn end(events: &Sender<Event>, signal: i32, answered: &Receiver<()>, mailbox: &Mailbox) {
    let _ = events.send(Event::Signal(signal));
    match answered.recv_timeout(ANSWER) {
        Ok(()) => thread::sleep(FINISH),
        Err(_) => mailbox.wait_until_idle(SAVE),
    }
    let (done, left) = mpsc::channel();
    thread::spawn(move || {
        screen::leave();
        done.send(())
    });
    let _ = left.recv_timeout(LEAVE);
    std::process::exit(128 + signal);
}

/// Somebody else stops the process. Where an editor has the terminal, it stops with the whole job.
fn stop(events: &Sender<Event>) {
    let ours = screen::leave();
    suspend();
    if ours {
        let _ = screen::enter();
        let _ = events.send(Event::Resumed);
    }
}

/// Stops the process until it is told to go on.
pub fn suspend() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}
