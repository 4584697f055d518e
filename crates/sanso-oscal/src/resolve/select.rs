//! Which controls are meant: by id, by pattern, with those around and inside them.

use super::Parents;
use super::import::always_kept;
use crate::json::{Member, Node};
use crate::lexical::nearest;
use crate::problem::What;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What was probably meant is looked up for so many missing ids, since each takes a look at all others.
const MOST_HINTS: usize = 20;

/// What an import selects, in the order of its source.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// Controls that stand in no group.
    pub controls: Vec<Node>,
    /// Groups with the controls selected in them.
    pub groups: Vec<Node>,
    /// Parameters that stand in no control and in no group selected.
    pub loose: Vec<Node>,
}

impl Chosen {
    pub(super) fn size(&self) -> usize {
        self.controls.iter().chain(&self.groups).chain(&self.loose).map(Node::size).sum()
    }
}

/// What one directive says of the controls it meets.
#[derive(Debug, Clone, Copy, Default)]
struct Says {
    /// Whether what is inside is meant too.
    inside: bool,
    /// Whether what is around is meant too.
    around: bool,
}

impl Says {
    /// What two directives say of the same control.
    fn and(self, other: Says) -> Says {
        Says { inside: self.inside | other.inside, around: self.around | other.around }
    }
}

/// One list of directives: ids and patterns.
#[derive(Debug, Default)]
struct Directives<'s> {
    ids: BTreeMap<&'s str, Says>,
    patterns: Vec<(&'s str, Says)>,
    /// Where each id and pattern is written, below the selection.
    places: Vec<(String, &'s str, bool)>,
    /// Ids and patterns that met something.
    met: RefCell<BTreeMap<&'s str, ()>>,
}

impl<'s> Directives<'s> {
    fn of(selection: &'s Node, key: &str) -> Directives<'s> {
        let mut all = Directives::default();
        for (directive, number) in selection.list(key).iter().zip(0..) {
            let says = Says {
                inside: directive.str("with-child-controls") == Some("yes"),
                // Spoken of by the specification, not in the released model: those around come along unless told not to.
                around: directive.str("with-parent-controls") != Some("no"),
            };
            for (id, at) in directive.list("with-ids").iter().zip(0..).filter_map(|(id, at)| Some((id.as_str()?, at))) {
                let known = all.ids.entry(id).or_insert(says);
                *known = known.and(says);
                all.places.push((format!("/{key}/{number}/with-ids/{at}"), id, false));
            }
            for (matching, at) in directive.list("matching").iter().zip(0..) {
                let pattern = matching.str("pattern").unwrap_or_default();
                all.patterns.push((pattern, says));
                all.places.push((format!("/{key}/{number}/matching/{at}"), pattern, true));
            }
        }
        all
    }

    fn says(&self, id: &str) -> Option<Says> {
        let by_id = self.ids.get_key_value(id).map(|(own, says)| (*own, *says));
        let by_pattern = self.patterns.iter().filter(|(pattern, _)| meets(pattern, id)).copied();
        let mut found: Option<Says> = None;
        for (own, says) in by_id.into_iter().chain(by_pattern) {
            self.met.borrow_mut().insert(own, ());
            found = Some(found.map_or(says, |known| known.and(says)));
        }
        found
    }
}

/// A selection: what is included and what is excluded.
#[derive(Debug)]
pub(super) struct Selector<'s> {
    all: bool,
    implicit: bool,
    /// Whether controls inside others are left out although all are asked for (a form older than the released model).
    outermost: bool,
    include: Directives<'s>,
    exclude: Directives<'s>,
    parents: Parents,
}

/// How a walk stands: what is said of everything inside the controls above.
#[derive(Debug, Clone, Copy, Default)]
struct Above {
    included: bool,
    excluded: bool,
    /// Whether there is a control above.
    control: bool,
    /// Whether the nearest control above is chosen.
    chosen: bool,
}

impl<'s> Selector<'s> {
    pub(super) fn of(selection: &'s Node, parents: Parents) -> Selector<'s> {
        let implicit = selection.get("include-all").is_none() && selection.get("include-controls").is_none();
        let all = selection.get("include-all");
        Selector {
            all: implicit || all.is_some(),
            implicit,
            outermost: all.is_some_and(|all| all.str("with-child-controls") == Some("no")),
            include: Directives::of(selection, "include-controls"),
            exclude: Directives::of(selection, "exclude-controls"),
            parents,
        }
    }

    /// Whether nothing says what to include.
    pub(super) fn is_implicit(&self) -> bool {
        self.implicit
    }

    /// How many patterns every control is compared with.
    pub(super) fn patterns(&self) -> usize {
        self.include.patterns.len() + self.exclude.patterns.len()
    }

    /// What is selected of a catalog, and what met nothing in it, with its place below the selection.
    pub(super) fn choose(&self, catalog: &Node) -> (Chosen, Vec<(String, What)>) {
        let mut chosen = Chosen { loose: catalog.list("params").to_vec(), ..Chosen::default() };
        chosen.controls = self.controls(catalog.list("controls"));
        for group in catalog.list("groups") {
            chosen.groups.extend(self.group(group, &mut chosen.loose));
        }
        let unmet = self.unmet(catalog);
        (chosen, unmet)
    }

    /// What is selected of a list of controls.
    pub(super) fn controls(&self, controls: &[Node]) -> Vec<Node> {
        controls.iter().flat_map(|control| self.control(control, Above::default()).0).collect()
    }

    /// A group with what is selected in it, if that is anything.
    fn group(&self, group: &Node, loose: &mut Vec<Node>) -> Option<Node> {
        let controls = self.controls(group.list("controls"));
        let mut inner_loose = Vec::new();
        let groups: Vec<Node> =
            group.list("groups").iter().filter_map(|one| self.group(one, &mut inner_loose)).collect();
        loose.append(&mut inner_loose);
        // What is asked for as a whole brings its groups even if no control stands in them.
        let whole = self.all && !holds_controls(group);
        if controls.is_empty() && groups.is_empty() && !whole && !always_kept(group) {
            loose.extend(group.list("params").iter().cloned());
            return None;
        }
        Some(copied(group, vec![("groups", groups), ("controls", controls)]))
    }

    /// What is selected of a control: itself, or what is inside. Also whether that calls for the controls around it.
    fn control(&self, control: &Node, above: Above) -> (Vec<Node>, bool) {
        let id = control.str("id").unwrap_or_default();
        let (wanted, unwanted) = (self.include.says(id), self.exclude.says(id));
        let asked = above.included || wanted.is_some() || (self.all && !(self.outermost && above.control));
        let refused = above.excluded || unwanted.is_some();
        let lonely = self.parents == Parents::Require && above.control && !above.chosen;
        let here = Above {
            included: above.included || wanted.is_some_and(|says| says.inside),
            excluded: above.excluded || unwanted.is_some_and(|says| says.inside),
            control: true,
            chosen: asked && !refused && !lonely,
        };
        let (mut inside, mut calls) = (Vec::new(), false);
        for child in control.list("controls") {
            let (chosen, call) = self.control(child, here);
            inside.extend(chosen);
            calls |= call;
        }
        let called = calls && self.parents == Parents::Include;
        if refused || lonely || !(asked || called) {
            return (inside, calls);
        }
        let around = calls || wanted.is_none_or(|says| says.around);
        (vec![copied(control, vec![("controls", inside)])], around)
    }

    fn unmet(&self, catalog: &Node) -> Vec<(String, What)> {
        let mut unmet = Vec::new();
        let mut ids: Option<Vec<&str>> = None;
        for directives in [&self.include, &self.exclude] {
            for (place, word, pattern) in &directives.places {
                if directives.met.borrow().contains_key(word) {
                    continue;
                }
                let what = if *pattern {
                    What::NoMatch((*word).to_owned())
                } else {
                    let ids = ids.get_or_insert_with(|| all_ids(catalog));
                    let near = (unmet.len() < MOST_HINTS).then(|| nearest(word, ids.iter().copied())).flatten();
                    What::NoControl((*word).to_owned(), near)
                };
                unmet.push((place.clone(), what));
            }
        }
        unmet
    }

    /// Patterns and ids that met nothing so far, with their places.
    pub(super) fn silent(&self) -> Vec<(String, String)> {
        let lists = [&self.include, &self.exclude];
        let all = lists.into_iter().flat_map(|list| list.places.iter().map(move |place| (list, place)));
        let silent = all.filter(|(list, (_, word, _))| !list.met.borrow().contains_key(word));
        silent.map(|(_, (place, word, _))| (place.clone(), (*word).to_owned())).collect()
    }
}

/// A node with some of its lists replaced, each where it stood; what is empty is left out.
pub(super) fn copied(node: &Node, mut lists: Vec<(&'static str, Vec<Node>)>) -> Node {
    let mut members: Vec<Member> = Vec::with_capacity(node.members().len());
    for (key, value) in node.members() {
        match lists.iter().position(|(own, _)| **own == **key) {
            Some(at) => {
                let (own, list) = lists.remove(at);
                if !list.is_empty() {
                    members.push((own.into(), Node::List(list)));
                }
            }
            None => members.push((key.clone(), value.clone())),
        }
    }
    for (own, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        members.push((own.into(), Node::List(list)));
    }
    Node::Map(members)
}

fn holds_controls(group: &Node) -> bool {
    !group.list("controls").is_empty() || group.list("groups").iter().any(holds_controls)
}

/// The ids of all controls in a catalog, group or control.
fn all_ids(node: &Node) -> Vec<&str> {
    let mut ids = Vec::new();
    for control in node.list("controls") {
        ids.extend(control.str("id"));
        ids.extend(all_ids(control));
    }
    ids.extend(node.list("groups").iter().flat_map(all_ids));
    ids
}

/// Whether a text has the form of a pattern, in which `*` is any text and `?` any one character. A pattern that is
/// empty meets nothing. It takes time in proportion to the product of both lengths at most.
pub(super) fn meets(pattern: &str, text: &str) -> bool {
    if pattern.is_empty() {
        return false;
    }
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    let (mut at, mut seen) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while let Some(c) = text.get(seen) {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, seen));
                at += 1;
            }
            Some('?') => (at, seen) = (at + 1, seen + 1),
            Some(own) if own == c => (at, seen) = (at + 1, seen + 1),
            // The last star takes one character more.
            _ => match star {
                Some((star_at, taken)) => {
                    star = Some((star_at, taken + 1));
                    (at, seen) = (star_at + 1, taken + 1);
                }
                None => return false,
            },
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|c| *c == '*'))
}

#[cfg(test)]
mod tests {
    use super::meets;

    #[test]
    fn a_star_is_any_text_and_a_question_mark_one_character() {
        for (pattern, text) in [
            ("ac-*", "ac-2.1"),
            ("*", ""),
            ("a?-1", "ac-1"),
            ("*.1", "ac-2.1"),
            ("a*c*1", "abcabc-1"),
            ("ac-1", "ac-1"),
        ] {
            assert!(meets(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [
            ("", ""),
            ("", "ac-1"),
            ("ac", "ac-1"),
            ("ac-?", "ac-"),
            ("ac-?", "ac-10"),
            ("a.-1", "ac-1"),
            ("AC-*", "ac-1"),
        ] {
            assert!(!meets(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn many_stars_take_no_more_than_a_moment() {
        let pattern = "*a".repeat(200) + "b";
        assert!(!meets(&pattern, &"a".repeat(20_000)));
    }
}
