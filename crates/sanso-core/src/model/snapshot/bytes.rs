//! Numbers and texts into bytes and back.

use crate::text::{Place, Text, Words};

/// Bytes that are being written.
#[derive(Debug, Default)]
pub(super) struct Writer(pub Vec<u8>);

impl Writer {
    /// A number, seven bits a byte, the lowest first.
    pub fn number(&mut self, number: u64) {
        let mut left = number;
        while left >= 0x80 {
            self.0.push(left as u8 | 0x80);
            left >>= 7;
        }
        self.0.push(left as u8);
    }

    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Nothing, or a text.
    pub fn maybe(&mut self, text: Option<&str>) {
        self.byte(text.is_some().into());
        if let Some(text) = text {
            self.text(text);
        }
    }

    pub fn words(&mut self, words: &Words) {
        self.maybe(words.en.as_deref());
        self.maybe(words.ja.as_deref());
    }

    /// A place, counted from one nearby.
    pub fn place(&mut self, place: Place, near: Place) {
        let step = i64::from(place.start) - i64::from(near.start);
        let other_file = u64::from(place.file != near.file);
        let folded = ((step << 1) ^ (step >> 63)) as u64;
        self.number((folded << 1) | other_file);
        if other_file == 1 {
            self.number(place.file.0.into());
        }
        // A place that ends before it starts is written as it is, so that it is refused when it is read.
        self.number(u64::from(place.end.wrapping_sub(place.start)));
    }
}

/// Bytes that are being read; everything is `None` where they end early or say what cannot be.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'b>(pub &'b [u8]);

impl<'b> Bytes<'b> {
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number of 32 bits.
    #[inline]
    pub fn number(&mut self) -> Option<u32> {
        match self.byte()? {
            short if short < 0x80 => Some(short.into()),
            first => u32::try_from(self.long(first)?).ok(),
        }
    }

    /// A number of 64 bits.
    pub fn wide(&mut self) -> Option<u64> {
        match self.byte()? {
            short if short < 0x80 => Some(short.into()),
            first => self.long(first),
        }
    }

    fn long(&mut self, first: u8) -> Option<u64> {
        let mut number = u64::from(first & 0x7f);
        for shift in (7..63).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// How many things follow, each of at least so many bytes: more than there are bytes for cannot be true, so that
    /// room may be made for as many.
    pub fn count(&mut self, least_bytes: usize) -> Option<usize> {
        let count = self.number()? as usize;
        (count.checked_mul(least_bytes)? <= self.0.len()).then_some(count)
    }

    pub fn text(&mut self) -> Option<&'b str> {
        let length = self.count(1)?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    pub fn truth(&mut self) -> Option<bool> {
        match self.byte()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    /// What [`Writer::maybe`] wrote; the outer `None` is for bytes that say nothing of the kind.
    pub fn maybe(&mut self) -> Option<Option<String>> {
        Some(if self.truth()? { Some(self.text()?.to_owned()) } else { None })
    }

    pub fn words(&mut self) -> Option<Words> {
        Some(Words { en: self.maybe()?.map(Text::from), ja: self.maybe()?.map(Text::from) })
    }
}
