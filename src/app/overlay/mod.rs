//! What can lie over a tab: one enum, a stack of it, and what all of them share.

pub mod ask;
pub mod catalog;
mod fill;
pub mod form;
pub mod guide;
pub mod menu;
pub mod note;
pub mod paste;
pub mod picker;
pub mod review;
mod settings;
pub mod start;
pub mod start_words;
pub mod trouble;
pub mod versions;

use crate::text::Buffer;

/// The topmost has the keys.
#[derive(Debug)]
pub enum Overlay {
    /// The filter line of the present tab.
    Filter(Buffer),
    Picker(picker::Picker),
    Catalog(Box<catalog::Catalog>),
    /// Where a list of names is pasted or typed, one per line.
    Names(Box<note::Note>),
    /// The names, matched against the catalog.
    Paste(Box<paste::Paste>),
    Form(Box<form::Form>),
    Note(Box<note::Note>),
    Menu(menu::Menu),
    Ask(ask::Ask),
    Guide(guide::Reader),
    Start(Box<start::Start>),
    Versions(Box<versions::Versions>),
    Conflicts(Box<versions::conflicts::Conflicts>),
    Trouble(Box<trouble::Trouble>),
    Review(review::Review),
}

impl Overlay {
    /// The text that typed letters go into.
    pub fn buffer_mut(&mut self) -> Option<&mut Buffer> {
        match self {
            Overlay::Filter(buffer) => Some(buffer),
            Overlay::Picker(picker) => Some(&mut picker.query),
            Overlay::Catalog(catalog) => Some(&mut catalog.query),
            Overlay::Names(note) | Overlay::Note(note) => Some(note.active_mut()),
            Overlay::Form(form) => form.current_mut().map(|it| &mut it.buffer),
            Overlay::Start(start) => start.buffer_mut(),
            _ => None,
        }
    }

    /// A form and a note hold text that may not get lost.
    pub fn note(&self) -> Option<&note::Note> {
        match self {
            Overlay::Note(note) | Overlay::Names(note) => Some(note),
            _ => None,
        }
    }
}
