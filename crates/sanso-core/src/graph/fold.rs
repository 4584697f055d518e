//! A net folded together for going through many worlds: states that only pass on what comes to them are left out, and ways
//! side by side become one.
//!
//! Whatever is folded comes true in exactly the same worlds as before. A state with one cause or one effect is left out by
//! joining each way to it with each way from it: both have to come true. Ways from one state to another are one edge:
//! either may come true. What has to come true is kept as a [`Term`] over ways, so that each way is still drawn by itself.

#![allow(clippy::indexing_slicing, reason = "places and edges are made here and point into tables of that length")]

/// Where ways in come from.
pub(super) const OUTSIDE: u32 = u32::MAX;

const NONE: u32 = u32::MAX;

/// What has to come true for an edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// This way.
    Way(u32),
    /// Two terms, by number.
    Both(u32, u32),
    /// One of two terms, by number.
    Either(u32, u32),
}

/// From one place to another.
#[derive(Debug, Clone, Copy)]
struct Edge {
    from: u32,
    to: u32,
    term: u32,
    /// The next edge out of the same place.
    next_out: u32,
    /// The next edge into the same place.
    next_in: u32,
    gone: bool,
}

/// Places and the edges between them while they are folded.
pub(super) struct Fold {
    pub terms: Vec<Term>,
    /// Which terms are needed more than once.
    pub shared: Vec<bool>,
    edges: Vec<Edge>,
    places: Vec<Place>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    first_out: u32,
    first_in: u32,
    outs: u32,
    ins: u32,
    /// What has to come true for it to be entered from outside.
    entry: u32,
    fixed: bool,
    gone: bool,
}

impl Fold {
    /// So many places without edges.
    pub fn new(places: usize) -> Fold {
        let place = Place { first_out: NONE, first_in: NONE, outs: 0, ins: 0, entry: NONE, fixed: false, gone: false };
        Fold { terms: Vec::new(), shared: Vec::new(), edges: Vec::new(), places: vec![place; places] }
    }

    /// A place that must stay.
    pub fn fix(&mut self, place: u32) {
        if let Some(place) = self.places.get_mut(place as usize) {
            place.fixed = true;
        }
    }

    /// Adds a way between two places, or into one from [`OUTSIDE`].
    pub fn add(&mut self, from: u32, to: u32, way: u32) {
        let term = self.term(Term::Way(way));
        self.join(from, to, term);
    }

    /// Leaves out every place that can go without making more edges than there were.
    pub fn run(&mut self) {
        let mut open: Vec<u32> = (0..self.places.len() as u32).rev().collect();
        let mut waits = vec![true; self.places.len()];
        while let Some(at) = open.pop() {
            waits[at as usize] = false;
            let place = self.places[at as usize];
            let grows = place.ins > 1 && place.outs > 1 && place.ins * place.outs > place.ins + place.outs;
            if place.fixed || place.gone || grows {
                continue;
            }
            for near in self.leave_out(at) {
                if !std::mem::replace(&mut waits[near as usize], true) {
                    open.push(near);
                }
            }
        }
    }

    /// Whether a place is still there.
    pub fn has(&self, place: u32) -> bool {
        !self.places[place as usize].gone
    }

    /// What has to come true for a place to be entered from outside.
    pub fn entry(&self, place: u32) -> Option<u32> {
        Some(self.places[place as usize].entry).filter(|term| *term != NONE)
    }

    /// The edges out of a place: where to, and what has to come true.
    pub fn outs(&self, place: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.out_of(place).map(|edge| (edge.to, edge.term))
    }

    fn out_of(&self, place: u32) -> impl Iterator<Item = Edge> + '_ {
        let first = self.edges.get(self.places[place as usize].first_out as usize).copied();
        let all = std::iter::successors(first, |edge| self.edges.get(edge.next_out as usize).copied());
        all.filter(|edge| !edge.gone)
    }

    fn coming_to(&self, place: u32) -> impl Iterator<Item = Edge> + '_ {
        let first = self.edges.get(self.places[place as usize].first_in as usize).copied();
        let all = std::iter::successors(first, |edge| self.edges.get(edge.next_in as usize).copied());
        all.filter(|edge| !edge.gone)
    }

    /// A new term, by number.
    pub fn term(&mut self, term: Term) -> u32 {
        self.terms.push(term);
        self.shared.push(false);
        self.terms.len() as u32 - 1
    }

    /// Another way for one place to lead to another.
    fn join(&mut self, from: u32, to: u32, term: u32) {
        if from == OUTSIDE {
            let known = self.places[to as usize].entry;
            let entry = if known == NONE { term } else { self.term(Term::Either(known, term)) };
            self.places[to as usize].entry = entry;
            return;
        }
        if let Some(at) = self.between(from, to) {
            let either = self.term(Term::Either(self.edges[at as usize].term, term));
            self.edges[at as usize].term = either;
            return;
        }
        let at = self.edges.len() as u32;
        let next_out = std::mem::replace(&mut self.places[from as usize].first_out, at);
        let next_in = std::mem::replace(&mut self.places[to as usize].first_in, at);
        self.places[from as usize].outs += 1;
        self.places[to as usize].ins += 1;
        self.edges.push(Edge { from, to, term, next_out, next_in, gone: false });
    }

    /// The edge from one place to another, looked for where there are fewer.
    fn between(&self, from: u32, to: u32) -> Option<u32> {
        let outward = self.places[from as usize].outs <= self.places[to as usize].ins;
        let mut at = if outward { self.places[from as usize].first_out } else { self.places[to as usize].first_in };
        while let Some(edge) = self.edges.get(at as usize) {
            if edge.from == from && edge.to == to && !edge.gone {
                return Some(at);
            }
            at = if outward { edge.next_out } else { edge.next_in };
        }
        None
    }

    /// Leaves out a place. Gives the places around it.
    fn leave_out(&mut self, at: u32) -> Vec<u32> {
        let (into, out): (Vec<Edge>, Vec<Edge>) = (self.coming_to(at).collect(), self.out_of(at).collect());
        let entry = self.entry(at);
        self.places[at as usize].gone = true;
        self.cut(at);
        let before = into.iter().map(|edge| edge.term).chain(entry);
        self.mark(before.clone(), out.len());
        self.mark(out.iter().map(|edge| edge.term), before.count());
        for after in &out {
            if let Some(entry) = entry {
                let both = self.term(Term::Both(entry, after.term));
                self.join(OUTSIDE, after.to, both);
            }
            for before in into.iter().filter(|before| before.from != after.to) {
                let both = self.term(Term::Both(before.term, after.term));
                self.join(before.from, after.to, both);
            }
        }
        into.iter().map(|edge| edge.from).chain(out.iter().map(|edge| edge.to)).collect()
    }

    /// Notes which of some terms will be needed so many times.
    fn mark(&mut self, terms: impl Iterator<Item = u32>, times: usize) {
        if times > 1 {
            terms.for_each(|term| self.shared[term as usize] = true);
        }
    }

    /// Takes away all edges of a place.
    fn cut(&mut self, at: u32) {
        let mut next = self.places[at as usize].first_out;
        while let Some(edge) = self.edges.get_mut(next as usize) {
            next = edge.next_out;
            if !std::mem::replace(&mut edge.gone, true) {
                self.places[edge.to as usize].ins -= 1;
            }
        }
        let mut next = self.places[at as usize].first_in;
        while let Some(edge) = self.edges.get_mut(next as usize) {
            next = edge.next_in;
            if !std::mem::replace(&mut edge.gone, true) {
                self.places[edge.from as usize].outs -= 1;
            }
        }
    }
}
