//! The order of columns and boxes, and the whole put together.

use sanso_core::model::{Attr, Kind, Model, Subject};
use sanso_core::study::Study;
use std::collections::{BTreeMap, BTreeSet};

use super::pack::{Block, GX, GY, Group, H, Lane, Layout, PAD, Rect, W, pack};
use super::{Band, End, Picture};

/// Space between columns.
const LANE_GAP: i32 = 14;
/// Space between bands, for lines that change layer.
const BAND_GAP: i32 = 30;
/// Space at the edges.
const EDGE: i32 = 14;
/// Space for lines between organisations below their boxes.
const ARCS: i32 = 64;
/// Space for the name of a band.
const BAND_HEAD: i32 = 31;
/// Width of the box of an organisation.
const ORG_W: i32 = 142;
/// How often boxes are put nearer to what they are linked with.
const ROUNDS: usize = 8;

/// The three groups of one column.
#[derive(Debug, Clone)]
struct Column {
    organization: Option<Subject>,
    own: Vec<usize>,
    things: Group,
    data: Group,
}

pub(super) fn layout(study: &Study, picture: &Picture) -> Layout {
    let mut columns = columns(&study.model, picture);
    let breadth = breadth(&columns);
    let mut best = place(&columns, breadth, picture.nodes.len());
    let mut least = length(picture, &best);
    for _ in 0..ROUNDS {
        rearrange(&mut columns, picture, &best);
        let tried = place(&columns, breadth, picture.nodes.len());
        let now = length(picture, &tried);
        // The first of equal results is kept, so the outcome does not swing.
        if now < least {
            (best, least) = (tried, now);
        }
    }
    best
}

fn columns(model: &Model, picture: &Picture) -> Vec<Column> {
    let organizations = by_supply(model).into_iter().map(Some).chain([None]);
    let of = |organization: Option<Subject>, band: Band| {
        let nodes = picture.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| node.organization == organization && node.band == band)
    };
    let column = |organization: Option<Subject>| {
        let mut by_zone: BTreeMap<Option<Subject>, Vec<usize>> = BTreeMap::new();
        for (number, node) in of(organization, Band::Things) {
            by_zone.entry(node.zone).or_default().push(number);
        }
        // A zone of one organisation may hold things of another; they are drawn in the column of their manager.
        let zones: BTreeSet<Subject> = model
            .of_kind(Kind::Zone)
            .filter(|zone| organization.is_some() && model.manager(*zone) == organization)
            .collect();
        let loose = by_zone
            .iter()
            .filter(|(zone, _)| zone.is_none_or(|zone| !zones.contains(&zone)))
            .flat_map(|(_, nodes)| nodes.clone())
            .collect();
        let inner = zones
            .iter()
            .filter(|zone| parent(model, **zone, &zones).is_none())
            .map(|zone| group(model, *zone, &zones, &by_zone, 0))
            .collect();
        Column {
            organization,
            own: of(organization, Band::Organizations).map(|(number, _)| number).collect(),
            things: Group { zone: None, nodes: loose, inner },
            data: Group {
                zone: None,
                nodes: of(organization, Band::Data).map(|(number, _)| number).collect(),
                inner: Vec::new(),
            },
        }
    };
    let all = organizations.map(column);
    all.filter(|column| !column.own.is_empty() || column.things.count() + column.data.count() > 0).collect()
}

/// The zone around a zone, if both are in the same column.
fn parent(model: &Model, zone: Subject, zones: &BTreeSet<Subject>) -> Option<Subject> {
    model.reference(zone, Attr::PartOf).filter(|parent| zones.contains(parent) && *parent != zone)
}

fn group(
    model: &Model,
    zone: Subject,
    zones: &BTreeSet<Subject>,
    by_zone: &BTreeMap<Option<Subject>, Vec<usize>>,
    depth: usize,
) -> Group {
    // Circles of zones are noted elsewhere; here they only must not go on for ever.
    let inner: Vec<Subject> = if depth < 16 {
        zones.iter().copied().filter(|inner| parent(model, *inner, zones) == Some(zone)).collect()
    } else {
        Vec::new()
    };
    Group {
        zone: Some(zone),
        nodes: by_zone.get(&Some(zone)).cloned().unwrap_or_default(),
        inner: inner.into_iter().map(|inner| group(model, inner, zones, by_zone, depth + 1)).collect(),
    }
}

/// Organisations in the order of supply, suppliers first; by id where supply says nothing.
fn by_supply(model: &Model) -> Vec<Subject> {
    let organizations: Vec<Subject> = model.of_kind(Kind::Organization).collect();
    let mut depth: BTreeMap<Subject, usize> = organizations.iter().map(|one| (*one, 0)).collect();
    let supplies: Vec<(Subject, Subject)> = model
        .of_kind(Kind::Supply)
        .filter_map(|link| Some((model.reference(link, Attr::From)?, model.reference(link, Attr::To)?)))
        .collect();
    // As many rounds as there are organisations settle every chain; circles of supply stop there.
    for _ in 0..organizations.len().min(32) {
        for (from, to) in &supplies {
            let next = depth.get(from).copied().unwrap_or(0) + 1;
            if let Some(known) = depth.get_mut(to).filter(|known| **known < next && next <= organizations.len()) {
                *known = next;
            }
        }
    }
    let mut order = organizations;
    order.sort_by_key(|one| (depth.get(one).copied(), *one));
    order
}

