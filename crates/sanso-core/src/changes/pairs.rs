//! Which subjects of two models are the same, by their ids now or formerly.

use crate::model::{Attr, Model, Subject};
use crate::plan::Bearer;
use std::cmp::Ordering;
use std::collections::HashMap;

/// Which subjects of two models are the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pairs {
    new_of: Vec<Option<Subject>>,
    old_of: Vec<Option<Subject>>,
}

impl Pairs {
    /// Pairs what has the same kind and id, then what was renamed. Whichever model comes first, the pairs are the same.
    pub fn of(old: &Model, new: &Model) -> Pairs {
        let mut pairs = Pairs { new_of: vec![None; old.len()], old_of: vec![None; new.len()] };
        pairs.same(old, new);
        // A rename may be said in either model, or two of them may have come from one.
        pairs.renamed(old, new, |model, subject| [Some(model.id(subject)), was(model, subject)]);
        pairs
    }

    /// Both models have their subjects by kind and id.
    fn same(&mut self, old: &Model, new: &Model) {
        let (mut of_old, mut of_new) = (old.subjects().peekable(), new.subjects().peekable());
        while let (Some(left), Some(right)) = (of_old.peek().copied(), of_new.peek().copied()) {
            match (old.kind(left), old.id(left)).cmp(&(new.kind(right), new.id(right))) {
                Ordering::Less => drop(of_old.next()),
                Ordering::Greater => drop(of_new.next()),
                Ordering::Equal => {
                    self.pair(left, right);
                    of_old.next();
                    of_new.next();
                }
            }
        }
    }

    /// Pairs what is left by the names it goes or went by, from the lowest name on.
    fn renamed<'m>(&mut self, old: &'m Model, new: &'m Model, names: fn(&'m Model, Subject) -> [Option<&'m str>; 2]) {
        let mut known: HashMap<&str, Vec<Subject>> = HashMap::new();
        for left in old.subjects().filter(|left| self.in_new(*left).is_none()) {
            for name in names(old, left).into_iter().flatten() {
                known.entry(name).or_default().push(left);
            }
        }
        let mut found: Vec<(bool, [&str; 2], Subject, Subject)> = Vec::new();
        for right in new.subjects().filter(|right| self.in_old(*right).is_none()) {
            let lefts = names(new, right).into_iter().flatten().filter_map(|name| Some((name, known.get(name)?)));
            for (name, left) in lefts.flat_map(|(name, lefts)| lefts.iter().map(move |left| (name, *left))) {
                if old.kind(left) != new.kind(right) {
                    continue;
                }
                let mut ids = [old.id(left), new.id(right)];
                ids.sort_unstable();
                // One former id in common says less than the id of one being the former id of the other.
                let both_former = name != old.id(left) && name != new.id(right);
                found.push((both_former, ids, left, right));
            }
        }
        found.sort_unstable_by(|one, other| (one.0, one.1).cmp(&(other.0, other.1)));
        for (_, _, left, right) in found {
            if self.in_new(left).is_none() && self.in_old(right).is_none() {
                self.pair(left, right);
            }
        }
    }

    fn pair(&mut self, left: Subject, right: Subject) {
        if let (Some(to), Some(from)) = (self.new_of.get_mut(left.0 as usize), self.old_of.get_mut(right.0 as usize)) {
            (*to, *from) = (Some(right), Some(left));
        }
    }

    /// What a subject of the old model is in the new one.
    pub fn in_new(&self, old: Subject) -> Option<Subject> {
        self.new_of.get(old.0 as usize).copied().flatten()
    }

    /// What a subject of the new model was in the old one.
    pub fn in_old(&self, new: Subject) -> Option<Subject> {
        self.old_of.get(new.0 as usize).copied().flatten()
    }

    /// Who a bearer of the old model is in the new one.
    pub fn new_bearer(&self, old: Bearer) -> Option<Bearer> {
        match old {
            Bearer::Of(subject) => self.in_new(subject).map(Bearer::Of),
            Bearer::Nobody => Some(Bearer::Nobody),
        }
    }
}

/// The former id of a subject, unless another has that id.
fn was(model: &Model, subject: Subject) -> Option<&str> {
    model.text(subject, Attr::Was).filter(|was| model.find(was) == Some(subject))
}
