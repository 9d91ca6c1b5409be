//! Which names are ignored.

/// Whether a file or folder of that name is ignored: hidden ones, and leftovers of editors and desktops.
pub(super) fn is_ignored(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", "___jb_tmp___", "___jb_old___"].iter().any(|ending| name.ends_with(ending))
        || name == "4913"
        || is_of_desktop(name)
}

/// Whether a desktop makes a file of that name in any folder that it shows.
pub(super) fn is_of_desktop(name: &str) -> bool {
    [".DS_Store", "Thumbs.db", "desktop.ini"].iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_of_editors_are_ignored() {
        for name in [".hidden", ".#a.md", "#a.md#", "a.md~", "a.md.swp", "4913", "a.md___jb_tmp___", "Desktop.ini"] {
            assert!(is_ignored(name), "{name}");
        }
        for name in ["a.md", "addresses.lock", "CNAME", "49131", "#", "a#"] {
            assert!(!is_ignored(name), "{name}");
        }
    }
}
