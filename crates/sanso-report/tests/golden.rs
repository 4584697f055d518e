//! Text that people read, as it is. A changed snapshot is looked at and explained in the commit.
//!
//! After a wanted change: `INSTA_UPDATE=always cargo test -p sanso-report --test golden`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::text::Lang;
use sanso_report::explain::explain;
use sanso_report::layout::Style;
use sanso_report::view::{Detail, Extent, travelled};
use sanso_report::{diagnostics, text};
use support::{LANGUAGES, example, study_of, view};

fn key(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en",
        Lang::Ja => "ja",
    }
}

#[test]
fn the_summary_of_a_bakery_reads_well() {
    let (study, notes) = example("bakery-sme");
    for lang in LANGUAGES {
        let page = text::summary(&view(&study, &notes, lang, Detail::Summary), Style::Plain);
        insta::assert_snapshot!(format!("bakery-summary-{}", key(lang)), page);
    }
}

#[test]
fn ways_to_what_must_not_happen_in_a_bakery_read_well() {
    let (study, _) = example("bakery-sme");
    for lang in LANGUAGES {
        let told = travelled(&study, lang, Extent { goals: 2, routes: 2 });
        let page = text::paths(&told, "examples/bakery-sme", lang, Style::Plain);
        insta::assert_snapshot!(format!("bakery-paths-{}", key(lang)), page);
    }
}

#[test]
fn explanations_of_a_bakery_read_well() {
    let (study, _) = example("bakery-sme");
    let asked = [
        ("required", "CPS.AC-7@home-network"),
        ("incident", "L2_1_d@oven"),
        ("fact", "may-have-open-weakness@till-tablet"),
        ("subject", "fridge-sensors"),
        ("goal", "no-bread"),
        ("step", "foothold@till-tablet"),
    ];
    for (name, what) in asked {
        for lang in LANGUAGES {
            let explanation = explain(&study, what, lang).unwrap();
            let page = text::explanation(&explanation, "examples/bakery-sme", lang, Style::Plain);
            insta::assert_snapshot!(format!("bakery-{name}-{}", key(lang)), page);
        }
    }
}

#[test]
fn why_something_is_not_required_reads_well() {
    let (study, _) = study_of(SHOP);
    for lang in LANGUAGES {
        let explanation = explain(&study, "CPS.PT-3@shop", lang).unwrap();
        let page = text::explanation(&explanation, "model.yaml", lang, Style::Plain);
        insta::assert_snapshot!(format!("shop-not-required-{}", key(lang)), page);
    }
}

/// A shop with a sensor that harms nobody.
const SHOP: &str = "\
sanso: 1
process: shop
organizations: { shop: { name: { en: Shop, ja: 店 } } }
components:
  door-sensor:
    name: { en: Door sensor, ja: 扉のセンサ }
    organization: shop
    kind: sensor
    senses: [door]
    acts-on: []
    can-harm: []
    exposed-to: []
    managed-from: []
    availability: low
";

#[test]
fn mistakes_read_well() {
    let broken = "\
sanso: 1
process: shop
organizations: { shop: { sise: small } }
zones: { floor: { organization: shopp } }
components:
  扉: { kind: sensor, zone: floor }
  door: { kind: senser, zone: floor, updated: yes }
flows:
  f: { from: door, to: flor }
";
    let (study, notes) = study_of(broken);
    for lang in LANGUAGES {
        let page = diagnostics::text(&study.model.sources, &notes, "", lang, Style::Plain);
        insta::assert_snapshot!(format!("mistakes-{}", key(lang)), page);
    }
}
