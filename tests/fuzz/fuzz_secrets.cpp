// SPDX-License-Identifier: GPL-3.0-or-later
// What is masked: JSON, or lines of "name=value".
#include "models/domain/secrets.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(secrets)
{
    const QByteArray text = bytes.toByteArray();
    for (const QByteArray &line : text.split('\n')) {
        const qsizetype equals = line.indexOf('=');
        const QString name = QString::fromUtf8(line.left(std::max<qsizetype>(equals, 0)));
        const QString value = QString::fromUtf8(line.mid(equals + 1));
        const QString shown = maskedValue(name, value);
        require(!isSecret(name, value) || shown == QString::fromUtf16(SecretMask), "a secret that is shown");
        require(maskedValue(QString(), shown) == shown, "masking twice masks more");
    }
    const QJsonDocument document = QJsonDocument::fromJson(text);
    const QJsonValue json = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    QStringList paths;
    const QJsonValue masked = maskSecrets(json, &paths);
    require(masked == json || !paths.isEmpty(), "a change that is not listed");
    require(maskSecrets(masked) == masked, "masking twice changes more");
    require(!document.isObject() || masked.toObject().size() == document.object().size(), "a key lost in masking");
}
