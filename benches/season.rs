//! Generated seasons, with 1.26 kB for each program, as a full one of the real world has.

/// The bytes of a season file.
pub fn season(programs: usize) -> Vec<u8> {
    let rows: Vec<String> = (0..programs).map(program).collect();
    let interviews: Vec<String> = (0..programs.min(20)).map(interview).collect();
    format!(
        r#"{{"app":"fluoro","schema":1,"id":"00000000000000ff","profile":{{"match":"main","season":"2027","specialties":["ir","dr"],"home_zone":"America/New_York","submitted":"2026-09-02"}},"interviews":[{}],"programs":[{}]}}"#,
        interviews.join(","),
        rows.join(",")
    )
    .into_bytes()
}

/// The bytes of a season with so many dated things: tasks, interviews and letters in equal parts.
pub fn dated(things: usize) -> Vec<u8> {
    let each = things / 3;
    let day = |n: usize| format!("{}-{:02}-{:02}", 2024 + n / 336 % 6, 1 + n / 28 % 12, 1 + n % 28);
    let tasks = (0..each).map(|n| format!(r#"{{"id":"bb{n:014}","title":"Task {n}","when":"{}"}}"#, day(n)));
    let letters =
        (0..each).map(|n| format!(r#"{{"id":"cc{n:014}","writer":"Dr. {n}","promised":"{}"}}"#, day(n)));
    let interviews = (0..things - 2 * each).map(|n| {
        format!(
            r#"{{"id":"aa{n:014}","programs":["{}"],"state":"scheduled","when":"{}T{:02}:{:02}[America/Chicago]","minutes":120}}"#,
            id(n % 50),
            day(n),
            6 + n % 12,
            n * 5 % 60
        )
    });
    format!(
        r#"{{"app":"fluoro","schema":1,"id":"00000000000000ff","profile":{{"match":"main","season":"2027","specialties":["ir","dr"],"home_zone":"America/New_York"}},"milestones":[{}],"letters":[{}],"programs":[{}],"interviews":[{}]}}"#,
        tasks.collect::<Vec<_>>().join(","),
        letters.collect::<Vec<_>>().join(","),
        (0..50).map(program).collect::<Vec<_>>().join(","),
        interviews.collect::<Vec<_>>().join(",")
    )
    .into_bytes()
}

pub fn id(n: usize) -> String {
    format!("own{n:07}")
}

fn program(n: usize) -> String {
    const CITIES: [(&str, &str); 7] = [
        ("Boston", "MA"),
        ("Saint Louis", "MO"),
        ("Ann Arbor", "MI"),
        ("Charleston", "SC"),
        ("Seattle", "WA"),
        ("New York", "NY"),
        ("Houston", "TX"),
    ];
    // Spread, so that the order of the file is none of the sorts.
    let mixed = n.wrapping_mul(7_919) % 1_000_003;
    let (city, state) = CITIES[mixed % CITIES.len()];
    let status = ["applied", "invited", "interviewed", "they-rejected"][mixed % 4];
    let kind = ["University Hospital", "Medical Center", "Clinic", "Health System"][mixed % 4];
    let head = format!(
        r#"{{"id":"{}","name":"Program {mixed:07}","institution":"{city} {kind} {mixed}","specialty":"ir","city":"{city}","state":"{state}","time_zone":"America/Chicago","acgme_id":"{:010}","status":"{status}","status_log":["2026-09-02T14:00:00Z applied","2026-10-14T15:30:00Z {status}"],"why":"The clinic runs its own list and residents see their patients again.","pros":"Independent clinic, early call, good people","tags":["east","visited {}"],"website":"https://example.org/radiology/{mixed}","notes":""#,
        id(n),
        4_200_000_000_u64 + mixed as u64,
        mixed % 12
    );
    let room = 1_260usize.saturating_sub(head.len() + 2);
    format!(r#"{head}{}"}}"#, "Spoke with the chief about call and cases. ".repeat(30).split_at(room).0)
}

fn interview(n: usize) -> String {
    format!(
        r#"{{"id":"aa{n:014}","programs":["{}"],"kind":"interview","state":"scheduled","when":"2026-12-{:02}T09:00[America/Chicago]","notes":"Ask about call."}}"#,
        id(n),
        1 + n % 28
    )
}
