//! One Interventional Radiology application season in the terminal.
//!
//! The folders below are the floors of the house, the lowest first: each may name those before it and none behind it.
//! `docs/architecture.md` tells what each promises, and what to touch in order to add something.
//!
//! # Glossary
//!
//! The words that the program uses of itself, one idea a line, in the order of the floors.
//!
//! - **Buffer** (`text::buffer`): a text that is being typed, with its cursor, its marks and its own undo.
//! - **Sought** (`text::sought`): the words and tags that somebody typed in order to find something.
//! - **Table** (`domain::tables::table`): a kind of row that a season has many of: programs, interviews, letters.
//! - **Record** (`domain::tables`): what a row of one table holds.
//! - **Id** (`domain::id`): the name of a row, which it keeps for good.
//! - **Tracker** (`domain::tracker`): all that one season file holds; a copy costs a few pointers.
//! - **GivenEvent** (`domain::tables`): an event that a calendar file held, so that a later one can take it back.
//! - **Nickname**, **Naming** (`domain::naming`): what applicants call an institution; what each program is called in
//!   lists.
//! - **Season** (`domain::season`): a tracker with the clock, the facts and the home zone it is read with.
//! - **Day**, **Moment**, **When**, **Stamp** (`domain::time`): a date; a civil time with its zone; one of the two; an
//!   instant.
//! - **Reading** (`domain::time`): what typed dates are read against.
//! - **Locality** (`domain::time`): a city or a program whose name may stand for its time zone.
//! - **Field** (`domain::field`): one thing about a record that people read and write.
//! - **Place** (`domain::place`): where a field shows.
//! - **Shown** (`domain::place`): what a field says before it is put into words.
//! - **Privacy**, **Audience** (`domain::audience`): how near a thing is to the applicant, and who reads how much.
//! - **Pool**, **Budget** (`domain::signals`): specialties that share their signals; how many there are of one tier.
//! - **Arrival**, **News** (`domain::arrivals`): what came from programs about an interview, and what is new in it.
//! - **Opening** (`domain::opening`): what a date that is offered meets at home.
//! - **WriteUp** (`domain::write_up`): what is written down after an interview, as lines.
//! - **MessageLine**, **Due** (`domain::messages`): a message to somebody that is to be written or was, and until when it
//!   is asked for; the **BundledTemplate** (`domain::message_text`) of its kind has the text that it begins with.
//! - **BankQuestion** (`domain::questions`): an interview question as the bundle and the user have it together, on its
//!   **Shelf**: to ask, asked of you, or what nobody should ask.
//! - **Brief** (`domain::brief`): what one reads before an interview, in its **Part**s.
//! - **Filter**, **Vocabulary**, **Fault** (`domain::shortlist`): what programs are narrowed by; what it is read with; what
//!   of it can't be read.
//! - **Item** (`domain::agenda`): one line of the timeline, with its **Origin**, the row it comes from.
//! - **Entry** (`domain::checklist`): one component of the application as the bundle and the user have it together.
//! - **KnownExam** (`domain::exams`): an exam that applicants sit, and the component that stands for it.
//! - **Tally** (`domain::derived_counts`): what another list counts for a component; nobody ticks it.
//! - **Room** (`domain::checklist_words`): how much room a line of the checklist has for words.
//! - **Shift** (`domain::moving`): where a row goes that is moved along its list.
//! - **Kept** (`domain::kept`): a list in order, with what brought each line, so that a change moves only what differs.
//! - **Bill**, **BillLine** (`domain::costs`): what the application costs, and one thing of it with what is committed and what
//!   is only planned.
//! - **Charge** (`domain::costs`): what is to be paid, exactly or between two amounts.
//! - **Payee** (`domain::costs`): who is paid: ERAS, NRMP, VSLO.
//! - **Tiers** (`domain::costs`): what so many cost, where the price of each depends on how many there are.
//! - **Rule**, **Warning** (`domain::review`): what the review looks for, and what it found; a warning can be dismissed.
//! - **Patch** (`domain::merge`): what another copy changed, to be laid onto any value.
//! - **Conflict** (`domain::merge`): what both copies changed, with both sides.
//! - **Data** (`data`): the facts that the program brings along, with the user's files of facts over them.
//! - **FactsFile** (`data::season`): the facts of a season that one file has.
//! - **Mention** (`data::catalog`): a name of the catalog that stands in a text, letter by letter.
//! - **Verdict** (`store::report`): what the season file was found to be at the start.
//! - **Draft** (`store::report`): a text being typed, kept beside the season in case the program dies.
//! - **Section** (`transfer::components`): a part of the application in its export: checklist, letters, costs.
//! - **Mail** (`transfer::mail`): what a pasted mail says, each thing as **Read** with its place and whether it is sure.
//! - **Areas** (`layout`): the rectangles of a tab in a window of that size.
//! - **Key** (`app::key`): a key press, whatever the terminal calls it.
//! - **Command** (`app::command_rows`): what a key does; one list has them all, with a **Scope** where the key counts.
//! - **Message** (`app::message`): what happens to the program: a key, an answer of the disk, a tick.
//! - **Effect** (`app::message`): what the program asks of the shell.
//! - **Beside** (`app::beside`): the backups and copies that stand beside the season file.
//! - **Left** (`app::left`): texts that an earlier run left behind without saving them.
//! - **Export** (`app::export`): what is written down into a file, and for whom.
//! - **ScreenId** (`app::screen_id`): which open screen an answer is for; never given twice.
//! - **Context** (`app::context`): what all screens share.
//! - **Arrangement** (`app::arrangement`): what the user chose of the lists: filters, sorts, views, what is folded.
//! - **Derived** (`app::refresh`): the lists that follow from the season, kept until something they lean on changes.
//! - **History** (`app::history`): the values to which undo and redo go.
//! - **SinceSave** (`app::since_save`): what the next save has to know besides the season.
//! - **Saves** (`app::saves`): which seasons went to the saver, and what came back.
//! - **Finder** (`app::find`): everything that can be found with all its texts, while it is looked through.
//! - **Matrix** (`app::matrix`): programs down and what they get across; whatever is shown **Across** says how its columns
//!   and cells stand.
//! - **RankRow**, **RankRows** (`app::rank_rows`): a line of the rank lists; all of them.
//! - **LetterCount** (`domain::letters`): what a program gets of letters, and what it asks for.
//! - **MergedEdit** (`app::merged_edit`): what was typed over an older season, laid onto the present one.
//! - **Writing** (`app::writing`): a text of many lines as it is written over the whole screen.
//! - **Screen** (`app::screen`): whatever can have the keys; it owns its state.
//! - **TabScreen** (`app::tab_screen`): a screen that is one of the four tabs.
//! - **Layer** (`app::screens`): a screen that lies over a tab.
//! - **Outcome** (`app::outcome`): what became of a command: the screen stays or closes, and what happens **Next**.
//! - **Route** (`app::outcome`): a screen to be opened, as plain data.
//! - **Action** (`app::outcome`): something to be done to the season, with its targets.
//! - **Reply** (`app::outcome`): an answer for the screen that asked.
//! - **Page** (`app::pages::page`): a text of rows with their **Ink**, wrapped to so many columns.
//! - **App** (`app::house`): the house: the tabs, what lies over them, and who has the word.
//! - **Painter** (`view::painter`): what draws the house into a window.
//! - **Styles** (`view::theme`): how each role looks in a theme.
//! - **Mailbox** (`shell::mailbox`): the newest value on its way to the disk, and what it must not forget.
//! - **Saver** (`shell::saver`): the thread that writes the season.

// tests pick one event of another crate's many
#![cfg_attr(test, allow(clippy::wildcard_enum_match_arm))]

// texts as people read and type them
pub mod text;

// what a season is, and what follows from it
pub mod domain;

// the facts that come along
pub mod data;

// the file
pub mod store;

// what others get
pub mod transfer;

// where things are in a window
pub mod layout;

// what happens on a key
pub mod app;

// how it looks
pub mod view;

// all that waits: terminal, disk, clock
pub mod shell;

// all that needs no screen
pub mod cli;
