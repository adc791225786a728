//! Whole lists: what the NRMP and applicants call programs, and how people paste them.

use super::*;
use crate::data::CATALOG;
use std::sync::LazyLock;

static ONCE: LazyLock<Catalog> = LazyLock::new(|| Catalog::parse(CATALOG).unwrap());

fn id(at: usize) -> &'static str {
    ONCE.institutions()[at].id.as_str()
}

/// What a name leads to: an id with a mark for how sure, or the ids to ask about.
fn told(found: &LineMatch) -> String {
    match found {
        LineMatch::One { institution, specialty, sure } => {
            let mark = if *sure == Sure::Exact { "" } else { "~" };
            let word = specialty.map(|it| format!("/{it}")).unwrap_or_default();
            format!("{mark}{}{word}", id(*institution))
        }
        LineMatch::Several { institutions, .. } => {
            format!("? {}", institutions.iter().map(|at| id(*at)).collect::<Vec<_>>().join(" "))
        }
        LineMatch::Disagreeing { code: (at, coded), institutions, specialty } => {
            let named = institutions.iter().map(|at| id(*at)).collect::<Vec<_>>().join(" ");
            let word = specialty.map(|it| format!("/{it}")).unwrap_or_default();
            format!("! {}/{coded} or {named}{word}", id(*at))
        }
        LineMatch::Heading => "#".into(),
        LineMatch::Nothing => "-".into(),
    }
}

/// A row of the NRMP's list, with the program it stands for and the institution that its name names, both by hand; empty
/// where the catalog hasn't it.
struct Row<'a> {
    code: &'a str,
    name: &'a str,
    track: &'a str,
    program: &'a str,
    institution: &'a str,
}

fn nrmp_rows() -> Vec<Row<'static>> {
    let rows = include_str!("../../../tests/data/nrmp-names.csv");
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [code, name, track, program, institution] = cells[..] else { panic!("{line}") };
        Row { code, name, track, program, institution }
    };
    rows.lines().skip(1).map(row).collect()
}

fn is_exact(found: &LineMatch) -> bool {
    matches!(found, LineMatch::One { sure: Sure::Exact, .. })
}

#[test]
fn names_of_the_nrmp_lead_to_their_programs_or_are_asked_about() {
    let rows = nrmp_rows();
    assert_eq!(rows.len(), 507);
    let mut right = 0;
    for it in &rows {
        let found = ONCE.match_line(it.name);
        let may_be = match &found {
            LineMatch::One { institution, .. } => id(*institution) == it.institution,
            LineMatch::Several { institutions, .. } => {
                institutions.iter().any(|at| id(*at) == it.institution)
            }
            LineMatch::Disagreeing { .. } | LineMatch::Heading => false,
            LineMatch::Nothing => it.institution.is_empty(),
        };
        right += usize::from(may_be);
        assert!(may_be || !is_exact(&found), "{}: {}", it.name, told(&found));
    }
    // 80 % are asked for
    assert!(right >= 490, "{right} of {} are right, or asked with the right one among them", rows.len());
}

#[test]
fn codes_of_the_nrmp_name_their_programs() {
    let (mut known, mut right) = (0, 0);
    for it in nrmp_rows() {
        let found = ONCE.match_line(&format!("{}, {}, {}", it.code, it.name, it.track));
        let is_right = told(&found) == it.program;
        if it.program.is_empty() {
            assert!(!is_exact(&found), "{} isn't in the catalog: {}", it.code, told(&found));
        } else {
            known += 1;
            right += usize::from(is_right);
            assert!(is_right || !is_exact(&found), "{}: {}", it.code, told(&found));
        }
        let alone = ONCE.match_line(it.code);
        let expected = if it.program.is_empty() { "-" } else { it.program };
        assert_eq!(told(&alone), expected, "{}", it.code);
    }
    // 95 % are asked for
    assert!(known >= 490 && right >= known - 2, "{right} of {known}");
}

