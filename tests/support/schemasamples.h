// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions of apps and pods to try things on: those of a folder of samples, and any number made from a JSON schema.
#pragma once

#include <QJsonObject>
#include <QList>

namespace mesoscope::test {

/// Every object with an "id" and something that runs, in every JSON file below @p folder, also within lists, groups and
/// envelopes. Empty when there is no such folder.
QList<QJsonObject> definitionsIn(const QString &folder);
/// Without empty objects and lists: for Marathon they mean the same as their absence.
QJsonObject withoutEmpty(const QJsonObject &json);

class SchemaSamples
{
public:
    explicit SchemaSamples(const QString &file);
    bool isValid() const { return !m_schema.isEmpty(); }
    /// Fits the schema's types, ranges and lists of words; not every pattern. The same seed makes the same.
    QJsonObject make(quint32 seed) const;

private:
    QJsonObject m_schema;
};

} // namespace mesoscope::test
