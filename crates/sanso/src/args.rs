//! The commands as people type them, in both languages.

mod answers;
mod change;
mod content;
mod exchange;
mod frameworks;
mod graph;
mod oscal;

use clap::{Arg, ArgAction, Command, value_parser};
use sanso_core::text::Lang;
use std::path::PathBuf;

/// A text in the language of this run.
#[derive(Clone, Copy)]
struct Say(Lang);

impl Say {
    fn say(self, en: &'static str, ja: &'static str) -> &'static str {
        match self.0 {
            Lang::En => en,
            Lang::Ja => ja,
        }
    }
}

/// The whole command line.
pub fn command(lang: Lang) -> Command {
    command_for(lang, |_| true)
}

/// The command line, with the insides of those groups of commands alone that are wanted: the smallest run should not wait
/// for what it does not say a word of.
pub fn command_for(lang: Lang, wanted: impl Fn(&str) -> bool) -> Command {
    let t = Say(lang);
    let template = t.say(
        "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}\n",
        "{about-with-newline}\n使い方: {usage}\n\n{all-args}{after-help}\n",
    );
    let root = Command::new("sanso")
        .version(env!("CARGO_PKG_VERSION"))
        .about(t.say(
            "sanso: where trust can break in a supply chain, what is required of whom, and why",
            "sanso（三層）：サプライチェーンのどこで信頼が崩れ得るか、誰に何が求められるか、その理由を示します",
        ))
        .help_template(template)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Commands", "コマンド"))
        .subcommands([
            init(t),
            check(t),
            analyze(t),
            explain(t),
            plan(t),
            graph::paths(t),
            change::critical(t),
            change::diff(t),
            map(t),
            format(t),
            schema(t),
            content::content(t),
            answers::answers(t, wanted("answers")),
            frameworks::frameworks(t, wanted("frameworks")),
            exchange::import(t),
            exchange::export(t),
            oscal::oscal(t, wanted("oscal")),
            docs(t),
            completions(t),
            man(t),
        ]);
    finish(root.arg(lang_arg(t)).after_help(t.say(
        "Start with `sanso init my-model` or try `sanso analyze examples/bakery-sme`.\nLanguage: --lang, SANSO_LANG or the locale.",
        "`sanso init my-model` で雛形を作るか、`sanso analyze examples/bakery-sme` で例を試してください。\n言語は --lang、環境変数 SANSO_LANG、ロケールの順に決まります。",
    )), t, template)
}

/// Help flags and headings in the right language, on every command.
fn finish(command: Command, t: Say, template: &'static str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .disable_help_flag(true)
        .help_template(template)
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(t.say("Show this help", "この説明を表示します")),
        )
        .mut_args(|arg| {
            let heading =
                if arg.is_positional() { t.say("Arguments", "引数") } else { t.say("Options", "オプション") };
            arg.help_heading(heading)
        });
    if command.get_version().is_some() {
        command = command.disable_version_flag(true).arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help_heading(t.say("Options", "オプション"))
                .help(t.say("Show the version", "版を表示します")),
        );
    }
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| finish(sub, t, template)))
}

fn lang_arg(t: Say) -> Arg {
    Arg::new("lang")
        .long("lang")
        .global(true)
        .value_name("en|ja|both")
        .value_parser(["en", "ja", "both"])
        .hide_possible_values(true)
        .help(t.say(
            "Language of the output; `both` where a report shows the two side by side",
            "出力の言語。`both` は報告書で日英を並べます",
        ))
}

fn model_arg(t: Say) -> Arg {
    Arg::new("model").value_name("MODEL").required(true).value_parser(value_parser!(PathBuf)).help(t.say(
        "A folder with `model.yaml`, a model file, or `-` for standard input",
        "`model.yaml` のあるフォルダ、モデルファイル、または `-`（標準入力）",
    ))
}

