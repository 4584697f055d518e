//! Kept models: nobody can tell them from models read anew, and nothing about them can make a command fail.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A fresh folder for one test: a model that is large enough to be kept, in three files, and a place for the cache.
struct Place {
    model: PathBuf,
    cache: PathBuf,
}

impl Place {
    fn new(name: &str) -> Place {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cache-{name}"));
        drop(fs::remove_dir_all(&folder));
        let place = Place { model: folder.join("model"), cache: folder.join("cache") };
        fs::create_dir_all(&place.model).unwrap();
        let mut main = String::from(
            "sanso: 1\nprocess: kept\nname: { en: Kept, ja: 保存 }\ninclude: [more.yaml]\ntables: [{ file: devices.csv, section: components }]\norganizations:\n  maker: { role: manufacturer, size: large }\nzones:\n  floor: { organization: maker, name: { ja: 製造現場 } }\nsystems:\n  line: { organization: maker, zone: floor }\ncomponents:\n",
        );
        for number in 0..36 {
            let note = "備考 ".repeat(5000);
            writeln!(main, "  c-{number}: {{ system: line, kind: plc, updated: {}, note: {note} }}", number % 3 == 0)
                .unwrap();
        }
        fs::write(place.model.join("model.yaml"), main).unwrap();
        fs::write(place.model.join("more.yaml"), "flows:\n  f: { from: c-1, to: c-2, what: [control] }\n").unwrap();
        fs::write(place.model.join("devices.csv"), "id,種類,計測対象\ns-1,センサ,温度\n").unwrap();
        place
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
        command.env_clear().env("LANG", "C.UTF-8").env("XDG_CACHE_HOME", &self.cache);
        command.arg(args[0]).arg(&self.model).args(&args[1..]).args(["--as-of", "2026-11-22"]);
        command
    }

    /// Standard output and standard error of a run that must not fail.
    fn run(&self, args: &[&str]) -> (Vec<u8>, Vec<u8>) {
        ran(&mut self.command(args))
    }

    fn kept(&self) -> Vec<PathBuf> {
        let Ok(listed) = fs::read_dir(self.cache.join("sanso")) else { return Vec::new() };
        let mut found: Vec<_> = listed.map(|entry| entry.unwrap().path()).collect();
        found.sort();
        found
    }
}

fn ran(command: &mut Command) -> (Vec<u8>, Vec<u8>) {
    let output = command.output().unwrap();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
    (output.stdout, output.stderr)
}

/// The numbers the file system gives to files: writing an entry anew gives another one.
fn stamp(files: &[PathBuf]) -> Vec<u64> {
    #[cfg(unix)]
    let number = |path: &PathBuf| std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap());
    #[cfg(not(unix))]
    let number = |path: &PathBuf| fs::metadata(path).unwrap().len();
    let numbers: Vec<u64> = files.iter().map(number).collect();
    assert_eq!(numbers.len(), 1);
    numbers
}

#[test]
fn every_report_is_the_same_whether_the_model_was_kept_or_not() {
    let place = Place::new("reports");
    let asked: Vec<Vec<&str>> = ["text", "json", "html", "markdown", "csv", "sarif"]
        .into_iter()
        .map(|format| vec!["analyze", "--format", format])
        .chain([vec!["check", "--format", "text"], vec!["check", "--format", "json"], vec!["check", "--lang", "ja"]])
        .chain([vec!["plan"], vec!["map"], vec!["explain", "c-1"], vec!["explain", "s-1", "--lang", "ja"]])
        .collect();
    let anew: Vec<_> = asked.iter().map(|args| place.run(&[args, &["--no-cache"][..]].concat())).collect();
    assert!(place.kept().is_empty(), "nothing is kept with --no-cache");
    let first = place.run(&asked[0]);
    let written = stamp(&place.kept());
    assert!(first == anew[0]);
    for (args, anew) in asked.iter().zip(&anew) {
        assert!(place.run(args) == *anew, "{args:?}");
        assert_eq!(stamp(&place.kept()), written, "the model is kept once, and found again each time");
    }
}

#[test]
fn a_changed_file_is_read_again_whichever_of_the_files_it_is() {
    let place = Place::new("changed");
    let check = ["check", "--format", "json"];
    for (file, from, to) in [
        ("model.yaml", "size: large", "size: small"),
        ("more.yaml", "[control]", "[program]"),
        ("devices.csv", "センサ", "PLC"),
    ] {
        place.run(&check);
        let path = place.model.join(file);
        let text = fs::read_to_string(&path).unwrap();
        let changed = text.replace(from, to);
        assert_ne!(changed, text);
        fs::write(&path, changed).unwrap();
        let after = place.run(&["analyze", "--format", "json"]);
        assert!(after == place.run(&["analyze", "--format", "json", "--no-cache"]), "{file}");
    }
}

