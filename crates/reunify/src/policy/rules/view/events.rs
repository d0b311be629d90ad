//! Events of a kind, one of them, and lists in what was recorded with it.

use std::sync::Arc;

use rhai::{Dynamic, ImmutableString};

use super::fact::value_of;
use super::{Amount, CaseView, Day, Fact, Failure, fail};
use crate::case::{Event, Order, Standing, What};
use crate::evaluate::{Answer, Telling, Told};
use crate::json::{Place, Value};

/// An event and its place.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    pub(crate) order: Order,
    pub(crate) event: Arc<Event>,
}

/// What it takes to note that one is picked. The same on every host, so that a rule ends at the same
/// place on all of them.
const PICK: usize = 4;

/// Which of a list a rule picked; all of it where it picked none.
type Picked = Option<Arc<[u32]>>;

/// Events as a rule sees them, in order.
#[derive(Debug, Clone)]
pub(crate) struct Events {
    view: Arc<CaseView>,
    /// All of the kind, also those after the day of the evaluation.
    list: Arc<[Seen]>,
    picked: Picked,
    /// The stretch of what was picked that is meant.
    from: usize,
    upto: usize,
}

/// One event, which may not be there.
#[derive(Debug, Clone)]
pub(crate) struct Single {
    view: Arc<CaseView>,
    seen: Option<Seen>,
}

/// The items of a list in what was recorded, which may not be there.
#[derive(Debug, Clone)]
pub(crate) struct Items {
    view: Arc<CaseView>,
    /// The event with which the list was recorded, and where in it.
    event: Option<Arc<Event>>,
    at: ImmutableString,
    picked: Picked,
}

impl Events {
    pub(super) fn of(view: &Arc<CaseView>, list: Arc<[Seen]>, upto: usize) -> Self {
        Self {
            view: Arc::clone(view),
            list,
            picked: None,
            from: 0,
            upto,
        }
    }

    /// Each that is meant, with its place in the list.
    fn placed(&self) -> impl DoubleEndedIterator<Item = (usize, &Seen)> {
        (self.from..self.upto).filter_map(|number| {
            let place = place_of(self.picked.as_deref(), number)?;
            Some((place, self.list.get(place)?))
        })
    }

    fn seen(&self) -> impl DoubleEndedIterator<Item = &Seen> {
        self.placed().map(|(_, seen)| seen)
    }

    pub(super) fn any(&self) -> bool {
        self.from < self.upto
    }

    pub(super) fn count(&self) -> i64 {
        i64::try_from(self.upto.saturating_sub(self.from)).unwrap_or(i64::MAX)
    }

    pub(super) fn first(&self) -> Single {
        self.single(self.seen().next())
    }

    pub(super) fn last(&self) -> Single {
        self.single(self.seen().next_back())
    }

    fn single(&self, seen: Option<&Seen>) -> Single {
        Single {
            view: Arc::clone(&self.view),
            seen: seen.cloned(),
        }
    }

    fn which(&self, fits: impl Fn(&Seen) -> bool) -> Result<Self, Failure> {
        let placed = self.placed().filter(|(_, seen)| fits(seen));
        let picked = pick(&self.view, placed.map(|(place, _)| place))?;
        Ok(Self {
            from: 0,
            upto: picked.len(),
            picked: Some(picked),
            ..self.clone()
        })
    }

    /// How many of the first come before, being in order.
    fn come_before(&self, before: impl Fn(Order) -> bool) -> usize {
        let first = self.seen().take_while(|seen| before(seen.order));
        self.from.saturating_add(first.count())
    }

    /// How far they reach before a day, if it is known.
    fn reach(&self, day: Day) -> Option<usize> {
        let day = day.0?;
        Some(self.come_before(|order| order.occurred < day))
    }

    pub(super) fn with(&self, at: &str, wanted: &Dynamic, has: bool) -> Result<Self, Failure> {
        let (at, wanted) = (place(at)?, value_of(wanted)?);
        self.which(|seen| (data(&seen.event, at) == Some(&wanted)) == has)
    }

    pub(super) fn some_at_least(&self, at: &str, least: i64) -> Result<Answer, Failure> {
        let at = place(at)?;
        let answers = self
            .seen()
            .map(|seen| is_at_least(data(&seen.event, at), least));
        Ok(answers.fold(Answer::No, Answer::or))
    }

    pub(super) fn chose(&self, option: &str) -> Result<Self, Failure> {
        self.which(|seen| matches!(&seen.event.entry.what, What::Decision { option: o, .. } if *o == *option))
    }

    pub(super) fn since(&self, day: Day) -> Self {
        Self {
            from: self.reach(day).unwrap_or(self.upto),
            ..self.clone()
        }
    }

    pub(super) fn before(&self, day: Day) -> Self {
        Self {
            upto: self.reach(day).unwrap_or(self.from),
            ..self.clone()
        }
    }

    pub(super) fn this_attempt(&self) -> Self {
        let from = self
            .view
            .attempt
            .map_or(self.from, |began| self.come_before(|order| order < began));
        Self {
            from,
            ..self.clone()
        }
    }

    pub(super) fn longest_gap(&self) -> Amount {
        let next = self.seen().skip(1);
        let gaps = self
            .seen()
            .zip(next)
            .map(|(one, next)| one.order.occurred.days_until(next.order.occurred));
        Amount(gaps.max())
    }
}

