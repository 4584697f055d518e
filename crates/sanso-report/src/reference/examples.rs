//! An example of every section. Together they are one small model without mistakes, in canonical form.

use sanso_core::model::Kind;

/// How the section of a kind is written.
#[expect(clippy::too_many_lines, reason = "one example a kind; the match must be total")]
pub(super) const fn example(kind: Kind) -> &'static str {
    match kind {
        Kind::Organization => {
            "organizations:
  plant: { name: { en: Spring plant, ja: ばね工場 }, role: makes springs, size: small, country: JP }
  customer: { role: builds pumps, size: large }
  service: { role: looks after machines, size: small }
  residents: { role: live next door, outside: true }
"
        }
        Kind::Zone => {
            "zones:
  office: { organization: plant, kind: office, access: controlled }
  line: { organization: plant, part-of: office, kind: control, access: shared }
"
        }
        Kind::System => {
            "systems:
  winding: { organization: plant, zone: line, availability: high, needs: [orders], tolerates: 8h }
"
        }
        Kind::Component => {
            "components:
  coiler:
    name: { en: Coiling machine, ja: コイリングマシン }
    kind: machine
    system: winding
    count: 4
    made-by: service
    senses: [wire tension]
    acts-on: [wire]
    can-harm: [people]
    managed-from: [office-pc]
    updated: false  # what is not known is left out: nothing is said of its password
  office-pc: { kind: pc, zone: office, exposed-to: [mail, internet], updated: true }
  vpn: { kind: remote-access, zone: office, exposed-to: [internet], multi-factor: false }
"
        }
        Kind::Flow => {
            "flows:
  programs: { from: office-pc, to: coiler, what: [program], carries: [orders], over: lan }
"
        }
        Kind::Supply => {
            "supplies:
  springs: { from: plant, to: customer, what: goods, needs: [winding], tolerates: 2d }
"
        }
        Kind::Maintenance => {
            "maintains:
  coiler-upkeep: { from: service, of: [coiler], remote: true, approved: true, logged: false }
"
        }
        Kind::Entrustment => {
            "entrusts:
  drawings-out: { from: plant, to: service, data: [drawings], level-agreed: true }
"
        }
        Kind::RemoteAccess => {
            "remote-access:
  service-line: { by: service, to: [coiler], via: vpn, over: internet, shared-credentials: true }
"
        }
        Kind::Data => {
            "data:
  orders: { owner: plant, category: [internal], integrity: high, shared-with: [] }
  drawings: { owner: customer, confidentiality: high, shared-with: [plant] }
"
        }
        Kind::DataEvent => {
            "data-events:
  drawings-arrive:
    kind: transfer
    data: [drawings]
    actor: customer
    to: office-pc
    encrypted: true
    field: [supply contract]
    before: { disclosure: customer only, controller: customer }
    after: { disclosure: customer and plant, controller: customer }
"
        }
        Kind::People => {
            "people:
  setters: { organization: plant, count: 6, may: [coiler], trained: true }
"
        }
        Kind::Procedure => {
            "procedures:
  program-change: { kind: change, organization: plant, covers: [coiler], written: true }
"
        }
        Kind::Goal => {
            "goals:
  no-springs: { at: springs, kind: supply, recovery: 1, economic: 2, who: customer }
  caught-hand: { at: coiler, kind: people, recovery: 3, economic: 1, who: setters }
"
        }
    }
}
