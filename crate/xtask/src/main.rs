//! Steps of the build that need Rust.

fn main() {}
