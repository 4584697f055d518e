use sanso_core::graph::ground::ground;
use sanso_core::graph::order::causes_first;
use sanso_core::graph::settle::settle;
use sanso_core::graph::spread::{Uncertain, outcomes};
use sanso_core::graph::travel::Asking;
use sanso_core::graph::worlds::Worlds;
use sanso_core::{content, model};
use std::collections::HashSet;
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let library = content::embedded();
    let folder = std::path::PathBuf::from(&path);
    let (folder, file) = if folder.is_dir() {
        (folder, "model.yaml".to_string())
    } else {
        (folder.parent().unwrap().to_path_buf(), folder.file_name().unwrap().to_str().unwrap().to_string())
    };
    let model = model::read(&file, &mut |p| Ok(std::fs::read(folder.join(p)).unwrap_or_default())).value;
    let graph = ground(&library, &model, 1).value;
    let settled = settle(&graph.net, &graph.usual);
    let order = causes_first(&graph.net, &settled.order);
    let n = &graph.net;
    let entries = (0..n.ways() as u32).filter(|w| n.premises(*w).is_empty()).count();
    let multi = (0..n.ways() as u32).filter(|w| n.premises(*w).len() > 1).count();
    let pairs: HashSet<(u32, u32)> = (0..n.ways() as u32)
        .filter(|w| n.premises(*w).len() == 1)
        .map(|w| (n.premises(w)[0], n.conclusion(w)))
        .collect();
    let selfs =
        (0..n.ways() as u32).filter(|w| n.premises(*w).len() == 1 && n.premises(*w)[0] == n.conclusion(*w)).count();
    let asking = Asking::default();
    let watched: Vec<u32> = order.clone();
    let uncertain =
        Uncertain { low: &graph.low, usual: &graph.usual, high: &graph.high, shared: &|way| graph.shared(way) };
    let found = outcomes(n, &order, uncertain, (Worlds::of(asking), &watched), &[]);
    let likely: f64 = found[0].iter().map(|o| o.usual).sum();
    println!(
        "{path}: subjects {} states {} can {} ways {} entries {entries} multi {multi} pairs {} selfs {selfs} holds {:.4}",
        model.len(),
        n.states(),
        order.len(),
        n.ways(),
        pairs.len(),
        likely / order.len() as f64
    );
}
