//! The article of a section on a page of the whole report.

use crate::edition::Href;
use crate::page::{Instead, Place, WholeArticle};

use super::html::Html;

/// Writes an article: as on the page of its section, with other ids and links.
pub(super) fn in_whole(whole: &WholeArticle<'_>) -> String {
    let (article, section_id) = (&whole.article, whole.slug.section_id());
    let mut fragment = String::new();
    Href::push_id(&mut fragment, |out| out.push_str(&section_id));
    let [id, fragment] = [section_id, fragment].map(escaped);
    let mut html = Html::with_capacity(article.markup.len() + article.places.len() * id.len());
    let mut copied = 0;
    for Place { range, instead } in &article.places {
        html.raw(article.markup.get(copied..range.start).unwrap_or_default());
        copied = range.end;
        match instead {
            Instead::Id => html.raw(&id),
            Instead::Fragment => html.raw(&fragment),
            Instead::Section(slug, anchor) => html.value(whole.href(slug, anchor.as_ref()).as_str()),
            Instead::Link(href) => html.value(href.as_str()),
            Instead::Nothing => {}
        }
    }
    html.raw(article.markup.get(copied..).unwrap_or_default());
    html.finish()
}

fn escaped(value: String) -> String {
    let mut html = Html::default();
    html.value(&value);
    html.finish()
}

#[cfg(test)]
mod tests {
    use crate::catalog::WholeParts;
    use crate::edition::{Href, Slug};
    use crate::page::{Article, Place};

    use super::*;

    #[test]
    fn the_page_of_the_whole_report_has_its_own_ids_and_links() {
        let mut article = Article::default();
        let mut write = |markup: &str, instead: Option<Instead>| {
            let start = article.markup.len();
            article.markup.push_str(markup);
            let range = start..article.markup.len();
            article.places.extend(instead.map(|instead| Place { range, instead }));
        };
        write("<p id=\"", None);
        write("", Some(Instead::Id));
        write("p1\"><a href=\"#", None);
        write("", Some(Instead::Fragment));
        write("p1\">here</a> <a href=\"", None);
        write("b.html", Some(Instead::Section(Slug::new("b"), None)));
        write("\">there</a>", None);
        write("<a href=\"c.html\">next</a>", Some(Instead::Nothing));
        write(" <a href=\"", None);
        write("#scan/1", Some(Instead::Link(Href::written("1.png?a&b"))));
        write("\">scan</a></p>", None);
        let (slug, b) = (Slug::new("a & é"), Slug::new("b"));
        let parts = WholeParts::new([(&slug, 1), (&b, 1)], 2);
        assert_eq!(
            in_whole(&WholeArticle::new(article.into(), &slug, &"r".into(), &parts, 0)),
            "<p id=\"a%20&amp;%20é/p1\"><a href=\"#a%2520%26%2520%C3%A9/p1\">here</a> <a href=\"#b/\">there</a> \
             <a href=\"1.png?a&amp;b\">scan</a></p>"
        );
    }
}
