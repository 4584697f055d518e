//! Commands and options that ask the graph.

use super::{Say, format_arg, out_arg, with_inputs};
use clap::{Arg, ArgAction, Command, value_parser};

/// How much work to put into likelihoods.
pub fn with_worlds(command: Command, t: Say) -> Command {
    command
        .arg(
            Arg::new("worlds")
                .long("worlds")
                .value_name("N")
                .value_parser(value_parser!(u32).range(1..=10_000_000))
                .help(t.say(
                    "How many years to draw for likelihoods (default 1024)",
                    "起こりやすさのために試算する年の数（既定は1024）",
                )),
        )
        .arg(Arg::new("seed").long("seed").value_name("N").value_parser(value_parser!(u64)).help(t.say(
            "What randomness is drawn from; the same seed gives the same result (default 1)",
            "乱数の種。同じ種からは同じ結果が得られます（既定は1）",
        )))
}

/// How much effort to choose measures for.
pub fn budget(t: Say) -> Arg {
    Arg::new("budget").long("budget").value_name("DAYS").value_parser(days).allow_negative_numbers(true).help(t.say(
        "Choose what helps most with so many person-days, in waves",
        "この人日で最も効く対策を選び、時期に分けて示します",
    ))
}

/// Which level of likelihood to choose measures for.
pub fn until(t: Say) -> Arg {
    Arg::new("until").long("until").value_name("LEVEL").conflicts_with_all(["budget", "bearer"]).help(t.say(
        "Choose measures until nothing is likelier than this level: very-low, low, medium, high",
        "どの影響もこの水準より起こりやすくなくなるまで対策を選びます：very-low、low、medium、high",
    ))
}

/// Whether to find the fewest measures across every way, and to which goal.
pub fn with_cuts(command: Command, t: Say) -> Command {
    command
        .arg(Arg::new("cuts").long("cuts").action(ArgAction::SetTrue).conflicts_with_all(["budget", "until", "bearer"]).help(
            t.say(
                "Find the smallest sets of measures that stand across every way to harm to people; without such a goal, to any (the ten heaviest)",
                "人への危害（なければすべての「起きてはならないこと」、いずれも上位10件）に至るすべての経路を遮る、最少の対策の組を示します",
            ),
        ))
        .arg(Arg::new("to").long("to").value_name("GOAL").requires("cuts").help(t.say(
            "With --cuts: to this goal, by its id",
            "--cuts の対象とする「起きてはならないこと」のID",
        )))
}

/// `sanso paths`.
pub fn paths(t: Say) -> Command {
    let command = Command::new("paths").about(t.say(
        "Show how incidents would travel to what must not happen, step by step, and what would cut each step",
        "起きてはならないことに至る経路を、ステップごとの理由・成功率・断つ対策とともに示します",
    ));
    with_worlds(with_inputs(command, t), t)
        .arg(Arg::new("to").long("to").value_name("GOAL").help(t.say(
            "Only ways to this goal, by its id",
            "このIDの「起きてはならないこと」への経路だけを示します",
        )))
        .arg(
            Arg::new("count")
                .long("count")
                .value_name("K")
                .value_parser(value_parser!(u32).range(1..=100))
                .help(t.say(
                    "At most so many ways to each goal: the likeliest attack, accident and failure, then further attacks (default 3)",
                    "それぞれに示す経路の数の上限。最も起こりやすい攻撃、過失・事故、故障を一つずつ示し、残りは攻撃の経路とします（既定は3）",
                )),
        )
        .arg(Arg::new("behind").long("behind").value_name("WHAT").value_parser(["attack", "accident", "failure"]).hide_possible_values(true).help(
            t.say(
                "Only ways that begin with an attack, an accident or a failure",
                "攻撃（attack）、過失・事故（accident）、故障（failure）のいずれかから始まる経路だけを示します",
            ),
        ))
        .arg(format_arg(t, &["text", "json", "html", "markdown", "csv"]))
        .arg(out_arg(t))
        .after_help(t.say(
            "Examples:\n  sanso paths examples/car-parts-supplier\n  sanso paths examples/car-parts-supplier --to plants-stop --count 5\n  sanso paths examples/car-parts-supplier --behind attack\n  sanso paths examples/car-parts-supplier --format html --out paths.html\n  sanso paths my-model --format json | jq .paths",
            "例：\n  sanso paths examples/car-parts-supplier\n  sanso paths examples/car-parts-supplier --to plants-stop --count 5\n  sanso paths examples/car-parts-supplier --behind attack\n  sanso paths examples/car-parts-supplier --format html --out paths.html\n  sanso paths my-model --format json | jq .paths",
        ))
}

/// The way a map shows.
pub fn with_path(command: Command, t: Say) -> Command {
    command.arg(Arg::new("path").long("path").value_name("GOAL[:RANK]").help(t.say(
        "Show one way an incident travels: the goal by its id, and which of the ways there (default 1, the likeliest)",
        "インシデントの経路を一つ示します。「起きてはならないこと」のIDと、何番目の経路か（既定は1、最も起こりやすい経路）",
    )))
}

/// An amount of work in person-days.
fn days(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(days) if (0.0..=MOST_DAYS).contains(&days) => Ok(days),
        _ => Err(format!("0 … {MOST_DAYS}")),
    }
}

/// More work than any plan holds.
const MOST_DAYS: f64 = 1_000_000_000.0;
