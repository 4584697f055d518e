//! Where boxes and frames lie: nodes in grids, zones on shelves inside their zone, organisations side by side.

use sanso_core::model::Subject;

/// Width of a box.
pub const W: i32 = 130;
/// Height of a box.
pub const H: i32 = 40;
/// Gap beside a box.
pub const GX: i32 = 14;
/// Gap below a box; flags and badges reach into it.
pub const GY: i32 = 20;
/// Space between a frame and what it holds.
pub const PAD: i32 = 10;
/// Space for the name of a frame, and below it for the flags of the boxes in it.
pub const HEAD: i32 = 36;

/// A rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rect {
    /// Left.
    pub x: i32,
    /// Top.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
}

impl Rect {
    /// Whether two rectangles share any area.
    pub fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }

    /// Whether another rectangle lies in this one.
    pub fn contains(&self, other: &Rect) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && other.x + other.w <= self.x + self.w
            && other.y + other.h <= self.y + self.h
    }

    fn moved(self, x: i32, y: i32) -> Rect {
        Rect { x: self.x + x, y: self.y + y, ..self }
    }
}

/// The frame of a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The zone.
    pub zone: Subject,
    /// Where it lies.
    pub rect: Rect,
    /// How deep it is nested.
    pub depth: usize,
}

/// The column of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The organisation; `None` for what nobody manages.
    pub organization: Option<Subject>,
    /// Where it lies, through all bands.
    pub rect: Rect,
}

/// Where everything lies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// Width of the whole.
    pub width: i32,
    /// Height of the bands together.
    pub height: i32,
    /// The bands, from layer 1 to layer 3.
    pub bands: Vec<Rect>,
    /// The columns.
    pub lanes: Vec<Lane>,
    /// The frames of zones, outer ones first.
    pub frames: Vec<Frame>,
    /// The boxes, by number of the node.
    pub boxes: Vec<Rect>,
}

/// A group of nodes with the groups inside it: a zone, or all of an organisation in one band.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The zone, if it is drawn as a frame.
    pub zone: Option<Subject>,
    /// Its own nodes, in order.
    pub nodes: Vec<usize>,
    /// Groups inside it.
    pub inner: Vec<Group>,
}

/// A packed group, from its own top left corner.
#[derive(Debug, Clone, Default)]
pub struct Block {
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
    /// Nodes by number.
    pub nodes: Vec<(usize, Rect)>,
    /// Frames.
    pub frames: Vec<Frame>,
}

impl Block {
    fn take(&mut self, inner: Block, x: i32, y: i32) {
        self.nodes.extend(inner.nodes.into_iter().map(|(number, rect)| (number, rect.moved(x, y))));
        self.frames.extend(inner.frames.into_iter().map(|frame| Frame { rect: frame.rect.moved(x, y), ..frame }));
        self.w = self.w.max(x + inner.w);
        self.h = self.h.max(y + inner.h);
    }
}

impl Group {
    /// Nodes in it and in everything inside it.
    pub fn count(&self) -> usize {
        self.nodes.len() + self.inner.iter().map(Group::count).sum::<usize>()
    }
}

/// Packs a group into at most about `columns` boxes beside one another.
pub fn pack(group: &Group, columns: usize, depth: usize) -> Block {
    let mut parts: Vec<Block> = Vec::new();
    if !group.nodes.is_empty() {
        parts.push(grid(&group.nodes, columns));
    }
    let deeper = if group.zone.is_some() { depth + 1 } else { depth };
    let mut inner: Vec<Block> =
        group.inner.iter().map(|inner| pack(inner, side(inner.count(), columns), deeper)).collect();
    // Shelves waste least when what is tall comes first; the sort is stable, so order stays the same otherwise.
    inner.sort_by_key(|block| std::cmp::Reverse(block.h));
    parts.extend(inner);
    // Frames need room for their rims besides their boxes; without it two could never stand side by side.
    let packed = arranged(parts, columns as i32 * (W + GX + PAD));
    match group.zone {
        Some(zone) => framed(zone, packed, depth),
        None => packed,
    }
}

/// Columns for a group inside another: rather wide than high, as screens and paper laid across are.
fn side(count: usize, most: usize) -> usize {
    let mut side = 1;
    // A box with its gap is about two and a half times as wide as high.
    while side * side * 10 < count * 7 {
        side += 1;
    }
    side.clamp(1, most.max(1))
}

/// Column by column, so that neighbours in order stand below one another.
fn grid(nodes: &[usize], columns: usize) -> Block {
    let columns = columns.clamp(1, nodes.len().max(1));
    let rows = nodes.len().div_ceil(columns);
    let mut block = Block::default();
    for (at, number) in nodes.iter().enumerate() {
        let rect =
            Rect { x: (at / rows.max(1)) as i32 * (W + GX), y: (at % rows.max(1)) as i32 * (H + GY), w: W, h: H };
        block.w = block.w.max(rect.x + W);
        block.h = block.h.max(rect.y + H);
        block.nodes.push((*number, rect));
    }
    block
}

/// At most this many parts are fitted into one another; more are put on shelves, which takes no longer with their number.
const MOST_FITTED: usize = 40;

fn arranged(parts: Vec<Block>, room: i32) -> Block {
    if parts.len() > MOST_FITTED { shelves(parts, room) } else { fitted(parts, room) }
}

/// Puts parts where they come highest in the room, leftmost among equals.
fn fitted(parts: Vec<Block>, room: i32) -> Block {
    let mut block = Block::default();
    let mut taken: Vec<Rect> = Vec::new();
    for part in parts {
        let lefts = std::iter::once(0).chain(taken.iter().map(|other| other.x + other.w));
        let tops: Vec<i32> = std::iter::once(0).chain(taken.iter().map(|other| other.y + other.h)).collect();
        let fits = |x: i32, y: i32| {
            let wanted = Rect { x, y, w: part.w + GX, h: part.h + GY };
            (x == 0 || x + part.w <= room) && taken.iter().all(|other| !other.overlaps(&wanted))
        };
        let free = lefts.flat_map(|x| tops.iter().map(move |y| (*y, x))).filter(|(y, x)| fits(*x, *y));
        // Below everything there is always room.
        let (y, x) = free.min().unwrap_or((block.h + GY, 0));
        taken.push(Rect { x, y, w: part.w + GX, h: part.h + GY });
        block.take(part, x, y);
    }
    block
}

fn shelves(parts: Vec<Block>, room: i32) -> Block {
    let mut block = Block::default();
    let (mut x, mut y, mut shelf) = (0, 0, 0);
    for part in parts {
        if x > 0 && x + part.w > room {
            (x, y, shelf) = (0, y + shelf + GY, 0);
        }
        let (w, h) = (part.w, part.h);
        block.take(part, x, y);
        x += w + GX;
        shelf = shelf.max(h);
    }
    block
}

fn framed(zone: Subject, packed: Block, depth: usize) -> Block {
    let inner_w = packed.w.max(W);
    let mut block = Block::default();
    let rect = Rect { x: 0, y: 0, w: inner_w + 2 * PAD, h: packed.h + HEAD + PAD };
    block.frames.push(Frame { zone, rect, depth });
    block.take(packed, PAD, HEAD);
    (block.w, block.h) = (rect.w, rect.h);
    block
}
