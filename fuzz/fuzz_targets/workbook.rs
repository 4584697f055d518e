//! Workbooks of others: any bytes are read, looked through for questions and written to without harm.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sanso_core::sheets::tables;
use sanso_sheets::{At, Change};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(workbook) = sanso_sheets::read(bytes) {
        for tab in &workbook.tabs {
            drop(tables(tab));
            let change = Change { tab: tab.name.clone(), at: At { row: 2, column: 2 }, text: "○".to_owned(), number: false };
            drop(sanso_sheets::write(bytes, &[change]));
        }
    }
});
