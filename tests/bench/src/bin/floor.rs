//! The bare floor of a static site: `floor SITE OUT`.
//!
//! Reads every transcription, turns it to HTML with pulldown-cmark's own writer, puts it into one Tera template and
//! writes it: one page a file, nothing checked, nothing linked, nothing counted. No generator that uses these two
//! libraries can do with less; how much more Lacuna takes is what is measured.

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};
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
    let [site, out] = arguments.as_slice() else {
        eprintln!("floor SITE OUT");
        process::exit(2);
    };
    match build(&site.join("content"), out) {
        Ok((files, bytes)) => println!("{files} pages, {bytes} bytes"),
        Err(error) => {
            eprintln!("{error}");
            process::exit(2);
        }
    }
}

fn build(content: &Path, out: &Path) -> io::Result<(usize, usize)> {
    let mut tera = Tera::default();
    tera.add_raw_template("page.html", TEMPLATE).map_err(io::Error::other)?;
    let mut files = Vec::new();
    walk(content, &mut files)?;
    let bytes: Vec<usize> = files.par_iter().map(|file| page(&tera, content, out, file)).collect::<io::Result<_>>()?;
    Ok((bytes.len(), bytes.iter().sum()))
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "md") {
            files.push(path);
        }
    }
    Ok(())
}

fn page(tera: &Tera, content: &Path, out: &Path, file: &Path) -> io::Result<usize> {
    let text = fs::read_to_string(file)?;
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let mut body = String::with_capacity(text.len() * 3 / 2);
    html::push_html(&mut body, Parser::new_ext(&text, options));
    let name = file.strip_prefix(content).map_err(io::Error::other)?;
    let mut context = Context::new();
    context.insert("title", &name.with_extension("").to_string_lossy());
    context.insert("body", &body);
    let html = tera.render("page.html", &context).map_err(io::Error::other)?;
    let target = out.join(name).with_extension("html");
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(target, &html)?;
    Ok(html.len())
}
