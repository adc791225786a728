//! The season file: how it is read, checked and written so that nothing is lost. The only place that knows its bytes;
//! knows no screen, no clock and no randomness but what it is handed.

mod backups;
mod decode;
pub mod disk;
mod encode;
mod export;
mod fault;
mod halves;
mod hash;
mod load;
pub mod places;
pub mod report;
mod rescue;
mod save;

pub use backups::{BackupFile, backups};
pub use decode::{BadFile, Decoded, Schema, decode};
pub use encode::{EncodeError, Encoder};
pub use export::{ExportError, Replace, write_export};
pub use hash::Hash;
pub use load::{Base, Loaded, Outcome, Season, load};
pub use rescue::{put_aside, rescue};
pub use save::{Backup, Removed, SaveError, Saved, Shrink, Store, Terms, removed};

/// The newest form of the file that this version reads without loss, and the one that it writes.
pub const SCHEMA: u64 = 1;

/// What the file says that it is.
const APP: &str = "fluoro";
