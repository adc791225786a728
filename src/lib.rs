//! One Interventional Radiology application season in the terminal.
pub mod domain;
pub mod text;
pub mod transfer;
