//! What holds for every lifecycle, found by brute force.

use apiglint::dataworks;
use apiglint::roma::{self, publication};
use apiglint::{Lifecycle, Step};
use proptest::prelude::*;

/// The steps that count: of two from one state by one action, the first.
fn legal<S: Copy + Eq, A: Copy + Eq>(lifecycle: &Lifecycle<S, A>) -> Vec<Step<S, A>> {
    let mut legal: Vec<Step<S, A>> = Vec::new();
    for step in lifecycle.steps() {
        if legal.iter().all(|it| (it.from, it.action) != (step.from, step.action)) {
            legal.push(*step);
        }
    }
    legal
}

/// How long the shortest path is, found by trying: step by step, all the states that can be reached.
fn distance<S: Copy + Eq, A: Copy + Eq>(
    lifecycle: &Lifecycle<S, A>,
    from: Option<S>,
    to: Option<S>,
) -> Option<usize> {
    let mut reached = vec![from];
    for length in 0..=lifecycle.states().len() + 1 {
        if reached.contains(&to) {
            return Some(length);
        }
        let next: Vec<_> = legal(lifecycle)
            .iter()
            .filter(|step| step.condition.is_none())
            .filter(|step| reached.contains(&step.from) && (length == 0 || step.from.is_some()))
            .map(|step| step.to)
            .collect();
        reached = next;
    }
    None
}

/// Every plan is legal step by step, ends where it should, and no shorter one exists.
fn plans_are_shortest<S: Copy + Eq, A: Copy + Eq>(lifecycle: &Lifecycle<S, A>) {
    let states: Vec<_> =
        lifecycle.states().iter().copied().map(Some).chain(std::iter::once(None)).collect();
    for &from in &states {
        for &to in &states {
            let plan = lifecycle.plan(from, to);
            assert_eq!(plan.as_ref().map(Vec::len), distance(lifecycle, from, to));
            let mut state = from;
            for (number, action) in plan.into_iter().flatten().enumerate() {
                assert!(
                    number == 0 || state.is_some(),
                    "what has come to its end does not begin anew"
                );
                let step = lifecycle.apply(state, action).expect("a legal step");
                assert!(step.condition.is_none(), "a plan is legal whatever else holds");
                state = step.to;
            }
            assert!(state == to || distance(lifecycle, from, to).is_none());
        }
    }
}

/// What is applied, what leads from state to state and what the table says are one.
fn tables_agree<S: Copy + Eq, A: Copy + Eq>(lifecycle: &Lifecycle<S, A>) {
    let legal = legal(lifecycle);
    for step in lifecycle.steps() {
        let applied = lifecycle.apply(step.from, step.action).expect("a permitted step");
        let counts = legal.contains(applied);
        assert!(counts && (applied.from, applied.action) == (step.from, step.action));
        let between = lifecycle.actions_between(step.from, step.to);
        let expected = legal.iter().filter(|it| (it.from, it.to) == (step.from, step.to));
        assert!(between.eq(expected.map(|it| it.action)));
    }
}

#[test]
fn lifecycles_of_the_platform() {
    plans_are_shortest(&roma::LIFECYCLE);
    tables_agree(&roma::LIFECYCLE);
    plans_are_shortest(&publication::LIFECYCLE);
    tables_agree(&publication::LIFECYCLE);
    plans_are_shortest(&dataworks::LIFECYCLE);
    tables_agree(&dataworks::LIFECYCLE);
}

/// A step between some of five states, one of which is not to exist.
fn step() -> impl Strategy<Value = Step<u8, u8>> {
    (0..5_u8, 0..4_u8, 0..5_u8, any::<bool>()).prop_filter_map(
        "a step",
        |(from, action, to, free)| {
            let step = match (from, to) {
                (4, 4) => return None,
                (4, to) => Step::begin(action, to),
                (from, 4) => Step::end(from, action),
                (from, to) => Step::new(from, action, to),
            };
            Some(if free { step } else { step.when("it fits") })
        },
    )
}

proptest! {
    #[test]
    fn any_lifecycle(steps in prop::collection::vec(step(), 0..14)) {
        let lifecycle = Lifecycle::new(&[0, 1, 2, 3], Vec::leak(steps));
        plans_are_shortest(&lifecycle);
        tables_agree(&lifecycle);
        let (mermaid, dot) = (lifecycle.mermaid(), lifecycle.dot());
        let arrows = mermaid.matches(" --> ").count();
        prop_assert_eq!(arrows, dot.matches(" -> ").count());
        for text in [mermaid, dot] {
            let actions = text.matches(" [it fits]").count();
            let conditions = legal(&lifecycle).iter().filter(|it| it.condition.is_some()).count();
            prop_assert_eq!(actions, conditions);
        }
    }
}
