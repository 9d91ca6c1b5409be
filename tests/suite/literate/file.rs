//! The form of a chapter: prose, headings that name cases, and fenced blocks.

use std::fmt;

use super::run::Difference;

/// One file of cases.
#[derive(Debug)]
pub(super) struct Chapter {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Prose(String),
    Case(Case),
}

/// A case: its heading, with the prose and blocks under it.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) name: String,
    items: Vec<Item>,
}

#[derive(Debug)]
enum Item {
    Prose(String),
    Block(Block),
}

/// A fenced block.
#[derive(Debug, Clone)]
pub(super) struct Block {
    fence: String,
    /// The first word of the info string: `markdown`, `html`.
    pub(super) kind: String,
    /// The rest of the info string: a path, or nothing.
    pub(super) path: String,
    pub(super) text: String,
}

impl Block {
    /// A block whose fence is longer than any fence in its text.
    pub(super) fn new(kind: &str, path: &str, text: &str) -> Self {
        let longest = text.lines().map(|line| line.bytes().take_while(|byte| *byte == b'`').count()).max().unwrap_or(0);
        Self { fence: "`".repeat(longest.max(2) + 1), kind: kind.into(), path: path.into(), text: text.into() }
    }
}

impl Chapter {
    /// Reads a chapter. A level-two heading starts a case.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut lines = text.split_terminator('\n').enumerate();
        let mut case: Option<Case> = None;
        let mut prose = String::new();
        while let Some((number, line)) = lines.next() {
            if let Some(name) = line.strip_prefix("## ") {
                flush(&mut parts, &mut case, &mut prose);
                parts.extend(case.take().map(Part::Case));
                case = Some(Case { name: name.to_owned(), items: Vec::new() });
                continue;
            }
            let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
            if ticks < 3 {
                prose.push_str(line);
                prose.push('\n');
                continue;
            }
            flush(&mut parts, &mut case, &mut prose);
            let Some(case) = case.as_mut() else {
                return Err(format!("line {}: block before the first case", number + 1));
            };
            let (fence, info) = line.split_at(ticks);
            let (kind, path) = info.split_once(' ').unwrap_or((info, ""));
            if case.blocks().any(|block| (&*block.kind, &*block.path) == (kind, path)) {
                return Err(format!("line {}: second `{info}` block in one case", number + 1));
            }
            let mut text = String::new();
            loop {
                match lines.next() {
                    Some((_, line)) if line == fence => break,
                    Some((_, line)) => {
                        text.push_str(line);
                        text.push('\n');
                    }
                    None => return Err(format!("line {}: unclosed block", number + 1)),
                }
            }
            case.items.push(Item::Block(Block { fence: fence.into(), kind: kind.into(), path: path.into(), text }));
        }
        flush(&mut parts, &mut case, &mut prose);
        parts.extend(case.map(Part::Case));
        Ok(Self { parts })
    }

    pub(super) fn cases(&self) -> impl Iterator<Item = &Case> {
        self.parts.iter().filter_map(|part| match part {
            Part::Case(case) => Some(case),
            Part::Prose(_) => None,
        })
    }

    pub(super) fn cases_mut(&mut self) -> impl Iterator<Item = &mut Case> {
        self.parts.iter_mut().filter_map(|part| match part {
            Part::Case(case) => Some(case),
            Part::Prose(_) => None,
        })
    }
}

fn flush(parts: &mut Vec<Part>, case: &mut Option<Case>, prose: &mut String) {
    let prose = std::mem::take(prose);
    match case {
        _ if prose.is_empty() => {}
        Some(case) => case.items.push(Item::Prose(prose)),
        None => parts.push(Part::Prose(prose)),
    }
}

impl Case {
    pub(super) fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.items.iter().filter_map(|item| match item {
            Item::Block(block) => Some(block),
            Item::Prose(_) => None,
        })
    }

    /// The codes of the findings that the case shows.
    pub(super) fn codes(&self) -> Vec<String> {
        let findings = self.blocks().filter(|block| block.kind == "findings").flat_map(|block| block.text.lines());
        let lines = findings.filter(|line| !line.starts_with(' '));
        lines.filter_map(|line| line.split(": ").next()?.rsplit(' ').next()).map(ToOwned::to_owned).collect()
    }

    /// Removes the block of findings, and the empty line after it.
    fn drop_findings(&mut self) {
        let is_findings = |item: &Item| matches!(item, Item::Block(block) if block.kind == "findings");
        let Some(at) = self.items.iter().position(is_findings) else { return };
        self.items.remove(at);
        if matches!(self.items.get(at), Some(Item::Prose(prose)) if prose == "\n") {
            self.items.remove(at);
        }
    }

    /// Replaces the expected text with the actual text; a new block goes to the end.
    pub(super) fn expect(&mut self, differences: Vec<Difference>) {
        for Difference { kind, path, actual, .. } in differences {
            if kind == "findings" && actual.is_empty() {
                self.drop_findings();
                continue;
            }
            let block = Block::new(&kind, &path, &actual);
            let known = self.items.iter_mut().find_map(|item| match item {
                Item::Block(known) if known.kind == kind && known.path == path => Some(known),
                _ => None,
            });
            match known {
                Some(known) => *known = block,
                None => {
                    if !matches!(self.items.last(), Some(Item::Prose(prose)) if prose.ends_with("\n\n") || prose == "\n")
                    {
                        self.items.push(Item::Prose("\n".into()));
                    }
                    self.items.extend([Item::Block(block), Item::Prose("\n".into())]);
                }
            }
        }
    }
}

impl fmt::Display for Chapter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Prose(prose) => text.push_str(prose),
                Part::Case(case) => {
                    text.push_str(&format!("## {}\n", case.name));
                    for item in &case.items {
                        match item {
                            Item::Prose(prose) => text.push_str(prose),
                            Item::Block(Block { fence, kind, path, text: inner }) => {
                                let space = if path.is_empty() { "" } else { " " };
                                let end = if inner.is_empty() || inner.ends_with('\n') { "" } else { "\n" };
                                text.push_str(&format!("{fence}{kind}{space}{path}\n{inner}{end}{fence}\n"));
                            }
                        }
                    }
                }
            }
        }
        writeln!(out, "{}", text.trim_end())
    }
}

#[test]
fn a_chapter_is_written_as_it_was_read() {
    let text =
        "# Chapter\n\nProse.\n\n## A case\n\nMore.\n\n````markdown\n```\n## no heading\n```\n````\n\n```html\n```\n";
    let chapter = Chapter::read(text).expect("a chapter");
    assert_eq!(chapter.to_string(), text);
    assert_eq!(chapter.cases().map(|case| case.blocks().count()).collect::<Vec<_>>(), [2]);
    assert!(Chapter::read("```html\n```\n").is_err());
    assert!(Chapter::read("## a\n```html\n").is_err());
}
