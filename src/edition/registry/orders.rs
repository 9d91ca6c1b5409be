//! Codes that rest on the executive orders on classified information: those of 1982, 1995 (amended 2003) and 2009.

use super::table::Family;
use crate::edition::Certainty;

const OLD: &str = "records older than 25 years";
const YOUNG: &str = "records younger than 25 years";

/// The nine grounds on which a record may stay classified after its twenty-fifth year, as the order of 2009 has them.
const NINE: [(&str, &str); 9] = [
    ("1", "intelligence sources (human or not), relations with foreign services, or usable intelligence methods"),
    ("2", "information that would help to develop, produce or use weapons of mass destruction"),
    ("3", "information that would impair the making or breaking of codes by the United States"),
    ("4", "information that would impair the use of advanced technology in a weapon system of the United States"),
    ("5", "war plans, named or numbered, that are still in effect, or parts of older plans that live on in them"),
    (
        "6",
        "information, also from foreign governments, that would seriously harm foreign relations or diplomacy under way",
    ),
    ("7", "information that would impair the protection of the President, the Vice President and others under guard"),
    ("8", "current plans for national emergencies, or current weak points of systems, installations or infrastructure"),
    (
        "9",
        "information that a statute, treaty or international agreement does not allow to be declassified at 25 years",
    ),
];

/// The same nine as the order of 1995 had them.
const NINE_OF_1995: [(&str, &str); 9] = [
    ("1", "human sources, or how an intelligence source or method is applied"),
    ("2", "information that would help to develop or use weapons of mass destruction"),
    ("3", "information that would impair the making or breaking of codes by the United States"),
    ("4", "information that would impair the use of advanced technology in a weapon system of the United States"),
    ("5", "actual war plans that are still in effect"),
    ("6", "information that would seriously impair relations with a foreign government or diplomacy under way"),
    ("7", "information that would impair the protection of the President, the Vice President and others under guard"),
    ("8", "information that would seriously impair current plans for national emergencies"),
    ("9", "information that a statute, treaty or international agreement does not allow to be declassified"),
];

