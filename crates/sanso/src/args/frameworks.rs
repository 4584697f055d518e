//! The commands about the schemes people are asked in.

use super::{Say, content_arg, format_arg, out_arg, with_inputs};
use clap::{Arg, Command};

const FORMATS: &[&str] = &["text", "json", "csv", "markdown"];

/// `sanso frameworks`.
pub fn frameworks(t: Say) -> Command {
    Command::new("frameworks")
        .about(t.say(
            "Look up the schemes people are asked in, and how their items stand to each other",
            "各種フレームワークの項目と、相互の対応関係を調べます",
        ))
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(t.say("Commands", "コマンド"))
        .subcommand(finished(
            Command::new("list").about(t.say("List all frameworks", "フレームワークの一覧を示します")),
            t,
            t.say(
                "Example:\n  sanso frameworks list",
                "例：\n  sanso frameworks list",
            ),
        ))
        .subcommand(finished(
            Command::new("show")
                .about(t.say(
                    "Show the items of a framework and the tables that lead from and to it",
                    "フレームワークの項目と、関係する対応表を示します",
                ))
                .arg(key(t, "key", "KEY")),
            t,
            t.say(
                "Example:\n  sanso frameworks show nist-csf-2.0",
                "例：\n  sanso frameworks show nist-csf-2.0",
            ),
        ))
        .subcommand(finished(
            Command::new("map")
                .about(t.say(
                    "Show what in one framework corresponds to what in another, over at most three tables",
                    "あるフレームワークの項目が別のフレームワークのどの項目に当たるかを、最大3つの対応表をたどって示します",
                ))
                .arg(key(t, "from", "FROM"))
                .arg(key(t, "to", "TO"))
                .arg(Arg::new("id").long("id").value_name("ID").help(t.say(
                    "Only this item of the first, with every row on every way",
                    "対応元のこの項目だけを、経路上のすべての行とともに示します",
                ))),
            t,
            t.say(
                "Examples:\n  sanso frameworks map cpsf nist-csf-2.0\n  sanso frameworks map iso27001-2022 cpsf --id A.5.1\n  sanso frameworks map nist-csf-1.1 nist-sp800-53r5 --format csv --out map.csv",
                "例：\n  sanso frameworks map cpsf nist-csf-2.0\n  sanso frameworks map iso27001-2022 cpsf --id A.5.1\n  sanso frameworks map nist-csf-1.1 nist-sp800-53r5 --format csv --out map.csv",
            ),
        ))        .subcommand(coverage(t))
}

fn coverage(t: Say) -> Command {
    let command = Command::new("coverage").about(t.say(
        "Read the answers of a model in a framework: what is met, what is not, and whom to ask",
        "モデルの回答を別のフレームワークで読み替え、実施済みの項目、不足、確認先を示します",
    ));
    with_inputs(command, t)
        .arg(key(t, "key", "KEY"))
        .arg(Arg::new("of").long("of").value_name("ID").help(t.say(
            "Count only what this organisation and what it manages must meet",
            "この組織とその管理下にあるものが求められる対策だけを数えます",
        )))
        .arg(format_arg(t, FORMATS))
        .arg(out_arg(t))
        .after_help(t.say(
            "Examples:\n  sanso frameworks coverage examples/bakery-sme scs\n  sanso frameworks coverage examples/smart-factory nist-csf-1.1 --of molding\n  sanso frameworks coverage my-model iso27001-2022 --format csv --out coverage.csv",
            "例：\n  sanso frameworks coverage examples/bakery-sme scs\n  sanso frameworks coverage examples/smart-factory nist-csf-1.1 --of molding\n  sanso frameworks coverage my-model iso27001-2022 --format csv --out coverage.csv",
        ))
}

fn key(t: Say, name: &'static str, shown: &'static str) -> Arg {
    Arg::new(name).value_name(shown).required(true).help(t.say(
        "The key of a framework, as `sanso frameworks list` shows it",
        "フレームワークのキー（`sanso frameworks list` で確認できます）",
    ))
}

fn finished(command: Command, t: Say, examples: &'static str) -> Command {
    command.arg(content_arg(t)).arg(format_arg(t, FORMATS)).arg(out_arg(t)).after_help(examples)
}
