//! Paragraphs that repeat each other, directly or through others.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::steps;

use super::groups::Groups;
use super::occurrences::Place;
use super::passages;
use super::stretch::{Repeating, Stretch, Texts};
use super::{Repeat, Repeats};

/// The paragraphs of a report that repeat others, in clusters. **The repeats of a cluster depend on its own paragraphs alone**, so a save
/// costs only as much as the clusters that it touches.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// The first paragraph of the cluster of each paragraph that has one.
    firsts: BTreeMap<Place, Place>,
    /// The clusters, by their first paragraphs.
    all: BTreeMap<Place, Cluster>,
    /// The repeats of all clusters, by their first passages.
    repeats: BTreeMap<Stretch, Arc<Repeat>>,
}

/// The paragraphs of some passages that repeat each other, directly or through others. A passage of two paragraphs puts both into one
/// cluster.
#[derive(Debug, Default)]
struct Cluster {
    paragraphs: Vec<Place>,
    /// The first passages of its repeats.
    repeats: Vec<Stretch>,
}

impl Clusters {
    /// Removes the cluster of a paragraph, and returns the paragraphs that it had.
    pub(super) fn dissolve(&mut self, place: Place) -> Vec<Place> {
        let cluster = self.firsts.get(&place).copied().and_then(|first| self.all.remove(&first));
        let Cluster { paragraphs, repeats } = cluster.unwrap_or_default();
        steps::add(paragraphs.len());
        for place in &paragraphs {
            self.firsts.remove(place);
        }
        for first in &repeats {
            self.repeats.remove(first);
        }
        paragraphs
    }

    /// Adds the clusters that some pairs make. Their paragraphs are in no cluster yet.
    pub(super) fn add(&mut self, pairs: Vec<&Repeating>, texts: Texts<'_>) {
        let mut places: Vec<Place> = pairs.iter().flat_map(|pair| pair.places()).collect();
        places.sort_unstable();
        places.dedup();
        let number = |place: Place| places.binary_search(&place).unwrap_or_default();
        let mut groups = Groups::new(places.len());
        for pair in &pairs {
            let mut numbers = pair.places().map(number);
            let first = numbers.next().unwrap_or_default();
            numbers.for_each(|other| groups.join(first, other));
        }
        for (at, place) in places.iter().enumerate() {
            let first = places[groups.of(at)];
            self.firsts.insert(*place, first);
            self.all.entry(first).or_default().paragraphs.push(*place);
        }
        for (passage, repeat) in passages::repeats(pairs, texts) {
            let first = passage.places().next().and_then(|place| self.firsts.get(&place));
            if let Some(cluster) = first.and_then(|first| self.all.get_mut(first)) {
                cluster.repeats.push(passage.clone());
                self.repeats.insert(passage, Arc::new(repeat));
            }
        }
    }

    /// The repeats of all clusters.
    pub(super) fn repeats(&self) -> Repeats {
        Repeats::new(self.repeats.values().cloned().collect())
    }
}
