// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/definitiontext.h"

#include "models/domain/poddefinition.h"
#include "models/domain/validate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

namespace mesoscope {

using Kind = DefinitionTextProblem::Kind;

static DefinitionText refused(Kind kind)
{
    return {{}, std::nullopt, DefinitionTextProblem{kind, 0, 0, {}}};
}

static DefinitionText ofSeveral(const GroupDefinition &several)
{
    if (several.members.isEmpty())
        return refused(Kind::EmptyGroup);
    return {{}, several, std::nullopt};
}

/// A list with something in it that is no definition is none.
static DefinitionText ofList(const QJsonArray &list);

static DefinitionText ofObject(const QJsonObject &object)
{
    const QJsonValue apps = object.value(QLatin1String("apps"));
    if (object.value(QLatin1String("app")).isObject())
        return ofObject(object.value(QLatin1String("app")).toObject());
    if (object.value(QLatin1String("spec")).isObject() &&
        isPodDefinition(object.value(QLatin1String("spec")).toObject()))
        return ofObject(object.value(QLatin1String("spec")).toObject()); // a pod's status
    if (isPodDefinition(object))
        return {editableDefinition(object), std::nullopt, std::nullopt};
    const bool runs = object.contains(QLatin1String("cmd")) || object.contains(QLatin1String("args")) ||
                      object.contains(QLatin1String("container"));
    if (!runs && apps.isArray() && !object.contains(QLatin1String("id")))
        return ofList(apps.toArray());
    if (!runs && (apps.isArray() || object.value(QLatin1String("groups")).isArray() ||
                  object.value(QLatin1String("pods")).isArray()))
        return ofSeveral(readGroup(object));
    if (!runs && !object.value(QLatin1String("id")).isString())
        return refused(Kind::NotADefinition);
    return {editableDefinition(object), std::nullopt, std::nullopt};
}

static DefinitionText ofList(const QJsonArray &list)
{
    if (list.isEmpty())
        return refused(Kind::NotADefinition);
    QJsonArray definitions;
    for (const auto &one : list) {
        const DefinitionText read = one.isObject() ? ofObject(one.toObject()) : refused(Kind::NotADefinition);
        if (list.size() == 1)
            return read;
        if (read.problem || read.several)
            return refused(Kind::NotADefinition);
        definitions.append(read.definition);
    }
    return ofSeveral(readSeveral(definitions));
}

DefinitionText readDefinitionText(const QByteArray &bytes)
{
    if (bytes.size() > DefinitionTextLongest)
        return refused(Kind::TooLong);
    if (bytes.trimmed().isEmpty())
        return refused(Kind::Empty);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    if (decoder.hasError())
        return refused(Kind::NotText);
    QJsonParseError error;
    const QByteArray json = text.toUtf8(); // without a byte order mark
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArray before = json.left(error.offset);
        DefinitionTextProblem problem{Kind::NotJson, int(before.count('\n')) + 1, 0, error.errorString()};
        problem.column = int(QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size()) + 1;
        return {{}, std::nullopt, problem};
    }
    if (document.isObject())
        return ofObject(document.object());
    return ofList(document.array());
}

} // namespace mesoscope
