// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/secretparts.h"

#include "models/domain/secrets.h"

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

void collect(const QJsonValue &whole, const QJsonValue &masked, const QJsonArray &path, QJsonArray &values)
{
    if (whole == masked)
        return;
    const auto below = [&path](const QJsonValue &step) {
        QJsonArray longer = path;
        longer.append(step);
        return longer;
    };
    if (whole.isObject() && masked.isObject()) {
        const QJsonObject object = whole.toObject();
        const QJsonObject other = masked.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(*it, other.value(it.key()), below(it.key()), values);
    } else if (whole.isArray() && masked.isArray()) {
        const QJsonArray array = whole.toArray();
        const QJsonArray other = masked.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            collect(array.at(i), other.at(i), below(int(i)), values);
    } else {
        values.append(QJsonObject{{u"path"_s, path}, {u"value"_s, whole}});
    }
}

QJsonValue put(const QJsonValue &json, const QJsonArray &path, qsizetype depth, const QJsonValue &value)
{
    if (depth == path.size())
        return value;
    const QJsonValue step = path.at(depth);
    if (json.isObject() && step.isString()) {
        QJsonObject object = json.toObject();
        const auto found = object.find(step.toString());
        if (found != object.end())
            *found = put(*found, path, depth + 1, value);
        return object;
    }
    if (json.isArray() && step.isDouble()) {
        QJsonArray array = json.toArray();
        const int index = step.toInt(-1);
        if (index >= 0 && index < array.size())
            array[index] = put(array.at(index), path, depth + 1, value);
        return array;
    }
    return json;
}

} // namespace

SecretParts takeSecretsOut(const QJsonObject &definition)
{
    SecretParts parts;
    parts.masked = maskSecrets(definition).toObject();
    collect(definition, parts.masked, {}, parts.values);
    return parts;
}

QJsonObject putSecretsIn(const QJsonObject &masked, const QJsonArray &values)
{
    QJsonValue whole = masked;
    for (const QJsonValue &item : values) {
        const QJsonArray path = item.toObject().value("path"_L1).toArray();
        if (!path.isEmpty() && path.size() <= 200)
            whole = put(whole, path, 0, item.toObject().value("value"_L1));
    }
    return whole.toObject();
}

} // namespace mesoscope
