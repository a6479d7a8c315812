//! The two files of the extension that are made of others: a browser's manifest and the wording of a UI language.

use crate::Done;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// One manifest for all browsers plus what is different in one: a key of the overlay takes the base's place. The
/// version is the workspace's.
pub fn manifest(base: &Path, overlay: &Path, out: &Path) -> Done {
    let mut whole = object(base)?;
    whole.extend(object(overlay)?);
    whole.insert("version".into(), env!("CARGO_PKG_VERSION").into());
    write(out, &Value::Object(whole))
}

fn object(path: &Path) -> Result<Map<String, Value>, Box<dyn std::error::Error>> {
    serde_json::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Each `<language>.toml` becomes `<language>.json`: flat, a table's name and a dot before its keys.
pub fn wording(from: &Path, out: &Path) -> Done {
    fs::create_dir_all(out)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let table: toml::Table =
            fs::read_to_string(&path)?.parse().map_err(|error| format!("{}: {error}", path.display()))?;
        let mut flat = Map::new();
        flatten("", &table, &mut flat)?;
        let name = path.file_stem().ok_or("a wording file without a name")?;
        write(&out.join(name).with_extension("json"), &Value::Object(flat))?;
    }
    Ok(())
}

fn flatten(before: &str, table: &toml::Table, flat: &mut Map<String, Value>) -> Done {
    for (key, value) in table {
        let key = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
        match value {
            toml::Value::String(text) => {
                flat.insert(key, text.as_str().into());
            }
            toml::Value::Table(inner) => flatten(&key, inner, flat)?,
            other => return Err(format!("{key} is {}, not text", other.type_str()).into()),
        }
    }
    Ok(())
}

fn write(out: &Path, value: &Value) -> Done {
    fs::write(out, serde_json::to_string(value)? + "\n")?;
    Ok(())
}
