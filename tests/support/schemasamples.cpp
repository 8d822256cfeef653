// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/schemasamples.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <cmath>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

namespace {

void collect(const QJsonValue &json, QList<QJsonObject> &found)
{
    if (json.isArray()) {
        const QJsonArray array = json.toArray();
        for (const auto &one : array)
            collect(one, found);
        return;
    }
    const QJsonObject object = json.toObject();
    const bool runs = object.contains("cmd"_L1) || object.contains("container"_L1) || object.contains("args"_L1) ||
                      object.value("containers"_L1).isArray();
    if (object.value("id"_L1).isString() && runs) {
        found.append(object);
        return;
    }
    for (const auto &inside : object)
        collect(inside, found);
}

QJsonValue pruned(const QJsonValue &json)
{
    if (json.isArray()) {
        QJsonArray kept;
        const QJsonArray array = json.toArray();
        for (const auto &one : array)
            kept.append(pruned(one));
        return kept;
    }
    if (!json.isObject())
        return json;
    QJsonObject kept;
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue value = pruned(*it);
        if (value != QJsonValue(QJsonObject()) && value != QJsonValue(QJsonArray()))
            kept.insert(it.key(), value);
    }
    return kept;
}

class Maker
{
public:
    Maker(const QJsonObject &root, quint32 seed) : m_root(root), m_random(seed) {}

    QJsonValue value(const QJsonObject &given, int depth)
    {
        QJsonObject schema = given;
        if (schema.contains("$ref"_L1))
            schema = resolved(schema.value("$ref"_L1).toString());
        for (const auto key : {"oneOf"_L1, "anyOf"_L1}) {
            const QJsonArray ways = schema.value(key).toArray();
            if (!ways.isEmpty() && !schema.contains("type"_L1))
                return value(ways.at(int(m_random.bounded(quint32(ways.size())))).toObject(), depth);
        }
        if (const QJsonArray words = schema.value("enum"_L1).toArray(); !words.isEmpty())
            return words.at(int(m_random.bounded(quint32(words.size()))));
        const QJsonValue type = schema.value("type"_L1);
        const QString name = type.isArray() ? type.toArray().first().toString() : type.toString();
        if (name == "object"_L1 || schema.contains("properties"_L1))
            return object(schema, depth);
        if (name == "array"_L1)
            return array(schema, depth);
        if (name == "integer"_L1)
            return std::floor(number(schema));
        if (name == "number"_L1)
            return number(schema);
        if (name == "boolean"_L1)
            return m_random.bounded(2) == 1;
        return text();
    }

private:
    QJsonObject resolved(const QString &reference) const
    {
        QJsonValue at = m_root;
        const QStringList path = reference.mid(2).split(u'/');
        for (const QString &segment : path)
            at = at[segment];
        return at.toObject();
    }

    QJsonObject object(const QJsonObject &schema, int depth)
    {
        QJsonObject made;
        const QJsonObject properties = schema.value("properties"_L1).toObject();
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            if (depth < 8 && m_random.bounded(100) < 45)
                made.insert(it.key(), value(it->toObject(), depth + 1));
        }
        const QJsonValue additional = schema.value("additionalProperties"_L1);
        for (quint32 i = m_random.bounded(3); additional.isObject() && i > 0; --i)
            made.insert(u"KEY_%1"_s.arg(i), value(additional.toObject(), depth + 1));
        return made;
    }

    QJsonArray array(const QJsonObject &schema, int depth)
    {
        QJsonArray made;
        const QJsonValue items = schema.value("items"_L1);
        if (items.isArray()) {
            const QJsonArray tuple = items.toArray();
            for (const auto &one : tuple)
                made.append(value(one.toObject(), depth + 1));
            return made;
        }
        for (quint32 i = 1 + m_random.bounded(2); i > 0; --i)
            made.append(value(items.toObject(), depth + 1));
        return made;
    }

    double number(const QJsonObject &schema)
    {
        const double least = schema.value("minimum"_L1).toDouble(0);
        const double most = schema.value("maximum"_L1).toDouble(least + 1000);
        return std::round((least + (most - least) * m_random.generateDouble()) * 100) / 100;
    }

    QString text()
    {
        static const QStringList words{u"a"_s, u"shop"_s, u"/x/y"_s, u"été"_s, u"two words"_s, u"<b>"_s, u"10"_s};
        return words.at(int(m_random.bounded(quint32(words.size()))));
    }

    const QJsonObject &m_root;
    QRandomGenerator m_random;
};

} // namespace

QList<QJsonObject> definitionsIn(const QString &folder)
{
    QStringList names;
    QDirIterator files(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        names.append(files.next());
    names.sort();
    QList<QJsonObject> found;
    for (const QString &name : std::as_const(names)) {
        QFile file(name);
        if (name.contains("/jsonschema/"_L1) || !file.open(QIODevice::ReadOnly))
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        collect(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), found);
    }
    return found;
}

QJsonObject withoutEmpty(const QJsonObject &json)
{
    return pruned(json).toObject();
}

SchemaSamples::SchemaSamples(const QString &file)
{
    QFile source(file);
    if (source.open(QIODevice::ReadOnly))
        m_schema = QJsonDocument::fromJson(source.readAll()).object();
}

QJsonObject SchemaSamples::make(quint32 seed) const
{
    QJsonObject made = Maker(m_schema, seed).value(m_schema, 0).toObject();
    made.insert(u"id"_s, u"/generated/%1"_s.arg(seed));
    return made;
}

} // namespace mesoscope::test