#[test]
fn nicknames_of_applicants() {
    let mut count = 0;
    for line in include_str!("../../../tests/data/nicknames.txt").lines().filter(|it| it.contains(" =")) {
        let (name, ids) = line.split_once(" =").unwrap();
        let wanted: Vec<&str> = ids.split_whitespace().collect();
        let found = ONCE.match_line(name);
        let fits = match &found {
            LineMatch::One { institution, .. } => wanted[..] == [id(*institution)],
            LineMatch::Several { institutions, .. } => {
                !wanted.is_empty() && wanted.iter().all(|it| institutions.iter().any(|at| id(*at) == *it))
            }
            LineMatch::Disagreeing { .. } | LineMatch::Heading => false,
            LineMatch::Nothing => wanted.is_empty(),
        };
        assert!(fits, "{line}: {}", told(&found));
        let typed = ONCE.find(name, 30);
        let typed: Vec<&str> =
            typed.iter().filter(|it| it.rank != Rank::Fuzzy).map(|it| id(it.institution)).collect();
        match wanted.first() {
            Some(first) => assert!(typed.iter().take(9).any(|it| it == first), "{name} typed: {typed:?}"),
            None => {
                assert!(typed.is_empty() && ONCE.find(name, 9).len() <= 2, "{name} typed: {typed:?}");
            }
        }
        count += 1;
    }
    assert!(count >= 250, "{count}");
}

#[test]
fn a_code_counts_letter_by_letter_and_a_name_beside_it_must_agree() {
    for (line, expected) in [
        ("1802416A0 George Washington Univ-DC", "george-washington-university/ir"),
        ("1236416C0 - Maine Med Ctr", "mainehealth-maine-medical-center/ir"),
        ("#1062416a0#", "ucsf/ir"),
        ("UCSF (1062-416-A-0)", "ucsf/ir"),
        ("4160500006, UCSF", "ucsf/ir"),
        ("1113420A3 Emory Univ SOM-GA", "emory-university/dr"),
        // names of others, and other specialties
        ("1802416A0 MedStar Georgetown", "! george-washington-university/ir or medstar-georgetown/ir"),
        ("1062416A0 UCSF DR", "! ucsf/ir or ucsf/dr"),
        ("4160500006 Stanford", "! ucsf/ir or stanford-university/ir"),
        // codes that nobody knows
        ("9999999A9", "-"),
        ("1802416A9", "-"),
        ("x1802416A0", "-"),
        ("1236416C9 Maine Med Ctr", "mainehealth-maine-medical-center/ir"),
        ("1236420C9 Maine Med Ctr IR", "~mainehealth-maine-medical-center/ir"),
        ("1236999P9 Maine Med Ctr", "~mainehealth-maine-medical-center/ty"),
        ("1236300C0 Maine Med Ctr", "? mainehealth-maine-medical-center"),
    ] {
        assert_eq!(told(&ONCE.match_line(line)), expected, "{line}");
    }
    assert_eq!(ONCE.find("1802416A9", 9), [], "no code is found by resemblance");
    assert_eq!(ONCE.find("18024", 9).len(), 1, "one that is being typed is");
}

#[test]
fn full_names_parents_and_states() {
    for (line, expected) in [
        ("University of Chicago (NorthShore)", "~university-of-chicago"),
        ("Mount Sinai - Elmhurst", "~mount-sinai-icahn"),
        ("mount sinai - elmhurst", "~mount-sinai-icahn"),
        ("UPMC (Mercy)", "~upmc"),
        ("Emory, great people", "emory-university"),
        ("University of Maryland Medical Center", "university-of-maryland"),
        ("Oregon Health & Science University", "ohsu-dotter"),
        ("Texas A&M College of Medicine", "-"),
        ("Carolinas Medical Center", "-"),
        ("Creighton University", "? creighton-university-omaha creighton-university-phoenix"),
        ("Parkview Health, IN", "parkview-health"),
        ("Parkview Health-IN", "parkview-health"),
        ("Christiana Care, DE", "christianacare"),
        ("St Vincent Hospital, IN", "? ascension-st-vincent-indianapolis st-vincent-worcester"),
        ("Emory, OK", "? emory-university"),
        ("Emory, ok", "emory-university"),
        ("OHSU, OR", "ohsu-dotter"),
        ("Maine Med, ME", "mainehealth-maine-medical-center"),
        ("University Hospital-Columbia-MO", "~university-of-missouri"),
        ("University Hosps-Columbia-MO", "university-of-missouri"),
        ("Hosp of the Univ of PA", "university-of-pennsylvania"),
        ("Emory Univ SOM-GA", "emory-university"),
        ("U of MD", "university-of-maryland"),
        ("CA, Los Angeles, UCLA", "ucla"),
        ("California, San Francisco, UCSF", "ucsf"),
        ("UCLA IR/DR", "ucla/ir"),
        ("University Hospital", "-"),
    ] {
        assert_eq!(told(&ONCE.match_line(line)), expected, "{line}");
    }
}

