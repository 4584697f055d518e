//! `sanso frameworks` as people and scripts meet it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

fn run(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).env_clear().env("LANG", "C.UTF-8");
    let output = command.arg("frameworks").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn answered(args: &[&str]) -> String {
    let (status, out, err) = run(args);
    assert_eq!((status, err.as_str()), (0, ""), "{args:?}");
    out
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&answered(args)).unwrap()
}

/// Columns of a terminal; Japanese takes two each.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[test]
fn the_list_and_a_framework_fit_on_a_terminal_in_both_languages() {
    for lang in ["en", "ja"] {
        for args in [&["list"][..], &["show", "cpsf"], &["show", "scs"], &["map", "cpsf", "scs"]] {
            let out = answered(&[args, &["--lang", lang]].concat());
            let long = out.lines().find(|line| columns(line) > 80 && line.is_ascii());
            assert_eq!(long, None, "{args:?} {lang}");
            assert!(out.lines().count() > 20, "{args:?}");
        }
    }
    assert!(answered(&["list", "--lang", "ja"]).contains("フレームワーク一覧"));
}

#[test]
fn every_framework_is_shown_in_every_format() {
    let all = json(&["list", "--format", "json"]);
    assert_eq!(all["version"], "sanso-frameworks/1");
    for key in all["frameworks"].as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()) {
        let one = json(&["show", key, "--format", "json"]);
        assert_eq!(one["framework"]["key"], key);
        assert_eq!(one["items"].as_array().unwrap().len(), one["framework"]["items"].as_u64().unwrap() as usize);
        for format in ["text", "csv", "markdown"] {
            let out = answered(&["show", key, "--format", format]);
            assert!(out.contains(one["items"][0]["id"].as_str().unwrap()), "{key} {format}");
        }
    }
}

#[test]
fn a_mapping_shows_every_row_of_every_way() {
    let found = json(&["map", "iso27001-2022", "cpsf", "--id", "A.5.1", "--format", "json"]);
    let results = found["matches"].as_array().unwrap();
    assert!(results.iter().any(|one| one["class"] == "certain"));
    for one in results {
        for hop in one["ways"].as_array().unwrap().iter().flat_map(|way| way["hops"].as_array().unwrap()) {
            assert!(hop["table"].is_string() && hop["confidence"].is_string() && hop["kind"].is_string(), "{hop}");
        }
        // What may have nothing in common is never a certain result.
        let disjoint = one["possible"].as_array().unwrap().iter().any(|word| word == "disjoint");
        assert!(!disjoint || one["class"] != "certain", "{one}");
    }
    let told = answered(&["map", "iso27001-2022", "cpsf", "--id", "a.5.1"]);
    assert!(told.contains("iso27001-2013--iso27001-2022"), "{told}");
}

#[test]
fn a_wrong_key_or_id_is_told_with_what_was_probably_meant() {
    for (args, near) in [
        (&["show", "nist-csf-20"][..], "nist-csf-2.0"),
        (&["map", "cpfs", "scs"], "cpsf"),
        (&["map", "nist-csf-1.1", "nist-csf-2.0", "--id", "ID.AM-11"], "ID.AM-1"),
    ] {
        let (status, out, err) = run(args);
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(near), "{err}");
    }
}

