// SPDX-License-Identifier: GPL-3.0-or-later
// One poll of Marathon: its answers, then what was read from them together.
#pragma once

#include "app/net/request.h"
#include "app/sources/marathon/marathonjson.h"
#include "app/sources/marathon/marathonsource.h"

#include <QElapsedTimer>

namespace mesoscope {

Request marathonGet(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query = {});

struct MarathonSource::Round
{
    Result<Response> groups = Error{};
    Result<Response> apps = Error{};
    Result<Response> deployments = Error{};
    Result<Response> queue = Error{};
    bool asksApps = false, asksDeployments = true, asksQueue = true;
    int pending = 0;
    QElapsedTimer cost;
    int latencyMs = 0;

    GroupDetail detail = GroupDetail::Whole;
    MarathonObservation observation;
    std::optional<Error> partial;                          ///< a part failed, groups did not
    std::optional<Error> deploymentsRefused, queueRefused; ///< this user may not see them

    Result<Nothing> read(); ///< on the worker
};

/// 401 of a part while the whole was answered is a missing right, not a wrong password.
bool isMissingRight(const Error &error);

} // namespace mesoscope
