//! Exports shortlist, timeline and components: asks for whom and where to, and hands the text to the shell.

use super::{
    context::Context,
    export::{Export, Exported, What},
    matrix::is_open,
    message::{Effect, ExportProblem, File, Replace},
    outcome::{Action, Choice, Choices, LinePurpose, Next, Question, Route},
    tab::Tab,
};
use crate::{
    domain::{
        agenda::Item,
        field::{FieldInfo, Kind},
    },
    text::{clean, counted},
    transfer::{
        self, Audience,
        components::ComponentsInput,
        ics::{self, Calendar, Given},
        markdown,
        timeline::TimelineInput,
    },
};

const PATH: FieldInfo = FieldInfo {
    name: "path",
    label: "File",
    help: "A path; a file that is there is asked about first",
    kind: Kind::Line,
};

/// Returns the menu that asks for whom the shortlist is, or in which form the timeline.
pub fn menu(cx: &Context, exported: Exported) -> Choices {
    match exported {
        Exported::Shortlist => shortlist_menu(cx),
        Exported::Timeline => timeline_menu(cx),
        Exported::Components => components_menu(cx),
        Exported::Interviews => interviews_menu(cx),
    }
}

fn shortlist_menu(cx: &Context) -> Choices {
    let of = |audience: &Audience| {
        let export = Export { what: What::Shortlist, audience: *audience };
        choice(cx, audience.letter(), export, audience.called(cx.season.kind()), audience.gets())
    };
    let mut lines: Vec<Choice> = Audience::ALL.iter().map(of).collect();
    lines.push(instead('t', "the timeline instead", Exported::Timeline));
    let about = format!("The shortlist as Markdown: {}", scope_words(cx));
    Choices::new("Export for whom?", about, lines)
}

fn timeline_menu(cx: &Context) -> Choices {
    use Audience::{Clerkship, Me, Partner};
    let of =
        |letter, what, audience, text, detail| choice(cx, letter, Export { what, audience }, text, detail);
    let whom = format!("for {}", Clerkship.called(cx.season.kind()));
    let lines = vec![
        of('i', What::Calendar, Me, "calendar file", "a second import updates instead of doubling"),
        of('t', What::Table, Me, "table", "CSV, for a spreadsheet"),
        of('m', What::Timeline, Me, "page", "Markdown"),
        of('p', What::Calendar, Partner, "calendar file for a partner", "without your own tasks"),
        of('c', What::Timeline, Clerkship, &whom, "days away, no program names"),
        of('k', What::Calendar, Clerkship, "calendar file for the same", "days away only"),
        instead('s', "the shortlist instead", Exported::Shortlist),
    ];
    Choices::new("Export the timeline", "Everything with a date", lines)
}

fn components_menu(cx: &Context) -> Choices {
    use Audience::{Adviser, Me, Partner};
    let of = |letter, what, audience: Audience, text, detail| {
        choice(cx, letter, Export { what, audience }, text, detail)
    };
    let without = "without notes, own due dates and expenses";
    let lines = vec![
        of('m', What::Components, Me, "me", "everything, as Markdown"),
        of('a', What::Components, Adviser, Adviser.title(), without),
        of('p', What::Components, Partner, Partner.title(), without),
        of(
            't',
            What::ComponentsTable,
            Me,
            "table",
            "CSV: a line for each program, its letters, statement, signal",
        ),
        instead('s', "the shortlist instead", Exported::Shortlist),
    ];
    Choices::new("Export the application", "Checklist, letters, statements by title, signals, costs", lines)
}

fn interviews_menu(cx: &Context) -> Choices {
    use Audience::{Adviser, Me, Partner};
    let of = |letter, what, audience: Audience, text, detail| {
        choice(cx, letter, Export { what, audience }, text, detail)
    };
    let without = "without scores, notes, links and remarks about people";
    let lines = vec![
        of('m', What::Interviews, Me, "me", "everything, as Markdown"),
        of(
            'b',
            What::InterviewsTable,
            Me,
            "table",
            "CSV: a line for each interview, each criterion a column",
        ),
        of('a', What::Interviews, Adviser, Adviser.title(), without),
        of('p', What::Interviews, Partner, Partner.title(), without),
        instead('t', "the timeline instead", Exported::Timeline),
        instead('s', "the shortlist instead", Exported::Shortlist),
    ];
    Choices::new("Export the interviews", "When, with whom, and what was written about them", lines)
}

/// Returns the line of a menu that asks for the path of an export.
fn choice(cx: &Context, letter: char, export: Export, text: &str, detail: &str) -> Choice {
    let asks = Route::Line {
        title: format!("Export for {}", export.audience.called(cx.season.kind())),
        info: PATH,
        text: export.file_name(&cx.season.facts.season, cx.season.kind()),
        purpose: LinePurpose::ExportPath(export),
    };
    Choice::new(letter, text, detail, Next::Open(Box::new(asks)))
}

fn instead(letter: char, text: &str, exported: Exported) -> Choice {
    Choice::new(letter, text, "", Next::Open(Box::new(Route::Export(exported))))
}

