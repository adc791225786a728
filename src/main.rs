use std::process::ExitCode;

fn main() -> ExitCode {
    use fluoro::{
        app::{Glyphs, Look, Theme},
        shell::{self, clock::Clock},
        store::places,
    };
    let file = std::env::var_os("FLUORO_FILE")
        .map(Into::into)
        .or_else(|| places::season_path(&places::Env::of_process()).ok());
    let Some(file) = file else { return ExitCode::from(2) };
    let clock =
        Clock::new(std::env::var("FLUORO_NOW").ok().as_deref()).unwrap_or_else(|_| std::process::exit(2));
    let look = Look { theme: Theme::Terminal, glyphs: Glyphs::Unicode };
    match shell::run(shell::Options { file, clock, look }) {
        Ok(code) => code,
        Err(error) => {
            shell::leave();
            eprintln!("fluoro: {error}");
            ExitCode::from(2)
        }
    }
}
