//! A step of a component or a rotation, with its tick.

use crate::domain::{record::record, time::Stamp};

record! {
    /// A sub-item of a component or a requirement of a rotation.
    pub struct Item {
        title: String,
        order: String,
        done: Option<Stamp>,
    }
}