#[test]
fn rows_of_a_folder_replace_ours_and_are_named_as_theirs() {
    let folder = std::env::temp_dir().join(format!("sanso-frameworks-{}", std::process::id()));
    fs::create_dir_all(folder.join("crosswalks")).unwrap();
    let table = folder.join("crosswalks/cpsf--nist-csf-1.1.csv");
    fs::write(&table, "from,to,relation,confidence\nCPS.AM-1,ID.AM-1,equal,high\n").unwrap();
    let own = folder.to_str().unwrap();
    let asked = ["map", "cpsf", "nist-csf-1.1", "--id", "CPS.AM-1", "--content", own, "--format", "json"];
    let found = json(&asked);
    let first = &found["matches"][0];
    assert_eq!((first["to"].as_str(), &first["possible"]), (Some("ID.AM-1"), &serde_json::json!(["equal"])));
    assert_eq!(first["ways"][0]["hops"][0]["overlay"], own);
    fs::write(&table, "from,to,relation,confidence\nCPS.AM-1,ID.AM-99,equal,high\n").unwrap();
    let (status, _, err) = run(&asked);
    assert_eq!(status, 1);
    assert!(err.contains("SN464") && err.contains("cpsf--nist-csf-1.1.csv"), "{err}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn answers_are_read_in_every_framework_and_format() {
    for key in ["cpsf", "scs", "nist-csf-1.1", "iso27001-2022", "factory-checklist"] {
        let found = json(&["coverage", "examples/bakery-sme", key, "--format", "json", "--as-of", "2026-11-22"]);
        let counts = found["counts"].as_object().unwrap();
        let sum: u64 = counts.values().map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(sum as usize, found["items"].as_array().unwrap().len(), "{key}");
        assert_eq!(found["applying"].as_u64().unwrap(), sum - counts["not-applicable"].as_u64().unwrap());
    }
    let own = json(&[
        "coverage",
        "examples/bakery-sme",
        "cpsf",
        "--format",
        "json",
        "--as-of",
        "2026-11-22",
        "--of",
        "bakery",
    ]);
    assert!(own["counts"]["met"].as_u64().unwrap() > 0);
    for lang in ["en", "ja"] {
        let args = ["coverage", "examples/bakery-sme", "scs", "--as-of", "2026-11-22", "--lang", lang];
        let out = answered(&args);
        assert_eq!(out.lines().find(|line| columns(line) > 80 && line.is_ascii()), None, "{lang}");
        for format in ["csv", "markdown"] {
            assert!(answered(&[&args[..], &["--format", format]].concat()).lines().count() > 124, "{format}");
        }
    }
    let (status, _, err) = run(&["coverage", "examples/bakery-sme", "scs", "--of", "bakry"]);
    assert_eq!(status, 2);
    assert!(err.contains("did you mean `bakery`"), "{err}");
}

/// The same command on a day that does not move.
fn on_a_day<'a>(args: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [args, &["--as-of", "2026-11-22"], more].concat()
}

#[test]
fn what_a_star_still_needs_is_told_by_name_and_nothing_is_lost_on_the_way() {
    let asked = ["readiness", "examples/bakery-sme", "scs", "--of", "bakery"];
    let found = json(&on_a_day(&asked, &["--format", "json"]));
    assert_eq!(found["version"], "sanso-readiness/1");
    for level in found["levels"].as_array().unwrap() {
        let needs = level["needs"].as_object().unwrap();
        let all: u64 = needs.values().map(|number| number.as_u64().unwrap()).sum();
        assert_eq!(all, level["items"].as_u64().unwrap());
        let missing = level["missing"].as_array().unwrap();
        assert_eq!(missing.len() as u64 + needs["nothing"].as_u64().unwrap(), all);
        assert!(missing.iter().all(|one| one["name"]["ja"].is_string() && one["needs"].is_string()));
    }
    for (lang, word) in [("en", "Missing for Star 3"), ("ja", "★3（Basic）に足りないもの")] {
        let told = answered(&on_a_day(&asked, &["--lang", lang]));
        assert!(told.contains(word), "{told}");
        assert_eq!(told.lines().find(|line| columns(line) > 80 && line.is_ascii()), None, "{lang}");
    }
    let (status, _, err) = run(&on_a_day(&asked, &["--level", "star3"]));
    assert_eq!(status, 2);
    assert!(err.contains("star-3"), "{err}");
    let without = answered(&on_a_day(&["readiness", "examples/bakery-sme", "sbom-guide"], &["--lang", "en"]));
    assert!(without.contains("no levels"), "{without}");
}

