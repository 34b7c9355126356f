//! A hash that is the same on every machine and in every version.

/// FNV-1a, 64 bits.
pub(crate) struct Fnv(u64);

impl Fnv {
    pub(crate) fn new() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text and its end.
    pub(crate) fn add(&mut self, text: &str) {
        self.add_part(text.as_bytes());
        self.add_part(&[0xff]);
    }

    /// Adds some of a text.
    pub(crate) fn add_part(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(crate) fn value(&self) -> u64 {
        self.0
    }
}
