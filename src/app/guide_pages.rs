//! Which page of the guide fits what is selected.

use super::{context::Context, rows::Target, tab::Tab};
use crate::domain::{
    facts::{Lane, OfficialDate},
    id::Id,
    tables::{Match, Table},
};

/// Returns the id of the page that fits the selected row, else the tab.
pub fn page_for(cx: &Context, tab: Tab, target: Option<&Target>) -> String {
    let of_row = target.and_then(|(table, id)| of_row(cx, *table, id));
    let page = of_row.unwrap_or_else(|| of_tab(tab, cx.season.kind()).to_owned());
    // a page that a row names and the guide lacks is no dead end
    let is_there = cx.data.guide().page(&page).is_some();
    if is_there { page } else { "welcome".to_owned() }
}

fn of_tab(tab: Tab, kind: Match) -> &'static str {
    match (tab, kind) {
        (Tab::Timeline, Match::Main) => "timeline",
        (Tab::Components, Match::Main) => "application",
        (Tab::Timeline | Tab::Components, Match::Fellowship) => "independent",
        (Tab::Interviews, _) => "interviews",
        (Tab::Shortlist, _) => "judging",
    }
}

fn of_row(cx: &Context, table: Table, id: &Id) -> Option<String> {
    match table {
        Table::Components => of_component(cx, id),
        Table::Milestones => {
            let date = cx.derived.dates.iter().find(|it| it.id == *id)?;
            let component = date.component.as_ref().and_then(|id| of_component(cx, id));
            Some(component.unwrap_or_else(|| of_date(date, cx.season.kind()).to_owned()))
        }
        Table::Interviews => {
            let row = cx.season.tracker.interviews.get(id.as_str())?;
            let is_over = row.end(cx.home()).is_some_and(|end| end < cx.season.now);
            Some(if is_over { "afterward" } else { "interviews" }.to_owned())
        }
        Table::Letters => Some("letters".to_owned()),
        Table::Rotations => {
            let page = if cx.season.kind() == Match::Main { "rotations" } else { "independent" };
            Some(page.to_owned())
        }
        Table::Statements => Some("statement".to_owned()),
        Table::RankLists | Table::RankVersions => Some("rank-lists".to_owned()),
        Table::Messages => Some("afterward".to_owned()),
        Table::Questions => Some("interviews".to_owned()),
        Table::Expenses => Some("money".to_owned()),
        Table::Exams
        | Table::Programs
        | Table::People
        | Table::Criteria
        | Table::CustomFields
        | Table::Templates
        | Table::Imports => None,
    }
}

fn of_component(cx: &Context, id: &Id) -> Option<String> {
    let bundled = cx.data.components().iter().find(|it| it.base.id == *id)?;
    Some(bundled.guide.clone())
}

fn of_date(date: &OfficialDate, kind: Match) -> &'static str {
    match (date.lane, kind) {
        (Lane::Rotations, Match::Main) => "rotations",
        (Lane::Letters, _) => "letters",
        (Lane::Interviews, _) => "interviews",
        (Lane::Ranking, _) => "rank-lists",
        (Lane::MatchWeek, Match::Main) => "soap",
        (Lane::Application | Lane::Own, Match::Main) => "timeline",
        (Lane::Rotations | Lane::Application | Lane::MatchWeek | Lane::Own, Match::Fellowship) => {
            "independent"
        }
    }
}
