//! `docs/snapshot-format.md` names every table and every column that there is.

mod common;

use common::country;
use rusqlite::Connection;
use segbar_domain::Missing;
use segbar_snapshot::Store;

#[test]
fn the_format_page_names_every_table_column_and_reason() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/snapshot-format.md");
    let page = std::fs::read_to_string(page).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path());
    store.publish(&country()).unwrap();
    let c = Connection::open(store.current().unwrap().path()).unwrap();
    let sql = "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p \
               WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'gpkg%' AND m.name NOT LIKE 'sqlite%'";
    let mut statement = c.prepare(sql).unwrap();
    let columns = statement.query_map([], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?))).unwrap();
    let mut seen = 0;
    for (table, column) in columns.map(Result::unwrap) {
        let vintage = country().area_sets.iter().map(|set| set.vintage().to_string()).find(|v| table.starts_with(v));
        let named = vintage.map_or(table.clone(), |vintage| table.replace(&vintage, "<vintage>"));
        assert!(page.contains(&format!("`{named}`")), "the page does not name the table {named}");
        // The layer's own row number, which programs hide.
        if column != "OGC_FID" {
            assert!(page.contains(&format!("`{column}`")), "the page does not name {named}.{column}");
        }
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
    for reason in Missing::ALL {
        assert!(page.contains(&format!("{} `{}`", reason.code(), reason.id())), "{}", reason.id());
    }
}
