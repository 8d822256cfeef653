// SPDX-License-Identifier: GPL-3.0-or-later
// Single values of any JSON: numbers, times, texts, and bytes that are no UTF-8.
#include "app/sources/json.h"
#include "tests/fuzz/fuzz.h"

#include <QStringDecoder>

using namespace mesoscope;
using namespace mesoscope::fuzz;

static void visit(const QJsonValue &value, int depth)
{
    json::num(value);
    json::integer(value);
    json::bigInteger(value);
    json::boolean(value);
    json::time(value);
    json::isoTime(json::str(value));
    json::strings(value);
    require(json::list(value).size() == (value.isObject() ? 1 : value.toArray().size()), "a list of another length");
    if (depth > 40)
        return;
    for (const QJsonValue &item : value.toArray())
        visit(item, depth + 1);
    const QJsonObject object = value.toObject();
    for (const QJsonValue &item : object)
        visit(item, depth + 1);
}

MESOSCOPE_FUZZ(values)
{
    const QByteArray body = bytes.toByteArray();
    const QByteArray valid = json::withValidUtf8(body);
    require(valid.size() == body.size(), "repaired bytes of another length");
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(valid);
    require(!decoder.hasError(), "repaired bytes that are no UTF-8");
    require(json::withValidUtf8(valid) == valid, "repairing twice repairs more");
    json::isoTime(text);
    bool repaired = false;
    const auto value = json::parse(body, SourceId::Mesos, &repaired);
    if (value.ok())
        visit(*value, 0);
}
