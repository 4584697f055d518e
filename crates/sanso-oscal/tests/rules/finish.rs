//! What stays of parameters and back matter, and what the metadata says.

use super::*;

/// A catalog with parameters and resources that are referred to in many ways.
fn littered() -> Value {
    let kept = json!([{"name": "keep", "value": "always"}]);
    let uuid = |digit: &str| format!("00000000-0000-4000-8000-00000000000{digit}");
    json!({"uuid": "33333333-3333-4333-8333-333333333333", "metadata": metadata(),
    "params": [{"id": "used"}, {"id": "by-used"}, {"id": "unused"}, {"id": "kept", "props": kept}, {"id": "set"}],
    "groups": [
        {"id": "g", "title": "G", "params": [{"id": "g-used"}, {"id": "g-unused"}], "controls": [{"id": "c", "title": "C",
            "parts": [{"name": "statement", "prose": format!("{{{{ insert: param, used }}}} {{{{insert: param,g-used}}}} [r](#{}) ", uuid("1"))}]}]},
        {"id": "h", "title": "H", "params": [{"id": "h-used"}], "controls": [{"id": "x", "title": "X"}]},
        {"id": "k", "title": "K", "props": kept, "controls": [{"id": "y", "title": "Y"}]},
    ],
    "back-matter": {"resources": [
        {"uuid": uuid("1"), "title": "cited", "citation": {"text": "t", "links": [{"href": format!("#{}", uuid("2"))}]}},
        {"uuid": uuid("2"), "title": "cited by one that is cited"},
        {"uuid": uuid("3"), "title": "not cited", "description": format!("#{}", uuid("4"))},
        {"uuid": uuid("4"), "title": "cited by one that is not"},
        {"uuid": uuid("5"), "title": "kept", "props": kept},
    ]}})
}

#[test]
fn loose_parameters_and_resources_stay_only_where_something_that_stays_refers_to_them() {
    let mut catalog = littered();
    catalog["params"][0]["label"] = json!("{{ insert: param, by-used }} {{ insert: param, h-used }}");
    let import = json!([{"href": "l.json", "include-controls": [{"with-ids": ["c"]}]}]);
    let more =
        |merge: Value| json!({"merge": merge, "modify": {"set-parameters": [{"param-id": "set", "values": ["1"]}]}});
    let all = files(&[("l.json", catalog)]);
    let made = body(&resolved_with(profile(import.clone(), more(json!({"as-is": true}))), &all, &Options::default()));
    assert_eq!(names(&made["params"], "id"), ["used", "by-used", "kept", "set", "h-used"]);
    assert_eq!(names(&made["groups"][0]["params"], "id"), ["g-used"]);
    // A group that must be kept stays without controls; one that needs not be goes.
    assert_eq!(outline(&made), "g[c] k[]");
    assert_eq!(names(&made["back-matter"]["resources"], "title"), ["cited", "cited by one that is cited", "kept"]);
    let flat = body(&resolved_with(profile(import, more(json!({"flat": {}}))), &all, &Options::default()));
    assert_eq!(names(&flat["params"], "id"), ["used", "by-used", "kept", "set", "h-used", "g-used"]);
}

#[test]
fn of_resources_with_one_id_the_later_stays_unless_the_earlier_must_be_kept() {
    let uuid = "88888888-8888-4888-8888-888888888888";
    let catalog = |title: &str, kept: bool| {
        let props =
            if kept { json!([{"name": "keep", "value": "always"}]) } else { json!([{"name": "label", "value": "l"}]) };
        json!({"uuid": "33333333-3333-4333-8333-333333333333", "metadata": metadata(),
            "controls": [{"id": title, "title": title, "links": [{"href": format!("#{uuid}")}]}],
            "back-matter": {"resources": [{"uuid": uuid.to_uppercase(), "title": title, "props": props}]}})
    };
    let title = |first: bool, second: bool| {
        let all = files(&[("one.json", catalog("one", first)), ("two.json", catalog("two", second))]);
        let imports = json!([{"href": "one.json", "include-all": {}}, {"href": "two.json", "include-all": {}}]);
        let made = body(&resolved_with(profile(imports, json!({})), &all, &Options::default()));
        let titles = names(&made["back-matter"]["resources"], "title");
        assert_eq!(titles.len(), 1);
        titles[0].clone()
    };
    assert_eq!((title(false, false), title(true, false)), ("two".to_owned(), "one".to_owned()));
    assert_eq!((title(false, true), title(true, true)), ("two".to_owned(), "two".to_owned()));
}

#[test]
fn the_metadata_says_where_the_catalog_comes_from() {
    let mut catalog = base();
    catalog["metadata"]["oscal-version"] = json!("1.1.2");
    catalog["metadata"]["last-modified"] = json!("2026-03-01T00:00:00+09:00");
    catalog["metadata"]["parties"] = json!([
        {"uuid": "99999999-9999-4999-8999-999999999999", "type": "person", "name": "K", "props": [{"name": "keep", "value": "always"}]},
        {"uuid": "99999999-9999-4999-8999-999999999998", "type": "person", "name": "L"}]);
    let mut given = profile(json!([{"href": "base.json", "include-all": {}}]), json!({}));
    given["metadata"]["oscal-version"] = json!("1.0.4");
    given["metadata"]["title"] = json!("Mine");
    given["metadata"]["remarks"] = json!("r");
    let options = Options { tool: "the tool".to_owned(), ..Options::default() };
    let made = body(&resolved_with(given.clone(), &files(&[("base.json", catalog.clone())]), &options));
    assert_eq!(
        made["metadata"],
        json!({"title": "Mine", "last-modified": "2026-03-01T00:00:00+09:00", "version": "1", "oscal-version": "1.1.2",
        "props": [{"name": "resolution-tool", "value": "the tool"}], "links": [{"href": "profile.json", "rel": "source-profile"}],
        "parties": [{"uuid": "99999999-9999-4999-8999-999999999999", "type": "person", "name": "K", "props": [{"name": "keep", "value": "always"}]}],
        "remarks": "r"})
    );
    assert_ne!(made["uuid"], given["uuid"]);
    let dated = Options { time: Some("2027-01-01T00:00:00Z".to_owned()), ..options };
    let later = body(&resolved_with(given.clone(), &files(&[("base.json", catalog.clone())]), &dated));
    assert_eq!(later["metadata"]["last-modified"], "2027-01-01T00:00:00Z");
    catalog["metadata"]["oscal-version"] = json!("1.9.0");
    let newer = body(&resolved_with(given.clone(), &files(&[("base.json", catalog.clone())]), &dated));
    assert_eq!(newer["metadata"]["oscal-version"], "1.2.1");
    catalog["metadata"]["oscal-version"] = json!("2.0.0");
    let other = resolved_with(given, &files(&[("base.json", catalog)]), &dated);
    assert!(matches!(other.problems[0].what, What::Major(..)), "{:?}", other.problems);
}

#[test]
fn members_nobody_knows_come_through_untouched() {
    let mut catalog = base();
    catalog["groups"][0]["controls"][1]["x-mine"] = json!({"deep": [1, 2.5, null, true]});
    let made = resolved_with(
        profile(
            json!([{"href": "base.json", "include-controls": [{"with-ids": ["a-2"]}]}]),
            json!({"merge": {"as-is": true}}),
        ),
        &files(&[("base.json", catalog.clone())]),
        &Options::default(),
    );
    assert_eq!(body(&made)["groups"][0]["controls"][0], catalog["groups"][0]["controls"][1]);
}
