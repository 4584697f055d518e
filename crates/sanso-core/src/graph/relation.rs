//! The relations step packs speak of: which spots are joined, and by which link.

use super::spot::{Spot, Spots};
use crate::model::{Attr, Kind, Model, Shape, Subject};
use crate::text::Both;

/// Two spots that are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Joint {
    /// Where it comes from.
    pub source: Spot,
    /// What joins them, where that is a subject of its own.
    pub link: Option<Subject>,
    /// Where it leads.
    pub target: Spot,
}

/// A named relation.
#[derive(Debug)]
pub struct Relation {
    /// Its name in step packs.
    pub key: &'static str,
    /// What it joins.
    pub doc: Both,
    /// The kinds of subject in whose entries the model states it; empty for the relation of everything with itself.
    pub stated_in: &'static [Kind],
    /// How it is read from such an entry.
    how: How,
}

/// Which way a statement is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// From the subject that states it to what it names.
    Forth,
    /// The other way.
    Back,
}

/// How a relation is read from an entry of the model.
#[derive(Debug, Clone, Copy)]
enum How {
    /// The entry with itself.
    Itself,
    /// The entry with everything an attribute names.
    Named(Attr, Turn),
    /// What one attribute names with what another names; the entry is the link.
    Linked(Attr, Attr, Turn),
    /// The entry with the one thing of a kind that the model finds for it.
    Found(fn(&Model, Subject) -> Option<Subject>, Kind, Turn),
    /// Data with the place and the destination of an event; the event is the link.
    Handled(Turn),
    /// Data with those who have it.
    Kept,
    /// A component with the software it lists.
    Listed(Turn),
    /// What a goal is stated at, or what that concerns, with the goal.
    Harmed,
}

/// What relations are read from.
#[derive(Debug, Clone, Copy)]
pub struct Around<'m> {
    /// The model.
    pub model: &'m Model,
    /// Its spots.
    pub spots: &'m Spots,
}

const fn both(en: &'static str, ja: &'static str) -> Both {
    Both { en, ja }
}

