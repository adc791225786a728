//! One Interventional Radiology application season in the terminal.
pub mod cli;
pub mod data;
pub mod domain;
pub mod store;
pub mod text;
pub mod transfer;
