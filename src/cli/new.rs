//! `fluoro new`: begins a season where there is none. Never takes the place of an earlier one.

use std::sync::Arc;

use clap::Args;

use super::{
    answer::{Done, Failure},
    context::{Context, closed},
    values::{specialty, word},
    words::{rows, shown},
};
use crate::{
    data::Data,
    domain::{
        field::read_zone,
        id::IdSource,
        tables::{Match, Profile, Specialty},
        time::{Day, Reading, Tense, Zone},
        tracker::Tracker,
    },
    shell::clock::{local_zone, placeless_zone, random},
    store::{Outcome, SaveOptions, Store, decode, disk::RealDisk},
    text::clean,
};

#[derive(Debug, Args)]
pub struct NewArgs {
    /// main, or fellowship for independent IR
    #[arg(long = "match", value_name = "MATCH", default_value = "main", value_parser = word::<Match>)]
    kind: Match,

    /// The year of Match Day; else the season that a newcomer begins now
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i32).range(1950..=9000))]
    season: Option<i32>,

    /// Your time zone: a city, an abbreviation or a zone; else this computer's
    #[arg(long, value_name = "ZONE")]
    home_zone: Option<String>,

    /// What else you apply to, with commas between: dr, ty, prelim-surgery, prelim-medicine
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = specialty)]
    specialties: Vec<Specialty>,

    /// What this season is called in the exports
    #[arg(long)]
    name: Option<String>,

    /// Begin with a made-up season to look around in: a student's, or a resident's with --match fellowship
    #[arg(long, conflicts_with_all = ["season", "specialties"])]
    sample: bool,
}

pub fn run(args: &NewArgs, context: &Context) -> Done {
    let loaded = context.load()?;
    if loaded.outcome != Outcome::FirstRun {
        return Err(closed(&loaded));
    }
    let data = context.data();
    let zone = match &args.home_zone {
        Some(text) => Some(home_zone(text, &data, context)?),
        None if args.sample => None,
        None => match placeless_zone() {
            Some(name) => {
                let name = clean(&name);
                let why = format!("TZ={name} is no place: say where you live, as in --home-zone Chicago");
                return Err(Failure::refused(why));
            }
            None => None,
        },
    };
    let mut tracker = if args.sample { sample(&data, args.kind)? } else { Tracker::default() };
    tracker.id = IdSource::new(random()).make();
    tracker.profile = Arc::new(profile(args, Profile::clone(&tracker.profile), zone, &data, context)?);
    let mut store = Store::new(Arc::new(RealDisk), &loaded.file, None, random);
    let missing = data.missing(&tracker.profile.season, tracker.profile.kind()).join(", ");
    let text = said(&tracker, &shown(&loaded.file), &missing);
    context.save(&mut store, &tracker, SaveOptions::at(context.now), text)
}

/// Says what was made and where it is, and which dates nobody published.
fn said(tracker: &Tracker, file: &str, missing: &str) -> String {
    let profile = &tracker.profile;
    let zone = profile.home_zone.as_ref().map(|it| format!(", home zone {it}")).unwrap_or_default();
    let held = match tracker.len() {
        0 => String::new(),
        count => format!(", {}", rows(count)),
    };
    let missing = match missing {
        "" => String::new(),
        all => format!("No date was published for: {all}\n"),
    };
    format!("{} {}{zone}{held}\n{file}\n{missing}", profile.kind().title(), profile.season)
}

/// Lays what was asked for over what a sample brings along.
fn profile(
    args: &NewArgs,
    mut profile: Profile,
    zone: Option<Zone>,
    data: &Data,
    context: &Context,
) -> Result<Profile, Failure> {
    let zone = zone.or(profile.home_zone.take()).unwrap_or_else(local_zone);
    if let Some(name) = &args.name {
        profile.name = name.trim().to_owned();
    }
    if !args.sample {
        let today = zone.civil_at(context.now).date();
        profile.kind = Some(args.kind);
        profile.season = match args.season {
            Some(year) => near(year, data, today, args.kind)?,
            None => data.first_season(today, args.kind),
        };
        profile.specialties = args.specialties.clone();
        profile.specialties.push(args.kind.specialty());
        profile.specialties.sort_by_key(|it| it.word());
        profile.specialties.dedup();
    }
    profile.home_zone = Some(zone);
    Ok(profile)
}

/// Returns the name of a season, if it isn't far away.
fn near(year: i32, data: &Data, today: Day, kind: Match) -> Result<String, Failure> {
    let near = data.near_seasons(today, kind);
    match near.contains(&year) {
        true => Ok(year.to_string()),
        false => {
            let (first, last) = (near.first().copied().unwrap_or(year), near.last().copied().unwrap_or(year));
            Err(Failure::refused(format!(
                "--season {year} is far away: a season is named by the year of its Match Day, {first} to {last} now"
            )))
        }
    }
}

fn sample(data: &Data, kind: Match) -> Result<Tracker, Failure> {
    let decoded = decode(data.sample(kind).as_bytes());
    decoded.map(|it| it.tracker).map_err(|bad| Failure::refused(format!("the sample season: {bad}")))
}

fn home_zone(text: &str, data: &Data, context: &Context) -> Result<Zone, Failure> {
    let utc = Zone::utc();
    let reading = Reading {
        now: context.now,
        home: &utc,
        their: None,
        cities: data.cities(),
        season: Default::default(),
        first_weekday: chrono::Weekday::Sun,
        tense: Tense::Season,
    };
    read_zone(text, &reading).map_err(|it| Failure::refused(format!("--home-zone: {}", it.why)))
}
