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
    return {{}, DefinitionTextProblem{kind, 0, 0, {}}};
}

static DefinitionText ofObject(const QJsonObject &object)
{
    const QJsonValue apps = object.value(QLatin1String("apps"));
    if (object.value(QLatin1String("app")).isObject())
        return ofObject(object.value(QLatin1String("app")).toObject());
    if (object.value(QLatin1String("spec")).isObject() &&
        isPodDefinition(object.value(QLatin1String("spec")).toObject()))
        return ofObject(object.value(QLatin1String("spec")).toObject()); // a pod's status
    if (isPodDefinition(object))
        return {editableDefinition(object), std::nullopt};
    const bool runs = object.contains(QLatin1String("cmd")) || object.contains(QLatin1String("args")) ||
                      object.contains(QLatin1String("container"));
    if (!runs && apps.isArray() && !object.contains(QLatin1String("id")))
        return apps.toArray().size() == 1 ? ofObject(apps.toArray().first().toObject()) : refused(Kind::Several);
    if (!runs && (apps.isArray() || object.value(QLatin1String("groups")).isArray()))
        return refused(Kind::Group);
    if (!runs && !object.value(QLatin1String("id")).isString())
        return refused(Kind::NotADefinition);
    return {editableDefinition(object), std::nullopt};
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
        return {{}, problem};
    }
    if (document.isObject())
        return ofObject(document.object());
    const QJsonArray list = document.array();
    if (list.size() != 1)
        return refused(list.isEmpty() ? Kind::NotADefinition : Kind::Several);
    return list.first().isObject() ? ofObject(list.first().toObject()) : refused(Kind::NotADefinition);
}

} // namespace mesoscope
