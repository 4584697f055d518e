//! What is said when the command line is not understood, or help is asked for.

use crate::failure::Failure;
use crate::output::{Output, say};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use sanso_core::text::Lang;
use sanso_report::layout::{Page, width};
use sanso_report::text::COLUMNS;
use std::process::ExitCode;

/// Answers a call that is no command: help and version to standard output, mistakes to standard error.
pub fn answer(error: &Error, lang: Lang) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that goes away is no failure.
            drop(Output::default().bytes(fitted(&error.render().to_string()).as_bytes()));
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say(fitted(&error.render().to_string()).trim_end());
            ExitCode::from(2)
        }
        _ => {
            say(&failed(&Failure::Usage(mistake(error, lang)), lang));
            ExitCode::from(2)
        }
    }
}

/// Help in the columns of a terminal: a line that is too long goes on below the start of its own text. Commands to copy,
/// which stand indented alone, are left whole.
fn fitted(help: &str) -> String {
    let mut page = Page::default();
    for line in help.lines() {
        let start = line.find(|c: char| c != ' ').unwrap_or(0);
        let text = line.get(start..).unwrap_or_default();
        // After two spaces or more begins what is said about the word before.
        let said = text.find("  ").and_then(|gap| text.get(gap..)?.find(|c: char| c != ' ').map(|more| gap + more));
        match said {
            _ if width(line) <= COLUMNS => page.line(line),
            Some(at) => {
                let (label, told) = line.split_at(start + at);
                page.hanging(label, told, COLUMNS);
            }
            None if start > 0 => page.line(line),
            None => page.hanging("", text, COLUMNS),
        }
    }
    page.text
}

/// A failure as one line, with its label.
pub fn failed(failure: &Failure, lang: Lang) -> String {
    match lang {
        Lang::En => format!("error: {}", failure.message(lang)),
        Lang::Ja => format!("エラー：{}", failure.message(lang)),
    }
}

fn mistake(error: &Error, lang: Lang) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let arg = text(ContextKind::InvalidArg).unwrap_or_default();
    let value = text(ContextKind::InvalidValue).unwrap_or_default();
    let valid = text(ContextKind::ValidValue).unwrap_or_default();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(text);
    let what = match (error.kind(), lang) {
        (ErrorKind::UnknownArgument, Lang::En) => format!("there is no option `{arg}` here"),
        (ErrorKind::UnknownArgument, Lang::Ja) => format!("ここに「{arg}」というオプションはありません"),
        (ErrorKind::InvalidSubcommand, _) => {
            let given = text(ContextKind::InvalidSubcommand).unwrap_or_default();
            match lang {
                Lang::En => format!("there is no command `{given}`"),
                Lang::Ja => format!("「{given}」というコマンドはありません"),
            }
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, _) => no_value(&value, &arg, &valid, error, lang),
        (ErrorKind::InvalidUtf8, Lang::En) => "an argument is not valid UTF-8".to_owned(),
        (ErrorKind::InvalidUtf8, Lang::Ja) => "引数にUTF-8として読めない文字が含まれています".to_owned(),
        (ErrorKind::MissingRequiredArgument, Lang::En) => format!("{arg} is missing"),
        (ErrorKind::MissingRequiredArgument, Lang::Ja) => format!("{arg} がありません"),
        (ErrorKind::MissingSubcommand, Lang::En) => {
            format!("name one of {}", text(ContextKind::ValidSubcommand).unwrap_or_default())
        }
        (ErrorKind::MissingSubcommand, Lang::Ja) => {
            format!("次のいずれかを指定してください：{}", text(ContextKind::ValidSubcommand).unwrap_or_default())
        }
        (ErrorKind::ArgumentConflict, Lang::En) => {
            format!("{arg} cannot stand beside {}", text(ContextKind::PriorArg).unwrap_or_default())
        }
        (ErrorKind::ArgumentConflict, Lang::Ja) => {
            format!("{arg} は {} と一緒に使えません", text(ContextKind::PriorArg).unwrap_or_default())
        }
        (_, _) => error.render().to_string().trim_start_matches("error: ").trim_end().to_owned(),
    };
    let hint = match (near, lang) {
        (Some(near), Lang::En) => format!("; did you mean `{near}`?"),
        (Some(near), Lang::Ja) => format!("（「{near}」のことですか）"),
        (None, _) => String::new(),
    };
    let help = match lang {
        Lang::En => "try `sanso --help`",
        Lang::Ja => "`sanso --help` で使い方を確認できます",
    };
    format!("{what}{hint}\n{help}")
}

/// What a value should have been: one of a list, or within a range.
fn no_value(value: &str, arg: &str, valid: &str, error: &Error, lang: Lang) -> String {
    let said = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let range = said.split_once(" is not in ").map(|(_, range)| range.replace("..=", " … "));
    let own = said.contains('…').then_some(said);
    let wanted = Some(valid.to_owned()).filter(|valid| !valid.is_empty()).or(range).or(own);
    match (lang, wanted) {
        (Lang::En, Some(wanted)) => format!("`{value}` is no value for `{arg}`; use {wanted}"),
        (Lang::En, None) => format!("`{value}` is no value for `{arg}`"),
        (Lang::Ja, Some(wanted)) => format!("「{value}」は `{arg}` に使えません。使えるもの：{wanted}"),
        (Lang::Ja, None) => format!("「{value}」は `{arg}` に使えません"),
    }
}
