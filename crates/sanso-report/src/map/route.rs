//! The ways of lines between boxes: smooth curves that leave and enter at the sides that face each other.

use super::pack::{H, Layout, Rect};
use super::{End, Reach};
use std::collections::BTreeMap;

/// A smooth line: start, two control points, end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Curve {
    /// The four points.
    pub points: [(f64, f64); 4],
}

impl Curve {
    /// The point at a part of the way.
    pub fn at(&self, t: f64) -> (f64, f64) {
        let u = 1.0 - t;
        let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
        let sum = |axis: fn(&(f64, f64)) -> f64| {
            self.points.iter().zip(weights).map(|(point, weight)| axis(point) * weight).sum::<f64>()
        };
        (sum(|point| point.0), sum(|point| point.1))
    }

    /// The `d` of a path.
    pub fn path(&self) -> String {
        let [a, b, c, d] = self.points;
        format!("M{:.0} {:.0}C{:.0} {:.0} {:.0} {:.0} {:.0} {:.0}", a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1)
    }
}

/// Finds ends of links and free places on lines.
#[derive(Debug)]
pub struct Router<'l> {
    layout: &'l Layout,
    /// Boxes by the cells of a coarse grid they touch.
    cells: BTreeMap<(i32, i32), Vec<Rect>>,
}

const CELL: i32 = 160;

/// Room a mark on a line needs around its middle.
const ROOM: i32 = 9;

impl<'l> Router<'l> {
    /// Prepares for a layout.
    pub fn new(layout: &'l Layout) -> Router<'l> {
        let mut cells: BTreeMap<(i32, i32), Vec<Rect>> = BTreeMap::new();
        for rect in &layout.boxes {
            for x in rect.x / CELL..=(rect.x + rect.w) / CELL {
                for y in rect.y / CELL..=(rect.y + rect.h) / CELL {
                    cells.entry((x, y)).or_default().push(*rect);
                }
            }
        }
        Router { layout, cells }
    }

    /// The rectangle of an end; of a zone, the strip that holds its name.
    pub fn rect(&self, end: End) -> Option<Rect> {
        match end {
            End::Node(number) => self.layout.boxes.get(number).copied(),
            End::Zone(zone) => {
                let frame = self.layout.frames.iter().find(|frame| frame.zone == zone)?;
                Some(Rect { h: H.min(frame.rect.h), ..frame.rect })
            }
        }
    }

    /// The line between two ends.
    pub fn curve(&self, from: End, to: End, reach: Reach) -> Option<Curve> {
        let (a, b) = (self.rect(from)?, self.rect(to)?);
        let beside = a.y < b.y + b.h && b.y < a.y + a.h;
        Some(if beside { sideways(a, b, reach) } else { vertical(a, b) })
    }

    /// The point of a curve nearest to its middle that no box covers.
    pub fn free_point(&self, curve: &Curve) -> Option<(f64, f64)> {
        const STEPS: i32 = 20;
        let mut steps: Vec<i32> = (1..STEPS).collect();
        steps.sort_by_key(|step| (step - STEPS / 2).abs());
        steps.into_iter().map(|step| curve.at(f64::from(step) / f64::from(STEPS))).find(|point| self.is_free(*point))
    }

    fn is_free(&self, point: (f64, f64)) -> bool {
        let (x, y) = (point.0 as i32, point.1 as i32);
        let around = Rect { x: x - ROOM, y: y - ROOM, w: 2 * ROOM, h: 2 * ROOM };
        let near = [
            (around.x, around.y),
            (around.x + around.w, around.y),
            (around.x, around.y + around.h),
            (around.x + around.w, around.y + around.h),
        ];
        near.iter().all(|(x, y)| {
            self.cells.get(&(x / CELL, y / CELL)).is_none_or(|boxes| boxes.iter().all(|other| !other.overlaps(&around)))
        })
    }

    /// Where a curve leaves one column for another.
    pub fn crossings(&self, curve: &Curve) -> Vec<(f64, f64)> {
        const STEPS: i32 = 48;
        let lane = |x: f64| {
            self.layout
                .lanes
                .iter()
                .position(|lane| f64::from(lane.rect.x) <= x && x <= f64::from(lane.rect.x + lane.rect.w))
        };
        let (mut before, mut found) = (lane(curve.at(0.0).0), Vec::new());
        for step in 1..=STEPS {
            let point = curve.at(f64::from(step) / f64::from(STEPS));
            let now = lane(point.0);
            // A mark where the line leaves the first column is enough; further ones would say nothing new.
            if now != before && found.is_empty() {
                found.push(point);
            }
            before = now;
        }
        found
    }
}

fn vertical(a: Rect, b: Rect) -> Curve {
    let down = a.y < b.y;
    let out = |rect: Rect, bottom: bool| {
        (f64::from(rect.x + rect.w / 2), f64::from(if bottom { rect.y + rect.h } else { rect.y }))
    };
    let (start, end) = (out(a, down), out(b, !down));
    let bend = (end.1 - start.1) * 0.45;
    Curve { points: [start, (start.0, start.1 + bend), (end.0, end.1 - bend), end] }
}

/// Between boxes of one row: straight where they are neighbours, below them otherwise.
fn sideways(a: Rect, b: Rect, reach: Reach) -> Curve {
    let right = a.x < b.x;
    let gap = if right { b.x - (a.x + a.w) } else { a.x - (b.x + b.w) };
    let near = gap < 60 && reach != Reach::Organization;
    let middle = |rect: Rect| f64::from(rect.y + rect.h / 2);
    if near {
        let side = |rect: Rect, right: bool| f64::from(if right { rect.x + rect.w } else { rect.x });
        let (x1, x2) = (side(a, right), side(b, !right));
        let bend = (x2 - x1) * 0.45;
        return Curve { points: [(x1, middle(a)), (x1 + bend, middle(a)), (x2 - bend, middle(b)), (x2, middle(b))] };
    }
    let below = |rect: Rect, part: f64| (f64::from(rect.x) + f64::from(rect.w) * part, f64::from(rect.y + rect.h));
    let (start, end) = if right { (below(a, 0.65), below(b, 0.35)) } else { (below(a, 0.35), below(b, 0.65)) };
    let dip = 14.0 + f64::from(gap.max(0)).sqrt() * 1.6;
    let deep = start.1.max(end.1) + dip.min(58.0);
    Curve { points: [start, (start.0, deep), (end.0, deep), end] }
}
