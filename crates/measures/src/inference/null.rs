//! What there would be if there were nothing to find: the table that each null model draws.

use super::alias::Tables;
use super::law::{Counts, Law};
use super::persons::Persons;
use super::stream::{self, Stream};

/// A null model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Null {
    /// Each member of each group draws an area with a probability in proportion to the area's people: each group is
    /// multinomial over the areas, independently. The groups keep their sizes, the areas do not (Carrington and Troske
    /// 1997; Allen and others 2015).
    Systematic,
    /// Each person of each area draws a group with the groups' shares of all people: each area is multinomial over the
    /// groups. The areas keep their sizes, the groups do not.
    Evenness,
    /// The areas change places, with their people: only measures that look at places change.
    AreaPermutation,
    /// All people draw each other's place: areas and groups keep their sizes (Fisher's exact test of independence).
    PersonPermutation,
}

impl Null {
    /// All null models.
    pub const ALL: [Null; 4] = [Null::Systematic, Null::Evenness, Null::AreaPermutation, Null::PersonPermutation];

    /// Its identifier.
    pub fn id(self) -> &'static str {
        match self {
            Null::Systematic => "systematic",
            Null::Evenness => "evenness",
            Null::AreaPermutation => "area_permutation",
            Null::PersonPermutation => "person_permutation",
        }
    }
}

/// What draws the tables of a null model; made once, used for every replicate.
#[derive(Debug)]
pub(super) struct Urn {
    null: Null,
    persons: Persons,
    /// Per group: what a count of people gives of it.
    counts: Vec<Option<Counts>>,
    /// The area of a person drawn at random.
    area_of_person: Tables,
}

/// By how many standard deviations fewer people are drawn at first than are needed. Adding those that are missing is
/// cheaper than taking away those that are too many.
const SHORT: f64 = 1.0;

impl Urn {
    pub fn new(null: Null, persons: Persons) -> Self {
        let mut urn =
            Urn { null, counts: vec![None; persons.groups.len()], area_of_person: Tables::default(), persons };
        let persons = &urn.persons;
        let mut left = persons.total as f64;
        let (last, drawn) = persons.order.split_last().map_or((0, &[][..]), |(last, drawn)| (*last, drawn));
        for g in drawn.iter().copied().chain((null == Null::Systematic).then_some(last)) {
            let members = persons.groups[g] as f64;
            let law = match null {
                Null::AreaPermutation => continue,
                Null::Evenness => Law::Binomial(members / left),
                Null::PersonPermutation => {
                    let p = members / left;
                    Law::Binomial(((members - SHORT * (members * (1.0 - p)).sqrt()) / left).max(0.0))
                }
                Null::Systematic => Law::Poisson((members - SHORT * members.sqrt()).max(0.0) / persons.total as f64),
            };
            urn.counts[g] = Some(Counts::new(law, persons.most()));
            left -= members;
        }
        if matches!(null, Null::Systematic | Null::PersonPermutation) {
            let sizes: Vec<f64> = persons.sizes.iter().map(|size| f64::from(*size)).collect();
            urn.area_of_person.add(0, &sizes);
        }
        urn
    }

    /// A table to draw into.
    pub fn table(&self) -> Vec<Vec<u32>> {
        self.persons.empty()
    }

    /// Draws a table.
    pub fn draw(&self, stream: &mut Stream, table: &mut [Vec<u32>]) {
        match self.null {
            Null::Systematic => self.draw_systematic(stream, table),
            Null::Evenness => self.draw_within_areas(stream, table, false),
            Null::PersonPermutation => self.draw_within_areas(stream, table, true),
            Null::AreaPermutation => self.draw_places(stream, table),
        }
    }

    /// Poisson numbers, given their sum, are multinomial; people drawn one by one make up for what the sum lacks, and people
    /// taken away at random for what it has too many.
    fn draw_systematic(&self, stream: &mut Stream, table: &mut [Vec<u32>]) {
        for (g, column) in table.iter_mut().enumerate() {
            let Some(counts) = &self.counts[g] else { continue };
            let (wanted, mut sum) = (self.persons.groups[g], 0u64);
            for (count, size) in column.iter_mut().zip(&self.persons.sizes) {
                *count = counts.draw(*size, stream);
                sum += u64::from(*count);
            }
            for _ in sum..wanted {
                column[self.area_of_person.draw(0, stream) as usize] += 1;
            }
            take_away(stream, column, sum.saturating_sub(wanted));
        }
    }

