//! Standard output, which a reader may close before all is said.

use std::io::Write as _;

/// Says something on standard output. A reader who has heard enough and left (`lacuna check | head`) is no fault.
pub(super) fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
