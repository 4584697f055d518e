//! What folders change, and what became of items from one edition to another.

use super::reading::{laid_over, overlay};
use sanso_core::content::embedded;
use sanso_core::frameworks::{Became, Compared, Frameworks, RowChange, RowOf, compared, editions, read};
use sanso_core::text::Sources;

fn ours() -> Frameworks {
    read(&embedded(), &[], &mut Sources::default()).value
}

fn told(found: &Compared) -> Vec<(RowOf, &str, &'static str)> {
    let wanted = found.rows.iter().filter(|row| row.change != RowChange::Kept);
    wanted.map(|row| (row.row, row.id.as_str(), row.change.key())).collect()
}

#[test]
fn nothing_differs_from_itself() {
    assert_eq!(compared(&ours(), &ours()), Compared::default());
}

#[test]
fn every_row_a_folder_adds_or_changes_is_told_field_by_field_and_what_stays_is_counted() {
    let rows = "from,to,relation,confidence\nCPS.AM-1,3-1-1,equal,high\nCPS.AM-1,3-1-1-1,superset,medium\nCPS.AM-1,7-1-1,none,low\n";
    let items = "id,parent,kind,en,ja\n1-1-1,2,withdrawn,Rules,規程\n9,,group,New,新\n";
    let after = laid_over(&[("crosswalks/cpsf--scs.csv", rows), ("frameworks/scs.csv", items)]);
    assert_eq!(after.diagnostics, []);
    let before = ours();
    let found = compared(&before, &after.value);
    assert_eq!(
        told(&found),
        [
            (RowOf::Item, "1-1-1", "changed"),
            (RowOf::Item, "9", "added"),
            (RowOf::Link, "CPS.AM-1 → 3-1-1", "changed"),
            (RowOf::Link, "CPS.AM-1 → 7-1-1", "added"),
        ]
    );
    let fields = |id: &str| match &found.rows.iter().find(|row| row.id == id).unwrap().change {
        RowChange::Changed(fields) => fields.iter().map(|(field, ..)| *field).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(fields("1-1-1"), ["parent", "kind", "en", "ja"]);
    assert_eq!(fields("CPS.AM-1 → 3-1-1"), ["relation", "confidence"]);
    assert_eq!(found.same, 1);
    let rows = |all: &Frameworks| all.crosswalks[all.table("cpsf--scs").unwrap()].links.len();
    let kept = found.rows.iter().filter(|row| row.change == RowChange::Kept && row.row == RowOf::Link).count();
    assert_eq!(kept, rows(&before) - 2);
    let brought = found.rows.iter().filter(|row| row.change != RowChange::Kept);
    assert!(brought.into_iter().all(|row| row.overlay.as_deref() == Some("own")));
}

#[test]
fn comparing_the_other_way_round_turns_what_is_added_into_what_is_removed() {
    let rows = "from,to,relation,confidence\nCPS.AM-1,7-1-1,equal,low\n";
    let after = laid_over(&[("crosswalks/cpsf--scs.csv", rows)]).value;
    let back = compared(&after, &ours());
    assert_eq!(told(&back), [(RowOf::Link, "CPS.AM-1 → 7-1-1", "removed")]);
}

#[test]
fn every_item_of_both_editions_is_told_once() {
    let all = ours();
    for (old, new) in [
        ("nist-csf-1.1", "nist-csf-2.0"),
        ("nist-csf-2.0", "nist-csf-1.1"),
        ("iso27001-2013", "iso27001-2022"),
        ("nist-sp800-53r4", "nist-sp800-53r5"),
        ("nist-sp800-171r2", "nist-sp800-171r3"),
    ] {
        let [from, to] = [old, new].map(|key| all.find(key).unwrap());
        let rows = editions(&all, from, to);
        let asked = |number: usize| all.all[number].items.iter().filter(|item| item.is_asked()).count();
        assert_eq!(rows.iter().filter(|row| row.from.is_some()).count(), asked(from), "{old} {new}");
        let mut reached: Vec<u32> = rows.iter().flat_map(|row| row.to.iter().map(|(item, _)| *item)).collect();
        reached.sort_unstable();
        reached.dedup();
        assert_eq!(reached.len(), asked(to), "{old} {new}");
        assert!(rows.iter().all(|row| row.to.is_empty() == (row.became == Became::Gone)), "{old} {new}");
    }
}

#[test]
fn items_that_are_gone_new_moved_and_spread_are_what_the_rows_between_editions_say() {
    let words = "{ en: a, ja: あ }";
    let one = |key: &str| {
        format!(
            "  - {{ key: {key}, name: {words}, publisher: {words}, edition: a, date: a, licence: {words}, titles: own, file: {key}.csv, origin: {words}, confidence: low }}\n"
        )
    };
    let index = format!(
        "content: 1\nframeworks:\n{}{}crosswalks:\n  - {{ key: a--b, from: a, to: b, kind: published, file: rows.csv, origin: {words}, confidence: low }}\n",
        one("a"),
        one("b")
    );
    let items = |rows: &str| format!("id,parent,kind,en,ja\n{rows}");
    let files = [
        ("frameworks/index.yaml", index.as_str()),
        (
            "frameworks/a.csv",
            &items("1,,control,a,あ\n2,,control,b,い\n3,,control,c,う\n4,,control,d,え\n5,,control,e,お\n"),
        ),
        (
            "frameworks/b.csv",
            &items("1,,control,a,あ\n2,,control,B,い\n7,,control,c,う\n8,,control,f,か\n9,,control,g,き\n"),
        ),
        (
            "frameworks/rows.csv",
            "from,to,relation\n1,1,equal\n2,2,equal\n3,7,equal\n4,7,subset\n4,8,intersect\n5,9,none\n",
        ),
    ];
    let all = read(&embedded(), &[overlay("own", &files)], &mut Sources::default());
    assert_eq!(all.diagnostics, []);
    let [from, to] = ["a", "b"].map(|key| all.value.find(key).unwrap());
    let became: Vec<Became> = editions(&all.value, from, to).iter().map(|row| row.became).collect();
    use Became::{Changed, Gone, Moved, New, Same, Spread};
    assert_eq!(became, [Same, Changed, Moved, Spread, Gone, New]);
}
