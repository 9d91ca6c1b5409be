#!/usr/bin/env python3
"""Crawls a built site without using any of the program's code.

    crawl.py SITE [--hide PATH]...     check a site
    crawl.py --self-test               break a small site in every known way, and check that each fault is found

Every internal link and anchor must resolve in three ways: from the files, from
a server at `/`, and from a server under `/sub/dir/`. FAULTS lists the other
checks. Each `--hide PATH` names a path of this machine that no file may contain.
The site's own folder, the working directory and the home folder are always
included.

The exit code is 1 if there is a fault, and 2 for wrong usage.
"""

import argparse
import http.client
import http.server
import json
import os
import posixpath
import re
import sys
import tempfile
import threading
from collections import Counter, deque
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

FAULTS = {
    "empty": "the site has no page, or no link to follow",
    "encoding": "a text file is not UTF-8",
    "doctype": "the page does not start with <!doctype html>",
    "lang": "<html> has no lang",
    "title": "no title, or the same title as another page",
    "charset": "the first element of <head> is not <meta charset=utf-8>",
    "policy": "the Content-Security-Policy is missing, misplaced, or allows too much",
    "inline": "inline script, style, style=, on…=, or a javascript: address",
    "data": "a block of data that programs cannot read",
    "module": "a script that is not a classic script file, so that it cannot run from file://",
    "forbidden": "<base>, <iframe>, <object>, <embed>, a form, or a refresh",
    "id": "a duplicate id on a page, or an id with a space",
    "idref": "for, aria-labelledby, … with an id that is not on the page",
    "absolute": "a link inside the site that is not relative",
    "outside": "a link that leaves the site's folder",
    "folder": "a link to a folder, which opens nothing from file://",
    "missing": "a link to a missing file",
    "case": "a link whose case differs from the file's",
    "anchor": "a link to an id that is not on the page it names",
    "served": "the server's response to a link is not the file",
    "host": "a request to another host",
    "scheme": "a link with a scheme that is not allowed",
    "unreached": "a page to which no path of links leads from index.html",
    "canonical": "a canonical address that is not the page's own",
    "sitemap": "sitemap.xml and the pages do not agree",
    "machine": "a path of the machine that built it",
    "file": "a symbolic link, a hard link, a hidden file, a wrong mode or an unsafe name",
}

VOID = set("area base br col embed hr img input link meta source track wbr".split())
# Attributes that contain one address, and whether a browser fetches it without a click.
FETCHED = {
    ("script", "src"), ("img", "src"), ("source", "src"), ("audio", "src"), ("video", "src"),
    ("video", "poster"), ("track", "src"), ("input", "src"), ("image", "href"), ("use", "href"),
    ("image", "xlink:href"), ("use", "xlink:href"), ("feimage", "href"),
}
FOLLOWED = {("a", "href"), ("area", "href"), ("a", "xlink:href"), ("q", "cite"), ("blockquote", "cite"),
            ("ins", "cite"), ("del", "cite")}
# <link rel=…> that fetches nothing.
SILENT_RELS = {"canonical", "next", "prev", "author", "license", "alternate", "up", "contents"}
IDREFS = {"for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls",
          "aria-owns", "aria-details", "aria-activedescendant", "aria-flowto", "popovertarget"}
TEXT = {".html", ".css", ".js", ".json", ".txt", ".xml", ".csv", ".svg"}
# Hidden files that a site may have: the marker for the host, and the build's manifest.
KEPT = {".nojekyll", ".lacuna"}
# File names in a GitHub Pages artifact must not contain these.
UNSAFE_NAME = re.compile(r'[":<>|*?\\\x00-\x1f]')
POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'none'"},
    "require-trusted-types-for": {"'script'"},
}
POLICY_VALUES = {"'none'", "'self'", "'script'"}


# The type of a block of data in a page.
DATA = "application/ld+json"


