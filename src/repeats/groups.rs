//! Groups of numbered things.

/// A partition of the numbers below a limit into groups; at first each is a group of its own.
#[derive(Debug)]
pub(super) struct Groups {
    /// For each number another one of its group; for the group's least number itself.
    parents: Vec<usize>,
}

impl Groups {
    pub(super) fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    /// The number that represents a group: the least one.
    pub(super) fn of(&mut self, number: usize) -> usize {
        let mut at = number;
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            let grandparent = self.parents.get(parent).copied().unwrap_or(parent);
            self.parents[at] = grandparent;
            at = grandparent;
        }
        at
    }

    /// Makes one group of two.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        if let Some(parent) = self.parents.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
    }
}
