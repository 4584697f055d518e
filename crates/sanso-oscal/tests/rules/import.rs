//! Import: which files, in which order, and what stops everything.

use super::*;

#[test]
fn an_imported_profile_is_resolved_first_with_its_own_changes() {
    let inner = json!({"profile": profile(json!([{"href": "rich.json", "include-all": {}}]), json!({"merge": {"as-is": true},
        "modify": {"set-parameters": [{"param-id": "p1", "values": ["inner"]}], "alters": [{"control-id": "c", "removes": [{"by-id": "s.b"}]}]}}))});
    let mut all = files(&[("rich.json", rich())]);
    all.push(("inner.json", inner));
    let outer = profile(
        json!([{"href": "inner.json", "include-controls": [{"with-ids": ["c"]}]}]),
        json!({"merge": {"as-is": true}, "modify": {"set-parameters": [{"param-id": "p1", "values": ["outer"]}]}}),
    );
    let made = body(&resolved_with(outer, &all, &Options::default()));
    assert_eq!(outline(&made), "c");
    assert_eq!(made["controls"][0]["params"][0]["values"], json!(["outer"]));
    assert_eq!(names(&made["controls"][0]["parts"][0]["parts"], "id"), ["s.a"]);
}

#[test]
fn a_circle_is_refused_and_its_chain_is_told() {
    let imports = |href: &str| json!({"profile": profile(json!([{"href": href, "include-all": {}}]), json!({}))});
    let all = [("b.json", imports("c.json")), ("c.json", imports("profile.json")), ("profile.json", imports("b.json"))];
    let made = resolved_with(all[2].1["profile"].clone(), &all, &Options::default());
    let chain = ["profile.json", "b.json", "c.json", "profile.json"].map(str::to_owned).to_vec();
    assert_eq!((made.catalog, &made.problems[0].what), (None, &What::Circular(chain)));
    let own = [("profile.json", imports("profile.json"))];
    let made = resolved_with(own[0].1["profile"].clone(), &own, &Options::default());
    assert_eq!(made.problems[0].what, What::Circular(vec!["profile.json".to_owned(); 2]));
    // The same profile twice side by side is no circle.
    let twice = json!([{"href": "x.json", "include-all": {}}, {"href": "x.json", "include-all": {}}]);
    let mut all = files(&[("rich.json", rich())]);
    all.push(("x.json", imports("rich.json")));
    let made = resolved_with(
        profile(twice, json!({"merge": {"combine": {"method": "use-first"}}})),
        &all,
        &Options::default(),
    );
    assert_eq!(outline(&body(&made)), "c d");
}

#[test]
fn a_source_may_stand_in_the_back_matter() {
    let uuid = "66666666-6666-4666-8666-666666666666";
    let with = |resource: Value| {
        let import = json!([{"href": format!("#{uuid}"), "include-all": {}}]);
        resolved_with(
            profile(import, json!({"back-matter": {"resources": [resource]}})),
            &files(&[("rich.json", rich())]),
            &Options::default(),
        )
    };
    // A link to JSON is tried before others, and others before what is kept in the document.
    let made =
        with(json!({"uuid": uuid, "rlinks": [{"href": "rich.xml"}, {"href": "gone.json"}, {"href": "rich.json"}]}));
    assert_eq!(outline(&body(&made)), "c d");
    let text =
        json!({"catalog": {"uuid": uuid, "metadata": metadata(), "controls": [{"id": "e", "title": "E"}]}}).to_string();
    let made = with(json!({"uuid": uuid, "base64": {"value": encoded(text.as_bytes())}}));
    assert_eq!(outline(&body(&made)), "e");
    assert_eq!(with(json!({"uuid": uuid, "title": "nothing"})).problems[0].what, What::NoSource(uuid.to_owned()));
    let other = with(json!({"uuid": "77777777-7777-4777-8777-777777777777"}));
    assert_eq!(other.problems[0].what, What::NoResource(uuid.to_owned()));
}

fn encoded(bytes: &[u8]) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().chain([&0, &0]).take(3).fold(0usize, |sum, byte| sum << 8 | usize::from(*byte));
        let digits = (0..4).map(|at| char::from(letters[number >> (18 - 6 * at) & 63]));
        text.extend(digits.zip(0..).map(|(digit, at)| if at <= three.len() { digit } else { '=' }));
    }
    text
}

#[test]
fn what_cannot_be_had_or_imported_stops_everything() {
    let made =
        resolved_with(profile(json!([{"href": "gone.json", "include-all": {}}]), json!({})), &[], &Options::default());
    assert_eq!(made.catalog, None);
    assert_eq!(made.problems[0].what, What::Unreachable("gone.json".to_owned(), "not here".to_owned()));
    assert_eq!(made.problems[0].place, "/profile/imports/0/href");
    let ssp = [("ssp.json", json!({"system-security-plan": {"uuid": "x"}}))];
    let made =
        resolved_with(profile(json!([{"href": "ssp.json", "include-all": {}}]), json!({})), &ssp, &Options::default());
    assert_eq!(made.problems[0].what, What::NotImportable("system-security-plan".to_owned()));
    let catalog = json!({ "catalog": base() }).to_string();
    let made = resolve("c.json", catalog.as_bytes(), &Options::default(), &mut |_, _| Err(String::new()));
    assert_eq!((made.catalog, &made.problems[0].what), (None, &What::NotProfile("catalog".to_owned())));
}

#[test]
fn profiles_that_double_what_they_import_are_stopped() {
    let doubled = |href: &str| json!({"profile": profile(json!([{"href": href, "include-all": {}}, {"href": href, "include-all": {}}]), json!({"merge": {"flat": {}}}))});
    let names: Vec<String> = (0..28).map(|number| format!("p{number}.json")).collect();
    let mut all: Vec<(&str, Value)> = vec![("p0.json", json!({ "catalog": base() }))];
    all.extend(names.windows(2).map(|pair| (pair[1].as_str(), doubled(&pair[0]))));
    let made = resolved_with(doubled("p27.json")["profile"].clone(), &all, &Options::default());
    assert_eq!(made.catalog, None);
    assert!(matches!(made.problems.last().unwrap().what, What::TooMuch(_)), "{:?}", made.problems.last());
}

#[test]
fn a_chain_of_too_many_profiles_is_refused() {
    let names: Vec<String> = (0..60).map(|number| format!("p{number}.json")).collect();
    let all: Vec<(&str, Value)> = names
        .windows(2)
        .map(|pair| {
            (
                pair[0].as_str(),
                json!({"profile": profile(json!([{"href": pair[1].as_str(), "include-all": {}}]), json!({}))}),
            )
        })
        .collect();
    let made = resolved_with(all[0].1["profile"].clone(), &all, &Options::default());
    assert!(made.catalog.is_none() && matches!(made.problems[0].what, What::TooDeep(_)), "{:?}", made.problems);
}
