use sanso_core::graph::ground::ground;
use sanso_core::{content, model};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let library = content::embedded();
    let model = model::read("model.yaml", &mut |_| Ok(bytes.clone())).value;
    let graph = ground(&library, &model, 1).value;
    let mut h = [[0usize; 2]; 10];
    let mut one = 0;
    let mut empt = 0.0;
    let mut fixed = 0;
    for w in 0..graph.net.ways() {
        let p = graph.usual[w];
        let entry = graph.net.premises(w as u32).is_empty() as usize;
        if graph.low[w] == 1.0 {
            one += 1;
        }
        if graph.low[w] == graph.high[w] {
            fixed += 1;
        }
        empt += (1.0 - p as f64).powi(512);
        let b = match p {
            p if p >= 1.0 => 0,
            p if p > 0.5 => 1,
            p if p > 0.2 => 2,
            p if p > 0.1 => 3,
            p if p > 0.03 => 4,
            p if p > 0.01 => 5,
            p if p > 0.003 => 6,
            p if p > 0.001 => 7,
            p if p > 0.0003 => 8,
            _ => 9,
        };
        h[b][entry] += 1;
    }
    println!("one {one} fixed {fixed} of {} empty {empt:.0} hist {h:?}", graph.net.ways());
}
