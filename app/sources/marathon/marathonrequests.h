// SPDX-License-Identifier: GPL-3.0-or-later
// Marathon's requests: paths, queries and bodies of api-facts 1.3-1.10. Pure.
#pragma once

#include "app/net/transport.h"
#include "models/domain/app.h"
#include "models/domain/command.h"

#include <QJsonObject>

namespace mesoscope {

using QueryItems = QList<QPair<QString, QString>>;

/// The request that a command is; URLs are made from @p base. Of pods not ScaleApp, RollBackApp and RestartApp: for
/// these Marathon has no request.
Request requestOf(const Command &command, App::Kind kind, const QUrl &base);

/// Whether its path would reach further than meant: DELETE /v2/groups without an id empties the whole cluster.
bool aimsTooWide(const Command &command);

/// An empty @p body is none.
Request writing(Request::Method method, const QUrl &base, const QString &path, const QueryItems &query,
                const QJsonObject &body = {});
Request reading(const QUrl &base, const QString &path, const QueryItems &query = {});

QString groupPath(const AppId &group);
QString pathOf(const AppId &app, App::Kind kind);
/// Empty @p version: of the list of them.
QString versionsPath(const AppId &app, App::Kind kind, const QString &version = {});

} // namespace mesoscope
