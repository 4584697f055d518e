//! Modify: parameters set, controls altered.

use super::*;

fn modified(modify: Value) -> (Value, Vec<What>) {
    let made = resolved_with(
        profile(json!([{"href": "rich.json", "include-all": {}}]), json!({"merge": {"as-is": true}, "modify": modify})),
        &files(&[("rich.json", rich())]),
        &Options::default(),
    );
    (body(&made)["controls"][0].clone(), made.problems.iter().map(|one| one.what.clone()).collect())
}

#[test]
fn setting_a_parameter_replaces_some_members_and_adds_to_others() {
    let (control, told) = modified(json!({"set-parameters": [
        {"param-id": "p1", "class": "new", "label": "said", "usage": "u", "values": ["1"], "depends-on": "p2",
            "props": [{"name": "n", "value": "v"}], "links": [{"href": "#d"}],
            "constraints": [{"description": "c1"}], "guidelines": [{"prose": "g"}]},
        {"param-id": "p1", "values": ["2", "3"], "constraints": [{"description": "c2"}]},
        {"param-id": "p2", "values": ["x"]},
        {"param-id": "p9", "values": ["x"]},
    ]}));
    assert_eq!(
        control["params"],
        json!([
            {"id": "p1", "label": "said", "class": "new", "depends-on": "p2", "usage": "u", "values": ["2", "3"],
                "props": [{"name": "n", "value": "v"}], "links": [{"href": "#d"}],
                "constraints": [{"description": "c1"}, {"description": "c2"}], "guidelines": [{"prose": "g"}]},
            {"id": "p2", "values": ["x"]},
        ])
    );
    assert_eq!(told, [What::NoParameter("p9".to_owned())]);
}

#[test]
fn a_property_with_an_id_replaces_the_one_with_the_same() {
    let uuid = "55555555-5555-4555-8555-555555555555";
    let (control, _) = modified(json!({"set-parameters": [
        {"param-id": "p1", "props": [{"uuid": uuid, "name": "n", "value": "old"}, {"name": "m", "value": "1"}]},
        {"param-id": "p1", "props": [{"uuid": uuid, "name": "n", "value": "new"}, {"name": "m", "value": "1"}]},
    ]}));
    let one = json!({"name": "m", "value": "1"});
    assert_eq!(control["params"][0]["props"], json!([one, {"uuid": uuid, "name": "n", "value": "new"}, one]));
}

fn altered(alter: Value) -> (Value, Vec<What>) {
    let mut alter = alter;
    alter["control-id"] = json!("c");
    modified(json!({ "alters": [alter] }))
}

#[test]
fn what_is_added_to_a_control_stands_at_its_start_or_its_end_by_kind() {
    for (position, props) in [
        (Some("starting"), ["new", "ready", "odd"]),
        (Some("before"), ["new", "ready", "odd"]),
        (Some("ending"), ["ready", "odd", "new"]),
        (Some("after"), ["ready", "odd", "new"]),
        (None, ["ready", "odd", "new"]),
    ] {
        let mut add = json!({"title": "T", "props": [{"name": "x", "value": "new"}], "params": [{"id": "p3"}],
            "parts": [{"id": "z", "name": "note"}], "links": [{"href": "#z"}]});
        if let Some(position) = position {
            add["position"] = json!(position);
        }
        let (control, told) = altered(json!({ "adds": [add] }));
        assert_eq!(names(&control["props"], "value"), props, "{position:?}");
        let start = props[0] == "new";
        assert_eq!(names(&control["parts"], "id"), if start { ["z", "s"] } else { ["s", "z"] });
        assert_eq!(control["params"].as_array().unwrap().len(), 3);
        assert_eq!((control["title"].as_str(), told.len()), (Some("T"), 0));
    }
}