    /// Group after group among the people that the groups before have left over. Binomial numbers with one probability,
    /// given their sum, are all choices of so many people alike; where the sum is fixed, people chosen at random are
    /// added or taken away until it is reached.
    fn draw_within_areas(&self, stream: &mut Stream, table: &mut [Vec<u32>], fixed: bool) {
        let Some((last, drawn)) = self.persons.order.split_last() else { return };
        let mut free = std::mem::take(&mut table[*last]);
        free.copy_from_slice(&self.persons.sizes);
        for g in drawn {
            let (Some(counts), column) = (&self.counts[*g], &mut table[*g]) else { continue };
            let (wanted, mut sum) = (self.persons.groups[*g], 0u64);
            for (count, free) in column.iter_mut().zip(&free) {
                *count = counts.draw(*free, stream);
                sum += u64::from(*count);
            }
            if fixed {
                while sum < wanted {
                    let i = self.area_of_person.draw(0, stream) as usize;
                    let person = stream::below(stream, u64::from(self.persons.sizes[i])) as u32;
                    // People in a group already are passed over, whether it is this one or one before.
                    if person >= column[i] && person < free[i] {
                        column[i] += 1;
                        sum += 1;
                    }
                }
                take_away(stream, column, sum - wanted);
            }
            for (free, count) in free.iter_mut().zip(column) {
                *free -= *count;
            }
        }
        table[*last] = free;
    }

    /// The rows of the table in a random order.
    fn draw_places(&self, stream: &mut Stream, table: &mut [Vec<u32>]) {
        let mut places: Vec<usize> = (0..self.persons.sizes.len()).collect();
        stream::shuffle(stream, &mut places);
        for (column, own) in table.iter_mut().zip(&self.persons.columns) {
            for (count, place) in column.iter_mut().zip(&places) {
                *count = own[*place];
            }
        }
    }
}

