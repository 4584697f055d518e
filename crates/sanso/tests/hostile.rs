//! What hostile, broken and impatient use gets: an answer, told errors, and nothing half-written.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const MODEL: &str = "examples/car-parts-supplier";

fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).env_clear().env("LANG", "C.UTF-8");
    command
}

fn run(args: &[&str]) -> Output {
    command().args(args).arg("--no-cache").output().unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn what_cannot_be_read_is_told_by_every_command_and_is_no_success() {
    let folder = folder("unreadable");
    let files: [(&str, &[u8]); 4] = [
        ("empty.yaml", b""),
        ("bytes.yaml", &[0xff, 0xfe, 0x00, 0x9d, b':', b'\n']),
        ("torn.yaml", b"sanso: 1\norganizations: { maker: {"),
        ("half.yaml", b"sanso: 1\nprocess: \"\xff\"\n"),
    ];
    let asked: [&[&str]; 13] = [
        &["paths"],
        &["paths", "--format", "html"],
        &["plan"],
        &["plan", "--budget", "20"],
        &["plan", "--cuts"],
        &["critical"],
        &["analyze"],
        &["map"],
        &["export", "otm"],
        &["export", "attack-flow"],
        &["explain", "CPS.AC-1"],
        &["diff", MODEL],
        &["analyze", "--without", "CPS.AC-1"],
    ];
    for (name, bytes) in files {
        let model = folder.join(name);
        fs::write(&model, bytes).unwrap();
        for args in asked {
            let mut args: Vec<&str> = args.to_vec();
            let at = if args.first() == Some(&"export") { 2 } else { 1 };
            args.insert(at, model.to_str().unwrap());
            let ran = run(&args);
            let told = String::from_utf8_lossy(&ran.stderr);
            assert!(matches!(ran.status.code(), Some(1 | 2)), "{args:?}: {:?}", ran.status);
            assert!(told.contains("error[SN"), "{args:?}: {told}");
        }
    }
}

#[test]
fn numbers_beyond_all_measure_are_refused_with_what_would_do() {
    let asked: [(&[&str], &str); 9] = [
        (&["paths", MODEL, "--count", "0"], "1 … 100"),
        (&["paths", MODEL, "--count", "101"], "1 … 100"),
        (&["paths", MODEL, "--count", "99999999999999999999"], "no value"),
        (&["paths", MODEL, "--worlds", "0"], "1 … 10000000"),
        (&["critical", MODEL, "--worlds", "4294967295"], "1 … 10000000"),
        (&["plan", MODEL, "--budget", "-5"], "0 … 1000000000"),
        (&["plan", MODEL, "--budget", "nan"], "0 … 1000000000"),
        (&["plan", MODEL, "--budget", "inf"], "0 … 1000000000"),
        (&["diff", MODEL, MODEL, "--least", "nan"], "0 … 100"),
    ];
    for (args, hint) in asked {
        let ran = run(args);
        let told = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(2), "{args:?}");
        assert!(told.contains(hint) && ran.stdout.is_empty(), "{args:?}: {told}");
    }
    let ran = run(&["plan", MODEL, "--budget", "1000000000"]);
    assert_eq!(ran.status.code(), Some(0), "more than anybody has is still an amount");
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_are_refused() {
    use std::os::unix::ffi::OsStrExt;
    let odd = std::ffi::OsStr::from_bytes(b"plants\xff");
    for option in ["--to", "--format"] {
        let ran = command().args(["paths", MODEL, option]).arg(odd).output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{option}");
        assert!(String::from_utf8_lossy(&ran.stderr).contains("UTF-8"), "{option}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_stops_long_work_at_once_and_leaves_nothing_half_written() {
    use std::os::unix::process::ExitStatusExt;
    let folder = folder("interrupted");
    let out = folder.join("result.json");
    let long = ["analyze", MODEL, "--format", "json", "--worlds", "10000000", "--no-cache", "--out"];
    let mut child = command().args(long).arg(&out).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(400));
    assert!(child.try_wait().unwrap().is_none(), "ten million years take longer");
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    let status = child.wait().unwrap();
    // Shells show 128 and the number of the signal: 130.
    assert_eq!(status.signal(), Some(2), "{status:?}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for args in ["paths --count 100", "analyze --format json", "critical", "export otm"] {
        let mut args: Vec<&str> = args.split(' ').collect();
        let at = if args.first() == Some(&"export") { 2 } else { 1 };
        args.insert(at, MODEL);
        let mut child = command().args(&args).arg("--no-cache").stdout(std::process::Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0), "{args:?}");
    }
}
