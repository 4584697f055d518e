//! Read models kept from run to run, so that large ones need not be understood from text each time.
//!
//! An entry is found by the place and the content of the main file, the program and its language, and holds the hashes of
//! all files the model was read from: it counts only if every one of them is still the same. Only models that were read
//! without a single problem are kept, so there is nothing to tell that an entry could forget. Whatever goes wrong
//! here, the files are read as if there were no cache.

use crate::disk::ModelFiles;
use blake3::{Hash, Hasher};
use sanso_core::diag::Checked;
use sanso_core::model::snapshot::{VERSION, language_mark};
use sanso_core::model::{FetchError, Model, normalise, read};
use sanso_core::text::Source;
use std::collections::BTreeMap;
use std::env;
use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// Models of fewer bytes are read faster than anybody notices.
const LEAST_BYTES: u64 = 1 << 18;
const MOST_ENTRY_BYTES: u64 = 1 << 30;
/// Beyond this, the entries that were not used for longest go.
const MOST_BYTES: u64 = 2 << 30;
/// A file that is still being written after this time never will be.
const ABANDONED: Duration = Duration::from_secs(3600);
const MOST_FILES: usize = 2_000;
const MARK: &[u8; 8] = b"sanso-c\n";
const ENDING: &str = "model";
const UNFINISHED: &str = "part";

/// A folder of kept models.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// The cache of this user, unless it is turned off or there is no place for it.
    pub fn find(off: bool) -> Option<Cache> {
        let named = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        if off || named("SANSO_NO_CACHE").is_some() {
            return None;
        }
        let whole = |name: &str| named(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let local = if cfg!(windows) { whole("LOCALAPPDATA") } else { whole("HOME").map(|home| home.join(".cache")) };
        let folder = whole("XDG_CACHE_HOME").or(local)?.join("sanso");
        Some(Cache { folder })
    }

    fn path(&self, key: &Key) -> PathBuf {
        self.folder.join(format!("{}.{ENDING}", key.0))
    }

    /// The kept model, if its files are still what they were.
    fn load(&self, key: &Key, main: &[u8], files: &ModelFiles) -> Option<Model> {
        let path = self.path(key);
        let entry = entry_bytes(&path)?;
        let (known, snapshot) = split(&entry)?;
        let mut texts: BTreeMap<&str, Arc<str>> = BTreeMap::new();
        for (name, hash) in known {
            let fetched = if name == files.main { None } else { Some(files.fetch(name).ok()?) };
            let bytes = fetched.as_deref().unwrap_or(main);
            if blake3::hash(bytes) != hash {
                return None;
            }
            // Workbooks and tables in older encodings are no text; what they show is in the snapshot.
            texts.extend(std::str::from_utf8(bytes).ok().map(|text| (name, Arc::from(text))));
        }
        let model = Model::from_snapshot(snapshot, &mut |name| texts.get(name).cloned())?;
        // Used again, so not among the first to go; where the time cannot be set, it goes sooner.
        drop(File::open(&path).and_then(|file| file.set_modified(SystemTime::now())));
        Some(model)
    }

    /// Keeps a model. What cannot be kept is read again next time.
    fn keep(&self, key: &Key, model: &Model, seen: &Seen) -> Option<()> {
        let same = |source: &Source| seen.files.get(&source.name).is_some_and(|(hash, _)| *hash == hash_of(source));
        let snapshot = model.to_snapshot(&same)?;
        let mut head = MARK.to_vec();
        head.extend_from_slice(&u32::try_from(seen.files.len()).ok()?.to_le_bytes());
        for (name, (hash, _)) in &seen.files {
            head.extend_from_slice(&u16::try_from(name.len()).ok()?.to_le_bytes());
            head.extend_from_slice(name.as_bytes());
            head.extend_from_slice(hash.as_bytes());
        }
        private_folder(&self.folder).ok()?;
        let beside = self.folder.join(format!("{}.{}.{UNFINISHED}", key.0, std::process::id()));
        let written = private_file(&beside)
            .and_then(|mut file| file.write_all(&head).and_then(|()| file.write_all(&snapshot)))
            .and_then(|()| fs::rename(&beside, self.path(key)));
        if written.is_err() {
            // Half an entry helps nobody; if even this fails, it goes when it is old.
            drop(fs::remove_file(&beside));
        }
        self.tidy();
        Some(())
    }

    /// Removes what was abandoned, and what was not used for longest where there is too much. Other processes may do
    /// the same at the same time: a file that is gone already is as good as removed.
    fn tidy(&self) {
        let Ok(listed) = fs::read_dir(&self.folder) else { return };
        let mut entries: Vec<(SystemTime, PathBuf, u64)> = Vec::new();
        for path in listed.filter_map(|entry| Some(entry.ok()?.path())) {
            let Ok(about) = fs::symlink_metadata(&path) else { continue };
            let used = about.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            match path.extension().and_then(|ending| ending.to_str()) {
                Some(ENDING) => entries.push((used, path, about.len())),
                Some(UNFINISHED) if used.elapsed().is_ok_and(|age| age > ABANDONED) => drop(fs::remove_file(path)),
                _ => {}
            }
        }
        entries.sort_unstable_by(|a, b| b.cmp(a));
        let mut total = 0;
        for (_, path, bytes) in entries {
            total += bytes;
            if total > MOST_BYTES {
                drop(fs::remove_file(path));
            }
        }
    }
}