class Page(HTMLParser):
    """One page, read for its links, its ids and its head."""

    def __init__(self, name, text):
        super().__init__(convert_charrefs=True)
        self.name, self.faults = name, []
        self.doctype = self.lang = self.title = self.policy = self.canonical = None
        self.noindex = False
        self.ids, self.links, self.idrefs = Counter(), [], []
        self.head = []  # the elements of <head>, in order
        self.open, self.text = [], None
        self.feed(text)
        self.close()

    def fault(self, code, what):
        line, column = self.getpos()
        self.faults.append((code, f"{self.name}:{line}:{column + 1}", what))

    def handle_decl(self, decl):
        if self.doctype is None:
            self.doctype = decl.lower()

    def handle_starttag(self, tag, attrs):
        values = {}
        for key, value in attrs:
            values.setdefault(key, value or "")
        if "head" in self.open:
            self.head.append((tag, values))
        for key, value in values.items():
            if key.startswith("on"):
                self.fault("inline", f"{tag} {key}=")
            if key == "style":
                self.fault("inline", f"style={value[:40]!r}")
            if key in ("formaction", "action", "ping", "srcdoc"):
                self.fault("forbidden", f"{tag} {key}=")
            if key in IDREFS:
                self.idrefs += [(i, key, self.getpos()) for i in re.findall(r"[^ \t\n\f\r]+", value)]
        if "id" in values:
            self.ids[values["id"]] += 1
            if not values["id"] or re.search(r"[ \t\n\f\r]", values["id"]):
                self.fault("id", f"id={values['id']!r}")
        if tag == "html":
            self.lang = values.get("lang")
        if tag in ("base", "iframe", "frame", "object", "embed", "form", "applet", "portal"):
            self.fault("forbidden", f"<{tag}>")
        if tag == "style":
            self.fault("inline", "<style>")
        # Data is not a script: nothing runs it.
        self.is_data = tag == "script" and values.get("type") == DATA
        if tag == "script" and not self.is_data:
            if "src" not in values:
                self.fault("inline", "<script> without src")
            if values.get("type", "text/javascript") not in ("", "text/javascript"):
                self.fault("module", f"<script type={values['type']!r}>")
            if values.get("async") is not None or values.get("crossorigin") is not None:
                self.fault("module", "<script> with async or crossorigin")
        if tag == "meta":
            self.meta(values)
        if tag == "link":
            self.link(values)
        for (element, key), fetched in [(p, True) for p in FETCHED] + [(p, False) for p in FOLLOWED]:
            if tag == element and key in values:
                self.add(values[key], fetched, tag)
        for part in values.get("srcset", "").split(","):
            if part.strip():
                self.add(part.split()[0], True, tag)
        if tag in ("title", "script", "style") and (tag != "title" or "svg" not in self.open):
            self.text = ""
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag == "title" and self.text is not None and self.title is None:
            self.title = " ".join(self.text.split())
        if tag == "script" and self.is_data:
            try:
                json.loads(self.text)
            except ValueError:
                self.fault("data", "a block of data is not JSON")
        elif tag == "script" and self.text and self.text.strip():
            self.fault("inline", "a script's text")
        if tag in ("title", "script", "style"):
            self.text = None

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def meta(self, values):
        kind = values.get("http-equiv", "").lower()
        if kind == "content-security-policy":
            if self.policy is not None:
                self.fault("policy", "a second policy")
            self.policy = values.get("content", "")
        elif kind and kind != "content-type":
            self.fault("forbidden", f"<meta http-equiv={kind!r}>")
        if values.get("name") == "robots" and "noindex" in values.get("content", ""):
            self.noindex = True
        for key in ("content",):
            if values.get("property", "") in ("og:image", "og:audio", "og:video"):
                self.add(values.get(key, ""), True, "meta")

    def link(self, values):
        rels = set(values.get("rel", "").lower().split())
        if "canonical" in rels:
            self.canonical = values.get("href", "")
        elif rels & {"modulepreload", "preconnect", "dns-prefetch", "prerender"}:
            self.fault("forbidden", f"<link rel={' '.join(sorted(rels))!r}>")
        else:
            self.add(values.get("href", ""), not rels <= SILENT_RELS, "link")

    def add(self, address, fetched, tag):
        self.links.append((address.strip(), fetched, tag, self.getpos()))


