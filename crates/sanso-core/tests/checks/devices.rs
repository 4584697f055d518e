//! Cases about sensors, actuators, exposed things and many alike.

use super::{findings, tells_apart};

const HALL: &str = "
sanso: 1
process: p
organizations: { a: {}, visitors: { outside: true } }
zones: { hall: { organization: a } }
systems: { line: { organization: a, zone: hall } }
";

/// The hall with components in the line.
fn hall(components: &str, more: &str) -> String {
    format!("{HALL}components:\n  plc: {{ kind: plc, zone: hall }}\n{components}\n{more}")
}

#[test]
fn what_a_sensor_measures_is_taken_up() {
    let case = hall("  eye: { kind: sensor, system: line }", "flows: { f: { from: plc, to: hall } }");
    tells_apart("SN340", &case, &case.replace("from: plc", "from: eye"));
    tells_apart("SN340", &case, &case.replace("kind: plc,", "kind: plc, managed-from: [eye],"));
    tells_apart(
        "SN340",
        &case,
        &format!(
            "{case}\ndata: {{ d: {{ owner: a }} }}\ndata-events: {{ e: {{ kind: generate, data: [d], place: line }} }}"
        ),
    );
}

#[test]
fn what_measures_and_acts_uses_its_own_data() {
    let case = hall("  oven: { kind: other, system: line, senses: [heat] }", "flows: { f: { from: plc, to: hall } }");
    tells_apart("SN340", &case, &case.replace("[heat]", "[heat], acts-on: [burner]"));
}

#[test]
fn something_commands_an_actuator() {
    let case = hall("  valve: { kind: actuator, system: line }", "flows: { f: { from: plc, to: hall } }");
    tells_apart("SN341", &case, &case.replace("to: hall", "to: valve"));
    tells_apart("SN341", &case, &case.replace("system: line }", "system: line, managed-from: [] }"));
}

#[test]
fn a_sensor_senses_and_an_actuator_acts() {
    let case = hall("  eye: { kind: sensor, system: line, senses: [] }", "");
    tells_apart("SN342", &case, &case.replace("senses: []", "acts-on: []"));
    tells_apart(
        "SN342",
        &case.replace("sensor, system: line, senses", "actuator, system: line, acts-on"),
        &case.replace("kind: sensor", "kind: gateway"),
    );
}

#[test]
fn harm_comes_from_what_touches_the_world() {
    let case = hall("  screen: { kind: hmi, system: line, can-harm: [people] }", "");
    tells_apart("SN343", &case, &case.replace("kind: hmi", "kind: plc"));
    tells_apart("SN343", &case, &case.replace("[people]", "[]"));
}

#[test]
fn what_can_hurt_people_has_a_safe_state() {
    let case = hall("  press: { kind: machine, system: line, can-harm: [people], fails-safe: false }", "");
    tells_apart("SN344", &case, &case.replace("[people]", "[property]"));
    tells_apart("SN344", &case, &case.replace("false", "true"));
}

#[test]
fn delivered_passwords_do_not_face_the_outside() {
    let case = hall("  cam: { system: line, default-credentials: true, exposed-to: [internet] }", "");
    tells_apart("SN345", &case, &case.replace("[internet]", "[removable-media]"));
    let remote = "remote-access: { r: { by: a, to: [cam] } }";
    tells_apart(
        "SN345",
        &format!("{}{remote}", case.replace(", exposed-to: [internet]", "")),
        &format!("{}{remote}", case.replace("true, exposed", "false, exposed")),
    );
}

#[test]
fn what_faces_the_outside_is_kept_up() {
    let case = hall("  cam: { system: line, updated: false, exposed-to: [internet] }", "");
    tells_apart(
        "SN346",
        &case,
        &case.replace("updated: false", "updated: true, supported: true, known-weakness: false"),
    );
    tells_apart("SN346", &case.replace("updated", "supported"), &case.replace("[internet]", "[public-place]"));
}

#[test]
fn what_faces_the_outside_asks_for_a_login() {
    let case = hall("  cam: { system: line, login-required: false, exposed-to: [radio] }", "");
    tells_apart("SN347", &case, &case.replace("false", "true"));
    tells_apart("SN347", &case, &case.replace("radio", "mail"));
}

#[test]
fn how_many_devices_alike_are_updated_is_said() {
    let case = hall("  cam: { system: line, count: 100, exposed-to: [internet] }", "");
    tells_apart("SN348", &case, &case.replace("count: 100", "count: 99"));
    tells_apart("SN348", &case, &case.replace("count: 100", "count: 100, supported: false"));
    tells_apart("SN348", &case, &case.replace("system: line", "organization: visitors"));
}

#[test]
fn one_software_in_many_devices_is_pointed_out() {
    let case =
        hall("  cam: { system: line, count: 9, software: [x.json] }\n  box: { system: line, software: [x.json] }", "");
    tells_apart("SN349", &case, &case.replacen("x.json", "y.json", 1));
    assert!(findings(&case.replace("count: 9", "count: 8"), "SN349").is_empty());
}
