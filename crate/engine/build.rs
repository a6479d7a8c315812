//! Makes static tables out of the data files, so that neither start-up nor the WASM pays for reading them.

#[path = "build/attributions.rs"]
mod attributions;
#[path = "src/bucket.rs"]
mod bucket;
#[path = "src/fold.rs"]
mod fold;
#[path = "build/languages.rs"]
mod languages;
#[path = "build/patterns.rs"]
mod patterns;
#[path = "build/tables.rs"]
mod tables;
#[path = "src/topic.rs"]
mod topic;
#[path = "build/words.rs"]
mod words;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/bucket.rs");
    println!("cargo::rerun-if-changed=src/fold.rs");
    println!("cargo::rerun-if-changed=src/topic.rs");
    attributions::generate(&out)?;
    languages::generate(&out)?;
    words::generate(&out)?;
    tables::generate(&out)?;
    languages::append_dictionaries(&out)
}
