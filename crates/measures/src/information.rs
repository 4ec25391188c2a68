//! Entropy in natural units, over counts: what the entropy-based measures share.

/// `n ln n`, 0 for n = 0.
#[inline(always)]
pub(crate) fn n_ln_n(n: f64) -> f64 {
    if n > 0.0 { n * n.ln() } else { 0.0 }
}

/// The entropy `−Σ π ln π` of shares, in nats.
pub fn entropy_of_shares(shares: &[f64]) -> f64 {
    (-shares.iter().map(|share| n_ln_n(*share)).sum::<f64>()).max(0.0)
}
