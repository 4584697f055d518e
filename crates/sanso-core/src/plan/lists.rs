//! Numbers in lists, all in one array: what belongs to what, without a list of its own for each.

/// For each number below a count, the numbers that belong to it, in the order they were given.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lists {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    /// The lists of `count` owners, from pairs of owner and what belongs to it. Linear.
    pub fn of(count: usize, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Lists {
        let mut starts = vec![0u32; count + 1];
        for (owner, _) in pairs.clone() {
            if let Some(next) = starts.get_mut(owner as usize + 1) {
                *next += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut filled = starts.clone();
        let mut all = vec![0; total as usize];
        for (owner, owned) in pairs {
            let Some(next) = filled.get_mut(owner as usize) else { continue };
            if let Some(slot) = all.get_mut(*next as usize) {
                *slot = owned;
            }
            *next += 1;
        }
        Lists { starts, all }
    }

    /// What belongs to one.
    pub fn get(&self, owner: u32) -> &[u32] {
        let at = owner as usize;
        let (Some(start), Some(end)) = (self.starts.get(at), self.starts.get(at + 1)) else { return &[] };
        self.all.get(*start as usize..*end as usize).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Lists;

    #[test]
    fn everything_is_found_under_its_owner_in_order() {
        let lists = Lists::of(4, [(2, 7), (0, 5), (2, 6), (3, 5)].into_iter());
        let of = |owner| lists.get(owner).to_vec();
        assert_eq!([of(0), of(1), of(2), of(3), of(4)], [vec![5], vec![], vec![7, 6], vec![5], vec![]]);
    }
}
