//! Makes static tables out of the data files, so that neither start-up nor the WASM pays for reading them.

#[path = "build/attributions.rs"]
mod attributions;
#[path = "build/languages.rs"]
mod languages;
#[path = "build/tables.rs"]
mod tables;

use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    attributions::generate(&out)?;
    languages::generate(&out)?;
    tables::generate(&out)
}
