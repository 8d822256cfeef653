// SPDX-License-Identifier: GPL-3.0-or-later
// A tolerant reader of small JSON documents (api-facts 12): what servers of ten years write, and what nobody promised.
#pragma once

#include "models/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace mesoscope::json {

/// Object, array or any value at the top. Invalid UTF-8 is replaced and @p repaired set; else Error::Protocol.
Result<QJsonValue> parse(const QByteArray &bytes, SourceId source, bool *repaired = nullptr);

/// A copy with every byte that is not part of valid UTF-8 replaced by '?'. Keeps the length; 64 bytes are reserved
/// beyond it.
QByteArray withValidUtf8(const QByteArray &bytes);

double num(const QJsonValue &value, double fallback = 0); ///< number or numeric string
int integer(const QJsonValue &value, int fallback = 0);   ///< the same, clamped
int count(const QJsonValue &value, int fallback = 0);     ///< of things: never less than none, at most ten million
qint64 bigInteger(const QJsonValue &value, qint64 fallback = 0);
QString str(const QJsonValue &value);                         ///< string, number or bool as text; else empty
bool boolean(const QJsonValue &value, bool fallback = false); ///< bool, or "true"/"false"
/// Array; a single object as a list of one; else empty. Const, because walking a temporary that is not copies it.
const QJsonArray list(const QJsonValue &value);
QStringList strings(const QJsonValue &value);
/// UTC ms since epoch: ISO 8601 with 0-9 digits of fraction and any offset; s, ms, µs or ns by magnitude;
/// {"nanoseconds":n}. 0 when it is none of these.
qint64 time(const QJsonValue &value);
qint64 isoTime(QStringView text);
qint64 epochTime(double value);

} // namespace mesoscope::json
