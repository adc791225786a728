//! `$EDITOR`: split into words without a shell, run on a file, and what it said when it ended.

use std::{
    env,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

/// An editor that is back sooner has most likely opened a window of its own.
const AT_ONCE: Duration = Duration::from_secs(3);

/// How an editor ended.
pub struct Ended {
    /// Its status, where that isn't the one of a good end.
    pub said: Option<String>,
    pub at_once: bool,
}

/// Runs `$VISUAL` or `$EDITOR` on the file and waits for its end.
///
/// # Errors
/// A sentence for the notice line: no editor has run.
pub fn run(path: &Path) -> Result<Ended, String> {
    let words = command()?;
    let Some((program, arguments)) = words.split_first() else { return Err(unset()) };
    let began = Instant::now();
    let status = Command::new(program).args(arguments).arg(path).status();
    let status = status.map_err(|error| format!("{program} can't be started: {error}"))?;
    let said = (!status.success()).then(|| status.to_string());
    Ok(Ended { said, at_once: began.elapsed() < AT_ONCE })
}

/// The words that start the editor.
///
/// # Errors
/// Where none is set, or what is set can't be split.
pub fn command() -> Result<Vec<String>, String> {
    let set = |name: &&str| env::var(name).is_ok_and(|it| !it.trim().is_empty());
    let Some(name) = ["VISUAL", "EDITOR"].into_iter().find(set) else { return Err(unset()) };
    let command = env::var(name).unwrap_or_default();
    shell_words::split(&command).map_err(|error| format!("${name} can't be read: {error}"))
}

fn unset() -> String {
    "$EDITOR isn't set; write here, or set it, for example: export EDITOR=nano".to_owned()
}