/// Every relation. To add one: a line here.
#[rustfmt::skip]
pub static RELATIONS: &[Relation] = &[
    Relation { key: "itself", doc: both("anything → itself", "任意のもの → それ自身"), stated_in: &[], how: How::Itself },
    Relation { key: "stands-in", doc: both("component or system → its zone", "構成要素・システム → その区域"), stated_in: &[Kind::System, Kind::Component], how: How::Found(stands_in, Kind::Zone, Turn::Forth) },
    Relation { key: "holds", doc: both("zone → component or system standing in it", "区域 → そこにある構成要素・システム"), stated_in: &[Kind::System, Kind::Component], how: How::Found(stands_in, Kind::Zone, Turn::Back) },
    Relation { key: "outer-zone", doc: both("zone → zone around it", "区域 → それを囲む区域"), stated_in: &[Kind::Zone], how: How::Named(Attr::PartOf, Turn::Forth) },
    Relation { key: "inner-zone", doc: both("zone → zone within it", "区域 → その中の区域"), stated_in: &[Kind::Zone], how: How::Named(Attr::PartOf, Turn::Back) },
    Relation { key: "part", doc: both("system → component or smaller system it contains", "システム → 含まれる構成要素・下位システム"), stated_in: &[Kind::System, Kind::Component], how: How::Found(contained, Kind::System, Turn::Back) },
    Relation { key: "whole", doc: both("component or smaller system → its system", "構成要素・下位システム → それを含むシステム"), stated_in: &[Kind::System, Kind::Component], how: How::Found(contained, Kind::System, Turn::Forth) },
    Relation { key: "shell", doc: both("component → component it is built into", "構成要素 → それが組み込まれた構成要素"), stated_in: &[Kind::Component], how: How::Named(Attr::Inside, Turn::Forth) },
    Relation { key: "core", doc: both("component → component built into it", "構成要素 → それに組み込まれた構成要素"), stated_in: &[Kind::Component], how: How::Named(Attr::Inside, Turn::Back) },
    Relation { key: "flow", doc: both("start → end of a flow (link: the flow)", "経路の起点 → 終点（つなぎ：経路）"), stated_in: &[Kind::Flow], how: How::Linked(Attr::From, Attr::To, Turn::Forth) },
    Relation { key: "flow-back", doc: both("end → start of a flow (link: the flow)", "経路の終点 → 起点（つなぎ：経路）"), stated_in: &[Kind::Flow], how: How::Linked(Attr::From, Attr::To, Turn::Back) },
    Relation { key: "manages", doc: both("what manages from a distance → component", "遠隔から管理するもの → 構成要素"), stated_in: &[Kind::Component], how: How::Named(Attr::ManagedFrom, Turn::Back) },
    Relation { key: "comes-in", doc: both("who has remote access → what is reached (link: the access)", "リモートアクセスする者 → 到達先（つなぎ：リモートアクセス）"), stated_in: &[Kind::RemoteAccess], how: How::Linked(Attr::By, Attr::To, Turn::Forth) },
    Relation { key: "comes-to-device", doc: both("who has remote access → the device it goes through (link: the access)", "リモートアクセスする者 → 経由する機器（つなぎ：リモートアクセス）"), stated_in: &[Kind::RemoteAccess], how: How::Linked(Attr::By, Attr::Via, Turn::Forth) },
    Relation { key: "device-lets-in", doc: both("device of a remote access → what is reached (link: the access)", "リモートアクセスの機器 → 到達先（つなぎ：リモートアクセス）"), stated_in: &[Kind::RemoteAccess], how: How::Linked(Attr::Via, Attr::To, Turn::Forth) },
    Relation { key: "maintains", doc: both("maintaining organisation → what it looks after (link: the maintenance)", "保守する組織 → 保守対象（つなぎ：保守）"), stated_in: &[Kind::Maintenance], how: How::Linked(Attr::From, Attr::Of, Turn::Forth) },
    Relation { key: "makes", doc: both("maker or deliverer → component", "製造・納入した組織 → 構成要素"), stated_in: &[Kind::Component], how: How::Named(Attr::MadeBy, Turn::Back) },
    Relation { key: "provides", doc: both("supplying organisation → supply", "供給する組織 → 供給"), stated_in: &[Kind::Supply], how: How::Named(Attr::From, Turn::Back) },
    Relation { key: "receives", doc: both("supply → receiving organisation", "供給 → 受け取る組織"), stated_in: &[Kind::Supply], how: How::Named(Attr::To, Turn::Forth) },
    Relation { key: "needs", doc: both("needed thing → system or supply that needs it", "必要とされるもの → それを必要とするシステム・供給"), stated_in: &[Kind::System, Kind::Supply], how: How::Named(Attr::Needs, Turn::Back) },
    Relation { key: "keeps", doc: both("organisation that owns, shares or was entrusted with data → the data (link: the entrustment, if any)", "データの管理主体・共有先・預託先 → データ（つなぎ：預託、あれば）"), stated_in: &[Kind::Entrustment, Kind::Data], how: How::Kept },
    Relation { key: "stores", doc: both("component → data kept in it", "構成要素 → 保管しているデータ"), stated_in: &[Kind::Component], how: How::Named(Attr::Stores, Turn::Forth) },
    Relation { key: "stored-in", doc: both("data → component it is kept in", "データ → 保管している構成要素"), stated_in: &[Kind::Component], how: How::Named(Attr::Stores, Turn::Back) },
    Relation { key: "carries", doc: both("flow → data it carries", "経路 → 運ばれるデータ"), stated_in: &[Kind::Flow], how: How::Named(Attr::Carries, Turn::Forth) },
    Relation { key: "starts", doc: both("where a flow starts → the flow", "経路の起点 → 経路"), stated_in: &[Kind::Flow], how: How::Named(Attr::From, Turn::Back) },
    Relation { key: "ends", doc: both("where a flow ends → the flow", "経路の終点 → 経路"), stated_in: &[Kind::Flow], how: How::Named(Attr::To, Turn::Back) },
    Relation { key: "delivers", doc: both("flow → where it ends", "経路 → 終点"), stated_in: &[Kind::Flow], how: How::Named(Attr::To, Turn::Forth) },
    Relation { key: "handles", doc: both("place or destination of a data event → the data (link: the event)", "データのイベントの場所・移転先 → データ（つなぎ：イベント）"), stated_in: &[Kind::DataEvent], how: How::Handled(Turn::Forth) },
    Relation { key: "handled-by", doc: both("data → place or destination of its events (link: the event)", "データ → そのイベントの場所・移転先（つなぎ：イベント）"), stated_in: &[Kind::DataEvent], how: How::Handled(Turn::Back) },
    Relation { key: "may", doc: both("people → what they may use", "人 → 使えるもの"), stated_in: &[Kind::People], how: How::Named(Attr::May, Turn::Forth) },
    Relation { key: "used-by", doc: both("thing → people who may use it", "もの → それを使える人"), stated_in: &[Kind::People], how: How::Named(Attr::May, Turn::Back) },
    Relation { key: "employs", doc: both("organisation → its people", "組織 → その人員"), stated_in: &[Kind::People], how: How::Named(Attr::Organization, Turn::Back) },
    Relation { key: "belongs", doc: both("people → their organisation", "人 → 所属する組織"), stated_in: &[Kind::People], how: How::Named(Attr::Organization, Turn::Forth) },
    Relation { key: "has", doc: both("organisation → zone, system, component or data it manages", "組織 → 管理する区域・システム・構成要素・データ"), stated_in: &[Kind::Zone, Kind::System, Kind::Component, Kind::Data], how: How::Found(managed, Kind::Organization, Turn::Back) },
    Relation { key: "managed-by", doc: both("zone, system, component or data → organisation that manages it", "区域・システム・構成要素・データ → 管理する組織"), stated_in: &[Kind::Zone, Kind::System, Kind::Component, Kind::Data], how: How::Found(managed, Kind::Organization, Turn::Forth) },
    Relation { key: "group-up", doc: both("subsidiary → parent", "子会社 → 親会社"), stated_in: &[Kind::Organization], how: How::Named(Attr::PartOf, Turn::Forth) },
    Relation { key: "group-down", doc: both("parent → subsidiary", "親会社 → 子会社"), stated_in: &[Kind::Organization], how: How::Named(Attr::PartOf, Turn::Back) },
    Relation { key: "covers", doc: both("procedure → what it covers", "手順 → 対象"), stated_in: &[Kind::Procedure], how: How::Named(Attr::Covers, Turn::Forth) },
    Relation { key: "runs", doc: both("software → component that lists it", "ソフトウェア → それを載せた構成要素"), stated_in: &[Kind::Component], how: How::Listed(Turn::Back) },
    Relation { key: "runs-on", doc: both("component → software it lists", "構成要素 → 載せているソフトウェア"), stated_in: &[Kind::Component], how: How::Listed(Turn::Forth) },
    Relation { key: "harms", doc: both("subject → goal stated at it; for one at a data event, entrustment, maintenance or remote access, what that concerns (link: the event or link)", "対象 → そこに置かれた「起きてはならないこと」。データのイベント・預託・保守・リモートアクセスに置かれたときは、その対象となるデータやもの → 「起きてはならないこと」（つなぎ：イベント・預託・保守・リモートアクセス）"), stated_in: &[Kind::Goal], how: How::Harmed },
];

