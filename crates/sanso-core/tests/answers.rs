//! Answers as people keep them: laws of reading, writing and putting together.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

use proptest::prelude::*;
use sanso_core::answers::{About, Entry, Form, Piece, csv_file, merged, read_answer_file, yaml_file};
use sanso_core::assess::Status;
use sanso_core::frameworks::read;
use sanso_core::sheets::{Index, read_mapping};
use sanso_core::text::{FileId, Place, Sources};

fn entry() -> impl Strategy<Value = Entry> {
    let words = prop_oneof![Just(String::new()), "[ -~ぁ-んァ-ヶ一-龠]{1,12}"];
    let about = prop_oneof![
        (1u8..6).prop_map(|number| About::Measure(format!("CPS.AM-{number}"))),
        (1u8..6).prop_map(|number| About::Item(format!("scs:1-2-{number}"))),
    ];
    let day = prop_oneof![Just(String::new()), (1u8..29).prop_map(|day| format!("2026-05-{day:02}"))];
    let piece = ("[a-z]{1,5}", day.clone()).prop_map(|(reference, valid_until)| Piece {
        reference,
        valid_until,
        ..Piece::default()
    });
    let status = prop::sample::select(Status::ALL.to_vec());
    (
        about,
        prop::sample::select(vec!["us", "them"]),
        status,
        words,
        prop::collection::vec(piece, 0..3),
        "[a-z]{0,3}",
        day,
    )
        .prop_map(|(about, bearer, status, reason, evidence, by, date)| Entry {
            about,
            bearer: bearer.to_owned(),
            status,
            reason: if reason.is_empty() { Vec::new() } else { vec![(String::new(), reason)] },
            grade: String::new(),
            evidence,
            by,
            date,
            place: Place::top(FileId(0)),
        })
}

/// Answers of which none is about the same as another.
fn entries() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(entry(), 0..8).prop_map(|mut all| {
        all.sort_by_key(Entry::key);
        all.dedup_by_key(|entry| entry.key());
        all
    })
}

fn read_back(form: Form, text: &str) -> Vec<Entry> {
    let read = read_answer_file(("a", form), text.as_bytes(), "", &mut Sources::default());
    assert!(read.diagnostics.is_empty(), "{text}\n{:?}", read.diagnostics);
    read.value.entries.into_iter().map(|entry| Entry { place: Place::top(FileId(0)), ..entry }).collect()
}

proptest! {
    #[test]
    fn what_is_written_reads_as_it_was(all in entries()) {
        prop_assert_eq!(read_back(Form::Yaml, &yaml_file("p", &all, &[])), all);
    }

    #[test]
    fn a_table_keeps_what_is_said_of_whom(all in entries()) {
        let back = read_back(Form::Csv, &csv_file(&all));
        let short = |all: &[Entry]| all.iter().map(|entry| (entry.key(), entry.status)).collect::<Vec<_>>();
        prop_assert_eq!(short(&back), short(&all));
    }

    #[test]
    fn who_changes_nothing_changes_nothing(base in entries(), other in entries()) {
        for (mine, theirs) in [(&base, &other), (&other, &base), (&other, &other)] {
            let merged = merged(&base, mine, theirs);
            let mut found = merged.entries;
            found.sort_by_key(Entry::key);
            prop_assert_eq!(&found, &other);
            prop_assert!(merged.conflicts.is_empty());
        }
    }

    #[test]
    fn conflicts_are_the_same_whoever_comes_first(base in entries(), one in entries(), other in entries()) {
        let fields = |merged: &sanso_core::answers::Merged| {
            let mut all: Vec<_> = merged.conflicts.iter().map(|one| (one.about.clone(), one.bearer.clone(), one.field)).collect();
            all.sort();
            all
        };
        let (there, back) = (merged(&base, &one, &other), merged(&base, &other, &one));
        prop_assert_eq!(fields(&there), fields(&back));
        let keys = |merged: &sanso_core::answers::Merged| {
            let mut all: Vec<_> = merged.entries.iter().map(Entry::key).collect();
            all.sort();
            all
        };
        prop_assert_eq!(keys(&there), keys(&back));
    }

    #[test]
    fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for form in [Form::Yaml, Form::Csv, Form::Xlsx] {
            drop(read_answer_file(("a", form), &bytes, "us", &mut Sources::default()));
        }
        drop(read_mapping("m", &bytes, &sanso_core::frameworks::Frameworks::default(), &mut Sources::default()));
    }
}

#[test]
fn a_text_is_like_what_it_says_in_either_language() {
    let library = sanso_core::content::embedded();
    let all = read(&library, &[], &mut Sources::default()).value;
    let index = Index::of(&library, &all);
    let best = |text: &str| {
        let (item, score) = index.like(text).ranked[0];
        (all.item(item.0, item.1).unwrap().id.to_string(), score)
    };
    assert_eq!(
        best("社外から接続するときは多要素認証を求めていますか。").0,
        best("Is multi-factor authentication required for remote access?").0
    );
    assert_eq!(best("ﾊﾞｯｸｱｯﾌﾟを取得していますか").0, best("バックアップを取得していますか").0);
    // What has nothing to do with security is like nothing.
    let (_, far) = best("貴社の資本金と従業員数をご記入ください。");
    let (_, near) = best("資産の台帳を作成し、最新の状態に保っていますか。");
    assert!(far * 1.5 < near, "{far} {near}");
}
