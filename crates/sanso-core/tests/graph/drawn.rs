//! Small nets drawn from a seed, cycles and all.

use sanso_core::graph::net::{Link, Net};

/// A drawn net with what its ways are, so that tests need not trust the net's own rows.
pub struct Drawn {
    pub seed: u64,
    pub states: usize,
    pub ways: Vec<Link>,
    pub chances: Vec<f32>,
    pub net: Net,
}

/// SplitMix64.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.next()) * limit as u128) >> 64) as usize
    }

    pub fn part(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }
}

pub fn way(premises: &[u32], conclusion: u32, id: u64) -> Link {
    Link { premises: premises.to_vec(), conclusion, id }
}

/// A net of a few states and at most `most` ways that can fail; some ways are sure, some never come true.
pub fn draw(seed: u64, most: usize) -> Drawn {
    let mut random = Random(seed.wrapping_mul(0x5851_F42D_4C95_7F2D));
    let states = 3 + random.below(6);
    let count = 4 + random.below(most - 3);
    let mut ways = Vec::new();
    let mut chances = Vec::new();
    for at in 0..count {
        let premises = if at < 2 || random.below(8) == 0 { 0 } else { 1 + random.below(5).saturating_sub(2) };
        let mut chosen: Vec<u32> = (0..premises).map(|_| random.below(states) as u32).collect();
        let mut known = Vec::new();
        chosen.retain(|state| !known.contains(state) && (known.push(*state), true).1);
        ways.push(way(&chosen, random.below(states) as u32, random.next()));
        chances.push(match random.below(12) {
            0 => 1.0,
            1 => 0.0,
            _ => 0.02 + 0.96 * random.part(),
        });
    }
    let net = Net::new(states, &ways);
    Drawn { seed, states, ways, chances, net }
}

/// A net with a chain of cycles, so that many derivations of a state are worth comparing.
pub fn draw_dense(seed: u64, states: usize, count: usize) -> Drawn {
    let mut random = Random(seed ^ 0xD1CE);
    let mut ways = vec![way(&[], 0, random.next()), way(&[], 1, random.next())];
    for _ in 2..count {
        let mut premises = vec![random.below(states) as u32];
        if random.below(4) == 0 {
            let other = random.below(states) as u32;
            if other != premises[0] {
                premises.push(other);
            }
        }
        ways.push(way(&premises, random.below(states) as u32, random.next()));
    }
    let chances = ways.iter().map(|_| 0.05 + 0.9 * random.part()).collect();
    let net = Net::new(states, &ways);
    Drawn { seed, states, ways, chances, net }
}

/// A net in which every state helps at most one other and nothing goes around: nothing shares a cause.
pub fn draw_tree(seed: u64, most_premises: usize) -> Drawn {
    let mut random = Random(seed ^ 0x7EE5);
    let (mut ways, mut free, mut states) = (Vec::new(), Vec::new(), 0);
    for _ in 0..9 {
        let mut into = 1 + random.below(2);
        while into > 0 && ways.len() < 17 {
            let mut premises: Vec<u32> = Vec::new();
            while premises.len() < most_premises && !free.is_empty() && random.below(3) > 0 {
                premises.push(free.swap_remove(random.below(free.len())));
            }
            ways.push(way(&premises, states, random.next()));
            into -= 1;
        }
        free.push(states);
        states += 1;
    }
    let chances = ways.iter().map(|_| if random.below(9) == 0 { 1.0 } else { 0.05 + 0.9 * random.part() }).collect();
    let net = Net::new(states as usize, &ways);
    Drawn { seed, states: states as usize, ways, chances, net }
}
