//! Everything with a date: official days, own tasks, due components, interviews, letters, deadlines, rotations.

use super::shape::List;
use crate::{
    cli::{item, survey::Survey, words::date},
    domain::{agenda::Item, facts::Confidence, season::Season},
};

pub fn list(survey: &Survey) -> List {
    let season = &survey.season;
    let items = survey.agenda().items;
    List {
        head: ["DATE", "SOON", "STATE", "WHAT", "UNTIL", "SOURCE"].map(str::to_owned).to_vec(),
        rows: items.iter().map(|it| cells(season, it)).collect(),
        values: items.iter().map(|it| item::value(season, it)).collect(),
        none: "Nothing has a date.",
    }
}

fn cells(season: &Season, item: &Item) -> Vec<String> {
    let shaky = item.confidence.filter(|it| it.is_shaky()).map(Confidence::title);
    let day = |when| date(when, season.home(), season.today());
    vec![
        day(&item.when),
        item::soon(season, item),
        item.state.word().to_owned(),
        item.title.clone(),
        item.until.as_ref().map(day).unwrap_or_default(),
        shaky.unwrap_or_default().to_owned(),
    ]
}