/// The names of a text and what they lead to.
fn read(text: &str) -> Vec<(String, String)> {
    ONCE.read_names(text, None).all.into_iter().map(|it| (it.text, told(&it.found))).collect()
}

#[test]
fn a_line_with_several_names_is_several() {
    for (line, expected) in [
        (
            "MIR, UW",
            vec!["washington-university-mallinckrodt", "? university-of-washington university-of-wisconsin"],
        ),
        (
            "Penn; Duke and Emory",
            vec!["? university-of-pennsylvania penn-state-hershey", "duke-university", "emory-university"],
        ),
        ("IR: UCLA, UCSF, Stanford", vec!["ucla/ir", "ucsf/ir", "stanford-university/ir"]),
        ("UTHealth Houston; MD Anderson", vec!["uthealth-houston-mcgovern", "md-anderson-cancer-center"]),
        ("Emory, Atlanta, GA, Duke, Durham, NC", vec!["emory-university", "duke-university"]),
        ("1062416A0 1956416C0", vec!["ucsf/ir", "ucla/ir"]),
        ("UCSF, Utah, Univ. of Michgan", vec!["ucsf", "university-of-utah", "~university-of-michigan"]),
        // one name in pieces
        ("Harvard - MGH", vec!["massachusetts-general-hospital-mgb"]),
        ("MIR (WashU)", vec!["washington-university-mallinckrodt"]),
        (
            "Mass General / Brigham",
            vec![
                "? mass-general-brigham-combined massachusetts-general-hospital-mgb brigham-and-women-s-mgb",
            ],
        ),
        ("Brigham and Women's, Boston", vec!["brigham-and-women-s-mgb"]),
        ("UW, Madison, WI", vec!["university-of-wisconsin"]),
        ("Henry Ford, Providence", vec!["~henry-ford-providence-southfield"]),
        ("University of California, Davis, CA", vec!["uc-davis"]),
        ("Emory, great people and nice city", vec!["emory-university"]),
    ] {
        let found: Vec<String> = read(line).into_iter().map(|it| it.1).collect();
        assert_eq!(found, expected, "{line}");
    }
}

#[test]
fn a_table_is_read_by_its_columns() {
    let programs = "Program\tCity\tState\tRank\n\
        Emory University School of Medicine Program\tAtlanta\tGA\t1\n\
        Mayo Clinic\tRochester\tMN\t2\n\
        UW\tMadison\tWI\t3\n\
        University of Chicago\tEvanston\tIL\t4\n\
        St. Elsewhere\tBoston\tMA\t5\n";
    let expected = [
        ("Emory University School of Medicine Program", "emory-university"),
        ("Mayo Clinic", "mayo-clinic-rochester"),
        ("UW", "university-of-wisconsin"),
        ("University of Chicago", "? university-of-chicago"),
        ("St. Elsewhere", "-"),
    ]
    .map(|(name, id)| (name.to_owned(), id.to_owned()));
    assert_eq!(read(programs), expected);
    assert_eq!(read(&with_columns_shown(programs)), expected, "in the text to be edited too");
    assert_eq!(read(&programs.replace('\t', ",")), expected);
    assert_eq!(read(&programs.replace('\t', ";")), expected);
    let last = ONCE.read_names(programs, None).all.pop().unwrap();
    assert_eq!((last.city.as_str(), last.state.as_str()), ("Boston", "MA"));
    let own = last.own_program(Id::new("x"), Specialty::Ir);
    assert_eq!((own.name.as_str(), own.city.as_str()), ("St. Elsewhere", "Boston"));
}

#[test]
fn a_table_without_a_header_is_read_by_its_cells() {
    let text = "1\tEmory\tAtlanta, GA\tgood\n2\tUW\tMadison, WI\t\n3\tNowhere\tSt. Louis, MO\tok";
    assert_eq!(
        read(text),
        [("Emory", "emory-university"), ("UW", "university-of-wisconsin"), ("Nowhere", "-")]
            .map(|(name, id)| (name.to_owned(), id.to_owned()))
    );
    let coded = "1113416A0\tEmory\tIR\n1802420A0\tGeorgetown\tDR\n\tUCSF\tDR\n";
    let found: Vec<String> = read(coded).into_iter().map(|it| it.1).collect();
    assert_eq!(
        found,
        ["emory-university/ir", "! george-washington-university/dr or medstar-georgetown/dr", "ucsf/dr"]
    );
    let csv = "Program Name,City,State,NRMP Code,Specialty\n\
        \"University of California, San Francisco\",San Francisco,CA,1062420A0,Diagnostic Radiology\n";
    assert_eq!(read(&format!("{csv}Duke,Durham,NC,,DR\n"))[0].1, "ucsf/dr");
}

