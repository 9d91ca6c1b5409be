//! What is served is what is built, and one more script.

use super::client::{ask, get};
use super::served::{Served, bare};

#[test]
fn what_is_served_is_what_is_built_and_one_script_more() {
    let served = Served::start();
    assert_eq!(served.difference(), None);
    let answer = get(served.port, "/");
    let without = bare(&answer);
    assert!(answer.body.len() > without.len());
    assert_eq!(answer.text().matches("/_lacuna/preview.js").count(), 1);
    assert!(!String::from_utf8_lossy(&without).contains("_lacuna"));
}

#[test]
fn a_page_that_is_known_is_not_sent_again() {
    let served = Served::start();
    let tag = get(served.port, "/").header("etag").to_owned();
    let again = ask(served.port, "GET", "/", &[("If-None-Match", &tag)]);
    assert_eq!((again.status, again.body.len()), (304, 0));
    let other = ask(served.port, "GET", "/", &[("If-None-Match", "\"other\"")]);
    assert_eq!(other.status, 200);
}

#[test]
fn a_page_that_is_not_there_says_so_and_quotes_no_markup() {
    let served = Served::start();
    let answer = get(served.port, "/%3Cscript%3Ealert(1)%3C/script%3E");
    assert_eq!(answer.status, 404);
    assert!(!answer.text().contains("<script>alert"));
    let injected = get(served.port, "/nope%0d%0aX-Injected:1");
    assert!(!injected.headers.contains_key("x-injected"));
}

#[test]
fn a_broken_template_shows_the_last_good_page_and_the_next_save_mends_it() {
    let served = Served::start();
    let mut events = served.events();
    let good = get(served.port, "/").text();
    served.put("templates/index.html", "{% if %}");
    events.next();
    let held = get(served.port, "/").text();
    let heading = good.split("<h1").nth(1).and_then(|rest| rest.split("</h1>").next()).expect("a heading");
    assert!(held.contains(heading), "the last good page is shown");
    served.put(
        "templates/index.html",
        "{% extends \"builtin/index.html\" %}{% block main %}<h1>quixotic</h1>{% endblock main %}",
    );
    served.until_page(&mut events, "/", |page| page.contains("quixotic"));
}
