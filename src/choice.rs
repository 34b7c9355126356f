//! One of a few words, exact letter case.

use crate::document::Text;

/// The words, and how messages list them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice(pub(crate) &'static [&'static str]);

impl Choice {
    /// What is wrong with a text, as a message.
    #[inline]
    pub(crate) fn check(self, text: Text<'_>) -> Result<(), String> {
        if self.position(text).is_some() { Ok(()) } else { Err(self.refuse(text)) }
    }

    /// Which of the words a text is.
    #[inline]
    pub(crate) fn position(self, text: Text<'_>) -> Option<usize> {
        match text.plain_bytes() {
            Some(bytes) => {
                let is = |word: &&str| bytes.len() == word.len() && bytes == word.as_bytes();
                self.0.iter().position(is)
            }
            None => self.0.iter().position(|word| text == *word),
        }
    }

    /// Why a text is none of the words.
    #[cold]
    pub(crate) fn refuse(self, text: Text<'_>) -> String {
        let fold = |c: char| c.to_ascii_lowercase();
        match self.0.iter().find(|word| text.chars().map(fold).eq(word.chars().map(fold))) {
            Some(word) => format!("must be {word}: letter case counts"),
            None => format!("must be {}", self.listed()),
        }
    }

    /// `a`, `a or b`, `a, b or c`
    pub(crate) fn listed(self) -> String {
        match self.0 {
            [] => String::new(),
            [only] => (*only).into(),
            [most @ .., last] => format!("{} or {last}", most.join(", ")),
        }
    }
}

/// The words that a [refusal](Choice::refuse) names.
pub(crate) fn words(message: &str) -> Vec<&str> {
    let Some(listed) = message.strip_prefix("must be ") else { return Vec::new() };
    if let Some(word) = listed.strip_suffix(": letter case counts") {
        return vec![word];
    }
    let (most, last) = listed.split_once(" or ").unwrap_or(("", listed));
    most.split(", ").chain([last]).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_there_is_to_choose() {
        let choice = Choice(&["json", "xml", "stream"]);
        assert_eq!(choice.check("xml".into()), Ok(()));
        assert_eq!(choice.check("yaml".into()).unwrap_err(), "must be json, xml or stream");
        assert_eq!(choice.check("".into()).unwrap_err(), "must be json, xml or stream");
        assert_eq!(choice.check("XML".into()).unwrap_err(), "must be xml: letter case counts");
        assert_eq!(Choice(&["SIGNATURE"]).listed(), "SIGNATURE");
    }

    #[test]
    fn refusals_tell_their_words() {
        for choice in [&["SIGNATURE"][..], &["data", "function"], &["json", "xml", "stream"]] {
            assert_eq!(words(&Choice(choice).refuse("".into())), choice);
        }
        assert_eq!(words(&Choice(&["GET", "PUT"]).refuse("put".into())), ["PUT"]);
        assert_eq!(words("cannot have '/'"), [""; 0]);
    }
}
