//! `sanso init`: a first model to change, and a workbook for inventories.

use super::{Status, path};
use crate::failure::{Failure, Outcome};
use crate::output::{say, write_whole};
use clap::ArgMatches;
use sanso_core::text::Lang;
use std::fs;
use std::path::PathBuf;

/// Writes the starter. Nothing that exists is overwritten.
pub fn run(given: &ArgMatches, lang: Lang) -> Outcome<Status> {
    let folder = path(given, "dir").unwrap_or_else(|| PathBuf::from("."));
    let starter = match lang {
        Lang::En => include_str!("../../assets/starter.en.yaml"),
        Lang::Ja => include_str!("../../assets/starter.ja.yaml"),
    };
    let mut files = vec![("model.yaml", starter.as_bytes().to_vec())];
    files.extend(workbook(lang));
    if let Some((name, _)) = files.iter().find(|(name, _)| folder.join(name).exists()) {
        return Err(Failure::Exists(folder.join(name)));
    }
    fs::create_dir_all(&folder).map_err(|error| Failure::Writing(folder.clone(), error))?;
    for (name, bytes) in &files {
        write_whole(&folder.join(name), bytes)?;
    }
    let names = files.iter().map(|(name, _)| folder.join(name).display().to_string()).collect::<Vec<_>>();
    let folder = folder.display();
    say(&match lang {
        Lang::En => format!(
            "wrote {}\nnext: change the model, then\n  sanso check {folder}\n  sanso analyze {folder}",
            names.join(" and ")
        ),
        Lang::Ja => format!(
            "{} を作りました\n次は、モデルを書き換えて実行してください：\n  sanso check {folder}\n  sanso analyze {folder}",
            names.join(" と ")
        ),
    });
    Ok(Status::Clean)
}

#[cfg(feature = "xlsx")]
fn workbook(lang: Lang) -> Option<(&'static str, Vec<u8>)> {
    Some(("inventory.xlsx", sanso_report::template::inventory_template(lang)))
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: Lang) -> Option<(&'static str, Vec<u8>)> {
    None
}
