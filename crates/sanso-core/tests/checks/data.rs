//! Cases about data sets, where they are kept, what happens to them and how they reach others.

use super::tells_apart;

const OFFICE: &str = "
sanso: 1
process: p
organizations: { a: {}, b: {} }
zones: { room: { organization: a }, cellar: { organization: a }, theirs: { organization: b } }
components:
  server: { zone: room, stores: [known] }
  far: { zone: theirs }
data:
  known: { owner: a, category: [internal], confidentiality: low }
";

fn office(data: &str, more: &str) -> String {
    format!("{OFFICE}{data}\n{more}")
}

/// The office with one more component.
fn beside(component: &str, more: &str) -> String {
    format!("{}{more}", OFFICE.replace("components:\n", &format!("components:\n{component}\n")))
}

#[test]
fn data_is_classified() {
    let case = office("  d: { owner: a }", "");
    tells_apart("SN360", &case, &case.replace("owner: a }", "owner: a, confidentiality: high }"));
}

#[test]
fn data_is_kept_or_moved_somewhere() {
    let case = office("  d: { owner: a }", "flows: { f: { from: server, to: far } }");
    tells_apart("SN361", &case, &case.replace("to: far", "to: far, carries: [d]"));
    // A model without any handling of data is told so once, by SN309.
    tells_apart("SN361", &case, &case.replace(", stores: [known]", ""));
}

#[test]
fn data_worth_protecting_comes_to_an_end() {
    let case = office(
        "  d: { owner: a, category: [personal] }",
        "data-events:\n  e: { kind: store, data: [d], place: server }",
    );
    tells_apart("SN364", &case, &format!("{case}\n  x: {{ kind: dispose, data: [d], place: server }}"));
    tells_apart("SN364", &case, &case.replace("[personal]", "[open]"));
    tells_apart("SN364", &case, &case.replace("kind: store", "kind: process"));
}

#[test]
fn personal_data_names_its_laws() {
    let case = office("  d: { owner: a, category: [personal] }", "");
    tells_apart("SN367", &case, &case.replace("[personal]", "[personal], laws: []"));
    tells_apart("SN367", &case, &case.replace("personal", "internal"));
}

#[test]
fn a_backup_stands_elsewhere() {
    let case = beside("  copy: { kind: backup, zone: room, stores: [known] }", "");
    tells_apart("SN368", &case, &case.replace("backup, zone: room", "backup, zone: cellar"));
    tells_apart("SN368", &case, &case.replace("kind: backup", "kind: database"));
}

#[test]
fn a_store_keeps_something() {
    let case = beside("  db: { kind: database, zone: room }", "");
    tells_apart("SN369", &case, &case.replace("kind: database", "kind: server"));
    tells_apart("SN369", &case, &format!("{case}\ndata-events: {{ e: {{ kind: store, data: [known], place: db }} }}"));
}

#[test]
fn a_data_event_says_where_or_who() {
    let case = office("", "data-events: { e: { kind: process, data: [known] } }");
    tells_apart("SN362", &case, &case.replace("kind: process,", "kind: process, actor: a,"));
}

#[test]
fn a_transfer_goes_somewhere() {
    let case = office(
        "",
        "flows: { f: { from: server, to: far } }\ndata-events: { e: { kind: transfer, data: [known], place: server } }",
    );
    tells_apart("SN363", &case, &case.replace("place: server }", "place: server, flow: f }"));
    tells_apart("SN363", &case, &case.replace("kind: transfer", "kind: process"));
}

#[test]
fn entrusted_data_arrives() {
    let case = office("", "entrusts: { x: { from: a, to: b, data: [known] } }");
    tells_apart("SN365", &case, &case.replace("zone: theirs", "zone: theirs, stores: [known]"));
    tells_apart("SN365", &case, &format!("{case}\nflows: {{ f: {{ from: server, to: far, carries: [known] }} }}"));
    tells_apart("SN365", &case, &case.replace("b: {}", "b: { outside: true }"));
}

#[test]
fn shared_data_has_a_way_to_those_who_share_it() {
    let case = office("", "").replace("owner: a,", "owner: a, shared-with: [b],");
    tells_apart("SN366", &case, &format!("{case}\nentrusts: {{ x: {{ from: a, to: b, data: [known] }} }}"));
    tells_apart(
        "SN366",
        &case,
        &format!("{case}\ndata-events: {{ e: {{ kind: transfer, data: [known], place: server, to: b }} }}"),
    );
}

#[test]
fn flows_between_organizations_say_what_they_carry() {
    let case = office("", "flows: { f: { from: server, to: far, what: [files] } }");
    tells_apart("SN370", &case, &case.replace("[files]", "[files], carries: []"));
    tells_apart("SN370", &case, &case.replace("to: far", "to: room"));
    tells_apart(
        "SN370",
        &case,
        &format!("{case}\ndata-events: {{ e: {{ kind: transfer, data: [known], flow: f, place: server }} }}"),
    );
}

#[test]
fn a_transfer_moves_what_its_flow_carries() {
    let case = office(
        "  d: { owner: a }",
        "flows: { f: { from: server, to: far, carries: [known] } }\ndata-events: { e: { kind: transfer, data: [d], place: server, flow: f } }",
    );
    tells_apart("SN371", &case, &case.replace("carries: [known]", "carries: [d]"));
    tells_apart("SN371", &case, &case.replace(", carries: [known]", ""));
}
