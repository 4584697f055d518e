//! The map: nothing overlaps, nothing is lost, the same study gives the same bytes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

mod support;

use sanso_core::study::Study;
use sanso_core::text::Lang;
use sanso_report::map::{Chosen, End, Layout, Picture, layout, picture, svg, svg_of_way};
use sanso_report::view::{Extent, travelled};
use std::sync::LazyLock;
use support::{LANGUAGES, examples, generated, study_of, tags};

static MODELS: LazyLock<Vec<(String, Study)>> = LazyLock::new(|| {
    let mut models: Vec<(String, Study)> =
        examples().iter().map(|(name, study, _)| (name.clone(), study.clone())).collect();
    for (elements, seed) in [(1, 1), (12, 2), (60, 3), (60, 4), (200, 5), (2_000, 6)] {
        models.push((format!("{elements} elements, seed {seed}"), study_of(&generated(elements, seed)).0));
    }
    models
});

static LAYOUTS: LazyLock<Vec<(&str, &Study, Picture, Layout)>> = LazyLock::new(|| {
    let one = |(name, study): &'static (String, Study)| {
        let picture = picture(study);
        let layout = layout(study, &picture);
        (name.as_str(), study, picture, layout)
    };
    MODELS.iter().map(one).collect()
});

#[test]
fn no_two_boxes_overlap() {
    for (name, _, _, layout) in LAYOUTS.iter() {
        let mut sorted = layout.boxes.clone();
        sorted.sort_by_key(|rect| rect.x);
        for (at, one) in sorted.iter().enumerate() {
            for other in sorted[at + 1..].iter().take_while(|other| other.x < one.x + one.w) {
                assert!(!one.overlaps(other), "{name}: {one:?} {other:?}");
            }
        }
    }
}

#[test]
fn frames_of_zones_nest_or_stand_apart_and_hold_their_boxes_whole() {
    for (name, _, _, layout) in LAYOUTS.iter() {
        for (at, one) in layout.frames.iter().enumerate() {
            for other in &layout.frames[at + 1..] {
                let fits =
                    !one.rect.overlaps(&other.rect) || one.rect.contains(&other.rect) || other.rect.contains(&one.rect);
                assert!(fits, "{name}: {one:?} {other:?}");
            }
            for rect in layout.boxes.iter().filter(|rect| rect.overlaps(&one.rect)) {
                assert!(one.rect.contains(rect), "{name}: {one:?} {rect:?}");
                // The name of the frame stands in its first 20 units, above every box.
                assert!(rect.y >= one.rect.y + 22, "{name}: {one:?} {rect:?}");
            }
        }
    }
}

#[test]
fn every_box_lies_in_the_column_of_its_organisation_and_in_its_band() {
    for (name, _, picture, layout) in LAYOUTS.iter() {
        for (node, rect) in picture.nodes.iter().zip(&layout.boxes) {
            let lane = layout
                .lanes
                .iter()
                .find(|lane| lane.organization == node.organization)
                .unwrap_or_else(|| panic!("{name}: a column for {node:?}"));
            assert!(lane.rect.contains(rect), "{name}: {node:?}");
            assert!(layout.bands[node.band as usize].contains(rect), "{name}: {node:?} {rect:?}");
        }
        for pair in layout.lanes.windows(2) {
            assert!(!pair[0].rect.overlaps(&pair[1].rect), "{name}: columns stand apart");
        }
    }
}

#[test]
fn boxes_stand_in_the_frame_of_their_zone() {
    for (name, study, picture, layout) in LAYOUTS.iter() {
        for (node, rect) in picture.nodes.iter().zip(&layout.boxes) {
            let frame = node.zone.and_then(|zone| layout.frames.iter().find(|frame| frame.zone == zone));
            let same = node.zone.is_some_and(|zone| study.model.manager(zone) == node.organization);
            if let (Some(frame), true) = (frame, same) {
                assert!(frame.rect.contains(rect), "{name}: {} in its zone", study.model.id(node.subject));
            }
        }
    }
}

#[test]
fn everything_that_can_be_drawn_is_drawn_and_nothing_hostile_gets_through() {
    for (name, study, picture, _) in LAYOUTS.iter() {
        for lang in LANGUAGES {
            let drawn = svg(study, lang);
            tags(&drawn);
            assert_eq!(
                drawn.matches("<g class=\"node ").count() - 3,
                picture.nodes.len(),
                "{name}: boxes, without those of the legend"
            );
            for (number, _) in study.model.of_kind(sanso_core::model::Kind::Goal).enumerate() {
                assert!(drawn.contains(&format!(">{}</text>", number + 1)), "{name}: the flag of goal {}", number + 1);
            }
            assert!(!drawn.contains("<b>"), "{name}: names are text");
        }
        let known =
            |end: &End| matches!(end, End::Node(at) if *at < picture.nodes.len()) || matches!(end, End::Zone(_));
        assert!(picture.links.iter().all(|link| known(&link.from) && known(&link.to)), "{name}");
    }
}

#[test]
fn the_same_study_gives_the_same_bytes() {
    for (name, study) in MODELS.iter() {
        assert_eq!(svg(study, Lang::Ja), svg(study, Lang::Ja), "{name}");
    }
}

#[test]
fn a_map_needs_nothing_from_elsewhere() {
    for (name, study) in MODELS.iter() {
        let drawn = svg(study, Lang::En).replace("http://www.w3.org/2000/svg", "");
        for outside in ["http:", "https:", "@import", "<image", "<script", "href"] {
            assert!(!drawn.contains(outside), "{name}: {outside}");
        }
    }
}

/// How often a step of a way is drawn.
fn stops(over: &str, number: usize) -> usize {
    let badge = format!(">{number}</text></g>");
    over.split("<g class=\"stop\">").skip(1).filter(|stop| stop.contains(&badge)).count()
}

#[test]
fn a_way_on_the_map_has_each_of_its_steps_once_and_everything_it_passes_stays_lit() {
    for (name, study) in MODELS.iter() {
        for lang in LANGUAGES {
            let told = travelled(study, lang, Extent { goals: 3, routes: 2 });
            for (risk, goal) in told.risks.iter().zip(1..) {
                for (route, way) in risk.routes.iter().zip(1..) {
                    let drawn = svg_of_way(study, lang, Chosen { goal, way }).unwrap();
                    tags(&drawn);
                    let over = drawn.split("<g class=\"way ").nth(1).unwrap();
                    let steps = 1..=route.legs.len();
                    let all_once = steps.clone().all(|number| stops(over, number) == 1);
                    assert!(all_once, "{name}: steps {steps:?} of way {way} to {goal}");
                    assert!(drawn.contains(" lit\""), "{name}");
                    assert_eq!(drawn, svg_of_way(study, lang, Chosen { goal, way }).unwrap(), "{name}: the same bytes");
                }
            }
        }
        assert!(svg_of_way(study, Lang::En, Chosen { goal: 1, way: 999 }).is_none(), "{name}");
        assert!(svg_of_way(study, Lang::En, Chosen { goal: 0, way: 1 }).is_none(), "{name}");
    }
}
