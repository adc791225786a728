//! Work shared by two threads.

use std::{panic, thread};

/// How a list is worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Threads {
    One,
    Two,
}

impl Threads {
    /// With a second thread. That costs about 50 µs, so it is worth it from some hundred kilobytes on.
    pub fn for_bytes(bytes: usize) -> Threads {
        if bytes >= 512 << 10 { Threads::Two } else { Threads::One }
    }
}

/// Does `work` on all items and returns the results in their order. If the system gives no second thread, one does it
/// all.
pub fn on_two_threads<T: Sync, R: Send>(
    items: &[T],
    threads: Threads,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let all = |items: &[T]| items.iter().map(&work).collect::<Vec<R>>();
    if threads == Threads::One {
        return all(items);
    }
    let (first, second) = items.split_at(items.len() / 2);
    thread::scope(|scope| {
        let helper = thread::Builder::new().spawn_scoped(scope, || all(second));
        let mut done = all(first);
        match helper.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(rest)) => done.extend(rest),
            Ok(Err(panicked)) => panic::resume_unwind(panicked),
            Err(_) => done.extend(all(second)),
        }
        done
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_threads_give_what_one_gives() {
        let items: Vec<u32> = (0..1_001).collect();
        for threads in [Threads::One, Threads::Two] {
            assert!(
                on_two_threads(&items, threads, |it| it * 2).into_iter().eq(items.iter().map(|it| it * 2))
            );
        }
    }
}
