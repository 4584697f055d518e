//! Merge: what comes in twice, and how the result is built up.

use super::*;

#[test]
fn without_a_structure_the_result_is_one_list_without_groups() {
    for merge in [json!({}), json!({"merge": {}}), json!({"merge": {"flat": {}}}), json!({"merge": {"as-is": false}})] {
        let made = resolved_with(
            profile(json!([{"href": "base.json", "include-all": {}}]), merge),
            &files(&[("base.json", base())]),
            &Options::default(),
        );
        assert_eq!(outline(&body(&made)), "top a-1 a-1.1 a-1.1.1 a-1.2 a-2 a-10 b-1");
    }
}

#[test]
fn more_than_one_structure_is_refused() {
    let merge = json!({"merge": {"as-is": true, "flat": {}}});
    let made = resolved_with(
        profile(json!([{"href": "base.json", "include-all": {}}]), merge),
        &files(&[("base.json", base())]),
        &Options::default(),
    );
    assert_eq!(made.catalog, None);
    assert_eq!(made.problems.last().unwrap().what, What::Structures("flat, as-is".to_owned()));
}

/// Two imports of one catalog under a merge.
fn twice(first: &[&str], second: &[&str], merge: Value) -> (String, Vec<What>) {
    let import = |ids: &[&str]| json!({"href": "base.json", "include-controls": [{"with-ids": ids}]});
    let made = resolved_with(
        profile(json!([import(first), import(second)]), json!({ "merge": merge })),
        &files(&[("base.json", base())]),
        &Options::default(),
    );
    (outline(&body(&made)), made.problems.iter().map(|one| one.what.clone()).collect())
}

#[test]
fn groups_of_one_source_are_joined_and_the_order_of_imports_holds() {
    assert_eq!(twice(&["a-10", "b-1"], &["a-2", "top"], json!({"as-is": true})).0, "top a[a-10 a-2] b[b1[b-1]]");
}

#[test]
fn controls_that_come_in_twice_are_kept_with_a_word_unless_the_first_is_to_be_used() {
    let clash = What::Clash("control", "a-2".to_owned());
    let (kept, told) = twice(&["a-2"], &["a-2", "a-10"], json!({"as-is": true}));
    assert_eq!((kept.as_str(), told), ("a[a-2 a-2 a-10]", vec![clash.clone()]));
    let (kept, told) = twice(&["a-2"], &["a-2"], json!({"flat": {}, "combine": {"method": "keep"}}));
    assert_eq!((kept.as_str(), told), ("a-2 a-2", vec![clash]));
    let first = json!({"as-is": true, "combine": {"method": "use-first"}});
    assert_eq!(twice(&["a-2"], &["a-2", "a-10"], first.clone()), ("a[a-2 a-10]".to_owned(), vec![]));
    // What is new inside a control that was there already is not lost with it.
    assert_eq!(twice(&["a-1", "a-1.1"], &["a-1", "a-1.2"], first.clone()).0, "a[a-1(a-1.1 a-1.2)]");
    assert_eq!(twice(&["b-1"], &["b-1"], first).0, "b[b1[b-1]]");
}

#[test]
fn of_controls_of_one_id_in_two_catalogs_the_first_is_the_one_imported_first() {
    let other = json!({"uuid": "33333333-3333-4333-8333-333333333333", "metadata": metadata(),
        "groups": [{"id": "a", "title": "other", "controls": [{"id": "a-2", "title": "other"}, {"id": "x", "title": "x"}]}]});
    let all = files(&[("base.json", base()), ("other.json", other)]);
    let import = |href: &str| json!({"href": href, "include-controls": [{"with-ids": ["a-2", "x"]}]});
    for (order, title, outline_of) in
        [(["base.json", "other.json"], "a-2", "a[a-2] a[x]"), (["other.json", "base.json"], "other", "a[a-2 x]")]
    {
        let merge = json!({"merge": {"as-is": true, "combine": {"method": "use-first"}}});
        let made =
            resolved_with(profile(json!([import(order[0]), import(order[1])]), merge), &all, &Options::default());
        assert_eq!(body(&made)["groups"][0]["controls"][0]["title"], title);
        assert_eq!(outline(&body(&made)), outline_of);
    }
    // Groups that differ are not taken for one: that they clash is told.
    let merge = json!({"merge": {"as-is": true}});
    let made =
        resolved_with(profile(json!([import("base.json"), import("other.json")]), merge), &all, &Options::default());
    assert!(made.problems.iter().any(|one| one.what == What::Clash("group", "a".to_owned())));
}

