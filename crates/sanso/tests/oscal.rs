//! `sanso oscal` as people and scripts meet it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanso"));
    command.current_dir(project()).env_clear().env("LANG", "C.UTF-8");
    let output = command.arg("oscal").args(args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn answered(args: &[&str]) -> Value {
    let (status, out, err) = run(args);
    assert_eq!(status, 0, "{args:?} {err}");
    serde_json::from_str(&out).unwrap()
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

const PROFILE: &str = "examples/oscal/line-baseline.json";
const CATALOG: &str = "examples/oscal/plant-catalog.json";

#[test]
fn a_profile_becomes_the_catalog_it_stands_for() {
    let catalog = &answered(&["resolve", PROFILE])["catalog"];
    let ids = |of: &Value| -> Vec<String> {
        of.as_array().into_iter().flatten().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&catalog["groups"]), ["access", "recovery"]);
    assert_eq!(ids(&catalog["groups"][0]["controls"]), ["access-1"]);
    assert_eq!(ids(&catalog["groups"][0]["controls"][0]["controls"]), ["access-1.1"]);
    assert_eq!(
        catalog["groups"][0]["controls"][0]["params"][1],
        json!({"id": "access-1_days", "label": "days", "values": ["7"]})
    );
    assert_eq!(ids(&catalog["groups"][1]["controls"][0]["parts"]), ["recovery-1_smt", "recovery-1_line"]);
    // The parameter that a statement inserts stays, the other goes; so do resources.
    assert_eq!(ids(&catalog["params"]), ["site"]);
    let resources = catalog["back-matter"]["resources"].as_array().unwrap();
    let titles: Vec<&str> = resources.iter().map(|one| one["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["House rules", "Words of this catalog"]);
    assert_eq!(catalog["metadata"]["last-modified"], "2026-05-01T09:00:00+09:00");
    let dated = answered(&["resolve", PROFILE, "--as-of", "2026-06-01"]);
    assert_eq!(dated["catalog"]["metadata"]["last-modified"], "2026-06-01T00:00:00Z");
}

#[test]
fn what_is_resolved_is_valid_and_the_same_in_every_run() {
    let out = folder("oscal-resolved").join("resolved.json");
    let shown = out.display().to_string();
    let (status, _, err) = run(&["resolve", PROFILE, "--out", &shown]);
    assert_eq!(status, 0, "{err}");
    assert_eq!(run(&["validate", &shown]).0, 0);
    assert_eq!(fs::read_to_string(&out).unwrap(), run(&["resolve", PROFILE]).1);
}

#[test]
fn our_examples_are_valid_and_mistakes_are_told_in_both_languages() {
    for file in [PROFILE, CATALOG] {
        let (status, out, _) = run(&["validate", file, "--fail-on", "advice"]);
        assert_eq!((status, out.as_str()), (0, ""), "{file}");
    }
    let file = folder("oscal-mistakes").join("catalog.json");
    let text = fs::read_to_string(project().join(CATALOG)).unwrap();
    fs::write(&file, text.replacen("\"title\": \"Access\"", "\"titel\": \"Access\"", 1)).unwrap();
    let shown = file.display().to_string();
    let (status, out, _) = run(&["validate", &shown]);
    assert_eq!(status, 1);
    assert!(out.contains("error[OS202]: there is no `titel` here; did you mean `title`?"), "{out}");
    assert!(out.contains(" /catalog/groups/0/titel\n"), "{out}");
    let (_, ja, _) = run(&["validate", &shown, "--lang", "ja"]);
    assert!(ja.contains("「titel」はここに置けない（「title」の誤りか）"), "{ja}");
    let (_, json, _) = run(&["validate", &shown, "--format", "json"]);
    let found: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(found["problems"][1]["code"], "OS201");
}

#[test]
fn a_circle_of_profiles_is_refused_with_its_chain() {
    let folder = folder("oscal-circle");
    let profile = |imports: &str| {
        let text = fs::read_to_string(project().join(PROFILE)).unwrap();
        let mut profile: Value = serde_json::from_str(&text).unwrap();
        profile["profile"]["imports"] = json!([{ "href": imports, "include-all": {} }]);
        profile["profile"].as_object_mut().unwrap().remove("modify");
        profile.to_string()
    };
    for (name, imports) in [("a.json", "./b.json"), ("b.json", "../oscal-circle/c.json"), ("c.json", "a.json")] {
        fs::write(folder.join(name), profile(imports)).unwrap();
    }
    let (status, out, err) = run(&["resolve", &folder.join("a.json").display().to_string()]);
    assert_eq!((status, out.as_str()), (2, ""));
    let chain: Vec<&str> = err.lines().next().unwrap().split(" → ").collect();
    assert_eq!(chain.len(), 4, "{err}");
    assert!(chain[0].ends_with("a.json") && chain[1].ends_with("b.json"), "{err}");
    assert!(chain[2].ends_with("c.json") && chain[3].ends_with("a.json"), "{err}");
}

#[test]
fn a_file_that_cannot_be_had_is_looked_for_by_its_name_where_people_say() {
    let folder = folder("oscal-elsewhere");
    let text = fs::read_to_string(project().join(PROFILE)).unwrap();
    let far = text
        .replace("\"href\": \"plant-catalog.json\"", "\"href\": \"https://example.com/catalogs/plant-catalog.xml\"");
    assert_ne!(far, text);
    let profile = folder.join("profile.json");
    fs::write(&profile, far).unwrap();
    let shown = profile.display().to_string();
    let (status, _, err) = run(&["resolve", &shown]);
    assert_eq!(status, 2);
    assert!(err.contains("OS303") && err.contains("--from"), "{err}");
    let (status, out, err) = run(&["resolve", &shown, "--from", "examples/oscal"]);
    assert_eq!(status, 0, "{err}");
    assert!(err.contains("was taken from examples/oscal/plant-catalog.json"), "{err}");
    assert!(out.contains("access-1.1"));
}

#[test]
fn what_is_known_is_written_in_every_model_and_is_valid() {
    let folder = folder("oscal-written");
    let model = "examples/bakery-sme";
    let mut asked: Vec<Vec<&str>> = vec![vec!["catalog", "scs"], vec!["mapping", "nist-csf-1.1", "nist-sp800-53r4"]];
    let studies = ["profile", "component-definition", "ssp", "assessment-plan", "assessment-results", "poam"];
    asked.extend(studies.map(|name| vec![name, model, "--framework", "nist-csf-1.1", "--as-of", "2026-11-22"]));
    asked.push(vec!["poam", model, "--of", "bakery", "--as-of", "2026-11-22", "--lang", "ja"]);
    for (args, number) in asked.iter().zip(0..) {
        let file = folder.join(format!("{number}.json"));
        let shown = file.display().to_string();
        let (status, out, err) = run(&[args.as_slice(), &["--out", &shown]].concat());
        assert_eq!((status, out.as_str()), (0, ""), "{args:?} {err}");
        let (status, out, _) = run(&["validate", &shown, "--fail-on", "advice"]);
        assert_eq!((status, out.as_str()), (0, ""), "{args:?}");
    }
    let (status, _, err) = run(&["ssp", model, "--framework", "scss"]);
    assert_eq!(status, 2);
    assert!(err.contains("did you mean `scs`"), "{err}");
}

#[test]
fn a_profile_that_is_written_resolves_over_the_catalog_that_is_written() {
    let folder = folder("oscal-both");
    let file = |name: &str| folder.join(name).display().to_string();
    assert_eq!(run(&["catalog", "nist-csf-1.1", "--out", &file("nist-csf-1.1.json")]).0, 0);
    let args = ["profile", "examples/bakery-sme", "--framework", "nist-csf-1.1", "--out", &file("profile.json")];
    assert_eq!(run(&args).0, 0);
    let made = answered(&["resolve", &file("profile.json")]);
    let profile: Value = serde_json::from_str(&fs::read_to_string(folder.join("profile.json")).unwrap()).unwrap();
    let wanted = profile["profile"]["imports"][0]["include-controls"][0]["with-ids"].as_array().unwrap().len();
    let text = made.to_string();
    assert!(wanted > 10);
    assert_eq!(text.matches("\"name\":\"label\"").count() - text.matches("\"class\":\"group\"").count(), wanted);
}

#[test]
fn a_catalog_becomes_a_framework_that_other_commands_take() {
    let folder = folder("oscal-taken");
    let out = folder.join("content").display().to_string();
    let (status, _, err) = run(&["import", CATALOG, "--key", "plant", "--out", &out]);
    assert_eq!(status, 0, "{err}");
    assert!(err.contains(&format!("sanso frameworks show plant --content {out}")), "{err}");
    let shown = Command::new(env!("CARGO_BIN_EXE_sanso"))
        .args(["frameworks", "show", "plant", "--format", "json", "--content", &out])
        .output()
        .unwrap();
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
    let shown: Value = serde_json::from_slice(&shown.stdout).unwrap();
    let items: Vec<(&str, Option<&str>)> = shown["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["id"].as_str().unwrap(), item["parent"].as_str()))
        .collect();
    assert_eq!(
        items[..4],
        [
            ("access", None),
            ("access-1", Some("access")),
            ("access-1.1", Some("access-1")),
            ("access-1.2", Some("access-1"))
        ]
    );
    assert_eq!(shown["items"][1]["name"]["en"], "People are known before they get in");
    // What people may have changed since is not written over.
    assert_eq!(run(&["import", CATALOG, "--key", "plant", "--out", &out]).0, 2);
    let (status, _, err) = run(&["import", PROFILE, "--out", &out]);
    assert_eq!(status, 2);
    assert!(err.contains("resolve a profile"), "{err}");
}

#[test]
#[cfg(not(feature = "schema"))]
fn a_build_that_cannot_check_against_schemas_says_how_to_get_one() {
    let (status, _, err) = run(&["validate", CATALOG, "--schema", PROFILE]);
    assert_eq!(status, 2);
    assert!(err.contains("--features schema"), "{err}");
}

#[test]
#[cfg(feature = "schema")]
fn a_schema_of_the_user_has_its_say_too() {
    let folder = folder("oscal-schema");
    let schema = folder.join("schema.json");
    let rules = |title: &str| {
        json!({"oneOf": [
            {"properties": {"profile": {"type": "string"}}, "required": ["profile"]},
            {"properties": {"catalog": {"properties": {"metadata": {"properties": {"title": {"const": title}}}}}}, "required": ["catalog"]},
        ]})
    };
    let shown = schema.display().to_string();
    let args = ["validate", CATALOG, "--schema", &shown];
    fs::write(&schema, rules("Rules of a plant").to_string()).unwrap();
    assert_eq!(run(&args).0, 0);
    fs::write(&schema, rules("Another").to_string()).unwrap();
    let (status, out, _) = run(&args);
    assert_eq!(status, 1);
    assert!(out.contains("OS212") && out.contains(" /catalog/metadata/title\n"), "{out}");
    fs::write(&schema, "{\"type\": 7}").unwrap();
    assert!(run(&args).1.contains("OS213"));
}

#[test]
#[cfg(feature = "schema")]
fn the_official_schemas_agree_with_our_own_check_where_they_are_at_hand() {
    let Some(shared) = std::env::var_os("SANSO_SHARED").map(|folder| PathBuf::from(folder).join("oscal")) else {
        eprintln!("SANSO_SHARED names no folder with the official schemas: not run");
        return;
    };
    let schema = shared.join("schemas/oscal_complete_schema-1-1-3.json").display().to_string();
    let catalog = shared.join("cases/NIST_SP-800-53_rev5_catalog.json").display().to_string();
    let (status, out, err) = run(&["validate", &catalog, "--schema", &schema]);
    assert_eq!(status, 0, "{out}{err}");
    let (status, out, _) = run(&["validate", PROFILE, "--schema", &schema.replace("1-1-3", "1-2-1")]);
    assert_eq!((status, out.as_str()), (0, ""));
}
