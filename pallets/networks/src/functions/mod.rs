// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do: first verify, then apply.

mod associations;
mod members;
mod money;
mod roles;
mod scopes;
mod sponsorship;
mod suspension;
mod views;
