//! `fairreach`: the engine on files and JSON Lines.

fn main() {}
