//! The commands about OSCAL documents.

use super::{Say, content_arg, fail_on, format_arg, out_arg, with_inputs};
use clap::{Arg, ArgAction, Command, value_parser};
use sanso_core::text::Lang;
use std::path::PathBuf;

/// `sanso oscal`.
pub fn oscal(t: Say, whole: bool) -> Command {
    let group = Command::new("oscal").about(t.say(
        "Check OSCAL documents, resolve profiles, and write what is known here as OSCAL",
        "OSCAL文書の検査、プロファイルの解決、OSCAL形式での書き出しを行います",
    ));
    if !whole {
        return group;
    }
    group
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Commands", "コマンド"))
        .subcommands([validate(t), resolve(t), import(t), catalog(t), mapping(t)])
        .subcommands(STUDIES.map(|study| written(study, t)))
}

/// The models a study is written in: the word, what is said of it in English and Japanese.
const STUDIES: [(&str, &str, &str); 6] = [
    (
        "profile",
        "Write the items of a framework that what is required leads to, as a profile",
        "求められる対策に対応する項目を、プロファイルとして書き出します",
    ),
    (
        "component-definition",
        "Write what each organisation does for each item, as a component definition",
        "組織ごとの実施状況を、コンポーネント定義として書き出します",
    ),
    (
        "ssp",
        "Write what is done for each item, as a reduced system security plan",
        "項目ごとの実施状況を、簡略なシステムセキュリティ計画として書き出します",
    ),
    (
        "assessment-plan",
        "Write what is left to ask and whom, as an assessment plan",
        "誰に何を確認すべきかを、評価計画として書き出します",
    ),
    (
        "assessment-results",
        "Write what was answered and what follows for each item, as assessment results",
        "回答と、項目ごとに言えることを、評価結果として書き出します",
    ),
    (
        "poam",
        "Write what is not met yet, as a plan of action and milestones",
        "まだ満たしていない項目を、改善計画（POA&M）として書き出します",
    ),
];

