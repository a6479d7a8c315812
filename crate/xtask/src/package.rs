//! Zip archives that are the same bytes for the same files: sorted names, one time, one mode, no extra fields.

use crate::Done;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Packs all files below `folder`.
pub fn zip(folder: &Path, out: &Path) -> Done {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(BufWriter::new(File::create(out)?));
    for path in files {
        let name = path.strip_prefix(folder)?.to_str().ok_or("a file name that is not UTF-8")?;
        archive.start_file(name, options)?;
        archive.write_all(&fs::read(&path)?)?;
    }
    archive.finish()?.flush()?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Done {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