fn out_arg(t: Say) -> Arg {
    Arg::new("out")
        .short('o')
        .long("out")
        .value_name("FILE")
        .value_parser(value_parser!(PathBuf))
        .help(t.say("Write to a file instead of standard output", "標準出力ではなくファイルに書き出します"))
}

fn format_arg(t: Say, formats: &'static [&'static str]) -> Arg {
    Arg::new("format")
        .short('f')
        .long("format")
        .value_name("FORMAT")
        .value_parser(clap::builder::PossibleValuesParser::new(formats))
        .hide_possible_values(true)
        .default_value("text")
        .hide_default_value(true)
        .help(match t.0 {
            Lang::En => format!("Form of the output: {}", formats.join(", ")),
            Lang::Ja => format!("出力の形式：{}", formats.join("、")),
        })
}

fn fail_on(t: Say, levels: &'static [&'static str]) -> Arg {
    Arg::new("fail-on")
        .long("fail-on")
        .value_name("LEVEL")
        .value_parser(clap::builder::PossibleValuesParser::new(levels))
        .hide_possible_values(true)
        .default_value("error")
        .hide_default_value(true)
        .help(match t.0 {
            Lang::En => format!("Exit with 1 from this level on: {} (default error)", levels.join(", ")),
            Lang::Ja => format!("この水準以上の指摘があれば終了コード1：{}（既定は error）", levels.join("、")),
        })
}

/// What a study is computed from, besides the model.
fn with_inputs(command: Command, t: Say) -> Command {
    with_rest(command.arg(model_arg(t)), t)
}

/// The same where models are named otherwise.
fn with_rest(command: Command, t: Say) -> Command {
    command
        .arg(Arg::new("answers").long("answers").value_name("FILE").value_parser(value_parser!(PathBuf)).help(t.say(
            "Answers of the bearers; without it, `answers.yaml` beside the model",
            "実施主体の回答。省くとモデルと同じフォルダの `answers.yaml`",
        )))
        .arg(Arg::new("no-answers").long("no-answers").action(ArgAction::SetTrue).conflicts_with("answers").help(
            t.say("Leave `answers.yaml` beside the model out", "モデルと同じフォルダの `answers.yaml` を使いません"),
        ))
        .arg(Arg::new("as-of").long("as-of").value_name("YYYY-MM-DD").help(t.say(
            "Judge answers and evidence as of this day (default: today)",
            "回答と証跡をこの日の時点で判定します（既定は今日）",
        )))
        .arg(Arg::new("profile").long("profile").value_name("KEY").help(t.say(
            "Tailor the plan with a profile, such as `small-business`",
            "プロファイル（例：`small-business`）で計画を調整します",
        )))
        .arg(content_arg(t))
        .arg(Arg::new("no-cache").long("no-cache").action(ArgAction::SetTrue).help(t.say(
            "Read all files anew and keep nothing for the next run",
            "保存済みの読み込み結果を使わず、新たに保存もしません",
        )))
}

fn content_arg(t: Say) -> Arg {
    Arg::new("content")
        .long("content")
        .value_name("DIR")
        .action(ArgAction::Append)
        .value_parser(value_parser!(PathBuf))
        .help(t.say(
            "Lay a folder of content over the built-in content; may be repeated",
            "組み込みのコンテンツに重ねるフォルダ（複数指定可）",
        ))
}

fn init(t: Say) -> Command {
    Command::new("init")
        .about(t.say(
            "Write a first model and an inventory table to fill in",
            "最初のモデルと、記入用の資産一覧表を作ります",
        ))
        .arg(
            Arg::new("dir")
                .value_name("DIR")
                .required(true)
                .value_parser(value_parser!(PathBuf))
                .help(t.say("The folder to write to; it is made if need be", "書き出すフォルダ（なければ作ります）")),
        )
        .after_help(t.say(
            "Example:\n  sanso init my-model && sanso analyze my-model",
            "例：\n  sanso init my-model && sanso analyze my-model",
        ))
}

