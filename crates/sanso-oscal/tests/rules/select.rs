//! Import: which controls are meant.

use super::*;

#[test]
fn all_means_every_control_and_group_in_the_order_of_the_catalog() {
    assert_eq!(selected(json!({"include-all": {}})), (ALL.to_owned(), vec![]));
}

#[test]
fn controls_are_chosen_by_id_and_stand_in_the_order_of_the_catalog() {
    assert_eq!(selected(with_ids(&["b-1", "a-10", "a-2"])).0, "a[a-2 a-10] b[b1[b-1]]");
    assert_eq!(selected(with_ids(&["a-1"])).0, "a[a-1]");
    assert_eq!(selected(with_ids(&["a-2", "a-2"])).0, "a[a-2]");
}

#[test]
fn controls_are_chosen_by_patterns_of_stars_and_question_marks() {
    let by = |pattern: &str| selected(json!({"include-controls": [{"matching": [{"pattern": pattern}]}]})).0;
    assert_eq!(by("a-?"), "a[a-1 a-2]");
    assert_eq!(by("a-*"), "a[a-1(a-1.1(a-1.1.1) a-1.2) a-2 a-10]");
    assert_eq!(by("*-1"), "a[a-1] b[b1[b-1]]");
    let (outline, told) =
        selected(json!({"include-controls": [{"with-ids": ["top"]}, {"matching": [{}, {"pattern": "A-*"}]}]}));
    assert_eq!(outline, "top");
    assert_eq!(told, [What::NoMatch(String::new()), What::NoMatch("A-*".to_owned())]);
}

#[test]
fn controls_inside_come_along_only_if_that_is_said() {
    let with = |say: &str| selected(json!({"include-controls": [{"with-ids": ["a-1"], "with-child-controls": say}]})).0;
    assert_eq!(with("yes"), "a[a-1(a-1.1(a-1.1.1) a-1.2)]");
    assert_eq!(with("no"), "a[a-1]");
    // What one directive says holds for what it names, not for what another does.
    let two =
        json!({"include-controls": [{"with-ids": ["a-1.1"], "with-child-controls": "yes"}, {"with-ids": ["a-1.2"]}]});
    assert_eq!(selected(two).0, "a[a-1(a-1.1(a-1.1.1) a-1.2)]");
}

#[test]
fn controls_around_come_along_unless_that_is_refused() {
    assert_eq!(selected(with_ids(&["a-1.1.1"])).0, "a[a-1(a-1.1(a-1.1.1))]");
    let refused = json!({"include-controls": [{"with-ids": ["a-1.1.1"], "with-parent-controls": "no"}]});
    assert_eq!(selected(refused).0, "a[a-1.1.1]");
    assert_eq!(selected_as(with_ids(&["a-1.1.1", "a-1.2"]), Parents::Lift).0, "a[a-1.1.1 a-1.2]");
    assert_eq!(selected_as(with_ids(&["a-1.1.1", "a-2"]), Parents::Require).0, "a[a-2]");
    assert_eq!(selected_as(with_ids(&["a-1", "a-1.1.1"]), Parents::Require).0, "a[a-1]");
}

#[test]
fn what_is_excluded_is_out_however_it_was_included() {
    let but = |exclude: Value| selected(json!({"include-all": {}, "exclude-controls": [exclude]})).0;
    assert_eq!(but(json!({"with-ids": ["a-2"]})), ALL.replace(" a-2", ""));
    // What is inside what is excluded takes its place, unless it is excluded as well.
    assert_eq!(but(json!({"with-ids": ["a-1"]})), "top a[a-1.1(a-1.1.1) a-1.2 a-2 a-10] b[b1[b-1]]");
    assert_eq!(but(json!({"with-ids": ["a-1"], "with-child-controls": "yes"})), "top a[a-2 a-10] b[b1[b-1]]");
    // A group of which nothing is left goes with those around it.
    assert_eq!(but(json!({"matching": [{"pattern": "b*"}]})), "top a[a-1(a-1.1(a-1.1.1) a-1.2) a-2 a-10]");
    let both = json!({"include-controls": [{"with-ids": ["a-1", "a-1.1"]}], "exclude-controls": [{"matching": [{"pattern": "*.1"}]}]});
    assert_eq!(selected(both).0, "a[a-1]");
    // A control that is only there for the sake of another goes with it.
    let gone =
        json!({"include-controls": [{"with-ids": ["a-1.1", "a-2"]}], "exclude-controls": [{"with-ids": ["a-1.1"]}]});
    assert_eq!(selected(gone).0, "a[a-2]");
}

#[test]
fn ids_that_are_not_there_are_told_with_their_place_and_what_was_meant() {
    let made = resolved_with(
        profile(
            json!([{"href": "base.json", "include-controls": [{"with-ids": ["a-1", "a-22"]}], "exclude-controls": [{"with-ids": ["zz"]}]}]),
            json!({}),
        ),
        &files(&[("base.json", base())]),
        &Options::default(),
    );
    let told: Vec<_> = made.problems.iter().map(|one| (one.severity, one.place.as_str(), one.what.clone())).collect();
    assert_eq!(
        told,
        [
            (
                Severity::Warning,
                "/profile/imports/0/include-controls/0/with-ids/1",
                What::NoControl("a-22".to_owned(), Some("a-2".to_owned()))
            ),
            (
                Severity::Warning,
                "/profile/imports/0/exclude-controls/0/with-ids/0",
                What::NoControl("zz".to_owned(), None)
            ),
        ]
    );
}

#[test]
fn an_import_that_does_not_say_what_it_includes_includes_all_with_a_word() {
    assert_eq!(selected(json!({})), (ALL.to_owned(), vec![What::AllMeant]));
}

#[test]
fn the_order_of_members_and_of_ids_does_not_matter() {
    let ids = ["a-1", "a-2", "b-1", "top", "a-1.2"];
    let one = selected(with_ids(&ids)).0;
    for turn in 1..ids.len() {
        let mut turned = ids;
        turned.rotate_left(turn);
        assert_eq!(selected(with_ids(&turned)).0, one);
    }
}
