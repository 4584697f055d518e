//! Cases about who and what takes part, and about what is left out.

use super::{findings, tells_apart};
use sanso_core::text::Lang;

const FIRM: &str = "
sanso: 1
process: p
organizations: { a: { answerer: boss }, b: {} }
people: { boss: { organization: a, may: [sys] } }
zones: { net: { organization: a } }
systems: { sys: { organization: a, zone: net } }
";

fn firm(more: &str) -> String {
    format!("{FIRM}{more}")
}

#[test]
fn a_component_without_any_link_is_lonely() {
    let case = "
sanso: 1
process: p
organizations: { a: {} }
zones: { net: { organization: a }, far: { organization: a } }
components: { pc: { zone: net }, one: { zone: far }, two: { zone: far } }
flows: { f: { from: one, to: two } }
";
    tells_apart("SN301", case, &case.replace("from: one, to: two", "from: net, to: far"));
}

#[test]
fn a_component_with_a_way_to_the_outside_is_not_lonely() {
    let case = "sanso: 1\nprocess: p\norganizations: { a: {} }\ncomponents: { pc: { organization: a } }\n";
    tells_apart("SN301", case, &case.replace("organization: a }", "organization: a, exposed-to: [mail] }"));
    tells_apart(
        "SN301",
        &case.replace("organization: a }", "organization: a, exposed-to: [] }"),
        &case.replace("organization: a }", "organization: a, managed-from: [a] }"),
    );
}

#[test]
fn a_component_must_have_a_manager() {
    tells_apart(
        "SN302",
        &firm("components: { pc: {} }"),
        &firm("components: { pc: {}, rack: { system: sys } }").replace("pc: {}", "pc: { inside: rack }"),
    );
}

#[test]
fn a_zone_holds_something_or_ends_a_link() {
    let case = firm("zones: { net: { organization: a }, empty: { organization: a } }").replacen(
        "zones: { net: { organization: a } }\n",
        "",
        1,
    );
    tells_apart("SN303", &case, &firm("").as_str().replace("net", "hall"));
    tells_apart("SN303", &case, &format!("{case}\nflows: {{ f: {{ from: net, to: empty }} }}"));
}

#[test]
fn a_system_contains_components() {
    tells_apart("SN304", &firm(""), &firm("components: { pc: { system: sys } }"));
}

#[test]
fn an_organization_takes_part() {
    tells_apart("SN305", &firm(""), &firm("supplies: { s: { from: a, to: b } }"));
    tells_apart(
        "SN305",
        &firm("people: { clerk: { organization: b } }")
            .replacen("people: { boss: { organization: a, may: [sys] } }", "", 1)
            .replace("{ answerer: boss }", "{}"),
        &firm("data: { d: { owner: b } }"),
    );
}

#[test]
fn whoever_runs_systems_names_who_answers() {
    let case = firm("").replace("{ answerer: boss }", "{}");
    tells_apart("SN306", &case, &firm(""));
    tells_apart("SN306", &case, &case.replace("b: {}", "b: { answerer: boss }").replace("a: {}", "a: { part-of: b }"));
}

#[test]
fn organizations_are_tied_together() {
    tells_apart("SN307", &firm(""), &firm("supplies: { s: { from: a, to: b } }"));
    let between =
        firm("zones: { net: { organization: a }, far: { organization: b } }\nflows: { f: { from: net, to: far } }")
            .replacen("zones: { net: { organization: a } }\n", "", 1);
    tells_apart("SN307", &firm("flows: { f: { from: net, to: sys } }"), &between);
}

#[test]
fn something_touches_the_physical_world() {
    tells_apart(
        "SN308",
        &firm("components: { pc: { kind: pc, system: sys } }"),
        &firm("components: { pc: { kind: sensor, system: sys } }"),
    );
    tells_apart(
        "SN308",
        &firm("components: { c: { kind: plc, system: sys } }"),
        &firm("components: { c: { kind: plc, system: sys, acts-on: [valve] } }"),
    );
}

#[test]
fn something_happens_to_data() {
    tells_apart(
        "SN309",
        &firm("data: { d: { owner: a } }"),
        &firm("data: { d: { owner: a } }\ncomponents: { pc: { system: sys, stores: [d] } }"),
    );
}

#[test]
fn systems_people_and_procedures_are_told() {
    tells_apart("SN310", &firm(""), &firm("procedures: { p: { organization: a } }"));
}

#[test]
fn what_an_outside_party_manages_is_pointed_out() {
    tells_apart(
        "SN311",
        &firm("components: { tv: { organization: b } }").replace("b: {}", "b: { outside: true }"),
        &firm("components: { tv: { organization: b } }"),
    );
}

#[test]
fn two_things_of_a_kind_have_two_names() {
    tells_apart(
        "SN312",
        &firm("components: { x: { name: Press, system: sys }, y: { name: Press, system: sys } }"),
        &firm(
            "components: { x: { name: { en: Press, ja: プレス1 }, system: sys }, y: { name: { en: Press, ja: プレス2 }, system: sys } }",
        ),
    );
}

#[test]
fn a_component_is_managed_as_its_system_is() {
    tells_apart(
        "SN313",
        &firm("components: { x: { organization: b, system: sys } }"),
        &firm("components: { x: { organization: a, system: sys } }"),
    );
}

#[test]
fn what_has_one_cause_is_told_once() {
    let many: String = (0..130).map(|at| format!("  c{at}: {{}}\n")).collect();
    let found = findings(&firm(&format!("components:\n{many}")), "SN302");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].related.len(), 8, "the next few are named beside the first");
    assert!(found[0].problem.message(Lang::En).what.contains("(130 in all)"));
}

#[test]
fn a_long_list_of_findings_is_cut_and_counted() {
    let many: String = (0..130).map(|at| format!("  c{at}: {{ kind: sensor, system: sys, senses: [] }}\n")).collect();
    let case = firm(&format!("components:\n{many}"));
    assert_eq!(findings(&case, "SN342").len(), 100);
    let more = findings(&case, "SN300");
    assert_eq!(more.len(), 1);
    assert!(more[0].problem.message(Lang::En).what.starts_with("30 more findings of SN342"));
}
