// SPDX-License-Identifier: GPL-3.0-or-later
// A definition taken apart: what may lie in a file, and the secrets that may not.
#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace mesoscope {

struct SecretParts
{
    QJsonObject masked; ///< every secret replaced by SecretMask
    QJsonArray values;  ///< [{"path": ["env", "DB_PASSWORD"], "value": …}]
};

SecretParts takeSecretsOut(const QJsonObject &definition);
/// The inverse. A value whose place is not there any more is left out; a mask without a value stays.
QJsonObject putSecretsIn(const QJsonObject &masked, const QJsonArray &values);

} // namespace mesoscope
