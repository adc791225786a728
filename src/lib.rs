//! One Interventional Radiology application season in the terminal.

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
