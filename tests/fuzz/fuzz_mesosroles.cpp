// SPDX-License-Identifier: GPL-3.0-or-later
// A master's /roles.
#include "app/sources/mesos/mesosjson.h"
#include "tests/fuzz/fuzz.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(mesosroles)
{
    const auto roles = readRoles(roomy(bytes));
    require(roles.ok() || !roles.error().detail.isNull() || roles.error().kind != Error::Kind::Cancelled,
            "an error that says nothing");
}
