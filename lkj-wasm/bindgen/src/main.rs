//! Writes the JavaScript and TypeScript side of a `.wasm` file that was built with wasm-bindgen.
//!
//! `lkj-wasm-bindgen INPUT.wasm OUTPUT_FOLDER`
//!
//! This is the part of wasm-bindgen's own command that this project uses. As a member of the
//! workspace it is pinned by the same `Cargo.lock` as the library, and the two must be of one
//! version; there is nothing to install.
//!
//! Only the `web` target is written. The package's Node entry starts the same glue and the same
//! module, so that what is tested in Node is what a browser runs.

use std::{env, error::Error, path::PathBuf};

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args_os().skip(1).map(PathBuf::from);
    let (Some(input), Some(output), None) = (arguments.next(), arguments.next(), arguments.next())
    else {
        return Err("usage: lkj-wasm-bindgen INPUT.wasm OUTPUT_FOLDER".into());
    };
    Bindgen::new()
        .input_path(input)
        .web(true)?
        // Lets `init()` find the .wasm beside the glue when it is given no address.
        .omit_default_module_path(false)
        .typescript(true)
        .generate(output)?;
    Ok(())
}
