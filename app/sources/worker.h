// SPDX-License-Identifier: GPL-3.0-or-later
// Work that would hold the pipeline thread up, done on a pool.
#pragma once

#include "app/base/call.h"

#include <QThreadPool>

#include <memory>

namespace mesoscope {

/// Runs @p work, which returns a Result<T> and touches nothing shared, on @p pool.
template<class T, class F>
Call<T> runOn(QThreadPool &pool, F work)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const Call<T> call = promise->future();
    pool.start([promise, work = std::move(work)]() mutable {
        if (!promise->isCanceled())
            promise->addResult(work());
        promise->finish();
    });
    return call;
}

} // namespace mesoscope
