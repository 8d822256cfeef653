// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a call on another thread and brings its result back, whoever dies first.
#pragma once

#include "app/base/call.h"

namespace mesoscope {

/// Runs @p start (which returns a Call<T>) in the thread of @p context and returns a call that ends as that one does.
/// Cancelling the outer call cancels the inner one. When @p context dies first, the outer call ends as Cancelled; that
/// it is alive at the moment of calling is the caller's business.
template<class T, class F>
Call<T> callOn(QObject *context, F start)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const Call<T> outer = promise->future();
    QMetaObject::invokeMethod(
        context,
        [context, promise, start = std::move(start)]() mutable {
            if (promise->isCanceled())
                return;
            Call<T> inner = start();
            auto *cancelWatch = new QFutureWatcher<Result<T>>(context);
            QObject::connect(cancelWatch, &QFutureWatcherBase::canceled, cancelWatch,
                             [inner]() mutable { inner.cancel(); });
            QObject::connect(cancelWatch, &QFutureWatcherBase::finished, cancelWatch, &QObject::deleteLater);
            cancelWatch->setFuture(promise->future());
            observe(context, inner, [promise](Result<T> result) {
                promise->addResult(std::move(result));
                promise->finish();
            });
        },
        Qt::QueuedConnection);
    return outer;
}

} // namespace mesoscope
