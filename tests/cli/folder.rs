//! The interviews as a folder: what is written, and what is left as it is.

use std::{collections::BTreeMap, path::Path};

use fluoro::{data::Data, domain::tables::Match};

use crate::*;

fn sample() -> Home {
    Home::holding(Data::new().sample(Match::Main))
}

/// The names and texts in a folder.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let name = |it: &fs::DirEntry| it.file_name().into_string().unwrap();
    let all = fs::read_dir(folder).unwrap().map(Result::unwrap);
    all.map(|it| (name(&it), fs::read_to_string(it.path()).unwrap())).collect()
}

#[test]
fn each_program_gets_a_file_and_an_event_of_two_stands_in_both() {
    let home = sample();
    let folder = home.0.path().join("new/interviews");
    let said = stdout(&home.run(&["export", "interviews", "--folder", folder.to_str().unwrap()]).success());
    assert!(said.ends_with("for me: 11 files: 11 written\n"), "{said}");
    let files = files(&folder);
    for name in ["northwestern-ir.md", "northwestern-dr.md"] {
        let text = &files[name];
        assert!(text.starts_with("---\nexport: \"interviews, Main Match 2027, for me\"\n"), "{text}");
        assert!(text.contains("\n## Interview, Thu 12 Nov · Northwestern IR + DR\n"), "{text}");
        assert!(
            text.contains("\ninterviews:\n  - \"2026-11-12T08:00:00-06:00[America/Chicago]\"\n"),
            "{text}"
        );
    }
    #[cfg(unix)]
    for name in files.keys() {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(folder.join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn only_what_it_wrote_and_nobody_changed_is_replaced() {
    let home = sample();
    let folder = home.0.path().join("interviews");
    let path = folder.to_str().unwrap();
    let write = |more: &[&str]| {
        let assert = home.run(&[&["export", "interviews", "--folder", path], more].concat());
        (assert.get_output().status.code(), stdout(&assert))
    };
    write(&[]);
    let first = files(&folder);
    // the next day nothing is different but the day, and line ends may have been made others
    let crlf = first["penn-ir.md"].replace('\n', "\r\n");
    fs::write(folder.join("penn-ir.md"), &crlf).unwrap();
    let mut later = home.command(&["export", "interviews", "--folder", path]);
    let later = later.env("FLUORO_NOW", "2026-11-24T16:00:00Z").assert();
    assert!(stdout(&later.success()).ends_with("11 files: 11 the same\n"));
    assert_eq!(files(&folder)["penn-ir.md"], crlf);

    let mine = first["rush-ir.md"].replace("autonomy", "Autonomy") + "my own line\n";
    fs::write(folder.join("rush-ir.md"), &mine).unwrap();
    fs::write(folder.join("sinai-ir.md"), "a note of mine\n").unwrap();
    fs::rename(folder.join("uw-ir.md"), folder.join("old.md")).unwrap();
    fs::write(folder.join("other.md"), "---\nexport: \"x\"\n---\n").unwrap();
    let (code, said) = write(&[]);
    assert_eq!(code, Some(1));
    let expected = "11 files: 1 changed by you, left: rush-ir.md; 1 not of this export, left: sinai-ir.md; 1 written \
                    earlier and no longer needed, left: old.md; 1 written; 8 the same\n";
    assert!(said.ends_with(expected), "{said}");
    assert_eq!(files(&folder)["rush-ir.md"], mine);

    let (code, said) = write(&["--force"]);
    assert_eq!(code, Some(1), "{said}");
    let now = files(&folder);
    assert_eq!(now["rush-ir.md"], first["rush-ir.md"], "changed ones go by force");
    assert_eq!(now["sinai-ir.md"], "a note of mine\n", "what isn't ours never does");
}

#[test]
fn another_reader_never_gets_into_my_files() {
    let home = sample();
    let folder = home.0.path().join("interviews");
    let path = folder.to_str().unwrap();
    home.run(&["export", "interviews", "--folder", path, "--for", "adviser"]).success();
    let theirs = files(&folder);
    let text: String = theirs.values().map(String::as_str).collect();
    for word in ["score:", "gut:", "rank:", "tags:", "## Notes", "Promised", "Asked", "Scores", "example.org"]
    {
        assert!(!text.contains(word), "{word}");
    }
    let said = stderr(&home.run(&["export", "interviews", "--folder", path, "--force"]).failure());
    assert!(said.contains("holds files for the adviser: name another folder"), "{said}");
    assert_eq!(files(&folder), theirs);
    let own = home.0.path().join("own");
    let path = own.to_str().unwrap();
    home.run(&["export", "interviews", "--folder", path]).success();
    let mine = files(&own);
    let said = stderr(&home.run(&["export", "interviews", "--folder", path, "--for", "adviser"]).failure());
    assert!(said.contains("holds your own, private files: name another folder"), "{said}");
    assert_eq!(files(&own), mine);
}

#[test]
fn whoever_plans_the_work_gets_no_folder_and_other_exports_have_none() {
    let home = sample();
    let folder = home.0.path().join("interviews");
    let path = folder.to_str().unwrap();
    for (args, why) in [
        (&["interviews", "--for", "clerkship"][..], "the clerkship office gets the days away"),
        (&["interviews", "--format", "csv"], "a folder is for all interviews, as md"),
        (&["shortlist"], "a folder is for all interviews, as md"),
    ] {
        let assert = home.run(&[&["export", "--folder", path], args].concat()).failure();
        assert!(stderr(&assert).contains(why), "{}", stderr(&assert));
        assert!(!folder.exists());
    }
}

#[test]
fn a_chief_resident_is_called_one_in_any_match() {
    let home = sample();
    for (word, called) in [("chief", "the chief resident"), ("clerkship", "the clerkship office")] {
        for what in ["interviews", "timeline", "shortlist"] {
            let text = stdout(&home.run(&["export", what, "--for", word]).success());
            assert!(text.contains(&format!("\nFor {called}: days and half-days only")), "{text}");
        }
    }
    let resident = Home::holding(Data::new().sample(Match::Fellowship));
    let text = stdout(&resident.run(&["export", "interviews", "--for", "clerkship"]).success());
    assert!(text.contains("\nFor the chief resident: "), "{text}");
}

#[cfg(unix)]
#[test]
fn a_link_under_a_name_is_left() {
    let home = sample();
    let folder = home.0.path().join("interviews");
    fs::create_dir(&folder).unwrap();
    let elsewhere = home.0.path().join("elsewhere.md");
    fs::write(&elsewhere, "mine").unwrap();
    std::os::unix::fs::symlink(&elsewhere, folder.join("rush-ir.md")).unwrap();
    let assert = home.run(&["export", "interviews", "--folder", folder.to_str().unwrap(), "--force"]);
    assert!(stdout(&assert).contains("not of this export, left: rush-ir.md"), "{}", stdout(&assert));
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "mine");
}
