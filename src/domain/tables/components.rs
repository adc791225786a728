//! What an application is made of: components with their sub-items, letters, statements, exams, expenses.

use std::collections::BTreeMap;

use super::{
    item::Item,
    typed::{ExamScore, Money, PastDays},
    words::{LetterState, Progress, Specialty},
};
use crate::domain::{
    field::{Field, fields},
    id::Id,
    record::record,
    time::{Day, Stamp, When},
};

record! {
    /// A component; with a bundled id it stores only what the user changed.
    pub struct Component {
        id: Id,
        group: String,
        title: String,
        program: Option<Id>,
        state: Option<Progress>,
        due: Option<When>,
        order: String,
        /// Why it isn't needed.
        reason: String,
        link: String,
        notes: String,
        /// When it was taken for done because the application was submitted; none if the user ticked it.
        assumed: Option<Stamp>,
        hidden: Option<bool>,
        items: BTreeMap<Id, Item>,
    }

    pub struct Letter {
        id: Id,
        writer: String,
        role: String,
        specialty: String,
        email: String,
        state: Option<LetterState>,
        asked: Option<Day>,
        promised: Option<Day>,
        reminded: Vec<Day>,
        waived: Option<bool>,
        uploaded: Option<Day>,
        programs: Vec<Id>,
        notes: String,
    }

    pub struct Statement {
        id: Id,
        specialty: Option<Specialty>,
        title: String,
        version: Option<u32>,
        text: String,
        path: String,
    }

    pub struct Exam {
        id: Id,
        title: String,
        sat: Option<Day>,
        score_posted: Option<Day>,
        score: Option<u32>,
        released: Option<Day>,
        /// Since when ERAS shows the transcript with it.
        on_file: Option<Day>,
        resent: Vec<Day>,
        notes: String,
    }

    pub struct Expense {
        id: Id,
        kind: String,
        title: String,
        on: Option<Day>,
        /// The amount in whole cents.
        cents: Option<i64>,
        program: Option<Id>,
    }
}

impl Component {
    pub const FIELDS: &'static [Field<Component>] = fields! {
        line title "What" ["component", "title"] "What is to be ready" [Detail, Find];
        line group "Group" ["group"] "Under which heading it stands" [Detail];
        choice(Progress) state "State" ["status", "state"] "To do, doing, done or not needed" [Detail];
        when due "Due" ["due", "deadline"] "15 dec · fri 9am CT · +3d" [Detail];
        program program "Program" ["program"] "Only where it belongs to one program" [Detail];
        line reason "Why not needed" ["reason"] "Only where it isn't needed" [Detail, Find];
        address link "Link" ["link", "url"] "Where it is done or kept" [Detail];
        text notes "Notes" ["notes"] "Drafts, who reads it, what is missing" [Detail, Find];
    };
}

impl Letter {
    pub const FIELDS: &'static [Field<Letter>] = fields! {
        line writer "Writer" ["writer", "letter writer"] "Who writes it" [Detail, Find];
        line role "Role" ["role"] "IR attending, program director…" [Detail, Find];
        line specialty "Specialty" ["specialty"] "Radiology, surgery…" [Detail, Find];
        line email "E-mail" ["email", "e-mail"] "Where to reach the writer" [Detail, Find];
        choice(LetterState) state "State" ["status"] "How far it is" [Detail];
        past asked "Asked on" ["asked"] "The day you asked" [Detail];
        day promised "Promised for" ["promised"] "The day the writer named" [Detail];
        own(PastDays) reminded "Reminded on" ["reminded"] "R notes today; several days with commas between" [Detail];
        past uploaded "Uploaded on" ["uploaded", "received"] "The day it arrived in ERAS" [Detail];
        yes_no waived "Right to view waived" ["waived"] "Programs expect yes" [Detail];
        programs programs "Assigned to" ["programs"] "The programs that get it" [Detail];
        text notes "Notes" ["notes"] "Anything worth keeping" [Detail, Find];
    };
}

impl Statement {
    pub const FIELDS: &'static [Field<Statement>] = fields! {
        line title "Title" ["title"] "Only you see it: name the version" [Detail, Find];
        choice(Specialty) specialty "Specialty" ["specialty"] "Which programs it is for" [Detail];
        number(u32) version "Version" ["version"] "Counts up as you rewrite" [Detail];
        line path "File" ["file", "path"] "Where the document lies" [Detail, Find];
        text text "Text" ["text"] "The statement itself" [Detail, Find];
    };
}

impl Exam {
    pub const FIELDS: &'static [Field<Exam>] = fields! {
        line title "Exam" ["exam"] "Which exam" [Detail, Find];
        near sat "Taken on" ["taken", "sat"] "The day of the exam" [Detail];
        past score_posted "Score posted" ["posted"] "The day the score came" [Detail];
        own(ExamScore) score "Score" ["score"] "Three digits where there are any" [Detail];
        past released "Released" ["released", "transcript released"] "The day you released the transcript" [Detail];
        past on_file "On file" ["on file"] "The day ERAS showed the transcript" [Detail];
        own(PastDays) resent "Sent again" ["resent"] "After a new score; several days with commas between" [Detail];
        text notes "Notes" ["notes"] "Anything worth keeping" [Detail, Find];
    };
}

impl Expense {
    pub const FIELDS: &'static [Field<Expense>] = fields! {
        line title "What" ["expense", "title"] "What was paid" [Detail, Find];
        line kind "Kind" ["kind"] "Travel, fee, clothes…" [Detail, Find];
        past on "Paid on" ["date"] "15 nov · fri · today: the day it was paid" [Detail];
        own(Money) cents "Amount" ["amount", "cost"] "$312.50 · 1,200 · -50 where it came back" [Detail];
        program program "Program" ["program"] "The program it was for, if any" [Detail];
    };
}
