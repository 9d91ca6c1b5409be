//! The exemptions of the Freedom of Information Act.

use super::table::Family;
use crate::edition::Certainty;

const REQUESTS: &str = "requests under the Freedom of Information Act";

pub(super) const FAMILIES: &[Family] = &[
    Family {
        code: "(b)({})",
        forms: &["b{}", "FOIA (b)({})", "5 USC 552(b)({})", "Exemption {}"],
        authority: "5 U.S.C. 552(b)({})",
        scope: REQUESTS,
        certainty: Certainty::Attested,
        withholds: true,
        history: "",
        members: &[
            ("1", "information that is properly classified under an executive order"),
            ("2", "matters that concern only the internal personnel rules and practices of an agency"),
            ("3", "information that another statute exempts from disclosure"),
            ("4", "trade secrets, or confidential commercial or financial information"),
            ("5", "privileged communication within or between agencies: advice before a decision, or of an attorney"),
            ("6", "personal information whose disclosure would clearly be an unwarranted invasion of privacy"),
        ],
        remarks: &[
            (
                "1",
                "The code says that the information is classified, not why: the order's own category may stand beside it.",
            ),
            (
                "3",
                "The code does not say which statute. Among those invoked are the Central Intelligence Agency Act of 1949, \
                the National Security Act of 1947, section 222(f) of the Immigration and Nationality Act and the Atomic \
                Energy Act. Some agencies put a number behind it that points to their own list of statutes.",
            ),
            (
                "5",
                "Since 2016 what was advice before a decision is no longer protected once it is 25 years old (from memory).",
            ),
        ],
    },
    Family {
        code: "(b)(7)",
        forms: &["b7", "FOIA (b)(7)", "5 USC 552(b)(7)", "Exemption 7"],
        authority: "5 U.S.C. 552(b)(7)",
        scope: REQUESTS,
        certainty: Certainty::Recalled,
        withholds: true,
        history: "The statute has six cases, (A) to (F). A code without the letter does not say which of them is claimed.",
        members: &[("", "records compiled for law enforcement")],
        remarks: &[],
    },
    Family {
        code: "(b)(7)({})",
        forms: &["b7{}", "FOIA (b)(7)({})", "5 USC 552(b)(7)({})", "Exemption 7({})"],
        authority: "5 U.S.C. 552(b)(7)({})",
        scope: REQUESTS,
        certainty: Certainty::Attested,
        withholds: true,
        history: "",
        members: &[
            ("A", "law enforcement records that would interfere with proceedings"),
            ("B", "law enforcement records that would deprive a person of a fair trial"),
            ("C", "law enforcement records that would be an unwarranted invasion of personal privacy"),
            ("D", "law enforcement records that would disclose a confidential source"),
        ],
        remarks: &[("C", "The law asks for less than at (b)(6): there the invasion of privacy must be a clear one.")],
    },
    Family {
        code: "(b)(7)({})",
        forms: &["b7{}", "FOIA (b)(7)({})", "5 USC 552(b)(7)({})", "Exemption 7({})"],
        authority: "5 U.S.C. 552(b)(7)({})",
        scope: REQUESTS,
        certainty: Certainty::Recalled,
        withholds: true,
        history: "",
        members: &[
            (
                "E",
                "law enforcement techniques, procedures or guidelines whose disclosure could help to circumvent the law",
            ),
            ("F", "law enforcement records that could endanger somebody's life or physical safety"),
        ],
        remarks: &[],
    },
    Family {
        code: "(b)({})",
        forms: &["b{}", "FOIA (b)({})", "5 USC 552(b)({})", "Exemption {}"],
        authority: "5 U.S.C. 552(b)({})",
        scope: REQUESTS,
        certainty: Certainty::Attested,
        withholds: true,
        history: "",
        members: &[
            ("8", "reports on the examination of banks and other financial institutions"),
            ("9", "geological and geophysical data on wells"),
        ],
        remarks: &[],
    },
];
