//! What the screens of other versions say: what would change, what both sides say, what is wrong with the file.

use serde_json::Value;

use super::page::{Ink, Page, Row};
use crate::{
    app::{
        beside::{Compared, Entry, Intake, Seen, holds},
        conflict::{Decision, Side, value_words},
        context::Context,
        drafts::draft_title,
        left::Base,
    },
    domain::{
        merge::{self, Change, ChangeKind, Difference},
        tables::Table,
    },
    store::report::{FoundKind, Verdict},
    text::{clean, counted, cut},
};

/// The width of a value beside another one, in terminal columns.
const VALUE: usize = 48;

/// Returns the page of the selected version.
pub fn version_rows(cx: &Context, entry: Option<&Entry>, seen: Option<&Seen>, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    match entry {
        Some(Entry::CameIn(it)) => {
            page.title(&format!("Came in {}", cx.season.stamp_words(it.at)));
            page.blank();
            page.text(
                "Another copy had saved this; it is in the season. Your undo leaves it alone.",
                Ink::Dim,
            );
            page.blank();
            it.differences.iter().for_each(|it| difference_rows(cx, &mut page, it));
        }
        Some(Entry::Conflict(it)) => {
            page.title("Both sides changed");
            page.blank();
            page.text("Yours stayed. Enter shows both sides, and any can be taken.", Ink::Dim);
            page.blank();
            for side in &it.conflicts {
                page.hanging(vec![("· ".into(), Ink::Warn)], &cx.place_title(&side.path), Ink::Plain);
            }
        }
        Some(Entry::Draft(left)) => {
            page.title("Typed and not saved");
            page.blank();
            page.text("The program ended while this was typed. Enter takes it back.", Ink::Dim);
            for draft in left.texts.iter().filter(|it| it.base != Base::Begun) {
                page.head(&draft_title(cx, &draft.place));
                page.text(&draft.text, Ink::Plain);
            }
        }
        Some(Entry::Problem(why)) => page.text(why, Ink::Warn),
        Some(entry @ (Entry::Copy(_) | Entry::Backup(_))) => other_version(cx, &mut page, entry, seen),
        Some(Entry::Heading(_)) | None => {}
    }
    page.rows
}

fn other_version(cx: &Context, page: &mut Page, entry: &Entry, seen: Option<&Seen>) {
    let title = version_title(cx, entry);
    page.title(title.strip_prefix("the ").map_or(title.clone(), |it| format!("The {it}")).as_str());
    match entry {
        Entry::Backup(it) => match &it.rows {
            Ok(rows) => page.text(&holds(rows), Ink::Dim),
            Err(why) => page.text(why, Ink::Warn),
        },
        Entry::Copy(it) => page.text(
            match it.kind {
                FoundKind::SyncConflict => "A sync client left this copy because two computers had written.",
                FoundKind::Rescue => "Written when the program couldn't go on or couldn't save.",
                FoundKind::Edited => {
                    "An editor saved this text, and a note couldn't take it: it is longer than 1 MB, isn't in UTF-8, or came after the end. Open it with another program, and paste what you need into the note."
                }
                FoundKind::Backup
                | FoundKind::Conflict
                | FoundKind::Damaged
                | FoundKind::Unfinished
                | FoundKind::Draft => "Put aside because it couldn't be read.",
            },
            Ink::Dim,
        ),
        Entry::Heading(_) | Entry::CameIn(_) | Entry::Conflict(_) | Entry::Draft(_) | Entry::Problem(_) => {}
    }
    page.blank();
    if let Entry::Copy(it) = entry
        && it.kind == FoundKind::Edited
    {
        page.text(&clean(&it.path.to_string_lossy()), Ink::Plain);
    }
    let Some((path, intake)) = entry.file() else { return };
    match seen.filter(|it| it.path == path).map(|it| &it.result) {
        Some(Ok(compared)) => compared_rows(cx, page, compared, intake),
        Some(Err(why)) => page.text(why, Ink::Warn),
        _ => page.text("Reading…", Ink::Dim),
    }
}

fn compared_rows(cx: &Context, page: &mut Page, compared: &Compared, intake: Intake) {
    let conflicts = compared.conflicts.len();
    if compared.is_other_season {
        page.text("It is another season's: look twice before you take it.", Ink::Warn);
    }
    match (compared.differences.is_empty(), intake) {
        (true, _) if conflicts == 0 => return page.text("It holds what the season holds.", Ink::Good),
        (true, _) => {}
        (false, Intake::Replace) => page.text("Restoring it changes:", Ink::Head),
        (false, Intake::Join) => page.text("Taking it in changes:", Ink::Head),
    }
    for difference in &compared.differences {
        difference_rows(cx, page, difference);
    }
    if conflicts > 0 {
        page.head("Both say something; yours stays until you choose:");
        for side in &compared.conflicts {
            page.hanging(vec![("· ".into(), Ink::Warn)], &cx.place_title(&side.path), Ink::Plain);
        }
    }
}

fn difference_rows(cx: &Context, page: &mut Page, it: &Difference) {
    let name = cx.changed_title(it.part, &it.id, &it.title);
    change_row(page, &Change { part: it.part, id: it.id.clone(), title: name.clone(), kind: it.kind });
    for field in &it.fields {
        let place = [it.part.key().unwrap_or_default(), &escaped(&it.id), &field.path];
        let place: Vec<&str> = place.into_iter().filter(|it| !it.is_empty()).collect();
        let title = cx.place_title(&place.join("/"));
        let label = title.strip_prefix(&format!("{name} › ")).unwrap_or(&title);
        let words = change_words(cx, &field.before, &field.after);
        page.hanging(vec![(format!("    {label}  "), Ink::Dim)], &words, Ink::Plain);
    }
}

