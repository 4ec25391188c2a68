//! Work side by side, with results in their places: the outcome does not depend on the number of threads. Without the
//! feature `parallel`, as in a browser, the same work is done one after another.

/// `[f(0), f(1), …, f(n − 1)]`. Grains should be coarse, some tens of microseconds or more.
#[cfg(feature = "parallel")]
pub fn map<T: Send>(n: usize, f: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    use rayon::prelude::*;
    (0..n).into_par_iter().map(f).collect()
}

/// `[f(0), f(1), …, f(n − 1)]`.
#[cfg(not(feature = "parallel"))]
pub fn map<T: Send>(n: usize, f: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    (0..n).map(f).collect()
}

/// As [`map`], with a workspace that `make` gives once to each run of neighbouring tasks, so that the tasks need not
/// allocate. The result must not depend on what an earlier task left in it.
#[cfg(feature = "parallel")]
pub fn map_with<W: Send, T: Send>(
    n: usize,
    make: impl Fn() -> W + Sync + Send,
    f: impl Fn(&mut W, usize) -> T + Sync + Send,
) -> Vec<T> {
    use rayon::prelude::*;
    (0..n).into_par_iter().map_init(make, f).collect()
}

/// As [`map`], with a workspace that `make` gives once, so that the tasks need not allocate. The result must not depend
/// on what an earlier task left in it.
#[cfg(not(feature = "parallel"))]
pub fn map_with<W: Send, T: Send>(
    n: usize,
    make: impl Fn() -> W + Sync + Send,
    f: impl Fn(&mut W, usize) -> T + Sync + Send,
) -> Vec<T> {
    let mut workspace = make();
    (0..n).map(|i| f(&mut workspace, i)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_their_places() {
        assert_eq!(super::map(1000, |i| i * i), (0..1000).map(|i| i * i).collect::<Vec<_>>());
        assert_eq!(
            super::map_with(3, Vec::new, |w: &mut Vec<usize>, i| {
                w.clear();
                w.push(i);
                w[0]
            }),
            [0, 1, 2]
        );
    }
}
