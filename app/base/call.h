// SPDX-License-Identifier: GPL-3.0-or-later
// The async vocabulary for one-shot work: a Call is fulfilled in one thread and seen in another.
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <memory>

namespace mesoscope {

template<class T>
using Call = QFuture<Result<T>>;

/// Runs @p onResult exactly once in the thread of @p context; never, and cancels the call, if @p context dies first.
/// Call it in the thread of @p context. A promise dropped unfinished counts as Error::Kind::Cancelled.
/// (QFuture::then(context, …) asserts on Qt 6.4 when the context died first.)
template<class T, class F>
void observe(QObject *context, Call<T> call, F onResult)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QObject::destroyed, watcher, [call]() mutable {
        if (!call.isFinished())
            call.cancel();
    });
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, onResult = std::move(onResult)]() mutable {
                         const auto done = watcher->future();
                         watcher->deleteLater();
                         onResult(done.resultCount() > 0 ? done.result() : Result<T>(Error{}));
                     });
    watcher->setFuture(call); // connected first: a finished future still reports
}

/// A call that is over already.
template<class T>
Call<T> finishedCall(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

} // namespace mesoscope
