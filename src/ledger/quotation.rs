//! The words beside a redaction.

/// A part of a [`Quotation`].
#[derive(Debug, Clone, Copy)]
pub(super) enum Token<'a> {
    Word(&'a str),
    /// Another redaction, and whether blanks surround it.
    Redaction {
        blank_before: bool,
        blank_after: bool,
    },
}

/// The words on one side of a redaction or a code, in runs: **between two runs is another redaction**, so that a quotation never joins
/// words that are apart on the paper.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quotation {
    runs: Vec<String>,
}

impl Quotation {
    /// The quotation of tokens in order.
    pub(super) fn new<'a>(tokens: impl IntoIterator<Item = Token<'a>>) -> Self {
        let mut runs = Vec::new();
        let mut run = String::new();
        for token in tokens {
            match token {
                Token::Word(word) => {
                    if !run.is_empty() {
                        blank(&mut run);
                    }
                    run.push_str(word);
                }
                Token::Redaction { blank_before, blank_after } => {
                    if blank_before {
                        blank(&mut run);
                    }
                    runs.push(std::mem::take(&mut run));
                    if blank_after {
                        blank(&mut run);
                    }
                }
            }
        }
        if !(runs.is_empty() && run.is_empty()) {
            runs.push(run);
        }
        Self { runs }
    }

    /// The same with a blank at its end.
    pub(super) fn then_blank(mut self) -> Self {
        self.runs.last_mut().into_iter().for_each(blank);
        self
    }

    /// The same with a blank at its start.
    pub(super) fn after_blank(mut self) -> Self {
        if let Some(run) = self.runs.first_mut().filter(|run| !run.starts_with(' ')) {
            run.insert(0, ' ');
        }
        self
    }

    /// The runs of words, with the blanks around them.
    pub fn runs(&self) -> &[String] {
        &self.runs
    }

    /// The words with `[...]` for each redaction.
    pub fn marked(&self) -> String {
        self.runs.join("[...]").trim().to_owned()
    }
}

/// Ends a run with one blank.
fn blank(run: &mut String) {
    if !run.ends_with(' ') {
        run.push(' ');
    }
}
