// SPDX-License-Identifier: GPL-3.0-or-later
// What must never be shown or exported, and its mask.
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace mesoscope {

inline constexpr char16_t SecretMask[] = u"••••••••";

/// Whether a label, variable or parameter of this name and value holds a secret (quality.md, Security): by name (token,
/// key, secret, password, credential, auth) or because the value looks like one.
bool isSecret(QStringView name, QStringView value);
QString maskedValue(const QString &name, const QString &value);

/// A copy of an app definition (or any JSON) with every secret in labels, env, docker parameters, fetch URLs and zk
/// URLs replaced; @p masked receives their paths ("/labels/USER_TIMESERIES_KEY").
QJsonValue maskSecrets(const QJsonValue &json, QStringList *masked = nullptr, const QString &path = {});

} // namespace mesoscope