#[test]
fn it_is_asked_which_column_has_the_names() {
    let text = "Sinai\tUCSF\nYale\tStanford\nEmory\tDuke\n";
    let columns = ONCE.read_names(text, None).columns.unwrap();
    assert!(columns.is_doubtful && columns.names_in == 0);
    let other = ONCE.read_names(text, Some(1));
    assert!(!other.columns.unwrap().is_doubtful);
    assert_eq!(other.all[0].text, "UCSF");
    let same = "Emory\tEmory University Hospital\nDuke\tDuke University Hospital\n";
    assert!(!ONCE.read_names(same, None).columns.unwrap().is_doubtful, "both say the same");
}

#[test]
fn lists_in_the_styles_of_people() {
    for (line, expected) in [
        ("⭐️ Stanford ✅", "stanford-university"),
        ("🏥 Duke University — Durham, NC", "duke-university"),
        ("1️⃣ Emory", "emory-university"),
        ("a) Yale", "yale-new-haven"),
        ("1st choice: Northwestern", "northwestern-university-mcgaw"),
        ("Emory 10/23 applied", "emory-university"),
        ("Emory - interview 11/4 (virtual)", "emory-university"),
        ("Emory (4.5/5)", "emory-university"),
        ("Duke https://radiology.duke.edu", "duke-university"),
        ("UCSF - DR", "ucsf/dr"),
        ("UMass Worcester", "umass-chan"),
        ("Yale, New Haven, CT", "yale-new-haven"),
        ("Stanford, Palo Alto, CA", "~stanford-university"),
    ] {
        assert_eq!(read(line), [(pieces::without_bullet(line).to_owned(), expected.to_owned())], "{line}");
    }
}

#[test]
fn five_hundred_lines_take_no_time() {
    let names: Vec<&str> = nrmp_rows().iter().map(|it| it.name).collect();
    let start = std::time::Instant::now();
    assert!(ONCE.read_names(&names.join("\n"), None).all.len() >= 507);
    // without optimization; the optimized program is some twenty times as fast
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn lines_and_tables_that_were_misread() {
    let mut count = 0;
    for (text, expected) in misread() {
        let found: Vec<String> = read(&text).into_iter().map(|it| it.1).collect();
        assert_eq!(found.join("; "), expected, "{text}");
        count += 1;
    }
    assert!(count >= 130, "{count}");
}

/// Returns the texts of `lines.txt` with what their names lead to: a line before an arrow, or lines with a mark above one.
fn misread() -> Vec<(String, String)> {
    let (mut all, mut text) = (Vec::new(), String::new());
    for line in include_str!("../../../tests/data/lines.txt").lines().filter(|it| !it.starts_with('#')) {
        match (line.strip_prefix("> "), line.split_once("=> ")) {
            (Some(part), _) => text.push_str(&format!("{part}\n")),
            (None, Some((alone, expected))) => {
                text.push_str(alone.trim_end());
                all.push((std::mem::take(&mut text), expected.to_owned()));
            }
            (None, None) => {}
        }
    }
    all
}

#[test]
fn short_names_that_the_catalog_gives_lead_back_to_it() {
    for (at, it) in ONCE.institutions().iter().enumerate() {
        let found = ONCE.match_line(&it.short);
        let fits = match &found {
            LineMatch::One { institution, sure, .. } => *sure == Sure::Exact && *institution == at,
            LineMatch::Several { institutions, .. } => institutions.contains(&at),
            LineMatch::Disagreeing { .. } | LineMatch::Heading | LineMatch::Nothing => false,
        };
        assert!(fits, "{}: {}", it.short, told(&found));
    }
    let asked = ONCE.institutions().iter().filter(|it| !is_exact(&ONCE.match_line(&it.short))).count();
    assert!(asked <= 18, "{asked} are shared");
}
