//! Rescue files, damaged files out of the way, exports, and modes.

use fluoro::store::{
    ExportError, Refuge, Replace, SaveOptions,
    disk::fake::{FakeDisk, Fault},
    move_damaged, rescue, write_export,
};

use super::*;

/// No other place than beside the season file.
fn nowhere() -> Refuge {
    Refuge { home: None, temp: "/nowhere".into(), random: 1 }
}

#[test]
fn a_rescue_never_touches_the_season_nor_an_older_rescue() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    fs::write(&path, EXAMPLE).unwrap();
    let tracker = edited(&ready(&path).tracker, "rescued");
    let first = rescue(&RealDisk, &path, &tracker, now(), &nowhere()).unwrap();
    let second = rescue(&RealDisk, &path, &tracker, now(), &nowhere()).unwrap();
    assert_ne!(first, second);
    assert_eq!(ready(&first).tracker.programs, tracker.programs);
    assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
    let lost = folder.path().join("gone/away/season.json");
    assert_eq!(
        ready(&rescue(&RealDisk, &lost, &tracker, now(), &nowhere()).unwrap()).tracker.programs,
        tracker.programs
    );
    // even what can't be proven
    let mut odd = tracker.clone();
    odd.programs.edit("ucsf/ir", |it| it.statement = Some("".into()));
    assert!(rescue(&RealDisk, &path, &odd, now(), &nowhere()).is_ok());
    assert_eq!(names(folder.path()).len(), 5);
    for at in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("season.json");
        fs::write(&path, EXAMPLE).unwrap();
        let disk = FakeDisk::failing(real(), at, Fault::Cut(28));
        let result = rescue(&disk, &path, &tracker, now(), &nowhere());
        if !disk.struck() {
            break;
        }
        for found in load(&RealDisk, &path).found {
            ready(&found.path);
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE, "{result:?}");
    }
}

#[test]
fn where_the_folder_takes_nothing_the_rescue_goes_home_or_to_the_temporary_files() {
    let tracker = edited(&example().2.tracker, "rescued");
    let refuge =
        |folder: &Path| Refuge { home: Some(folder.join("home")), temp: folder.join("temp"), random: 7 };
    let place = || {
        let folder = tempfile::tempdir().unwrap();
        for name in ["home", "temp", "season"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("season/season.json"), EXAMPLE).unwrap();
        folder
    };
    for at in 0.. {
        let folder = place();
        let path = folder.path().join("season/season.json");
        let disk = FakeDisk::failing(real(), at, Fault::Once(5));
        let rescued = rescue(&disk, &path, &tracker, now(), &refuge(folder.path())).unwrap();
        assert_eq!(ready(&rescued).tracker.programs, tracker.programs);
        assert_eq!(fs::read_to_string(&path).unwrap(), EXAMPLE);
        if !disk.struck() {
            break;
        }
    }
    // a folder that is none, then no home either
    let folder = place();
    let path = folder.path().join("season/season.json/season.json");
    let at_home = rescue(&RealDisk, &path, &tracker, now(), &refuge(folder.path())).unwrap();
    assert_eq!(at_home, folder.path().join("home/fluoro-season.rescue-20261122T222000Z.json"));
    let homeless = Refuge { home: Some(path.clone()), ..refuge(folder.path()) };
    let in_temp = rescue(&RealDisk, &path, &tracker, now(), &homeless).unwrap();
    assert!(in_temp.starts_with(folder.path().join("temp/fluoro-0000000000000007")));
    assert_eq!(ready(&in_temp).tracker.programs, tracker.programs);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&at_home), mode(&in_temp), mode(in_temp.parent().unwrap())), (0o600, 0o600, 0o700));
    }
    // somebody else has that folder
    rescue(&RealDisk, &path, &tracker, now(), &homeless).unwrap_err();
    let dead = FakeDisk::failing(real(), 0, Fault::From(28));
    rescue(&dead, &path, &tracker, now(), &refuge(folder.path())).unwrap_err();
}

#[test]
fn a_damaged_file_is_renamed_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("season.json");
    for n in 0..3 {
        fs::write(&path, format!("rubbish {n}")).unwrap();
        let moved_to = move_damaged(&RealDisk, &path, now()).unwrap();
        assert_eq!(fs::read_to_string(moved_to).unwrap(), format!("rubbish {n}"));
        assert!(!path.exists());
    }
    assert_eq!(
        names(folder.path()),
        [
            "season.damaged-20261122T222000Z-2.json",
            "season.damaged-20261122T222000Z-3.json",
            "season.damaged-20261122T222000Z.json"
        ]
    );
    fs::write(&path, "rubbish").unwrap();
    for at in 0..5 {
        let disk = FakeDisk::failing(real(), at, Fault::Dead);
        let _ = move_damaged(&disk, &path, now());
        let left: Vec<String> = names(folder.path());
        assert!(left.iter().any(|it| fs::read_to_string(folder.path().join(it)).unwrap() == "rubbish"));
        fs::write(&path, "rubbish").unwrap();
    }
}

