//! Ways of incidents drawn over the map: a glowing line from box to box, its steps numbered, its crossings marked.

use sanso_core::graph::spot::Spot;
use sanso_core::model::{Attr, Kind, Model, Subject};
use sanso_core::study::Study;
use sanso_core::text::Lang;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::pack::{Layout, Rect};
use super::route::{Curve, Router};
use super::{Chosen, End, Picture, Reach, label};
use crate::markup::escaped;
use crate::view::{Extent, Leg, Risk, Route, travelled};
use crate::words::{self, Border};

/// Size of the letters of the caption.
const SIZE: i32 = 13;
/// Height of a line of the caption.
const LINE: i32 = 22;
/// Radius of a number.
const ROUND: i32 = 10;

/// A way as it lies on the map.
pub(super) struct Way {
    /// The class of everything that belongs to it.
    pub(super) class: String,
    /// The place of the goal it leads to, from 1.
    pub(super) goal: usize,
    title: String,
    stops: Vec<Stop>,
    /// What is read of it: the attempt, then each step with how it happens and what it crosses.
    told: Vec<String>,
}

/// Steps that happen at one place of the map.
struct Stop {
    end: End,
    /// Numbers of the steps, from 1.
    numbers: Vec<usize>,
    /// The borders that are crossed on the way here.
    borders: Vec<Border>,
}

/// The ways that are asked for, as far as there are such.
pub(super) fn ways(study: &Study, picture: &Picture, lang: Lang, chosen: &[Chosen]) -> Vec<Way> {
    if chosen.is_empty() {
        return Vec::new();
    }
    let goals = chosen.iter().map(|one| one.goal).max().unwrap_or(0);
    let routes = chosen.iter().map(|one| one.way).max().unwrap_or(0);
    let told = travelled(study, lang, Extent { goals, routes });
    let places: BTreeMap<Subject, usize> = picture.nodes.iter().map(|node| node.subject).zip(0..).collect();
    let one = |chosen: &Chosen| {
        let risk = told.risks.get(chosen.goal.checked_sub(1)?)?;
        let route = risk.routes.get(chosen.way.checked_sub(1)?)?;
        let found = study.travel.risks.get(chosen.goal.checked_sub(1)?)?;
        let ways = &found.routes.get(chosen.way.checked_sub(1)?)?.ways;
        Some(way(study, &places, (risk, route, ways), *chosen, lang))
    };
    chosen.iter().filter_map(one).collect()
}

fn way(
    study: &Study,
    places: &BTreeMap<Subject, usize>,
    (risk, route, ways): (&Risk, &Route, &[u32]),
    chosen: Chosen,
    lang: Lang,
) -> Way {
    let mut stops: Vec<Stop> = Vec::new();
    for (leg, number) in route.legs.iter().zip(1..) {
        let end = leg.steps.1.checked_sub(1).and_then(|last| ways.get(last));
        let spot = end.and_then(|way| study.travel.graph.ways.get(*way as usize)).map(|made| made.target);
        let borders = borders(route, leg);
        let end = spot.and_then(|spot| place(study, places, spot)).or(stops.last().map(|stop| stop.end));
        match (end, stops.last_mut()) {
            (Some(end), Some(last)) if last.end == end => {
                last.numbers.push(number);
                last.borders.extend(borders);
            }
            (Some(end), _) => stops.push(Stop { end, numbers: vec![number], borders }),
            (None, _) => {}
        }
    }
    let step = |(leg, number): (&Leg, usize)| {
        let crossing = if leg.crossing.is_empty() { String::new() } else { format!(" ◆ {}", leg.crossing) };
        format!("{number}  {} · {}{crossing}", leg.target.1, leg.reason)
    };
    let mut told = vec![route.attempt.1.clone()];
    told.extend(route.legs.iter().zip(1..).map(step));
    Way {
        class: chosen.class(),
        goal: chosen.goal,
        title: words::way_title(lang, chosen.goal, &risk.goal.1, chosen.way),
        stops,
        told,
    }
}

/// The borders a leg crosses; whoever comes into another organisation comes into another zone anyway.
fn borders(route: &Route, leg: &Leg) -> Vec<Border> {
    let steps = route.steps.get(leg.steps.0..leg.steps.1).unwrap_or_default();
    let crossed = |border| steps.iter().flat_map(|step| &step.crossings).any(|one| one.border == border);
    let mut found: Vec<Border> =
        [Border::Organization, Border::Physical].into_iter().filter(|border| crossed(*border)).collect();
    if !found.contains(&Border::Organization) && crossed(Border::Zone) {
        found.push(Border::Zone);
    }
    found
}

/// Where on the map something happens: at its box, else at the box of what it belongs to.
fn place(study: &Study, places: &BTreeMap<Subject, usize>, spot: Spot) -> Option<End> {
    let model = &study.model;
    let mut subject = study.travel.graph.spots.subject(spot)?;
    // Each round gets nearer to an organisation, which is always drawn.
    for _ in 0..4 {
        if let Some(number) = places.get(&subject) {
            return Some(End::Node(*number));
        }
        if model.kind(subject) == Kind::Zone {
            return Some(End::Zone(subject));
        }
        subject = instead(model, subject)?;
    }
    None
}

