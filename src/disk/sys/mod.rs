//! What the program needs from the operating system that [`std`] does not offer. **Nothing else names a system**, except the preview, which
//! stops at the signal of a Unix service manager.
//!
//! Each system has one file with the same functions. Where a system lacks something, its function does less, and says so. What
//! follows from that for a site:
//!
//! | | Linux | macOS | Windows |
//! |---|---|---|---|
//! | the site is replaced | in one step ([`exchange`]) | in one step on APFS | the old site is renamed, then the new one: for a moment there is none, and the next build completes what a killed one left |
//! | a site with an open file | is replaced | is replaced | its folder may refuse to move: tried again for two seconds, then an error, and the old site stays |
//! | one build at a time ([`Lock`]) | lock of a file | lock of a file | a file that only one program may open |
//! | special files | never waited for | never waited for | device names are refused as names |
//! | links to files | opened by their target's path | as on Linux | as on Linux; a junction is a link to a folder |
//! | permissions of the site | 644 and 755 | 644 and 755 | inherited from its folder |
//! | a crash of the computer | the manifest and its folder are flushed | as on Linux | the manifest is flushed |
//! | a save is read | when the file is closed | when it has been quiet for a moment | when it has been quiet for a moment |
//! | watching | each folder | `content` and `templates`, each with all below it | as on macOS; events can be lost, so all files are read again once it is quiet |
//! | network disks are polled ([`network_disk`]) | by their type | if not local | if the path is on another computer |
//! | a file that another program has open | is read | is read | is tried again for two seconds, then a finding |

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as system;
#[cfg(windows)]
use windows as system;

pub(super) use system::{
    DENIED_HELP, LOSES_EVENTS, LinkedFile, Lock, NewFolder, REPORTS_CLOSE, WATCHES_TREES, exchange, is_circular_link,
    is_held, is_mount, is_out_of_files, make_private_folder, network_disk, open, open_file_limit, read_folder,
    remove_file, remove_folder, remove_tree, rename, sync_folder,
};
