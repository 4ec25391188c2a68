//! In which order does one bus visit the stops of a day, and which stops make a day?

/// The shortest round from home by all stops and back: minutes, and the stops in order. Exact (Bellman 1962; Held and Karp
/// 1962); of equals the first by position. Cost: 2ⁿ · n² for n stops, so at most [`MOST`].
///
/// `way(a, b)` gives minutes between sites; it need not be the same both ways.
pub fn tour(home: u32, stops: &[u32], way: &dyn Fn(u32, u32) -> f64) -> (f64, Vec<u32>) {
    let n = stops.len().min(MOST);
    let stops = &stops[..n];
    if n == 0 {
        return (0.0, Vec::new());
    }
    // least[set][last]: from home by all of the set, ending at last.
    let mut least = vec![(f64::INFINITY, usize::MAX); n << n];
    for last in 0..n {
        least[(1 << last) * n + last] = (way(home, stops[last]), usize::MAX);
    }
    for set in 1usize..1 << n {
        for last in (0..n).filter(|last| set >> last & 1 == 1) {
            let so_far = least[set * n + last].0;
            for next in (0..n).filter(|next| set >> next & 1 == 0) {
                let cell = &mut least[(set | 1 << next) * n + next];
                let length = so_far + way(stops[last], stops[next]);
                if length < cell.0 {
                    *cell = (length, last);
                }
            }
        }
    }
    let mut set = (1usize << n) - 1;
    let round = |last: usize| least[set * n + last].0 + way(stops[last], home);
    let Some(mut last) = (0..n).min_by(|a, b| round(*a).total_cmp(&round(*b)).then(a.cmp(b))) else {
        return (0.0, Vec::new());
    };
    let length = round(last);
    let mut order = Vec::with_capacity(n);
    while last != usize::MAX {
        order.push(stops[last]);
        let before = least[set * n + last].1;
        set &= !(1 << last);
        last = before;
    }
    order.reverse();
    (length, order)
}

/// The most stops of one day.
pub const MOST: usize = 8;

/// What a day may hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayLimits {
    /// Minutes that the bus stands at each stop.
    pub stop_minutes: f64,
    /// Most minutes of a day, driving and standing.
    pub day_minutes: f64,
    /// Most minutes of driving in a day.
    pub drive_minutes: f64,
    /// Most stops of a day, 1 … [`MOST`].
    pub stops: u32,
}

/// One day's round.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The stops in order.
    pub stops: Vec<u32>,
    /// Minutes of driving, from home and back.
    pub driving: f64,
    /// Minutes of standing at stops.
    pub standing: f64,
}

impl DayLimits {
    /// Whether these stops, driven in so many minutes, fit in a day; inclusive.
    pub fn fits(&self, driving: f64, stops: usize) -> bool {
        let standing = self.stop_minutes * stops as f64;
        driving <= self.drive_minutes && driving + standing <= self.day_minutes && stops <= self.stops as usize
    }

    fn day(&self, home: u32, stops: &[u32], way: &dyn Fn(u32, u32) -> f64) -> Day {
        let (driving, stops) = tour(home, stops, way);
        Day { driving, standing: self.stop_minutes * stops.len() as f64, stops }
    }

    /// Days that visit every stop once, each stop alone within the limits. Two days are put together as long as any two fit
    /// in one, those first that save most driving (Clarke and Wright 1964); each day is driven in its shortest round. A good
    /// rota, not proved to be one with the fewest days: [`DayLimits::at_least`] tells how few there could be.
    pub fn rota(&self, home: u32, stops: &[u32], way: &dyn Fn(u32, u32) -> f64) -> Vec<Day> {
        let mut days: Vec<Day> = stops.iter().map(|&stop| self.day(home, &[stop], way)).collect();
        let join = |a: &Day, b: &Day| -> Option<(f64, Day)> {
            if a.stops.len() + b.stops.len() > (self.stops as usize).min(MOST) {
                return None;
            }
            let mut both = [a.stops.as_slice(), &b.stops].concat();
            both.sort_unstable();
            let day = self.day(home, &both, way);
            self.fits(day.driving, day.stops.len()).then_some((a.driving + b.driving - day.driving, day))
        };
        // What joining any two saves; only the joins of a new day are worked out again.
        let mut joins: Vec<Vec<Option<(f64, Day)>>> = Vec::new();
        for (at, day) in days.iter().enumerate() {
            joins.push(days[..at].iter().map(|other| join(other, day)).collect());
        }
        loop {
            let mut best: Option<(f64, usize, usize)> = None;
            for (a, row) in joins.iter().enumerate() {
                for (b, joined) in row.iter().enumerate() {
                    if let Some((saved, _)) = joined
                        && best.is_none_or(|best| *saved > best.0)
                    {
                        best = Some((*saved, a, b));
                    }
                }
            }
            let Some((_, a, b)) = best else { break };
            let Some((_, day)) = joins[a][b].take() else { break };
            days.remove(a);
            joins.remove(a);
            joins.iter_mut().skip(a).for_each(|row| {
                row.remove(a);
            });
            joins[b] = days[..b].iter().map(|other| join(other, &day)).collect();
            for later in b + 1..days.len() {
                joins[later][b] = join(&day, &days[later]);
            }
            days[b] = day;
        }
        days.sort_by(|a, b| a.stops.cmp(&b.stops));
        days
    }

    /// No rota visits these stops in fewer days: by the number of stops, by standing and the least driving out and home of
    /// any day, and by the driving that every stop needs to be reached.
    pub fn at_least(&self, home: u32, stops: &[u32], way: &dyn Fn(u32, u32) -> f64) -> u32 {
        if stops.is_empty() {
            return 0;
        }
        let least = |of: &dyn Fn(u32) -> f64| stops.iter().map(|&stop| of(stop)).fold(f64::INFINITY, f64::min);
        let (out, back) = (least(&|stop| way(home, stop)), least(&|stop| way(stop, home)));
        let count = stops.len() as f64;
        // Each stop is driven to from home or from another stop.
        let into = |stop: u32| {
            let others = stops.iter().filter(|&&other| other != stop).map(|&other| way(other, stop));
            others.fold(way(home, stop), f64::min)
        };
        let driving: f64 = stops.iter().map(|&stop| into(stop)).sum();
        let by_day = (self.stop_minutes * count + driving) / (self.day_minutes - back).max(1e-9);
        let by_standing = self.stop_minutes * count / (self.day_minutes - out - back).max(1e-9);
        let by_driving = driving / (self.drive_minutes - back).max(1e-9);
        let by_count = count / f64::from(self.stops);
        let most = by_day.max(by_standing).max(by_driving).max(by_count);
        // A hair below a whole number is that number, by the rounding of sums.
        ((most - 1e-9).ceil() as u32).max(1)
    }
}
