//! Libraries of a neighbouring tool: what goes out comes back, and what cannot be taken over is told.

use super::reading::overlay;
use sanso_core::content::embedded;
use sanso_core::frameworks::{
    Framework, Frameworks, Imported, Lost, Relation, folder_of, framework_library, mapping_library, read, read_library,
};
use sanso_core::text::Sources;

fn ours() -> Frameworks {
    read(&embedded(), &[], &mut Sources::default()).value
}

/// What a folder made of libraries is read as.
fn taken(imported: &Imported) -> Frameworks {
    let files: Vec<(&str, &str)> = imported.files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let found = read(&embedded(), &[overlay("libraries", &files)], &mut Sources::default());
    assert_eq!(found.diagnostics, []);
    found.value
}

type Told = (String, Option<String>, bool, Option<String>, Option<String>, Vec<String>);

/// What is told of each item: id, that above it, whether it is asked, its names, the levels that ask for it.
fn told(one: &Framework) -> Vec<Told> {
    let levels: Vec<(String, Vec<u32>)> =
        one.grading.levels.iter().map(|level| (level.key.to_string(), one.asked_by(level))).collect();
    let mut all: Vec<_> = one
        .items
        .iter()
        .zip(0..)
        .map(|(item, number)| {
            let above = one.above(number).next().map(|above| above.id.to_string());
            let [en, ja] = [&item.name.en, &item.name.ja].map(|name| name.as_deref().map(str::to_owned));
            let asked = levels.iter().filter(|(_, items)| items.contains(&number)).map(|(key, _)| key.clone());
            (item.id.to_string(), above, item.is_asked(), en, ja, asked.collect())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn every_framework_that_goes_out_as_a_library_comes_back_as_it_was() {
    let all = ours();
    for (number, one) in all.all.iter().enumerate() {
        let library = framework_library(&all, number).unwrap();
        let imported = folder_of(&[read_library("own.yaml", library.as_bytes())], "ca-");
        assert!(imported.lost.is_empty(), "{}: {:?}", one.about.key, imported.lost);
        let back = taken(&imported);
        let at = back.find(&format!("ca-{}", one.about.key)).unwrap();
        // A title in one language only stands for both afterwards.
        let both = |rows: Vec<Told>| -> Vec<Told> {
            let both = |(id, above, asked, en, ja, levels): Told| {
                (id, above, asked, en.clone().or(ja.clone()), ja.or(en), levels)
            };
            rows.into_iter().map(both).collect()
        };
        assert_eq!(both(told(&back.all[at])), both(told(one)), "{}", one.about.key);
    }
}

#[test]
fn a_table_that_goes_out_as_a_library_comes_back_and_never_claims_more() {
    let all = ours();
    for table in &all.crosswalks {
        let ends = [table.from, table.to].map(|end| framework_library(&all, end).unwrap());
        let rows = mapping_library(&all, table.from, table.to).unwrap();
        let libraries: Vec<_> =
            ends.iter().chain([&rows]).map(|text| read_library("own.yaml", text.as_bytes())).collect();
        let imported = folder_of(&libraries, "ca-");
        let back = taken(&imported);
        let name = |all: &Frameworks, number: usize| all.all[number].about.key.to_string();
        let key = format!("ca-{}--ca-{}", name(&all, table.from), name(&all, table.to));
        let found = &back.crosswalks[back.table(&key).unwrap()];
        assert_eq!(found.links.len(), table.links.len(), "{key}");
        for (one, other) in table.links.iter().zip(&found.links) {
            assert!(one.relation.within(other.relation), "{key}");
            assert!(one.relation == other.relation || other.relation == Relation::UNSPECIFIED, "{key}");
            assert_eq!(one.confidence, other.confidence, "{key}");
        }
    }
}

const LIBRARY: &str = "urn: urn:x:risk:library:a
locale: fr
ref_id: A
version: '3'
copyright: |-
  Theirs.
  All of it.
unknown: [1, 2]
objects:
  risk_matrix:
    - { urn: m }
  framework:
    urn: URN:X:risk:framework:A
    name: Cadre
    translations: { en: { name: Frame }, ja: { name: 枠 } }
    implementation_groups_definition:
      - { ref_id: Level 1, name: Un }
    requirement_nodes:
      - { urn: 'urn:x:risk:req_node:a:1', assessable: false, depth: 1, ref_id: '1', name: Groupe }
      - urn: urn:x:risk:req_node:A:1.1
        assessable: true
        parent_urn: urn:x:risk:req_node:a:1
        ref_id: same
        description: \"Une longue phrase, \\\"avec\\\" tout.\\n\\nEt plus.\"
        implementation_groups: [Level 1, None]
      - { urn: 'urn:x:risk:req_node:a:1.2', assessable: true, parent_urn: 'urn:x:risk:req_node:a:9', ref_id: same }
  requirement_mapping_sets:
    - source_framework_urn: urn:x:risk:framework:a
      target_framework_urn: urn:x:risk:framework:A
      requirement_mappings:
        - { source_requirement_urn: 'urn:x:risk:req_node:a:1.1', target_requirement_urn: 'urn:X:risk:req_node:a:1.2', relationship: subset, strength_of_relationship: '9' }
        - { source_requirement_urn: 'urn:x:risk:req_node:a:1.1', target_requirement_urn: 'urn:X:risk:req_node:a:1.2', relationship: equal }
        - { source_requirement_urn: 'urn:x:risk:req_node:a:7', target_requirement_urn: 'urn:X:risk:req_node:a:1.2', relationship: equal }
        - { source_requirement_urn: 'urn:x:risk:req_node:a:1.2', target_requirement_urn: 'urn:X:risk:req_node:a:1.1', relationship: similar }
    - { source_framework_urn: urn:x:risk:framework:a, target_framework_urn: urn:x:risk:framework:b, requirement_mappings: [] }
";

#[test]
fn what_is_odd_in_a_library_is_taken_over_where_it_can_be_and_told_where_it_cannot() {
    let libraries = [read_library("a.yaml", LIBRARY.as_bytes()), read_library("b.yaml", b"objects: [")];
    let imported = folder_of(&libraries, "");
    let lost: Vec<(Lost, usize)> = imported.lost.iter().map(|(lost, (count, _))| (*lost, *count)).collect();
    use Lost::{File, Level, Mapping, Other, Pair, Parent, Row};
    assert_eq!(
        lost,
        [(File, 1), (Mapping, 1), (Row, 1), (Pair, 1), (Lost::Relation, 1), (Level, 1), (Parent, 1), (Other, 1)]
    );
    let back = taken(&imported);
    let one = &back.all[back.find("a").unwrap()];
    let ids: Vec<&str> = one.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["1", "1.1", "1.2"]);
    assert_eq!(one.name.en.as_deref(), Some("Frame"));
    assert_eq!(one.items[1].name.en.as_deref(), Some("Une longue phrase, \"avec\" tout."));
    assert_eq!(one.asked_by(&one.grading.levels[0]), [1]);
    let table = &back.crosswalks[back.table("a--a").unwrap()];
    assert_eq!(table.links.len(), 1);
}

#[test]
fn any_bytes_make_a_folder_that_can_be_read() {
    for bytes in [
        &b"\xff\xfe"[..],
        b"",
        b"objects:\n  framework: 3",
        b"objects: {frameworks: [{urn: '\x07\":,\\\\'}]}",
        b"- - -",
    ] {
        let imported = folder_of(&[read_library("x.yaml", bytes)], "");
        taken(&imported);
    }
    let many = "objects:\n  frameworks:\n    - urn: 'u:a\"b'\n      name: 'a, \"b\" # c: {d}'\n      requirement_nodes:\n        - { urn: 'x:1', ref_id: \"1, 2\\n3\", name: \"=cmd|' /C calc'!A0\", assessable: TRUE }\n";
    let back = taken(&folder_of(&[read_library("x.yaml", many.as_bytes())], ""));
    assert_eq!(back.all.last().unwrap().items[0].id.as_str(), "1, 2\n3");
}
