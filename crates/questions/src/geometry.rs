//! Where are the borders?

use crate::{Desk, QuestionError};
use segbar_domain::Vintage;

impl Desk {
    /// The simplified borders of a vintage as a TopoJSON document, compressed with gzip as the snapshot holds it: one
    /// object named `areas` whose geometries have the dense index of their area as `id`, longitude and latitude in
    /// WGS 84.
    ///
    /// # Errors
    /// If the snapshot does not have the vintage, or no borders of it.
    pub fn geometry_gzip(&self, vintage: &Vintage) -> Result<Vec<u8>, QuestionError> {
        self.area_set(vintage)?;
        self.snapshot().topology_gzip(vintage)?.ok_or_else(|| {
            let with = self.snapshot().vintages().iter().filter(|v| v.topology);
            QuestionError::NoBoundaries {
                vintage: vintage.clone(),
                available: with.map(|v| v.vintage.to_string()).collect(),
            }
        })
    }
}
