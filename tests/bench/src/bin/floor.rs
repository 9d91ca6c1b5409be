//! The floor, the least that a static site generator does: `floor SITE OUT [LIKE]`.
//!
//! Reads every transcription, renders it with pulldown-cmark's own HTML writer, puts it into one Tera template and
//! writes one page for each file, without checks, links or counts. No generator that uses these two libraries can do
//! less. The benchmark measures how much more Lacuna takes.
//!
//! With LIKE, a folder that Lacuna built, it makes the same pages, but writes as many files as LIKE has, in the same
//! folders and of the same sizes, with filler as their content.

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::{env, fs, hint, io, process};
use tera::{Context, Tera};

const TEMPLATE: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<link rel="stylesheet" href="../style.css">
</head>
<body>
<header><p><a href="../index.html">A measured edition</a></p></header>
<main>
{{ body | safe }}
</main>
</body>
</html>
"#;

fn main() {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let (site, out, like) = match arguments.as_slice() {
        [site, out] => (site, out, None),
        [site, out, like] => (site, out, Some(like)),
        _ => {
            eprintln!("floor SITE OUT [LIKE]");
            process::exit(2);
        }
    };
    match build(&site.join("content"), out, like.map(PathBuf::as_path)) {
        Ok((files, bytes)) => println!("{files} files, {bytes} bytes"),
        Err(error) => {
            eprintln!("{error}");
            process::exit(2);
        }
    }
}

/// Builds, and returns the numbers of files and bytes written.
fn build(content: &Path, out: &Path, like: Option<&Path>) -> io::Result<(usize, u64)> {
    let mut tera = Tera::default();
    tera.add_raw_template("page.html", TEMPLATE).map_err(io::Error::other)?;
    let mut texts = Vec::new();
    walk(content, &mut |path| {
        if path.extension().is_some_and(|ending| ending == "md") {
            texts.push(path);
        }
    })?;
    let Some(like) = like else {
        let write = |file: &PathBuf| {
            let name = file.strip_prefix(content).map_err(io::Error::other)?;
            write(&out.join(name).with_extension("html"), &page(&tera, name, file)?)
        };
        let bytes: u64 = texts.par_iter().map(write).sum::<io::Result<u64>>()?;
        return Ok((texts.len(), bytes));
    };
    let page = |file: &PathBuf| page(&tera, file.strip_prefix(content).map_err(io::Error::other)?, file);
    texts.par_iter().try_for_each(|file| page(file).map(|page| drop(hint::black_box(page))))?;

    let mut files = Vec::new();
    walk(like, &mut |path| files.push(path))?;
    let files = files.into_iter().map(|path| fs::metadata(&path).map(|data| (path, data.len())));
    let files: Vec<(PathBuf, u64)> = files.collect::<io::Result<_>>()?;
    let largest = files.iter().map(|(_, size)| *size).max().unwrap_or_default();
    let text = vec![b' '; usize::try_from(largest).map_err(io::Error::other)?];
    let write = |(path, size): &(PathBuf, u64)| {
        let name = path.strip_prefix(like).map_err(io::Error::other)?;
        write(&out.join(name), &text[..usize::try_from(*size).map_err(io::Error::other)?])
    };
    let bytes: u64 = files.par_iter().map(write).sum::<io::Result<u64>>()?;
    Ok((files.len(), bytes))
}

fn walk(folder: &Path, take: &mut impl FnMut(PathBuf)) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, take)?;
        } else {
            take(path);
        }
    }
    Ok(())
}

fn page(tera: &Tera, name: &Path, file: &Path) -> io::Result<Vec<u8>> {
    let text = fs::read_to_string(file)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut body = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut body, Parser::new_ext(&text, options));
    let mut context = Context::new();
    context.insert("title", &name.with_extension("").to_string_lossy());
    context.insert("body", &body);
    Ok(tera.render("page.html", &context).map_err(io::Error::other)?.into_bytes())
}

fn write(target: &Path, bytes: &[u8]) -> io::Result<u64> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(target, bytes)?;
    Ok(bytes.len() as u64)
}
