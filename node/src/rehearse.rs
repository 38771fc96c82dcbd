// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! `check-runtime`: rehearses an upgrade of the runtime on the chain's own state, before a validator attests
//! it.
//!
//! Nothing is written: the database is read, and what the runtimes change stays in memory. Two builds of
//! one commit take part. The one that is to be attested makes blocks, the first of which runs its
//! migrations. The other has in it the checks of migrations and of every pallet's invariants
//! (`try-runtime`), which no release carries; it makes them before these blocks and after.

use crate::service::{Executor, FullBackend, FullClient};
use clap::Parser;
use codec::{Compact, Decode, Encode};
use ovn_runtime::{
	configs::council::{attested_upgrade, decided_upgrade},
	opaque::Block,
	Hash, Header,
};
use sc_cli::{CliConfiguration, DatabaseParams, PruningParams, SharedParams};
use sc_client_api::{Backend as _, TrieCacheContext};
use sc_consensus_babe::find_pre_digest;
use sc_executor::{HeapAllocStrategy, RuntimeVersion};
use sp_blockchain::HeaderBackend as _;
use sp_consensus_babe::{
	digests::{PreDigest, SecondaryPlainPreDigest},
	BabeConfiguration, Slot, BABE_ENGINE_ID,
};
use sp_core::{
	storage::well_known_keys::CODE,
	traits::{CallContext, ReadRuntimeVersion as _, RuntimeCode, WrappedRuntimeCode},
};
use sp_externalities::Extensions;
use sp_inherents::InherentData;
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::{BlakeTwo256, Header as _},
	ApplyExtrinsicResult, Digest, DigestItem, OpaqueExtrinsic,
};
use sp_state_machine::{
	Backend as StateBackend, BasicExternalities, OverlayedChanges, StateMachine,
};
use std::{
	fs,
	path::{Path, PathBuf},
};

/// How checks of migrations and of invariants are asked for (`UpgradeCheckSelect::All`).
const ALL_CHECKS: u8 = 1;
/// How the invariants of all pallets are asked for (`TryStateSelect::All`).
const ALL_INVARIANTS: u8 = 1;
/// How many blocks can be rehearsed.
const MOST_BLOCKS: i64 = 10_000;

/// The arguments of `check-runtime`.
#[derive(Debug, Parser)]
pub struct CheckRuntimeCmd {
	/// The runtime that is to be attested: the very file that is to be applied.
	#[arg(long, value_name = "FILE")]
	pub wasm: PathBuf,

	/// The same commit built with checks: `scripts/setup/runtime.sh --try` builds it.
	#[arg(long, value_name = "FILE")]
	pub try_wasm: Option<PathBuf>,

	/// How many blocks to make.
	#[arg(long, value_name = "NUMBER", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=MOST_BLOCKS))]
	pub blocks: u32,

	/// Which chain, and where its database is.
	#[clap(flatten)]
	pub shared_params: SharedParams,

	/// Which states the database keeps.
	#[clap(flatten)]
	pub pruning_params: PruningParams,

	/// How the database is read.
	#[clap(flatten)]
	pub database_params: DatabaseParams,
}

impl CliConfiguration for CheckRuntimeCmd {
	fn shared_params(&self) -> &SharedParams {
		&self.shared_params
	}

	fn pruning_params(&self) -> Option<&PruningParams> {
		Some(&self.pruning_params)
	}

	fn database_params(&self) -> Option<&DatabaseParams> {
		Some(&self.database_params)
	}
}

/// A runtime: its code, and what it says of itself.
pub struct Runtime {
	/// The code, compressed or not.
	pub code: Vec<u8>,
	/// Its version.
	pub version: RuntimeVersion,
	/// How its functions are called: with as much memory as they need, or as on the chain.
	pub context: CallContext,
}

impl Runtime {
	/// That of a file.
	pub fn read(file: &Path, executor: &Executor, context: CallContext) -> Result<Self, String> {
		let name = file.display();
		let code = fs::read(file).map_err(|error| format!("`{name}` cannot be read: {error}"))?;
		Self::new(code, executor, context)
			.map_err(|error| format!("`{name}` is no runtime of a chain: {error}"))
	}

	fn new(code: Vec<u8>, executor: &Executor, context: CallContext) -> Result<Self, String> {
		let version = executor.read_runtime_version(&code, &mut BasicExternalities::default())?;
		let version =
			RuntimeVersion::decode(&mut &version[..]).map_err(|error| error.to_string())?;
		Ok(Self { code, version, context })
	}

	/// Name and number, as people compare them.
	pub fn name(&self) -> String {
		format!("{}-{}", self.version.spec_name, self.version.spec_version)
	}
}

