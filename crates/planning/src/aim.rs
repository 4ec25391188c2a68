//! What is the network to be good at?

/// What is made best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// Least mean minutes of all people, weighted by need where asked (p-median).
    LeastMean,
    /// Least minutes of those who have the longest way (p-center).
    LeastWorst,
    /// Most people within so many minutes, inclusive (maximal covering).
    MostWithin(f64),
    /// Fewest offices that reach everybody who can be reached within so many minutes, inclusive (set covering).
    FewestWithin(f64),
}

impl Aim {
    /// The name in files and commands, without the minutes.
    pub fn id(self) -> &'static str {
        match self {
            Aim::LeastMean => "least_mean",
            Aim::LeastWorst => "least_worst",
            Aim::MostWithin(_) => "most_within",
            Aim::FewestWithin(_) => "fewest_within",
        }
    }
}