class Site:
    """The files of a built site, and their faults."""

    def __init__(self, root, hidden=()):
        self.root = Path(root).resolve()
        self.faults, self.counts = [], Counter()
        self.files, self.pages, self.used = {}, {}, set()
        self.hidden = [str(p) for p in hidden]
        # Requests to each server: the file's name, or None if the response should be an error.
        self.asked = set()

    def fault(self, code, place, what):
        assert code in FAULTS, code
        self.faults.append((code, place, what))

    # ---- the files -------------------------------------------------------

    def read(self):
        for folder, folders, names in os.walk(self.root):
            folders.sort()
            for entry in list(folders):
                path = Path(folder, entry)
                if path.is_symlink():
                    self.fault("file", path.relative_to(self.root).as_posix(), "a symbolic link")
                    folders.remove(entry)
                elif entry.startswith("."):
                    self.fault("file", path.relative_to(self.root).as_posix(), "a hidden folder")
                elif path.stat().st_mode & 0o755 != 0o755:
                    self.fault("file", path.relative_to(self.root).as_posix(), "a folder not open to others (0755)")
            for entry in sorted(names):
                path = Path(folder, entry)
                name = path.relative_to(self.root).as_posix()
                status = path.lstat()
                if path.is_symlink() or not path.is_file():
                    self.fault("file", name, "not a regular file")
                    continue
                if status.st_nlink != 1:
                    self.fault("file", name, "a hard link")
                if status.st_mode & 0o644 != 0o644:
                    self.fault("file", name, f"mode {status.st_mode & 0o777:o}, not readable by others (0644)")
                if UNSAFE_NAME.search(name) or name != name.strip() or entry.endswith("."):
                    self.fault("file", name, "a name that some host refuses")
                if entry.startswith(".") and name not in KEPT:
                    self.fault("file", name, "a hidden file")
                self.files[name] = path.read_bytes()
        folded = Counter(name.casefold() for name in self.files)
        for name in self.files:
            if folded[name.casefold()] > 1:
                self.fault("file", name, "a name that differs from another only in case")
        for name, data in self.files.items():
            if posixpath.splitext(name)[1] not in TEXT:
                continue
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError as error:
                self.fault("encoding", name, str(error))
                continue
            if name.endswith(".html"):
                self.pages[name] = Page(name, text)
        self.counts.update(files=len(self.files), bytes=sum(map(len, self.files.values())), pages=len(self.pages))

    # ---- the content of each page ----------------------------------------

    def heads(self):
        titles = {}
        for name, page in self.pages.items():
            self.faults += page.faults
            if page.doctype != "doctype html":
                self.fault("doctype", name, repr(page.doctype))
            if not page.lang:
                self.fault("lang", name, repr(page.lang))
            if not page.title:
                self.fault("title", name, "no title")
            elif titles.setdefault(page.title, name) != name:
                self.fault("title", name, f"{page.title!r} is the title of {titles[page.title]} too")
            if not page.head or page.head[0][1].get("charset", "").lower() != "utf-8":
                self.fault("charset", name, repr(page.head[:1]))
            self.policy(name, page)
            for identity, times in page.ids.items():
                if times > 1:
                    self.fault("id", name, f"{identity!r} stands {times} times")
            for identity, key, (line, column) in page.idrefs:
                if identity not in page.ids:
                    self.fault("idref", f"{name}:{line}:{column + 1}", f"{key}={identity!r}")
            self.counts["ids"] += len(page.ids)

    def policy(self, name, page):
        if page.policy is None:
            return self.fault("policy", name, "none")
        if len(page.head) < 2 or page.head[1][1].get("http-equiv", "").lower() != "content-security-policy":
            self.fault("policy", name, "it is not the element after the charset")
        rules = {}
        for rule in page.policy.split(";"):
            words = rule.split()
            if words:
                rules.setdefault(words[0].lower(), set(words[1:]))
        for rule, wanted in POLICY.items():
            if rules.get(rule) != wanted:
                self.fault("policy", name, f"{rule} is {rules.get(rule)}, not {wanted}")
        for rule, values in rules.items():
            loose = values - POLICY_VALUES
            if rule == "trusted-types":
                loose -= {"lacuna"}
            if loose:
                self.fault("policy", name, f"{rule} lets in {sorted(loose)}")

    # ---- links -----------------------------------------------------------

    def base_path(self):
        """The path of the base URL, from the first page's canonical address. Only 404.html may use it."""
        first = self.pages.get("index.html")
        address = first.canonical if first is not None else None
        if not address:
            return None, "/"
        address = address.removesuffix("index.html")
        return address, unquote(urlsplit(address).path) or "/"

    def links(self):
        base, base_path = self.base_path()
        graph = {name: set() for name in self.pages}
        for name, page in self.pages.items():
            for address, fetched, tag, (line, column) in page.links:
                place = f"{name}:{line}:{column + 1}"
                target = self.resolve(name, place, address, fetched, base, base_path)
                if target is not None:
                    self.used.add(target[0])
                    if tag == "a":
                        graph[name].add(target[0])
                    self.anchor(place, address, *target)
        for name, data in self.files.items():
            if name.endswith((".css", ".svg")):
                self.style(name, data.decode("utf-8", "replace"))
            if name.endswith((".js", ".svg")):
                self.script(name, data.decode("utf-8", "replace"))
        self.reach(graph)
        if not self.counts["links"]:
            self.fault("empty", "index.html", "no internal link in the whole site")

    def resolve(self, name, place, address, fetched, base, base_path):
        """The file and fragment that an address leads to, or None if it leaves the site or is faulty."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            if base and (address == base or address.startswith(base)):
                self.fault("absolute", place, f"{address} (inside the site, through the base URL)")
            elif fetched:
                self.fault("host", place, address)
            elif parts.scheme == "javascript":
                self.fault("inline", place, address)
            elif parts.scheme not in ("http", "https", "mailto"):
                self.fault("scheme", place, address)
            else:
                self.counts["links to elsewhere"] += 1
            return None
        self.counts["links"] += 1
        path, fragment = unquote(parts.path), unquote(parts.fragment)
        if path.startswith("/"):
            if name != "404.html":
                self.fault("absolute", place, address)
                return None
            if not path.startswith(base_path):
                self.fault("outside", place, f"{address} (the base URL's path is {base_path})")
                return None
            target = posixpath.normpath(path[len(base_path):].lstrip("/") or "index.html")
        elif name == "404.html" and (path or not fragment):
            self.fault("missing", place, f"{address!r}: 404.html is served at any depth, so a relative link leads nowhere")
            return None
        else:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            self.asked.add((name, address))
        if target == ".." or target.startswith("../"):
            self.fault("outside", place, address)
            return None
        if path.endswith("/") or target == "." or (self.root / target).is_dir():
            if not (name == "404.html" and path == base_path):
                self.fault("folder", place, address)
            return None
        if target not in self.files:
            near = [f for f in self.files if f.casefold() == target.casefold()]
            self.fault("case" if near else "missing", place, f"{address} ({near[0] if near else target})")
            return None
        return target, fragment

    def anchor(self, place, address, target, fragment):
        if not fragment:
            return
        self.counts["anchors"] += 1
        page = self.pages.get(target)
        if page is None or fragment not in page.ids:
            self.fault("anchor", place, address)

    def style(self, name, text):
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        found = re.findall(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)'\"\s]*))\s*\)", text)
        found += [(a, b, "") for a, b in re.findall(r"@import\s+(?:\"([^\"]*)\"|'([^']*)')", text)]
        for address in ("".join(f) for f in found):
            if address.startswith(("#", "data:")) and name.endswith(".svg"):
                continue
            if address.startswith("data:"):
                self.fault("policy", name, f"a data: address ({address[:40]}), which the policy blocks")
                continue
            target = self.resolve(name, name, address, True, None, "/")
            if target:
                self.used.add(target[0])
                self.counts["addresses in styles"] += 1

    def script(self, name, text):
        for address in re.findall(r"(?:https?:|wss?:)//[^\s\"'`<>)]+", text):
            if not address.startswith("http://www.w3.org/"):
                self.fault("host", name, address)

    def reach(self, graph):
        seen, queue = {"index.html"}, deque(["index.html"])
        while queue:
            for target in graph.get(queue.popleft(), ()):
                if target in graph and target not in seen:
                    seen.add(target)
                    queue.append(target)
        for name in graph:
            if name not in seen and name != "404.html":
                self.fault("unreached", name, "no path of links leads here")
        self.counts["pages reached"] = len(seen & set(graph))

    # ---- the sitemap -----------------------------------------------------

    def sitemap(self):
        base, _ = self.base_path()
        for name, page in self.pages.items():
            if name == "404.html":
                continue
            if base is None:
                if page.canonical:
                    self.fault("canonical", name, "it has one, index.html has none")
            elif page.canonical is None:
                self.fault("canonical", name, "none")
            elif page.canonical not in (base + quote(name), base + quote(name.removesuffix("index.html"))):
                other = unquote(page.canonical.removeprefix(base))
                if page.canonical == other or other not in self.pages:
                    self.fault("canonical", name, page.canonical)
        sitemaps = sorted(name for name in self.files if re.fullmatch(r"sitemap(-\d+)?\.xml", name))
        if "sitemap.xml" not in sitemaps:
            if base is not None:
                self.fault("sitemap", "sitemap.xml", "missing, though the pages know their base URL")
            return
        if base is None:
            self.fault("sitemap", "sitemap.xml", "there is one, but the pages know no base URL")
            return
        listed = Counter()
        for name in sitemaps:
            try:
                root = ElementTree.fromstring(self.files[name])
            except ElementTree.ParseError as error:
                self.fault("sitemap", name, str(error))
                return
            addresses = [(e.text or "").strip() for e in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
            if len(addresses) > 50_000:
                self.fault("sitemap", name, f"{len(addresses)} addresses: 50,000 at most")
            # A sitemap may list other sitemaps in place of pages.
            if root.tag.endswith("sitemapindex"):
                parts = {base + part for part in sitemaps if part != name}
                if set(addresses) != parts or len(addresses) != len(parts):
                    self.fault("sitemap", name, "it does not list the other sitemaps")
            else:
                listed.update(addresses)
        self.counts["addresses in the sitemap"] = len(listed)
        every = {p.canonical for n, p in self.pages.items() if n != "404.html" and p.canonical}
        # A source view, a whole report and repeated passages repeat the text of the sections, so the sitemap may omit them.
        wanted = {p.canonical for n, p in self.pages.items()
                  if p.canonical in every and not p.noindex and not re.search(r"/(source/[^/]+|whole(-\d+)?|parallels)\.html$", n)}
        for address, times in listed.items():
            if times > 1:
                self.fault("sitemap", "sitemap.xml", f"{address} {times} times")
            if address not in every:
                self.fault("sitemap", "sitemap.xml", f"{address} is no page's address")
        for address in wanted - set(listed):
            self.fault("sitemap", "sitemap.xml", f"{address} is missing")
        robots = self.files.get("robots.txt", b"").decode("utf-8", "replace")
        if robots and f"Sitemap: {base}sitemap.xml" not in robots:
            self.fault("sitemap", "robots.txt", "it does not name the sitemap")

    # ---- paths of the machine --------------------------------------------

    def machine(self):
        wanted = {str(self.root), os.getcwd(), str(Path.home()) + "/", *self.hidden}
        wanted = {w.encode() for w in wanted if len(w.strip("/")) > 3}
        for name, data in self.files.items():
            for path in wanted:
                at = data.find(path)
                if at >= 0:
                    excerpt = data[max(0, at - 20):at + len(path) + 20].decode("utf-8", "replace")
                    self.fault("machine", name, repr(excerpt))

    # ---- served ----------------------------------------------------------

    def serve(self, prefix):
        """Requests every page and every link from a server, and compares the responses with the files."""
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler(self.files, prefix))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            self.ask(server.server_address[1], prefix)
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def ask(self, port, prefix):
        client, answers = http.client.HTTPConnection("127.0.0.1", port, timeout=20), {}
        origin = f"http://127.0.0.1:{port}"
        for name in self.pages:
            self.asked.add((name, ""))
        for name, address in sorted(self.asked):
            url, _ = urldefrag(urljoin(f"{origin}{prefix}{quote(name)}", quote(address, safe="/%#?&=:+,;@!~*'()")))
            if not url.startswith(origin + prefix):
                self.fault("outside", name, f"{address} (as {url.removeprefix(origin)})")
                continue
            path = url.removeprefix(origin)
            if path not in answers:
                client.request("GET", path)
                answer = client.getresponse()
                answers[path] = (answer.status, answer.read())
                self.counts["requests"] += 1
            status, data = answers[path]
            target = unquote(urlsplit(path).path)[len(prefix):]
            if status != 200:
                self.fault("served", name, f"{address}: {status} for {path}")
            elif data != self.files.get(target):
                self.fault("served", name, f"{address}: {path} has other bytes than {target}")
        client.close()


def handler(files, prefix):
    """A server for the files below a prefix, without index pages or redirects."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Otherwise each response's last packet waits 40 ms for an acknowledgement.
        disable_nagle_algorithm, wbufsize = True, -1

        def do_GET(self):
            path = unquote(urlsplit(self.path).path)
            data = files.get(path[len(prefix):]) if path.startswith(prefix) else None
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_):
            pass

    return Handler


