//! Files in the wrong place, and facts that say what was not meant.

use lacuna::diagnostic::Code::{self, *};

const INDEX: (&str, &str) = ("content/r/index.md", "+++\ntitle = \"R\"\n+++\n");
const SECTION: (&str, &str) = ("content/r/a.md", "# A\n\nText.\n");

/// The front matter of a report with one section, with a § before the place that its one finding points at.
pub(super) const FACTS: &[(Code, &str)] = &[
    (MissingKey, "§number = \"5\"\n"),
    (UnknownKey, "title = \"R\"\n§titel = \"R\"\n"),
    (UnknownKey, "title = \"R\"\n§classified = \"Secret\"\n"),
    (UnknownKey, "title = \"R\"\n[expect]\n§scan = 5\n"),
    (BadValue, "title = \"R\"\nscans = §5\n"),
    (BadValue, "title = \"R\"\nscans = §\"scans\"\n"),
    (BadValue, "title = \"R\"\nkind = §5\n"),
    (UnknownKey, "title = \"R\"\n[[release]]\nkey = \"2022\"\n§pages = 5\n"),
    (BadValue, "title = \"R\"\npages = §\"two\"\n"),
    (BadValue, "title = §5\n"),
    (BadValue, "title = \"R\"\ndate = §\"24 Feb 1987\"\n"),
    (BadValue, "title = \"R\"\ndate = §\"1987-02-30\"\n"),
    (BadValue, "title = \"R\"\nkind = §\"reports\"\n"),
    (BadValue, "title = \"R\"\ngaps = §\"boxes\"\n"),
    (BadValue, "title = \"R\"\nparagraph_numbers = §\"yes\"\n"),
    (BadValue, "title = \"R\"\nwhole = §\"no\"\n"),
    (BadValue, "title = \"R\"\nprinted = [§\"redacted\"]\n"),
    (BadValue, "title = \"R\"\nprinted = [\"note\", §\"notes\"]\n"),
    (BadValue, "title = \"R\"\n[expect]\ncodes = §5\n"),
    (BadValue, "title = \"R\"\n§[release]\nkey = \"2022\"\n"),
    (BadValue, "title = \"R\"\n§[[expect]]\nscans = 1\n"),
    (BadValue, "title = \"R\"\nsource_url = §\"example.org\"\n"),
    (FrontMatterSyntax, "title = §A report\n"),
    (FrontMatterSyntax, "title = §“R”\n"),
    (FrontMatterSyntax, "title§: R\n"),
    (UnknownExemption, "title = \"R\"\nexemptions = [§\"25X99\"]\n"),
    (DuplicateKey, "title = \"R\"\n[[release]]\nkey = \"1\"\n[[release]]\nkey = §\"1\"\n"),
    (MissingSection, "title = \"R\"\nsections = [\"a\", §\"b\"]\n"),
    (MissingSection, "title = \"R\"\n[expect]\ncontents = §\"nosuchsection\"\n"),
    (ExpectationFailed, "title = \"R\"\n§[expect]\ngaps = 3\n"),
    (BadValue, "title = \"R\"\nrelease = §\"2025\"\n"),
    (BadValue, "title = \"R\"\n[proofread]\n\"1\" = §\"done\"\n"),
    (DanglingReference, "title = \"R\"\n[proofread]\n§\"1\" = \"once\"\n"),
];