/// The state of the chain, with what was changed in memory.
pub struct Copy<'a, State: StateBackend<BlakeTwo256>> {
	/// The state.
	pub state: &'a State,
	/// Executes runtimes.
	pub executor: &'a Executor,
	/// What was changed.
	pub changes: OverlayedChanges<BlakeTwo256>,
}

impl<State: StateBackend<BlakeTwo256>> Copy<'_, State> {
	/// Calls a function of a runtime on the state, which keeps what that changes.
	pub fn call<Answer: Decode>(
		&mut self,
		runtime: &Runtime,
		function: &str,
		arguments: impl Encode,
	) -> Result<Answer, String> {
		let fetcher = WrappedRuntimeCode(runtime.code.as_slice().into());
		let code = RuntimeCode {
			code_fetcher: &fetcher,
			heap_pages: None,
			hash: blake2_256(&runtime.code).to_vec(),
		};
		let answer = StateMachine::new(
			self.state,
			&mut self.changes,
			self.executor,
			function,
			&arguments.encode(),
			&mut Extensions::default(),
			&code,
			runtime.context,
		)
		.execute()
		.map_err(|error| format!("{function}: {error}"))?;
		Answer::decode(&mut &answer[..])
			.map_err(|error| format!("{function} answers what nobody understands: {error}"))
	}

	/// Makes an empty block on top of `parent`, in the next slot: its header and what it has to contain.
	fn make_block(
		&mut self,
		runtime: &Runtime,
		parent: &Header,
	) -> Result<(Header, Vec<OpaqueExtrinsic>), String> {
		let configuration: BabeConfiguration = self.call(runtime, "BabeApi_configuration", ())?;
		let slot = find_pre_digest::<Block>(parent).map_err(|error| error.to_string())?.slot();
		let slot = Slot::from(u64::from(slot).saturating_add(1));
		let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest { authority_index: 0, slot });
		let digest = Digest { logs: vec![DigestItem::PreRuntime(BABE_ENGINE_ID, claim.encode())] };
		let number = parent.number().saturating_add(1);
		let header =
			Header::new(number, Default::default(), Default::default(), parent.hash(), digest);
		let _: Ignored = self.call(runtime, "Core_initialize_block", &header)?;

		let mut data = InherentData::new();
		let time = u64::from(slot).saturating_mul(configuration.slot_duration);
		data.put_data(sp_timestamp::INHERENT_IDENTIFIER, &sp_timestamp::InherentType::from(time))
			.map_err(|error| error.to_string())?;
		let inherents: Vec<OpaqueExtrinsic> =
			self.call(runtime, "BlockBuilder_inherent_extrinsics", data)?;
		for inherent in &inherents {
			let applied: ApplyExtrinsicResult =
				self.call(runtime, "BlockBuilder_apply_extrinsic", inherent)?;
			applied
				.map_err(|error| format!("an inherent of block {number} is invalid: {error:?}"))?
				.map_err(|error| format!("an inherent of block {number} failed: {error:?}"))?;
		}
		let header = self.call(runtime, "BlockBuilder_finalize_block", ())?;
		Ok((header, inherents))
	}
}

/// An answer that is nothing, or that nobody needs.
struct Ignored;

impl Decode for Ignored {
	fn decode<I: codec::Input>(_: &mut I) -> std::result::Result<Self, codec::Error> {
		Ok(Self)
	}
}

/// A weight, as it is encoded.
type Weight = (Compact<u64>, Compact<u64>);

