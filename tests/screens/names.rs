//! At 80 columns no list of the sample seasons cuts the name of a program.

use fluoro::domain::tables::Match;

use crate::common::{Session, Setup, sample_of};

/// The beginning of a name in front of the mark of a cut: "Northwest…".
fn cut_name(screen: &str, names: &[String]) -> Option<String> {
    let is_cut = |name: &str| {
        let ends = name.char_indices().skip(1).map(|it| it.0);
        ends.into_iter().any(|end| screen.contains(&format!(" {}…", name[..end].trim_end())))
    };
    names.iter().find(|name| is_cut(name)).cloned()
}

#[test]
fn no_list_cuts_the_name_of_a_program() {
    for kind in Match::ALL {
        let tracker = sample_of(*kind);
        let mut it = Session::new(Setup { tracker, size: (80, 160), ..Setup::default() });
        let season = &it.app.cx.season;
        let names: Vec<String> = season.tracker.programs.iter().map(|row| season.naming.of(row)).collect();
        for keys in ["1", "3", "4", "!"] {
            it.press(keys);
            let screen = it.screen();
            let cut = cut_name(&screen, &names);
            assert_eq!(cut, None, "{keys} in the season of the {}\n{screen}", kind.title());
            it.press(if keys == "!" { "esc" } else { "" });
        }
        it.press("4");
        let screen = it.screen();
        assert!(names.iter().all(|name| screen.contains(&format!(" {name} "))), "{screen}");
    }
    let names = ["Northwestern".to_owned(), "Penn".to_owned()];
    assert_eq!(cut_name("  Interview Northwest… in 2 d", &names).as_deref(), Some("Northwestern"));
    assert_eq!(cut_name("  Interview Penn IR indep… in 2 d", &names), None);
}
