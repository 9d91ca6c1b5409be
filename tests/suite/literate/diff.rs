//! Compares two texts line by line.

/// The lines of both texts, with `-` before lines only in the expected text, and `+` before lines only in the actual one.
/// Shows only the ends of long runs of equal lines.
pub(super) fn diff(expected: &str, actual: &str) -> String {
    let old: Vec<&str> = expected.lines().collect();
    let new: Vec<&str> = actual.lines().collect();
    let lengths = common(&old, &new);
    let length = |i: usize, j: usize| lengths[i * (new.len() + 1) + j];
    let mut lines: Vec<(char, &str)> = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            lines.push((' ', old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && length(i + 1, j) >= length(i, j + 1)) {
            lines.push(('-', old[i]));
            i += 1;
        } else {
            lines.push(('+', new[j]));
            j += 1;
        }
    }
    let near = |at: usize| lines.iter().skip(at.saturating_sub(2)).take(5).any(|(sign, _)| *sign != ' ');
    let mut shown = String::new();
    for (at, (sign, line)) in lines.iter().enumerate() {
        if near(at) {
            shown.push_str(&format!("  {sign} {line}\n"));
        } else if near(at.saturating_sub(1)) {
            shown.push_str("    …\n");
        }
    }
    shown
}

/// The length of the longest common subsequence of lines after each pair of positions.
fn common(old: &[&str], new: &[&str]) -> Vec<usize> {
    let width = new.len() + 1;
    let mut lengths = vec![0; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = if old[i] == new[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    lengths
}

#[test]
fn a_changed_line_is_shown_with_its_old_text() {
    assert_eq!(diff("a\nb\nc", "a\nx\nc"), "    a\n  - b\n  + x\n    c\n");
    assert_eq!(diff("a", "a"), "");
}
