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
        audience::Privacy,
        brief::brief,
        field::{FieldInfo, Kind},
        id::Id,
        shortlist::{Filter, Vocabulary},
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

const FOLDER: FieldInfo = FieldInfo {
    name: "folder",
    label: "Folder",
    help: "It replaces only what it wrote before and you didn't change",
    kind: Kind::Line,
};

/// Returns the menu that asks for whom the shortlist is, or in which form the timeline.
pub fn menu(cx: &Context, exported: Exported) -> Choices {
    match exported {
        Exported::Shortlist => shortlist_menu(cx),
        Exported::RankLists => rank_lists_menu(cx),
        Exported::Timeline => timeline_menu(cx),
        Exported::Components => components_menu(cx),
        Exported::Interviews(selected) => interviews_menu(cx, selected.as_ref()),
    }
}

fn shortlist_menu(cx: &Context) -> Choices {
    let of = |audience: Audience| {
        let export = Export { what: What::Shortlist, audience };
        choice(cx, audience.letter(), export, audience.called(cx.season.kind()), audience.gets())
    };
    let mut lines: Vec<Choice> = Audience::readers().map(of).collect();
    lines.push(instead('r', "the rank list instead", Exported::RankLists));
    lines.push(instead('t', "the timeline instead", Exported::Timeline));
    let about = format!("The shortlist as Markdown: {}", scope_words(cx));
    Choices::new("Export for whom?", about, lines)
}