fn check(t: Say) -> Command {
    let command = Command::new("check").about(
        t.say("Say what is wrong or doubtful in a model, line by line", "モデルの誤りや疑わしい点を行単位で示します"),
    );
    with_inputs(command, t)
        .arg(format_arg(t, &["text", "json", "sarif"]))
        .arg(out_arg(t))
        .arg(fail_on(t, &["error", "warning", "advice", "never"]))
        .after_help(t.say(
            "Examples:\n  sanso check examples/bakery-sme\n  sanso check model.yaml --format json      for editors\n  sanso check - < model.yaml",
            "例：\n  sanso check examples/bakery-sme\n  sanso check model.yaml --format json      エディタ向け\n  sanso check - < model.yaml",
        ))
}

fn analyze(t: Say) -> Command {
    let command = Command::new("analyze").about(t.say(
        "Find the incidents of all three layers, how they travel, the measures that help most, and what to ask next",
        "三層のインシデント、その広がり方、効き目の大きい対策、次に確認すべきことを示します",
    ));
    change::with_what_if(graph::with_worlds(with_inputs(command, t), t), t)
        .arg(format_arg(t, &["text", "json", "html", "markdown", "csv", "sarif"]))
        .arg(out_arg(t))
        .arg(fail_on(t, &["error", "warning", "advice", "established", "assumed", "gap", "never"]))
        .after_help(t.say(
            "Examples:\n  sanso analyze examples/car-parts-supplier\n  sanso analyze my-model --format html --out report.html --lang both\n  sanso analyze my-model --format json | jq .plan\n\nExit status: 0 nothing at the asked level, 1 findings, 2 could not run.",
            "例：\n  sanso analyze examples/car-parts-supplier\n  sanso analyze my-model --format html --out report.html --lang both\n  sanso analyze my-model --format json | jq .plan\n\n終了コード：0 指定水準の指摘なし、1 指摘あり、2 実行できず。",
        ))
}

fn explain(t: Say) -> Command {
    let command = Command::new("explain").about(t.say(
        "Say why something is required, stands or could happen, what a measure would cut, and why something is not required",
        "なぜ求められるのか、なぜ成立するのか、どのように起こり得るのか、対策で何を断てるのか、なぜ求められないのかを説明します",
    ));
    with_inputs(command, t)
        .arg(Arg::new("what").value_name("WHAT").required(true).help(t.say(
            "A measure, incident, fact or step, by id or key, alone or on something: `own-incident-partner-stop@supplier`; or the id of anything modelled, such as a goal",
            "対策要件・インシデント・事実・ステップのIDかキー（単独、または `own-incident-partner-stop@supplier` のように対象付き）、あるいはモデルの要素のID",
        )))
        .arg(out_arg(t))
        .after_help(t.say(
            "Examples:\n  sanso explain examples/car-parts-supplier flow-control-and-network-segregation@supplier\n  sanso explain examples/car-parts-supplier own-incident-partner-stop@supplier\n  sanso explain examples/car-parts-supplier plants-stop\n  sanso explain examples/car-parts-supplier press-plc",
            "例：\n  sanso explain examples/car-parts-supplier flow-control-and-network-segregation@supplier\n  sanso explain examples/car-parts-supplier own-incident-partner-stop@supplier\n  sanso explain examples/car-parts-supplier plants-stop\n  sanso explain examples/car-parts-supplier press-plc",
        ))
}

