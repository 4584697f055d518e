//! What holds for every catalog, with drawn ones: resolving, writing and checking any bytes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use proptest::collection::vec;
use proptest::prelude::*;
use sanso_oscal::check::check;
use sanso_oscal::json::read;
use sanso_oscal::names::{from_token, to_token};
use sanso_oscal::problem::{Language, Severity};
use sanso_oscal::resolve::{Fetched, Options, Parents, Resolved, resolve};
use serde_json::{Value, json};

/// A catalog drawn as a shape: for each group, for each control in it, how many controls stand inside.
type Drawn = Vec<Vec<u8>>;

fn catalog(drawn: &Drawn) -> Value {
    let groups: Vec<Value> = drawn.iter().zip(0..).filter(|(controls, _)| !controls.is_empty()).map(|(controls, group)| {
        let controls: Vec<Value> = controls.iter().zip(0..).map(|(inside, number)| {
            let id = format!("g{group}-{number}");
            let mut control = json!({"id": id, "title": id, "params": [{"id": format!("{id}_p")}],
                "parts": [{"id": format!("{id}_s"), "name": "statement", "prose": format!("{{{{ insert: param, {id}_p }}}}")}]});
            if *inside > 0 {
                let inside = (0..*inside).map(|at| json!({"id": format!("{id}.{at}"), "title": "inside"}));
                control["controls"] = inside.collect();
            }
            control
        }).collect();
        json!({"id": format!("g{group}"), "title": format!("Group {group}"), "controls": controls})
    }).collect();
    let metadata =
        json!({"title": "t", "last-modified": "2026-01-01T00:00:00Z", "version": "1", "oscal-version": "1.2.1"});
    let mut catalog = json!({"uuid": "11111111-1111-4111-8111-111111111111", "metadata": metadata});
    if !groups.is_empty() {
        catalog["groups"] = Value::Array(groups);
    }
    json!({ "catalog": catalog })
}

fn ids(catalog: &Value) -> Vec<String> {
    let mut ids = Vec::new();
    for control in catalog["controls"].as_array().into_iter().flatten() {
        ids.push(control["id"].as_str().unwrap().to_owned());
        ids.extend(self::ids(control));
    }
    ids.extend(catalog["groups"].as_array().into_iter().flatten().flat_map(self::ids));
    ids
}

fn made(catalog: &Value, import: &Value, merge: &Value, parents: Parents) -> Resolved {
    let mut import = import.clone();
    import["href"] = json!("catalog.json");
    let profile = json!({"profile": {"uuid": "22222222-2222-4222-8222-222222222222",
        "metadata": catalog["catalog"]["metadata"], "imports": [import], "merge": merge}});
    let bytes = catalog.to_string().into_bytes();
    let options = Options { parents, ..Options::default() };
    resolve("profile.json", profile.to_string().as_bytes(), &options, &mut |_, _| {
        Ok(Fetched { name: "catalog.json".to_owned(), bytes: bytes.clone(), elsewhere: None })
    })
}

fn value(made: &Resolved) -> Value {
    serde_json::from_str::<Value>(&made.catalog.as_ref().unwrap().written()).unwrap()["catalog"].clone()
}

fn drawn() -> impl Strategy<Value = Drawn> {
    vec(vec(0u8..4, 0..5), 0..5)
}

