// SPDX-License-Identifier: GPL-3.0-or-later
// The definitions of apps that are gone: Marathon keeps none, and people destroy the wrong one.
#pragma once

#include "app/core/ports/secretstore.h"
#include "app/core/recordfile.h"
#include "app/core/store.h"

#include <QHash>
#include <QJsonObject>

namespace mesoscope {

struct DestroyedApp
{
    AppId id;
    qint64 goneMs = 0;      ///< desktop's clock, when it was missed first
    QJsonObject definition; ///< as it can be sent again, its secrets masked
    bool hasSecrets = false;
};

/// GUI thread. The last definition of each app that went while this program watched, whoever destroyed it; the newest
/// 100 of a profile. Secret values are kept in the secret store, never in the file.
class DestroyedApps : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype MaximumApps = 100;

    DestroyedApps(Store &store, SecretStore &secrets, QObject *parent = nullptr);
    ~DestroyedApps() override;

    enum class Secrets { Stored, InMemory };
    /// From now on those of this profile. @p file empty: in memory only. InMemory: the secret store is not written to,
    /// for it may ask a person to unlock it, who has not used it for this cluster and would not know why.
    void open(const QString &file, const QString &profileKey, Secrets secrets);
    const QList<DestroyedApp> &apps() const { return m_apps; } ///< the newest last
    const RecordFile &file() const { return m_file; }
    void save() { m_file.save(); }

    /// With its secret values; where the store does not have them (any more), the masks stay, and nothing that holds a
    /// mask can be sent. NotFound: it is not remembered.
    Call<QJsonObject> definition(const AppId &app);
    /// Everything of a profile that is removed: the secrets too.
    void forget(const QString &file, const QString &profileKey);

Q_SIGNALS:
    void changed();

private:
    void see(const ClusterChange &change);
    void take(const App &app, qint64 nowMs);
    void drop(qsizetype index);
    QString secretKey(const AppId &app) const;

    SecretStore &m_secrets;
    RecordFile m_file;
    QString m_profile;
    Secrets m_keeps = Secrets::InMemory;
    QList<DestroyedApp> m_apps;
    QHash<AppId, QJsonArray>
        m_values; ///< secrets of those that went since the program began: a keychain may be missing
};

} // namespace mesoscope
