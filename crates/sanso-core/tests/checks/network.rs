//! Cases about flows, control networks, safety systems, upkeep and access from a distance.

use super::{findings, tells_apart};
use sanso_core::diag::Severity;

const PLANT: &str = "
sanso: 1
process: p
organizations: { a: {}, b: {} }
zones:
  office: { organization: a, kind: office }
  line: { organization: a, kind: control }
  guard: { organization: a, kind: safety }
  partner: { organization: b, kind: office }
components:
  desk: { kind: pc, zone: office }
  plc: { kind: plc, zone: line }
  laptop: { kind: pc, zone: partner }
people: { engineers: { organization: b } }
";

fn plant(more: &str) -> String {
    format!("{PLANT}{more}")
}

/// The plant with more components, or with one of them told otherwise.
fn with(components: &str) -> String {
    PLANT.replace("components:\n", &format!("components:\n{components}\n"))
}

#[test]
fn two_flows_differ_in_something() {
    let case = plant("flows: { f: { from: desk, to: plc, what: [data] }, g: { from: desk, to: plc, what: [data] } }");
    tells_apart("SN320", &case, &case.replacen("what: [data]", "what: [control]", 1));
    tells_apart("SN320", &case, &case.replacen("from: desk, to: plc", "from: plc, to: desk", 1));
}

#[test]
fn a_one_way_flow_has_no_way_back() {
    let case = plant("flows: { f: { from: plc, to: desk, one-way: true }, g: { from: desk, to: plc } }");
    tells_apart("SN321", &case, &case.replace("g: { from: desk, to: plc", "g: { from: plc, to: laptop"));
    tells_apart(
        "SN321",
        &case.replace("g: { from: desk, to: plc", "g: { from: office, to: line"),
        &case.replace("one-way: true", "one-way: false"),
    );
}

#[test]
fn a_zone_around_both_ends_is_no_way_back() {
    let inside = "flows: { f: { from: desk, to: pad, one-way: true }, g: { from: office, to: pad } }";
    tells_apart(
        "SN321",
        &format!(
            "{}{}",
            with("  pad: { zone: office }"),
            inside.replace("from: office, to: pad", "from: pad, to: desk")
        ),
        &format!("{}{inside}", with("  pad: { zone: office }")),
    );
}

#[test]
fn a_flow_ends_where_something_stands() {
    tells_apart(
        "SN322",
        &plant("flows: { f: { from: desk, to: guard } }"),
        &plant("flows: { f: { from: desk, to: line } }"),
    );
    // What stands at a partner may be unknown.
    tells_apart(
        "SN322",
        &plant("flows: { f: { from: desk, to: guard } }"),
        &PLANT
            .replace("  laptop: { kind: pc, zone: partner }\n", "")
            .replace("people:", "flows: { f: { from: desk, to: partner } }\npeople:"),
    );
}

#[test]
fn a_control_zone_is_not_reached_unfiltered() {
    let case = plant("flows: { f: { from: desk, to: plc, filtered: false } }");
    tells_apart("SN323", &case, &case.replace("filtered: false", "filtered: true"));
    tells_apart(
        "SN323",
        &case.replace("from: desk", "from: laptop"),
        &case.replace("kind: pc, zone: office", "kind: firewall, zone: office"),
    );
    tells_apart(
        "SN323",
        &case.replace("from: desk, to: plc", "from: plc, to: guard"),
        &case.replace("from: desk, to: plc", "from: plc, to: desk"),
    );
}

#[test]
fn whether_a_way_into_control_is_filtered_is_said() {
    let case = plant("flows: { f: { from: desk, to: plc }, g: { from: office, to: line } }");
    tells_apart(
        "SN324",
        &case,
        &case.replace("to: plc }", "to: plc, filtered: false }").replace("to: line }", "to: line, filtered: true }"),
    );
    assert_eq!(findings(&case, "SN324")[0].related.len(), 1, "both flows are named in one finding");
}

