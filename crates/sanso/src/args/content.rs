//! The commands that check and compare knowledge.

use super::{Say, format_arg, out_arg};
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// `sanso content`.
pub fn content(t: Say) -> Command {
    let dir = || {
        Arg::new("dir")
            .value_name("DIR")
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help(t.say("A folder of content", "コンテンツのフォルダ"))
    };
    Command::new("content")
        .about(t.say(
            "Check or compare knowledge: incidents, measures, profiles",
            "知識（インシデント・対策・プロファイル）を検査・比較します",
        ))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Commands", "コマンド"))
        .subcommand(
            Command::new("check")
                .about(t.say(
                    "Say what is wrong in a folder of content laid over the built-in content",
                    "組み込みのコンテンツに重ねたフォルダの誤りを示します",
                ))
                .arg(dir())
                .arg(Arg::new("alone").long("alone").action(ArgAction::SetTrue).help(t.say(
                    "Check the folder by itself, without the built-in content",
                    "組み込みのコンテンツに重ねず、単独で検査します",
                )))
                .arg(format_arg(t, &["text", "json", "sarif"]))
                .arg(out_arg(t)),
        )
        .subcommand(
            Command::new("diff")
                .about(t.say(
                    "List every row a folder of content changes or adds",
                    "フォルダが変更・追加する行をすべて示します",
                ))
                .arg(dir())
                .arg(format_arg(t, &["text", "json", "csv"]))
                .arg(out_arg(t)),
        )
}
