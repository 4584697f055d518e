//! JSON with one entry a line: half the size of full indentation, and still readable and easy to compare.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, BufWriter, Write as _};

/// A document whose outer levels are indented and whose entries below stand on one line each.
pub fn lines(document: &impl Serialize, levels: usize) -> String {
    let mut bytes = Vec::new();
    // INVARIANT: every document here has text keys and finite numbers, and writing to memory cannot fail.
    let written = put(document, levels, &mut bytes);
    written.ok().and_then(|()| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The same to where it is read, piece by piece, so that a long document is never held as a whole.
pub fn write_lines(document: &impl Serialize, levels: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 15, out);
    put(document, levels, &mut out)?;
    out.flush()
}

fn put(document: &impl Serialize, levels: usize, out: &mut impl io::Write) -> io::Result<()> {
    let format = Lines { levels, depth: 0, filled: false };
    document.serialize(&mut Serializer::with_formatter(&mut *out, format))?;
    out.write_all(b"\n")
}

struct Lines {
    /// How many levels are indented.
    levels: usize,
    depth: usize,
    /// Whether what is being closed holds anything.
    filled: bool,
}

impl Lines {
    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(mark)
    }

    fn next<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        match (self.depth <= self.levels, first) {
            (true, true) => self.indent(writer, self.depth),
            (true, false) => writer.write_all(b",").and_then(|()| self.indent(writer, self.depth)),
            (false, true) => Ok(()),
            (false, false) => writer.write_all(b", "),
        }
    }

    fn close<W: ?Sized + io::Write>(&mut self, writer: &mut W, mark: &[u8]) -> io::Result<()> {
        let breaks = self.depth <= self.levels && self.filled;
        self.depth = self.depth.saturating_sub(1);
        self.filled = true;
        if breaks {
            self.indent(writer, self.depth)?;
        }
        writer.write_all(mark)
    }

    fn indent<W: ?Sized + io::Write>(&self, writer: &mut W, depth: usize) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }
}

#[cfg(test)]
mod tests {
    use super::lines;
    use serde_json::json;

    #[test]
    fn outer_levels_are_indented_and_entries_stand_on_one_line() {
        let document = json!({ "a": [{ "b": 1, "c": [2, 3] }, {}], "d": [], "e": {} });
        let text = "{\n  \"a\": [\n    {\"b\": 1, \"c\": [2, 3]},\n    {}\n  ],\n  \"d\": [],\n  \"e\": {}\n}\n";
        assert_eq!(lines(&document, 2), text);
        assert_eq!(serde_json::from_str::<serde_json::Value>(text).ok(), Some(document));
    }
}