fn rank_lists_menu(cx: &Context) -> Choices {
    use Audience::{Me, Partner};
    let of = |letter, what, audience: Audience, text, detail| {
        choice(cx, letter, Export { what, audience }, text, detail)
    };
    let lines = vec![
        of('m', What::RankLists, Me, "me", "everything, as Markdown"),
        of('b', What::RankListsTable, Me, "table", "CSV: a line for each rank"),
        of('x', What::RankListsText, Me, "text for R3", "codes in their order, to type in and to read back"),
        of('p', What::RankLists, Partner, Partner.title(), "ranks, names and codes; no scores, no reasons"),
        instead('s', "the shortlist instead", Exported::Shortlist),
    ];
    Choices::new("Export the rank list", "The primary list and the supplemental ones", lines)
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

fn interviews_menu(cx: &Context, selected: Option<&Id>) -> Choices {
    use Audience::{Adviser, Me, Partner};
    let of = |letter, what, audience: Audience, text, detail| {
        choice(cx, letter, Export { what, audience }, text, detail)
    };
    let without = "without scores, notes, links and remarks about people";
    let mut lines = vec![
        of('m', What::Interviews, Me, "me", "everything, as Markdown"),
        of(
            'b',
            What::InterviewsTable,
            Me,
            "table",
            "CSV: a line for each interview, each criterion a column",
        ),
        of('f', What::InterviewsFolder, Me, "folder", "a Markdown file for each program, for your notes"),
        of('a', What::Interviews, Adviser, Adviser.title(), without),
        of('p', What::Interviews, Partner, Partner.title(), without),
        instead('t', "the timeline instead", Exported::Timeline),
        instead('s', "the shortlist instead", Exported::Shortlist),
    ];
    lines.splice(BEHIND_MINE..BEHIND_MINE, selected.map(|id| brief_choice(cx, id)));
    Choices::new("Export the interviews", "When, with whom, and what was written about them", lines)
}

/// So many lines of the interviews' menu are for the applicant.
const BEHIND_MINE: usize = 3;

/// Returns the line for the brief of an interview, which has its programs in the name of its file.
fn brief_choice(cx: &Context, interview: &Id) -> Choice {
    let title = cx.season.interview_title(interview);
    let name = format!("fluoro-brief-{}-{}.md", markdown::slug(&title), cx.season.facts.season);
    let export = Export { what: What::Brief(interview.clone()), audience: Audience::Me };
    asking(cx, 'r', export, name, ("brief", &format!("{title}: one page to read before it, for you alone")))
}

/// Returns the line of a menu that asks for the path of an export.
fn choice(cx: &Context, letter: char, export: Export, text: &str, detail: &str) -> Choice {
    let name = export.file_name(&cx.season.facts.season, cx.season.kind());
    asking(cx, letter, export, name, (text, detail))
}

fn asking(cx: &Context, letter: char, export: Export, name: String, words: (&str, &str)) -> Choice {
    let asks = Route::Line {
        title: format!("Export for {}", export.audience.called(cx.season.kind())),
        info: if export.what == What::InterviewsFolder { FOLDER } else { PATH },
        text: name,
        purpose: LinePurpose::ExportPath(export),
    };
    Choice::new(letter, words.0, words.1, Next::Open(Box::new(asks)))
}

fn instead(letter: char, text: &str, exported: Exported) -> Choice {
    Choice::new(letter, text, "", Next::Open(Box::new(Route::Export(exported))))
}

/// Hands the text to the shell to be written.
pub fn export_to(cx: &mut Context, export: Export, path: &str) {
    if path.is_empty() {
        return cx.refuse("Not exported: no file was named");
    }
    let to = export.audience;
    if let (What::Shortlist, Some(why)) = (&export.what, told_by_the_filter(cx, to)) {
        return cx.refuse(format!("Not exported: by the filter, {why}"));
    }
    let calendar = match export.what {
        What::Shortlist => plain(with_shortlist(cx, to, &scope_words(cx), markdown::shortlist)),
        What::RankLists => return export_ranks(cx, to, path, markdown::rank_lists),
        What::RankListsTable => return export_ranks(cx, to, path, transfer::csv::rank_lists_for_spreadsheet),
        What::RankListsText => return export_ranks(cx, to, path, transfer::rank_list::rank_list_text),
        What::Timeline => with_timeline(cx, to, |it| plain(markdown::timeline(it))),
        What::Calendar => with_timeline(cx, to, ics::calendar),
        What::Table => with_timeline(cx, to, |it| plain(transfer::csv::for_spreadsheet(it))),
        What::Components => plain(with_components(cx, to, markdown::components)),
        What::ComponentsTable => {
            plain(with_components(cx, to, |it| transfer::csv::components_for_spreadsheet(it, None)))
        }
        What::Interviews => plain(with_shortlist(cx, to, "", markdown::interviews)),
        What::InterviewsTable => plain(with_shortlist(cx, to, "", transfer::csv::interviews_for_spreadsheet)),
        What::InterviewsFolder => return export_folder(cx, to, path),
        What::Brief(interview) => match cx.season.tracker.interviews.get(interview.as_str()) {
            Some(row) => plain(markdown::brief(&brief(&cx.season, cx.data.bank(), row))),
            None => return cx.refuse("Not exported: that interview is gone"),
        },
    };
    hand_over(cx, path, calendar);
}

fn hand_over(cx: &mut Context, path: &str, Calendar { text, given, left_out }: Calendar) {
    let file = File { path: path.to_owned(), text, replace: Replace::No, left_out, given };
    cx.send(Effect::Export(Box::new(file)));
}

/// Hands over the rank lists to who may read them.
fn export_ranks(
    cx: &mut Context,
    audience: Audience,
    path: &str,
    write: impl Fn(&markdown::ShortlistInput) -> Option<String>,
) {
    match with_shortlist(cx, audience, "", write) {
        Some(text) => hand_over(cx, path, plain(text)),
        None => {
            let whom = audience.called(cx.season.kind());
            cx.refuse(format!("Not exported: {}", transfer::rank_list::no_ranks_words(whom)));
        }
    }
}

/// Returns what the filter of the shortlist would tell that reader, if that is for the applicant alone.
fn told_by_the_filter(cx: &Context, audience: Audience) -> Option<String> {
    let vocabulary = Vocabulary { audience, ..cx.basis().vocabulary() };
    let parsed = Filter::read(cx.arrangement.filter(Tab::Shortlist), &vocabulary);
    let fault = if audience.may(Privacy::Shared) { parsed.wrong() } else { None };
    fault.map(|it| it.why.clone())
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

fn export_folder(cx: &mut Context, audience: Audience, path: &str) {
    match with_shortlist(cx, audience, "", markdown::interviews_by_program) {
        Some(folder) => cx.send(Effect::ExportFolder { path: path.to_owned(), folder: Box::new(folder) }),
        None => {
            cx.refuse("Not exported: whoever plans the work gets the days away and nothing of the programs")
        }
    }
}

fn with_timeline<T>(cx: &Context, audience: Audience, write: impl Fn(&TimelineInput) -> T) -> T {
    let items = cx.basis().items_for(&cx.derived, audience);
    let items: Vec<&Item> = items.iter().collect();
    write(&TimelineInput {
        tracker: &cx.season.tracker,
        facts: &cx.season.facts,
        dates: &cx.derived.dates,
        items: &items,
        only: &[],
        audience,
        now: cx.season.now,
        home: cx.home(),
    })
}

fn with_shortlist<T>(
    cx: &Context,
    audience: Audience,
    scope: &str,
    write: impl Fn(&markdown::ShortlistInput) -> T,
) -> T {
    write(&markdown::ShortlistInput {
        sort: None,
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

fn with_components<T>(cx: &Context, audience: Audience, write: impl Fn(&ComponentsInput) -> T) -> T {
    let all = &cx.season.tracker.programs;
    let rows: Vec<_> = all.iter().filter(|it| is_open(it)).cloned().collect();
    write(&ComponentsInput {
        season: &cx.season,
        lookup: &cx.derived.lookup,
        groups: &cx.derived.groups,
        measured: &cx.measured,
        naming: &cx.season.naming.to(audience),
        rows: &rows,
        scope: &format!("{} of {}; those still open", rows.len(), counted(all.len(), "program")),
        only: &[],
        audience,
    })
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
