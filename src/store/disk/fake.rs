//! Disks for tests: one that writes down what it is asked, one that refuses. Both stand before another disk.

use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use super::{Content, Disk, Held, Holds, NewFile, Stat};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    Canonicalize,
    Stat,
    StatLink,
    Read,
    Create,
    Write,
    Sync,
    StatNew,
    Rename,
    SyncDir,
    Remove,
    Link,
    MakeDir,
    List,
    SetMode,
    Lock,
    /// Nobody waits; it is only written down.
    Pause,
}

/// One operation that was asked for, whether it went well or not. `path` is the target of a rename or a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub op: Op,
    pub path: PathBuf,
}

/// What happens at the chosen operation; numbers are the system's error numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// All goes well.
    None,
    /// It is refused, everything after it works.
    Once(i32),
    /// It and everything after it is refused.
    From(i32),
    /// A write writes half and is refused; anything else is refused.
    Cut(i32),
    /// The process is killed before it: nothing happens any more.
    Dead,
    /// The process is killed in the middle of it: a write writes half, anything else doesn't happen.
    CutDead,
}

/// Counts and writes down all operations, those of its files too, and lets one go wrong.
#[derive(Clone)]
pub struct FakeDisk {
    inner: Arc<dyn Disk>,
    state: Arc<Mutex<State>>,
}

struct State {
    calls: Vec<Call>,
    at: usize,
    fault: Fault,
    meanwhile: Option<Meanwhile>,
}

/// What somebody else does while an operation is about to happen.
type Meanwhile = Box<dyn FnOnce() + Send>;

enum Verdict {
    Go,
    /// Refused, after half of a write where `half`.
    Refused {
        errno: i32,
        half: bool,
    },
}

/// What an operation of a dead process is refused with; nobody sees it.
const KILLED: i32 = 5;

impl FakeDisk {
    /// Lets everything through and writes it down.
    pub fn recording(inner: Arc<dyn Disk>) -> FakeDisk {
        FakeDisk::failing(inner, 0, Fault::None)
    }

    /// Lets operation `at` (from 0) go wrong.
    pub fn failing(inner: Arc<dyn Disk>, at: usize, fault: Fault) -> FakeDisk {
        let state = State { calls: Vec::new(), at, fault, meanwhile: None };
        FakeDisk { inner, state: Arc::new(Mutex::new(state)) }
    }

    /// Lets everything through; before operation `at` (from 0) somebody else does something.
    pub fn interrupted(
        inner: Arc<dyn Disk>,
        at: usize,
        meanwhile: impl FnOnce() + Send + 'static,
    ) -> FakeDisk {
        let disk = FakeDisk::failing(inner, at, Fault::None);
        disk.lock().meanwhile = Some(Box::new(meanwhile));
        disk
    }

    /// Forgets what was written down, and counts from here.
    pub fn start_over(&self, at: usize, fault: Fault) {
        let mut state = self.lock();
        (state.calls, state.at, state.fault) = (Vec::new(), at, fault);
    }

    pub fn calls(&self) -> Vec<Call> {
        self.lock().calls.clone()
    }

    /// True when the chosen operation was asked for.
    pub fn struck(&self) -> bool {
        let state = self.lock();
        state.calls.len() > state.at
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, op: Op, path: &Path) -> Verdict {
        let mut state = self.lock();
        let (now, at) = (state.calls.len(), state.at);
        state.calls.push(Call { op, path: path.to_owned() });
        if now == at
            && let Some(meanwhile) = state.meanwhile.take()
        {
            drop(state);
            meanwhile();
            return Verdict::Go;
        }
        match state.fault {
            Fault::Once(errno) if now == at => Verdict::Refused { errno, half: false },
            Fault::From(errno) if now >= at => Verdict::Refused { errno, half: false },
            Fault::Cut(errno) if now == at => Verdict::Refused { errno, half: true },
            Fault::Dead | Fault::CutDead if now >= at => {
                Verdict::Refused { errno: KILLED, half: now == at && state.fault == Fault::CutDead }
            }
            Fault::None | Fault::Once(_) | Fault::From(_) | Fault::Cut(_) | Fault::Dead | Fault::CutDead => {
                Verdict::Go
            }
        }
    }

    fn pass(&self, op: Op, path: &Path) -> io::Result<()> {
        match self.note(op, path) {
            Verdict::Go => Ok(()),
            Verdict::Refused { errno, .. } => Err(io::Error::from_raw_os_error(errno)),
        }
    }
}

impl Disk for FakeDisk {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.pass(Op::Canonicalize, path)?;
        self.inner.canonicalize(path)
    }
    fn stat(&self, path: &Path) -> io::Result<Stat> {
        self.pass(Op::Stat, path)?;
        self.inner.stat(path)
    }
    fn stat_link(&self, path: &Path) -> io::Result<Stat> {
        self.pass(Op::StatLink, path)?;
        self.inner.stat_link(path)
    }
    fn read(&self, path: &Path) -> io::Result<Content> {
        self.pass(Op::Read, path)?;
        self.inner.read(path)
    }
    fn holds(&self, path: &Path, parts: &[&[u8]]) -> io::Result<(Holds, Stat)> {
        self.pass(Op::Read, path)?;
        self.inner.holds(path, parts)
    }
    fn create_new(&self, path: &Path, mode: u32) -> io::Result<Box<dyn NewFile>> {
        self.pass(Op::Create, path)?;
        let inner = self.inner.create_new(path, mode)?;
        Ok(Box::new(FakeFile { inner, disk: self.clone(), path: path.to_owned() }))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(Op::Rename, to)?;
        self.inner.rename(from, to)
    }
    fn sync_dir(&self, folder: &Path) -> io::Result<()> {
        self.pass(Op::SyncDir, folder)?;
        self.inner.sync_dir(folder)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass(Op::Remove, path)?;
        self.inner.remove(path)
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(Op::Link, to)?;
        self.inner.link(from, to)
    }
    fn make_dir(&self, folder: &Path) -> io::Result<()> {
        self.pass(Op::MakeDir, folder)?;
        self.inner.make_dir(folder)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.pass(Op::List, folder)?;
        self.inner.list(folder)
    }
    fn set_mode(&self, path: &Path, mode: u32) -> io::Result<()> {
        self.pass(Op::SetMode, path)?;
        self.inner.set_mode(path, mode)
    }
    fn try_lock(&self, path: &Path) -> io::Result<Box<dyn Held>> {
        self.pass(Op::Lock, path)?;
        self.inner.try_lock(path)
    }
    fn pause(&self, _time: Duration) {
        self.note(Op::Pause, Path::new(""));
    }
}

struct FakeFile {
    inner: Box<dyn NewFile>,
    disk: FakeDisk,
    path: PathBuf,
}

impl NewFile for FakeFile {
    fn write_all(&mut self, parts: &[&[u8]]) -> io::Result<()> {
        let (errno, half) = match self.disk.note(Op::Write, &self.path) {
            Verdict::Go => return self.inner.write_all(parts),
            Verdict::Refused { errno, half } => (errno, half),
        };
        if half {
            let bytes = parts.concat();
            self.inner.write_all(&[bytes.get(..bytes.len() / 2).unwrap_or_default()])?;
        }
        Err(io::Error::from_raw_os_error(errno))
    }
    fn sync(&mut self) -> io::Result<()> {
        self.disk.pass(Op::Sync, &self.path)?;
        self.inner.sync()
    }
    fn stat(&mut self) -> io::Result<Stat> {
        self.disk.pass(Op::StatNew, &self.path)?;
        self.inner.stat()
    }
}
