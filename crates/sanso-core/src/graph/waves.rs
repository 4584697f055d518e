//! Measures in waves: what each of those who must act can do one after the other.

use std::collections::BTreeMap;

/// How many person-days one bearer can put into one wave.
const DAYS_A_WAVE: f64 = 20.0;

/// The wave of each measure, given its bearer and person-days in the order of choice: each bearer takes so many days a
/// wave, and at least one measure.
pub fn waves<B: Ord + Copy>(measures: &[(B, f64)]) -> Vec<u32> {
    let mut filled = BTreeMap::new();
    let mut next = |(bearer, cost): &(B, f64)| {
        let (wave, days) = filled.entry(*bearer).or_insert((0u32, 0.0f64));
        if *days > 0.0 && *days + cost > DAYS_A_WAVE {
            (*wave, *days) = (*wave + 1, 0.0);
        }
        *days += cost;
        *wave
    };
    measures.iter().map(&mut next).collect()
}
