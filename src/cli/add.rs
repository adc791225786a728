//! `fluoro add`: programs by name, as people type or paste them. Shows what each line means; `--yes` adds them in one save.

use std::io::{self, Read};

use clap::Args;

use super::{
    answer::{Answer, Code, Done, Failure},
    context::Context,
    fate::{Fate, Line, Wants, json_lines, preview, settled},
    json,
    named::{Meaning, meaning},
    survey::Survey,
    values::specialty,
    words::counted,
};
use crate::{
    data::{Data, catalog::Named},
    domain::{id::IdSource, season::Season, tables::Specialty, tracker::Tracker},
    shell::clock::random,
    store::SaveOptions,
};

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  fluoro add MIR \"U Mich\"\n  fluoro add - --yes < names.txt\n  fluoro add - --yes --likely --own < table.tsv\n\nEnds with 1 where a line was left out, or nothing was done."
)]
pub struct AddArgs {
    /// Names of programs; - reads them from standard input: one per line, or a table with its columns
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,

    /// The specialty of names that say none; else what you apply to, the main one first
    #[arg(long, value_parser = specialty)]
    specialty: Option<Specialty>,

    /// Add what was found without a doubt
    #[arg(long, short)]
    yes: bool,

    /// With --yes: the likely ones too
    #[arg(long, requires = "yes")]
    likely: bool,

    /// With --yes: those too that may be closed, aren't in ERAS or take no applications in the usual way
    #[arg(long, requires = "yes")]
    anyway: bool,

    /// With --yes: keep the rest as programs of your own
    #[arg(long, requires = "yes")]
    own: bool,

    /// For other programs: what became of each line
    #[arg(long)]
    json: bool,
}

/// The most bytes of a list of names; a longer text is none.
const MOST_BYTES: u64 = 1 << 20;

pub fn run(args: &AddArgs, context: &Context) -> Done {
    let (tracker, mut store) = context.write()?;
    let text = lines(&args.names)?;
    let Survey { season, data, .. } = Survey::new(tracker, context);
    let names = texts_read(&data, &text);
    if names.is_empty() {
        return Err(Failure::not_done("no names were given"));
    }
    let specialty = args.specialty.or(season.wanted().first().copied()).unwrap_or(Specialty::Ir);
    let wants = Wants { yes: args.yes, likely: args.likely, anyway: args.anyway, own: args.own, specialty };
    let meant = names.into_iter().map(|it| (meaning(&it, &season, &data, args.specialty), it));
    let lines = settled(meant.map(|(meaning, named)| (named, meaning)), &season, &wants);
    let counts = Counts::of(&lines);
    let done = if args.yes { counts.new } else { 0 };
    let shown = || match args.json {
        true => json::answer(&json_lines(&lines, &wants, done)),
        false => Ok(Answer::text(preview(&lines, &wants))),
    };
    if done == 0 {
        return Ok(counts.unchanged(shown()?));
    }
    let status = season.first_status();
    let tracker = added(&season, &data, &lines, specialty);
    let count = counted(done, "program", "programs");
    let mut answer = shown()?;
    if !args.json {
        let new = tracker.programs.iter().filter(|it| !season.tracker.programs.has(it.id.as_str()));
        let words = season.since_words(new.map(|it| &**it), status);
        answer.text.push_str(&format!("\nAdded {count}, {}.\n", words));
    }
    let saved = context.save(&mut store, &tracker, SaveOptions::at(context.now), answer.text)?;
    Ok(counts.noted(saved, ""))
}

/// Returns the season with the programs of these lines.
fn added(season: &Season, data: &Data, lines: &[Line], wanted: Specialty) -> Tracker {
    let mut tracker = season.tracker.clone();
    let mut ids = IdSource::new(random());
    let status = season.first_status();
    for line in lines {
        let row = match (line.fate, &line.meaning) {
            (Fate::Added, Meaning::Found { place, program, .. }) => {
                data.catalog().typed_program(place, program, &line.named.text)
            }
            (Fate::Own, _) => line.named.own_program(ids.make(), wanted),
            (Fate::Added | Fate::There | Fate::Above | Fate::Passed | Fate::Left, _) => continue,
        };
        let (id, since) = (row.id.clone(), season.known_since(&row, status));
        tracker.programs.put(row);
        tracker.set_status(id.as_str(), status, since);
    }
    tracker
}

/// How many lines add a program, should and don't, and name none.
struct Counts {
    all: usize,
    new: usize,
    left: usize,
    passed: usize,
}

impl Counts {
    fn of(lines: &[Line]) -> Counts {
        let count = |which: fn(Fate) -> bool| lines.iter().filter(|it| which(it.fate)).count();
        Counts {
            all: lines.len(),
            new: count(Fate::adds),
            left: count(|it| it == Fate::Left),
            passed: count(|it| it == Fate::Passed),
        }
    }

    /// Says why nothing was added.
    fn unchanged(&self, answer: Answer) -> Answer {
        match (self.new, self.left) {
            (0, 0) if self.passed == self.all => {
                answer.with_code(Code::Warned).with_note("nothing added: no line names a program")
            }
            (0, 0) => self.noted(answer.with_note("nothing to add: all are on the shortlist already"), ""),
            (0, _) => self.noted(answer, "nothing added: "),
            (new, _) => {
                let note = format!("not done: --yes adds {}", counted(new, "program", "programs"));
                self.noted(answer.with_code(Code::Warned).with_note(note), "")
            }
        }
    }

    /// Says how many lines were left out, and which of them need a look.
    fn noted(&self, answer: Answer, before: &str) -> Answer {
        let answer = match self.left {
            0 => answer,
            left => {
                let left = counted(left, "line was", "lines were");
                let note = format!("{before}{left} not added: say more of the name, or pick it in fluoro");
                answer.with_code(Code::Warned).with_note(note)
            }
        };
        match self.passed {
            0 => answer,
            1 => answer.with_note("1 line names no program: a heading, a date or a remark"),
            some => answer.with_note(format!("{some} lines name no program: headings, dates or remarks")),
        }
    }
}

/// Returns the texts to be read: each name, and all of standard input as one.
fn lines(names: &[String]) -> Result<Vec<String>, Failure> {
    let one_line = |name: &str| name.replace(['\n', '\r'], " ");
    names.iter().map(|it| if it == "-" { typed() } else { Ok(one_line(it)) }).collect()
}

fn texts_read(data: &Data, texts: &[String]) -> Vec<Named> {
    texts.iter().flat_map(|it| data.catalog().read_names(it, None).all).collect()
}

fn typed() -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MOST_BYTES.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|why| Failure::refused(format!("standard input: {why}")))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MOST_BYTES {
        return Err(Failure::refused("standard input is longer than 1 MiB: that is no list of names"));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