/// Rehearses the upgrade, and prints what came of it.
pub fn run(
	command: &CheckRuntimeCmd,
	client: &FullClient,
	backend: &FullBackend,
) -> Result<(), String> {
	let executor = Executor::builder()
		.with_offchain_heap_alloc_strategy(HeapAllocStrategy::Dynamic { maximum_pages: None })
		.build();
	let on_chain = CallContext::Onchain { import: false };
	let new = Runtime::read(&command.wasm, &executor, on_chain)?;
	let checking = command
		.try_wasm
		.as_deref()
		.map(|file| Runtime::read(file, &executor, CallContext::Offchain))
		.transpose()?;

	let info = client.info();
	let failed = |error: sp_blockchain::Error| error.to_string();
	let best = client.expect_header(info.best_hash).map_err(failed)?;
	let state = backend.state_at(info.best_hash, TrieCacheContext::Untrusted).map_err(failed)?;
	let live = state
		.storage(CODE)
		.map_err(|error| format!("the state of the best block cannot be read: {error}"))?
		.ok_or("the state of the best block has no runtime")?;
	let live = Runtime::new(live, &executor, on_chain)?;
	let copy = || Copy { state: &state, executor: &executor, changes: Default::default() };

	println!("chain       block {}, {:?}, of {}", info.best_number, info.best_hash, live.name());
	println!("runtime     {}, {} bytes", new.name(), new.code.len());
	compare(&live, &new, checking.as_ref())?;
	let code_hash = Hash::from(blake2_256(&new.code));
	let authorise = attested_upgrade(code_hash);
	println!("code hash   {code_hash:?}: what the members decide on");
	println!(
		"call hash   {:?}: what the validators attest",
		Hash::from(authorise.using_encoded(blake2_256))
	);
	println!(
		"proposals   {}",
		if live.version.transaction_version == new.version.transaction_version {
			"what is being voted on goes on: the calls have the same form"
		} else {
			"what is being voted on ends, and wallets need the new metadata: the calls have another form"
		}
	);
	let upgrade = decided_upgrade(code_hash);
	for runtime in [&live, &new] {
		let length = u32::try_from(upgrade.encoded_size()).unwrap_or(u32::MAX);
		let asked = copy().call::<Ignored>(
			runtime,
			"TransactionPaymentCallApi_query_call_info",
			(&upgrade, length),
		);
		asked.map_err(|error| {
			format!(
				"{} does not know the call that upgrades the chain as this node writes it, so that the \
				 next upgrade needs another node: {error}",
				runtime.name()
			)
		})?;
	}

	match &checking {
		Some(checking) => check_migrations(&mut copy(), checking)?,
		None => println!("migrations  not checked: `--try-wasm` names no runtime with checks"),
	}

	let mut copy = copy();
	copy.changes.set_storage(CODE.to_vec(), Some(new.code.clone()));
	let mut parent = best;
	for _ in 0..command.blocks {
		let number = parent.number().saturating_add(1);
		(parent, _) = copy
			.make_block(&new, &parent)
			.map_err(|error| format!("{} makes no block {number}: {error}", new.name()))?;
	}
	println!("blocks      {} made, the last one is {}", command.blocks, parent.number());

	if let Some(checking) = &checking {
		// One more, which is executed with the checks on the state before it.
		let mut ahead = Copy { state: &state, executor: &executor, changes: copy.changes.clone() };
		let (header, inherents) = ahead.make_block(&new, &parent)?;
		let arguments = ((header, inherents), false, false, ALL_INVARIANTS);
		let _: Ignored = copy
			.call(checking, "TryRuntime_execute_block", arguments)
			.map_err(|error| format!("an invariant does not hold after these blocks: {error}"))?;
		println!("invariants  hold after one more");
	}
	println!("result      {} can take over from here", new.name());
	Ok(())
}

/// Refuses a runtime that the chain would refuse, or with which something else is checked.
fn compare(live: &Runtime, new: &Runtime, checking: Option<&Runtime>) -> Result<(), String> {
	if live.version.spec_name != new.version.spec_name {
		return Err(format!(
			"the chain runs `{}`, and refuses a runtime of another name, `{}`",
			live.version.spec_name, new.version.spec_name
		));
	}
	if live.version.spec_version >= new.version.spec_version {
		return Err(format!(
			"the chain runs {}, and refuses {}: raise `spec_version` in runtime/src/lib.rs",
			live.name(),
			new.name()
		));
	}
	if live.version.system_version != new.version.system_version {
		println!("state       is kept in another form: `system_version` changes");
	}
	let Some(checking) = checking else { return Ok(()) };
	let parts = |runtime: &Runtime| {
		let RuntimeVersion { spec_name, spec_version, impl_version, transaction_version, .. } =
			runtime.version.clone();
		(spec_name, spec_version, impl_version, transaction_version)
	};
	if parts(checking) != parts(new) {
		return Err(format!(
			"the runtime with checks is {}, not {}: build both from one commit",
			checking.name(),
			new.name()
		));
	}
	Ok(())
}

/// Runs the migrations with their checks, and looks at the invariants before and after.
fn check_migrations(
	copy: &mut Copy<impl StateBackend<BlakeTwo256>>,
	checking: &Runtime,
) -> Result<(), String> {
	let (used, most): (Weight, Weight) =
		copy.call(checking, "TryRuntime_on_runtime_upgrade", ALL_CHECKS).map_err(|error| {
			if error.contains("not found") {
				"the runtime of `--try-wasm` has no checks: build it with the feature `try-runtime`"
					.into()
			} else {
				format!("a check of the migrations or an invariant fails: {error}")
			}
		})?;
	let hundredths = u128::from(used.0 .0)
		.saturating_mul(10_000)
		.checked_div(most.0 .0.into())
		.unwrap_or(u128::MAX);
	let share = format!("{}.{:02} % of a block", hundredths / 100, hundredths % 100);
	if hundredths > 10_000 {
		return Err(format!(
			"the migrations take {share}: no validator makes the first block in time"
		));
	}
	println!("migrations  pass their checks, take {share}; the invariants hold before and after");
	Ok(())
}
