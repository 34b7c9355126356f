//! A list whose first elements need no allocation.

/// The first `N` elements lie in place, the others on the heap.
#[derive(Clone, Debug)]
pub(crate) struct InlineList<T, const N: usize> {
    first: [Option<T>; N],
    length: usize,
    others: Vec<T>,
}

impl<T, const N: usize> InlineList<T, N> {
    pub(crate) fn new() -> Self {
        InlineList { first: std::array::from_fn(|_| None), length: 0, others: Vec::new() }
    }

    /// Adds an element, and gives it back to be filled in.
    #[inline]
    pub(crate) fn push(&mut self, element: T) -> &mut T {
        self.length += 1;
        if let Some(room) = self.first.get_mut(self.length - 1) {
            return room.insert(element);
        }
        self.others.push(element);
        let last = self.others.len() - 1;
        &mut self.others[last]
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn get(&self, index: usize) -> Option<&T> {
        match self.first.get(index) {
            Some(element) => element.as_ref(),
            None => self.others.get(index - N),
        }
    }

    pub(crate) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        match self.first.get_mut(index) {
            Some(element) => element.as_mut(),
            None => self.others.get_mut(index - N),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &T> {
        let first = &self.first[..self.length.min(N)];
        first.iter().flatten().chain(&self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_order_beyond_its_room() {
        let mut list = InlineList::<_, 2>::new();
        for number in 0..5 {
            assert_eq!(list.get(number), None);
            list.push(number);
            assert_eq!(list.get(number), Some(&number));
        }
        assert_eq!(list.len(), 5);
        assert!(list.iter().eq(&[0, 1, 2, 3, 4]));
    }
}