type Emit<'e> = &'e mut dyn FnMut(Joint);

impl Turn {
    fn joint(self, stating: Spot, named: Spot, link: Option<Subject>) -> Joint {
        match self {
            Turn::Forth => Joint { source: stating, link, target: named },
            Turn::Back => Joint { source: named, link, target: stating },
        }
    }
}

impl Relation {
    /// Finds the joints that one entry states.
    pub fn joints(&self, around: &Around<'_>, subject: Subject, emit: Emit<'_>) {
        let model = around.model;
        match self.how {
            How::Itself => emit(Joint { source: subject.into(), link: None, target: subject.into() }),
            How::Named(attr, turn) => named(model, subject, attr, turn, emit),
            How::Linked(from, to, turn) => linked(model, subject, (from, to), turn, emit),
            How::Found(find, _, turn) => {
                if let Some(found) = find(model, subject).filter(|found| *found != subject) {
                    emit(turn.joint(subject.into(), found.into(), None));
                }
            }
            How::Handled(turn) => {
                linked(model, subject, (Attr::Place, Attr::Data), turn, emit);
                linked(model, subject, (Attr::To, Attr::Data), turn, emit);
            }
            How::Kept => kept(model, subject, emit),
            How::Harmed => harmed(model, subject, emit),
            How::Listed(turn) => {
                for text in model.texts(subject, Attr::Software).unwrap_or_default() {
                    if let Some(software) = around.spots.of_software(text) {
                        emit(turn.joint(subject.into(), software, None));
                    }
                }
            }
        }
    }
}

