//! The commands about answers and the sheets they stand in.

use super::{Say, content_arg, format_arg, out_arg, with_inputs, with_rest};
use clap::{Arg, Command, builder::PossibleValuesParser, value_parser};
use std::path::PathBuf;

/// `sanso answers`.
pub fn answers(t: Say, whole: bool) -> Command {
    let group = Command::new("answers").about(t.say(
        "Fill in the sheets customers send, and keep answers in order",
        "取引先から届く調査票に記入し、回答を整理します",
    ));
    if !whole {
        return group;
    }
    group
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Commands", "コマンド"))
        .subcommands([fill(t), template(t), read(t), check(t), merge(t)])
}

fn template(t: Say) -> Command {
    let command = Command::new("template")
        .about(t.say(
            "Write a questionnaire in any framework, to be filled in and read back",
            "任意のフレームワークの質問票を作ります（記入後に読み戻せます）",
        ))
        .arg(Arg::new("model").value_name("MODEL").value_parser(value_parser!(PathBuf)).help(t.say(
            "A model whose answers so far are shown beside each question",
            "モデル。これまでの回答から分かる状態を設問の横に示します",
        )))
        .arg(Arg::new("framework").long("framework").value_name("KEY").required(true).help(t.say(
            "The key of a framework, as `sanso frameworks list` shows it",
            "フレームワークのキー（`sanso frameworks list` で確認できます）",
        )))
        .arg(Arg::new("of").long("of").value_name("ID").help(t.say(
            "Whose answers are asked for: an organisation or a system of the model",
            "回答する組織またはシステムのID",
        )));
    with_rest(command, t)
        .arg(
            Arg::new("format")
                .short('f')
                .long("format")
                .value_name("FORMAT")
                .value_parser(PossibleValuesParser::new(["xlsx", "csv"]))
                .hide_possible_values(true)
                .default_value("xlsx")
                .hide_default_value(true)
                .help(t.say("Form of the output: xlsx, csv", "出力の形式：xlsx、csv")),
        )
        .arg(out_arg(t))
        .after_help(t.say(
            "Examples:\n  sanso answers template --framework scs --of supplier --out scs.xlsx\n  sanso answers template examples/car-parts-supplier --framework iso27001-2022 --of supplier --out iso.xlsx",
            "例：\n  sanso answers template --framework scs --of supplier --out scs.xlsx\n  sanso answers template examples/car-parts-supplier --framework iso27001-2022 --of supplier --out iso.xlsx",
        ))
}

fn read(t: Say) -> Command {
    Command::new("read")
        .about(t.say("Read a filled questionnaire into answers", "記入済みの質問票を回答ファイルに読み込みます"))
        .arg(Arg::new("file").value_name("FILE").required(true).value_parser(value_parser!(PathBuf)).help(t.say(
            "A questionnaire (xlsx or csv), or a table with the columns of one",
            "質問票（xlsx または csv）、または同じ列をもつ表",
        )))
        .arg(Arg::new("of").long("of").value_name("ID").help(t.say(
            "Whose answers they are, where the table does not say so",
            "表に実施主体がない場合の、回答した組織またはシステムのID",
        )))
        .arg(
            Arg::new("process").long("process").value_name("ID").help(
                t.say("The process they are for, as the model calls it", "対象の価値創造過程（モデルの `process`）"),
            ),
        )
        .arg(out_arg(t))
        .after_help(t.say(
            "Example:\n  sanso answers read scs.xlsx --of supplier --out answers-scs.yaml",
            "例：\n  sanso answers read scs.xlsx --of supplier --out answers-scs.yaml",
        ))
}

fn check(t: Say) -> Command {
    Command::new("check")
        .about(t.say(
            "Find answers that contradict each other, evidence out of date, and answers that nothing shows",
            "食い違う回答、期限切れの証跡、証跡のない回答を見つけます",
        ))
        .arg(files(t, "files", "FILE").num_args(1..))
        .arg(Arg::new("as-of").long("as-of").value_name("YYYY-MM-DD").help(t.say(
            "Judge evidence as of this day (default: today)",
            "証跡をこの日の時点で判定します（既定は今日）",
        )))
        .arg(content_arg(t))
        .arg(format_arg(t, &["text", "json", "csv", "markdown"]))
        .arg(out_arg(t))
        .after_help(t.say(
            "Example:\n  sanso answers check examples/car-parts-supplier/answers.yaml --as-of 2026-11-01\n\nExit status: 1 if something contradicts, is unknown or out of date.",
            "例：\n  sanso answers check examples/car-parts-supplier/answers.yaml --as-of 2026-11-01\n\n終了コード：食い違い、該当のない項目、期限切れがあれば1。",
        ))
}

