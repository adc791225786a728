//! Whose invitation it is: the programs that a few typed letters may mean, those of the season first, then those of the
//! catalog. Two programs of one house can be invited together.

use crate::{
    app::context::Context,
    data::catalog::{Rank, new_program, program_id},
    domain::{
        agenda::programs_title,
        facts::Institution,
        id::Id,
        shortlist::status_words,
        tables::{Program, Specialty},
    },
    text::Query,
};

/// Programs that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Who {
    pub programs: Vec<Id>,
    /// Programs among them that aren't in the season yet, and are added with the invitation.
    pub new: Vec<Program>,
    pub title: String,
    pub detail: String,
}

/// So many are offered of the season, and of the catalog.
const OFFERED: usize = 8;
const OFFERED_NEW: usize = 4;

impl Who {
    /// Names programs of the season.
    pub fn of(cx: &Context, programs: Vec<Id>) -> Who {
        let rows = programs.iter().filter_map(|id| cx.season.tracker.programs.get(id.as_str()));
        let place = rows.clone().map(|it| it.place()).find(|it| !it.is_empty()).unwrap_or_default();
        let status = rows.clone().next().map(|it| status_words(it, cx.season.now)).unwrap_or_default();
        let detail = [place, status].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ");
        let title = programs_title(&cx.season.tracker, &cx.season.naming, &programs);
        Who { programs, new: Vec::new(), title, detail }
    }

    /// Names the programs of an institution of the catalog that aren't in the season, by its name there.
    pub fn of_place(cx: &Context, name: &str) -> Vec<Who> {
        let catalog = cx.data.catalog();
        let place = catalog.institutions().iter().find(|it| it.name == name);
        place.map(|it| new_at(cx, it)).unwrap_or_default()
    }

    fn of_catalog(row: Program, short: &str) -> Who {
        let specialty = row.specialty.map(Specialty::title).unwrap_or_default();
        Who {
            programs: vec![row.id.clone()],
            title: format!("{short} {specialty}"),
            detail: format!("{} · not on your shortlist yet: this adds it", row.place()),
            new: vec![row],
        }
    }
}

/// Returns the programs that a typed text may mean, the likeliest first.
pub fn guesses(cx: &Context, typed: &str) -> Vec<Who> {
    let mut query = Query::new(typed);
    let mut found: Vec<(u32, &Program)> = Vec::new();
    for row in cx.season.tracker.programs.iter().map(AsRef::as_ref) {
        let names =
            format!("{} {} {} {}", cx.season.naming.full(row), row.name, row.institution, row.place());
        found.extend(query.score(&names).map(|score| (score, row)));
    }
    // letters strewn over a name count only where no name has them together
    if found.iter().any(|it| it.0 >= Query::WHOLE) {
        found.retain(|it| it.0 >= Query::WHOLE);
    }
    found.extend(by_catalog_name(cx, typed, &found));
    found.sort_by_key(|(score, row)| (std::cmp::Reverse(*score), row.specialty, row.id.clone()));
    if !query.is_empty() {
        found.truncate(OFFERED);
    }
    let mut all: Vec<Who> = Vec::new();
    for (_, row) in &found {
        all.push(Who::of(cx, vec![row.id.clone()]));
        let house: Vec<Id> =
            found.iter().filter(|it| share_house(row, it.1)).map(|it| it.1.id.clone()).collect();
        let is_first = house.first() == Some(&row.id);
        if house.len() > 1 && is_first {
            let mut house = house;
            house.sort();
            all.push(Who::of(cx, house));
        }
    }
    if !query.is_empty() {
        all.extend(of_catalog(cx, typed));
    }
    all
}

/// Returns programs of the season by a name that only the catalog knows: "MGH".
fn by_catalog_name<'a>(cx: &'a Context, typed: &str, found: &[(u32, &Program)]) -> Vec<(u32, &'a Program)> {
    let catalog = cx.data.catalog();
    let hits = if typed.trim().is_empty() { Vec::new() } else { catalog.find(typed, OFFERED) };
    let named: Vec<&Id> = hits
        .iter()
        .filter(|it| it.rank <= Rank::Words)
        .filter_map(|it| Some(&catalog.get(it.institution)?.id))
        .collect();
    let is_named = |row: &&Program| row.catalog.as_ref().is_some_and(|it| named.contains(&it));
    let is_new = |row: &&Program| !found.iter().any(|it| it.1.id == row.id);
    let rows = cx.season.tracker.programs.iter().map(AsRef::as_ref);
    rows.filter(is_named).filter(is_new).map(|row| (0, row)).collect()
}

fn share_house(one: &Program, other: &Program) -> bool {
    one.catalog.is_some() && one.catalog == other.catalog
}

/// Returns programs of the catalog that aren't in the season, for the specialties that the user applies to.
fn of_catalog(cx: &Context, typed: &str) -> Vec<Who> {
    let catalog = cx.data.catalog();
    let hits = catalog.find(typed, OFFERED_NEW);
    let places = hits.iter().filter_map(|hit| catalog.get(hit.institution));
    let mut all: Vec<Who> = places.flat_map(|it| new_at(cx, it)).collect();
    all.truncate(OFFERED_NEW);
    all
}

fn new_at(cx: &Context, place: &Institution) -> Vec<Who> {
    let wanted = cx.season.wanted();
    let is_new = |it: Specialty| !cx.season.tracker.programs.has(program_id(&place.id, it).as_str());
    let offered = place.programs.iter().filter(|it| wanted.contains(&it.specialty) && is_new(it.specialty));
    offered.map(|it| Who::of_catalog(new_program(place, it), &place.short)).collect()
}