/// Takes some people away, all choices alike.
fn take_away(stream: &mut Stream, column: &mut [u32], people: u64) {
    if people == 0 {
        return;
    }
    let mut sum = 0u64;
    let before: Vec<u64> = column
        .iter()
        .map(|count| {
            sum += u64::from(*count);
            sum - u64::from(*count)
        })
        .collect();
    let mut taken = 0;
    while taken < people {
        let person = stream::below(stream, sum);
        let i = before.partition_point(|before| *before <= person) - 1;
        // Who of the area has been taken already does not matter, only how many: those are counted from the end.
        if person - before[i] < u64::from(column[i]) {
            column[i] -= 1;
            taken += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Groups;
    use std::collections::HashMap;

    fn persons(columns: &[&[f64]]) -> Persons {
        Persons::of(&Groups::new(columns.iter().map(|c| c.to_vec())).unwrap()).unwrap()
    }

    /// χ² of drawn tables against their exact probabilities, which are weights here.
    fn chi_square(null: Null, persons: &Persons, weight: impl Fn(&[Vec<u32>]) -> f64, draws: u32) -> (f64, usize) {
        let urn = Urn::new(null, persons.clone());
        let mut seen: HashMap<Vec<Vec<u32>>, u32> = HashMap::new();
        let mut table = urn.table();
        for replicate in 0..draws {
            urn.draw(&mut stream::of(5, replicate as usize), &mut table);
            *seen.entry(table.clone()).or_default() += 1;
        }
        let scale = f64::from(draws) / seen.keys().map(|table| weight(table)).sum::<f64>();
        let gap = |(table, seen): (&Vec<Vec<u32>>, &u32)| {
            (f64::from(*seen) - weight(table) * scale).powi(2) / (weight(table) * scale)
        };
        (seen.iter().map(gap).sum(), seen.len() - 1)
    }

    fn factorial(n: u32) -> f64 {
        (1..=n).map(f64::from).product()
    }

    fn of_cells(table: &[Vec<u32>], f: impl Fn(u32) -> f64) -> f64 {
        table.iter().flatten().map(|n| f(*n)).product()
    }

    #[test]
    fn person_permutation_draws_each_table_as_often_as_its_probability_says() {
        // Tables with all margins fixed have weights 1 / Π n!.
        let three = persons(&[&[2.0, 1.0, 0.0], &[0.0, 2.0, 2.0], &[3.0, 1.0, 1.0]]);
        let (chi, freedom) = chi_square(Null::PersonPermutation, &three, |t| 1.0 / of_cells(t, factorial), 100_000);
        assert!(freedom > 30 && chi < freedom as f64 + 5.0 * (2.0 * freedom as f64).sqrt(), "{chi} of {freedom}");
    }

    #[test]
    fn the_systematic_draw_is_multinomial_in_each_group() {
        let two = persons(&[&[2.0, 1.0, 1.0], &[2.0, 3.0, 0.0]]);
        let (sizes, total) = (two.sizes.clone(), two.total as f64);
        let weight = |table: &[Vec<u32>]| {
            let cell = |(n, size): (&u32, &u32)| (f64::from(*size) / total).powi(*n as i32) / factorial(*n);
            table.iter().map(|column| column.iter().zip(&sizes).map(cell).product::<f64>()).product()
        };
        let (chi, freedom) = chi_square(Null::Systematic, &two, weight, 200_000);
        assert!(freedom > 200 && chi < freedom as f64 + 5.0 * (2.0 * freedom as f64).sqrt(), "{chi} of {freedom}");
    }

    #[test]
    fn the_even_draw_is_multinomial_in_each_area() {
        let three = persons(&[&[1.0, 1.0], &[0.0, 2.0], &[3.0, 1.0]]);
        let shares: Vec<f64> = three.groups.iter().map(|n| *n as f64 / three.total as f64).collect();
        let weight = |table: &[Vec<u32>]| {
            let of_group = |(column, share): (&Vec<u32>, &f64)| {
                column.iter().map(|n| share.powi(*n as i32) / factorial(*n)).product::<f64>()
            };
            table.iter().zip(&shares).map(of_group).product()
        };
        let (chi, freedom) = chi_square(Null::Evenness, &three, weight, 200_000);
        assert!(freedom > 100 && chi < freedom as f64 + 5.0 * (2.0 * freedom as f64).sqrt(), "{chi} of {freedom}");
    }

    #[test]
    fn each_null_model_keeps_the_margins_that_it_should() {
        let table = persons(&[&[40.0, 10.0, 0.0, 700.0], &[1.0, 0.0, 0.0, 3.0], &[0.0; 4], &[5000.0, 80.0, 0.0, 90.0]]);
        for null in Null::ALL {
            let urn = Urn::new(null, table.clone());
            for replicate in 0..50 {
                let mut drawn = urn.table();
                urn.draw(&mut stream::of(2, replicate), &mut drawn);
                let sizes: Vec<u32> = (0..4).map(|i| drawn.iter().map(|column| column[i]).sum()).collect();
                let groups: Vec<u64> = drawn.iter().map(|c| c.iter().map(|n| u64::from(*n)).sum()).collect();
                let (keeps_areas, keeps_groups) = match null {
                    Null::Systematic | Null::AreaPermutation => (false, true),
                    Null::Evenness => (true, false),
                    Null::PersonPermutation => (true, true),
                };
                assert!(!keeps_areas || sizes == table.sizes, "{null:?}: {drawn:?}");
                assert!(!keeps_groups || groups == table.groups, "{null:?}: {drawn:?}");
                assert_eq!(sizes.iter().sum::<u32>(), table.total as u32);
                assert!(null == Null::AreaPermutation || sizes[2] == 0);
            }
        }
    }

    #[test]
    fn people_are_taken_away_all_alike() {
        let mut seen = [0u32; 3];
        for replicate in 0..20_000 {
            let mut column = [6, 0, 2];
            take_away(&mut stream::of(1, replicate), &mut column, 3);
            assert_eq!(column.iter().sum::<u32>(), 5);
            seen[column[2] as usize] += 1;
        }
        // Hypergeometric: both of two stay with probability 20/56, one with 30/56, none with 6/56.
        for (seen, expected) in seen.iter().zip([6.0, 30.0, 20.0]) {
            assert!((f64::from(*seen) - 20_000.0 * expected / 56.0).abs() < 350.0, "{seen}");
        }
    }
}
