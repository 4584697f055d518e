//! The commands about answers and the sheets they stand in.

use super::{Say, format_arg, out_arg, with_inputs};
use clap::{Arg, Command, value_parser};
use std::path::PathBuf;

/// `sanso answers`.
pub fn answers(t: Say) -> Command {
    Command::new("answers")
        .about(t.say(
            "Fill in the sheets customers send, and keep answers in order",
            "取引先から届く調査票に記入し、回答を整理します",
        ))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Commands", "コマンド"))
        .subcommand(fill(t))
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
