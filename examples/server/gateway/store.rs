//! What an instance has.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use apiglint::roma::publication::State;
use apiglint::roma::{BackendApi, Set, Status};
use apiglint::{Document, Report, RuleSet};
use serde::Serialize;

use super::wire::{Deployment, Listed, PublishRecord, TestRecord};

/// The environment that every instance has.
pub(crate) const DEFAULT_ENVIRONMENT: &str = "DEFAULT_ENVIRONMENT_RELEASE_ID";

/// How many tests and deployments of a backend are kept.
const HISTORY: usize = 100;

#[derive(Default)]
pub(crate) struct Store {
    pub(super) backends: BTreeMap<String, Backend>,
    /// Of the frontend, each made by the deployment of a backend.
    pub(super) apis: BTreeMap<String, Api>,
    groups: BTreeSet<String>,
    environments: BTreeSet<String>,
    /// How many ids were given.
    ids: u128,
}

pub(super) struct Backend {
    pub(super) definition: BackendApi,
    pub(super) tests: VecDeque<TestRecord>,
    pub(super) deployments: VecDeque<Deployment>,
}

pub(super) struct Api {
    pub(super) name: String,
    pub(super) group_id: String,
    pub(super) backend_id: String,
    /// By environment.
    pub(super) publications: BTreeMap<String, Publication>,
}

/// The versions of an API in an environment.
#[derive(Default)]
pub(super) struct Publication {
    /// The oldest first.
    pub(super) versions: Vec<PublishRecord>,
    /// Which of them is called.
    pub(super) effective: Option<String>,
}

impl Publication {
    pub(super) fn state(&self) -> State {
        if self.effective.is_some() { State::Online } else { State::Offline }
    }

    pub(super) fn has(&self, version: &str) -> bool {
        self.versions.iter().any(|known| known.version_id == version)
    }
}

impl Backend {
    pub(super) fn new(definition: BackendApi) -> Self {
        Backend { definition, tests: VecDeque::new(), deployments: VecDeque::new() }
    }

    pub(super) fn status(&self) -> Status {
        self.definition.status().unwrap_or(Status::ToBeDeveloped)
    }
}

/// Adds to a history, which forgets what is oldest.
pub(super) fn remember<T>(history: &mut VecDeque<T>, record: T) {
    if history.len() == HISTORY {
        history.pop_front();
    }
    history.push_back(record);
}

impl Store {
    pub(super) fn add_group(&mut self, id: &str) {
        self.groups.insert(id.into());
    }

    pub(super) fn add_environment(&mut self, id: &str) {
        self.environments.insert(id.into());
    }

    pub(super) fn has_group(&self, id: &str) -> bool {
        self.groups.contains(id)
    }

    pub(super) fn has_environment(&self, id: &str) -> bool {
        self.environments.contains(id)
    }

    pub(super) fn has_version(&self, id: &str) -> bool {
        let mut publications = self.apis.values().flat_map(|api| api.publications.values());
        publications.any(|publication| publication.has(id))
    }

    /// 32 hexadecimal digits that nothing has had before.
    pub(super) fn next_id(&mut self) -> String {
        self.ids += 1;
        format!("{:032x}", self.ids)
    }

    pub(super) fn definitions(&self) -> impl Iterator<Item = &BackendApi> {
        self.backends.values().map(|backend| &backend.definition)
    }

    /// What a definition shares with the others, as a set of definitions cannot.
    pub(super) fn check_unique(
        &self,
        definition: &BackendApi,
        rules: &RuleSet,
    ) -> Result<Report, apiglint::Error> {
        #[derive(Serialize)]
        struct Others<'o> {
            apis: Vec<Listed<'o>>,
        }
        let others = self.definitions().filter(|other| other.id() != definition.id());
        let others = Document::from_serialize(&Others { apis: others.map(Listed::of).collect() })?;
        let definition = Document::from_serialize(&Listed::of(definition))?;
        let mut set = Set::new(rules);
        // What is here was let in.
        drop(set.add(0, &others));
        Ok(set.add(1, &definition))
    }

    /// Forgets the API of the frontend that a backend was deployed as.
    pub(super) fn remove_api_of(&mut self, backend_id: &str) {
        self.apis.retain(|_, api| api.backend_id != backend_id);
    }
}
