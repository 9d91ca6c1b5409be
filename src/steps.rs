//! Counts work, so that a test can limit its growth without a clock. **Outside of tests it does nothing.**

#[cfg(not(test))]
#[inline]
pub(crate) fn add(_: usize) {}

#[cfg(test)]
thread_local!(static STEPS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) });

/// Counts steps: words read, numbers sorted, pairs compared.
#[cfg(test)]
pub(crate) fn add(steps: usize) {
    STEPS.set(STEPS.get() + steps);
}

/// The steps that something takes on this thread.
#[cfg(test)]
pub(crate) fn of<T>(work: impl FnOnce() -> T) -> usize {
    let before = STEPS.get();
    work();
    STEPS.get() - before
}