#[test]
fn the_factory_list_is_scored_both_ways_and_the_range_holds_every_rank() {
    let asked = ["score", "examples/smart-factory", "factory-checklist", "--of", "factory"];
    let found = json(&on_a_day(&asked, &["--format", "json"]));
    assert_eq!((&found["version"], &found["scoring"]), (&Value::from("sanso-score/1"), &Value::from("mended")));
    for one in found["scorings"].as_array().unwrap() {
        let [low, high] = ["low", "high"].map(|end| one["points"][end].as_f64().unwrap());
        assert!((0.0..=100.0).contains(&low) && low <= high && high <= 100.0, "{one}");
        assert!(one["rank"]["low"].as_str() >= one["rank"]["high"].as_str(), "{one}");
    }
    assert_eq!(found["items"].as_array().unwrap().len(), 32);
    let original = json(&on_a_day(&asked, &["--scoring", "original", "--format", "json"]));
    assert_eq!(original["scorings"], found["scorings"]);
    assert_ne!(original["parts"], found["parts"]);
    for lang in ["en", "ja"] {
        let told = answered(&on_a_day(&asked, &["--lang", lang]));
        assert_eq!(told.lines().find(|line| columns(line) > 80 && line.is_ascii()), None, "{lang}");
    }
}

#[test]
fn management_is_told_in_sentences_what_stands_for_each_of_its_points() {
    let asked = ["brief", "examples/smart-factory", "management-guidelines", "--of", "factory"];
    let found = json(&on_a_day(&asked, &["--format", "json"]));
    assert_eq!(found["version"], "sanso-brief/1");
    let points = found["points"].as_array().unwrap();
    assert_eq!(points.len(), 13);
    let sum: u64 = found["counts"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(sum, 13);
    for point in points {
        let number = |field: &str| point[field].as_array().unwrap().len() as u64;
        assert!(number("in-place") + number("lacking") <= point["measures"].as_u64().unwrap(), "{point}");
        assert!(point["stands"] != "stands" || number("lacking") + number("not-answered") == 0, "{point}");
    }
    for (lang, word) in [("en", "To take up first"), ("ja", "まず取り上げるべき項目")] {
        for format in ["text", "markdown"] {
            let told = answered(&on_a_day(&asked, &["--lang", lang, "--format", format]));
            assert!(told.contains(word), "{told}");
        }
    }
}

#[test]
fn nothing_is_left_out_of_a_statement_of_applicability_without_a_reason() {
    let asked = ["applicability", "examples/bakery-sme", "iso27001-2022", "--of", "bakery"];
    let found = json(&on_a_day(&asked, &["--format", "json"]));
    assert_eq!(found["version"], "sanso-applicability/1");
    let controls = found["controls"].as_array().unwrap();
    assert_eq!(controls.len(), 93);
    for one in controls {
        match one["applies"].as_str().unwrap() {
            "yes" => {
                assert!(!one["responsible"].as_array().unwrap().is_empty(), "{one}");
                let asked = one["by-profile"] == true || !one["risks"].as_array().unwrap().is_empty();
                assert!(asked, "{one}");
            }
            "no" => assert!(one["left-out-by-profile"] == true || !one["by"].as_array().unwrap().is_empty(), "{one}"),
            _ => assert!(one["by"].as_array().unwrap().is_empty(), "{one}"),
        }
    }
    let spared = on_a_day(&asked, &["--format", "json", "--profile", "small-business"]);
    assert!(json(&spared)["counts"]["no"].as_u64() >= found["counts"]["no"].as_u64());
    for lang in ["en", "ja"] {
        let told = answered(&on_a_day(&asked, &["--lang", lang]));
        assert_eq!(told.lines().find(|line| columns(line) > 80 && line.is_ascii()), None, "{lang}");
        assert!(answered(&on_a_day(&asked, &["--lang", lang, "--format", "csv"])).contains("A.8.34"));
    }
}

#[test]
fn what_a_folder_changes_is_listed_row_by_row_and_coverage_names_the_folder() {
    let folder = std::env::temp_dir().join(format!("sanso-frameworks-diff-{}", std::process::id()));
    fs::create_dir_all(folder.join("crosswalks")).unwrap();
    let own = folder.to_str().unwrap();
    fs::write(folder.join("crosswalks/cpsf--scs.csv"), "from,to,relation,confidence\nCPS.AM-1,3-1-1,equal,high\n")
        .unwrap();
    let found = json(&["diff", "--content", own, "--format", "json"]);
    assert_eq!(found["version"], "sanso-frameworks-diff/1");
    assert_eq!((&found["counts"]["changed"], &found["counts"]["added"]), (&Value::from(1), &Value::from(0)));
    let row = found["rows"].as_array().unwrap().iter().find(|row| row["change"] == "changed").unwrap();
    assert_eq!((&row["id"], &row["overlay"]), (&Value::from("CPS.AM-1 → 3-1-1"), &Value::from(own)));
    let told = answered(&["diff", "--content", own, "--lang", "ja"]);
    assert!(told.contains("変更") && told.contains("CPS.AM-1 → 3-1-1"), "{told}");
    let covered = ["coverage", "examples/bakery-sme", "scs", "--of", "bakery", "--content", own, "--format", "json"];
    let items = json(&on_a_day(&covered, &[]));
    let item = items["items"].as_array().unwrap().iter().find(|item| item["id"] == "3-1-1").unwrap();
    assert_eq!(item["by"][0]["overlays"], serde_json::json!([own]));
    assert_eq!(item["by"][0]["tables"], serde_json::json!(["cpsf--scs"]));
    fs::remove_dir_all(&folder).unwrap();
    let editions = json(&["diff", "nist-csf-1.1", "nist-csf-2.0", "--format", "json"]);
    assert_eq!(
        (&editions["version"], &editions["by-tables"]),
        (&Value::from("sanso-edition-diff/1"), &Value::from(true))
    );
    for lang in ["en", "ja"] {
        let told = answered(&["diff", "nist-csf-1.1", "nist-csf-2.0", "--lang", lang]);
        assert!(told.contains("GV.RR-01"), "{told}");
    }
}

#[test]
fn every_view_is_a_page_in_both_languages_that_fetches_nothing_and_runs_nothing() {
    let model = "examples/bakery-sme";
    for args in [
        &["list"][..],
        &["show", "scs"],
        &["map", "cpsf", "scs"],
        &["diff", "nist-csf-1.1", "nist-csf-2.0"],
        &["coverage", model, "scs", "--of", "bakery"],
        &["readiness", model, "scs", "--of", "bakery"],
        &["score", model, "factory-checklist"],
        &["brief", model, "management-guidelines"],
        &["applicability", model, "iso27001-2022"],
    ] {
        let page = answered(
            &on_a_day(args, &["--format", "html"])
                .into_iter()
                .filter(|arg| {
                    // Only what reads a model asks for a day.
                    args.contains(&model) || !["--as-of", "2026-11-22"].contains(arg)
                })
                .collect::<Vec<_>>(),
        );
        assert!(
            page.starts_with("<!DOCTYPE html>") && page.contains("lang=ja") && page.contains("lang=en"),
            "{args:?}"
        );
        for never in ["<script", " src=", "<link", "<img", "url(", "@import", "http://", "https://"] {
            assert!(!page.contains(never), "{args:?}: {never}");
        }
        assert_eq!(page.matches("<tr>").count(), page.matches("</tr>").count(), "{args:?}");
        assert_eq!(page.matches("<ul>").count(), page.matches("</ul>").count(), "{args:?}");
    }
}

#[test]
fn libraries_go_out_and_come_back_as_a_folder_that_maps_like_ours() {
    let folder = std::env::temp_dir().join(format!("sanso-libraries-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let at = |name: &str| folder.join(name).display().to_string();
    for (name, args) in [("cpsf.yaml", &["cpsf"][..]), ("scs.yaml", &["scs"]), ("map.yaml", &["cpsf", "--to", "scs"])] {
        let out = at(name);
        let (status, ..) = run(&[&["export"], args, &["--out", out.as_str()]].concat());
        assert_eq!(status, 0, "{name}");
    }
    fs::write(folder.join("broken.yaml"), "objects: [").unwrap();
    let own = at("content");
    let (status, out, err) = run(&["import", folder.to_str().unwrap(), "--out", &own, "--lang", "en"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("2 frameworks") && err.contains("broken.yaml"), "{err}");
    let found = json(&["map", "ca-cpsf", "ca-scs", "--content", &own, "--format", "json"]);
    let ours = json(&["map", "cpsf", "scs", "--format", "json"]);
    assert_eq!(found["matches"].as_array().unwrap().len(), ours["matches"].as_array().unwrap().len());
    let (status, _, err) = run(&["import", folder.to_str().unwrap(), "--out", &own, "--lang", "en"]);
    assert_eq!(status, 2, "{err}");
    fs::remove_dir_all(&folder).unwrap();
}