/// Hands the text to the shell to be written.
pub fn export_to(cx: &mut Context, export: Export, path: &str) {
    if path.is_empty() {
        return cx.refuse("Not exported: no file was named");
    }
    let Calendar { text, given, left_out } = match export.what {
        What::Shortlist => plain(shortlist_text(cx, export.audience)),
        What::Timeline | What::Calendar | What::Table => timeline_text(cx, export),
        What::Components | What::ComponentsTable => plain(components_text(cx, export)),
        What::Interviews | What::InterviewsTable => plain(interviews_text(cx, export)),
    };
    let file = File { path: path.to_owned(), text, replace: Replace::No, left_out, given };
    cx.send(Effect::Export(Box::new(file)));
}

/// Says what became of an export; about a file that is there already, asks.
pub fn exported(cx: &mut Context, file: File, result: Result<String, ExportProblem>) -> Option<Route> {
    match result {
        Ok(path) => {
            let (now, home) = (cx.season.now, cx.home().clone());
            cx.note(|tracker| file.given.remember(tracker, now, &home));
            let left_out = file.left_out.map(|it| format!(" · {it}")).unwrap_or_default();
            cx.say(format!("Wrote {path}{left_out}"));
            None
        }
        Err(ExportProblem::Failed(why)) => {
            cx.refuse(format!("Not exported: {why}"));
            None
        }
        Err(ExportProblem::Exists) => {
            let text = format!("{} is there already. Replace it?", file.path);
            let replace = Action::ReplaceFile(Box::new(File { replace: Replace::Yes, ..file }));
            Some(Route::Question(Question::unsafe_to(
                text,
                "Replace it",
                "Kept the file that is there",
                replace,
            )))
        }
    }
}

/// A document that nothing is remembered of.
fn plain(text: String) -> Calendar {
    Calendar { text, given: Given::default(), left_out: None }
}

fn timeline_text(cx: &Context, export: Export) -> Calendar {
    let items = cx.basis().items_for(&cx.derived, export.audience);
    let items: Vec<&Item> = items.iter().collect();
    let input = TimelineInput {
        tracker: &cx.season.tracker,
        facts: &cx.season.facts,
        dates: &cx.derived.dates,
        items: &items,
        only: &[],
        audience: export.audience,
        now: cx.season.now,
        home: cx.home(),
    };
    match export.what {
        What::Calendar => ics::calendar(&input),
        What::Table => plain(transfer::csv::for_spreadsheet(&input)),
        What::Timeline
        | What::Shortlist
        | What::Components
        | What::ComponentsTable
        | What::Interviews
        | What::InterviewsTable => plain(markdown::timeline(&input)),
    }
}

fn shortlist_text(cx: &Context, audience: Audience) -> String {
    let scope = scope_words(cx);
    with_shortlist(cx, audience, &scope, markdown::shortlist)
}

fn interviews_text(cx: &Context, export: Export) -> String {
    match export.what == What::InterviewsTable {
        true => with_shortlist(cx, export.audience, "", transfer::csv::interviews_for_spreadsheet),
        false => with_shortlist(cx, export.audience, "", markdown::interviews),
    }
}

fn with_shortlist(
    cx: &Context,
    audience: Audience,
    scope: &str,
    write: impl Fn(&markdown::ShortlistInput) -> String,
) -> String {
    write(&markdown::ShortlistInput {
        tracker: &cx.season.tracker,
        facts: &cx.season.facts,
        lookup: &cx.derived.lookup,
        naming: &cx.season.naming.to(audience),
        rows: &cx.derived.shortlist,
        scope,
        bank: cx.data.bank(),
        audience,
        now: cx.season.now,
        home: cx.home(),
    })
}

fn components_text(cx: &Context, export: Export) -> String {
    let all = &cx.season.tracker.programs;
    let rows: Vec<_> = all.iter().filter(|it| is_open(it)).cloned().collect();
    let input = ComponentsInput {
        season: &cx.season,
        lookup: &cx.derived.lookup,
        groups: &cx.derived.groups,
        measured: &cx.measured,
        naming: &cx.season.naming.to(export.audience),
        rows: &rows,
        scope: &format!("{} of {}; those still open", rows.len(), counted(all.len(), "program")),
        only: &[],
        audience: export.audience,
    };
    match export.what {
        What::ComponentsTable => transfer::csv::components_for_spreadsheet(&input, None),
        What::Components
        | What::Shortlist
        | What::Timeline
        | What::Calendar
        | What::Table
        | What::Interviews
        | What::InterviewsTable => markdown::components(&input),
    }
}

/// "12 of 40 programs · filter: status:invited · sorted by name".
fn scope_words(cx: &Context) -> String {
    let (shown, all) = (cx.derived.shortlist.len(), cx.season.tracker.programs.len());
    let filter = match cx.arrangement.filter(Tab::Shortlist).trim() {
        "" => String::new(),
        filter => format!(" · filter: {}", clean(filter)),
    };
    let all = counted(all, "program");
    format!("{shown} of {all}{filter} · sorted by {}", cx.arrangement.sort.title())
}
