//! The real program in a real pseudo-terminal: start, type, suspend, signals, quit.
#![cfg(unix)]

#[path = "pty/disk.rs"]
mod disk;
#[path = "pty/ends.rs"]
mod ends;
#[path = "pty/input.rs"]
mod input;
mod pty;
#[path = "pty/season.rs"]
mod season;