fn plan(t: Say) -> Command {
    let command = Command::new("plan").about(t.say(
        "List every required measure by who must act, those that take most away first",
        "求められる対策をすべて、実施主体ごとに効き目の大きい順に示します",
    ));
    graph::with_cuts(graph::with_worlds(with_inputs(command, t), t), t)
        .arg(
            Arg::new("bearer").long("bearer").value_name("ID").help(
                t.say("Only what this organisation or system must do", "この組織・システムが行うものだけを示します"),
            ),
        )
        .arg(graph::budget(t))
        .arg(graph::until(t))
        .arg(format_arg(t, &["text", "json", "html", "markdown", "csv"]))
        .arg(out_arg(t))
        .after_help(t.say(
            "Examples:\n  sanso plan examples/bakery-sme --bearer bakery\n  sanso plan examples/car-parts-supplier --budget 60\n  sanso plan examples/car-parts-supplier --until medium\n  sanso plan examples/car-parts-supplier --cuts --to press-injures",
            "例：\n  sanso plan examples/bakery-sme --bearer bakery\n  sanso plan examples/car-parts-supplier --budget 60\n  sanso plan examples/car-parts-supplier --until medium\n  sanso plan examples/car-parts-supplier --cuts --to press-injures",
        ))
}

fn map(t: Say) -> Command {
    let command = Command::new("map").about(t.say("Draw the three-layer map as SVG", "三層の図をSVGで描きます"));
    graph::with_path(with_inputs(command, t), t).arg(out_arg(t)).after_help(t.say(
        "Examples:\n  sanso map examples/smart-factory --out map.svg\n  sanso map examples/car-parts-supplier --path plants-stop:2 --out way.svg",
        "例：\n  sanso map examples/smart-factory --out map.svg\n  sanso map examples/car-parts-supplier --path plants-stop:2 --out way.svg",
    ))
}

fn format(t: Say) -> Command {
    Command::new("fmt")
        .about(t.say("Put model files into their canonical form", "モデルファイルを標準の書き方に整えます"))
        .arg(
            Arg::new("files")
                .value_name("FILE")
                .required(true)
                .num_args(1..)
                .value_parser(value_parser!(PathBuf))
                .help(t.say(
                    "Model files, or `-` for standard input to standard output",
                    "モデルファイル。`-` は標準入力から標準出力へ",
                )),
        )
        .arg(Arg::new("check").long("check").action(ArgAction::SetTrue).help(t.say(
            "Change nothing; exit with 1 if a file is not in canonical form",
            "変更せず、標準の書き方でないファイルがあれば終了コード1",
        )))
}

fn schema(t: Say) -> Command {
    Command::new("schema")
        .about(t.say("Print the JSON Schema of models or of results", "モデルまたは結果のJSON Schemaを出力します"))
        .arg(
            Arg::new("what")
                .value_name("model|study")
                .value_parser(["model", "study"])
                .hide_possible_values(true)
                .required(true)
                .help(t.say("Which schema", "どのスキーマか")),
        )
        .arg(out_arg(t))
}

fn docs(t: Say) -> Command {
    Command::new("docs")
        .about(t.say("Print the reference as Markdown", "リファレンスをMarkdownで出力します"))
        .arg(
            Arg::new("part")
                .value_name("PART")
                .required(true)
                .value_parser(sanso_report::reference::PARTS)
                .hide_possible_values(true)
                .help(t.say(
                    "One of language, facts, incidents, measures, steps, checks",
                    "language、facts、incidents、measures、steps、checks のいずれか",
                )),
        )
        .arg(out_arg(t))
}

fn completions(t: Say) -> Command {
    Command::new("completions")
        .about(t.say("Print a completion script for a shell", "シェルの補完スクリプトを出力します"))
        .arg(
            Arg::new("shell")
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(clap_complete::Shell))
                .hide_possible_values(true)
                .help(t.say("bash, zsh, fish, elvish or powershell", "bash、zsh、fish、elvish、powershell のいずれか")),
        )
        .after_help(t.say(
            "Example:\n  sanso completions bash > ~/.local/share/bash-completion/completions/sanso",
            "例：\n  sanso completions bash > ~/.local/share/bash-completion/completions/sanso",
        ))
}

fn man(t: Say) -> Command {
    Command::new("man")
        .about(t.say("Print the manual page", "マニュアルページ（roff）を出力します"))
        .after_help(t.say("Example:\n  sanso man | man -l -", "例：\n  sanso man | man -l -"))
}
