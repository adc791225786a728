//! Doing what the state asks for; what there is to say comes back as a message.

use std::{
    io,
    path::{Path, PathBuf},
};

use crossterm::{clipboard::CopyToClipboard, execute};

use super::{editor, reader::Job, saver::Mailbox, screen, signals};
use crate::{
    app::message::{Begin, Effect, ExportProblem, Message, Replace},
    store::{self, ExportError, disk::Disk, report::Draft},
    text::clean,
};

/// What the loop does after an effect.
pub enum After {
    Nothing,
    /// The terminal was in other hands: draw everything.
    Redraw(Option<Message>),
    Say(Message),
    Save,
    Read(Job),
    Begin(Begin),
    DropDrafts(PathBuf),
    Edit(Draft),
    Quit,
    QuitUnsaved,
}

pub fn run(effect: Effect, disk: &dyn Disk, file: &Path, sample: &str, random: u64) -> After {
    match effect {
        Effect::Retry => After::Save,
        Effect::OpenLink(link) => After::Say(Message::Told(open_link(&link))),
        Effect::CopyText(text) => {
            let _ = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
            After::Nothing
        }
        Effect::EditText(draft) => After::Edit(draft),
        Effect::Export { path, text, replace } => {
            After::Say(Message::Exported(export(disk, &path, &text, replace, random)))
        }
        Effect::LoadSample => After::Say(load_sample(sample)),
        Effect::ListVersions { present } => After::Read(Job::List { present }),
        Effect::Compare { path, way, present } => After::Read(Job::Compare { path, way, present }),
        Effect::Begin(begin) => After::Begin(begin),
        Effect::Remove(path) => After::Say(Message::Removed(remove(disk, file, &path))),
        Effect::DropDrafts(file) => After::DropDrafts(file),
        Effect::Repaint => After::Redraw(None),
        Effect::Suspend => {
            outside(signals::suspend);
            After::Redraw(Some(Message::Tick))
        }
        Effect::Quit => After::Quit,
        Effect::QuitUnsaved => After::QuitUnsaved,
    }
}

fn remove(disk: &dyn Disk, file: &Path, path: &Path) -> Result<String, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    store::remove_found(disk, file, path).map(|()| clean(&name).into_owned())
}

/// Has the text edited in a file that another start finds if this program is killed meanwhile.
pub fn edit(mailbox: &Mailbox, draft: Draft) -> Result<String, String> {
    editor::command()?;
    let file = mailbox.edit(draft)?;
    outside(|| editor::edit(&file))
}

/// Runs something that needs the terminal as it was.
fn outside<T>(run: impl FnOnce() -> T) -> T {
    screen::leave();
    let done = run();
    let _ = screen::enter();
    done
}

fn open_link(link: &str) -> Result<String, String> {
    let shown = clean(link).into_owned();
    let plain = link.starts_with("https://") || link.starts_with("http://");
    if !plain || link.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(format!("Only http and https links are opened; this one is {shown}"));
    }
    match open::that_detached(link) {
        Ok(()) => Ok(format!("Opened {shown}")),
        Err(error) => Err(format!("The browser can't be started: {error}")),
    }
}

fn export(
    disk: &dyn Disk,
    path: &str,
    text: &str,
    replace: Replace,
    random: u64,
) -> Result<String, ExportProblem> {
    let target = expand(path);
    let replace = match replace {
        Replace::No => store::Replace::No,
        Replace::Yes => store::Replace::Yes { random },
    };
    match store::write_export(disk, &target, text.as_bytes(), replace) {
        Ok(()) => Ok(full(&target)),
        Err(ExportError::Exists(_)) => Err(ExportProblem::Exists(path.to_owned())),
        Err(error) => Err(ExportProblem::Failed(error.to_string())),
    }
}

/// `~/` is the home folder.
fn expand(path: &str) -> std::path::PathBuf {
    match (path.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(base)) => base.home_dir().join(rest),
        _ => path.into(),
    }
}

fn full(path: &Path) -> String {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    clean(&full.display().to_string()).into_owned()
}

fn load_sample(sample: &str) -> Message {
    match store::decode(sample.as_bytes()) {
        Ok(decoded) => Message::Loaded(Box::new(decoded.tracker)),
        Err(bad) => Message::Told(Err(format!("The sample can't be read: {bad}"))),
    }
}