/// The model behind these files: as it was kept, or read and, where it pays, kept.
pub fn model(files: &ModelFiles, cache: Option<&Cache>) -> Checked<Model> {
    let Some(cache) = cache else { return read(&files.main, &mut |path| files.fetch(path)) };
    let main = files.fetch(&files.main);
    let key = main.as_ref().ok().map(|bytes| Key::new(files, bytes));
    if let (Ok(bytes), Some(key)) = (&main, &key)
        && let Some(model) = cache.load(key, bytes, files)
    {
        return Checked { value: model, diagnostics: Vec::new() };
    }
    let mut first = Some(main);
    let mut seen = Seen::default();
    let result = read(&files.main, &mut |path| {
        let got = first.take_if(|_| path == files.main).unwrap_or_else(|| files.fetch(path));
        seen.note(path, &got);
        got
    });
    let bytes: u64 = seen.files.values().map(|(_, bytes)| bytes).sum();
    if let Some(key) = key
        && result.diagnostics.is_empty()
        && bytes >= LEAST_BYTES
        && !seen.unsteady
    {
        // Nothing depends on whether it was kept.
        let _ = cache.keep(&key, &result.value, &seen);
    }
    result
}

/// What was seen of the files while they were read.
#[derive(Debug, Default)]
struct Seen {
    /// Hash and size by name.
    files: BTreeMap<String, (Hash, u64)>,
    /// Whether a file was asked for twice and had become another one.
    unsteady: bool,
}

impl Seen {
    fn note(&mut self, path: &str, got: &Result<Vec<u8>, FetchError>) {
        if let Ok(bytes) = got {
            let one = (blake3::hash(bytes), bytes.len() as u64);
            let before = self.files.insert(path.to_owned(), one);
            self.unsteady |= before.is_some_and(|before| before != one);
        }
    }
}

fn hash_of(source: &Source) -> Hash {
    blake3::hash(source.text.as_bytes())
}

/// What an entry is found by.
struct Key(String);

impl Key {
    fn new(files: &ModelFiles, main: &[u8]) -> Key {
        let mut hasher = Hasher::new();
        let mut part = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        part(env!("CARGO_PKG_VERSION").as_bytes());
        part(&VERSION.to_le_bytes());
        part(&language_mark().to_le_bytes());
        // A program built anew may read the same files differently, whatever it calls itself.
        part(program().unwrap_or_default().as_bytes());
        part(files.root().as_os_str().as_encoded_bytes());
        part(files.main.as_bytes());
        part(blake3::hash(main).as_bytes());
        Key(hasher.finalize().to_hex().chars().take(40).collect())
    }
}

/// Tells one build of the program from another.
fn program() -> Option<String> {
    let about = env::current_exe().and_then(fs::metadata).ok()?;
    let age = about.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    Some(format!("{} {}", about.len(), age.as_nanos()))
}

/// The bytes of an entry that nobody but this user could have written.
fn entry_bytes(path: &Path) -> Option<Vec<u8>> {
    let mut file = File::open(path).ok()?;
    let about = file.metadata().ok()?;
    if !about.is_file() || about.len() > MOST_ENTRY_BYTES || others_may_write(&about) {
        return None;
    }
    let mut bytes = MARK.to_vec();
    file.read_exact(&mut bytes).ok()?;
    if bytes != MARK {
        return None;
    }
    bytes.reserve_exact(usize::try_from(about.len()).ok()?);
    file.take(MOST_ENTRY_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// The name and the hash of a file an entry was read from.
type Known<'e> = (&'e str, Hash);

/// The files an entry was read from, and its snapshot.
fn split(entry: &[u8]) -> Option<(Vec<Known<'_>>, &[u8])> {
    let (count, mut rest) = entry.strip_prefix(MARK)?.split_first_chunk::<4>()?;
    let count = u32::from_le_bytes(*count) as usize;
    let mut files = Vec::new();
    if count > MOST_FILES {
        return None;
    }
    for _ in 0..count {
        let (length, after) = rest.split_first_chunk::<2>()?;
        let (name, after) = after.split_at_checked(u16::from_le_bytes(*length).into())?;
        let (hash, after) = after.split_first_chunk::<32>()?;
        let name = std::str::from_utf8(name).ok()?;
        // Written in order and in one form, so that no file is read twice.
        let in_order = files.last().is_none_or(|(before, _): &Known<'_>| *before < name);
        if !in_order || normalise("", name).as_deref() != Some(name) {
            return None;
        }
        files.push((name, Hash::from_bytes(*hash)));
        rest = after;
    }
    Some((files, rest))
}

#[cfg(unix)]
fn others_may_write(about: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    about.permissions().mode() & 0o022 != 0
}

#[cfg(not(unix))]
fn others_may_write(_: &Metadata) -> bool {
    false
}

fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
