// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a JSON document: every path with the types seen there. Read by a parser of its own, because
// QJsonDocument does not tell 4 from 4.0, and Mesos' clients must.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>

namespace mesoscope::test {

/// Path → types: "object", "array", "string", "integer", "fraction", "bool", "null". Members of maps whose keys are
/// data (attributes, flags, roles with reservations) go by the name "*".
class Shape
{
public:
    bool add(const QByteArray &json); ///< false: not JSON
    QMap<QString, QSet<QString>> paths;

    /// One line per difference; empty: @p served has everything of @p recorded and nothing else. What @p kin has may
    /// be served too: the same messages, recorded elsewhere. Paths that hold one of @p exceptions (whole names) are
    /// left out.
    static QStringList differences(const Shape &recorded, const Shape &served, const Shape &kin,
                                   const QStringList &exceptions);

private:
    bool value(const QString &path);
    bool object(const QString &path);
    bool array(const QString &path);
    bool string(QByteArray *into = nullptr);
    void blank();
    QByteArray m_text;
    qsizetype m_at = 0;
};

} // namespace mesoscope::test
