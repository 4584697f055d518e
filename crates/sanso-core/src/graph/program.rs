//! What has to come true for each edge of a folded net, as a program over lines of worlds.

#![allow(
    clippy::indexing_slicing,
    clippy::inline_always,
    reason = "the loops over millions of ways and worlds; numbers are made here and point into tables of that length. \
              Instructions chosen for the caller reach only what is inlined into it"
)]

use super::draw::{Kept, Line, NO_WORLD};
use super::fold::Term;
use std::collections::BTreeSet;
use std::ops::Range;

/// Draws ways in all worlds of a block.
pub(super) trait Draw {
    /// The worlds in which the way of a slot comes true.
    fn draw(&self, slot: u32) -> Line;

    /// The same for slots side by side, not inlined into the caller.
    fn draw_all(&self, first: u32, lines: &mut [Kept]);
}

/// One step of a program: what to do in the upper bits, with which number in the lower ones.
type Code = u32;

const DRAW: Code = 0;
const LOAD: Code = 1 << 29;
const KEEP: Code = 2 << 29;
const BOTH: Code = 3 << 29;
const EITHER: Code = 4 << 29;
const NUMBER: Code = (1 << 29) - 1;

/// Edges in a row, each with what has to come true.
#[derive(Default)]
pub(super) struct Program {
    code: Vec<Code>,
    /// Where the code of each edge starts; one more than there are edges. Empty if every edge is one way and needs no code.
    starts: Vec<u32>,
    /// The way of each slot; slots are numbered as they are drawn. If every edge is one way, it has the slot of its number.
    pub ways: Vec<u32>,
    /// How many lines are kept because several edges need them.
    kept: u32,
    /// How many lines are at hand at a time.
    depth: usize,
}

impl Program {
    /// The program in which every edge is one way.
    pub fn plain(ways: Vec<u32>) -> Program {
        Program { ways, ..Program::default() }
    }

    /// The program for edges whose terms are given in their order, with the terms that are needed more than once.
    pub fn of(terms: &[Term], shared: &[bool], edges: &[u32]) -> Program {
        let kept = vec![NONE; terms.len()];
        let mut writing = Writing { terms, shared, kept, depth: 0, open: Vec::new() };
        let mut program = Program { starts: Vec::with_capacity(edges.len() + 1), ..Program::default() };
        program.starts.push(0);
        for edge in edges {
            writing.edge(*edge, &mut program);
            program.starts.push(program.code.len() as u32);
        }
        program.depth = writing.depth;
        program
    }

    /// Whether the lines of a block are worked out once and for all. Where every edge is one way, each is drawn where it is
    /// asked for, and remembered only as long as what lies near it is looked at.
    pub fn remembers(&self) -> bool {
        !self.is_plain()
    }

    /// Whether every edge is one way.
    pub fn is_plain(&self) -> bool {
        self.starts.is_empty()
    }

    /// How many edges there are.
    pub fn len(&self) -> usize {
        if self.is_plain() { self.ways.len() } else { self.starts.len() - 1 }
    }

    #[inline(always)]
    fn code(&self, edge: usize) -> &[Code] {
        &self.code[self.starts[edge] as usize..self.starts[edge + 1] as usize]
    }

    /// For each number under one kind of code the edges that have it.
    fn having(&self, kind: Code) -> Vec<(u32, u32)> {
        let edges = (0..self.len()).flat_map(|edge| self.code(edge).iter().map(move |code| (*code, edge as u32)));
        let mut pairs: Vec<(u32, u32)> =
            edges.filter(|(code, _)| code & !NUMBER == kind).map(|(code, edge)| (code & NUMBER, edge)).collect();
        pairs.sort_unstable();
        pairs
    }
}

/// The edges that have a number.
fn those(pairs: &[(u32, u32)], number: u32) -> impl Iterator<Item = u32> + '_ {
    let first = pairs.partition_point(|(known, _)| *known < number);
    pairs[first..].iter().take_while(move |(known, _)| *known == number).map(|(_, edge)| *edge)
}

const NONE: u32 = u32::MAX;

/// What a program is written from.
struct Writing<'t> {
    terms: &'t [Term],
    shared: &'t [bool],
    /// For each term the number of its line, once it is kept.
    kept: Vec<u32>,
    depth: usize,
    open: Vec<Todo>,
}

/// What is still to be written.
enum Todo {
    Term(u32),
    Code(Code),
}

