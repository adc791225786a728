//! `$EDITOR`: split into words without a shell, the text in a private folder, the old text kept whatever goes wrong.

use std::{env, fs, io::Write, process::Command};

/// A text longer than this many bytes isn't taken back.
const MOST: u64 = 1 << 20;

/// Opens the text in `$VISUAL` or `$EDITOR` and gives what was saved there.
///
/// # Errors
/// A sentence for the notice line; the old text stays then.
pub fn edit(text: &str) -> Result<String, String> {
    let command = env::var("VISUAL").or_else(|_| env::var("EDITOR")).unwrap_or_default();
    let words = shell_words::split(&command).map_err(|error| format!("$EDITOR can't be read: {error}"))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err("$EDITOR isn't set; write here, or set it, for example: export EDITOR=nano".to_owned());
    };
    let folder = tempfile::Builder::new()
        .prefix("fluoro-")
        .tempdir()
        .map_err(|error| format!("no folder for the text: {error}"))?;
    let path = folder.path().join("note.md");
    let mut file = tempfile::Builder::new()
        .prefix("note")
        .tempfile_in(folder.path())
        .map_err(|error| format!("no file for the text: {error}"))?;
    file.write_all(text.as_bytes()).map_err(|error| format!("the text can't be written: {error}"))?;
    file.persist(&path).map_err(|error| format!("the text can't be written: {error}"))?;
    let status = Command::new(program).args(arguments).arg(&path).status();
    match status {
        Ok(status) if status.success() => read(&path),
        Ok(status) => Err(format!("the editor ended with {status}: your old text is kept")),
        Err(error) => Err(format!("{program} can't be started: {error}")),
    }
}

fn read(path: &std::path::Path) -> Result<String, String> {
    let bytes = fs::metadata(path).map_err(|error| format!("the text is gone: {error}"))?.len();
    if bytes > MOST {
        return Err("the edited text is longer than 1 MB: your old text is kept".to_owned());
    }
    let bytes = fs::read(path).map_err(|error| format!("the text can't be read: {error}"))?;
    String::from_utf8(bytes).map_err(|_| "the edited text isn't UTF-8: your old text is kept".to_owned())
}
