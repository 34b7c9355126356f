//! "Did you mean": the known name that is fewest edits away.

/// Longer names are not worth the time: the work grows with the square.
const LONGEST: usize = 64;

/// The candidate nearest to a name, if it is near enough to be meant: within a third of its length.
///
/// ```
/// use apiglint::nearest;
///
/// assert_eq!(nearest("defintion", ["definition", "definitions"]), Some("definition"));
/// assert_eq!(nearest("swagger", ["definition", "definitions"]), None);
/// ```
pub fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    if name.len() > LONGEST {
        return None;
    }
    let allowed = (name.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// Whether a name is one edit away from another, or differs from it in letter case alone.
pub(crate) fn is_one_edit(name: &str, other: &str) -> bool {
    name.len() <= LONGEST && distance(name, other) <= 1
}

/// Edits between two words: letters added, dropped, replaced, or two neighbours swapped; case is free.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (fold(a), fold(b));
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

fn fold(word: &str) -> Vec<char> {
    word.chars().map(|c| c.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits() {
        for (a, b, edits) in [
            ("", "", 0),
            ("name", "name", 0),
            ("Name", "name", 0),
            ("nmae", "name", 1),
            ("nam", "name", 1),
            ("namee", "name", 1),
            ("mame", "name", 1),
            ("path", "name", 3),
            ("名", "name", 4),
        ] {
            assert_eq!(distance(a, b), edits, "{a} {b}");
        }
    }

    #[test]
    fn suggests_only_what_is_near() {
        let known = ["name", "path", "roma_app_id"];
        assert_eq!(nearest("nmae", known), Some("name"));
        assert_eq!(nearest("romaAppId", known), Some("roma_app_id"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest(&"n".repeat(65), known), None);
    }
}
