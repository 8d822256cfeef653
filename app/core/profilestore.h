// SPDX-License-Identifier: GPL-3.0-or-later
// The profiles on disk: one JSON file, schema-versioned, written whole. A corrupt file is set aside, never deleted.
#pragma once

#include "app/core/profile.h"

#include <QObject>

namespace mesoscope {

class ProfileStore : public QObject
{
    Q_OBJECT

public:
    /// @p file empty: QStandardPaths::AppConfigLocation/profiles.json.
    explicit ProfileStore(const QString &file = {}, QObject *parent = nullptr);

    const QList<Profile> &profiles() const { return m_profiles; }
    const Profile *find(const QString &id) const;
    /// What cannot be written is still kept until the program ends; the error (Invalid, the system's words as detail)
    /// says so.
    Result<Nothing> save(const Profile &profile); ///< adds or replaces by id; demo profiles are refused
    Result<Nothing> remove(const QString &id);
    QString corruptFile() const { return m_corrupt; } ///< where an unreadable file was put, empty = none

Q_SIGNALS:
    void changed();

private:
    void load();
    Result<Nothing> write();

    QString m_file;
    QList<Profile> m_profiles;
    QString m_corrupt;
};

} // namespace mesoscope
