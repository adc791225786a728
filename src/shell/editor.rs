//! `$EDITOR`: split into words without a shell; the old text is kept whatever goes wrong.

use std::{env, fs, path::Path, process::Command};

use crate::store::MOST_EDITED;

/// Opens the file in `$VISUAL` or `$EDITOR` and gives what was saved there.
///
/// # Errors
/// A sentence for the notice line; the old text stays then.
pub fn edit(path: &Path) -> Result<String, String> {
    let words = command()?;
    let Some((program, arguments)) = words.split_first() else { return Err(unset()) };
    match Command::new(program).args(arguments).arg(path).status() {
        Ok(status) if status.success() => read(path),
        Ok(status) => Err(format!("the editor ended with {status}: your old text is kept")),
        Err(error) => Err(format!("{program} can't be started: {error}")),
    }
}

/// The words that start the editor.
///
/// # Errors
/// Where none is set, or what is set can't be split.
pub fn command() -> Result<Vec<String>, String> {
    let command = env::var("VISUAL").or_else(|_| env::var("EDITOR")).unwrap_or_default();
    let words = shell_words::split(&command).map_err(|error| format!("$EDITOR can't be read: {error}"))?;
    if words.is_empty() { Err(unset()) } else { Ok(words) }
}

fn unset() -> String {
    "$EDITOR isn't set; write here, or set it, for example: export EDITOR=nano".to_owned()
}

fn read(path: &Path) -> Result<String, String> {
    let bytes = fs::metadata(path).map_err(|error| format!("the text is gone: {error}"))?.len();
    if bytes > MOST_EDITED {
        return Err("the edited text is longer than 1 MB: your old text is kept".to_owned());
    }
    let bytes = fs::read(path).map_err(|error| format!("the text can't be read: {error}"))?;
    String::from_utf8(bytes).map_err(|_| "the edited text isn't UTF-8: your old text is kept".to_owned())
}