proptest! {
    #[test]
    fn resolving_everything_as_it_is_gives_the_catalog_back(drawn in drawn()) {
        let catalog = catalog(&drawn);
        let made = made(&catalog, &json!({"include-all": {}}), &json!({"as-is": true}), Parents::Include);
        prop_assert!(made.problems.is_empty());
        prop_assert_eq!(&value(&made)["groups"], &catalog["catalog"]["groups"]);
        // And once more gives the same again.
        let again = self::made(&json!({"catalog": value(&made)}), &json!({"include-all": {}}), &json!({"as-is": true}), Parents::Include);
        prop_assert_eq!(&value(&again)["groups"], &catalog["catalog"]["groups"]);
    }

    #[test]
    fn what_is_chosen_stands_in_the_order_of_the_catalog_whatever_the_order_of_ids(drawn in drawn(), picks in vec(any::<prop::sample::Index>(), 0..8)) {
        let catalog = catalog(&drawn);
        let all = ids(&catalog["catalog"]);
        prop_assume!(!all.is_empty());
        let chosen: Vec<&String> = picks.iter().map(|pick| pick.get(&all)).collect();
        let mut turned = chosen.clone();
        turned.reverse();
        for merge in [json!({"as-is": true}), json!({"flat": {}})] {
            for parents in [Parents::Include, Parents::Lift, Parents::Require] {
                let by = |ids: &[&String]| value(&made(&catalog, &json!({"include-controls": [{"with-ids": ids}]}), &merge, parents));
                let (one, other) = (by(&chosen), by(&turned));
                prop_assert_eq!(&one, &other);
                let found = ids(&one);
                let expected: Vec<&String> = all.iter().filter(|id| {
                    let around = |inside: &String| inside.starts_with(&format!("{id}."));
                    match parents {
                        Parents::Include => chosen.contains(id) || chosen.iter().any(|one| around(one)),
                        Parents::Lift => chosen.contains(id),
                        Parents::Require => chosen.contains(id) && id.split_once('.').is_none_or(|(outer, _)| chosen.iter().any(|one| *one == outer)),
                    }
                }).collect();
                prop_assert_eq!(found.iter().collect::<Vec<_>>(), expected);
            }
        }
    }

    #[test]
    fn including_all_but_some_is_including_the_others(drawn in drawn(), picks in vec(any::<prop::sample::Index>(), 0..8)) {
        let catalog = catalog(&drawn);
        let all = ids(&catalog["catalog"]);
        prop_assume!(!all.is_empty());
        let out: Vec<&String> = picks.iter().map(|pick| pick.get(&all)).collect();
        let others: Vec<&String> = all.iter().filter(|id| !out.contains(id)).collect();
        let merge = json!({"as-is": true});
        let without = made(&catalog, &json!({"include-all": {}, "exclude-controls": [{"with-ids": out}]}), &merge, Parents::Lift);
        let with = made(&catalog, &json!({"include-controls": [{"with-ids": others}]}), &merge, Parents::Lift);
        prop_assert_eq!(value(&without), value(&with));
    }

    #[test]
    fn what_is_resolved_is_valid_where_its_source_is(drawn in drawn(), pattern in "[g*?0-9.-]{1,6}") {
        let catalog = catalog(&drawn);
        prop_assert!(check("c.json", catalog.to_string().as_bytes()).is_empty());
        let import = json!({"include-controls": [{"matching": [{"pattern": pattern}], "with-child-controls": "yes"}]});
        let made = made(&catalog, &import, &json!({"as-is": true}), Parents::Include);
        let found = check("r.json", made.catalog.unwrap().written().as_bytes());
        let errors: Vec<_> = found.iter().filter(|one| one.severity == Severity::Error).collect();
        // The name of the tool is for the caller to say.
        prop_assert!(errors.iter().all(|one| one.place == "/catalog/metadata/props/0/value"), "{:?}", errors);
    }

    #[test]
    fn any_bytes_give_an_answer_in_both_languages(bytes in vec(any::<u8>(), 0..200)) {
        for problem in check("x.json", &bytes) {
            for language in [Language::En, Language::Ja] {
                prop_assert!(!problem.what.told(language).what.is_empty());
            }
        }
        let made = resolve("x.json", &bytes, &Options::default(), &mut |_, _| Err("no".to_owned()));
        prop_assert!(made.catalog.is_none() && !made.problems.is_empty());
    }

    #[test]
    fn examples_with_pieces_changed_give_an_answer(changes in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0usize..40, any::<bool>()), 1..6)) {
        let example = |name: &str| std::fs::read(format!("{}/../../examples/oscal/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let (mut profile, mut source) = (example("line-baseline.json"), example("plant-catalog.json"));
        for (to, from, length, in_profile) in changes {
            // A piece from anywhere takes the place of another, so that much of what comes out is still JSON.
            let bytes = if in_profile { &mut profile } else { &mut source };
            let (to, from) = (to.index(bytes.len()), from.index(bytes.len()));
            let piece: Vec<u8> = bytes.iter().skip(from).take(length).copied().collect();
            let end = (to + length).min(bytes.len());
            bytes.splice(to..end, piece);
        }
        let mut problems = check("profile.json", &profile);
        problems.extend(check("source.json", &source));
        for parents in [Parents::Include, Parents::Lift, Parents::Require] {
            let options = Options { parents, ..Options::default() };
            let made = resolve("profile.json", &profile, &options, &mut |_, href| {
                Ok(Fetched { name: href.to_owned(), bytes: source.clone(), elsewhere: None })
            });
            prop_assert!(made.catalog.is_some() || made.problems.iter().any(|one| one.severity == Severity::Error));
            problems.extend(made.problems);
        }
        for problem in problems {
            for language in [Language::En, Language::Ja] {
                let told = problem.what.told(language);
                prop_assert!(!told.what.is_empty() && !told.next.is_empty());
            }
        }
    }

    #[test]
    fn what_is_read_and_written_is_what_was_there(text in json_text(4)) {
        let tree = read(text.as_bytes()).unwrap();
        let plain: Value = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::from_str::<Value>(&tree.written()).unwrap(), plain);
        prop_assert_eq!(read(tree.written().as_bytes()).unwrap(), tree);
    }

    #[test]
    fn every_id_comes_back_from_its_token(id in "\\PC{0,12}") {
        let token = to_token(&id);
        prop_assert!(sanso_oscal::lexical::is_token(&token), "{}", token);
        prop_assert_eq!(from_token(&token), Some(id));
    }
}

/// Any JSON, as text.
fn json_text(depth: u32) -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "\\PC{0,8}".prop_map(Value::from),
    ];
    let tree = leaf.prop_recursive(depth, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec(("[a-z]{1,6}", inner), 0..6)
                .prop_map(|members| members.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    });
    tree.prop_map(|value| value.to_string())
}

#[test]
fn nesting_without_end_and_members_that_stand_twice_are_refused() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let told = |text: &str| check("x.json", text.as_bytes())[0].what.code();
    assert_eq!(told(&deep), "OS104");
    assert_eq!(told("{\"catalog\": {\"uuid\": 1, \"uuid\": 2}}"), "OS104");
    let many: String = (0..100).map(|number| format!("\"k{}\": 0,", number % 99)).collect();
    assert_eq!(told(&format!("{{{many} \"z\": 1}}")), "OS104");
    assert_eq!(told("<catalog/>"), "OS103");
    assert_eq!(told("{}"), "OS105");
    assert_eq!(told("{\"katalog\": {}}"), "OS105");
    assert_eq!(check("x.json", b"\xff")[0].what.code(), "OS102");
}
