//! Ids that are the same in every run: UUIDs of version 5 (RFC 9562), which are made of SHA-1 of a name.

/// The space of names that all ids of this program are made in; any fixed number would do.
const SPACE: [u8; 16] =
    [0x7d, 0x30, 0x6a, 0x19, 0xc8, 0xe2, 0x5b, 0x04, 0x93, 0xd7, 0x2e, 0x51, 0xfb, 0x86, 0x0c, 0xa5];

/// The UUID of a name.
pub fn of_name(name: &str) -> String {
    in_space(SPACE, name)
}

fn in_space(space: [u8; 16], name: &str) -> String {
    let mut bytes = space.to_vec();
    bytes.extend(name.as_bytes());
    let [a, b, c, d, _] = sha1(&bytes);
    let all = u128::from(a) << 96 | u128::from(b) << 64 | u128::from(c) << 32 | u128::from(d);
    let marked = all & !(0xf << 76) & !(0b11 << 62) | 5 << 76 | 0b10 << 62;
    let hex = format!("{marked:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

/// SHA-1, which here only spreads names evenly and keeps nothing safe.
fn sha1(message: &[u8]) -> [u32; 5] {
    let mut padded = message.to_vec();
    padded.push(0x80);
    while padded.len() % 64 != 56 {
        padded.push(0);
    }
    padded.extend((message.len() as u64 * 8).to_be_bytes());
    let mut state = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    for block in padded.chunks(64) {
        state = turned(state, block);
    }
    state
}

fn turned(state: [u32; 5], block: &[u8]) -> [u32; 5] {
    let number = |bytes: &[u8]| bytes.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
    let mut words: Vec<u32> = block.chunks(4).map(number).collect();
    for at in 16..80usize {
        let back = |steps: usize| words.get(at - steps).copied().unwrap_or(0);
        words.push((back(3) ^ back(8) ^ back(14) ^ back(16)).rotate_left(1));
    }
    let [mut a, mut b, mut c, mut d, mut e] = state;
    for (word, at) in words.iter().zip(0..) {
        let (mixed, constant) = match at {
            0..20 => (b & c | !b & d, 0x5a82_7999u32),
            20..40 => (b ^ c ^ d, 0x6ed9_eba1),
            40..60 => (b & c | b & d | c & d, 0x8f1b_bcdc),
            _ => (b ^ c ^ d, 0xca62_c1d6),
        };
        let next = a.rotate_left(5).wrapping_add(mixed).wrapping_add(e).wrapping_add(constant).wrapping_add(*word);
        (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
    }
    let [v, w, x, y, z] = state;
    [v.wrapping_add(a), w.wrapping_add(b), x.wrapping_add(c), y.wrapping_add(d), z.wrapping_add(e)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_of_version_five_is_made_as_the_standard_says() {
        let dns = [0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];
        assert_eq!(in_space(dns, "www.example.com"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }
}
