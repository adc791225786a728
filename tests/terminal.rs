//! The real program in a real pseudo-terminal: start, type, suspend, signals, quit.
#![cfg(target_os = "linux")] // reads /proc
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests, which clippy doesn't see as such")]

#[path = "pty/disk.rs"]
mod disk;
#[path = "pty/editor.rs"]
mod editor;
#[path = "pty/ends.rs"]
mod ends;
#[path = "pty/guard.rs"]
mod guard;
#[path = "pty/input.rs"]
mod input;
#[path = "pty/look.rs"]
mod look;
mod pty;
#[path = "pty/season.rs"]
mod season;
