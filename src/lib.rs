//! One Interventional Radiology application season in the terminal.
pub mod domain;
pub mod store;
pub mod text;
