//! The relations step packs speak of: which spots are joined, and by which link.

use super::spot::{Spot, Spots};
use crate::model::{Attr, Kind, Model, Subject};
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
pub struct Relation {
    /// Its name in step packs.
    pub key: &'static str,
    /// What it joins.
    pub doc: Both,
    /// The kinds of subject in whose entries the model states it; empty for the relation of everything with itself.
    pub stated_in: &'static [Kind],
    /// Finds the joints that one such entry states.
    pub joints: fn(&Around<'_>, Subject, &mut dyn FnMut(Joint)),
}

/// What relations are read from.
#[derive(Debug, Clone, Copy)]
pub struct Around<'m> {
    /// The model.
    pub model: &'m Model,
    /// Its spots.
    pub spots: &'m Spots,
}

impl std::fmt::Debug for Relation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key)
    }
}

type Emit<'e> = &'e mut dyn FnMut(Joint);

macro_rules! relation {
    ($key:literal, $en:literal, $ja:literal, [$($kind:ident),*], $joints:expr) => {
        Relation {
            key: $key,
            doc: Both { en: $en, ja: $ja },
            stated_in: &[$(Kind::$kind),*],
            joints: $joints,
        }
    };
}

/// Every relation. To add one: a line here and, if it is new in kind, a function below.
pub static RELATIONS: &[Relation] = &[
    relation!("itself", "anything → itself", "任意のもの → それ自身", [], itself),
    relation!(
        "stands-in",
        "component or system → its zone",
        "構成要素・システム → その区域",
        [System, Component],
        |around, subject, emit| {
            turned(stands_in, Turn::Forth, around, subject, emit);
        }
    ),
    relation!(
        "holds",
        "zone → component or system standing in it",
        "区域 → そこにある構成要素・システム",
        [System, Component],
        |around, subject, emit| {
            turned(stands_in, Turn::Back, around, subject, emit);
        }
    ),
    relation!(
        "outer-zone",
        "zone → zone around it",
        "区域 → それを囲む区域",
        [Zone],
        |around, subject, emit| {
            named(around, subject, Attr::PartOf, Turn::Forth, emit);
        }
    ),
    relation!(
        "inner-zone",
        "zone → zone within it",
        "区域 → その中の区域",
        [Zone],
        |around, subject, emit| {
            named(around, subject, Attr::PartOf, Turn::Back, emit);
        }
    ),
    relation!(
        "part",
        "system → component or smaller system it contains",
        "システム → 含まれる構成要素・下位システム",
        [System, Component],
        |around, subject, emit| {
            turned(contained, Turn::Back, around, subject, emit);
        }
    ),
    relation!(
        "whole",
        "component or smaller system → its system",
        "構成要素・下位システム → それを含むシステム",
        [System, Component],
        |around, subject, emit| {
            turned(contained, Turn::Forth, around, subject, emit);
        }
    ),
    relation!(
        "shell",
        "component → component it is built into",
        "構成要素 → それが組み込まれた構成要素",
        [Component],
        |around, subject, emit| {
            named(around, subject, Attr::Inside, Turn::Forth, emit);
        }
    ),
    relation!(
        "core",
        "component → component built into it",
        "構成要素 → それに組み込まれた構成要素",
        [Component],
        |around, subject, emit| {
            named(around, subject, Attr::Inside, Turn::Back, emit);
        }
    ),
    relation!(
        "flow",
        "start → end of a flow (link: the flow)",
        "経路の起点 → 終点（つなぎ：経路）",
        [Flow],
        |around, subject, emit| {
            linked(around, subject, (Attr::From, Attr::To), Turn::Forth, emit);
        }
    ),
    relation!(
        "flow-back",
        "end → start of a flow (link: the flow)",
        "経路の終点 → 起点（つなぎ：経路）",
        [Flow],
        |around, subject, emit| {
            linked(around, subject, (Attr::From, Attr::To), Turn::Back, emit);
        }
    ),
    relation!(
        "manages",
        "what manages from a distance → component",
        "遠隔から管理するもの → 構成要素",
        [Component],
        |around, subject, emit| {
            named(around, subject, Attr::ManagedFrom, Turn::Back, emit);
        }
    ),
    relation!(
        "comes-in",
        "who has remote access → what is reached (link: the access)",
        "リモートアクセスする者 → 到達先（つなぎ：リモートアクセス）",
        [RemoteAccess],
        |around, subject, emit| {
            linked(around, subject, (Attr::By, Attr::To), Turn::Forth, emit);
        }
    ),
    relation!(
        "comes-to-device",
        "who has remote access → the device it goes through (link: the access)",
        "リモートアクセスする者 → 経由する機器（つなぎ：リモートアクセス）",
        [RemoteAccess],
        |around, subject, emit| {
            linked(around, subject, (Attr::By, Attr::Via), Turn::Forth, emit);
        }
    ),
    relation!(
        "device-lets-in",
        "device of a remote access → what is reached (link: the access)",
        "リモートアクセスの機器 → 到達先（つなぎ：リモートアクセス）",
        [RemoteAccess],
        |around, subject, emit| {
            linked(around, subject, (Attr::Via, Attr::To), Turn::Forth, emit);
        }
    ),
    relation!(
        "maintains",
        "maintaining organisation → what it looks after (link: the maintenance)",
        "保守する組織 → 保守対象（つなぎ：保守）",
        [Maintenance],
        |around, subject, emit| {
            linked(around, subject, (Attr::From, Attr::Of), Turn::Forth, emit);
        }
    ),
    relation!(
        "makes",
        "maker or deliverer → component",
        "製造・納入した組織 → 構成要素",
        [Component],
        |around, subject, emit| {
            named(around, subject, Attr::MadeBy, Turn::Back, emit);
        }
    ),
    relation!(
        "provides",
        "supplying organisation → supply",
        "供給する組織 → 供給",
        [Supply],
        |around, subject, emit| {
            named(around, subject, Attr::From, Turn::Back, emit);
        }
    ),
    relation!(
        "receives",
        "supply → receiving organisation",
        "供給 → 受け取る組織",
        [Supply],
        |around, subject, emit| {
            named(around, subject, Attr::To, Turn::Forth, emit);
        }
    ),
    relation!(
        "needs",
        "needed thing → system or supply that needs it",
        "必要とされるもの → それを必要とするシステム・供給",
        [System, Supply],
        |around, subject, emit| {
            named(around, subject, Attr::Needs, Turn::Back, emit);
        }
    ),
    relation!(
        "keeps",
        "organisation that owns, shares or was entrusted with data → the data (link: the entrustment, if any)",
        "データの管理主体・共有先・預託先 → データ（つなぎ：預託、あれば）",
        [Entrustment, Data],
        keeps
    ),
    relation!(
        "stores",
        "component → data kept in it",
        "構成要素 → 保管しているデータ",
        [Component],
        |around, subject, emit| {
            named(around, subject, Attr::Stores, Turn::Forth, emit);
        }
    ),
    relation!(
        "stored-in",
        "data → component it is kept in",
        "データ → 保管している構成要素",
        [Component],
        |around, subject, emit| {
            named(around, subject, Attr::Stores, Turn::Back, emit);
        }
    ),
    relation!(
        "carries",
        "flow → data it carries",
        "経路 → 運ばれるデータ",
        [Flow],
        |around, subject, emit| {
            named(around, subject, Attr::Carries, Turn::Forth, emit);
        }
    ),
    relation!(
        "starts",
        "where a flow starts → the flow",
        "経路の起点 → 経路",
        [Flow],
        |around, subject, emit| {
            named(around, subject, Attr::From, Turn::Back, emit);
        }
    ),
    relation!(
        "ends",
        "where a flow ends → the flow",
        "経路の終点 → 経路",
        [Flow],
        |around, subject, emit| {
            named(around, subject, Attr::To, Turn::Back, emit);
        }
    ),
    relation!("delivers", "flow → where it ends", "経路 → 終点", [Flow], |around, subject, emit| {
        named(around, subject, Attr::To, Turn::Forth, emit);
    }),
    relation!(
        "handles",
        "place or destination of a data event → the data (link: the event)",
        "データのイベントの場所・移転先 → データ（つなぎ：イベント）",
        [DataEvent],
        |around, subject, emit| {
            linked(around, subject, (Attr::Place, Attr::Data), Turn::Forth, emit);
            linked(around, subject, (Attr::To, Attr::Data), Turn::Forth, emit);
        }
    ),
    relation!(
        "handled-by",
        "data → place or destination of its events (link: the event)",
        "データ → そのイベントの場所・移転先（つなぎ：イベント）",
        [DataEvent],
        |around, subject, emit| {
            linked(around, subject, (Attr::Place, Attr::Data), Turn::Back, emit);
            linked(around, subject, (Attr::To, Attr::Data), Turn::Back, emit);
        }
    ),
    relation!("may", "people → what they may use", "人 → 使えるもの", [People], |around, subject, emit| {
        named(around, subject, Attr::May, Turn::Forth, emit);
    }),
    relation!(
        "used-by",
        "thing → people who may use it",
        "もの → それを使える人",
        [People],
        |around, subject, emit| {
            named(around, subject, Attr::May, Turn::Back, emit);
        }
    ),
    relation!(
        "employs",
        "organisation → its people",
        "組織 → その人員",
        [People],
        |around, subject, emit| {
            named(around, subject, Attr::Organization, Turn::Back, emit);
        }
    ),
    relation!(
        "belongs",
        "people → their organisation",
        "人 → 所属する組織",
        [People],
        |around, subject, emit| {
            named(around, subject, Attr::Organization, Turn::Forth, emit);
        }
    ),
    relation!(
        "has",
        "organisation → zone, system, component or data it manages",
        "組織 → 管理する区域・システム・構成要素・データ",
        [Zone, System, Component, Data],
        |around, subject, emit| {
            turned(managed, Turn::Back, around, subject, emit);
        }
    ),
    relation!(
        "managed-by",
        "zone, system, component or data → organisation that manages it",
        "区域・システム・構成要素・データ → 管理する組織",
        [Zone, System, Component, Data],
        |around, subject, emit| {
            turned(managed, Turn::Forth, around, subject, emit);
        }
    ),
    relation!(
        "group-up",
        "subsidiary → parent",
        "子会社 → 親会社",
        [Organization],
        |around, subject, emit| {
            named(around, subject, Attr::PartOf, Turn::Forth, emit);
        }
    ),
    relation!(
        "group-down",
        "parent → subsidiary",
        "親会社 → 子会社",
        [Organization],
        |around, subject, emit| {
            named(around, subject, Attr::PartOf, Turn::Back, emit);
        }
    ),
    relation!("covers", "procedure → what it covers", "手順 → 対象", [Procedure], |around, subject, emit| {
        named(around, subject, Attr::Covers, Turn::Forth, emit);
    }),
    relation!(
        "runs",
        "software → component that lists it",
        "ソフトウェア → それを載せた構成要素",
        [Component],
        |around, subject, emit| {
            runs(around, subject, Turn::Back, emit);
        }
    ),
    relation!(
        "runs-on",
        "component → software it lists",
        "構成要素 → 載せているソフトウェア",
        [Component],
        |around, subject, emit| {
            runs(around, subject, Turn::Forth, emit);
        }
    ),
    relation!(
        "harms",
        "subject → goal stated at it",
        "対象 → そこに置かれた「起きてはならないこと」",
        [Goal],
        |around, subject, emit| {
            named(around, subject, Attr::At, Turn::Back, emit);
        }
    ),
];

