//! Commands and options that ask what a change would do and where it hurts.

use super::graph::with_worlds;
use super::{Say, format_arg, out_arg, with_inputs, with_rest};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, value_parser};
use std::path::PathBuf;

/// `sanso diff`.
pub fn diff(t: Say) -> Command {
    let command = Command::new("diff").about(t.say(
        "Say what differs between two models, answers or contents: likelihoods, ways, incidents, measures",
        "2つのモデル・回答・コンテンツの違いを、起こりやすさ・経路・インシデント・対策要件について示します",
    ));
    let model = |name, value, en, ja| {
        Arg::new(name).value_name(value).required(true).value_parser(value_parser!(PathBuf)).help(t.say(en, ja))
    };
    let command = command
        .arg(model("old", "OLD", "The old model: a folder or a file", "古いモデル（フォルダまたはファイル）"))
        .arg(model(
            "new",
            "NEW",
            "The new model; the same one to compare answers or contents",
            "新しいモデル。回答やコンテンツだけを比べるときは同じもの",
        ));
    with_sides(with_worlds(with_rest(command, t), t), t)
        .arg(
            Arg::new("least").long("least").value_name("PERCENT").value_parser(percent).default_value("1").hide_default_value(true).help(t.say(
                "Tell likelihoods that moved by so many percent of all years (default 1)",
                "起こりやすさが全試算年のこの割合（％）以上動いたら示します（既定は1）",
            )),
        )
        .arg(
            Arg::new("fail-on")
                .long("fail-on")
                .value_name("WORD")
                .value_parser(PossibleValuesParser::new(["incidents", "likelihood", "paths", "measures", "any", "never"]))
                .hide_possible_values(true)
                .default_value("never")
                .hide_default_value(true)
                .help(t.say(
                    "Exit with 1 if one of these got worse: incidents, likelihood, paths, measures, any, never (default never)",
                    "悪化があれば終了コード1：incidents、likelihood、paths、measures、any、never（既定は never）",
                )),
        )
        .arg(format_arg(t, &["text", "json", "html", "markdown", "sarif", "csv"]))
        .arg(out_arg(t))
        .after_help(t.say(
            "Examples:\n  sanso diff examples/bakery-sme examples/bakery-sme --content-new my-content\n  sanso diff main/model.yaml model.yaml --fail-on any --format sarif --out changes.sarif\n  sanso diff my-model my-model --answers-old spring.yaml --answers-new autumn.yaml\n\nA renamed element is compared as the same if it says `was: OLD-ID`.\nExit status: 0 nothing asked for got worse, 1 it did or a model has errors, 2 could not run.",
            "例：\n  sanso diff examples/bakery-sme examples/bakery-sme --content-new my-content\n  sanso diff main/model.yaml model.yaml --fail-on any --format sarif --out changes.sarif\n  sanso diff my-model my-model --answers-old spring.yaml --answers-new autumn.yaml\n\n`was: 旧ID` と書いた要素は、IDが変わっても同じものとして比べます。\n終了コード：0 指定した悪化なし、1 悪化またはモデルにエラーあり、2 実行できず。",
        ))
}

/// `sanso critical`.
pub fn critical(t: Say) -> Command {
    let command = Command::new("critical").about(t.say(
        "Say where it hurts: what most of the risk passes through, and what is the only way",
        "リスクが集中する要素・取引先・ソフトウェアと、唯一の経路となっているものを示します",
    ));
    with_worlds(with_inputs(command, t), t)
        .arg(format_arg(t, &["text", "json", "html", "markdown", "csv"]))
        .arg(out_arg(t))
        .after_help(t.say(
            "Example:\n  sanso critical examples/car-parts-supplier",
            "例：\n  sanso critical examples/car-parts-supplier",
        ))
}

/// Options of `sanso analyze` that suppose something.
pub fn with_what_if(command: Command, t: Say) -> Command {
    command
        .arg(Arg::new("without").long("without").value_name("MEASURE[@BEARER]").conflicts_with("stop").help(t.say(
            "Show how likely everything would be if this measure, answered as met, were not",
            "実施済みのこの対策要件がなかったとした場合の起こりやすさを示します",
        )))
        .arg(Arg::new("stop").long("stop").value_name("SUBJECT").help(t.say(
            "Show who is hit when this stops, after how long, and because of what",
            "これが止まった場合に影響を受けるものを、時間の順に理由とともに示します",
        )))
}

/// Answers and contents of one side alone.
fn with_sides(command: Command, t: Say) -> Command {
    let file = |name, en, ja| {
        Arg::new(name).long(name).value_name("FILE").value_parser(value_parser!(PathBuf)).help(t.say(en, ja))
    };
    let folder = |name, en, ja| {
        let arg = Arg::new(name).long(name).value_name("DIR").action(ArgAction::Append);
        arg.value_parser(value_parser!(PathBuf)).help(t.say(en, ja))
    };
    command
        .arg(file("answers-old", "Answers for the old side alone", "古い側だけの回答"))
        .arg(file("answers-new", "Answers for the new side alone", "新しい側だけの回答"))
        .arg(folder(
            "content-old",
            "Content for the old side alone; may be repeated",
            "古い側だけに重ねるコンテンツ（複数指定可）",
        ))
        .arg(folder(
            "content-new",
            "Content for the new side alone; may be repeated",
            "新しい側だけに重ねるコンテンツ（複数指定可）",
        ))
}

/// A share in percent, as a share of one.
fn percent(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if (0.0..=100.0).contains(&number) => Ok(number / 100.0),
        _ => Err("0 … 100".to_owned()),
    }
}