def crawl(root, hidden=()):
    site = Site(root, hidden)
    site.read()
    if not site.pages or "index.html" not in site.pages:
        site.fault("empty", str(root), "no index.html" if site.pages else "no page")
        return site
    site.heads()
    site.links()
    site.sitemap()
    site.machine()
    for prefix in ("/", "/sub/dir/"):
        site.serve(prefix)
    return site


# ---- the self-test ---------------------------------------------------------

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; \
img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; \
require-trusted-types-for 'script'; trusted-types lacuna">
<title>{title}</title>
<link rel="canonical" href="https://edition.example/lacuna/{name}">
<link rel="stylesheet" href="{root}assets/a.css">
<script src="{root}assets/a.js" defer></script>
</head>
<body>
"""


def sample(root):
    """A small valid site."""
    def page(name, title, depth, body):
        file = Path(root, name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD.format(title=title, name=quote(name), root=depth) + body + "\n</body>\n</html>\n")

    page("index.html", "Finding aid", "", '<p><a href="report/index.html">A report</a></p>')
    page("report/index.html", "A report", "../",
         '<p id="top">\n<a href="one%20a.html#f4-p3">One</a> <a href="../index.html">Home</a> <a href="#top">Top</a>'
         '<a href="https://www.example.org/">Elsewhere</a></p>')
    page("report/one a.html", "One", "../",
         '<p id="f4-p3" aria-describedby="n1">Text <img src="../assets/a.svg" alt="A"></p>\n<p id="n1">Note</p>')
    page("404.html", "Not found", "/lacuna/", '<p><a href="/lacuna/index.html">Home</a></p>')
    Path(root, "404.html").write_text(re.sub("<link rel=.canonical.*\n", "", Path(root, "404.html").read_text()))
    for name, text in {
        "assets/a.css": "@font-face { font-family: F; src: url(f.woff2) }\n",
        "assets/f.woff2": "font",
        "assets/a.js": '"use strict";\n',
        "assets/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"><title>A</title></svg>\n',
        "robots.txt": "User-agent: *\nAllow: /\nSitemap: https://edition.example/lacuna/sitemap.xml\n",
        ".nojekyll": "",
        "sitemap.xml": '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "".join(f"<url><loc>https://edition.example/lacuna/{n}</loc></url>\n"
                  for n in ("index.html", "report/index.html", "report/one%20a.html"))
        + "</urlset>\n",
    }.items():
        file = Path(root, name)
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    for folder, _, names in os.walk(root):
        os.chmod(folder, 0o755)
        for name in names:
            os.chmod(Path(folder, name), 0o644)


def breakages():
    """(description, exactly the codes that must be reported, the damage)."""
    one = "report/one a.html"

    def swap(name, old, new, codes):
        def act(root):
            file = Path(root, name)
            text = file.read_text()
            assert old in text, (name, old)
            file.write_text(text.replace(old, new, 1))
        return f"{name}: {old[:40]!r} to {new[:60]!r}", set(codes.split()), act

    def do(title, codes, act):
        return title, set(codes.split()), lambda root: act(Path(root))

    yield swap(one, "<!doctype html>", "", "doctype")
    yield swap(one, ' lang="en"', "", "lang")
    yield swap(one, "<title>One</title>", "", "title")
    yield swap(one, "<title>One</title>", "<title>A  report</title>", "title")
    yield swap(one, '<meta charset="utf-8">', "", "charset policy")
    yield swap(one, '<meta charset="utf-8">', '<meta charset="utf-8"><meta name="x" content="y">', "policy")
    yield swap(one, "'none'; script-src", "'self'; script-src", "policy")
    yield swap(one, "script-src 'self'", "script-src 'self' 'unsafe-inline'", "policy")
    yield swap(one, "style-src 'self'", "style-src 'self' https://fonts.example", "policy")
    yield swap(one, "img-src 'self'", "img-src *", "policy")
    yield swap(one, " require-trusted-types-for 'script';", "", "policy")
    yield swap(one, "Text", "<script>let a</script>", "inline")
    yield swap(one, "Text", "<style>p{color:red}</style>", "inline")
    yield swap(one, "Text", '<b style="color:red">Text</b>', "inline")
    yield swap(one, "Text", '<b onclick="go()">Text</b>', "inline")
    yield swap(one, "Text", '<a href="javascript:go()">Text</a>', "inline")
    yield swap(one, "Text", '<a href="data:text/html,x">Text</a>', "scheme")
    yield swap(one, "<script src", '<script type="module" src', "module")
    yield swap(one, "<script src", f'<script type="{DATA}">{{"a":}}</script><script src', "data")
    yield swap(one, "<script src", f'<script type="{DATA}"></script><script src', "data")
    yield swap(one, "Text", '<iframe src="x"></iframe>', "forbidden")
    yield swap(one, "Text", "<form></form>", "forbidden")
    yield swap(one, "<title>", '<base href="/"><title>', "forbidden")
    yield swap(one, "<title>", '<meta http-equiv="refresh" content="0"><title>', "forbidden")
    yield swap(one, 'id="n1"', 'id="f4-p3"', "id idref")
    yield swap(one, 'id="n1"', 'id="n1 x"', "id idref")
    yield swap(one, "aria-describedby=\"n1\"", "aria-describedby=\"n2\"", "idref")
    yield swap("report/index.html", "../index.html", "/index.html", "absolute")
    yield swap("report/index.html", "../index.html", "https://edition.example/lacuna/index.html", "absolute")
    yield swap("report/index.html", "../index.html", "../../index.html", "outside")
    yield swap("report/index.html", "../index.html", "../", "folder served")
    yield swap("report/index.html", "../index.html", "../report", "folder served")
    yield swap("report/index.html", "../index.html", "gone.html", "missing served")
    yield swap("report/index.html", "../index.html", "../Index.html", "case served")
    yield swap("report/index.html", "#f4-p3", "#f4-p4", "anchor")
    yield swap("report/index.html", "#top", "#bottom", "anchor")
    yield swap("report/index.html", "../index.html", "../assets/a.css#x", "anchor")
    yield swap("report/index.html", "one%20a.html#f4-p3", "../index.html", "unreached")
    yield swap(one, "../assets/a.svg", "https://images.example/a.svg", "host")
    yield swap(one, "../assets/a.svg", "//images.example/a.svg", "host")
    yield swap(one, "../assets/a.css", "https://styles.example/a.css", "host")
    yield swap(one, "<title>", '<link rel="preconnect" href="https://x.example"><title>', "forbidden")
    yield swap("assets/a.css", "f.woff2", "https://fonts.example/f.woff2", "host")
    yield swap("assets/a.css", "f.woff2", "g.woff2", "missing served")
    yield swap("assets/a.css", "@font-face", '@import "b.css"; @font-face', "missing served")
    yield swap("assets/a.js", '"use strict"', 'fetch("https://count.example/hit")', "host")
    yield swap("404.html", "/lacuna/index.html", "index.html", "missing")
    yield swap("404.html", "/lacuna/index.html", "/index.html", "outside")
    yield swap(one, "lacuna/report/one%20a.html", "lacuna/report/gone.html", "canonical sitemap")
    yield swap("sitemap.xml", "<url><loc>https://edition.example/lacuna/report/index.html</loc></url>", "", "sitemap")
    yield swap("sitemap.xml", "</urlset>", "<url><loc>https://edition.example/lacuna/x.html</loc></url></urlset>", "sitemap")
    yield swap("sitemap.xml", "</urlset>", "", "sitemap")
    yield swap("robots.txt", "Sitemap: ", "", "sitemap")
    yield do("sitemap.xml is gone", "sitemap", lambda r: (r / "sitemap.xml").unlink())
    yield do("the path of the machine", "machine",
             lambda r: (r / "assets/a.js").write_text(f'// {r.resolve()}/content/a.md\n'))
    yield do("the home folder", "machine", lambda r: (r / "robots.txt").open("a").write(f"# {Path.home()}/x\n"))
    yield do("not UTF-8", "encoding", lambda r: (r / "assets/a.js").write_bytes(b"// \xc3\x28\n"))
    yield do("a symbolic link", "file", lambda r: (r / "b.txt").symlink_to("robots.txt"))
    yield do("a hard link", "file", lambda r: os.link(r / "robots.txt", r / "b.txt"))
    yield do("a hidden file", "file", lambda r: (r / ".DS_Store").write_text(""))
    yield do("a private file", "file", lambda r: (r / "robots.txt").chmod(0o600))
    yield do("two names that differ in case", "file", lambda r: (r / "Robots.txt").write_text(""))
    yield do("an empty site", "empty", lambda r: [f.unlink() for f in r.rglob("*.html")])


def self_test():
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="lacuna-crawl-") as folder:
        cases = [("a sound site", set(), lambda root: None), *breakages()]
        for number, (title, codes, act) in enumerate(cases):
            root = Path(folder, str(number))
            root.mkdir()
            sample(root)
            act(root)
            found = {code for code, _, _ in crawl(root).faults}
            if found == codes:
                passed += 1
            else:
                failed += 1
                print(f"FAIL {title}: wanted {sorted(codes)}, found {sorted(found)}")
    untried = set(FAULTS) - set().union(*(codes for _, codes, _ in cases))
    if untried:
        failed += 1
        print("FAIL faults that no case breaks:", sorted(untried))
    print(f"self-test: {passed} passed, {failed} failed")
    return failed == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="?")
    parser.add_argument("--hide", action="append", default=[], metavar="PATH")
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    if arguments.self_test:
        return 0 if self_test() else 1
    if not arguments.site or not Path(arguments.site).is_dir():
        parser.error(f"not a folder: {arguments.site}")
    site = crawl(arguments.site, arguments.hide)
    for code, place, what in site.faults[:60]:
        print(f"{code}: {place}: {what}")
    if len(site.faults) > 60:
        print(f"… and {len(site.faults) - 60} more")
    tally = Counter(code for code, _, _ in site.faults)
    for code, count in sorted(tally.items()):
        print(f"  {count} × {code}: {FAULTS[code]}")
    print(", ".join(f"{count} {what}" for what, count in site.counts.items()))
    print(f"crawl: {len(site.faults)} faults")
    return 1 if site.faults else 0


if __name__ == "__main__":
    sys.exit(main())