/// Says what a field is and what it would be: of lists only what comes and goes, of texts from where they differ.
fn change_words(cx: &Context, before: &Value, after: &Value) -> String {
    let name = |value: &Value| {
        let id = value_words(value);
        cx.season.title_of(Table::Programs, &id).unwrap_or(id)
    };
    match (before, after) {
        (Value::Array(before), Value::Array(after)) => {
            let gone = before.iter().filter(|it| !after.contains(it)).map(|it| format!("- {}", name(it)));
            let new = after.iter().filter(|it| !before.contains(it)).map(|it| format!("+ {}", name(it)));
            let all: Vec<String> = gone.chain(new).collect();
            if all.is_empty() { "another order".to_owned() } else { all.join("  ") }
        }
        (Value::String(before), Value::String(after)) => {
            let (before, after) = different(before, after);
            format!("{} → {}", one_line(&before), one_line(&after))
        }
        _ => format!("{} → {}", one_line(&value_words(before)), one_line(&value_words(after))),
    }
}

/// Returns the three sides of what is to be decided, each in at most that many rows.
pub fn conflict_rows(cx: &Context, open: &Decision, columns: usize, most: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    let now = merge::at(&cx.season.tracker, &open.place.path);
    for (number, side) in (1..).zip(Side::ALL) {
        let value = side.of(&open.place);
        let here = side == open.side;
        let mut head = vec![
            (if here { "▸ " } else { "  " }.to_owned(), Ink::Head),
            (format!("{number} {}", side.title()), if here { Ink::Head } else { Ink::Dim }),
        ];
        if *value == now && (side != Side::Before || open.knows_before) {
            head.push(("  in the season now".into(), Ink::Good));
        }
        page.row(head);
        let mut block = Page::new(columns.saturating_sub(4));
        let known = side != Side::Before || open.knows_before;
        let ink = if *value == Value::Null || !known { Ink::Dim } else { Ink::Plain };
        block.text(&if known { value_words(value) } else { "not known".to_owned() }, ink);
        let more = block.rows.len().saturating_sub(most);
        for mut row in block.rows.into_iter().take(most) {
            row.pieces.insert(0, ("    ".into(), Ink::Plain));
            page.rows.push(row);
        }
        if more > 0 {
            page.row(vec![(format!("    … {}", counted(more, "more row")), Ink::Dim)]);
        }
        page.blank();
    }
    page.rows
}

/// Returns the page that says what is wrong with the file; `left` says what else is there of one that is gone.
pub fn recovery_rows(cx: &Context, verdict: &Verdict, left: &str, columns: usize) -> Vec<Row> {
    let mut page = Page::new(columns);
    match verdict {
        Verdict::Damaged { why, line, column } => {
            page.text("The season file can't be read", Ink::Title);
            page.text(&cx.place, Ink::Plain);
            page.text(&format!("Line {line}, column {column}: {why}."), Ink::Plain);
            page.blank();
            page.text("Nothing was written to it. What do you want to do?", Ink::Dim);
        }
        Verdict::FirstRun | Verdict::Ready | Verdict::ReadOnly { .. } | Verdict::Missing => {
            page.text("The season file is gone", Ink::Title);
            page.text(&cx.place, Ink::Plain);
            page.text(left, Ink::Dim);
        }
    }
    page.blank();
    page.rows
}

/// Returns what to call a version in a sentence.
pub fn version_title(cx: &Context, entry: &Entry) -> String {
    match entry {
        Entry::Backup(it) => format!("the version of {}", cx.season.second_words(it.at)),
        Entry::Copy(it) => {
            let name = it.path.file_name().map(|it| it.to_string_lossy().into_owned());
            clean(&name.unwrap_or_default()).into_owned()
        }
        Entry::Heading(_) | Entry::CameIn(_) | Entry::Conflict(_) | Entry::Draft(_) | Entry::Problem(_) => {
            String::new()
        }
    }
}

fn change_row(page: &mut Page, change: &Change) {
    let (mark, ink) = match change.kind {
        ChangeKind::Added => ("+ ", Ink::Good),
        ChangeKind::Changed => ("~ ", Ink::Warn),
        ChangeKind::Removed => ("- ", Ink::Warn),
    };
    let noun = if let merge::Part::Rows(table) = change.part {
        format!("{}: ", table.noun())
    } else {
        change.part.key().map(|it| format!("{}: ", it.replace('_', " "))).unwrap_or_default()
    };
    page.hanging(vec![(mark.into(), ink), (noun, Ink::Dim)], &change.title, Ink::Plain);
}

/// Returns both texts from the word in which they begin to differ.
fn different(before: &str, after: &str) -> (String, String) {
    let same = before.split_inclusive(' ').zip(after.split_inclusive(' ')).take_while(|it| it.0 == it.1);
    let from: usize = same.map(|it| it.0.len()).sum();
    let rest = |text: &str| match from {
        from if from < VALUE / 2 => text.to_owned(),
        from => format!("…{}", text.get(from..).unwrap_or_default()),
    };
    (rest(before), rest(after))
}

fn one_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    cut(&clean(&words), VALUE).into_owned()
}

fn escaped(id: &str) -> String {
    id.replace('~', "~0").replace('/', "~1")
}
