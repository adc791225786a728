//! What Windows does in its own way. Not compiled where this was written.

use std::{
    fs::{self, DirBuilder, File, FileType, Metadata, OpenOptions},
    io,
    os::windows::fs::{FileExt, MetadataExt},
    path::Path,
    thread,
    time::Duration,
};

use super::{Kind, Owner, Stat};

/// Virus scanners, indexers and sync programs hold files for a moment.
const ACCESS_DENIED: i32 = 5;
const SHARING_VIOLATION: i32 = 32;

pub fn stat(of: &Metadata) -> Stat {
    // 100 ns since 1601, moved to 1970
    let mtime_ns = (i128::from(of.last_write_time()) - 116_444_736_000_000_000) * 100;
    let (kind, mode) = (kind(of.file_type()), super::PRIVATE_FILE);
    Stat { kind, len: of.len(), mtime_ns, inode: 0, mode, owner: Owner::Us }
}

fn kind(of: FileType) -> Kind {
    match of {
        _ if of.is_file() => Kind::File,
        _ if of.is_dir() => Kind::Folder,
        _ if of.is_symlink() => Kind::Link,
        _ => Kind::Other,
    }
}

pub fn open_to_read(path: &Path) -> io::Result<File> {
    File::open(path)
}

pub fn read_at(file: &File, to: &mut [u8], at: u64) -> io::Result<usize> {
    file.seek_read(to, at)
}

pub fn create_new(path: &Path, _mode: u32) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// A file of its own, for locks are mandatory here: a locked season file could be read by nobody.
pub fn open_to_lock(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

pub fn sync(file: &File) -> io::Result<()> {
    file.sync_all()
}

/// There is no such thing here.
pub fn sync_dir(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Tries again after 10, 20, 40 … ms, for 2.6 s at most.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for attempt in 0..8_u32 {
        match fs::rename(from, to) {
            Err(error) if matches!(error.raw_os_error(), Some(ACCESS_DENIED | SHARING_VIOLATION)) => {
                thread::sleep(Duration::from_millis(10_u64 << attempt));
            }
            other => return other,
        }
    }
    fs::rename(from, to)
}

pub fn make_dir(folder: &Path) -> io::Result<()> {
    DirBuilder::new().create(folder)
}

pub fn set_mode(_path: &Path, _mode: u32) -> io::Result<()> {
    Ok(())
}

pub fn errno_name(_error: &io::Error) -> Option<&'static str> {
    None
}

/// ERROR_INVALID_FUNCTION, ERROR_NOT_SAME_DEVICE, ERROR_NOT_SUPPORTED, ERROR_TOO_MANY_LINKS.
pub fn knows_no_links(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(1 | 17 | 50 | 1142))
}

/// ERROR_INVALID_FUNCTION, ERROR_NOT_SUPPORTED.
pub fn knows_no_locks(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(1 | 50))
}
