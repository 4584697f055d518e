//! The commands about OSCAL documents.

use super::{Say, fail_on, format_arg, out_arg};
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// `sanso oscal`.
pub fn oscal(t: Say) -> Command {
    Command::new("oscal")
        .about(t.say(
            "Check OSCAL documents, resolve profiles, and write what is known here as OSCAL",
            "OSCAL文書の検査、プロファイルの解決、OSCAL形式での書き出しを行います",
        ))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Commands", "コマンド"))
        .subcommands([validate(t), resolve(t)])
}

fn validate(t: Say) -> Command {
    Command::new("validate")
        .about(t.say(
            "Say what is wrong in an OSCAL document, place by place",
            "OSCAL文書の誤りを箇所ごとに示します",
        ))
        .arg(file(t, "file", "FILE"))
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