fn merge(t: Say) -> Command {
    Command::new("merge")
        .about(t.say(
            "Put two people's answers together, from what both started with",
            "二人の回答を、元の回答をもとに統合します",
        ))
        .arg(files(t, "base", "BASE"))
        .arg(files(t, "mine", "MINE"))
        .arg(files(t, "theirs", "THEIRS"))
        .arg(format_arg(t, &["text", "json", "csv", "markdown"]))
        .arg(out_arg(t).help(t.say(
            "Write the answers here, as YAML or, if it ends with .csv, as a table; conflicts are told on standard output",
            "統合した回答を書き出すファイル（YAML。名前が .csv で終われば表）。競合は標準出力に示します",
        )))
        .after_help(t.say(
            "Without --out, the answers are written to standard output. Exit status: 1 if there are conflicts.\n\nExample:\n  sanso answers merge before.yaml mine.yaml theirs.yaml --out answers.yaml",
            "--out を省くと、回答を標準出力に書き出します。競合があれば終了コード1。\n\n例：\n  sanso answers merge before.yaml mine.yaml theirs.yaml --out answers.yaml",
        ))
}

fn files(t: Say, name: &'static str, shown: &'static str) -> Arg {
    Arg::new(name)
        .value_name(shown)
        .required(true)
        .value_parser(value_parser!(PathBuf))
        .help(t.say("Answers: YAML, csv, or a filled questionnaire", "回答（YAML、csv、または記入済みの質問票）"))
}

fn fill(t: Say) -> Command {
    let command = Command::new("fill")
        .about(t.say(
            "Find out what a customer's workbook asks for, and fill it in from the answers of a model",
            "取引先の調査票（xlsx）が何を尋ねているかを調べ、モデルの回答から記入します",
        ))
        .arg(Arg::new("sheet").value_name("CUSTOMER.xlsx").required(true).value_parser(value_parser!(PathBuf)).help(
            t.say("The workbook as it came; it is never changed", "届いたままのブック。このファイル自体は変更しません"),
        ));
    with_inputs(command, t)
        .arg(Arg::new("mapping").long("mapping").value_name("FILE").value_parser(value_parser!(PathBuf)).help(t.say(
            "What rows ask for, as confirmed by a person; written as a proposal if there is no such file",
            "行と項目の対応を人が確認したファイル。なければ候補を書き出します",
        )))
        .arg(
            Arg::new("mapping-out").long("mapping-out").value_name("FILE").value_parser(value_parser!(PathBuf)).help(
                t.say(
                    "Write the mapping anew, with what was confirmed before and what is new in the sheet",
                    "確認済みの内容に新しい設問を加えた対応表を書き出します",
                ),
            ),
        )
        .arg(
            Arg::new("accept")
                .long("accept")
                .value_name("sure")
                .value_parser(["sure"])
                .hide_possible_values(true)
                .help(t.say("Count sure proposals as confirmed", "確実な候補を確認済みとして扱います")),
        )
        .arg(Arg::new("of").long("of").value_name("ID").help(t.say(
            "Answer for this organisation and what it manages",
            "この組織とその管理下にあるものについて回答します",
        )))
        .arg(format_arg(t, &["text", "json", "csv", "markdown"]))
        .arg(out_arg(t).help(t.say(
            "Write the filled workbook here; what was filled in and what was not is told on standard output",
            "記入済みのブックを書き出すファイル。記入した行と残した行は標準出力に示します",
        )))
        .after_help(t.say(
            "First run: look through the proposal. Second run: write.\n  sanso answers fill examples/sheets/ja-parts-maker.xlsx examples/car-parts-supplier --of supplier --mapping customer.yaml\n  sanso answers fill examples/sheets/ja-parts-maker.xlsx examples/car-parts-supplier --of supplier --mapping customer.yaml --out filled.xlsx",
            "1回目で候補を確かめ、2回目で書き込みます。\n  sanso answers fill examples/sheets/ja-parts-maker.xlsx examples/car-parts-supplier --of supplier --mapping customer.yaml\n  sanso answers fill examples/sheets/ja-parts-maker.xlsx examples/car-parts-supplier --of supplier --mapping customer.yaml --out filled.xlsx",
        ))
}