#[test]
fn a_border_between_organizations_is_filtered() {
    let case = plant("flows: { f: { from: laptop, to: desk, filtered: false } }");
    tells_apart("SN325", &case, &case.replace("from: laptop", "from: plc"));
    tells_apart("SN325", &case, &case.replace("to: desk", "to: plc"));
}

#[test]
fn safety_controllers_stand_apart() {
    let sis = with("  sis: { kind: safety-controller, zone: line }");
    tells_apart("SN326", &sis, &sis.replace("safety-controller, zone: line", "safety-controller, zone: guard"));
    let guarded = with("  sis: { kind: safety-controller, zone: guard }\n  tool: { kind: pc, zone: guard }");
    tells_apart("SN326", &guarded, &guarded.replace("tool: { kind: pc", "tool: { kind: engineering-workstation"));
}

#[test]
fn engineering_workstations_get_no_mail() {
    let case = with("  tool: { kind: engineering-workstation, zone: line, exposed-to: [mail] }");
    tells_apart("SN327", &case, &case.replace("[mail]", "[removable-media]"));
}

#[test]
fn engineering_workstations_stand_in_control_zones() {
    let case = with("  tool: { kind: engineering-workstation, zone: office }");
    tells_apart("SN328", &case, &case.replace("workstation, zone: office", "workstation, zone: line"));
}

#[test]
fn remote_upkeep_comes_in_somewhere() {
    let case = plant("maintains: { m: { from: b, of: [plc], remote: true } }");
    tells_apart("SN329", &case, &case.replace("remote: true", "remote: false"));
    tells_apart("SN329", &case, &format!("{case}\nremote-access: {{ r: {{ by: engineers, to: [desk] }} }}"));
    tells_apart("SN329", &case, &case.replace("zone: line }", "zone: line, managed-from: [laptop] }"));
}

#[test]
fn remote_access_comes_through_a_device() {
    let case = plant("remote-access: { r: { by: b, to: [plc] } }");
    tells_apart("SN330", &case, &case.replace("[plc]", "[plc], via: desk"));
    let worst = |text: &str| findings(text, "SN330")[0].severity;
    assert_eq!(worst(&case), Severity::Warning);
    assert_eq!(worst(&case.replace("[plc]", "[desk]")), Severity::Advice);
}

#[test]
fn the_outside_does_not_touch_a_control_zone() {
    let case = with("  modem: { kind: remote-access, zone: line, exposed-to: [telephone] }");
    tells_apart("SN331", &case, &case.replace("kind: remote-access", "kind: firewall"));
    tells_apart("SN331", &case, &case.replace("telephone", "removable-media"));
}

#[test]
fn remote_access_is_kept_tightly() {
    let case = plant("remote-access: { r: { by: b, to: [desk], multi-factor: false, shared-credentials: true } }");
    tells_apart(
        "SN332",
        &case,
        &case.replace("factor: false, shared-credentials: true", "factor: true, shared-credentials: false"),
    );
    let worst = |text: &str| findings(text, "SN332")[0].severity;
    assert_eq!(worst(&case), Severity::Warning);
    assert_eq!(worst(&case.replace(", shared-credentials: true", "")), Severity::Advice);
    assert_eq!(worst(&case.replace("[desk]", "[plc]").replace(", shared-credentials: true", "")), Severity::Warning);
}

#[test]
fn a_safety_zone_is_closed_to_media_and_radio() {
    let case = with("  tool: { zone: guard, exposed-to: [removable-media] }");
    tells_apart("SN333", &case, &case.replace("zone: guard, exposed", "zone: line, exposed"));
}

#[test]
fn controllers_do_not_share_a_zone_with_mail() {
    let case = with("  drive: { kind: drive, zone: office }\n  mail: { kind: pc, zone: office, exposed-to: [mail] }");
    tells_apart("SN334", &case, &case.replace("drive, zone: office", "drive, zone: line"));
    tells_apart("SN334", &case, &case.replace("[mail]", "[]"));
}
