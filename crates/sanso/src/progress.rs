//! A sign of life on a terminal while work takes longer than a second.

use sanso_core::text::Lang;
use std::io::{IsTerminal, Write, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Shows that work goes on until it is dropped.
pub struct Progress {
    done: Arc<AtomicBool>,
    shown_by: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts watching. Nothing is shown before a second has gone by, or where standard error is no terminal.
    pub fn start(lang: Lang) -> Progress {
        let done = Arc::new(AtomicBool::new(false));
        let shown_by = stderr().is_terminal().then(|| {
            let done = Arc::clone(&done);
            thread::spawn(move || show(&done, lang))
        });
        Progress { done, shown_by }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.done.store(true, Ordering::Relaxed);
        if let Some(thread) = self.shown_by.take() {
            thread.thread().unpark();
            // The thread only prints; there is nothing to learn from how it ended.
            drop(thread.join());
        }
    }
}

fn show(done: &AtomicBool, lang: Lang) {
    let start = Instant::now();
    let mut shown = false;
    while !done.load(Ordering::Relaxed) {
        thread::park_timeout(Duration::from_millis(250));
        let seconds = start.elapsed().as_secs();
        if seconds > 0 && !done.load(Ordering::Relaxed) {
            let words = match lang {
                Lang::En => format!("\rworking … {seconds} s"),
                Lang::Ja => format!("\r計算中 … {seconds} 秒"),
            };
            drop(write!(stderr(), "{words}").and_then(|()| stderr().flush()));
            shown = true;
        }
    }
    if shown {
        drop(write!(stderr(), "\r\u{1b}[K").and_then(|()| stderr().flush()));
    }
}