#[test]
fn an_export_is_whole_and_replaces_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    write_export(&RealDisk, &path, b"one", Replace::No).unwrap();
    let again = write_export(&RealDisk, &path, b"two", Replace::No).unwrap_err();
    assert!(matches!(again, ExportError::Exists(_)));
    assert_eq!(fs::read(&path).unwrap(), b"one");
    write_export(&RealDisk, &path, b"two", Replace::Yes { random: 7 }).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    for at in 0.. {
        let disk = FakeDisk::failing(real(), at, Fault::Cut(28));
        let result = write_export(&disk, &path, b"three", Replace::Yes { random: 7 });
        if !disk.struck() {
            break;
        }
        let left = fs::read(&path).unwrap();
        assert!(left == b"three" || (left == b"two" && result.is_err()), "{at}");
        assert_eq!(names(folder.path()), ["list.csv"]);
        fs::write(&path, "two").unwrap();
    }
    let gone = write_export(&RealDisk, &folder.path().join("no/list.csv"), b"x", Replace::No).unwrap_err();
    assert!(gone.to_string().ends_with("/no; make it first"), "{gone}");
}

#[cfg(unix)]
#[test]
fn an_export_follows_no_link_and_replaces_no_folder() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("precious"), "p").unwrap();
    symlink(at("precious"), at("link.csv")).unwrap();
    symlink(at("nowhere"), at("dangling.csv")).unwrap();
    for name in ["link.csv", "dangling.csv"] {
        let error = write_export(&RealDisk, &at(name), b"x", Replace::No).unwrap_err();
        assert!(matches!(error, ExportError::Exists(_)));
        write_export(&RealDisk, &at(name), b"x", Replace::Yes { random: 1 }).unwrap();
        assert!(fs::symlink_metadata(at(name)).unwrap().is_file());
    }
    assert_eq!(fs::read(at("precious")).unwrap(), b"p");
    assert!(!at("nowhere").exists());
    fs::create_dir(at("folder")).unwrap();
    let error = write_export(&RealDisk, &at("folder"), b"x", Replace::Yes { random: 1 }).unwrap_err();
    assert!(matches!(error, ExportError::NoFile(_)));
}

/// The umask belongs to the whole process: a shell sets it for a process of its own that runs `modes_inside`.
#[cfg(unix)]
#[test]
fn files_are_for_their_owner_alone_under_any_umask() {
    for umask in ["000", "077", "022"] {
        let folder = tempfile::tempdir().unwrap();
        let status = std::process::Command::new("sh")
            .args(["-c", &format!("umask {umask} && exec \"$0\" --exact small::modes_inside")])
            .arg(std::env::current_exe().unwrap())
            .env(INSIDE, folder.path())
            .stdout(std::process::Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "umask {umask}");
        assert!(folder.path().join("done").exists());
    }
}

const INSIDE: &str = "FLUORO_TEST_MODES_IN";

#[cfg(unix)]
#[test]
fn modes_inside() {
    use std::os::unix::fs::PermissionsExt;
    let Some(folder) = std::env::var_os(INSIDE) else { return };
    let folder = Path::new(&folder);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = folder.join("data/fluoro/season.json");
    let tracker = fluoro::store::decode(EXAMPLE.as_bytes()).unwrap().tracker;
    let mut store = Store::new(real(), &path, None, counter());
    store.save(&tracker, now()).unwrap();
    assert_eq!(
        (mode(&path), mode(path.parent().unwrap()), mode(&folder.join("data"))),
        (0o600, 0o700, 0o700)
    );
    // somebody else's version with wider rights
    fs::write(&path, "rubbish").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let kept = store.save(&tracker, now()).unwrap().outside.unwrap();
    assert_eq!((mode(&path), mode(&kept)), (0o600, 0o600));
    // a mode that is narrower stays so
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    store.save(&edited(&tracker, "new"), now()).unwrap();
    assert_eq!(mode(&path), 0o400);
    // a backup of a file that everybody could read
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    store.save(&tracker, SaveOptions::at(now().plus(1)).with_backup()).unwrap();
    let backup = fluoro::store::backups(&RealDisk, &path).unwrap().remove(0).path;
    assert_eq!((mode(&backup), mode(backup.parent().unwrap()), mode(&path)), (0o600, 0o700, 0o600));
    assert_eq!(mode(&path.with_file_name("season.json.lock")), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert_eq!(mode(&rescue(&RealDisk, &path, &tracker, now(), &nowhere()).unwrap()), 0o600);
    let export = folder.join("list.csv");
    write_export(&RealDisk, &export, b"x", Replace::No).unwrap();
    write_export(&RealDisk, &export, b"x", Replace::Yes { random: 1 }).unwrap();
    assert_eq!(mode(&export), 0o600);
    fs::write(folder.join("done"), "").unwrap();
}
