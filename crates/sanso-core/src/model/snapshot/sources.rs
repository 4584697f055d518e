//! The files behind a model: their names, and the texts that are not on disk as they are shown.

use super::bytes::{Bytes, Writer};
use crate::text::{Cell, FileId, Grid, Place, Source, Sources};
use std::sync::Arc;

/// How the text of a file comes back.
const ON_DISK: u8 = 0;
const KEPT: u8 = 1;
const TABLE: u8 = 2;

pub(super) fn write(to: &mut Writer, sources: &Sources, on_disk: &dyn Fn(&Source) -> bool) -> Option<()> {
    to.number(sources.iter().count() as u64);
    for source in sources.iter() {
        to.text(&source.name);
        match &source.grid {
            Some(grid) => {
                to.byte(TABLE);
                to.text(&source.text);
                table(to, grid)?;
            }
            None if on_disk(source) => {
                to.byte(ON_DISK);
                to.number(source.text.len() as u64);
            }
            None => {
                to.byte(KEPT);
                to.text(&source.text);
            }
        }
    }
    Some(())
}

/// The cells stand one after the other in the text of the table.
fn table(to: &mut Writer, grid: &Grid) -> Option<()> {
    let mut at = 0;
    to.number(grid.rows.len() as u64);
    for (number, cells) in &grid.rows {
        to.number((*number).into());
        to.number(cells.len() as u64);
        for cell in cells {
            to.number(cell.column.into());
            to.number(cell.place.start.checked_sub(at)?.into());
            to.number(cell.place.end.checked_sub(cell.place.start)?.into());
            at = cell.place.end;
        }
    }
    Some(())
}

pub(super) fn take(from: &mut Bytes<'_>, texts: &mut dyn FnMut(&str) -> Option<Arc<str>>) -> Option<Sources> {
    let mut sources = Sources::default();
    for _ in 0..from.count(1)? {
        let name = from.text()?.to_owned();
        let source = match from.byte()? {
            ON_DISK => {
                let length = from.wide()?;
                let text = texts(&name).filter(|text| text.len() as u64 == length)?;
                Source { name, text, grid: None }
            }
            KEPT => Source { name, text: Arc::from(from.text()?), grid: None },
            TABLE => {
                let text: Arc<str> = Arc::from(from.text()?);
                let grid = cells(from, &text, sources.next_id())?;
                Source { name, text, grid: Some(Arc::new(grid)) }
            }
            _ => return None,
        };
        sources.add(source);
    }
    Some(sources)
}

fn cells(from: &mut Bytes<'_>, text: &str, file: FileId) -> Option<Grid> {
    let mut grid = Grid::default();
    let mut at = 0u32;
    for _ in 0..from.count(1)? {
        let number = from.number()?;
        let mut row = Vec::new();
        for _ in 0..from.count(1)? {
            let column = from.number()?;
            let start = at.checked_add(from.number()?)?;
            let end = start.checked_add(from.number()?)?;
            let held = text.get(start as usize..end as usize)?.to_owned();
            row.push(Cell { column, text: held, place: Place { file, start, end } });
            at = end;
        }
        grid.rows.push((number, row));
    }
    Some(grid)
}
