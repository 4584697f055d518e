//! What is said when the command line is not understood, or help is asked for.

use crate::failure::Failure;
use crate::output::{Output, say};
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};
use sanso_core::text::Lang;
use std::process::ExitCode;

/// Answers a call that is no command: help and version to standard output, mistakes to standard error.
pub fn answer(error: &Error, lang: Lang) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A reader that goes away is no failure.
            drop(Output::default().bytes(error.render().to_string().as_bytes()));
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say(error.render().to_string().trim_end());
            ExitCode::from(2)
        }
        _ => {
            say(&failed(&Failure::Usage(mistake(error, lang)), lang));
            ExitCode::from(2)
        }
    }
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
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Lang::En) => {
            format!("`{value}` is no value for `{arg}`; use one of {valid}")
        }
        (ErrorKind::InvalidValue | ErrorKind::ValueValidation, Lang::Ja) => {
            format!("「{value}」は `{arg}` に使えません。使えるもの：{valid}")
        }
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
