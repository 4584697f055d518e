//! The commands about the schemes people are asked in.

use super::{Say, content_arg, format_arg, out_arg, with_inputs};
use clap::{Arg, Command};

const FORMATS: &[&str] = &["text", "json", "html", "markdown", "csv"];

/// `sanso frameworks`.
pub fn frameworks(t: Say, whole: bool) -> Command {
    let group = Command::new("frameworks").about(t.say(
        "Look up the schemes people are asked in, and how their items stand to each other",
        "各種フレームワークの項目と、相互の対応関係を調べます",
    ));
    if !whole {
        return group;
    }
    group
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
        ))
        .subcommand(coverage(t))
        .subcommand(readiness(t))
        .subcommand(score(t))
        .subcommand(brief(t))
        .subcommand(applicability(t))
        .subcommand(diff(t))
        .subcommand(import(t))
        .subcommand(export(t))
}

fn coverage(t: Say) -> Command {
    let command = Command::new("coverage").about(t.say(
        "Read the answers of a model in a framework: what is met, what is not, and whom to ask",
        "モデルの回答を別のフレームワークで読み替え、実施済みの項目、不足、確認先を示します",
    ));
    read_in(command, t).after_help(t.say(
        "Examples:\n  sanso frameworks coverage examples/bakery-sme scs\n  sanso frameworks coverage examples/smart-factory nist-csf-1.1 --of molding\n  sanso frameworks coverage my-model iso27001-2022 --format csv --out coverage.csv",
        "例：\n  sanso frameworks coverage examples/bakery-sme scs\n  sanso frameworks coverage examples/smart-factory nist-csf-1.1 --of molding\n  sanso frameworks coverage my-model iso27001-2022 --format csv --out coverage.csv",
    ))
}

fn readiness(t: Say) -> Command {
    let command = Command::new("readiness").about(t.say(
        "Tell how far the answers of a model carry to each level of a framework, and what is missing, by name",
        "モデルの回答でフレームワークのどの段階まで届くか、足りない項目とともに示します",
    ));
    read_in(command, t)
        .arg(Arg::new("level").long("level").value_name("LEVEL").help(t.say("Only this level", "この段階だけを示します")))
        .after_help(t.say(
            "Examples:\n  sanso frameworks readiness examples/bakery-sme scs\n  sanso frameworks readiness examples/bakery-sme scs --level star-3",
            "例：\n  sanso frameworks readiness examples/bakery-sme scs\n  sanso frameworks readiness examples/bakery-sme scs --level star-3",
        ))
}

fn score(t: Say) -> Command {
    let command = Command::new("score").about(t.say(
        "Turn the answers of a model into the points and the rank of a framework",
        "モデルの回答をフレームワークの点数とランクに換算します",
    ));
    read_in(command, t)
        .arg(Arg::new("scoring").long("scoring").value_name("SCORING").help(t.say(
            "The way of scoring; left out, the first of the framework",
            "計算方法（省くとフレームワークの最初のもの）",
        )))
        .after_help(t.say(
            "Examples:\n  sanso frameworks score examples/smart-factory factory-checklist\n  sanso frameworks score examples/smart-factory factory-checklist --scoring original",
            "例：\n  sanso frameworks score examples/smart-factory factory-checklist\n  sanso frameworks score examples/smart-factory factory-checklist --scoring original",
        ))
}

fn brief(t: Say) -> Command {
    let command = Command::new("brief").about(t.say(
        "Tell management in sentences what stands for each point of a framework",
        "フレームワークの項目ごとに、現状と不足を経営層向けの文章でまとめます",
    ));
    read_in(command, t).after_help(t.say(
        "Example:\n  sanso frameworks brief examples/smart-factory management-guidelines --of factory",
        "例：\n  sanso frameworks brief examples/smart-factory management-guidelines --of factory",
    ))
}

