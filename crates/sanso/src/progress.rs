//! A sign of life on a terminal while work takes longer than a second: what is being done, and since when.
//!
//! There is one for the whole process. It ends before the first word of a result or a message, which all go through
//! [`crate::output`], so that nothing is ever mixed up with it.

use sanso_core::text::Lang;
use std::io::{IsTerminal, Write, stderr};
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Stage {
    /// Nothing any more.
    Over,
    /// Reading files.
    Reading,
    /// Incidents, measures and questions.
    Judging,
    /// Ways and likelihoods.
    Travelling,
    /// What only this command asks.
    Answering,
}

const STAGES: [Stage; 5] = [Stage::Over, Stage::Reading, Stage::Judging, Stage::Travelling, Stage::Answering];

/// Which of how many parts of the present work is being done; none, if it has no parts.
static PART: [AtomicUsize; 2] = [AtomicUsize::new(0), AtomicUsize::new(0)];

/// Says which of how many parts is being done now, from 1.
pub fn part(number: usize, of: usize) {
    let [done, all] = &PART;
    done.store(number, Ordering::Relaxed);
    all.store(of, Ordering::Relaxed);
}

/// What is shown at present.
static SHOWN: Mutex<Option<Progress>> = Mutex::new(None);

fn shown() -> MutexGuard<'static, Option<Progress>> {
    // A thread that died while it held this left nothing half done.
    SHOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says what is being done now. Nothing is shown before a second has gone by, or where standard error is no terminal.
pub fn at(stage: Stage, lang: Lang) {
    if stderr().is_terminal() {
        shown().get_or_insert_with(|| Progress::start(lang, stderr())).turn(stage);
    }
}

/// Takes the sign away.
pub fn end() {
    drop(shown().take());
}

/// Shows that work goes on until it is dropped.
struct Progress {
    stage: Arc<AtomicU8>,
    shown_by: Option<JoinHandle<()>>,
}

impl Progress {
    fn start(lang: Lang, to: impl Write + Send + 'static) -> Progress {
        let stage = Arc::new(AtomicU8::new(Stage::Reading as u8));
        let seen = Arc::clone(&stage);
        Progress { stage, shown_by: Some(thread::spawn(move || show(&seen, lang, to))) }
    }

    fn turn(&self, stage: Stage) {
        self.stage.store(stage as u8, Ordering::Relaxed);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.turn(Stage::Over);
        if let Some(thread) = self.shown_by.take() {
            thread.thread().unpark();
            // The thread only prints; there is nothing to learn from how it ended.
            drop(thread.join());
        }
    }
}

fn show(stage: &AtomicU8, lang: Lang, mut to: impl Write) {
    let start = Instant::now();
    let mut shown = false;
    let now = || STAGES.get(usize::from(stage.load(Ordering::Relaxed))).copied().unwrap_or(Stage::Over);
    while now() != Stage::Over {
        thread::park_timeout(Duration::from_millis(250));
        let seconds = start.elapsed().as_secs();
        if seconds > 0 && now() != Stage::Over {
            let [done, all] = &PART;
            let part = (done.load(Ordering::Relaxed), all.load(Ordering::Relaxed));
            let line = format!("\r\u{1b}[K{}", words(now(), part, seconds, lang));
            drop(to.write_all(line.as_bytes()).and_then(|()| to.flush()));
            shown = true;
        }
    }
    if shown {
        drop(to.write_all(b"\r\x1b[K").and_then(|()| to.flush()));
    }
}

fn words(stage: Stage, (number, of): (usize, usize), seconds: u64, lang: Lang) -> String {
    let (en, ja) = match stage {
        Stage::Over => ("", ""),
        Stage::Reading => ("reading", "読み込み中"),
        Stage::Judging => ("working out incidents and measures", "インシデントと対策を検討中"),
        Stage::Travelling => ("following ways", "経路と起こりやすさを計算中"),
        Stage::Answering => ("answering", "回答を計算中"),
    };
    let part = match lang {
        _ if of < 2 => String::new(),
        Lang::En => format!(", {number} of {of}"),
        Lang::Ja => format!("（{of}件中{number}件目）"),
    };
    match lang {
        Lang::En => format!("{en}{part} … {seconds} s (Ctrl+C stops)"),
        Lang::Ja => format!("{ja}{part} … {seconds} 秒（Ctrl+Cで中止）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was written, for whoever wants to see it.
    #[derive(Clone, Default)]
    struct Screen(Arc<Mutex<Vec<u8>>>);

    impl Screen {
        fn text(&self) -> String {
            let bytes = self.0.lock().map(|bytes| bytes.clone()).unwrap_or_default();
            String::from_utf8_lossy(&bytes).into_owned()
        }
    }

    impl Write for Screen {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().map(|mut all| all.extend_from_slice(bytes)).unwrap_or_default();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn work_in_parts_says_which_one_is_being_done() {
        assert_eq!(words(Stage::Answering, (3, 10), 7, Lang::En), "answering, 3 of 10 … 7 s (Ctrl+C stops)");
        assert_eq!(words(Stage::Answering, (0, 0), 7, Lang::Ja), "回答を計算中 … 7 秒（Ctrl+Cで中止）");
    }

    #[test]
    fn quick_work_shows_nothing() {
        let screen = Screen::default();
        drop(Progress::start(Lang::En, screen.clone()));
        assert_eq!(screen.text(), "");
    }

    #[test]
    fn long_work_shows_what_is_done_and_leaves_an_empty_line() {
        let screen = Screen::default();
        let progress = Progress::start(Lang::En, screen.clone());
        progress.turn(Stage::Travelling);
        thread::sleep(Duration::from_millis(1400));
        drop(progress);
        let text = screen.text();
        assert!(text.contains("following ways … 1 s"), "{text:?}");
        assert!(text.ends_with("\r\u{1b}[K"), "{text:?}");
    }
}
