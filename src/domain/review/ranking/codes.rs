//! The NRMP codes of what is ranked: missing, or of another form than codes have.

use std::collections::BTreeSet;

use super::{Warning, lists::Ranks};
use crate::domain::{
    ranking::{Place, is_code},
    review::Look,
    tables::Table,
};

pub(super) fn of_positions(ranks: &Ranks) -> Vec<Warning> {
    let mut seen = BTreeSet::new();
    // a position that is gone has no place for a code
    let known = ranks.places().filter(|it| it.program.is_some() && seen.insert(&it.text));
    let coded: Vec<(&Place, Option<String>)> =
        known.map(|it| (it, it.code(ranks.look.input.tracker))).collect();
    let lacking: Vec<&Place> = coded.iter().filter(|it| it.1.is_none()).map(|it| it.0).collect();
    let odd = coded.iter().filter_map(|it| Some((it.0, it.1.as_deref()?)));
    let odd: Vec<(&Place, &str)> = odd.filter(|it| !is_code(it.1)).collect();
    [without(ranks, &lacking), misshapen(ranks, &odd)].into_iter().flatten().collect()
}

fn without(ranks: &Ranks, about: &[&Place]) -> Option<Warning> {
    Some(Warning {
        title: ranks.titled(about, "Ranked without an NRMP code", "ranked positions without an NRMP code"),
        reason: format!(
            "{}. R3 is told codes, no names. The program's page in R3 has it, often its website too; write it down with \
             the position of the program.",
            positions(ranks, about)
        ),
        ..warn(ranks.look, "rank-code-none", about, &[])?
    })
}

fn misshapen(ranks: &Ranks, odd: &[(&Place, &str)]) -> Option<Warning> {
    let about: Vec<&Place> = odd.iter().map(|it| it.0).collect();
    let codes: Vec<&str> = odd.iter().map(|it| it.1).collect();
    let told = |(place, code): &(&Place, &str)| {
        format!("{}, {}: “{code}” {}", ranks.name(place), place.position_words(), fault(code))
    };
    Some(Warning {
        title: ranks.titled(&about, "No NRMP code by its form", "codes that aren't made like NRMP codes"),
        reason: format!(
            "{}. A code is like 1062416A0: four digits, three more, a letter for the type, the track.",
            odd.iter().map(told).collect::<Vec<_>>().join("; ")
        ),
        ..warn(ranks.look, "rank-code-form", &about, &codes)?
    })
}

/// Says what is odd about a code.
fn fault(code: &str) -> String {
    let count = code.chars().count();
    match code.chars().all(|it| it.is_ascii_digit()) {
        true if count == 10 => "is an ACGME ID, which R3 doesn't rank".to_owned(),
        _ if !(9..=11).contains(&count) => format!("has {count} characters, a code 9 to 11"),
        _ => "isn't made like a code".to_owned(),
    }
}

fn positions(ranks: &Ranks, about: &[&Place]) -> String {
    let one = |it: &&Place| format!("{}, {}", ranks.name(it), it.position_words());
    about.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Makes one warning about all these positions, which leads to the first program: there the code is put right.
fn warn(look: &Look, name: &str, about: &[&Place], codes: &[&str]) -> Option<Warning> {
    let programs: Vec<_> =
        about.iter().filter_map(|it| it.program.as_ref()).map(|it| it.id.clone()).collect();
    let all = crate::domain::id::Id::new("all");
    let inputs: Vec<&str> = about.iter().map(|it| it.text.as_str()).chain(codes.iter().copied()).collect();
    let warning = look.warn_as("rank-code", name, &[&all], (Table::Programs, programs.first()?), &inputs);
    Some(Warning { rows: Vec::new(), ..warning }.naming_rows(programs.into_iter()))
}
