//! Times as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) and ISO 8601 write them.

/// A moment: seconds since 400 years before the year 0, and nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Time {
    seconds: i64,
    nanoseconds: u32,
}

impl Time {
    /// `2020-09-18T09:25:59Z`, with any fraction and any offset.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        Self::parse_with(text, offset)
    }

    /// The same, or as ISO 8601 has it, with an offset such as `+0800`.
    pub(crate) fn parse_iso(text: &[u8]) -> Option<Self> {
        Self::parse_with(text, |rest| {
            let [sign, h1, h2, m1, m2] = *rest else { return offset(rest) };
            *rest = &[];
            signed(*sign, [*h1, *h2], [*m1, *m2])
        })
    }

    fn parse_with(text: &[u8], offset: impl Fn(&mut &[u8]) -> Option<i64>) -> Option<Self> {
        let (whole, mut rest) = text.split_first_chunk()?;
        #[rustfmt::skip]
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b't' | b' ', h1, h2, b':', n1, n2, b':', s1, s2] =
            *whole else { return None };
        let year = two([y1, y2])? * 100 + two([y3, y4])?;
        let (month, day) = (two([m1, m2])?, two([d1, d2])?);
        // 60: a leap second.
        let (hour, minute, second) =
            (at_most(23, [h1, h2])?, at_most(59, [n1, n2])?, at_most(60, [s1, s2])?);
        if !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
            return None;
        }
        let nanoseconds = fraction(&mut rest)?;
        let offset = offset(&mut rest)?;
        let hours = (days_before(year, month) + day - 1) * 24 + hour;
        let minutes = i64::from(hours) * 60 + i64::from(minute) - offset;
        let seconds = minutes * 60 + i64::from(second);
        rest.is_empty().then_some(Time { seconds, nanoseconds })
    }
}

/// The number that two digits are.
#[inline]
fn two([tens, ones]: [u8; 2]) -> Option<u32> {
    let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens * 10 + ones))
}

#[inline]
fn at_most(most: u32, digits: [u8; 2]) -> Option<u32> {
    two(digits).filter(|number| *number <= most)
}

/// A fraction of a second, if there is one; digits beyond nanoseconds do not count.
fn fraction(rest: &mut &[u8]) -> Option<u32> {
    let Some(digits) = rest.strip_prefix(b".") else { return Some(0) };
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    *rest = &digits[length..];
    let digit = |index: usize| digits[..length].get(index).map_or(0, |byte| u32::from(byte - b'0'));
    (length > 0).then(|| (0..9).fold(0, |value, index| value * 10 + digit(index)))
}

/// Minutes east of UTC.
fn offset(rest: &mut &[u8]) -> Option<i64> {
    match **rest {
        [b'Z' | b'z', ref others @ ..] => {
            *rest = others;
            Some(0)
        }
        [sign, h1, h2, b':', m1, m2, ref others @ ..] => {
            *rest = others;
            signed(sign, [h1, h2], [m1, m2])
        }
        _ => None,
    }
}

fn signed(sign: u8, hours: [u8; 2], minutes: [u8; 2]) -> Option<i64> {
    let minutes = i64::from(at_most(23, hours)? * 60 + at_most(59, minutes)?);
    match sign {
        b'+' => Some(minutes),
        b'-' => Some(-minutes),
        _ => None,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days to a month, counted in years that begin in March, so that leap days come last: the first is 400 years before
/// the year 0, so that no number is negative.
fn days_before(year: u32, month: u32) -> u32 {
    let (year, months) = if month < 3 { (year + 399, month + 9) } else { (year + 400, month - 3) };
    let leap_days = year / 4 - year / 100 + year / 400;
    year * 365 + leap_days + (153 * months + 2) / 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rfc_3339_only() {
        for good in [
            "2020-09-18T09:25:59Z",
            "2020-09-18t09:25:59z",
            "2020-02-29T23:59:60+08:00",
            "2020-09-18T09:25:59.123456789-05:30",
            "9999-12-31T23:59:60Z",
            "0000-01-01T00:00:00Z",
        ] {
            assert!(Time::parse(good.as_bytes()).is_some(), "{good}");
        }
        for bad in [
            "",
            "2020-09-18",
            "2020-09-18T09:25:59",
            "2020-09-18T09:25Z",
            "2021-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2020-13-01T00:00:00Z",
            "2020-00-01T00:00:00Z",
            "2020-01-32T00:00:00Z",
            "2020-01-01T24:00:00Z",
            "2020-01-01T00:60:00Z",
            "2020-01-01T00:00:61Z",
            "2020-01-01T00:00:00.Z",
            "2020-01-01T00:00:00+0800",
            "2020-01-01T00:00:00Zz",
            "2020-01-01T00:00:00é",
            "20-01-01T00:00:00Z",
        ] {
            assert!(Time::parse(bad.as_bytes()).is_none(), "{bad}");
        }
    }

    #[test]
    fn reads_iso_8601_offsets_where_they_may_stand() {
        let same = Time::parse(b"2020-06-23T00:21:01+08:00");
        assert!(same.is_some());
        assert_eq!(Time::parse_iso(b"2020-06-23T00:21:01+0800"), same);
        assert_eq!(Time::parse_iso(b"2020-06-23T00:21:01+08:00"), same);
        assert_eq!(Time::parse_iso(b"2020-06-22T16:21:01Z"), same);
        for bad in
            ["2020-06-23T00:21:01+080", "2020-06-23T00:21:01+2400", "2020-06-23T00:21:01 0800"]
        {
            assert_eq!(Time::parse_iso(bad.as_bytes()), None, "{bad}");
        }
    }

    #[test]
    fn orders_moments() {
        let ascending = [
            "0000-12-31T23:59:59Z",
            "0001-01-01T00:00:00Z",
            "2020-02-28T23:59:59Z",
            "2020-02-29T00:00:00Z",
            "2020-02-29T08:00:00.5+08:00",
            "2020-02-29T00:00:00.51Z",
            "2020-03-01T00:00:00Z",
            "2020-12-31T23:59:59Z",
            "2021-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
        ];
        let times = ascending.map(|text| Time::parse(text.as_bytes()).unwrap());
        assert!(times.is_sorted_by(|a, b| a < b), "{times:?}");
        assert_eq!(Time::parse(b"2020-01-01T00:00:00Z"), Time::parse(b"2020-01-01T08:00:00+08:00"));
    }
}
