// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/profilestore.h"

#include "app/base/savefile.h"
#include "app/core/setaside.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>

namespace mesoscope {

static constexpr int Schema = 1;
static constexpr qint64 MaximumBytes = 4 << 20;

static Error fileError(const QString &text)
{
    Error error;
    error.kind = Error::Kind::Invalid;
    error.detail = text;
    error.fields = {{QStringLiteral("/"), {text}}};
    return error;
}

ProfileStore::ProfileStore(const QString &file, QObject *parent)
    : QObject(parent),
      m_file(file.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) +
                                  QStringLiteral("/profiles.json")
                            : file)
{
    load();
}

void ProfileStore::load()
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return; // none yet, or unreadable: then write() will say why
    const QJsonDocument document = QJsonDocument::fromJson(file.read(MaximumBytes));
    file.close();
    const QJsonObject root = document.object();
    if (root.value(QLatin1String("schema")).toInt() != Schema || !root.value(QLatin1String("profiles")).isArray()) {
        m_corrupt = setAside(m_file);
        return;
    }
    const QJsonArray profiles = root.value(QLatin1String("profiles")).toArray();
    bool allGood = true;
    for (const QJsonValue &json : profiles) {
        auto profile = profileFromJson(json.toObject());
        if (profile.ok() && !find(profile->id))
            m_profiles.append(*profile);
        else
            allGood = false;
    }
    if (!allGood)
        m_corrupt = copyAside(m_file); // the next save writes the good ones only
}

const Profile *ProfileStore::find(const QString &id) const
{
    const auto found =
        std::find_if(m_profiles.begin(), m_profiles.end(), [&id](const Profile &profile) { return profile.id == id; });
    return found == m_profiles.end() ? nullptr : &*found;
}

Result<Nothing> ProfileStore::save(const Profile &profile)
{
    if (profile.demo)
        return fileError(QStringLiteral("demo"));
    const auto same = std::find_if(m_profiles.begin(), m_profiles.end(),
                                   [&profile](const Profile &other) { return other.id == profile.id; });
    if (same == m_profiles.end())
        m_profiles.append(profile);
    else
        *same = profile;
    auto result = write();
    Q_EMIT changed();
    return result;
}

Result<Nothing> ProfileStore::remove(const QString &id)
{
    const auto before = m_profiles.size();
    m_profiles.removeIf([&id](const Profile &profile) { return profile.id == id; });
    if (m_profiles.size() == before)
        return Nothing{};
    auto result = write();
    Q_EMIT changed();
    return result;
}

Result<Nothing> ProfileStore::write()
{
    QJsonArray profiles;
    for (const Profile &profile : m_profiles)
        profiles.append(toJson(profile));
    const QJsonObject root{{QStringLiteral("schema"), Schema}, {QStringLiteral("profiles"), profiles}};
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly))
        return fileError(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(QJsonDocument(root).toJson()) < 0 || !commitWhole(file))
        return fileError(file.errorString());
    return Nothing{};
}

} // namespace mesoscope

#include "moc_profilestore.cpp"
