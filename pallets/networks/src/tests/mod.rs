// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

mod clear_petition;
mod clear_role;
mod define_role;
mod endorse_grant;
mod endorse_revocation;
mod grant_role;
mod resign_role;
mod retire_role;
mod revoke_role;
mod roles;
mod smoke;
