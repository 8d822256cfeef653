// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two definitions, for people: paths with the old and the new value, secrets masked.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace mesoscope {

struct JsonChange
{
    QString path;        ///< "/container/docker/image"
    QString before;      ///< empty: was not there
    QString after;       ///< empty: is not there any more
    bool secret = false; ///< the values are masks
};

/// A value as a cell shows it, bounded; empty: not there.
QString writtenValue(const QJsonValue &value);

/// Ordered by path; arrays of scalars and of unequal length are compared as a whole.
QList<JsonChange> jsonChanges(const QJsonObject &before, const QJsonObject &after);

/// The document with secrets masked, and the way back: what is still a mask in an edited copy becomes its secret again.
class SecretVeil
{
public:
    explicit SecretVeil(const QJsonObject &open);

    const QJsonObject &veiled() const { return m_veiled; }
    /// Puts the secrets back into @p edited. @p lost receives the paths of masks that belong to no secret there (a list
    /// was reordered): such a document must not be sent.
    QJsonObject unveil(const QJsonObject &edited, QStringList *lost) const;

private:
    QJsonObject m_open;
    QJsonObject m_veiled;
};

} // namespace mesoscope
