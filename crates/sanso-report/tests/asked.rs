//! Answers to single questions, as people read them: what differs, where it hurts, who is hit, what stands across every
//! way, what to do with so much effort.
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test -p sanso-report --test asked`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::changes::{LEAST, changes};
use sanso_core::graph::barriers::{Looking, barriers};
use sanso_core::graph::choose::{Until, choose};
use sanso_core::graph::critical::critical;
use sanso_core::graph::stopped::stopped;
use sanso_core::model::Attr;
use sanso_core::study::Study;
use sanso_core::text::Lang;
use sanso_report::layout::Style;
use sanso_report::text;
use sanso_report::view::{Compared, Roadmap, Sheets, changed, critical_sheets, cut_sheets, stop_sheets};
use support::{LANGUAGES, example, study_of};

fn supplier() -> Study {
    example("car-parts-supplier").0
}

fn read_well(name: &str, sheets: &dyn Fn(Lang) -> Sheets) {
    for lang in LANGUAGES {
        let key = if lang == Lang::En { "en" } else { "ja" };
        insta::assert_snapshot!(format!("{name}-{key}"), text::sheets(&sheets(lang), lang, Style::Plain));
    }
}

#[test]
fn where_it_hurts_reads_well() {
    let study = supplier();
    let found = critical(study.basis(), &study.travel, study.asking);
    read_well("critical", &|lang| critical_sheets(&study, &found, lang));
}

#[test]
fn who_is_hit_when_something_stops_reads_well() {
    let study = supplier();
    let subject = study.model.find("subsidiary").unwrap();
    let found = stopped(study.basis(), &study.travel, subject);
    read_well("stop", &|lang| stop_sheets(&study, subject, &found, lang));
}

#[test]
fn the_smallest_sets_across_every_way_read_well() {
    let study = supplier();
    let wanted = |kind: &str| {
        let of = |goal| study.model.word(goal, Attr::Kind).is_some_and(|word| word.key == kind);
        study.travel.risks.iter().position(|risk| of(risk.goal)).unwrap()
    };
    let risks = [wanted("people"), wanted("supply")];
    let found = barriers(&study.travel, &risks, Looking::default(), study.asking);
    read_well("cuts", &|lang| cut_sheets(&study, &found, 2, lang));
}

#[test]
fn what_differs_reads_well() {
    let (old, _) = study_of(&PLANT.replace("DOOR", ""));
    let (new, _) = study_of(&PLANT.replace("DOOR", DOOR));
    let found = changes(&old, &new, LEAST);
    let compared = Compared { old: (&old, "old/model.yaml"), new: (&new, "model.yaml"), changes: &found, least: LEAST };
    read_well("diff", &|lang| changed(compared, lang));
}

#[test]
fn a_roadmap_reads_well() {
    let study = supplier();
    let until = Until::Budget(45.0);
    let choice = choose(study.basis(), &study.travel, study.asking, until);
    for (lang, key) in [(Lang::En, "en"), (Lang::Ja, "ja")] {
        let page = text::roadmap(&Roadmap::new(&study, (&choice, until), lang), Style::Plain);
        insta::assert_snapshot!(format!("roadmap-{key}"), page);
    }
}

#[test]
fn a_roadmap_to_what_holds_already_says_so_and_nothing_of_what_can_be_paid_for() {
    let study = supplier();
    let until = Until::Likelihood(1.0);
    let choice = choose(study.basis(), &study.travel, study.asking, until);
    let map = Roadmap::new(&study, (&choice, until), Lang::En);
    assert!(map.already && map.tasks.is_empty() && map.notes().is_empty(), "{map:?}");
    let page = text::roadmap(&map, Style::Plain);
    assert!(page.starts_with("0 measures, 0 days of work"), "{page}");
    assert!(page.contains("Nothing is likelier than that as things are"), "{page}");
}

/// A plant whose orders run on one machine.
const PLANT: &str = "\
sanso: 1
process: plant
organizations:
  plant: { size: small, name: { en: Plant, ja: 工場 } }
  customer: { size: large, name: { en: Customer, ja: 納入先 } }
zones:
  office: { organization: plant, kind: office, name: { en: Office network, ja: 事務系ネットワーク } }
systems:
  orders: { organization: plant, zone: office, needs: [order-pc], tolerates: 1d, availability: high, name: { en: Order handling, ja: 受注システム } }
components:
  order-pc: { kind: server, zone: office, system: orders, known-weakness: true, updated: false, name: { en: Order server, ja: 受注サーバ } }
DOOR
supplies:
  parts: { from: plant, to: customer, what: goods, needs: [orders], tolerates: 2d, substitutes: 0, name: { en: Parts, ja: 部品 } }
goals:
  waits: { at: parts, kind: supply, recovery: 3, economic: 3, name: { en: The customer has to wait, ja: 納入が止まる } }
";

const DOOR: &str = "  router: { kind: remote-access, zone: office, exposed-to: [internet], known-weakness: true, updated: false, login-required: false, name: { en: Router for remote work, ja: 在宅勤務用ルータ } }";
