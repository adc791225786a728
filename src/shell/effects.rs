//! Doing what the state asks for; what there is to say comes back as a message.

use std::{
    io,
    path::{Path, PathBuf},
};

use crossterm::{clipboard::CopyToClipboard, execute};

use super::{editor, mailbox::Mailbox, saver::shown_name, screen, signals};
use crate::{
    app::message::{Edited, ExportProblem, File, Message, Replace},
    store::{self, Changed, ExportError, disk::Disk, report::Draft},
    text::clean,
    transfer::markdown::Folder,
};

/// Removes a file beside the season's; gives its name.
///
/// # Errors
/// A sentence: it is still there.
pub fn remove(disk: &dyn Disk, file: &Path, path: &Path) -> Result<String, String> {
    store::remove_found(disk, file, path).map(|()| shown_name(path))
}

/// Has the text edited in a file that another start finds if this program is killed meanwhile. Gives what came back, and
/// the file where an editor may still save it.
pub fn edit(mailbox: &Mailbox, disk: &dyn Disk, draft: Draft) -> (Result<Edited, String>, Option<PathBuf>) {
    let handed = store::text_hash(&draft.text);
    let file = match editor::command().and_then(|_| mailbox.edit(draft)) {
        Ok(file) => file,
        Err(why) => return (Err(why), None),
    };
    let ended = match outside(|| editor::run(&file)) {
        Ok(ended) => ended,
        Err(why) => return (Err(why), None),
    };
    let said = ended.said;
    let edited = match store::read_edited(disk, &file, &handed) {
        // an editor that failed may have emptied the file before it could write
        store::Edited::Text(text) if text.is_empty() && said.is_some() => Edited::Same { said },
        store::Edited::Text(text) => Edited::Text { text, said },
        store::Edited::Same if said.is_none() && ended.at_once => return (Ok(Edited::AtOnce), Some(file)),
        store::Edited::Same => Edited::Same { said },
        store::Edited::Unfit(why) => match mailbox.keep_edited() {
            Ok(kept) => Edited::Kept { why, name: shown_name(&kept) },
            Err(error) => return (Err(format!("The edited text is {why}; {error}")), Some(file)),
        },
    };
    (Ok(edited), None)
}

/// Stops until the user comes back.
pub fn suspend() {
    outside(signals::suspend);
}

/// Sends a text to the clipboard, by way of the terminal, which never says whether it took it.
pub fn copy(text: &str) -> io::Result<()> {
    execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
}

/// Sends a text to the clipboard, and says what is known of that.
///
/// # Errors
/// A sentence: it wasn't sent.
pub fn copy_and_tell(text: &str, what: &str) -> Result<String, String> {
    copy(text).map_err(|error| format!("Not copied: {error}"))?;
    let tmux = std::env::var_os("TMUX").is_some_and(|it| !it.is_empty());
    let needs = if tmux { " · tmux needs: set -g set-clipboard on" } else { "" };
    Ok(format!("Sent to the terminal's clipboard{needs}: {}", clean(what)))
}

/// Runs something that needs the terminal as it was.
fn outside<T>(run: impl FnOnce() -> T) -> T {
    screen::leave();
    let done = run();
    let _ = screen::enter();
    done
}

/// Opens a link in the browser, and a letter in the mail program.
///
/// # Errors
/// A sentence: it wasn't opened.
pub fn open_link(link: &str) -> Result<String, String> {
    let letter = link.strip_prefix("mailto:").map(|it| it.split('?').next().unwrap_or_default());
    let shown = clean(letter.unwrap_or(link)).into_owned();
    let plain = letter.is_some() || link.starts_with("https://") || link.starts_with("http://");
    if !plain || link.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(format!("Only http and https links are opened; this one is {shown}"));
    }
    match open::that_detached(link) {
        Ok(()) if letter.is_some() => Ok(format!("Handed to your mail program, to {shown}")),
        Ok(()) => Ok(format!("Opened {shown}")),
        Err(error) if letter.is_some() => Err(format!("No mail program can be started: {error}")),
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

/// Writes a folder of documents and says what became of each.
///
/// # Errors
/// A sentence: not all of it is written.
pub fn export_folder(disk: &dyn Disk, path: &str, folder: &Folder, random: u64) -> Result<String, String> {
    let target = expand(path);
    let written = store::write_folder(disk, &target, &folder.files, Changed::Stays, random);
    let written = written.map_err(|why| format!("Not exported: {why}"))?;
    let left_out = folder.left_out.as_ref().map(|it| format!(" · {it}")).unwrap_or_default();
    Ok(format!("{written}{left_out} · in {}", full(&target)))
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
