//! Makes a failing input small.

/// Deletes parts of an input, halves first and then ever smaller parts, as long as it still fails.
pub(super) fn minimise(mut input: Vec<u8>, fails: impl Fn(&[u8]) -> bool) -> Vec<u8> {
    let mut size = input.len().div_ceil(2);
    while size > 0 {
        let mut is_smaller = false;
        let mut at = 0;
        while at < input.len() {
            let mut shorter = input.clone();
            shorter.drain(at..input.len().min(at + size));
            if fails(&shorter) {
                (input, is_smaller) = (shorter, true);
            } else {
                at += size;
            }
        }
        // What could go only after something else is tried again.
        size = if is_smaller { size.min(input.len()) } else { size / 2 };
    }
    input
}

#[test]
fn what_is_left_is_what_fails() {
    let input: Vec<u8> = (0..=255).collect();
    assert_eq!(minimise(input, |input| input.contains(&7) && input.contains(&200)), [7, 200]);
    assert_eq!(minimise(vec![1; 9], |_| true), [0; 0]);
}
