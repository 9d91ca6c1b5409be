//! The templates of the site and the built-in ones.

use rustc_hash::FxHashSet;

use crate::diagnostic::{Code, Finding};
use crate::locale::{self, Locale};
use crate::steps;
use crate::text::{FilePath, Source, Span};

/// The templates of the site that replace no built-in template and that no other one uses, and what is wrong with its messages. Each
/// file has its name below `templates/`.
pub fn templates(own: &[(&FilePath, &str, &Source)], built_in: &[&str], locale: &Locale) -> Vec<Finding> {
    let texts = own.iter().filter(|(_, name, _)| !name.starts_with(locale::FOLDER)).map(|(.., source)| source.text());
    let quoted: FxHashSet<&str> = texts.flat_map(|text| text.split(['"', '\''])).inspect(|_| steps::add(1)).collect();
    let is_unused = |file_name: &str, source: &Source| {
        // A file of components replaces no template, and none names it.
        let has_components = source.text().contains("{% component") || source.text().contains("{%- component");
        let is_known = built_in.contains(&file_name)
            || ["assets/", locale::FOLDER].iter().any(|folder| file_name.starts_with(folder));
        !is_known && !quoted.contains(file_name) && !has_components
    };
    let unused = own.iter().filter(|(_, name, source)| is_unused(name, source));
    let findings = unused.map(|(file, name, _)| {
        let help = match built_in.iter().find(|known| strsim::osa_distance(known, name) <= 2) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "the guide lists the built-in templates under Templates".into(),
        };
        Finding::new(Code::UnknownTemplate, file, None, format!("`{name}` replaces no template")).help(help)
    });
    let built_in_messages = Locale::default();
    let unused = locale.additions().filter(|(.., id)| !quoted.contains(id));
    let messages = unused.map(|(file, place, id)| {
        let help = match built_in_messages.nearest(id) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "remove it, or use it in a template".into(),
        };
        let message = format!("nothing uses the message `{id}`");
        Finding::new(Code::UnknownMessage, file, Some(Span::new(place.start, place.end)), message).help(help)
    });
    findings.chain(messages).chain(locale.findings()).collect()
}
