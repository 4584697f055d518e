//! States and ways in compressed rows, without any idea of what they mean.

/// Lists of numbers, one behind the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rows {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Rows {
    /// Rows of one item each, turned around: for every item the numbers of the rows that hold it. Linear.
    pub fn turned_single(len: usize, items: &[u32]) -> Rows {
        Rows::turned(len, items.iter().enumerate().map(|(row, item)| (row as u32, *item)))
    }

    /// For every item below `len` the rows that hold it, in order. Linear.
    fn turned(len: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Rows {
        let mut starts = vec![0u32; len + 1];
        for (_, item) in pairs.clone() {
            if let Some(count) = starts.get_mut(item as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut items = vec![0u32; sum as usize];
        for (row, item) in pairs {
            let Some(at) = next.get_mut(item as usize).filter(|_| (item as usize) < len) else { continue };
            if let Some(slot) = items.get_mut(*at as usize) {
                *slot = row;
            }
            *at += 1;
        }
        Rows { starts, items }
    }

    /// Adds a row at the end.
    #[inline]
    pub fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        self.items.extend(items);
        self.starts.push(self.items.len() as u32);
    }

    /// Adds rows at the end.
    pub fn append(&mut self, other: &Rows) {
        if self.starts.is_empty() {
            self.starts.push(0);
        }
        let base = self.items.len() as u32;
        self.items.extend_from_slice(&other.items);
        self.starts.extend(other.starts.iter().skip(1).map(|start| base + start));
    }

    fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + Clone + '_ {
        (0..self.len() as u32).flat_map(|row| self.get(row).iter().map(move |item| (row, *item)))
    }

    /// For every item below `len` the rows that hold it. Linear.
    pub fn turn(&self, len: usize) -> Rows {
        Rows::turned(len, self.pairs())
    }

    /// Where the items of a row start among all items.
    pub fn start(&self, row: u32) -> usize {
        self.starts.get(row as usize).map_or(0, |start| *start as usize)
    }

    /// The items of one row.
    pub fn get(&self, row: u32) -> &[u32] {
        let at = row as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.items.get(*start as usize..*end as usize).unwrap_or_default()
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What ways need: mostly one state each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Premises {
    /// For each way its only premise, [`NO_PREMISE`] for ways in, or which row of `several` they are, with [`SEVERAL`].
    first: Vec<u32>,
    several: Rows,
}

const SEVERAL: u32 = 1 << 31;
const NO_PREMISE: u32 = u32::MAX;

impl Premises {
    /// Adds a way.
    #[inline]
    pub fn push(&mut self, premises: &[u32]) {
        let first = match premises {
            [] => NO_PREMISE,
            [one] if *one < SEVERAL => *one,
            several => {
                self.several.push(several.iter().copied());
                SEVERAL | (self.several.len() as u32 - 1)
            }
        };
        self.first.push(first);
    }

    /// The states a way needs; none for a way in.
    #[inline]
    pub fn get(&self, way: u32) -> &[u32] {
        match self.first.get(way as usize) {
            None | Some(&NO_PREMISE) => &[],
            Some(first) if first & SEVERAL == 0 => std::slice::from_ref(first),
            Some(first) => self.several.get(first & !SEVERAL),
        }
    }

    /// Makes room for so many more.
    pub fn make_room(&mut self, more: usize) {
        self.first.reserve_exact(more);
    }

    /// Adds those of other ways at the end.
    pub fn append(&mut self, other: &Premises) {
        let base = self.several.len() as u32;
        let moved = |first: &u32| if *first != NO_PREMISE && first & SEVERAL != 0 { first + base } else { *first };
        self.first.extend(other.first.iter().map(moved));
        self.several.append(&other.several);
    }

    /// Every premise, in no order that matters.
    pub fn all(&self) -> impl Iterator<Item = u32> + '_ {
        self.first.iter().filter(|first| *first & SEVERAL == 0).chain(&self.several.items).copied()
    }

    /// The same, to be changed to states with other numbers, none of which is higher.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut u32> {
        self.first.iter_mut().filter(|first| **first & SEVERAL == 0).chain(&mut self.several.items)
    }

    fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + Clone + '_ {
        (0..self.first.len() as u32).flat_map(|way| self.get(way).iter().map(move |state| (way, *state)))
    }
}

/// One way while a net is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The states that must hold; none for a way in. The first one carries the route.
    pub premises: Vec<u32>,
    /// The state that then holds.
    pub conclusion: u32,
    /// What stays the same whatever else is in the net: randomness is drawn by it.
    pub id: u64,
}

/// A monotone AND/OR graph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Net {
    premises: Premises,
    conclusions: Vec<u32>,
    /// Empty where whoever asks knows better what randomness is drawn by.
    ids: Vec<u64>,
    into: Rows,
    out: Rows,
}

impl Net {
    /// A net of so many states. Ways keep their order; those that name a state beyond are left without effect.
    pub fn new(states: usize, ways: &[Link]) -> Net {
        let mut premises = Premises::default();
        for way in ways {
            premises.push(&way.premises);
        }
        let conclusions = ways.iter().map(|way| way.conclusion).collect();
        Net { ids: ways.iter().map(|way| way.id).collect(), ..Net::of_rows(states, premises, conclusions) }
    }

    /// The same from premises and conclusion of each way, without ids.
    pub fn of_rows(states: usize, premises: Premises, conclusions: Vec<u32>) -> Net {
        let into = Rows::turned_single(states, &conclusions);
        let out = Rows::turned(states, premises.pairs());
        Net { premises, conclusions, ids: Vec::new(), into, out }
    }

    /// How many states there are.
    pub fn states(&self) -> usize {
        self.into.len()
    }

    /// How many ways there are.
    pub fn ways(&self) -> usize {
        self.conclusions.len()
    }

    /// The states a way needs; none for a way in.
    pub fn premises(&self, way: u32) -> &[u32] {
        self.premises.get(way)
    }

    /// The state a way leads to.
    pub fn conclusion(&self, way: u32) -> u32 {
        self.conclusions.get(way as usize).copied().unwrap_or(u32::MAX)
    }

    /// What randomness of a way is drawn by.
    pub fn id(&self, way: u32) -> u64 {
        self.ids.get(way as usize).copied().unwrap_or_default()
    }

    /// The ways that lead to a state.
    pub fn into(&self, state: u32) -> &[u32] {
        self.into.get(state)
    }

    /// The ways a state is a premise of.
    pub fn out(&self, state: u32) -> &[u32] {
        self.out.get(state)
    }
}
