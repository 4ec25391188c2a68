//! The page is embedded from `web/dist`. Where it has not been built, the folder is made empty, so that the program builds without
//! Node.js and says at `/` how to build the page.

fn main() -> std::io::Result<()> {
    let dist = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist");
    std::fs::create_dir_all(&dist)?;
    println!("cargo::rerun-if-changed={}", dist.display());
    Ok(())
}
