//! The few things that fluoro asks of a disk, as a trait, so that tests can refuse any one of them.
//! Knows nothing of seasons.

pub mod fake;
mod real;
#[cfg(unix)]
#[path = "unix.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::domain::time::Stamp;
pub use real::RealDisk;
pub(super) use system::{errno_name, knows_no_links, knows_no_locks};

/// The greatest length of a season file, 512 MiB. What is longer is neither read nor written.
pub const MAX_BYTES: u64 = 512 << 20;

/// The mode of a file that only its owner may read and write.
pub const PRIVATE_FILE: u32 = 0o600;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    File,
    Folder,
    Link,
    /// A fifo, a device, a socket.
    Other,
}

/// What tells one version of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    pub kind: Kind,
    /// The length in bytes.
    pub len: u64,
    /// The last change of the content, in nanoseconds since 1970.
    pub mtime_ns: i128,
    /// The number of the file on its disk; 0 if the system has none.
    pub inode: u64,
    /// The nine permission bits; 0o600 if the system has none.
    pub mode: u32,
    pub owner: Owner,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    These,
    Others,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The user who runs the program; also taken for everybody's files if the system has no owners.
    Us,
    Other,
}

impl Stat {
    /// Returns the time of the last change of the content, in whole seconds.
    pub fn changed_at(&self) -> Stamp {
        Stamp::from_seconds(i64::try_from(self.mtime_ns / 1_000_000_000).unwrap_or_default())
    }

    /// Returns false if the content has changed for certain. It can't see a change of the same length within one tick
    /// of the file system's clock.
    pub fn same_content(&self, other: &Stat) -> bool {
        self.kind == other.kind
            && self.len == other.len
            && self.mtime_ns == other.mtime_ns
            && self.inode == other.inode
    }
}

/// A file as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    pub bytes: Vec<u8>,
    /// The stat before the first byte was read: a change meanwhile shows as another stat later.
    pub stat: Stat,
}

/// A file that this process has just made. Closed when dropped.
pub trait NewFile: Send {
    /// Writes these parts, one behind the other. Short writes and interruptions are no errors.
    fn write_all(&mut self, parts: &[&[u8]]) -> io::Result<()>;
    /// Returns when a power cut can no longer take the content back. Never call it again after an error: the second
    /// call may lie.
    fn sync(&mut self) -> io::Result<()>;
    fn stat(&mut self) -> io::Result<Stat>;
}

/// A lock of the kernel, so that it ends with the process however that ends. Released when dropped.
pub trait Held: Send {}

/// A disk. Every operation gives the system's own error, so that its number can be shown.
pub trait Disk: Send + Sync {
    /// Returns the absolute path without a link in it; an error for what doesn't exist.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
    /// Returns the stat of a file, or of what a link leads to.
    fn stat(&self, path: &Path) -> io::Result<Stat>;
    /// Returns the stat of a file, or of a link itself.
    fn stat_link(&self, path: &Path) -> io::Result<Stat>;
    /// The whole of a regular file. Never waits for a fifo, follows no link in the last part of the path.
    ///
    /// # Errors
    /// Also for what is no regular file (`InvalidInput`) and what is longer than [`MAX_BYTES`] (`FileTooLarge`).
    fn read(&self, path: &Path) -> io::Result<Content>;
    /// Whether a regular file holds exactly these bytes, one behind the other, and its stat as of [`Disk::read`]. Costs less than reading it.
    ///
    /// # Errors
    /// Also for what is no regular file (`InvalidInput`).
    fn holds(&self, path: &Path, parts: &[&[u8]]) -> io::Result<(Holds, Stat)>;
    /// Makes a file that wasn't there, with these mode bits less the umask; follows no link.
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn NewFile>>;
    /// Renames a file, which takes the place of what is at `to` in one step.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Returns when a power cut can no longer take back which names the folder holds.
    fn sync_dir(&self, folder: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes a second name for the same file; an error if `to` exists.
    fn link(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes one folder with mode 0700 in one that exists.
    fn make_dir(&self, folder: &Path) -> io::Result<()>;
    /// Returns the names in a folder, in no particular order.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;
    /// Sets the nine permission bits.
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()>;
    /// Locks this file, which is made with mode 0600 where it isn't there. Never waits; follows no link.
    ///
    /// # Errors
    /// `WouldBlock` where somebody else holds the lock.
    fn try_lock(&self, path: &Path) -> io::Result<Box<dyn Held>>;
    /// Waits for that long, so that somebody else can finish.
    fn pause(&self, time: Duration);
}
