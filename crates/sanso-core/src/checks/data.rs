//! Checks on data sets and where they are kept.

use super::ways::{id, is_a, note_all, place_of, says_some};
use super::{Check, both};
use crate::diag::{DataProblem as Problem, Diagnostic, Severity};
use crate::model::{Attr, Kind, Level, Model, Subject};
use std::collections::BTreeMap;

pub(super) static UNCLASSIFIED_DATA: Check = Check {
    code: "SN360",
    name: "unclassified-data",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Data that says neither `category` nor `confidentiality`.",
        "`category` も `confidentiality` も書かれていないデータ。",
    ),
    run: |model, found| {
        let unsaid = |data: &Subject| {
            [Attr::Category, Attr::Confidentiality].iter().all(|attr| model.stated(*data, *attr).is_none())
        };
        let open = model.of_kind(Kind::Data).filter(unsaid).collect();
        note_all((model, found), Severity::Warning, open, Attr::Category, |ids| Problem::UnclassifiedData { ids });
    },
};

pub(super) static UNTOUCHED_DATA: Check = Check {
    code: "SN361",
    name: "untouched-data",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "Data that no event, store, flow, entrustment or holding names, in a model in which other data is told.",
        "ほかのデータの扱いは書かれているのに、イベント・保管・通信・委託・保有のどれにも出てこないデータ。",
    ),
    run: |model, found| {
        let (touched, untouched): (Vec<Subject>, Vec<Subject>) =
            model.of_kind(Kind::Data).partition(|data| is_touched(model, *data));
        if !touched.is_empty() {
            note_all((model, found), Severity::Warning, untouched, Attr::Name, |ids| Problem::UntouchedData { ids });
        }
    },
};

pub(super) static NEVER_DISPOSED: Check = Check {
    code: "SN364",
    name: "never-disposed",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both(
        "Personal data, secrets and other confidential data that is generated or stored by data events but disposed of by none.",
        "個人データ・秘密など機密性のあるデータで、生成・保管のイベントはあるのに廃棄のイベントがないもの。",
    ),
    run: |model, found| {
        let happens =
            |data: Subject, kinds: &[&str]| model.naming(data, Attr::Data).any(|event| is_a(model, event, kinds));
        let endless = model.of_kind(Kind::Data).filter(|data| {
            let is_worth_it = model.level(*data, Attr::Confidentiality) >= Some(Level::Medium)
                || model.says_any(*data, Attr::Category, PERSONAL) == Some(true);
            is_worth_it && happens(*data, &["generate", "store"]) && !happens(*data, &["dispose"])
        });
        let endless = endless.collect();
        note_all((model, found), Severity::Advice, endless, Attr::Name, |ids| Problem::NeverDisposed { ids });
    },
};

pub(super) static PERSONAL_WITHOUT_LAW: Check = Check {
    code: "SN367",
    name: "personal-without-law",
    severity: Severity::Advice,
    since: "0.1.0",
    about: both("Personal data that does not say `laws`.", "`laws` が書かれていない個人データ。"),
    run: |model, found| {
        let silent = model.of_kind(Kind::Data).filter(|data| {
            model.says_any(*data, Attr::Category, PERSONAL) == Some(true) && model.stated(*data, Attr::Laws).is_none()
        });
        let silent = silent.collect();
        note_all((model, found), Severity::Advice, silent, Attr::Category, |ids| Problem::PersonalWithoutLaw { ids });
    },
};

pub(super) static BACKUP_BESIDE: Check = Check {
    code: "SN368",
    name: "backup-beside",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A backup store in the same zone as another component that keeps the same data.",
        "同じデータを持つ別の構成要素と同じ区域にあるバックアップ装置。",
    ),
    run: |model, found| {
        let mut originals: BTreeMap<(Subject, Subject), Subject> = BTreeMap::new();
        for component in model.of_kind(Kind::Component).filter(|component| !is_a(model, *component, &["backup"])) {
            let Some(zone) = model.zone(component) else { continue };
            for data in model.targets(component, Attr::Stores) {
                originals.entry((zone, data)).or_insert(component);
            }
        }
        for backup in model.of_kind(Kind::Component).filter(|component| is_a(model, *component, &["backup"])) {
            let Some(zone) = model.zone(backup) else { continue };
            let beside =
                model.targets(backup, Attr::Stores).find_map(|data| Some((data, *originals.get(&(zone, data))?)));
            let Some((data, original)) = beside else { continue };
            let problem = Problem::BackupBeside {
                id: id(model, backup),
                zone: id(model, zone),
                data: id(model, data),
                beside: id(model, original),
            };
            let note = Diagnostic::warning(model.place(backup), problem);
            found.push(note.and(place_of(model, original, Attr::Stores), both("the original", "原本")));
        }
    },
};

pub(super) static STORE_OF_NOTHING: Check = Check {
    code: "SN369",
    name: "store-of-nothing",
    severity: Severity::Warning,
    since: "0.1.0",
    about: both(
        "A storage, database, historian or backup store that neither says `stores` nor is the place of a data event.",
        "`stores` がなく、データのイベントの場所にもなっていないストレージ・データベース・ヒストリアン・バックアップ装置。",
    ),
    run: |model, found| {
        let stores = model.of_kind(Kind::Component).filter(|component| is_a(model, *component, STORES));
        let empty = stores.filter(|store| {
            !says_some(model, *store, Attr::Stores) && model.naming(*store, Attr::Place).next().is_none()
        });
        let empty = empty.collect();
        note_all((model, found), Severity::Warning, empty, Attr::Stores, |ids| Problem::StoreOfNothing { ids });
    },
};

const PERSONAL: &[&str] = &["personal", "sensitive-personal"];

const STORES: &[&str] = &["storage", "database", "historian", "backup"];

fn is_touched(model: &Model, data: Subject) -> bool {
    [Attr::Data, Attr::Stores, Attr::Carries, Attr::Holds].iter().any(|attr| model.naming(data, *attr).next().is_some())
}
