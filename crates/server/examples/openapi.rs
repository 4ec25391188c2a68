//! Writes the OpenAPI document: `cargo run -p segbar-server --example openapi > crates/server/openapi.json`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    print!("{}", segbar_server::openapi::document()?);
    Ok(())
}