impl Writing<'_> {
    fn edge(&mut self, edge: u32, program: &mut Program) {
        self.open.push(Todo::Term(edge));
        let mut depth = 0usize;
        while let Some(todo) = self.open.pop() {
            let code = match todo {
                Todo::Code(code) => code,
                Todo::Term(term) if self.kept[term as usize] != NONE => LOAD | self.kept[term as usize],
                Todo::Term(term) => {
                    if self.shared.get(term as usize) == Some(&true) {
                        self.kept[term as usize] = program.kept;
                        self.open.push(Todo::Code(KEEP | program.kept));
                        program.kept += 1;
                    }
                    let (code, one, other) = match self.terms[term as usize] {
                        Term::Way(way) => {
                            self.open.push(Todo::Code(DRAW | program.ways.len() as u32));
                            program.ways.push(way);
                            continue;
                        }
                        Term::Both(one, other) => (BOTH, one, other),
                        Term::Either(one, other) => (EITHER, one, other),
                    };
                    self.open.extend([Todo::Code(code), Todo::Term(other), Todo::Term(one)]);
                    continue;
                }
            };
            match code & !NUMBER {
                DRAW | LOAD => depth += 1,
                BOTH | EITHER => depth -= 1,
                _ => {}
            }
            self.depth = self.depth.max(depth);
            program.code.push(code);
        }
    }
}

/// The worlds of both lines, or of either.
#[inline(always)]
fn joined(one: Line, other: Line, both: bool) -> Line {
    let mut joined = [0; 8];
    for lane in 0..8 {
        joined[lane] = if both { one[lane] & other[lane] } else { one[lane] | other[lane] };
    }
    joined
}

/// The lines of all edges in one block.
pub(super) struct Lines<'p> {
    program: &'p Program,
    /// The worlds in which edges come true: of all of them where the program remembers, else of those looked at.
    lines: Vec<Kept>,
    /// Which of them are known, a bit each.
    drawn: Vec<u64>,
    /// The two spans of edges they are of, one behind the other.
    spans: [Range<u32>; 2],
    kept: Vec<Line>,
    stack: Vec<Line>,
    /// Which edge draws each slot, and which edges load each kept line.
    drawing: Vec<(u32, u32)>,
    loading: Vec<(u32, u32)>,
    /// Lines that a change has replaced, with what they were before.
    before: Vec<(u32, Line)>,
    kept_before: Vec<(u32, Line)>,
}

impl<'p> Lines<'p> {
    /// Room for the lines of a block, ready for changes or not.
    pub fn new(program: &'p Program, changes: bool) -> Lines<'p> {
        let len = if program.remembers() { program.len() } else { 0 };
        let having = |kind| if changes && program.remembers() { program.having(kind) } else { Vec::new() };
        Lines {
            program,
            lines: vec![NO_WORLD; len],
            drawn: vec![u64::MAX; len.div_ceil(64)],
            spans: [0..len as u32, 0..0],
            kept: vec![[0; 8]; program.kept as usize],
            stack: vec![[0; 8]; program.depth],
            drawing: having(DRAW),
            loading: having(LOAD),
            before: Vec::new(),
            kept_before: Vec::new(),
        }
    }

    /// Draws every way of a block and works out every edge, if edges are remembered.
    #[inline(always)]
    pub fn turn(&mut self, draws: &impl Draw) {
        if !self.program.remembers() {
            return;
        }
        for edge in 0..self.lines.len() {
            self.lines[edge].0 = self.worked_out(edge, draws, &mut |_, _, _| {});
        }
    }

    /// Turns to other edges, two spans of them: what was drawn before is forgotten, where not every edge is remembered.
    pub fn look_at(&mut self, [first, second]: [Range<u32>; 2]) {
        if self.program.remembers() {
            return;
        }
        let len = first.len() + second.len();
        self.lines.resize(len, NO_WORLD);
        self.drawn.clear();
        self.drawn.resize(len.div_ceil(64), 0);
        self.spans = [first, second];
    }

    /// Where the line of an edge of one premise is kept that is looked at, after drawing it and those behind it, so many in
    /// all, if they are not known. They are asked for together, always by the same first one.
    #[inline(always)]
    pub fn ready(&mut self, first: u32, count: usize, draws: &impl Draw) -> usize {
        let place = (first - self.spans[0].start) as usize;
        // What a place without edges asks for is the first of another.
        if count > 0
            && self.is_unknown(place)
            && let Some(lines) = self.lines.get_mut(place..place + count)
        {
            draws.draw_all(first, lines);
            self.drawn[place / 64] |= 1 << (place % 64);
        }
        place
    }

    #[inline(always)]
    fn is_unknown(&self, place: usize) -> bool {
        self.drawn.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 0)
    }

