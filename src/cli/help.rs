//! `fluoro help`: what the program can do, one command in full, or a topic that several commands share.

use clap::{Args, Command};

use super::answer::{Answer, Done, Failure};

const EXAMPLES: &str = "\
Examples:
  fluoro                                       the screens
  fluoro new --home-zone Chicago --specialties dr,ty
  fluoro add - --yes < names.txt
  fluoro today
  fluoro free jan 20-22
  fluoro list interviews --json
  fluoro export timeline --format ics -o season.ics
";

/// The environment variables that are read.
const VARIABLES: &str = "\
Environment:
  FLUORO_FILE       the season file, where --file names none
  XDG_DATA_HOME     the data folder, where the season is fluoro/season.json
  FLUORO_NOW        freezes the clock: 2026-11-23T14:20:00Z
  TZ                the time zone of this computer, for a season that names no home zone
  NO_COLOR          no color on the screens, where --theme names none
  LC_ALL, LANG      no UTF-8 there means --ascii
  VISUAL, EDITOR    the editor that E opens
";

/// How commands end.
const EXIT_CODES: &str = "\
Exit codes:
  0  fine
  1  warnings, not free, or not done
  2  damaged file, or wrong usage
";

#[derive(Debug, Args)]
pub struct HelpArgs {
    /// A command, as in help export, or a topic: dates, environment, exit-codes
    #[arg(value_name = "COMMAND OR TOPIC")]
    topic: Vec<String>,
}

const DATES: &str = "\
Dates are typed as people say them; what is unclear is asked back, never guessed.

  days      dec 15 · 12/15 · 15-Dec-2026 · fri · next fri · tomorrow · +3d · thanksgiving
  times     9am · 14:00 · noon, before or after a day; without a zone it is your home zone
  zones     9am CT · 9am Chicago · 9am UTC-5
  spans     jan 20-22 · dec 15 9am - 1pm
";

/// Returns what stands below the help of the whole program.
pub fn below_the_help() -> String {
    format!(
        "{EXAMPLES}\n{VARIABLES}\n{EXIT_CODES}\nfluoro help COMMAND tells more; fluoro help dates, how dates are typed."
    )
}

pub fn run(args: &HelpArgs, mut command: Command) -> Done {
    let topic = args.topic.join(" ");
    match topic.as_str() {
        "dates" => return Ok(Answer::text(DATES.to_owned())),
        "environment" => return Ok(Answer::text(VARIABLES.to_owned())),
        "exit-codes" | "exit codes" => return Ok(Answer::text(EXIT_CODES.to_owned())),
        _ => {}
    }
    command.build();
    let mut found = &mut command;
    for word in &args.topic {
        found = found.find_subcommand_mut(word).ok_or_else(|| {
            let why = format!("there is no command and no topic “{topic}”: fluoro help lists the commands");
            Failure::refused(why)
        })?;
    }
    Ok(Answer::text(found.render_long_help().to_string()))
}
