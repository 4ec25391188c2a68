//! The questions that are asked most, by name: which offices to close, to add, to move.

use std::ops::RangeInclusive;

use segbar_domain::Text;

use crate::access::Access;
use crate::aim::Aim;
use crate::condition::Condition;
use crate::plan::{Plan, PlanError, Setup, Status};

/// A question by name, as the three that it is of a setup: what may be decided, how many offices, what must hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Dressed {
    status: Vec<Status>,
    number: RangeInclusive<u32>,
    conditions: Vec<Condition>,
}

impl Dressed {
    /// The question on the ground of a setup. The conditions of the setup come first, in their order.
    pub fn on<'a>(&'a self, setup: &'a Setup<'_>) -> Setup<'a> {
        Setup { status: &self.status, number: self.number.clone(), conditions: &self.conditions, ..setup.clone_of() }
    }
}

impl Setup<'_> {
    /// The question of the setup itself.
    pub fn itself(&self) -> Dressed {
        let (status, conditions) = (self.status.to_vec(), self.conditions.to_vec());
        Dressed { status, number: self.number.clone(), conditions }
    }

    /// Least loss: exactly `count` of today's offices close and none opens, so that the aim suffers least. Offices that are
    /// to close count among them; candidates are not looked at. The number of the setup is not asked.
    ///
    /// # Errors
    /// Those of [`Setup::plan`]; that fewer than one office would be left; that the aim itself counts offices.
    pub fn close(&self, count: u32) -> Result<Plan, PlanError> {
        self.closing(count)?.on(self).plan()
    }

    /// The question that [`Setup::close`] answers.
    ///
    /// # Errors
    /// That fewer than one office would be left; that the aim itself counts offices.
    pub fn closing(&self, count: u32) -> Result<Dressed, PlanError> {
        let today = self.today().len() as u32;
        if count >= today {
            return Err(refused(Text::new(
                format!("av {today} kontor kan högst {} stänga; {count} begärs", today.saturating_sub(1)),
                format!("of {today} offices at most {} can close; {count} are asked for", today.saturating_sub(1)),
            )));
        }
        let none = |status: &Status| match status {
            Status::Candidate | Status::Decided => Status::Excluded,
            other => *other,
        };
        let status: Vec<Status> = self.status.iter().map(none).collect();
        let number = today - count..=today - count;
        self.number_is_free()?;
        Ok(Dressed { status, number, ..self.itself() })
    }

    /// The best `count` to add: all of today's offices stay, except those that are to close, and beside what is decided
    /// `count` candidates open. The number of the setup is not asked.
    ///
    /// # Errors
    /// Those of [`Setup::plan`]; that the aim itself counts offices.
    pub fn add(&self, count: u32) -> Result<Plan, PlanError> {
        self.adding(count)?.on(self).plan()
    }

    /// The question that [`Setup::add`] answers.
    ///
    /// # Errors
    /// That the aim itself counts offices.
    pub fn adding(&self, count: u32) -> Result<Dressed, PlanError> {
        let stays = |status: &Status| if *status == Status::Today { Status::Kept } else { *status };
        let status: Vec<Status> = self.status.iter().map(stays).collect();
        let kept = status.iter().filter(|status| matches!(status, Status::Kept | Status::Decided)).count() as u32;
        self.number_is_free()?;
        let number = kept.saturating_add(count);
        Ok(Dressed { status, number: number..=number, ..self.itself() })
    }

    /// The best moves: as many offices as today, of which at most `count` are somewhere else. Offices that are to close count
    /// among the moves. The number of the setup is not asked.
    ///
    /// # Errors
    /// Those of [`Setup::plan`]; that the aim itself counts offices.
    pub fn moves(&self, count: u32) -> Result<Plan, PlanError> {
        self.moving(count)?.on(self).plan()
    }

    /// The question that [`Setup::moves`] answers: one condition more than the setup has, that so many offices stay.
    ///
    /// # Errors
    /// That the aim itself counts offices.
    pub fn moving(&self, count: u32) -> Result<Dressed, PlanError> {
        let today = self.today().len() as u32;
        let stay = Condition::StayAtLeast(today.saturating_sub(count));
        let conditions: Vec<Condition> = self.conditions.iter().cloned().chain([stay]).collect();
        self.number_is_free()?;
        Ok(Dressed { conditions, number: today..=today, ..self.itself() })
    }

    /// What the aim gives for a network that is given instead of found: mean or worst minutes (∞ where somebody who could be
    /// reached is not), people within (weighted), or offices. Conditions are not looked at.
    pub fn value_of(&self, open: &[u32]) -> f64 {
        let access = Access::new(self.minutes, self.demand.len(), open);
        let counted = self.counted().0;
        let minutes = |i: usize| f64::from(access.minutes[i]);
        let people: f64 = counted.iter().map(|&i| self.weight(i)).sum();
        match self.aim {
            Aim::LeastMean if people > 0.0 => {
                counted.iter().map(|&i| self.weight(i) * minutes(i)).sum::<f64>() / people
            }
            Aim::LeastMean => 0.0,
            Aim::LeastWorst => counted.iter().map(|&i| minutes(i)).fold(0.0, f64::max),
            Aim::MostWithin(most) => counted.iter().filter(|&&i| minutes(i) <= most).map(|&i| self.weight(i)).sum(),
            Aim::FewestWithin(_) => open.len() as f64,
        }
    }

    fn number_is_free(&self) -> Result<(), PlanError> {
        match self.aim {
            Aim::FewestWithin(_) => Err(refused(Text::new(
                "målet minst antal kontor bestämmer självt hur många som stänger, läggs till eller flyttas",
                "the aim of fewest offices itself decides how many close, are added or move",
            ))),
            _ => Ok(()),
        }
    }
}

fn refused(reason: Text) -> PlanError {
    PlanError::Refused(vec![reason])
}