#[test]
fn what_is_added_at_something_stands_beside_it_or_inside_it() {
    let at = |position: &str| {
        let add = json!({"by-id": "s.a", "position": position, "parts": [{"id": "new", "name": "item"}], "props": [{"name": "x", "value": "1"}]});
        altered(json!({ "adds": [add] })).0["parts"][0].clone()
    };
    assert_eq!(names(&at("before")["parts"], "id"), ["new", "s.a", "s.b"]);
    assert_eq!(names(&at("after")["parts"], "id"), ["s.a", "new", "s.b"]);
    assert_eq!(names(&at("after")["props"], "name"), ["x"]);
    let inside = at("starting");
    assert_eq!(names(&inside["parts"], "id"), ["s.a", "s.b"]);
    assert_eq!(
        inside["parts"][0],
        json!({"id": "s.a", "name": "item", "prose": "a", "class": "k",
        "props": [{"name": "x", "value": "1"}], "parts": [{"id": "new", "name": "item"}]})
    );
    assert_eq!(at("ending"), inside);
}

#[test]
fn properties_beside_a_parameter_stand_before_all_others_and_beside_a_part_after_them() {
    let beside = |id: &str| {
        let add = json!({"by-id": id, "position": "after", "props": [{"name": "x", "value": "new"}]});
        names(&altered(json!({ "adds": [add] })).0["props"], "value")
    };
    assert_eq!(beside("p1"), ["new", "ready", "odd"]);
    assert_eq!(beside("s"), ["ready", "odd", "new"]);
}

#[test]
fn additions_reach_controls_inside_and_have_no_effect_where_nothing_has_the_id() {
    let add = |id: &str| {
        altered(json!({"adds": [{"by-id": id, "position": "ending", "parts": [{"id": "new", "name": "note"}]}]}))
    };
    assert_eq!(names(&add("d").0["controls"][0]["parts"], "id"), ["d.s", "new"]);
    assert_eq!(names(&add("d.s").0["controls"][0]["parts"][0]["parts"], "id"), ["new"]);
    for id in ["nothing", "c"] {
        let (control, told) = add(id);
        assert_eq!(control, modified(json!({})).0);
        assert_eq!(told, [What::NoTarget(id.to_owned(), "c".to_owned())]);
    }
}

#[test]
fn what_meets_every_criterion_is_removed_wherever_it_stands_in_the_control() {
    let without = |remove: Value| altered(json!({ "removes": [remove] })).0;
    assert_eq!(without(json!({"by-id": "s.a"}))["parts"][0]["parts"].as_array().unwrap().len(), 1);
    assert_eq!(without(json!({"by-name": "item"}))["parts"], json!([{"id": "s", "name": "statement"}]));
    assert_eq!(without(json!({"by-item-name": "prop"})).get("props"), None);
    assert_eq!(without(json!({"by-item-name": "part"}))["controls"][0], json!({"id": "d", "title": "D"}));
    assert_eq!(names(&without(json!({"by-ns": "urn:other:ns"}))["props"], "value"), ["ready"]);
    assert_eq!(
        names(&without(json!({"by-ns": "http://csrc.nist.gov/ns/oscal", "by-item-name": "prop"}))["props"], "value"),
        ["odd"]
    );
    let by_class = without(json!({"by-class": "k"}));
    assert_eq!(names(&by_class["params"], "id"), ["p2"]);
    assert_eq!(names(&by_class["parts"][0]["parts"], "id"), ["s.b"]);
    let both = without(json!({"by-class": "k", "by-item-name": "param"}));
    assert_eq!(
        (names(&both["params"], "id"), both["parts"][0]["parts"].as_array().unwrap().len()),
        (vec!["p2".to_owned()], 2)
    );
    let (control, told) = altered(json!({"removes": [{}, {"by-id": "no"}]}));
    assert_eq!(control, modified(json!({})).0);
    assert_eq!(told, vec![What::RemovesNothing("c".to_owned()); 2]);
}

#[test]
fn what_is_added_takes_the_place_of_what_is_removed() {
    let (control, _) = altered(json!({"removes": [{"by-id": "s.a"}, {"by-name": "new"}],
        "adds": [{"by-id": "s.a", "position": "after", "parts": [{"id": "s.new", "name": "new"}]}]}));
    assert_eq!(names(&control["parts"][0]["parts"], "id"), ["s.new", "s.b"]);
}

#[test]
fn an_alteration_of_a_control_that_is_not_there_is_told() {
    let told =
        modified(json!({"alters": [{"control-id": "gone", "adds": [{"props": [{"name": "a", "value": "b"}]}]}]})).1;
    assert_eq!(told, [What::NoAltered("gone".to_owned())]);
}
