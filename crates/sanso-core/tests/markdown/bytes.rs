//! Files that no Markdown block can hold as they are.
//!
//! Each line of a `bytes` block adds to the file: `line TEXT` a line, `text TEXT` a text, `hex 00 ff` bytes,
//! `repeat N TEXT` a text many times, `count N TEXT` a line many times with `{}` replaced by its number.

/// The bytes a block stands for.
pub fn made(block: &str, place: &str) -> Vec<u8> {
    let mut made = Vec::new();
    for line in block.lines() {
        let (order, rest) = line.split_once(' ').unwrap_or((line, ""));
        match order {
            "line" => made.extend(format!("{rest}\n").bytes()),
            "text" => made.extend(rest.bytes()),
            "hex" => made.extend(rest.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap())),
            "repeat" => {
                let (times, text) = rest.split_once(' ').unwrap();
                made.extend(text.repeat(times.parse().unwrap()).bytes());
            }
            "count" => {
                let (times, text) = rest.split_once(' ').unwrap();
                for number in 1..=times.parse().unwrap() {
                    let number: usize = number;
                    made.extend(text.replace("{}", &number.to_string()).bytes());
                    made.push(b'\n');
                }
            }
            other => panic!("{place}: a bytes block has no `{other}`"),
        }
    }
    made
}
