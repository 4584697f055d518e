//! Ids that are the same in every run: UUIDs of version 5 (RFC 9562), which are made of SHA-1 of a name.

/// The space of names that all ids of this program are made in; any fixed number would do.
const SPACE: [u8; 16] =
    [0x5a, 0x8e, 0x21, 0xc4, 0x97, 0x0b, 0x5d, 0x3f, 0xa6, 0x12, 0x73, 0xee, 0x40, 0xd9, 0x1c, 0x68];

/// The UUID of a name.
pub(super) fn of_name(name: &str) -> String {
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
    fn hashes_are_those_of_the_standard() {
        assert_eq!(sha1(b"abc"), [0xa999_3e36, 0x4706_816a, 0xba3e_2571, 0x7850_c26c, 0x9cd0_d89d]);
        assert_eq!(sha1(b""), [0xda39_a3ee, 0x5e6b_4b0d, 0x3255_bfef, 0x9560_1890, 0xafd8_0709]);
        let long = sha1(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
        assert_eq!(long, [0x8498_3e44, 0x1c3b_d26e, 0xbaae_4aa1, 0xf951_29e5, 0xe546_70f1]);
    }

    #[test]
    fn an_id_is_the_one_of_the_standard_for_its_space_and_name() {
        let of_domains = 0x6ba7_b810_9dad_11d1_80b4_00c0_4fd4_30c8_u128.to_be_bytes();
        assert_eq!(in_space(of_domains, "www.example.com"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }
}
