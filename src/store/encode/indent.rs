//! JSON as people read it, two blanks a step, starting at any depth: so a row can be written by itself and stand in the
//! file as it is.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

struct Indented {
    depth: usize,
    has_value: bool,
}

/// The value as it stands `depth` steps inside the file; its first line isn't indented.
///
/// # Errors
/// Only where the value can't be said in JSON.
pub fn text<T: Serialize + ?Sized>(value: &T, depth: usize) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = Vec::with_capacity(256);
    let format = Indented { depth, has_value: false };
    value.serialize(&mut Serializer::with_formatter(&mut bytes, format))?;
    Ok(bytes)
}

impl Indented {
    fn open(&mut self) {
        self.depth = self.depth.saturating_add(1);
        self.has_value = false;
    }

    fn close<W: Write + ?Sized>(&mut self, to: &mut W, end: &[u8]) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.has_value {
            self.new_line(to)?;
        }
        to.write_all(end)
    }

    fn next<W: Write + ?Sized>(&mut self, to: &mut W, separator: &[u8]) -> io::Result<()> {
        to.write_all(separator)?;
        self.new_line(to)
    }

    fn new_line<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        const BLANKS: &[u8] = &[b' '; 64];
        to.write_all(b"\n")?;
        let mut blanks = self.depth.saturating_mul(2);
        while blanks > 0 {
            let part = blanks.min(BLANKS.len());
            to.write_all(BLANKS.get(..part).unwrap_or_default())?;
            blanks = blanks.saturating_sub(part);
        }
        Ok(())
    }
}

impl Formatter for Indented {
    fn begin_array<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open();
        to.write_all(b"[")
    }
    fn end_array<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"]")
    }
    fn begin_array_value<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.next(to, if first { b"" } else { b"," })
    }
    fn end_array_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
    fn begin_object<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.open();
        to.write_all(b"{")
    }
    fn end_object<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"}")
    }
    fn begin_object_key<W: Write + ?Sized>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.next(to, if first { b"" } else { b"," })
    }
    fn begin_object_value<W: Write + ?Sized>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }
    fn end_object_value<W: Write + ?Sized>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}
