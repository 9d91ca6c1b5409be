//! Codes of single collections: CREST, the CIA's database of released records, and the Kennedy assassination records.

use super::table::Family;
use crate::edition::Certainty;

const CREST: &str = "CREST, the CIA's database of released records";

pub(super) const FAMILIES: &[Family] = &[
    Family {
        code: "STAT",
        forms: &[],
        authority: "a statute as in 5 U.S.C. 552(b)(3), presumably the Central Intelligence Agency Act of 1949",
        scope: CREST,
        certainty: Certainty::Inferred,
        withholds: true,
        history: "The code does not say which statute, and no official expansion of it is known.",
        members: &[("", "names, organization or functions of the CIA, protected by a statute")],
        remarks: &[],
    },
    Family {
        code: "STATINTL",
        forms: &[],
        authority: "as for STAT: a statute, presumably the Central Intelligence Agency Act of 1949",
        scope: CREST,
        certainty: Certainty::Inferred,
        withholds: true,
        history: "An older form, seen beside the lines of memoranda that name the sender. What the letters stand for is \
            documented nowhere.",
        members: &[("", "as STAT: names, organization or functions of the CIA, protected by a statute")],
        remarks: &[],
    },
    Family {
        code: "25X1{}",
        forms: &[],
        authority: "section 3.4(b)(1) of Executive Order 12958, later 3.3(b)(1); the letter is documented nowhere",
        scope: CREST,
        certainty: Certainty::Inferred,
        withholds: true,
        history: "An older division of 25X1 by letters. What the letters stand for is unknown, also whether they follow the \
            things that the law names; this registry does not guess.",
        members: &[
            ("A", "something under 25X1; the letter is not explained"),
            ("B", "something under 25X1; the letter is not explained"),
            ("C", "something under 25X1; the letter is not explained"),
        ],
        remarks: &[("A", "It has been seen beside the lines of memoranda that name the sender.")],
    },
    Family {
        code: "ILLEGIB",
        forms: &[],
        authority: "none: a remark on the scan",
        scope: CREST,
        certainty: Certainty::Inferred,
        withholds: false,
        history: "Nothing is withheld where it stands: the paper or its scan cannot be read.",
        members: &[("", "illegible in the scan")],
        remarks: &[],
    },
    Family {
        code: "CPYRGHT",
        forms: &[],
        authority: "none of secrecy: the copyright of somebody else",
        scope: CREST,
        certainty: Certainty::Inferred,
        withholds: false,
        history: "It has nothing to do with security: the text, often a newspaper's, belongs to a third party.",
        members: &[("", "material under the copyright of a third party")],
        remarks: &[],
    },
    Family {
        code: "DENIED PAGE",
        forms: &[],
        authority: "none stated: a sheet put in place of the page",
        scope: CREST,
        certainty: Certainty::Inferred,
        withholds: true,
        history: "Where several pages are missing, the sheet says how many: \"Next 3 Page(s) In Document Denied\". On what \
            ground is not said, unless a code stands beside it.",
        members: &[("", "a page withheld whole")],
        remarks: &[],
    },
    Family {
        code: "{}",
        forms: &["JFK {}", "JFK Act {}", "JFK Act sec. {}"],
        authority: "President John F. Kennedy Assassination Records Collection Act of 1992 (Public Law 102-526), section {}",
        scope: "the John F. Kennedy Assassination Records Collection",
        certainty: Certainty::Recalled,
        withholds: true,
        history: "The sections are certain; how they are summed up here is from memory. Since the code has no letter, it \
            counts only in a report that declares it.",
        members: &[
            ("5", "disclosure postponed"),
            ("10", "material under the seal of a court, or of a grand jury"),
            ("11", "tax returns, or material that its donor restricted by a deed of gift"),
        ],
        remarks: &[
            ("5", "Beyond October 2017 only the President could postpone it further."),
            ("10", "The duty to disclose after 25 years, in section 5, does not extend to it."),
            ("11", "The duty to disclose after 25 years, in section 5, does not extend to it."),
        ],
    },
];
