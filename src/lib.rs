//! One Interventional Radiology application season in the terminal.

// tests pick one event of another crate's many
#![cfg_attr(test, allow(clippy::wildcard_enum_match_arm))]

pub mod app;
pub mod cli;
pub mod data;
pub mod domain;
pub mod layout;
pub mod shell;
pub mod store;
pub mod text;
pub mod transfer;
pub mod view;
