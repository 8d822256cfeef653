// SPDX-License-Identifier: GPL-3.0-or-later
// What charts need of a metrics store. Lives on the pipeline thread.
#pragma once

#include "app/base/call.h"
#include "models/domain/series.h"

namespace mesoscope {

class SeriesApi
{
public:
    virtual ~SeriesApi() = default;
    virtual Call<SeriesSet> query(const SeriesQuery &query) = 0;
};

} // namespace mesoscope