fn applicability(t: Say) -> Command {
    let command = Command::new("applicability").about(t.say(
        "Draw up a statement of applicability: what applies, why, how it stands, what shows it, who is responsible",
        "適用宣言書を作成します（適用の要否、理由、状態、証拠、責任者）",
    ));
    read_in(command, t).after_help(t.say(
        "Examples:\n  sanso frameworks applicability examples/smart-factory iso27001-2022 --of factory\n  sanso frameworks applicability my-model iso27001-2022 --of us --format csv --out statement.csv",
        "例：\n  sanso frameworks applicability examples/smart-factory iso27001-2022 --of factory\n  sanso frameworks applicability my-model iso27001-2022 --of us --format csv --out statement.csv",
    ))
}

/// A command that reads the answers of a model in a framework.
fn read_in(command: Command, t: Say) -> Command {
    with_inputs(command, t)
        .arg(key(t, "key", "KEY"))
        .arg(Arg::new("of").long("of").value_name("ID").help(t.say(
            "Count only what this organisation and what it manages must meet",
            "この組織とその管理下にあるものが求められる対策だけを数えます",
        )))
        .arg(format_arg(t, FORMATS))
        .arg(out_arg(t))
}

fn diff(t: Say) -> Command {
    let command = Command::new("diff")
        .about(t.say(
            "Show what folders of content change in frameworks and tables, or what changed between two editions",
            "コンテンツフォルダによるフレームワークと対応表の変更、または2つの版の間の変更を示します",
        ))
        .arg(key(t, "old", "OLD").required(false).requires("new"))
        .arg(key(t, "new", "NEW").required(false));
    finished(
        command,
        t,
        t.say(
            "Examples:\n  sanso frameworks diff --content my-content\n  sanso frameworks diff nist-csf-1.1 nist-csf-2.0",
            "例：\n  sanso frameworks diff --content my-content\n  sanso frameworks diff nist-csf-1.1 nist-csf-2.0",
        ),
    )
}

fn import(t: Say) -> Command {
    Command::new("import")
        .about(t.say(
            "Make a folder of content of CISO Assistant libraries",
            "CISO Assistantのライブラリからコンテンツフォルダを作ります",
        ))
        .arg(
            Arg::new("file")
                .value_name("FILE")
                .required(true)
                .num_args(1..)
                .value_parser(clap::value_parser!(std::path::PathBuf))
                .help(t.say("Library files, or folders of them", "ライブラリのファイル、またはそのフォルダ")),
        )
        .arg(
            Arg::new("out")
                .long("out")
                .short('o')
                .value_name("FOLDER")
                .required(true)
                .value_parser(clap::value_parser!(std::path::PathBuf))
                .help(t.say(
                    "The folder to make; it must not exist yet",
                    "作成するフォルダ（既存のフォルダは使えません）",
                )),
        )
        .arg(Arg::new("prefix").long("prefix").value_name("TEXT").default_value("ca-").help(t.say(
            "What the keys of the frameworks begin with, so that they stand beside ours",
            "フレームワークのキーの先頭に付ける文字（標準のものと区別するため）",
        )))
        .after_help(t.say(
            "Example:\n  sanso frameworks import libraries --out my-content",
            "例：\n  sanso frameworks import libraries --out my-content",
        ))
}

fn export(t: Say) -> Command {
    Command::new("export")
        .about(t.say(
            "Write a framework, or what leads from one to another, as a CISO Assistant library",
            "フレームワークまたは2つの間の対応表を、CISO Assistantのライブラリとして書き出します",
        ))
        .arg(key(t, "key", "KEY"))
        .arg(key(t, "to", "TO").required(false).long("to"))
        .arg(content_arg(t))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["ciso-assistant"])
                .default_value("ciso-assistant")
                .help(t.say("Form of the library", "ライブラリの形式")),
        )
        .arg(out_arg(t))
        .after_help(t.say(
            "Examples:\n  sanso frameworks export cpsf --out cpsf.yaml\n  sanso frameworks export cpsf --to nist-csf-1.1 --out cpsf-to-csf.yaml",
            "例：\n  sanso frameworks export cpsf --out cpsf.yaml\n  sanso frameworks export cpsf --to nist-csf-1.1 --out cpsf-to-csf.yaml",
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
