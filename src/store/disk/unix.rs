//! What Linux and macOS do in their own way. The macOS part has not been compiled where this was written.

use std::{
    fs::{self, DirBuilder, File, FileType, Metadata, OpenOptions, Permissions},
    io,
    os::unix::fs::{DirBuilderExt, FileExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};

use rustix::{fs::OFlags, io::Errno, process::geteuid};

use super::{Kind, Owner, Stat};

pub fn stat(of: &Metadata) -> Stat {
    let mtime_ns = i128::from(of.mtime()) * 1_000_000_000 + i128::from(of.mtime_nsec());
    let owner = if of.uid() == geteuid().as_raw() { Owner::Us } else { Owner::Other };
    let (kind, mode) = (kind(of.file_type()), of.mode() & 0o777);
    Stat { kind, len: of.len(), mtime_ns, inode: of.ino(), mode, owner }
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
    OpenOptions::new().read(true).custom_flags(bits(OFlags::NONBLOCK | OFlags::NOFOLLOW)).open(path)
}

pub fn read_at(file: &File, to: &mut [u8], at: u64) -> io::Result<usize> {
    file.read_at(to, at)
}

/// std adds O_CLOEXEC.
pub fn create_new(path: &Path, mode: u32) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(mode).custom_flags(bits(OFlags::NOFOLLOW)).open(path)
}

/// For writing too, because NFS refuses to lock what is open for reading alone.
pub fn open_to_lock(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false).mode(0o600);
    options.custom_flags(bits(OFlags::NOFOLLOW | OFlags::NONBLOCK)).open(path)
}

fn bits(flags: OFlags) -> i32 {
    flags.bits().cast_signed()
}

/// On macOS std asks for F_FULLFSYNC; where a network or FUSE file system knows none, plain fsync must do.
pub fn sync(file: &File) -> io::Result<()> {
    match file.sync_all() {
        Err(error) if cfg!(target_os = "macos") && Errno::from_io_error(&error) == Some(Errno::NOTSUP) => {
            Ok(rustix::fs::fsync(file)?)
        }
        other => other,
    }
}

/// File systems that know no sync of a folder say EINVAL or EOPNOTSUPP: there is nothing to wait for.
pub fn sync_dir(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(Errno::from_io_error(&error), Some(Errno::INVAL | Errno::OPNOTSUPP)) => Ok(()),
        other => other,
    }
}

pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

pub fn make_dir(folder: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(folder)
}

pub fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(mode))
}

/// The system's name of an error, such as `EIO`.
pub fn errno_name(error: &io::Error) -> Option<&'static str> {
    const NAMES: &[(Errno, &str)] = &[
        (Errno::IO, "EIO"),
        (Errno::STALE, "ESTALE"),
        (Errno::LOOP, "ELOOP"),
        (Errno::NXIO, "ENXIO"),
        (Errno::MFILE, "EMFILE"),
        (Errno::NFILE, "ENFILE"),
    ];
    let errno = Errno::from_io_error(error)?;
    NAMES.iter().find(|(known, _)| *known == errno).map(|(_, name)| *name)
}

/// Whether the file system has no second names for a file, so that a copy must do.
pub fn knows_no_links(error: &io::Error) -> bool {
    let errno = Errno::from_io_error(error);
    matches!(errno, Some(Errno::PERM | Errno::OPNOTSUPP | Errno::NOSYS | Errno::MLINK | Errno::XDEV))
}

/// Whether the file system has no locks at all.
pub fn knows_no_locks(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::NOLCK | Errno::NOSYS | Errno::OPNOTSUPP))
}