fn written((name, en, ja): (&'static str, &'static str, &'static str), t: Say) -> Command {
    let example = format!("sanso oscal {name} examples/bakery-sme --framework nist-csf-1.1 --out {name}.json");
    let heading = t.say("Example", "例");
    with_inputs(Command::new(name).about(t.say(en, ja)), t)
        .arg(
            Arg::new("framework")
                .long("framework")
                .value_name("KEY")
                .default_value("cpsf")
                .hide_default_value(true)
                .help(t.say(
                    "The framework the answers are read in (default: that of the measures themselves)",
                    "回答を読み替えるフレームワーク（既定は対策要件そのもの）",
                )),
        )
        .arg(Arg::new("of").long("of").value_name("ID").help(t.say(
            "Count only what this organisation and what it manages must meet",
            "この組織とその管理下にあるものが求められる対策だけを数えます",
        )))
        .arg(out_arg(t))
        .after_help(match t.0 {
            Lang::En => format!("{heading}:\n  {example}"),
            Lang::Ja => format!("{heading}：\n  {example}"),
        })
}

fn catalog(t: Say) -> Command {
    Command::new("catalog")
        .about(t.say("Write a framework as a catalog", "フレームワークをカタログとして書き出します"))
        .arg(key(t, "key", "KEY"))
        .arg(content_arg(t))
        .arg(as_of(t))
        .arg(out_arg(t))
        .after_help(t.say(
            "Ids that are no OSCAL tokens are written so that they can be had back.\n\nExample:\n  sanso oscal catalog scs --out scs.json",
            "OSCALのトークンとして使えない番号は、元に戻せる形で書き出します。\n\n例：\n  sanso oscal catalog scs --out scs.json",
        ))
}

fn mapping(t: Say) -> Command {
    Command::new("mapping")
        .about(t.say(
            "Write the tables between two frameworks as a mapping collection",
            "2つのフレームワークの対応表を、マッピング集として書き出します",
        ))
        .arg(key(t, "from", "FROM"))
        .arg(key(t, "to", "TO"))
        .arg(content_arg(t))
        .arg(as_of(t))
        .arg(out_arg(t))
        .after_help(t.say(
            "Where no table stands between the two, what certainly follows from others is written.\n\nExample:\n  sanso oscal mapping nist-csf-1.1 nist-sp800-53r4 --out mapping.json",
            "直接の対応表がない場合は、ほかの対応表から確実に言えることを書き出します。\n\n例：\n  sanso oscal mapping nist-csf-1.1 nist-sp800-53r4 --out mapping.json",
        ))
}

fn import(t: Say) -> Command {
    Command::new("import")
        .about(t.say(
            "Make a framework out of a catalog: a folder for --content",
            "カタログからフレームワークを作り、--content で使えるフォルダにします",
        ))
        .arg(file(t, "file", "CATALOG"))
        .arg(Arg::new("key").long("key").value_name("KEY").help(t.say(
            "The key of the framework (default: that of the catalog, or the name of the file)",
            "フレームワークのキー（既定はカタログに記されたもの、またはファイル名）",
        )))
        .arg(
            Arg::new("out")
                .short('o')
                .long("out")
                .value_name("DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(t.say("The folder to write to; it is made if need be", "書き出すフォルダ（なければ作ります）")),
        )
        .after_help(t.say(
            "Example:\n  sanso oscal import examples/oscal/plant-catalog.json --key plant --out my-frameworks\n  sanso frameworks show plant --content my-frameworks",
            "例：\n  sanso oscal import examples/oscal/plant-catalog.json --key plant --out my-frameworks\n  sanso frameworks show plant --content my-frameworks",
        ))
}

fn key(t: Say, name: &'static str, shown: &'static str) -> Arg {
    Arg::new(name).value_name(shown).required(true).help(t.say(
        "The key of a framework, as `sanso frameworks list` shows it",
        "フレームワークのキー（`sanso frameworks list` で確認できます）",
    ))
}

fn validate(t: Say) -> Command {
    Command::new("validate")
        .about(t.say(
            "Say what is wrong in an OSCAL document, place by place",
            "OSCAL文書の誤りを箇所ごとに示します",
        ))
        .arg(file(t, "file", "FILE"))
        .arg(Arg::new("schema").long("schema").value_name("FILE").value_parser(value_parser!(PathBuf)).help(t.say(
            "Check against this JSON Schema too, such as the official one of a version",
            "このJSON Schema（各版の公式スキーマなど）でも検査します",
        )))
        .arg(format_arg(t, &["text", "json"]))
        .arg(out_arg(t))
        .arg(fail_on(t, &["error", "warning", "advice", "never"]))
        .after_help(t.say(
            "All eight models of OSCAL 1.0.0 to 1.2.2 in JSON are known.\n\nExample:\n  sanso oscal validate examples/oscal/plant-catalog.json",
            "OSCAL 1.0.0～1.2.2の8つのモデル（JSON）に対応しています。\n\n例：\n  sanso oscal validate examples/oscal/plant-catalog.json",
        ))
}

fn resolve(t: Say) -> Command {
    Command::new("resolve")
        .about(t.say(
            "Resolve a profile (baseline) to the catalog it stands for",
            "プロファイル（ベースライン）を解決し、対象となるカタログを作ります",
        ))
        .arg(file(t, "profile", "PROFILE"))
        .arg(
            Arg::new("from")
                .long("from")
                .value_name("DIR")
                .action(ArgAction::Append)
                .value_parser(value_parser!(PathBuf))
                .help(t.say(
                    "Look in this folder too for files that are imported, by their name; may be repeated",
                    "インポートするファイルを名前で探すフォルダ（複数指定可）",
                )),
        )
        .arg(
            Arg::new("parents")
                .long("parents")
                .value_name("include|lift|require")
                .value_parser(["include", "lift", "require"])
                .hide_possible_values(true)
                .help(t.say(
                    "A control that is not asked for, while one inside it is: take it along (default), lift the one inside to its place, or leave both out",
                    "対象外の管理策の中に対象の管理策がある場合：一緒に含める（既定）、中のものだけを繰り上げる、どちらも外す",
                )),
        )
        .arg(as_of(t))
        .arg(out_arg(t))
        .after_help(t.say(
            "Imported files are looked for where the profile says, relative to it, then beside it and in the folder above by their name; nothing is fetched from a network.\n\nExample:\n  sanso oscal resolve examples/oscal/line-baseline.json --out resolved.json",
            "インポートするファイルは、プロファイルに書かれた場所、同じフォルダ、1つ上のフォルダの順に探します。ネットワークからは取得しません。\n\n例：\n  sanso oscal resolve examples/oscal/line-baseline.json --out resolved.json",
        ))
}

fn as_of(t: Say) -> Arg {
    Arg::new("as-of").long("as-of").value_name("YYYY-MM-DD").help(t.say(
        "The day the result bears (default: that of what it is made of, so that it stays the same)",
        "結果に記す日付（既定は元の文書の日付。いつ実行しても同じ結果になります）",
    ))
}

fn file(t: Say, name: &'static str, shown: &'static str) -> Arg {
    Arg::new(name).value_name(shown).required(true).value_parser(value_parser!(PathBuf)).help(
        t.say("An OSCAL document in JSON, or `-` for standard input", "OSCALの文書（JSON）、または `-`（標準入力）"),
    )
}
