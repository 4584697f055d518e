//! The commands that take over what other programs wrote, and write what they read.

use super::{Say, out_arg, with_inputs};
use clap::{Arg, Command, value_parser};
use std::path::PathBuf;

/// `sanso import`.
pub fn import(t: Say) -> Command {
    let otm = Command::new("otm")
        .about(t.say(
            "Make a model out of an Open Threat Model file, and tell what could not be taken over",
            "Open Threat Model のファイルからモデルを作り、取り込めなかったものを示します",
        ))
        .arg(Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)).help(t.say(
            "An OTM file in JSON or YAML, or `-` for standard input",
            "OTMのファイル（JSONまたはYAML）、または `-`（標準入力）",
        )))
        .arg(out_arg(t))
        .after_help(t.say(
            "Example:\n  sanso import otm threat-model.otm --out my-model/model.yaml",
            "例：\n  sanso import otm threat-model.otm --out my-model/model.yaml",
        ));
    group("import", t)
        .about(
            t.say("Make a model out of what another program wrote", "ほかのプログラムのファイルからモデルを作ります"),
        )
        .subcommand(otm)
}

/// `sanso export`.
pub fn export(t: Say) -> Command {
    let otm = Command::new("otm").about(t.say(
        "Write the model with its incidents and measures as Open Threat Model (JSON)",
        "モデルとインシデント・対策を Open Threat Model（JSON）で書き出します",
    ));
    let otm = with_inputs(otm, t).arg(out_arg(t)).after_help(t.say(
        "Example:\n  sanso export otm examples/smart-factory --out smart-factory.otm",
        "例：\n  sanso export otm examples/smart-factory --out smart-factory.otm",
    ));
    group("export", t)
        .about(t.say("Write a study for other programs", "分析結果をほかのプログラム向けに書き出します"))
        .subcommand(otm)
}

fn group(name: &'static str, t: Say) -> Command {
    Command::new(name)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Forms", "形式"))
}
