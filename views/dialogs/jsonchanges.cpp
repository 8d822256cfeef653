// SPDX-License-Identifier: GPL-3.0-or-later
// Comparing and masking definitions.
#include "views/dialogs/jsonchanges.h"

#include "models/domain/secrets.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace mesoscope {

namespace {

constexpr qsizetype MostShown = 400;

struct Pair
{
    QJsonValue open;
    QJsonValue veiled;
};

Pair child(const Pair &parent, const QString &key)
{
    return {parent.open.toObject().value(key), parent.veiled.toObject().value(key)};
}

Pair child(const Pair &parent, int index)
{
    return {parent.open.toArray().at(index), parent.veiled.toArray().at(index)};
}

bool sameObjects(const QJsonValue &a, const QJsonValue &b)
{
    const QJsonArray before = a.toArray();
    const QJsonArray after = b.toArray();
    if (before.size() != after.size() || before.isEmpty())
        return false;
    const auto isObject = [](const QJsonValue &value) { return value.isObject(); };
    return std::all_of(before.begin(), before.end(), isObject) && std::all_of(after.begin(), after.end(), isObject);
}

void compare(const QString &path, const Pair &before, const Pair &after, QList<JsonChange> *changes)
{
    if (before.open == after.open)
        return;
    if (before.open.isObject() && after.open.isObject()) {
        QStringList keys = before.open.toObject().keys() + after.open.toObject().keys();
        std::sort(keys.begin(), keys.end());
        keys.removeDuplicates();
        for (const QString &key : std::as_const(keys))
            compare(path + u'/' + key, child(before, key), child(after, key), changes);
        return;
    }
    if (sameObjects(before.open, after.open)) {
        for (int i = 0; i < before.open.toArray().size(); ++i)
            compare(path + u'/' + QString::number(i), child(before, i), child(after, i), changes);
        return;
    }
    const bool secret = before.veiled != before.open || after.veiled != after.open;
    changes->append(
        {path.isEmpty() ? QStringLiteral("/") : path, writtenValue(before.veiled), writtenValue(after.veiled), secret});
}

bool holdsMask(const QString &text)
{
    return text.contains(QString::fromUtf16(SecretMask));
}

QJsonValue unveiled(const QString &path, const QJsonValue &edited, const Pair &original, QStringList *lost)
{
    if (edited.isObject()) {
        QJsonObject object = edited.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = unveiled(path + u'/' + it.key(), it.value(), child(original, it.key()), lost);
        return object;
    }
    if (edited.isArray()) {
        QJsonArray array = edited.toArray();
        for (int i = 0; i < array.size(); ++i)
            array[i] = unveiled(path + u'/' + QString::number(i), array.at(i), child(original, i), lost);
        return array;
    }
    if (!edited.isString())
        return edited;
    if (original.veiled.isString() && edited == original.veiled)
        return original.open;
    if (holdsMask(edited.toString()))
        lost->append(path);
    return edited;
}

} // namespace

QString writtenValue(const QJsonValue &value)
{
    QString text;
    switch (value.type()) {
    case QJsonValue::Undefined:
        return {};
    case QJsonValue::String:
        text = value.toString();
        // Empty text must differ from "not there".
        if (text.isEmpty())
            text = QStringLiteral("\"\"");
        break;
    default:
        text = QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).mid(1).chopped(1);
        break;
    }
    return text.size() > MostShown ? text.first(MostShown) + QStringLiteral("…") : text;
}

QList<JsonChange> jsonChanges(const QJsonObject &before, const QJsonObject &after)
{
    QList<JsonChange> changes;
    compare({}, {before, maskSecrets(before)}, {after, maskSecrets(after)}, &changes);
    return changes;
}

SecretVeil::SecretVeil(const QJsonObject &open) : m_open(open), m_veiled(maskSecrets(open).toObject()) {}

QJsonObject SecretVeil::unveil(const QJsonObject &edited, QStringList *lost) const
{
    return unveiled({}, edited, {m_open, m_veiled}, lost).toObject();
}

} // namespace mesoscope
