//! Which area lies in which, over any number of levels.

use segbar_domain::{AreaSet, Vintage};
use std::collections::BTreeMap;

/// The areas of all vintages and their ancestors.
pub(crate) struct Nesting<'a> {
    sets: BTreeMap<&'a Vintage, &'a AreaSet>,
}

impl<'a> Nesting<'a> {
    pub(crate) fn of(sets: &'a [AreaSet]) -> Self {
        Nesting { sets: sets.iter().map(|set| (set.vintage(), set)).collect() }
    }

    /// The areas of a vintage.
    pub(crate) fn set(&self, vintage: &Vintage) -> Option<&'a AreaSet> {
        self.sets.get(vintage).copied()
    }

    /// The vintages that areas of a vintage can be summed to, nearest first. None when the set is not known to be
    /// complete: a sum over some of the parts is no value of the whole.
    pub(crate) fn ancestors(&self, vintage: &Vintage) -> Vec<Vintage> {
        if !self.set(vintage).is_some_and(AreaSet::complete) {
            return vec![];
        }
        let parents = std::iter::successors(vintage.parent(), Vintage::parent);
        parents.take_while(|parent| self.set(parent).is_some()).collect()
    }

    /// Per area of `ancestor`, the positions of the areas of `vintage` inside it, ascending.
    pub(crate) fn members(&self, vintage: &Vintage, ancestor: &Vintage) -> Option<Vec<Vec<u32>>> {
        let mut at: Vec<Option<u32>> = (0..self.set(vintage)?.len()).map(|i| Some(i as u32)).collect();
        let mut here = vintage.clone();
        while here != *ancestor {
            let parent = here.parent()?;
            let (areas, parents) = (self.set(&here)?.areas(), self.set(&parent)?);
            let up = |i: u32| {
                let code = areas.get(i as usize)?.parent.as_ref()?;
                parents.position(code.as_str()).map(|p| p as u32)
            };
            at.iter_mut().for_each(|position| *position = position.and_then(up));
            here = parent;
        }
        let mut members = vec![Vec::new(); self.set(ancestor)?.len()];
        for (i, position) in at.into_iter().enumerate() {
            if let Some(position) = position {
                members[position as usize].push(i as u32);
            }
        }
        Some(members)
    }
}
