// SPDX-License-Identifier: GPL-3.0-or-later
// A master's /state, from the bytes to the export.
#include "app/sources/mesos/mesosjson.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/joined.h"

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(mesosstate)
{
    const Result<MasterState> roomyState = readState(roomy(bytes));
    const Result<MasterState> state = readState(bytes.toByteArray());
    require(state.ok() == roomyState.ok(), "room beyond the end makes a difference");
    if (state.ok()) {
        require(state->observation.tasks.size() == roomyState->observation.tasks.size(), "room changes the tasks");
        joinAndExport(state->observation);
    }
}