/// What stands for a subject that is not drawn.
fn instead(model: &Model, subject: Subject) -> Option<Subject> {
    match model.kind(subject) {
        Kind::Goal => {
            let at = model.reference(subject, Attr::At)?;
            // What is not delivered is felt where it should arrive.
            let felt = (model.kind(at) == Kind::Supply).then(|| model.targets(at, Attr::To).next()).flatten();
            felt.or(Some(at))
        }
        Kind::Supply | Kind::Flow | Kind::Entrustment | Kind::Maintenance => model.targets(subject, Attr::From).next(),
        Kind::RemoteAccess => model.targets(subject, Attr::By).next(),
        _ => model.manager(subject).filter(|manager| *manager != subject),
    }
}

/// Systems that ways lead through, so that they can be drawn.
pub(super) fn systems(study: &Study) -> impl Iterator<Item = Subject> {
    let risks = study.travel.risks.iter().take(super::GOALS);
    let ways = risks.flat_map(|risk| risk.routes.iter().take(super::WAYS)).flat_map(|route| &route.ways);
    let targets = ways.filter_map(|way| study.travel.graph.ways.get(*way as usize)).map(|made| made.target);
    let subjects = targets.filter_map(|spot| study.travel.graph.spots.subject(spot));
    subjects.filter(|subject| study.model.kind(*subject) == Kind::System)
}

impl Way {
    /// Whether it leads by here.
    pub(super) fn passes(&self, end: End) -> bool {
        self.stops.iter().any(|stop| stop.end == end)
    }

    /// The lines, the signs of borders and the numbers.
    pub(super) fn drawn(&self, layout: &Layout, router: &Router<'_>, key: &str) -> String {
        let mut out = format!(r#"<g class="way {}"><title>{}</title>"#, self.class, escaped(&self.title));
        if let Some(first) = self.stops.first().and_then(|stop| router.rect(stop.end)) {
            let (x, y) = (first.x, first.y + first.h / 2);
            line(&mut out, &format!("M{} {}L{} {y}", x - 34, y - 22, x - 2), key);
        }
        let mut signs = String::new();
        for (from, to) in self.stops.iter().zip(self.stops.iter().skip(1)) {
            let Some(curve) = router.curve(from.end, to.end, reach(layout, router, from.end, to.end)) else { continue };
            line(&mut out, &curve.path(), key);
            borders_on(&mut signs, &to.borders, &curve, router);
        }
        out.push_str(&signs);
        let mut taken: BTreeMap<End, i32> = BTreeMap::new();
        for stop in &self.stops {
            let Some(rect) = router.rect(stop.end) else { continue };
            let room = taken.entry(stop.end).or_default();
            for number in &stop.numbers {
                numbered(&mut out, *number, rect, stop.end, *room);
                *room += 1;
            }
        }
        out.push_str("</g>");
        out
    }

    /// The way in words below the map, and how high that is.
    pub(super) fn caption(&self, width: i32) -> (String, i32) {
        let mut out = format!(
            r#"<g class="caption"><text class="head" x="20" y="20">{}</text>"#,
            escaped(&label::one_line(&self.title, SIZE + 1, width - 40))
        );
        let mut y = 20 + LINE;
        for line in &self.told {
            let text = escaped(&label::one_line(line, SIZE, width - 56));
            // Writing to a string cannot fail.
            let _ = write!(out, r#"<text x="36" y="{y}">{text}</text>"#);
            y += LINE;
        }
        out.push_str("</g>");
        (out, y)
    }
}

fn line(out: &mut String, d: &str, key: &str) {
    // Writing to a string cannot fail.
    let _ = write!(out, r#"<path class="glow" d="{d}"/><path class="run" d="{d}" marker-end="url(#w-{key})"/>"#);
}

/// Lines between columns run below the boxes.
fn reach(layout: &Layout, router: &Router<'_>, from: End, to: End) -> Reach {
    let lane = |end| {
        let rect: Rect = router.rect(end)?;
        layout.lanes.iter().position(|lane| lane.rect.x <= rect.x && rect.x < lane.rect.x + lane.rect.w)
    };
    if lane(from) == lane(to) { Reach::Zone } else { Reach::Organization }
}

fn borders_on(out: &mut String, borders: &[Border], curve: &Curve, router: &Router<'_>) {
    let (x, y) = router.free_point(curve).unwrap_or_else(|| curve.at(0.5));
    for (border, at) in borders.iter().zip(0i32..) {
        let x = x + f64::from(at * 18);
        let (class, d) = match border {
            Border::Organization | Border::Entry => ("over org", "l8 8l-8 8l-8 -8z"),
            Border::Zone => ("over zone", "l7 7l-7 7l-7 -7z"),
            Border::Physical => ("over phys", "m-8 1h16l-8 14z"),
        };
        // Writing to a string cannot fail.
        let _ = write!(out, r#"<path class="{class}" d="M{x:.0} {:.0}{d}"/>"#, y - 8.0);
    }
}

fn numbered(out: &mut String, number: usize, rect: Rect, end: End, room: i32) {
    let (x, y) = match end {
        End::Node(_) => (rect.x + 6 + room * (2 * ROUND + 1), rect.y + rect.h + 1),
        End::Zone(_) => (rect.x + 6 + room * (2 * ROUND + 1), rect.y),
    };
    // Writing to a string cannot fail.
    let _ = write!(
        out,
        r#"<g class="stop"><circle cx="{x}" cy="{y}" r="{ROUND}"/><text x="{x}" y="{}">{number}</text></g>"#,
        y + 4
    );
}
