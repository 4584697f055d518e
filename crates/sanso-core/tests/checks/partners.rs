//! Cases about supplies and needs, people and procedures, and what must not happen.

use super::{findings, tells_apart};

const CHAIN: &str = "
sanso: 1
process: p
organizations: { a: {}, b: {}, c: {} }
zones: { works: { organization: a }, theirs: { organization: b } }
systems: { line: { organization: a, zone: works }, shop: { organization: b, zone: theirs } }
components:
  press: { kind: machine, system: line, can-harm: [people] }
  pc: { kind: pc, system: shop, exposed-to: [mail] }
";

fn chain(more: &str) -> String {
    format!("{CHAIN}{more}")
}

#[test]
fn one_provider_behind_most_things_is_pointed_out() {
    let case = chain(
        "supplies: { s: { from: b, to: a }, t: { from: b, to: a }, u: { from: c, to: a } }\nmaintains: { m: { from: b, of: [press, line] } }",
    );
    tells_apart("SN380", &case, &case.replace("t: { from: b", "t: { from: c"));
    tells_apart("SN380", &case, &case.replace("u: {", "v: { from: c, to: a }, w: { from: c, to: a }, u: {"));
    tells_apart("SN380", &case, &case.replace("[press, line]", "[pc]"));
}

#[test]
fn a_sole_supplier_says_how_long_one_can_do_without() {
    let case = chain("supplies: { s: { from: b, to: a, substitutes: 0 } }");
    tells_apart("SN381", &case, &case.replace("substitutes: 0", "substitutes: 0, tolerates: 1d"));
    tells_apart("SN381", &case, &case.replace("substitutes: 0", "substitutes: 1"));
}

#[test]
fn a_supply_says_what_it_needs() {
    let case = chain("supplies: { s: { from: b, to: a } }");
    tells_apart("SN382", &case, &case.replace("to: a }", "to: a, needs: [] }"));
}

#[test]
fn needs_do_not_run_in_a_circle() {
    let case = chain("")
        .replace("line: { organization: a,", "line: { organization: a, needs: [shop],")
        .replace("shop: { organization: b,", "shop: { organization: b, needs: [line, pc],");
    tells_apart("SN383", &case, &case.replace("needs: [line, pc]", "needs: [pc]"));
    assert_eq!(findings(&case, "SN383")[0].related.len(), 1);
}

#[test]
fn every_knot_of_needs_is_found_once() {
    let ring = |name: &str| {
        format!(
            "  {name}1: {{ organization: a, needs: [{name}2] }}\n  {name}2: {{ organization: a, needs: [{name}3, line] }}\n  {name}3: {{ organization: a, needs: [{name}1] }}\n"
        )
    };
    let case = CHAIN.replace("systems: {", "systems:\n").replace(
        " line: { organization: a, zone: works }, shop: { organization: b, zone: theirs } }",
        &format!("  line: {{ organization: a }}\n  shop: {{ organization: b }}\n{}{}", ring("x"), ring("y")),
    );
    assert_eq!(findings(&case, "SN383").len(), 2);
}

#[test]
fn what_is_needed_of_others_is_supplied_by_them() {
    let case = chain("").replace("line: { organization: a,", "line: { organization: a, needs: [shop],");
    tells_apart("SN384", &case, &format!("{case}\nsupplies: {{ s: {{ from: b, to: a }} }}"));
    tells_apart("SN384", &case, &case.replace("b: {}", "b: { part-of: a }"));
}

#[test]
fn who_works_dangerous_things_is_trained() {
    let case = chain("people: { crew: { organization: a, may: [line], trained: false } }");
    tells_apart("SN385", &case, &case.replace("trained: false", "trained: true"));
    tells_apart("SN385", &case, &case.replace("may: [line]", "may: [pc]"));
}

#[test]
fn rights_end_with_the_role() {
    let case = chain("people: { crew: { organization: a, may: [line], rights-withdrawn: false } }");
    tells_apart("SN386", &case, &case.replace("may: [line]", "may: []"));
    tells_apart("SN386", &case, &case.replace("withdrawn: false", "withdrawn: true"));
}

#[test]
fn procedures_are_written_and_followed() {
    let case = chain("procedures: { p: { organization: a, covers: [line], written: false, followed: true } }");
    tells_apart("SN387", &case, &case.replace("written: false", "written: true"));
    tells_apart(
        "SN387",
        &case.replace("written: false, followed: true", "followed: false"),
        &case.replace("written: false, ", ""),
    );
}

#[test]
fn procedures_cover_something() {
    let case = chain("procedures: { p: { organization: a } }");
    tells_apart("SN388", &case, &case.replace("organization: a } }", "organization: a, covers: [line] } }"));
}

#[test]
fn people_take_part() {
    let case = chain("people: { crew: { organization: a } }");
    tells_apart("SN389", &case, &case.replace("a: {}", "a: { answerer: crew }"));
    tells_apart("SN389", &case, &format!("{case}\nremote-access: {{ r: {{ by: crew, to: [pc] }} }}"));
}

#[test]
fn something_must_not_happen() {
    tells_apart("SN390", &chain(""), &chain("goals: { g: { at: press, kind: people } }"));
}

#[test]
fn goals_have_both_levels() {
    let case = chain("goals: { g: { at: press, kind: people, recovery: 1 } }");
    tells_apart("SN391", &case, &case.replace("recovery: 1", "recovery: 1, economic: 1"));
}

#[test]
fn something_from_outside_leads_to_a_goal() {
    let case = chain("goals: { g: { at: press, kind: people } }");
    tells_apart("SN392", &case, &format!("{case}\nflows: {{ f: {{ from: pc, to: press }} }}"));
    tells_apart("SN392", &case, &format!("{case}\nmaintains: {{ m: {{ from: b, of: [line] }} }}"));
    tells_apart(
        "SN392",
        &case,
        &case.replace("works: { organization: a }", "works: { organization: a, access: public }"),
    );
    tells_apart("SN392", &case, &case.replace("kind: machine,", "kind: machine, made-by: b,"));
}

#[test]
fn a_one_way_flow_leads_nowhere_backwards() {
    let case =
        chain("flows: { f: { from: press, to: desk, one-way: true } }\ngoals: { g: { at: press, kind: people } }")
            .replace("components:\n", "components:\n  desk: { organization: a, exposed-to: [mail] }\n");
    tells_apart("SN392", &case, &case.replace("one-way: true", "one-way: false"));
}

#[test]
fn a_goal_at_a_supply_is_reached_through_its_needs() {
    let case = chain("supplies: { s: { from: a, to: c, needs: [line] } }\ngoals: { g: { at: s, kind: supply } }");
    tells_apart("SN392", &case, &case.replace("needs: [line]", "needs: [line, shop]"));
    // What stops because parts are missing needs no intruder.
    tells_apart("SN392", &case, &case.replace("supplies: {", "supplies: { parts: { from: b, to: a },"));
}

#[test]
fn hurting_people_is_among_the_goals() {
    let case = chain("goals: { g: { at: line, kind: supply } }");
    tells_apart("SN393", &case, &case.replace("kind: supply", "kind: people"));
    tells_apart("SN393", &case, &case.replace("[people]", "[property]"));
}