impl Single {
    pub(super) fn there(&self) -> bool {
        self.seen.is_some()
    }

    pub(super) fn day(&self) -> Day {
        Day(self.seen.as_ref().map(|seen| seen.order.occurred))
    }

    pub(super) fn field(&self, at: &str) -> Result<Fact, Failure> {
        let at = place(at)?;
        let telling = self.seen.as_ref().map(|seen| {
            let value = data(&seen.event, at).cloned();
            Telling {
                occurred: seen.order.occurred,
                seq: seen.event.seq,
                standing: if value.is_some() {
                    Standing::Known
                } else {
                    Standing::NotAsked
                },
                value,
            }
        });
        self.view.uses(size_of::<Telling>())?;
        let told: Told = telling.into_iter().collect();
        let upto = told.len();
        Ok(Fact::told(&self.view, told, upto))
    }

    pub(super) fn items(&self, at: ImmutableString) -> Result<Items, Failure> {
        place(&at)?;
        Ok(Items {
            view: Arc::clone(&self.view),
            event: self.seen.as_ref().map(|seen| Arc::clone(&seen.event)),
            at,
            picked: None,
        })
    }

    pub(super) fn was_by(&self, role: &str) -> Answer {
        let by = |seen: &Seen| Answer::of(seen.event.entry.actor.role == *role);
        self.seen.as_ref().map_or(Answer::Unknown, by)
    }
}

impl Items {
    /// Each with its place in the list; `None` where there is no list.
    fn placed(&self) -> Option<impl Iterator<Item = (usize, &Value)>> {
        let at = place(&self.at).ok()?;
        let list = data(self.event.as_ref()?, at)?.as_list()?;
        let picked = self.picked.as_deref();
        let count = picked.map_or(list.len(), <[u32]>::len);
        Some((0..count).filter_map(move |number| {
            let place = place_of(picked, number)?;
            Some((place, list.get(place)?))
        }))
    }

    pub(super) fn count(&self) -> Amount {
        let count = self.placed().map(Iterator::count);
        Amount(count.and_then(|count| i64::try_from(count).ok()))
    }

    /// What comes of what each item answers; not known where there is no list.
    fn answer(
        &self,
        one: impl Fn(&Value) -> Answer,
        start: Answer,
        together: fn(Answer, Answer) -> Answer,
    ) -> Answer {
        self.placed().map_or(Answer::Unknown, |items| {
            items.map(|(_, item)| one(item)).fold(start, together)
        })
    }

    pub(super) fn every(&self, at: &str, wanted: &Dynamic) -> Result<Answer, Failure> {
        let has = has(place(at)?, value_of(wanted)?);
        Ok(self.answer(has, Answer::Yes, Answer::and))
    }

    pub(super) fn some(&self, at: &str, wanted: &Dynamic) -> Result<Answer, Failure> {
        let has = has(place(at)?, value_of(wanted)?);
        Ok(self.answer(has, Answer::No, Answer::or))
    }

    pub(super) fn some_at_least(&self, at: &str, least: i64) -> Result<Answer, Failure> {
        let at = place(at)?;
        let is = |item: &Value| is_at_least(at.of(item), least);
        Ok(self.answer(is, Answer::No, Answer::or))
    }

    pub(super) fn with(&self, at: &str, wanted: &Dynamic) -> Result<Self, Failure> {
        let (at, wanted) = (place(at)?, value_of(wanted)?);
        let Some(placed) = self.placed() else {
            return Ok(self.clone());
        };
        let found = placed.filter(|(_, item)| at.of(item) == Some(&wanted));
        let picked = pick(&self.view, found.map(|(place, _)| place))?;
        Ok(Self {
            picked: Some(picked),
            ..self.clone()
        })
    }
}

/// Notes which are picked.
fn pick(view: &CaseView, places: impl Iterator<Item = usize>) -> Result<Arc<[u32]>, Failure> {
    let picked: Arc<[u32]> = places
        .filter_map(|place| u32::try_from(place).ok())
        .collect();
    view.uses(picked.len().saturating_mul(PICK))?;
    Ok(picked)
}

/// The place in the list of one that is picked, by its number among them.
fn place_of(picked: Option<&[u32]>, number: usize) -> Option<usize> {
    match picked {
        None => Some(number),
        Some(picked) => usize::try_from(*picked.get(number)?).ok(),
    }
}

/// Whether an item has a value in a place: not known where it does not say.
fn has(at: Place<'_>, wanted: Value) -> impl Fn(&Value) -> Answer {
    move |item| {
        at.of(item)
            .map_or(Answer::Unknown, |value| Answer::of(*value == wanted))
    }
}

fn is_at_least(value: Option<&Value>, least: i64) -> Answer {
    match value.and_then(Value::as_number) {
        Some(number) => Answer::of(number >= least),
        None => Answer::Unknown,
    }
}

fn place(at: &str) -> Result<Place<'_>, Failure> {
    Place::new(at).map_err(|error| fail(error.to_string()))
}

fn data<'e>(event: &'e Event, at: Place<'_>) -> Option<&'e Value> {
    event.entry.what.data().and_then(|data| at.of(data))
}
