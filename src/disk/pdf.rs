//! The text of a PDF file, read by another program.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use crate::text::RawText;

use super::error::DiskError;

/// The program that reads the text of PDF files.
const PROGRAM: &str = "pdftotext";

/// The text of a PDF file, with a form feed after each page.
///
/// # Errors
///
/// The program `pdftotext` is not installed or cannot read the file, or the file has no text: its pages are pictures.
pub fn pdf_text(path: &Path) -> Result<RawText, DiskError> {
    if !fs::metadata(path).map_err(|error| DiskError::io("read", path, &error))?.is_file() {
        return Err(DiskError::usage(path, "not a regular file", "name a PDF file"));
    }
    // A name that begins with a hyphen would be an option.
    let mut name = OsString::from(if path.is_relative() { "./" } else { "" });
    name.push(path);
    let output = Command::new(PROGRAM).args(["-layout", "-enc", "UTF-8"]).arg(name).arg("-").output();
    let output = output.map_err(|error| match error.kind() {
        ErrorKind::NotFound => DiskError::usage(
            path,
            format!("reading a PDF file needs the program {PROGRAM}, which is not installed"),
            "install it: it is in the package poppler-utils on Linux, and in poppler on macOS (brew) and Windows (scoop)",
        ),
        _ => DiskError::io("read", path, &error),
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let reason = said.lines().next().unwrap_or("it gave no reason").to_owned();
        return Err(DiskError::usage(
            path,
            format!("{PROGRAM} cannot read the file: {reason}"),
            "check that a PDF reader can open the file",
        ));
    }
    if output.stdout.iter().all(u8::is_ascii_whitespace) {
        let help =
            "let an OCR program read them: ocrmypdf --sidecar FILE.txt FILE.pdf OUT.pdf; then draft from FILE.txt";
        return Err(DiskError::usage(path, "the file has no text: its pages are pictures", help));
    }
    Ok(RawText::new(output.stdout))
}
