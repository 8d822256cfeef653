// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/schemacheck.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

bool SchemaCheck::load(const QString &folder)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            m_files.insert(name, QJsonDocument::fromJson(file.readAll()).object());
    }
    return !m_files.isEmpty();
}

QStringList SchemaCheck::problems(const QJsonValue &value, const QString &file) const
{
    QStringList out;
    check(value, m_files.value(file), file, {}, out);
    return out;
}

bool SchemaCheck::fits(const QJsonValue &value, const QJsonObject &schema, const QString &file) const
{
    QStringList out;
    check(value, schema, file, {}, out);
    return out.isEmpty();
}

static bool hasType(const QJsonValue &value, const QString &type)
{
    if (type == "object"_L1)
        return value.isObject();
    if (type == "array"_L1)
        return value.isArray();
    if (type == "string"_L1)
        return value.isString();
    if (type == "boolean"_L1)
        return value.isBool();
    if (type == "integer"_L1)
        return value.isDouble() && std::floor(value.toDouble()) == value.toDouble();
    return type == "number"_L1 ? value.isDouble() : type == "null"_L1 && value.isNull();
}

void SchemaCheck::check(const QJsonValue &value, const QJsonObject &schema, const QString &file, const QString &path,
                        QStringList &out) const
{
    const QString reference = schema.value("$ref"_L1).toString();
    if (reference == "#"_L1) {
        check(value, m_files.value(file), file, path, out);
        return;
    }
    if (reference.startsWith("#/definitions/"_L1)) {
        const QJsonObject definitions = m_files.value(file).value("definitions"_L1).toObject();
        check(value, definitions.value(reference.section(u'/', 2)).toObject(), file, path, out);
        return;
    }
    if (!reference.isEmpty()) {
        const QString other = reference.section(u'/', -1);
        check(value, m_files.value(other), other, path, out);
        return;
    }
    const QString type = schema.value("type"_L1).toString();
    if (!type.isEmpty() && !hasType(value, type)) {
        out.append(path + u": is no "_s + type);
        return;
    }
    if (schema.contains("enum"_L1) && !schema.value("enum"_L1).toArray().contains(value))
        out.append(path + u": is none of the allowed values"_s);
    if (schema.contains("minimum"_L1) && value.toDouble() < schema.value("minimum"_L1).toDouble())
        out.append(path + u": is too small"_s);
    if (schema.contains("maximum"_L1) && value.toDouble() > schema.value("maximum"_L1).toDouble())
        out.append(path + u": is too large"_s);
    if (value.isString()) {
        if (value.toString().size() < schema.value("minLength"_L1).toInt())
            out.append(path + u": is too short"_s);
        const QString pattern = schema.value("pattern"_L1).toString();
        if (!pattern.isEmpty() && !QRegularExpression(pattern).match(value.toString()).hasMatch())
            out.append(path + u": does not match "_s + pattern);
    }
    if (schema.contains("oneOf"_L1)) {
        int fitting = 0;
        const QJsonArray choices = schema.value("oneOf"_L1).toArray();
        for (const QJsonValue choice : choices)
            fitting += fits(value, choice.toObject(), file) ? 1 : 0;
        if (fitting != 1)
            out.append(path + u": fits %1 of the alternatives"_s.arg(fitting));
    }
    const QJsonArray all = schema.value("allOf"_L1).toArray();
    for (const QJsonValue one : all)
        check(value, one.toObject(), file, path, out);
    if (schema.contains("not"_L1) && fits(value, schema.value("not"_L1).toObject(), file))
        out.append(path + u": is what it must not be"_s);
    if (value.isObject())
        checkObject(value.toObject(), schema, file, path, out);
    if (value.isArray())
        checkArray(value.toArray(), schema, file, path, out);
}

void SchemaCheck::checkObject(const QJsonObject &value, const QJsonObject &schema, const QString &file,
                              const QString &path, QStringList &out) const
{
    const QJsonArray required = schema.value("required"_L1).toArray();
    for (const QJsonValue key : required) {
        if (!value.contains(key.toString()))
            out.append(path + u": lacks "_s + key.toString());
    }
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    const QJsonObject patterns = schema.value("patternProperties"_L1).toObject();
    const QJsonValue more = schema.value("additionalProperties"_L1);
    for (auto it = value.constBegin(); it != value.constEnd(); ++it) {
        const QString here = path + u"/"_s + it.key();
        bool known = properties.contains(it.key());
        if (known)
            check(it.value(), properties.value(it.key()).toObject(), file, here, out);
        for (auto pattern = patterns.constBegin(); pattern != patterns.constEnd(); ++pattern) {
            if (!QRegularExpression(pattern.key()).match(it.key()).hasMatch())
                continue;
            known = true;
            check(it.value(), pattern->toObject(), file, here, out);
        }
        if (known)
            continue;
        if (more.isObject())
            check(it.value(), more.toObject(), file, here, out);
        else if (more.isBool() && !more.toBool())
            out.append(here + u": is no property of the schema"_s);
    }
}

void SchemaCheck::checkArray(const QJsonArray &value, const QJsonObject &schema, const QString &file,
                             const QString &path, QStringList &out) const
{
    if (value.size() < schema.value("minItems"_L1).toInt())
        out.append(path + u": has too few items"_s);
    const QJsonValue items = schema.value("items"_L1);
    const QJsonArray tuple = items.toArray();
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QString here = path + u"(%1)"_s.arg(i);
        if (items.isObject())
            check(value.at(i), items.toObject(), file, here, out);
        else if (i < tuple.size())
            check(value.at(i), tuple.at(i).toObject(), file, here, out);
        else if (items.isArray() && schema.value("additionalItems"_L1) == QJsonValue(false))
            out.append(here + u": is one item too many"_s);
    }
}

} // namespace mesoscope::demo
