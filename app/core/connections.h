// SPDX-License-Identifier: GPL-3.0-or-later
// Which cluster the window looks at: profiles, their secrets, connecting and trying out. What the connect dialogs talk
// to.
#pragma once

#include "app/core/ports/secretstore.h"
#include "app/core/profilestore.h"
#include "app/core/session.h"
#include "app/core/store.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace mesoscope {

class Preferences;

/// GUI thread. Connecting is: read the secrets that the profile's endpoints use, ask for those that are missing
/// (secretNeeded), then open the session. Nothing here waits.
class Connections : public QObject
{
    Q_OBJECT

public:
    Connections(Session &session, ProfileStore &profiles, SecretStore &secrets, Preferences &preferences,
                const Clock &clock, BackendFactory factory, QObject *parent = nullptr);
    ~Connections() override;

    const QList<Profile> &profiles() const { return m_profiles.profiles(); }
    const Profile *find(const QString &profileId) const { return m_profiles.find(profileId); }
    bool isConnected() const; ///< a session is open (its sources may still be connecting)
    bool isConnecting() const { return m_pending.has_value(); } ///< waits for the keychain or for a person
    const Profile &current() const;                             ///< of the open session, else an empty one
    bool keepsSecrets() const; ///< false: there is no keychain; secrets are kept in memory until the program ends

    /// A saved profile; secrets come from the keychain or are asked for. An unknown id does nothing and returns false.
    bool connectTo(const QString &profileId);
    /// Any profile, saved or not. Secrets missing in @p secrets are looked up, then asked for.
    void connectTo(const Profile &profile, const Secrets &secrets);
    /// The answer to secretNeeded. An empty secret: connect without it.
    void provideSecret(const QString &profileId, SourceId source, const Secret &secret);
    /// A person gave up on secretNeeded: nothing is opened, what was open stays.
    void cancelPending();
    /// Closes the session (QObject::disconnect has taken the better name).
    void leave();

    /// Writes the profile and keeps @p secrets (those that are empty are removed, those that are not named stay). The
    /// result is about the file; when the keychain fails, secretsNotKept() follows and they are kept in memory.
    Result<Nothing> saveProfile(const Profile &profile, const Secrets &secrets);
    Result<Nothing> removeProfile(const QString &profileId); ///< and its secrets; leaves it when it is the current one

    /// Opens the profile's sources on the side, waits until all of them are settled or 10 s have passed, closes them
    /// again. The call succeeds with the states; cancel it (or delete the context of observe()) to stop early.
    Call<SourceStates> tryOut(const Profile &profile, const Secrets &secrets);

Q_SIGNALS:
    void profilesChanged();
    void currentChanged();
    /// Asked one source at a time, before connecting or when a source refused the secret it was given (401: the session
    /// is open then and is opened anew with the answer). Answer with provideSecret() or cancelPending().
    void secretNeeded(const mesoscope::Profile &profile, mesoscope::SourceId source);
    void secretsNotKept(const mesoscope::Error &error);

private:
    struct Pending
    {
        Profile profile;
        Secrets secrets;
        QSet<SourceId> looked; ///< the keychain was asked already
        quint64 serial = 0;
    };
    void advancePending();
    void open(const Profile &profile, const Secrets &secrets);
    void onStoreChanged(const ClusterChange &change);
    void askRefused();
    void keep(const QString &profileId, SourceId source, const Secret &secret);
    void lookUp(QObject *context, const Profile &profile, const Secrets &secrets,
                const std::function<void(const Secrets &)> &done);

    Session &m_session;
    ProfileStore &m_profiles;
    SecretStore &m_secrets;
    Preferences &m_preferences;
    const Clock &m_clock;
    BackendFactory m_factory;
    std::optional<Pending> m_pending;
    quint64 m_serial = 0;
    Secrets m_used;            ///< of the open session
    QList<SourceId> m_refused; ///< sources of the open session that want another secret, the one asked for first
    QSet<SourceId> m_everRefused;
    QHash<QString, Secrets> m_memory; ///< what the keychain has not taken
};

} // namespace mesoscope
