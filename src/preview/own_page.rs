//! What the pages that the preview itself writes have in common, and the page that replaces a broken one.

use std::fmt::Write as _;

use crate::diagnostic::Finding;

/// The page in place of one that a template failed to make.
pub(super) fn broken(finding: &Finding) -> String {
    let mut html = head("A template failed");
    let _ = write!(
        html,
        "<h1>This page could not be rendered</h1>\n<p><strong>{}</strong>: {}</p>\n<p><a href=\"/_lacuna/\">All findings</a></p>\n</main>\n</body>\n</html>\n",
        escape(finding.file.as_str()),
        escape(&finding.message),
    );
    html
}

/// The beginning of a page, up to its content.
pub(super) fn head(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Overview · {}</title>\n\
         <link rel=\"stylesheet\" href=\"/_lacuna/preview.css\">\n</head>\n<body class=\"lacuna-overview\">\n<main>\n",
        escape(title)
    )
}

/// A text, as HTML.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            sign => out.push(sign),
        }
    }
    out
}