/// The relation with this name.
pub fn relation(key: &str) -> Option<&'static Relation> {
    RELATIONS.iter().find(|relation| relation.key == key)
}

/// Which way a statement is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// From the subject that states it to what it names.
    Forth,
    /// The other way.
    Back,
}

impl Turn {
    fn joint(self, stating: Spot, named: Spot, link: Option<Subject>) -> Joint {
        match self {
            Turn::Forth => Joint { source: stating, link, target: named },
            Turn::Back => Joint { source: named, link, target: stating },
        }
    }
}

fn itself(_: &Around<'_>, subject: Subject, emit: Emit<'_>) {
    emit(Joint { source: subject.into(), link: None, target: subject.into() });
}

/// The subject against everything one of its attributes names.
fn named(around: &Around<'_>, subject: Subject, attr: Attr, turn: Turn, emit: Emit<'_>) {
    for target in around.model.targets(subject, attr) {
        emit(turn.joint(subject.into(), target.into(), None));
    }
}

/// What one attribute of a link names against what another names.
fn linked(around: &Around<'_>, link: Subject, ends: (Attr, Attr), turn: Turn, emit: Emit<'_>) {
    for from in around.model.targets(link, ends.0) {
        for to in around.model.targets(link, ends.1) {
            emit(turn.joint(from.into(), to.into(), Some(link)));
        }
    }
}

/// The subject against the one thing that a function of the model finds for it.
fn turned(
    find: fn(&Model, Subject) -> Option<Subject>,
    turn: Turn,
    around: &Around<'_>,
    subject: Subject,
    emit: Emit<'_>,
) {
    if let Some(found) = find(around.model, subject).filter(|found| *found != subject) {
        emit(turn.joint(subject.into(), found.into(), None));
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

fn keeps(around: &Around<'_>, subject: Subject, emit: Emit<'_>) {
    if around.model.kind(subject) == Kind::Entrustment {
        return linked(around, subject, (Attr::To, Attr::Data), Turn::Forth, emit);
    }
    named(around, subject, Attr::Owner, Turn::Back, emit);
    named(around, subject, Attr::SharedWith, Turn::Back, emit);
    for holder in around.model.naming(subject, Attr::Holds) {
        emit(Joint { source: holder.into(), link: None, target: subject.into() });
    }
}

fn runs(around: &Around<'_>, subject: Subject, turn: Turn, emit: Emit<'_>) {
    for text in around.model.texts(subject, Attr::Software).unwrap_or_default() {
        if let Some(software) = around.spots.of_software(text) {
            emit(turn.joint(subject.into(), software, None));
        }
    }
}
