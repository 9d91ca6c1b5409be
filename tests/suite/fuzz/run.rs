//! Runs a target.

use std::any::Any;
use std::cell::Cell;
use std::env;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::{Corpus, Mutator, Target, minimise};

thread_local! {
    /// Whether panics of this thread are expected.
    static IS_TRYING: Cell<bool> = const { Cell::new(false) };
}

/// Runs a target over its corpus, and then over what becomes of it.
///
/// The variable `LACUNA_FUZZ_SEED` names the seed of the first case, each further case has the next one, and `LACUNA_FUZZ_SECONDS`
/// says how long this goes on. Without them a run has the same few cases each time.
pub(super) fn fuzz<T: Target>(target: &T) {
    let corpus = Corpus::read(T::NAME);
    for (path, input) in corpus.files() {
        if let Some(fault) = fault(target, input) {
            panic!("{path}: {fault}");
        }
    }
    let seconds = variable("LACUNA_FUZZ_SECONDS");
    let first = variable("LACUNA_FUZZ_SEED").unwrap_or_else(|| seconds.map_or(0, |_| clock()));
    println!("{}: LACUNA_FUZZ_SEED={first}", T::NAME);
    let start = Instant::now();
    let until = seconds.map(|seconds| start + Duration::from_secs(seconds));
    let goes_on = |seed: &u64| until.map_or(seed - first < T::CASES, |until| Instant::now() < until);
    let (mut cases, mut slowest) = (0_u64, (Duration::ZERO, first));
    for seed in (first..).take_while(goes_on) {
        let input = Mutator::new(&corpus, T::TOKENS, seed).input();
        let since = Instant::now();
        if fault(target, &input).is_some() {
            report(target, seed, input);
        }
        slowest = slowest.max((since.elapsed(), seed));
        cases += 1;
    }
    let (longest, seed) = slowest;
    println!("{}: {cases} cases in {:.0?}; the slowest took {longest:.1?}, seed {seed}", T::NAME, start.elapsed());
}

/// What is wrong with an input, if anything is.
fn fault<T: Target>(target: &T, input: &[u8]) -> Option<String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let print = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_TRYING.get() {
                print(panic);
            }
        }));
    });
    IS_TRYING.set(true);
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| target.hold(input)));
    IS_TRYING.set(false);
    outcome.unwrap_or_else(|panic| Err(format!("a panic: {}", message(&*panic)))).err()
}

/// Prints the smallest input that fails, and fails with it: a panic shows its own place.
fn report<T: Target>(target: &T, seed: u64, input: Vec<u8>) -> ! {
    let input = minimise(input, |input| fault(target, input).is_some());
    println!("{}: this input fails:\n{}\n", T::NAME, input.escape_ascii());
    println!("run it again: LACUNA_FUZZ_SEED={seed} cargo test --test suite fuzz::{}", T::NAME);
    let fault = target.hold(&input).err();
    panic!("{}", fault.unwrap_or_else(|| "it failed before, and does not fail now".into()));
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let owned = panic.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default()
}

fn variable(name: &str) -> Option<u64> {
    let value = env::var(name).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{name} is a number, and not {value:?}")))
}

fn clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
