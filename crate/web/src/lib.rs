//! The background and the extension's own pages.
