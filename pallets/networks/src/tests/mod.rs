// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

mod accept_association;
mod associations;
mod clear_petition;
mod clear_role;
mod define_role;
mod end_association;
mod endorse_grant;
mod endorse_revocation;
mod grant_role;
mod paging;
mod propose_association;
mod resign_role;
mod retire_role;
mod revoke_role;
mod roles;
mod smoke;
mod try_state;
