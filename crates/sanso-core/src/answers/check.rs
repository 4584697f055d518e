//! Answers that cannot all be right, and answers that nothing shows any more.

use super::entry::{About, Entry};
use crate::assess::Status;
use crate::content::Library;
use crate::frameworks::{Asked, Base, Class, Frameworks, ItemOf, Relation, mapped};
use crate::text::{Place, nearest};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The same is answered differently in two places.
    Contradiction,
    /// Two items that ask for the same, or one for all of the other, are answered so that both cannot hold.
    Linked,
    /// No measure or item is called so.
    Unknown,
    /// Evidence that is no longer, or not yet, valid on the day.
    OutOfDate,
    /// Said to be done, and nothing shows it.
    NoEvidence,
    /// Said not to apply, and not why.
    NoReason,
}

impl Kind {
    /// All of them, the gravest first.
    pub const ALL: [Kind; 6] =
        [Kind::Contradiction, Kind::Linked, Kind::Unknown, Kind::OutOfDate, Kind::NoEvidence, Kind::NoReason];

    /// Stable word for files and data.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Contradiction => "contradiction",
            Kind::Linked => "linked-contradiction",
            Kind::Unknown => "unknown",
            Kind::OutOfDate => "out-of-date",
            Kind::NoEvidence => "no-evidence",
            Kind::NoReason => "no-reason",
        }
    }
}

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub kind: Kind,
    /// Whose answer it is.
    pub bearer: String,
    /// What is answered, what is said of it, and where.
    pub one: (About, Status, Place),
    /// What it does not agree with.
    pub other: Option<(About, Status, Place)>,
    /// The evidence, its day, or the name that was probably meant.
    pub detail: String,
}

/// Checks answers of one or several files against each other, as of a day.
pub fn checked(entries: &[Entry], library: &Library, frameworks: &Frameworks, as_of: Option<Date>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut items: Vec<(ItemOf, &Entry)> = Vec::new();
    for entry in entries {
        match named(entry, library, frameworks) {
            Ok(item) => items.extend(item.map(|item| (item, entry))),
            Err(nearest) => found.push(finding(Kind::Unknown, entry, nearest)),
        }
        found.extend(alone(entry, as_of));
    }
    found.extend(twice(&items));
    found.extend(linked(&items, frameworks));
    found.sort_by(|a, b| (a.kind, a.one.2, &a.detail).cmp(&(b.kind, b.one.2, &b.detail)));
    found
}

fn finding(kind: Kind, entry: &Entry, detail: String) -> Finding {
    let one = (entry.about.clone(), entry.status, entry.place);
    Finding { kind, bearer: entry.bearer.clone(), one, other: None, detail }
}

/// The item an answer is about; none for a measure where no framework lists measures. An error names what was probably
/// meant.
fn named(entry: &Entry, library: &Library, frameworks: &Frameworks) -> Result<Option<ItemOf>, String> {
    match &entry.about {
        About::Measure(name) => {
            let measures = || library.measures.iter();
            let Some(measure) = library.measure(name).and_then(|number| library.measures.get(number)) else {
                let known = measures().flat_map(|measure| [measure.id.as_str(), measure.row.key.as_str()]);
                return Err(nearest(name, known).unwrap_or_default());
            };
            let own = frameworks.all.iter().position(|one| one.measures);
            Ok(own.and_then(|own| Some((own, frameworks.find_item(own, &measure.id)?))))
        }
        About::Item(name) => frameworks.named(name).map(Some).ok_or_else(|| {
            let (key, id) = name.split_once(':').unwrap_or((name, ""));
            let items = frameworks.find(key).and_then(|framework| frameworks.all.get(framework));
            match items {
                Some(one) => nearest(id, one.items.iter().map(|item| item.id.as_str())).map(|id| format!("{key}:{id}")),
                None => nearest(key, frameworks.all.iter().map(|one| one.about.key.as_str())),
            }
            .unwrap_or_default()
        }),
    }
}

