//! Doing what the state asks for; what there is to say comes back as a message.

use std::{io, path::Path};

use crossterm::{clipboard::CopyToClipboard, execute};

use super::{editor, mailbox::Mailbox, screen, signals};
use crate::{
    app::message::{ExportProblem, File, Message, Replace},
    store::{self, ExportError, disk::Disk, report::Draft},
    text::clean,
};

/// Removes a file beside the season's; gives its name.
///
/// # Errors
/// A sentence: it is still there.
pub fn remove(disk: &dyn Disk, file: &Path, path: &Path) -> Result<String, String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    store::remove_found(disk, file, path).map(|()| clean(&name).into_owned())
}

/// Has the text edited in a file that another start finds if this program is killed meanwhile.
pub fn edit(mailbox: &Mailbox, draft: Draft) -> Result<String, String> {
    editor::command()?;
    let file = mailbox.edit(draft)?;
    outside(|| editor::edit(&file))
}

/// Stops until the user comes back.
pub fn suspend() {
    outside(signals::suspend);
}

/// Puts a text on the clipboard, by way of the terminal.
pub fn copy(text: String) {
    let _ = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
}

/// Runs something that needs the terminal as it was.
fn outside<T>(run: impl FnOnce() -> T) -> T {
    screen::leave();
    let done = run();
    let _ = screen::enter();
    done
}

/// Opens a link in the browser.
///
/// # Errors
/// A sentence: it wasn't opened.
pub fn open_link(link: &str) -> Result<String, String> {
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

/// Writes a file and says what became of it.
pub fn export(disk: &dyn Disk, file: Box<File>, random: u64) -> Message {
    let target = expand(&file.path);
    let replace = match file.replace {
        Replace::No => store::Replace::No,
        Replace::Yes => store::Replace::Yes { random },
    };
    let result = match store::write_export(disk, &target, file.text.as_bytes(), replace) {
        Ok(()) => Ok(full(&target)),
        Err(ExportError::Exists(_)) => Err(ExportProblem::Exists),
        Err(error) => Err(ExportProblem::Failed(error.to_string())),
    };
    Message::Exported { file, result }
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

/// Reads the sample season.
pub fn load_sample(sample: &str) -> Message {
    match store::decode(sample.as_bytes()) {
        Ok(decoded) => Message::Loaded(Box::new(decoded.tracker)),
        Err(bad) => Message::Told(Err(format!("The sample can't be read: {bad}"))),
    }
}
