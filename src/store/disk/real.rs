//! The disk of the computer.

use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use super::{Content, Disk, Held, Kind, MAX_BYTES, NewFile, Stat, system};

/// The disk of the computer; holds nothing itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        fs::metadata(path).map(|it| system::stat(&it))
    }

    fn stat_link(&self, path: &Path) -> io::Result<Stat> {
        fs::symlink_metadata(path).map(|it| system::stat(&it))
    }

    fn read(&self, path: &Path) -> io::Result<Content> {
        let file = system::open_to_read(path)?;
        let stat = system::stat(&file.metadata()?);
        if stat.kind != Kind::File {
            return Err(ErrorKind::InvalidInput.into());
        }
        let bytes = read_capped(file, stat.len)?;
        Ok(Content { bytes, stat })
    }

    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn NewFile>> {
        Ok(Box::new(RealFile(system::create_new(path, mode)?)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        system::rename(from, to)
    }

    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        system::sync_dir(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::hard_link(from, to)
    }

    fn make_dir(&self, folder: &Path) -> io::Result<()> {
        system::make_dir(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|it| it.file_name())).collect()
    }

    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        system::set_mode(path, mode)
    }

    fn try_lock(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        let file = system::open_to_lock(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Box::new(file)),
            Err(TryLockError::WouldBlock) => Err(ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    fn pause(&self, time: Duration) {
        thread::sleep(time);
    }
}

/// The length is asked for first, but a file may grow while it is read.
fn read_capped(file: File, len: u64) -> io::Result<Vec<u8>> {
    if len > MAX_BYTES {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(len).unwrap_or(0).saturating_add(1))?;
    file.take(MAX_BYTES.saturating_add(1)).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > MAX_BYTES {
        true => Err(ErrorKind::FileTooLarge.into()),
        false => Ok(bytes),
    }
}

/// Closing it releases the lock.
impl Held for File {}

struct RealFile(File);

impl NewFile for RealFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        system::sync(&self.0)
    }

    fn stat(&mut self) -> io::Result<Stat> {
        self.0.metadata().map(|it| system::stat(&it))
    }
}
