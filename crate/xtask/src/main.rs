//! Steps of the build that need Rust: `xtask glue|manifest|wording|tables|zip …`, called by `build.sh`; and `xtask weigh`,
//! by which the words of a language get their weights.

mod package;
mod regress;
mod text;
mod weigh;

use std::path::Path;

type Done = Result<(), Box<dyn std::error::Error>>;

const USAGE: &str = "xtask glue WASM OUT_DIR | manifest BASE OVERLAY OUT | wording FROM_DIR OUT_DIR | tables OUT | zip DIR OUT | \
                     weigh LANGUAGE_FILE POINTS FOLDER...";

fn main() -> Done {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["glue", wasm, out] => glue(Path::new(wasm), Path::new(out)),
        ["manifest", base, overlay, out] => text::manifest(Path::new(base), Path::new(overlay), Path::new(out)),
        ["wording", from, out] => text::wording(Path::new(from), Path::new(out)),
        ["tables", out] => Ok(std::fs::write(out, fairreach_engine::language::BUILT_IN)?),
        ["zip", folder, out] => package::zip(Path::new(folder), Path::new(out)),
        ["weigh", file, points, folders @ ..] => weigh::weigh(Path::new(file), points, folders),
        _ => Err(USAGE.into()),
    }
}

/// Makes the JavaScript glue and the final module of a compiled WASM, as `wasm-bindgen --target web` would.
fn glue(wasm: &Path, out: &Path) -> Done {
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(wasm).out_name("fairreach").web(true)?;
    bindgen
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .reset_state_function(true);
    bindgen.generate(out)?;
    Ok(())
}
