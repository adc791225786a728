//! Texts that are no mails: any bytes, long ones, mails cut and mixed.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use crate::{check_places, mails, read};

const HOME: &str = "America/New_York";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_read(text in "\\PC{0,300}", lines in "([A-Za-z0-9/:,.<>&;@|\t -]{0,60}\r?\n){0,12}") {
        for text in [&text, &lines] {
            check_places(text, &read(text, HOME));
        }
    }

    #[test]
    fn any_piece_of_a_mail_is_read(which in 0..1_000usize, from in 0..4_000usize, length in 0..2_000usize, more in 0..1_000usize) {
        let all = mails();
        let text = |at: usize| std::fs::read_to_string(&all[at % all.len()]).unwrap();
        let letters: Vec<char> = text(which).chars().skip(from % 3_000).take(length).collect();
        let mixed = letters.iter().collect::<String>() + &text(more);
        check_places(&mixed, &read(&mixed, HOME));
    }
}

#[test]
fn long_texts_are_read_in_no_time() {
    let mail = std::fs::read_to_string(&mails()[0]).unwrap();
    let pieces = [
        "<",
        "&",
        "> ",
        "Dec 3, ",
        "12/3 9 AM CT\n",
        "9 AM, ",
        "a.",
        "University of ",
        "http://",
        "IR and DR ",
        "<style>",
        "From: a@b.edu\nSubject: x\n",
        "8-9 ",
        "interview ",
        "((((",
        "invite you to interview ",
        "\t|",
        "Dr. ",
    ];
    // each piece takes linear time; a debug build is ten times as slow
    let length = if cfg!(debug_assertions) { 60_000 } else { 200_000 };
    for piece in pieces.iter().copied().chain([mail.as_str()]) {
        let text = piece.repeat(length / piece.len());
        let began = Instant::now();
        check_places(&text, &read(&text, HOME));
        let limit = if cfg!(debug_assertions) { Duration::from_secs(6) } else { Duration::from_secs(2) };
        assert!(began.elapsed() < limit, "{piece:?} took {:?}", began.elapsed());
    }
}