/// Files of a site with a report, with a § before the place that the one finding points at. Without a § it is about the first file.
pub(super) const SITES: &[(Code, &[(&str, &str)])] = &[
    (FrontMatterSyntax, &[("content/r/a.md", "§---\ntitle: A\nauthor: B\n---\n\n# A\n\nText.\n"), INDEX]),
    (FrontMatterSyntax, &[("content/r/index.md", "§---\ntitle: A\n---\n"), SECTION]),
    (MissingKey, &[("content/r/index.md", "# A\n"), SECTION]),
    (FrontMatterPlace, &[("content/r/index.md", "§+++\ntitle = \"A\"\n"), SECTION]),
    (FrontMatterPlace, &[("content/r/index.md", "§++++\ntitle = \"A\"\n++++\n"), SECTION]),
    (FrontMatterPlace, &[("content/r/index.md", "\n§+++\ntitle = \"A\"\n+++\n"), SECTION]),
    (NoTitle, &[("content/r/a.md", "Text.\n"), INDEX]),
    (BadValue, &[("content/r/a.md", "+++\nnotes = §\"end\"\n+++\n\n# A\n\nText.\n"), INDEX]),
    (UnknownKey, &[("content/r/index.md", "+++\ntitle = \"R\"\n§notes = \"endnotes\"\n+++\n"), SECTION]),
    (TextWithoutNote, &[("content/r/b.md", "+++\nnotes = \"endnotes\"\n+++\n\n# B\n\n[^1]: Text.\n"), INDEX, SECTION]),
    (EqualTitles, &[("content/r/b.md", "# A\n\nMore.\n"), INDEX, SECTION]),
    (TextBeforePage, &[("content/r/a.md", "# §A\n\n[page 4] Text.\n"), INDEX]),
    (DuplicateSection, &[("content/r/02-a.md", "# B\n\nText.\n"), ("content/r/01-a.md", "# A\n\nText.\n"), INDEX]),
    (ReservedName, &[("content/r/ledger.md", "# A\n\nText.\n"), INDEX]),
    (MisplacedFile, &[("content/edition/edition.toml", "title = \"E\"\n"), INDEX, SECTION]),
    (MisplacedFile, &[("content/r/edition.toml", "title = \"E\"\n"), INDEX, SECTION]),
    (MisplacedFile, &[("content/r/names.toml", ""), INDEX, SECTION]),
    (MisplacedFile, &[("content/r/sub/b.md", "# B\n"), INDEX, SECTION]),
    (MisplacedFile, &[("content/b.md", "# B\n"), INDEX, SECTION]),
    (MisplacedFile, &[("content/group/s/index.md", "+++\ntitle = \"S\"\n+++\n"), INDEX, SECTION]),
    (MisplacedFile, &[("content/s/Index.md", "+++\ntitle = \"R\"\n+++\n"), INDEX, SECTION]),
    (UnreadText, &[("content/r/b.txt", "Raw words.\n"), INDEX, SECTION]),
    (UnreadText, &[("content/r/b.docx", "PK"), INDEX, SECTION]),
    (UnreadText, &[("content/r/b.markdown", "# B\n"), INDEX, SECTION]),
    (BadValue, &[("content/edition.toml", "language = §\"English\"\n"), INDEX, SECTION]),
    (BadValue, &[("content/edition.toml", "language = §\"xx\"\n"), INDEX, SECTION]),
    (BadValue, &[("content/edition.toml", "language = §\"en_US\"\n"), INDEX, SECTION]),
    (BadValue, &[("content/edition.toml", "base_url = §\"example.org\"\n"), INDEX, SECTION]),
    (
        DuplicateKey,
        &[
            (
                "content/edition.toml",
                "[[exemption]]\ncode = \"GJ\"\nmeaning = \"m\"\nauthority = \"a\"\n[[exemption]]\ncode = §\"gj\"\nmeaning = \"m\"\nauthority = \"a\"\n",
            ),
            INDEX,
            SECTION,
        ],
    ),
    (
        RedefinedExemption,
        &[
            ("content/edition.toml", "[[exemption]]\ncode = §\"25X1\"\nmeaning = \"m\"\nauthority = \"a\"\n"),
            INDEX,
            SECTION,
        ],
    ),
    (MissingKey, &[("content/names.toml", "§[[term]]\nterm = \"Text\"\n"), INDEX, SECTION]),
    (UnmentionedName, &[("content/names.toml", "[[term]]\nterm = §\"SDO\"\nmeans = \"m\"\n"), INDEX, SECTION]),
    (MissingKey, &[("content/edition.toml", "§[[exemption]]\nmeaning = \"m\"\n"), INDEX, SECTION]),
    (
        BadValue,
        &[
            ("content/edition.toml", "§[exemption]\ncode = \"GJ\"\nmeaning = \"m\"\nauthority = \"a\"\n"),
            INDEX,
            SECTION,
        ],
    ),
    (BadValue, &[("content/names.toml", "§[name]\nname = \"Text\"\nkind = \"person\"\n"), INDEX, SECTION]),
    (UnknownKey, &[("content/names.toml", "[[§names]]\nname = \"Text\"\nkind = \"person\"\n"), INDEX, SECTION]),
    (UnknownKey, &[("content/names.toml", "[§names]\nname = \"Text\"\nkind = \"person\"\n"), INDEX, SECTION]),
    (BadValue, &[("content/names.toml", "[[name]]\nname = \"Text\"\nkind = §\"persons\"\n"), INDEX, SECTION]),
    (UnmentionedName, &[("content/names.toml", "[[name]]\nname = §\"Nobody\"\nkind = \"person\"\n"), INDEX, SECTION]),
    (
        TemplateVariable,
        &[("templates/section.html", "{% block main %}{{ §vieww.x }}{{ vieww.x }}{% endblock %}"), INDEX, SECTION],
    ),
    (
        UntranscribedPage,
        &[
            ("content/r/index.md", "+++\ntitle = \"R\"\n[proofread]\n§\"4-6\" = \"once\"\n+++\n"),
            ("content/r/a.md", "[page 4]\n\n# A\n\nText.\n\n[page 5, not transcribed]\n\n[page 6, blank]\n"),
        ],
    ),
    // What a refused section has is not expected of the others.
    (
        WithheldText,
        &[
            ("content/r/b.md", "§[withheld (b)(6)\n\n[page 2, scan 2]\n\n# B\n"),
            (
                "content/r/index.md",
                "+++\ntitle = \"R\"\nsections = [\"a\", \"b\"]\n[expect]\nscans = 3\n[proofread]\n\"2\" = \"once\"\n+++\n",
            ),
            ("content/r/a.md", "[page 1, scan 1]\n\n# A\n\nText.\n\n[page 3, scan 3] More.\n"),
        ],
    ),
    (UnknownTemplate, &[("templates/sections.html", "x"), INDEX, SECTION]),
];
