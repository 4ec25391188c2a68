//! A data set as `xtask/peers/prepare.py` writes it.

use segbar_measures::MeasureError;
use segbar_measures::input::{Groups, Places, TwoGroups};
use segbar_measures::weights::Weights;
use std::path::Path;

/// Counts, places and neighbours of one data set.
pub struct Data {
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
    places: Places<'static>,
    touching: Option<Weights>,
    borders: Option<Weights>,
    nearest: Option<Weights>,
    nearest_five: Option<Weights>,
}

impl Data {
    /// Reads the folder of a data set; neighbours are there for some only.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let (names, columns) = table(&folder.join("areas.csv"))?;
        let at = |name: &str| names.iter().position(|known| known == name).map(|i| columns[i].clone());
        let (Some(x), Some(y)) = (at("x"), at("y")) else { return Err(format!("{} has no x and y", folder.display())) };
        let mut places = Places::new(x.into(), y.into()).map_err(|e| e.to_string())?;
        if let (Some(area), Some(perimeter)) = (at("area"), at("perimeter")) {
            places =
                places.with_area(area).and_then(|p| p.with_perimeter(perimeter)).map_err(|error| error.to_string())?;
        }
        let n = places.n();
        let pairs = |name: &str, mutual: bool| -> Result<Option<Weights>, String> {
            let path = folder.join(name);
            if !path.exists() {
                return Ok(None);
            }
            let (_, columns) = table(&path)?;
            let rows = (0..columns[0].len()).map(|row| {
                (columns[0][row] as usize, columns[1][row] as usize, columns.get(2).map_or(1.0, |c| c[row]))
            });
            let weights = if mutual { Weights::mutual(n, rows) } else { Weights::from_pairs(n, rows) };
            weights.map(Some).map_err(|error| error.to_string())
        };
        let (touching, borders) = (pairs("touching.csv", true)?, pairs("borders.csv", true)?);
        let (nearest, nearest_five) = (pairs("nearest.csv", false)?, pairs("nearest5.csv", false)?);
        Ok(Self { names, columns, places, touching, borders, nearest, nearest_five })
    }

    /// A column by its name.
    pub fn column(&self, name: &str) -> Result<&[f64], MeasureError> {
        let at = self.names.iter().position(|known| known == name);
        at.map(|i| &self.columns[i][..]).ok_or(MeasureError::NotGiven { what: "this column of counts" })
    }

    /// The group and the rest.
    pub fn two_groups(&self) -> Result<TwoGroups<'_>, MeasureError> {
        TwoGroups::of_total(self.column("group")?, self.column("total")?)
    }

    /// The group and the rest at the other time.
    pub fn two_groups_2(&self) -> Result<TwoGroups<'_>, MeasureError> {
        TwoGroups::of_total(self.column("group_2")?, self.column("total_2")?)
    }

    /// The columns of the groups.
    pub fn group_columns(&self) -> Vec<&[f64]> {
        let is_group = |name: &str| name.strip_prefix('g').is_some_and(|rest| rest.parse::<u32>().is_ok());
        let named = self.names.iter().zip(&self.columns).filter(|(name, _)| is_group(name));
        named.map(|(_, column)| &column[..]).collect()
    }

    /// All groups.
    pub fn groups(&self) -> Result<Groups<'_>, MeasureError> {
        Groups::new(self.group_columns())
    }

    /// The group's share of each area; 0 where nobody lives.
    pub fn share(&self) -> Result<Vec<f64>, MeasureError> {
        let (group, total) = (self.column("group")?, self.column("total")?);
        Ok(group.iter().zip(total).map(|(x, t)| if *t > 0.0 { x / t } else { 0.0 }).collect())
    }

    /// Where the areas are.
    pub fn places(&self) -> &Places<'static> {
        &self.places
    }

    /// Areas with a corner in common.
    pub fn touching(&self) -> Result<&Weights, MeasureError> {
        self.touching.as_ref().ok_or(MeasureError::NotGiven { what: "which areas touch" })
    }

    /// Metres of border in common.
    pub fn borders(&self) -> Result<&Weights, MeasureError> {
        self.borders.as_ref().ok_or(MeasureError::NotGiven { what: "the borders" })
    }

    /// The eight nearest areas of each.
    pub fn nearest(&self) -> Result<&Weights, MeasureError> {
        self.nearest.as_ref().ok_or(MeasureError::NotGiven { what: "the nearest areas" })
    }

    /// The five nearest areas of each.
    pub fn nearest_five(&self) -> Result<&Weights, MeasureError> {
        self.nearest_five.as_ref().ok_or(MeasureError::NotGiven { what: "the nearest areas" })
    }
}

/// A table of numbers with names above.
fn table(path: &Path) -> Result<(Vec<String>, Vec<Vec<f64>>), String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut lines = text.lines();
    let names: Vec<String> = lines.next().unwrap_or_default().split(',').map(str::to_owned).collect();
    let mut columns = vec![Vec::new(); names.len()];
    for (row, line) in lines.enumerate() {
        let mut cells = line.split(',');
        for column in &mut columns {
            let cell = cells.next().and_then(|cell| cell.parse().ok());
            column
                .push(cell.ok_or_else(|| format!("{}: row {} has a cell that is no number", path.display(), row + 2))?);
        }
    }
    Ok((names, columns))
}