#[test]
fn merging_puts_together_what_differs_and_says_that_nobody_defined_it() {
    let one = json!({"uuid": "33333333-3333-4333-8333-333333333333", "metadata": metadata(),
        "controls": [{"id": "x", "title": "one", "props": [{"name": "p", "value": "1"}], "parts": [{"id": "s", "name": "statement", "prose": "one"}]}]});
    let two = json!({"uuid": "44444444-4444-4444-8444-444444444444", "metadata": metadata(),
        "controls": [{"id": "x", "title": "two", "props": [{"name": "p", "value": "1"}, {"name": "q", "value": "2"}], "parts": [{"id": "s", "name": "statement", "prose": "two"}]}]});
    let imports = json!([{"href": "one.json", "include-all": {}}, {"href": "two.json", "include-all": {}}]);
    let made = resolved_with(
        profile(imports, json!({"merge": {"combine": {"method": "merge"}}})),
        &files(&[("one.json", one), ("two.json", two)]),
        &Options::default(),
    );
    assert_eq!(made.problems[0].what, What::Combine("merge".to_owned()));
    assert_eq!(
        body(&made)["controls"],
        json!([{"id": "x", "title": "one",
        "props": [{"name": "p", "value": "1"}, {"name": "q", "value": "2"}], "parts": [{"id": "s", "name": "statement", "prose": "one"}]}])
    );
}

/// A custom structure over everything in the base.
fn custom(custom: Value) -> (Value, Vec<What>) {
    let made = resolved_with(
        profile(json!([{"href": "base.json", "include-all": {}}]), json!({"merge": {"custom": custom}})),
        &files(&[("base.json", base())]),
        &Options::default(),
    );
    (body(&made), made.problems.iter().map(|one| one.what.clone()).collect())
}

#[test]
fn a_custom_structure_holds_what_is_inserted_and_nothing_else() {
    let (made, told) = custom(json!({
    "insert-controls": [{"include-controls": [{"with-ids": ["b-1", "top"]}]}],
    "groups": [
        {"id": "mine", "title": "Mine", "groups": [
            {"id": "inner", "title": "Inner", "insert-controls": [{"include-controls": [{"with-ids": ["a-1"], "with-child-controls": "yes"}]}]}]},
        {"id": "rest", "title": "Rest", "insert-controls": [{"include-controls": [{"matching": [{"pattern": "a-*"}]}], "exclude-controls": [{"matching": [{"pattern": "a-1*"}]}]}]},
    ]}));
    assert_eq!(outline(&made), "top b-1 mine[inner[a-1(a-1.1(a-1.1.1) a-1.2)]] rest[a-2]");
    assert_eq!(told, []);
    assert_eq!(made["groups"][0]["title"], "Mine");
}

#[test]
fn inserted_controls_stand_in_the_order_asked_for() {
    let inserted = |order: &str| {
        let insert = json!({"order": order, "include-controls": [{"with-ids": ["a-2", "a-10", "b-1", "a-1"]}]});
        outline(&custom(json!({"insert-controls": [insert]})).0)
    };
    assert_eq!(inserted("keep"), "a-1 a-2 a-10 b-1");
    assert_eq!(inserted("ascending"), "a-1 a-10 a-2 b-1");
    assert_eq!(inserted("descending"), "b-1 a-2 a-10 a-1");
}

#[test]
fn only_what_is_selected_is_inserted_and_what_meets_nothing_is_told() {
    let one = |ids: &[&str]| custom(json!({"insert-controls": [{"include-controls": [{"with-ids": ids}]}]}));
    assert_eq!(outline(&one(&["a-1.1"]).0), "a-1.1");
    assert_eq!(outline(&one(&["a-1", "a-1.1.1"]).0), "a-1(a-1.1.1)");
    let (made, told) = one(&["nowhere", "top"]);
    assert_eq!((outline(&made).as_str(), told), ("top", vec![What::NoMatch("nowhere".to_owned())]));
    assert_eq!(
        outline(&custom(json!({"insert-controls": [{"include-all": {}}]})).0),
        "top a-1(a-1.1(a-1.1.1) a-1.2) a-2 a-10 b-1"
    );
}

#[test]
fn a_custom_group_named_like_one_of_the_source_says_what_that_says_too() {
    let (made, _) = custom(json!({"groups": [{"id": "a", "title": "New", "props": [{"name": "mine", "value": "1"}],
        "insert-controls": [{"include-controls": [{"with-ids": ["b-1"]}]}]}]}));
    assert_eq!(
        made["groups"],
        json!([{"id": "a", "title": "New", "controls": [{"id": "b-1", "title": "b-1"}],
        "props": [{"name": "label", "value": "A"}, {"name": "mine", "value": "1"}]}])
    );
}
