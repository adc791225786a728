//! Esc never loses text: wherever one types, what was typed is there again afterwards, or was asked about first.

use fluoro::store::Encoder;

use crate::common::{season::*, *};

/// What becomes of text when one leaves with Esc.
#[derive(Clone, Copy, PartialEq)]
enum Left {
    /// It is in the season.
    Kept,
    /// It is asked about; a second Esc goes on typing, and `s` saves.
    Asked,
    /// It leads on to what it means, which is shown.
    Goes,
}

/// Where text is typed: the keys that lead there, and what becomes of it.
const PLACES: &[(&str, &str, Left)] = &[
    ("note", "3 G enter", Left::Kept),
    ("write-up: pros", "3 g w tab tab tab tab tab tab tab tab tab tab", Left::Kept),
    ("agenda", "3 G A '9:00 '", Left::Kept),
    ("people", "3 G P", Left::Kept),
    ("statement", "2 v v a 'One' tab tab tab tab", Left::Asked),
    ("message", "3 g m a i tab tab ctrl-s enter ctrl-end", Left::Kept),
    ("program form", "4 g e", Left::Asked),
    ("task", "1 a", Left::Asked),
    ("interview form", "3 G e pgdn", Left::Asked),
    ("template", "3 G enter ctrl-t a", Left::Asked),
    ("text of a template", "3 G enter ctrl-t e ctrl-end", Left::Asked),
    ("settings", ",", Left::Asked),
    ("question", "3 G b a", Left::Asked),
    ("answer", "3 G b enter", Left::Asked),
    ("names", "4 p", Left::Goes),
    ("invitation: who", "i", Left::Goes),
];

/// Whether what was typed is in the season.
fn is_kept(it: &Session) -> bool {
    let bytes = Encoder::new().encode(&it.app.cx.season.tracker).unwrap();
    String::from_utf8_lossy(&bytes).contains("zebra")
}

#[test]
fn esc_never_loses_text() {
    for (name, keys, left) in PLACES {
        let mut it = busy();
        it.press(keys).press("'zebra'");
        let told = |it: &Session| it.screen().contains("zebra");
        assert!(told(&it), "{name}: nothing is typed\n{}", it.screen());
        it.press("esc");
        if *left == Left::Goes {
            assert!(told(&it), "{name}: it is gone\n{}", it.screen());
            continue;
        }
        if *left == Left::Asked {
            assert!(it.screen().contains("This form has changes"), "{name}: not asked\n{}", it.screen());
            it.press("esc");
            assert!(told(&it), "{name}: gone after a second Esc\n{}", it.screen());
            it.press("esc s");
        }
        assert!(is_kept(&it), "{name}: it is lost\n{}", it.screen());
    }
}
