//! The season file: how it is read, checked and written so that nothing is lost. The only place that knows its bytes;
//! knows no screen, no clock and no randomness but what it is handed.

mod backups;
mod conflicts;
mod decode;
pub mod disk;
mod drafts;
mod edited;
mod encode;
mod export;
mod facts_files;
mod fault;
mod folder;
mod hash;
mod load;
mod neighbors;
pub mod places;
mod read;
pub mod report;
mod rescue;
mod save;
mod two_threads;

pub use backups::{backups, backups_seen};
pub use conflicts::conflict_files;
pub use decode::{BadFile, Decoded, Schema, decode};
pub use drafts::{Drafts, drop_drafts, left_drafts};
pub use edited::{Edited, base_hash, read_edited, read_text, text_hash};
pub use encode::{EncodeError, Encoder};
pub use export::{ExportError, Replace, write_export};
pub use facts_files::{facts_files, facts_text, write_facts};
pub use folder::{Changed, Written, write_folder};
pub use hash::Hash;
pub use load::{Base, Loaded, Outcome, Stored, load};
pub use neighbors::{found, remove_found};
pub use places::BackupFile;
pub use read::read_season;
pub use rescue::{Refuge, keep_unfinished, move_damaged, rescue};
pub use save::{Backup, Outside, SaveError, SaveOptions, Saved, Shrink, Store, Taken};

/// The schema of the file: the newest one that this version reads without loss, and the one that it writes.
pub const SCHEMA: u64 = 1;

/// The name of the program, by which the file says what it is.
const APP: &str = "fluoro";