#[test]
fn mistakes_are_told_every_time() {
    let place = Place::new("mistakes");
    fs::write(place.model.join("more.yaml"), "flows:\n  f: { from: c-1, to: nowhere }\n").unwrap();
    let first = place.run(&["check"]);
    assert!(String::from_utf8_lossy(&first.0).contains("nowhere"));
    assert!(place.kept().is_empty(), "a model with mistakes is not kept");
    assert!(place.run(&["check"]) == first);
}

#[test]
fn a_damaged_or_foreign_entry_is_as_good_as_none() {
    let place = Place::new("damaged");
    let first = place.run(&["check"]);
    let [entry] = place.kept().try_into().unwrap();
    let whole = fs::read(&entry).unwrap();
    let middle = whole.len() / 2;
    let mut bent = whole.clone();
    bent[middle] ^= 1;
    for damaged in [bent, whole[..middle].to_vec(), Vec::new(), b"something else".to_vec()] {
        fs::write(&entry, &damaged).unwrap();
        assert!(place.run(&["check"]) == first);
        assert!(fs::read(&entry).unwrap() == whole, "the entry is mended");
    }
    fs::remove_file(&entry).unwrap();
    fs::create_dir(&entry).unwrap();
    assert!(place.run(&["check"]) == first);
}

#[test]
fn a_folder_that_cannot_be_written_is_no_failure() {
    let place = Place::new("unwritable");
    let anew = place.run(&["check", "--no-cache"]);
    fs::write(&place.cache, "a file, where a folder should be").unwrap();
    assert!(place.run(&["check"]) == anew);
    assert!(ran(place.command(&["check"]).env("XDG_CACHE_HOME", "relative").env("HOME", "/dev/null")) == anew);
    assert!(ran(place.command(&["check"]).env_remove("XDG_CACHE_HOME")) == anew);
}

#[test]
fn the_environment_can_turn_the_cache_off() {
    let place = Place::new("off");
    ran(place.command(&["check"]).env("SANSO_NO_CACHE", "1"));
    assert!(place.kept().is_empty());
    ran(place.command(&["check"]).env("SANSO_NO_CACHE", ""));
    assert_eq!(place.kept().len(), 1);
}

#[test]
fn small_models_are_not_kept() {
    let place = Place::new("small");
    fs::write(place.model.join("model.yaml"), "sanso: 1\norganizations: { a: {} }\n").unwrap();
    place.run(&["check"]);
    assert!(place.kept().is_empty());
}

#[test]
fn two_runs_at_once_do_not_disturb_each_other() {
    let place = Place::new("twice");
    let anew = place.run(&["check", "--no-cache"]);
    let spawn =
        || place.command(&["check"]).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn();
    let both: Vec<_> = (0..4).map(|_| spawn().unwrap()).collect();
    for child in both {
        let output = child.wait_with_output().unwrap();
        assert!((output.stdout, output.stderr) == anew);
    }
    assert_eq!(place.kept().len(), 1);
    assert!(place.run(&["check"]) == anew);
}

#[cfg(unix)]
#[test]
fn an_entry_is_for_its_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let place = Place::new("private");
    let first = place.run(&["check"]);
    let [entry] = place.kept().try_into().unwrap();
    assert_eq!((mode(&entry), mode(entry.parent().unwrap())), (0o600, 0o700));
    // What others could have written is not believed, and is written anew.
    fs::set_permissions(&entry, fs::Permissions::from_mode(0o666)).unwrap();
    assert!(place.run(&["check"]) == first);
    assert_eq!(mode(&entry), 0o600);
}

#[test]
fn what_was_abandoned_or_not_used_for_longest_goes_and_nothing_else() {
    use std::time::{Duration, SystemTime};
    let place = Place::new("tidy");
    let folder = place.cache.join("sanso");
    fs::create_dir_all(&folder).unwrap();
    let file = |name: &str, bytes: u64, hours: u64| {
        let file = fs::File::create(folder.join(name)).unwrap();
        file.set_len(bytes).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_secs(hours * 3600)).unwrap();
    };
    file("oldest.model", 1 << 20, 9);
    file("old.model", (2 << 30) - (1 << 20), 8);
    file("younger.model", 1 << 20, 7);
    file("abandoned.part", 1, 2);
    file("written-now.part", 1, 0);
    file("notes.txt", 1, 99);
    place.run(&["check"]);
    let kept = place.kept();
    let names: Vec<_> = kept.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
    let own = names.iter().find(|name| name.len() == 46).expect("the model is kept");
    assert_eq!(names.len(), 4, "{names:?}");
    assert!(
        ["notes.txt", "written-now.part", "younger.model", own].iter().all(|name| names.contains(name)),
        "{names:?}"
    );
}