/// How many boxes stand beside one another in the widest column, so that the whole fits screens and paper laid across.
fn breadth(columns: &[Column]) -> usize {
    let shape = |breadth: usize| {
        let layout = place(columns, breadth, 0);
        // Screens and paper laid across are about this wide; both ways off count the same.
        let (wide, high) = (i64::from(layout.width) * 3, i64::from(layout.height) * 5);
        (wide.max(high) * 1000 / wide.min(high).max(1), breadth)
    };
    (2..=24).map(shape).min().map_or(4, |(_, breadth)| breadth)
}

/// Columns of boxes for one organisation: more for those with more.
fn share_of(column: &Column, columns: &[Column], breadth: usize) -> usize {
    let weight = |column: &Column| column.things.count().max(column.data.count());
    let most = columns.iter().map(weight).max().unwrap_or(1).max(1);
    // Area grows with the number of boxes, so width grows with its root.
    let (mut root, target) = (1, weight(column) * 100 / most);
    while root * root < target {
        root += 1;
    }
    (breadth * root / 10).max(1)
}

fn place(columns: &[Column], breadth: usize, nodes: usize) -> Layout {
    let packed: Vec<(Block, Block)> = columns
        .iter()
        .map(|column| {
            let share = share_of(column, columns, breadth);
            let things = pack(&column.things, share, 0);
            let beside = ((things.w + GX) / (W + GX)).max(1) as usize;
            (things, pack(&column.data, beside.max(share), 0))
        })
        .collect();
    let tallest = |of: fn(&(Block, Block)) -> i32| packed.iter().map(of).max().unwrap_or(0).max(H);
    let heights = [H + ARCS, tallest(|both| both.0.h), tallest(|both| both.1.h)];
    let mut layout = Layout { boxes: vec![Rect::default(); nodes], ..Layout::default() };
    let mut tops = [0; 3];
    let mut y = EDGE;
    for (top, height) in tops.iter_mut().zip(heights) {
        let rect = Rect { x: 0, y, w: 0, h: height + BAND_HEAD + PAD + GY / 2 };
        layout.bands.push(rect);
        *top = y + BAND_HEAD + GY / 2;
        y += rect.h + BAND_GAP;
    }
    let [first, second, third] = tops;
    let mut x = EDGE;
    for (column, (things, data)) in columns.iter().zip(packed) {
        let own = if column.own.is_empty() { 0 } else { ORG_W };
        let width = own.max(things.w).max(data.w) + 2 * PAD;
        layout.lanes.push(Lane {
            organization: column.organization,
            rect: Rect { x, y: EDGE, w: width, h: y - BAND_GAP - EDGE },
        });
        for number in &column.own {
            set(&mut layout, *number, Rect { x: x + (width - ORG_W) / 2, y: first, w: ORG_W, h: H });
        }
        for (block, top) in [(things, second), (data, third)] {
            let left = x + (width - block.w) / 2;
            for (number, rect) in block.nodes {
                set(&mut layout, number, Rect { x: rect.x + left, y: rect.y + top, ..rect });
            }
            layout.frames.extend(block.frames.into_iter().map(|mut frame| {
                (frame.rect.x, frame.rect.y) = (frame.rect.x + left, frame.rect.y + top);
                frame
            }));
        }
        x += width + LANE_GAP;
    }
    (layout.width, layout.height) = ((x - LANE_GAP + EDGE).max(400), y - BAND_GAP + EDGE);
    let width = layout.width;
    for band in &mut layout.bands {
        band.w = width;
    }
    layout
}

fn set(layout: &mut Layout, number: usize, rect: Rect) {
    if let Some(known) = layout.boxes.get_mut(number) {
        *known = rect;
    }
}

/// The middle of an end of a link.
fn middle(layout: &Layout, end: End) -> (i32, i32) {
    let rect = match end {
        End::Node(number) => layout.boxes.get(number).copied(),
        End::Zone(zone) => layout.frames.iter().find(|frame| frame.zone == zone).map(|frame| frame.rect),
    };
    rect.map_or((0, 0), |rect| (rect.x + rect.w / 2, rect.y + rect.h / 2))
}

/// The length of all lines together.
fn length(picture: &Picture, layout: &Layout) -> i64 {
    let one = |link: &super::Link| {
        let ((ax, ay), (bx, by)) = (middle(layout, link.from), middle(layout, link.to));
        i64::from((ax - bx).abs() + (ay - by).abs())
    };
    picture.links.iter().map(one).sum()
}

/// Sorts the boxes of every group by where their neighbours lie.
fn rearrange(columns: &mut [Column], picture: &Picture, layout: &Layout) {
    let mut near: Vec<(i64, i64, i64)> = vec![(0, 0, 0); picture.nodes.len()];
    for link in &picture.links {
        for (own, other) in [(link.from, link.to), (link.to, link.from)] {
            let (End::Node(number), (x, y)) = (own, middle(layout, other)) else { continue };
            if let Some((sum_x, sum_y, count)) = near.get_mut(number) {
                (*sum_x, *sum_y, *count) = (*sum_x + i64::from(x), *sum_y + i64::from(y), *count + 1);
            }
        }
    }
    let wish = |number: usize| match near.get(number) {
        Some((x, y, count)) if *count > 0 => (x / count, y / count),
        _ => {
            let (x, y) = middle(layout, End::Node(number));
            (i64::from(x), i64::from(y))
        }
    };
    for column in columns {
        sort(&mut column.things, &wish);
        sort(&mut column.data, &wish);
    }
}

fn sort(group: &mut Group, wish: &dyn Fn(usize) -> (i64, i64)) {
    group.nodes.sort_by_key(|number| {
        let (x, y) = wish(*number);
        // Boxes that want the same column are ordered from top to bottom.
        (x / i64::from(W + GX), y, *number)
    });
    for inner in &mut group.inner {
        sort(inner, wish);
    }
}
