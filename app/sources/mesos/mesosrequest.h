// SPDX-License-Identifier: GPL-3.0-or-later
// How a master is asked to read something. Internal to app/sources/mesos.
#pragma once

#include "app/net/request.h"

namespace mesoscope {

inline Request mesosGet(const QUrl &base, const QString &path, int timeoutMs, qint64 maxBytes,
                        const QList<QPair<QString, QString>> &query = {})
{
    Request request;
    request.url = joinUrl(base, path, query);
    request.headers = {{"Accept", "application/json"}};
    request.timeoutMs = timeoutMs;
    request.maxBytes = maxBytes;
    request.strangersAllowed = true; // the leader's own name is often not the one a person typed
    return request;
}

} // namespace mesoscope
