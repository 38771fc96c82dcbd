// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What stock pallets, an empty block and an empty transaction take, measured by `scripts/measure/weights.sh` in this
//! runtime and on the machine that the weights of our own pallets come from. The SDK's own figures are of its
//! authors' machine and runtime: there a fee goes to the author, here to a treasury, which is another account
//! to read and write.

pub mod block_weights;
pub mod extrinsic_weights;
pub mod frame_system;
pub mod frame_system_extensions;
pub mod pallet_assets;
pub mod pallet_balances;
pub mod pallet_multisig;
pub mod pallet_preimage;
pub mod pallet_proxy;
pub mod pallet_safe_mode;
pub mod pallet_scheduler;
pub mod pallet_sudo;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_tx_pause;
pub mod pallet_utility;