/// What is wrong with an answer by itself.
fn alone(entry: &Entry, as_of: Option<Date>) -> Vec<Finding> {
    let mut found = Vec::new();
    let done = matches!(entry.status, Status::Met | Status::Partly);
    if done && entry.evidence.is_empty() {
        found.push(finding(Kind::NoEvidence, entry, String::new()));
    }
    if entry.status == Status::NotApplicable && entry.reason.iter().all(|(_, text)| text.trim().is_empty()) {
        found.push(finding(Kind::NoReason, entry, String::new()));
    }
    for piece in &entry.evidence {
        let day = |text: &str| text.parse::<Date>().ok();
        let late = day(&piece.valid_until).zip(as_of).is_some_and(|(until, day)| until < day);
        let early = day(&piece.valid_from).zip(as_of).is_some_and(|(from, day)| from > day);
        if late {
            found.push(finding(Kind::OutOfDate, entry, format!("{} – {}", piece.reference, piece.valid_until)));
        } else if early {
            found.push(finding(Kind::OutOfDate, entry, format!("{} {} –", piece.reference, piece.valid_from)));
        }
    }
    found
}

/// The same item answered differently. An answer of a later day takes the place of an earlier one, as long as both stand
/// in one file.
fn twice(items: &[(ItemOf, &Entry)]) -> Vec<Finding> {
    let mut known: BTreeMap<(ItemOf, &str), &Entry> = BTreeMap::new();
    let mut found = Vec::new();
    for (item, entry) in items {
        let Some(first) = known.get(&(*item, entry.bearer.as_str())).copied() else {
            known.insert((*item, entry.bearer.as_str()), entry);
            continue;
        };
        let renewed = first.place.file == entry.place.file && first.date != entry.date;
        if first.status != entry.status && !renewed {
            let mut one = finding(Kind::Contradiction, first, String::new());
            one.other = Some((entry.about.clone(), entry.status, entry.place));
            found.push(one);
        }
    }
    found
}

/// Items of several frameworks whose answers cannot both hold.
fn linked(items: &[(ItemOf, &Entry)], frameworks: &Frameworks) -> Vec<Finding> {
    let schemes: BTreeSet<usize> = items.iter().map(|((framework, _), _)| *framework).collect();
    let mut by_item: BTreeMap<ItemOf, Vec<&Entry>> = BTreeMap::new();
    for (item, entry) in items {
        by_item.entry(*item).or_default().push(entry);
    }
    let mut found = Vec::new();
    for from in &schemes {
        for to in schemes.range(from + 1..) {
            let matches = mapped(frameworks, Asked { from: *from, to: *to, item: None }).matches;
            for one in matches.iter().filter(|one| one.class == Class::Certain) {
                let (left, right) = (by_item.get(&(*from, one.from)), by_item.get(&(*to, one.to)));
                let pairs = left
                    .into_iter()
                    .flatten()
                    .flat_map(|left| right.into_iter().flatten().map(move |right| (left, right)));
                for (left, right) in pairs.filter(|(left, right)| {
                    left.bearer == right.bearer && against(one.relation, left.status, right.status)
                }) {
                    let mut one = finding(Kind::Linked, left, String::new());
                    one.other = Some((right.about.clone(), right.status, right.place));
                    found.push(one);
                }
            }
        }
    }
    found
}

/// Whether two answers cannot both hold where the first item stands so to the second.
fn against(relation: Relation, left: Status, right: Status) -> bool {
    let (met, unmet) = (Status::Met, Status::Unmet);
    let equal = relation.within(Relation::EQUAL);
    let holds_all = |one: Base| relation.within(Relation::of([Base::Equal, one]));
    let apart = left != right && left != Status::NotApplicable && right != Status::NotApplicable;
    // Whoever meets the whole meets its parts.
    (equal && apart)
        || (holds_all(Base::Broader) && (left, right) == (met, unmet))
        || (holds_all(Base::Narrower) && (right, left) == (met, unmet))
}
