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
    let flow = Command::new("attack-flow").about(t.say(
        "Write the likeliest ways of incidents as an Attack Flow (STIX 2.1)",
        "最も起こりやすい経路を Attack Flow（STIX 2.1）で書き出します",
    ));
    let flow = with_inputs(flow, t)
        .arg(Arg::new("goal").long("goal").value_name("GOAL").help(t.say(
            "Only ways to this goal, by its id",
            "このIDの「起きてはならないこと」への経路だけを書き出します",
        )))
        .arg(
            Arg::new("count")
                .long("count")
                .value_name("K")
                .value_parser(value_parser!(u32).range(1..=100))
                .help(t.say("At most so many ways to each goal (default 3)", "それぞれの経路の数の上限（既定は3）")),
        )
        .arg(out_arg(t))
        .after_help(t.say(
            "The bundle bears the day given with --as-of, else the month of the content, so that it stays the same.\n\nExample:\n  sanso export attack-flow examples/car-parts-supplier --goal plants-stop --out flow.json",
            "日付は --as-of で指定した日、なければ知識ベースの年月になり、いつ実行しても同じ結果になります。\n\n例：\n  sanso export attack-flow examples/car-parts-supplier --goal plants-stop --out flow.json",
        ));
    group("export", t)
        .about(t.say("Write a study for other programs", "分析結果をほかのプログラム向けに書き出します"))
        .subcommands([otm, flow])
}

fn group(name: &'static str, t: Say) -> Command {
    Command::new(name)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Forms", "形式"))
}
