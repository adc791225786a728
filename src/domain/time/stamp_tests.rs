use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Option<String> {
    text.parse::<Stamp>().ok().map(|stamp| stamp.to_string())
}

#[test]
fn reads_rfc_3339_and_writes_utc_seconds() {
    let table = [
        ("2026-11-22T22:20:00Z", "2026-11-22T22:20:00Z"),
        ("2026-11-22T22:20:00.987654321Z", "2026-11-22T22:20:00Z"),
        ("2026-11-22T17:20:00-05:00", "2026-11-22T22:20:00Z"),
        ("2027-01-01T05:29:59+05:30", "2026-12-31T23:59:59Z"),
        ("2028-02-29T00:00:00Z", "2028-02-29T00:00:00Z"),
        ("1900-01-02T00:00:00Z", "1900-01-02T00:00:00Z"),
        ("9998-12-30T00:00:00Z", "9998-12-30T00:00:00Z"),
    ];
    for (text, expected) in table {
        assert_eq!(read(text).as_deref(), Some(expected), "{text}");
    }
    assert_eq!("2026-11-22T22:20:00Z".parse::<Stamp>().map(Stamp::seconds), Ok(1_795_386_000));
}

#[test]
fn refuses_what_is_no_instant() {
    let table = [
        "",
        "2026-11-22",
        "2026-11-22T22:20:00",
        "2026-02-29T00:00:00Z",
        "2026-11-22T25:00:00Z",
        "1800-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "2026-11-22T22:20:00[UTC]",
        "now",
        "2026-13-01T00:00:00Z",
    ];
    for text in table {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn arithmetic_stops_at_the_ends() {
    assert_eq!((Stamp::MAX.plus(i64::MAX), Stamp::MAX.plus(i64::MIN)), (Stamp::MAX, Stamp::MIN));
    assert_eq!((Stamp::MIN.plus(-1), Stamp::MIN.plus(i64::MIN)), (Stamp::MIN, Stamp::MIN));
}

#[test]
fn days_are_ten_characters() {
    assert_eq!(parse_day("2028-02-29").map(|day| day.to_string()), Ok("2028-02-29".into()));
    for text in [
        "2027-02-29",
        "2026-1-05",
        "26-01-05",
        "2026-01-05 ",
        "+2026-01-5",
        "0000-01-01",
        "2026/01/05",
        "２026-1-1",
    ] {
        assert!(parse_day(text).is_err(), "{text}");
    }
}

#[test]
fn offsets() {
    let seconds = |text| parse_offset(text).map(|offset| offset.local_minus_utc());
    let table = [("-05:00", -18_000), ("+0530", 19_800), ("+05", 18_000), ("+05:53:28", 21_208)];
    for (text, expected) in table {
        assert_eq!(seconds(text), Some(expected), "{text}");
    }
    for text in ["", "05:00", "-5", "-05:60", "+24:00", "-05:0", "+0é", "+:0500"] {
        assert_eq!(seconds(text), None, "{text}");
    }
}

#[test]
fn messages_carry_no_control_characters_and_no_endless_text() {
    let message = parse_day(&"\u{1b}[31m".repeat(40)).unwrap_err().0;
    assert!(!message.contains('\u{1b}') && message.chars().count() < 100, "{message}");
}

proptest! {
    #[test]
    fn stamps_read_back(seconds in -3_000_000_000..300_000_000_000i64, more in any::<i64>()) {
        let stamp = Stamp::from_seconds(seconds);
        prop_assert!((Stamp::MIN..=Stamp::MAX).contains(&stamp));
        prop_assert_eq!(stamp.to_string().parse(), Ok(stamp));
        prop_assert_eq!(Stamp::from_utc(stamp.utc()), stamp);
        let moved = stamp.plus(more);
        prop_assert!((Stamp::MIN..=Stamp::MAX).contains(&moved));
        if moved != Stamp::MIN && moved != Stamp::MAX {
            prop_assert_eq!(moved.since(stamp), more);
        }
    }

    #[test]
    fn hostile_texts_never_panic(text in "\\PC{0,40}") {
        let _ = (text.parse::<Stamp>(), parse_day(&text), parse_offset(&text));
    }
}
