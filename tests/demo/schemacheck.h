// SPDX-License-Identifier: GPL-3.0-or-later
// The part of JSON schema draft 4 that Marathon's published schemas use.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace mesoscope::demo {

class SchemaCheck
{
public:
    /// Loads every *.json of @p folder; false when there is none.
    bool load(const QString &folder);
    /// What is wrong with @p value, each as "path: words".
    QStringList problems(const QJsonValue &value, const QString &file) const;

private:
    void check(const QJsonValue &value, const QJsonObject &schema, const QString &file, const QString &path,
               QStringList &out) const;
    void checkObject(const QJsonObject &value, const QJsonObject &schema, const QString &file, const QString &path,
                     QStringList &out) const;
    void checkArray(const QJsonArray &value, const QJsonObject &schema, const QString &file, const QString &path,
                    QStringList &out) const;
    bool fits(const QJsonValue &value, const QJsonObject &schema, const QString &file) const;

    QHash<QString, QJsonObject> m_files;
};

} // namespace mesoscope::demo