pub(super) const FAMILIES: &[Family] = &[
    Family {
        code: "25X{}",
        forms: &[],
        authority: "Executive Order 13526, section 3.3(b)({})",
        scope: OLD,
        certainty: Certainty::Attested,
        withholds: true,
        history: "The number behind 25X is that of the ground in section 3.3(b). Such a marking belongs on the line of a \
            document that says when it is to be declassified (32 CFR 2001.26(a)). The CIA also prints it in the margin, \
            beside what it withheld in its review of records 25 years old: the same sign in a second use.",
        members: &NINE,
        remarks: &[(
            "1",
            "The law names three kinds of things: sources, be they confidential human sources, human intelligence \
            sources or sources that are not human; relations with an intelligence or security service of a foreign \
            government or an international organization; and intelligence methods that are in use, available for use or \
            being developed. Which of the three is meant is never stated, neither by the code nor by the agency, and it \
            cannot be concluded from the code.\n\
            The rule began in 1995 as section 3.4(b)(1) of Executive Order 12958, which spoke of human sources and of \
            how sources and methods are applied. The amendment of 2003 (Executive Order 13292) moved it to 3.3(b)(1). \
            Executive Order 13526 of 29 December 2009 added foreign services and sources that are not human; under its \
            rules, in force since 25 June 2010, the code has the meaning given here. The wording of the earlier orders \
            is from memory.\n\
            A caution: in CREST, the CIA's database of released records, the code is so common that a search for it \
            finds nothing in particular.",
        )],
    },
    Family {
        code: "25X1-EO-12951",
        forms: &["25X1, EO 12951", "25X1 EO 12951"],
        authority: "Executive Order 12951, and Executive Order 13526, section 3.3(b)(1)",
        scope: OLD,
        certainty: Certainty::Attested,
        withholds: true,
        history: "Executive Order 12951 of 22 February 1995 opened the pictures taken by the Corona, Argon and Lanyard \
            satellites, and kept those of other systems secret until they are reviewed. The marking is prescribed by the \
            Director of National Intelligence.",
        members: &[("", "pictures taken by reconnaissance satellites")],
        remarks: &[],
    },
    Family {
        code: "25X1-human",
        forms: &[],
        authority: "Executive Order 12958 as amended in 2003, section 3.3(b)(1)",
        scope: OLD,
        certainty: Certainty::Recalled,
        withholds: true,
        history: "The marking of the years from 2003 for human sources; 50X1-HUM has taken its place.",
        members: &[("", "the identity of a human source")],
        remarks: &[],
    },
    Family {
        code: "50X1-HUM",
        forms: &["3.3(h)(1)(A)", "EO 13526 3.3(h)(1)(A)", "EO 13526 sec. 3.3(h)(1)(A)"],
        authority: "Executive Order 13526, section 3.3(h)(1)(A); 32 CFR 2001.26(b)(1)",
        scope: "records older than 50 years",
        certainty: Certainty::Attested,
        withholds: true,
        history: "Unlike 25X1 it says which source is meant: a human one. It came with the order of 2009.",
        members: &[("", "the identity of a confidential human source or a human intelligence source")],
        remarks: &[],
    },
    Family {
        code: "50X2-WMD",
        forms: &["3.3(h)(1)(B)", "EO 13526 3.3(h)(1)(B)", "EO 13526 sec. 3.3(h)(1)(B)"],
        authority: "Executive Order 13526, section 3.3(h)(1)(B); 32 CFR 2001.26(b)(2)",
        scope: "records older than 50 years",
        certainty: Certainty::Attested,
        withholds: true,
        history: "It came with the order of 2009.",
        members: &[("", "key concepts in the design of weapons of mass destruction")],
        remarks: &[],
    },
    Family {
        code: "50X{}",
        forms: &[],
        authority: "Executive Order 13526, section 3.3(h)(2); 32 CFR 2001.26(b)(3)",
        scope: "records older than 50 years",
        certainty: Certainty::Attested,
        withholds: true,
        history: "The grounds are those of 25X with the same number. They hold beyond the fiftieth year only in \
            extraordinary cases, which the Interagency Security Classification Appeals Panel must approve.",
        members: &NINE,
        remarks: &[(
            "1",
            "Not to be confused with 50X1-HUM, which concerns human sources alone. As with 25X1, which of the things it \
            names is meant is never stated.",
        )],
    },
    Family {
        code: "75X{}",
        forms: &[],
        authority: "Executive Order 13526, section 3.3(h)(3); 32 CFR 2001.26(c)",
        scope: "records older than 75 years",
        certainty: Certainty::Attested,
        withholds: true,
        history: "Only what the Interagency Security Classification Appeals Panel approves stays classified beyond the \
            seventy-fifth year. The vocabulary published for the intelligence agencies has 75X without a number; where \
            one follows, it is taken to be that of the ground as in 25X.",
        members: &[
            ("", "specific information that may stay classified beyond 75 years"),
            ("1", NINE[0].1),
            ("2", NINE[1].1),
            ("3", NINE[2].1),
            ("4", NINE[3].1),
            ("5", NINE[4].1),
            ("6", NINE[5].1),
            ("7", NINE[6].1),
            ("8", NINE[7].1),
            ("9", NINE[8].1),
        ],
        remarks: &[],
    },
    Family {
        code: "3.3(b)({})",
        forms: &[
            "EO 13526 3.3(b)({})",
            "EO 13526 sec. 3.3(b)({})",
            "EO 13526 3.3(b)({})>25Yrs",
            "EO 12958 3.3(b)({})",
            "EO 12958 sec. 3.3(b)({})",
            "EO 12958 3.3(b)({})>25Yrs",
        ],
        authority: "Executive Order 13526, section 3.3(b)({}); before 2010 Executive Order 12958 as amended in 2003",
        scope: OLD,
        certainty: Certainty::Attested,
        withholds: true,
        history: "The long form of 25X{}, cited by its section. The meaning given is that of the order of 2009; on releases \
            of the years 2003 to 2010 the section is that of Executive Order 12958 as amended.",
        members: &NINE,
        remarks: &[
            (
                "1",
                "The law names sources, human or not, relations with foreign services, and methods; which of them is \
                meant is never stated. Under the earlier order it named neither foreign services nor sources that are \
                not human (from memory).",
            ),
            ("5", "The earlier order spoke of actual war plans still in effect (from memory)."),
            ("6", "The earlier order asked for a serious and demonstrable impairment of relations (from memory)."),
            ("8", "The wording of the earlier orders differs; that of 1995 had only the plans (from memory)."),
        ],
    },
    Family {
        code: "3.4(b)({})",
        forms: &["EO 12958 3.4(b)({})", "EO 12958 sec. 3.4(b)({})", "EO 12958 3.4(b)({})>25Yrs"],
        authority: "Executive Order 12958 of 1995, section 3.4(b)({})",
        scope: "records older than 25 years, reviewed from 1995 to 2003",
        certainty: Certainty::Recalled,
        withholds: true,
        history: "The numbering of 1995 for what became section 3.3(b) with the amendment of 2003.",
        members: &NINE_OF_1995,
        remarks: &[("1", "Which of the things it names is meant is never stated.")],
    },
    Family {
        code: "1.4({})",
        forms: &[
            "EO 13526 1.4({})",
            "EO 13526 sec. 1.4({})",
            "EO 13526 1.4({})<25Yrs",
            "EO 12958 1.4({})",
            "EO 12958 sec. 1.4({})",
            "EO 12958 1.4({})<25Yrs",
        ],
        authority: "Executive Order 13526, section 1.4({})",
        scope: YOUNG,
        certainty: Certainty::Attested,
        withholds: true,
        history: "One of the categories of information that may be classified at all. From 22 September 2003 these were \
            section 1.4 of Executive Order 12958 as amended; before that (a) to (g) were its section 1.5, and the CIA's \
            own page on the categories still cites that older number.",
        members: &[
            ("a", "military plans, weapons systems or operations"),
            ("b", "information from foreign governments"),
            ("c", "intelligence activities, covert action included, intelligence sources or methods, or cryptology"),
            ("d", "foreign relations or activities of the United States, confidential sources included"),
            ("e", "scientific, technological or economic matters that bear on national security"),
            ("f", "programs of the government that safeguard nuclear materials or facilities"),
            (
                "g",
                "weak points or capabilities of systems, installations, plans and the like that bear on national security",
            ),
            ("h", "the development, production or use of weapons of mass destruction"),
        ],
        remarks: &[],
    },
    Family {
        code: "1.5({})",
        forms: &["EO 12958 1.5({})", "EO 12958 sec. 1.5({})", "EO 12958 1.5({})<25Yrs"],
        authority: "Executive Order 12958 of 1995, section 1.5({})",
        scope: YOUNG,
        certainty: Certainty::Attested,
        withholds: true,
        history: "The numbering of 1995: since 22 September 2003 the same category is cited as 1.4 with the same letter.",
        members: &[
            ("a", "military plans, weapons systems or operations"),
            ("b", "information from foreign governments"),
            ("c", "intelligence activities, covert action included, intelligence sources or methods, or cryptology"),
            ("d", "foreign relations or activities of the United States, confidential sources included"),
            ("e", "scientific, technological or economic matters that bear on national security"),
            ("f", "programs of the government that safeguard nuclear materials or facilities"),
            (
                "g",
                "weak points or capabilities of systems, installations, projects or plans that bear on national security",
            ),
        ],
        remarks: &[],
    },
    Family {
        code: "1.3(a)({})",
        forms: &["EO 12356 1.3(a)({})", "EO 12356 sec. 1.3(a)({})"],
        authority: "Executive Order 12356 of 1982, section 1.3(a)({})",
        scope: "original classification, under the order of 1982",
        certainty: Certainty::Attested,
        withholds: true,
        history: "One of the ten kinds of information that could be classified while the order was in force, until that of \
            1995.",
        members: &[
            ("1", "military plans, weapons or operations"),
            (
                "2",
                "weak points or capabilities of systems, installations, projects or plans that bear on national security",
            ),
            ("3", "information from foreign governments"),
            ("4", "intelligence activities, covert action included, or intelligence sources or methods"),
            ("5", "foreign relations or foreign activities of the United States"),
            ("6", "scientific, technological or economic matters that bear on national security"),
            ("7", "programs of the government that safeguard nuclear materials or facilities"),
            ("8", "cryptology"),
            ("9", "a confidential source"),
            (
                "10",
                "other information that bears on national security, so decided by the President or an official with \
                authority to classify",
            ),
        ],
        remarks: &[],
    },
    Family {
        code: "X{}",
        forms: &["1.6(d)({})", "EO 12958 1.6(d)({})", "EO 12958 sec. 1.6(d)({})"],
        authority: "Executive Order 12958 of 1995, section 1.6(d)({})",
        scope: "exempt from declassification at 10 years",
        certainty: Certainty::Attested,
        withholds: true,
        history: "Obsolete: it may not be used since 22 September 2003. It is not the same as 25X with that number.",
        members: &[
            ("1", "an intelligence source, method or activity, or a cryptologic system or activity"),
            ("2", "information that would help to develop or use weapons of mass destruction"),
            (
                "3",
                "information that would impair the development or use of technology in a weapon system of the United States",
            ),
            ("4", "military plans, or plans for national emergencies"),
            ("5", "information from foreign governments"),
            (
                "6",
                "information that would damage foreign relations, reveal a confidential source or undermine diplomacy",
            ),
            (
                "7",
                "information that would impair the protection of the President, the Vice President and others under guard",
            ),
            ("8", "information whose release would violate a statute, treaty or international agreement"),
        ],
        remarks: &[],
    },
    Family {
        code: "3.5(c)",
        forms: &["EO 13526 3.5(c)", "EO 13526 sec. 3.5(c)"],
        authority: "Executive Order 13526, section 3.5(c)",
        scope: "mandatory declassification review",
        certainty: Certainty::Recalled,
        withholds: true,
        history: "A stamp on records that the CIA released on request, outside of its 25-year review. That it is printed so \
            has been seen; what it stands for is from memory. It says by which procedure the record was reviewed, not what \
            kind of thing is withheld.",
        members: &[("", "the CIA's special procedures for mandatory declassification review")],
        remarks: &[],
    },
];
