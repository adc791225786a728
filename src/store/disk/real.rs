//! The disk of the computer.

use std::{
    ffi::OsString,
    fs::{self, File, TryLockError},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::Duration,
};

use crate::store::two_threads::{Threads, on_two_threads};

use super::{Content, Disk, Held, Holds, Kind, MAX_BYTES, NewFile, Stat, system};

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

    fn holds(&self, path: &Path, parts: &[&[u8]]) -> io::Result<(Holds, Stat)> {
        let file = system::open_to_read(path)?;
        let stat = system::stat(&file.metadata()?);
        if stat.kind != Kind::File {
            return Err(ErrorKind::InvalidInput.into());
        }
        let len: usize = parts.iter().map(|it| it.len()).sum();
        let holds = if stat.len == len as u64 { compare(&file, parts, len)? } else { Holds::Others };
        Ok((holds, stat))
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

/// Compares a file with these parts, which are as long as it was. Both halves of a long one are compared at the same
/// time.
fn compare(file: &File, parts: &[&[u8]], len: usize) -> io::Result<Holds> {
    let (mut stretches, mut at) = (Vec::new(), 0_u64);
    for stretch in parts.iter().flat_map(|part| part.chunks(STRETCH)) {
        stretches.push((at, stretch));
        at = at.saturating_add(stretch.len() as u64);
    }
    let differs = AtomicBool::new(false);
    let same = |(at, bytes): &(u64, &[u8])| -> io::Result<bool> {
        if differs.load(Ordering::Relaxed) {
            return Ok(false);
        }
        let same = holds_at(file, *at, bytes)?;
        differs.fetch_or(!same, Ordering::Relaxed);
        Ok(same)
    };
    let same = on_two_threads(&stretches, Threads::for_bytes(len), same);
    let ends = system::read_at(file, &mut [0], at)? == 0;
    let same = same.into_iter().try_fold(ends, |all, it| it.map(|it| all && it))?;
    Ok(if same { Holds::These } else { Holds::Others })
}

/// How many bytes are compared at once: they fit into the processor's cache.
const STRETCH: usize = 256 << 10;

fn holds_at(file: &File, mut at: u64, mut bytes: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; 64 << 10];
    while !bytes.is_empty() {
        let room = buffer.len().min(bytes.len());
        let read = match system::read_at(file, buffer.get_mut(..room).unwrap_or_default(), at) {
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            other => other?,
        };
        match bytes.split_at_checked(read) {
            Some((these, rest)) if read > 0 && buffer.get(..read) == Some(these) => bytes = rest,
            _ => return Ok(false),
        }
        at = at.saturating_add(read as u64);
    }
    Ok(true)
}

/// Reads a whole file. Its length is asked for first, but it may grow meanwhile.
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
    fn write_all(&mut self, parts: &[&[u8]]) -> io::Result<()> {
        parts.iter().try_for_each(|part| self.0.write_all(part))
    }

    fn sync(&mut self) -> io::Result<()> {
        system::sync(&self.0)
    }

    fn stat(&mut self) -> io::Result<Stat> {
        self.0.metadata().map(|it| system::stat(&it))
    }
}
