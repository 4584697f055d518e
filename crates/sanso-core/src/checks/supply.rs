//! Checks on what organisations live on.

use super::ways::{id, is_outside, note_all, place_of, says_some};
use super::{Check, both};
use crate::diag::{Diagnostic, Severity, SupplyProblem as Problem};
use crate::model::{Attr, Kind, Model, Subject};
use std::collections::{BTreeMap, BTreeSet};

pub(super) static ONE_BEHIND_MOST: Check = Check {
    code: "SN380",
    name: "one-behind-most",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "An organisation that relies on others for at least five things (supplies, things looked after, data entrusted), of which one provider is behind four or more and at least three in five.",
        "他組織に頼るもの（供給・保守対象・委託データ）が5件以上あり、そのうち4件以上かつ6割以上を一つの組織が担っている。",
    ),
    run: |model, found| {
        let mut reliances: Vec<_> =
            reliances_of(model).map(|(provider, receiver, link)| (receiver, provider, link)).collect();
        reliances.sort_unstable();
        for all in reliances.chunk_by(|one, next| one.0 == next.0) {
            let by_provider = all.chunk_by(|one, next| one.1 == next.1);
            let Some(links) = by_provider.max_by_key(|links| links.len()) else { continue };
            let Some(&(receiver, provider, link)) = links.first() else { continue };
            let (all, share) = (all.len(), links.len());
            if all < 5 || share < 4 || share * 5 < all * 3 || is_outside(model, receiver) {
                continue;
            }
            let problem = Problem::OneBehindMost { id: id(model, receiver), provider: id(model, provider), share, all };
            let note = Diagnostic::advice(model.place(receiver), problem);
            found.push(
                note.and(model.place(provider), both("the provider", "頼っている組織"))
                    .and(model.place(link), both("one of them", "そのうちの一つ")),
            );
        }
    },
};

pub(super) static SOLE_SUPPLIER: Check = Check {
    code: "SN381",
    name: "sole-supplier",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Supplies with `substitutes: 0` that do not say `tolerates`.",
        "`substitutes: 0` なのに `tolerates` が書かれていない供給。",
    ),
    run: |model, found| {
        let sole = model.of_kind(Kind::Supply).filter(|supply| {
            model.number(*supply, Attr::Substitutes) == Some(0) && model.stated(*supply, Attr::Tolerates).is_none()
        });
        let sole = sole.collect();
        note_all((model, found), Severity::Warning, sole, Attr::Substitutes, |ids| Problem::SoleSupplier { ids });
    },
};

pub(super) static SUPPLY_WITHOUT_NEEDS: Check = Check {
    code: "SN382",
    name: "supply-without-needs",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both("Supplies that do not say `needs`.", "`needs` が書かれていない供給。"),
    run: |model, found| {
        let silent =
            model.of_kind(Kind::Supply).filter(|supply| model.stated(*supply, Attr::Needs).is_none()).collect();
        note_all((model, found), Severity::Advice, silent, Attr::Needs, |ids| Problem::SupplyWithoutNeeds { ids });
    },
};

pub(super) static NEEDS_CIRCLE: Check = Check {
    code: "SN383",
    name: "needs-circle",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Systems or supplies that `needs` leads round in a circle.",
        "`needs` をたどると元に戻るシステムや供給。",
    ),
    run: |model, found| {
        for circle in circles(model) {
            let Some(first) = circle.first().copied() else { continue };
            let chain = circle.iter().chain([&first]).take(MOST_SHOWN).map(|thing| id(model, *thing)).collect();
            let mut note = Diagnostic::warning(place_of(model, first, Attr::Needs), Problem::NeedsCircle { chain });
            for other in circle.iter().skip(1).take(MOST_SHOWN) {
                note = note.and(place_of(model, *other, Attr::Needs), both("in the circle", "循環の一部"));
            }
            found.push(note);
        }
    },
};