    /// The line kept at a place.
    #[inline(always)]
    pub fn at(&self, place: usize) -> &Line {
        &self.lines[place].0
    }

    /// Where the line of any edge is kept, if it is one of those looked at.
    #[inline(always)]
    fn place(&self, edge: u32) -> Option<usize> {
        let [first, second] = &self.spans;
        if first.contains(&edge) {
            return Some((edge - first.start) as usize);
        }
        second.contains(&edge).then(|| first.len() + (edge - second.start) as usize)
    }

    /// The line of an edge of several premises, or of a way in. Those that are not looked at are drawn anew each time.
    #[inline(always)]
    pub fn alone(&mut self, edge: u32, draws: &impl Draw) -> Line {
        match self.place(edge) {
            Some(place) if !self.is_unknown(place) => self.lines[place].0,
            place => self.found_out(edge, place, draws),
        }
    }

    fn found_out(&mut self, edge: u32, place: Option<usize>, draws: &impl Draw) -> Line {
        let mut line = [NO_WORLD];
        draws.draw_all(edge, &mut line);
        if let Some(place) = place {
            self.lines[place] = line[0];
            self.drawn[place / 64] |= 1 << (place % 64);
        }
        line[0].0
    }

    /// Works out one edge. `replaced` is told of kept lines: number, before, after.
    #[inline(always)]
    fn worked_out(&mut self, edge: usize, draws: &impl Draw, replaced: &mut impl FnMut(u32, Line, Line)) -> Line {
        let program = self.program;
        let mut top = 0;
        for code in program.code(edge) {
            let number = code & NUMBER;
            match code & !NUMBER {
                DRAW => {
                    self.stack[top] = draws.draw(number);
                    top += 1;
                }
                LOAD => {
                    self.stack[top] = self.kept[number as usize];
                    top += 1;
                }
                KEEP => {
                    let after = self.stack[top - 1];
                    replaced(number, self.kept[number as usize], after);
                    self.kept[number as usize] = after;
                }
                code => {
                    top -= 1;
                    let (one, other) = (self.stack[top - 1], self.stack[top]);
                    self.stack[top - 1] = joined(one, other, code == BOTH);
                }
            }
        }
        self.stack[0]
    }

    /// Puts other chances of some slots in place, and tells every edge that this changes: number, before, after.
    #[inline(always)]
    pub fn put(&mut self, slots: impl Iterator<Item = u32>, draws: &impl Draw, told: &mut impl FnMut(u32, Line, Line)) {
        let mut open: BTreeSet<u32> = slots.flat_map(|slot| those(&self.drawing, slot)).collect();
        while let Some(edge) = open.pop_first() {
            let mut replaced = Vec::new();
            let after = self.worked_out(edge as usize, draws, &mut |number, before, after| {
                if before != after {
                    replaced.push((number, before));
                }
            });
            for (number, before) in replaced {
                open.extend(those(&self.loading, number));
                self.kept_before.push((number, before));
            }
            let before = self.lines[edge as usize].0;
            if before != after {
                told(edge, before, after);
                self.before.push((edge, before));
                self.lines[edge as usize].0 = after;
            }
        }
    }

    /// Takes the last change away again. Gives the edges it alters, with their lines under it.
    #[inline(always)]
    pub fn put_back(&mut self) -> Vec<(u32, Line)> {
        let mut altered = Vec::with_capacity(self.before.len());
        for (edge, before) in self.before.drain(..).rev() {
            altered.push((edge, std::mem::replace(&mut self.lines[edge as usize].0, before)));
        }
        for (number, before) in self.kept_before.drain(..).rev() {
            self.kept[number as usize] = before;
        }
        altered
    }

    /// Exchanges the lines of edges for others.
    #[inline(always)]
    pub fn exchange(&mut self, others: &mut [(u32, Line)]) {
        for (edge, line) in others {
            std::mem::swap(&mut self.lines[*edge as usize].0, line);
        }
    }
}