impl Relation {
    /// The kinds it can join, source before target; none stands for software.
    pub fn kinds(&self) -> Vec<(Option<Kind>, Option<Kind>)> {
        let each = self.stated_in.iter().copied();
        match self.how {
            How::Itself => Kind::ALL.into_iter().map(Some).chain([None]).map(|kind| (kind, kind)).collect(),
            How::Named(attr, turn) => each.flat_map(|kind| pairs(&[kind], nameable(kind, attr), turn)).collect(),
            How::Linked(from, to, turn) => {
                each.flat_map(|kind| pairs(nameable(kind, from), nameable(kind, to), turn)).collect()
            }
            How::Found(_, found, turn) => each.flat_map(|kind| pairs(&[kind], &[found], turn)).collect(),
            How::Handled(turn) => each
                .flat_map(|kind| {
                    let data = nameable(kind, Attr::Data);
                    let place = pairs(nameable(kind, Attr::Place), data, turn);
                    [place, pairs(nameable(kind, Attr::To), data, turn)].concat()
                })
                .collect(),
            How::Kept => vec![(Some(Kind::Organization), Some(Kind::Data))],
            How::Harmed => each.flat_map(|kind| pairs(&[kind], nameable(kind, Attr::At), Turn::Back)).collect(),
            How::Listed(Turn::Forth) => vec![(Some(Kind::Component), None)],
            How::Listed(Turn::Back) => vec![(None, Some(Kind::Component))],
        }
    }
}

/// The kinds an attribute of a kind can name.
fn nameable(kind: Kind, attr: Attr) -> &'static [Kind] {
    match kind.section().attributes.iter().find(|attribute| attribute.attr == attr).map(|attribute| attribute.shape) {
        Some(Shape::Ref(kinds) | Shape::Refs(kinds)) => kinds,
        _ => &[],
    }
}

fn pairs(stating: &[Kind], named: &[Kind], turn: Turn) -> Vec<(Option<Kind>, Option<Kind>)> {
    let all = stating.iter().flat_map(|one| named.iter().map(|other| (Some(*one), Some(*other))));
    match turn {
        Turn::Forth => all.collect(),
        Turn::Back => all.map(|(one, other)| (other, one)).collect(),
    }
}

/// The subject against everything one of its attributes names.
fn named(model: &Model, subject: Subject, attr: Attr, turn: Turn, emit: Emit<'_>) {
    for target in model.targets(subject, attr) {
        emit(turn.joint(subject.into(), target.into(), None));
    }
}

/// What one attribute of a link names against what another names.
fn linked(model: &Model, link: Subject, ends: (Attr, Attr), turn: Turn, emit: Emit<'_>) {
    for from in model.targets(link, ends.0) {
        for to in model.targets(link, ends.1) {
            emit(turn.joint(from.into(), to.into(), Some(link)));
        }
    }
}

/// Whoever owns, shares, holds or was entrusted with data.
fn kept(model: &Model, subject: Subject, emit: Emit<'_>) {
    if model.kind(subject) == Kind::Entrustment {
        return linked(model, subject, (Attr::To, Attr::Data), Turn::Forth, emit);
    }
    named(model, subject, Attr::Owner, Turn::Back, emit);
    named(model, subject, Attr::SharedWith, Turn::Back, emit);
    for holder in model.naming(subject, Attr::Holds) {
        emit(Joint { source: holder.into(), link: None, target: subject.into() });
    }
}

/// What a goal is stated at. Nothing happens to an event or link as such: it happens to what they concern.
fn harmed(model: &Model, goal: Subject, emit: Emit<'_>) {
    for at in model.targets(goal, Attr::At) {
        let concerns = match model.kind(at) {
            Kind::DataEvent | Kind::Entrustment => Attr::Data,
            Kind::Maintenance => Attr::Of,
            Kind::RemoteAccess => Attr::To,
            _ => {
                emit(Joint { source: at.into(), link: None, target: goal.into() });
                continue;
            }
        };
        for thing in model.targets(at, concerns) {
            emit(Joint { source: thing.into(), link: Some(at), target: goal.into() });
        }
    }
}

fn stands_in(model: &Model, subject: Subject) -> Option<Subject> {
    model.zone(subject)
}

fn managed(model: &Model, subject: Subject) -> Option<Subject> {
    model.manager(subject)
}

fn contained(model: &Model, subject: Subject) -> Option<Subject> {
    match model.kind(subject) {
        Kind::System => model.reference(subject, Attr::PartOf),
        _ => model.system(subject),
    }
}