pub(super) static NEEDS_UNLINKED: Check = Check {
    code: "SN384",
    name: "needs-unlinked",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A system or supply that needs something of another organisation, from which it receives no supply or upkeep, to which it entrusts no data, and to which it does not belong.",
        "別の組織のものを必要とするのに、その組織との間に供給・保守・データの委託も、所属の関係もないシステムや供給。",
    ),
    run: |model, found| {
        let mut ties: BTreeSet<(Subject, Subject)> =
            reliances_of(model).map(|(provider, receiver, _)| (provider, receiver)).collect();
        for organization in model.of_kind(Kind::Organization) {
            ties.extend(
                model
                    .reference(organization, Attr::PartOf)
                    .into_iter()
                    .flat_map(|parent| [(parent, organization), (organization, parent)]),
            );
        }
        for thing in model.of_kind(Kind::System).chain(model.of_kind(Kind::Supply)) {
            let Some(user) = model.manager(thing) else { continue };
            let owner =
                |need: Subject| model.manager(need).filter(|owner| *owner != user && !ties.contains(&(*owner, user)));
            let needs = model.targets(thing, Attr::Needs).filter(|need| model.kind(*need) != Kind::Supply);
            let Some((need, provider)) = needs.into_iter().find_map(|need| Some((need, owner(need)?))) else {
                continue;
            };
            let problem = Problem::NeedsUnlinked {
                id: id(model, thing),
                user: id(model, user),
                need: id(model, need),
                provider: id(model, provider),
            };
            let note = Diagnostic::warning(place_of(model, thing, Attr::Needs), problem);
            found.push(note.and(model.place(need), both("managed by another organisation", "別の組織の管理")));
        }
    },
};

/// A longer circle is shown by its start.
const MOST_SHOWN: usize = 9;

/// What one organisation relies on another for: provider, receiver and the link that says so.
fn reliances_of(model: &Model) -> impl Iterator<Item = (Subject, Subject, Subject)> + '_ {
    let supplies = model
        .of_kind(Kind::Supply)
        .filter_map(|supply| Some((model.reference(supply, Attr::From)?, model.reference(supply, Attr::To)?, supply)));
    let upkeep = model.of_kind(Kind::Maintenance).flat_map(|upkeep| {
        let provider = model.reference(upkeep, Attr::From);
        let receivers = model.targets(upkeep, Attr::Of).filter_map(|thing| model.manager(thing));
        receivers.filter_map(move |receiver| Some((provider?, receiver, upkeep)))
    });
    let entrusted = model.of_kind(Kind::Entrustment).flat_map(|entrustment| {
        let ends = model.reference(entrustment, Attr::To).zip(model.reference(entrustment, Attr::From));
        model.targets(entrustment, Attr::Data).filter_map(move |_| ends.map(|(to, from)| (to, from, entrustment)))
    });
    supplies.chain(upkeep).chain(entrusted).filter(|(provider, receiver, _)| provider != receiver)
}

/// Circles of needs, at least one of each knot of things that need one another.
fn circles(model: &Model) -> Vec<Vec<Subject>> {
    let able = |thing: &Subject| says_some(model, *thing, Attr::Needs);
    let things: Vec<Subject> = model.of_kind(Kind::System).chain(model.of_kind(Kind::Supply)).filter(able).collect();
    let needs = |thing: Subject| model.targets(thing, Attr::Needs).filter(|need| things.binary_search(need).is_ok());
    let mut open: BTreeMap<Subject, usize> = things.iter().map(|thing| (*thing, needs(*thing).count())).collect();
    // Whatever needs only things outside of circles is outside of circles.
    let mut settled: Vec<Subject> = open.iter().filter(|(_, left)| **left == 0).map(|(thing, _)| *thing).collect();
    while let Some(done) = settled.pop() {
        open.remove(&done);
        for by in model.naming(done, Attr::Needs) {
            let Some(left) = open.get_mut(&by) else { continue };
            *left = left.saturating_sub(1);
            if *left == 0 {
                settled.push(by);
            }
        }
    }
    let mut found = Vec::new();
    let mut walked: BTreeMap<Subject, Subject> = BTreeMap::new();
    for &start in open.keys() {
        let mut way = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| !walked.contains_key(here)) {
            walked.insert(here, start);
            way.push(here);
            at = needs(here).find(|need| open.contains_key(need));
        }
        let closed = at.filter(|here| walked.get(here) == Some(&start));
        found.extend(closed.map(|closed| way.into_iter().skip_while(|here| *here != closed).collect::<Vec<_>>()));
    }
    found
}
