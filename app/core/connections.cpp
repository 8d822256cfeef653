// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/connections.h"

#include "app/core/preferences.h"
#include "app/core/tryout.h"

#include <algorithm>

namespace mesoscope {

static constexpr int TryOutLimitMs = 10000;

/// The first source that uses a secret and has none yet, or the ZooKeeper ensemble that leads to one.
static std::optional<SourceId> missingSecret(const Profile &profile, const Secrets &secrets)
{
    for (const Endpoint &endpoint : profile.endpoints) {
        if (endpoint.usesSecret && !secrets.contains(endpoint.source))
            return endpoint.source;
        if (endpoint.usesZkSecret && !secrets.contains(SourceId::ZooKeeper))
            return SourceId::ZooKeeper;
    }
    return std::nullopt;
}

Connections::Connections(Session &session, ProfileStore &profiles, SecretStore &secrets, Preferences &preferences,
                         const Clock &clock, BackendFactory factory, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_profiles(profiles),
      m_secrets(secrets),
      m_preferences(preferences),
      m_clock(clock),
      m_factory(std::move(factory))
{
    connect(&session, &Session::opened, this, &Connections::currentChanged);
    connect(&session, &Session::closed, this, &Connections::currentChanged);
    connect(&session.store(), &Store::changed, this, &Connections::onStoreChanged);
    connect(&profiles, &ProfileStore::changed, this, &Connections::profilesChanged);
}

Connections::~Connections() = default;

bool Connections::isConnected() const
{
    return m_session.isOpen();
}

const Profile &Connections::current() const
{
    return m_session.profile();
}

bool Connections::keepsSecrets() const
{
    return m_secrets.isPersistent();
}

bool Connections::connectTo(const QString &profileId)
{
    const Profile *profile = find(profileId);
    if (!profile)
        return false;
    connectTo(Profile(*profile), {});
    return true;
}

void Connections::connectTo(const Profile &profile, const Secrets &secrets)
{
    m_pending = Pending{profile, secrets, {}, ++m_serial};
    advancePending();
}

void Connections::advancePending()
{
    const auto source = missingSecret(m_pending->profile, m_pending->secrets);
    if (!source) {
        const Pending ready = *m_pending;
        m_pending.reset();
        open(ready.profile, ready.secrets);
        return;
    }
    const Profile profile = m_pending->profile; // whoever is told may begin another connection
    if (m_pending->looked.contains(*source)) {
        Q_EMIT secretNeeded(profile, *source);
        return;
    }
    m_pending->looked.insert(*source);
    const Secret remembered = m_memory.value(profile.id).value(*source);
    if (!remembered.isEmpty()) {
        m_pending->secrets.insert(*source, remembered);
        advancePending();
        return;
    }
    observe(this, m_secrets.read(profile.id, *source),
            [this, serial = m_pending->serial, wanted = *source](const Result<Secret> &secret) {
                if (!m_pending || m_pending->serial != serial)
                    return;
                if (secret.ok() && !secret->isEmpty())
                    m_pending->secrets.insert(wanted, *secret);
                advancePending();
            });
}

void Connections::open(const Profile &profile, const Secrets &secrets)
{
    m_used = secrets;
    m_refused.clear();
    m_everRefused.clear();
    if (find(profile.id))
        m_preferences.set(Pref::LastProfile, profile.id);
    m_session.open(profile, secrets);
}

void Connections::provideSecret(const QString &profileId, SourceId source, const Secret &secret)
{
    if (!secret.isEmpty())
        keep(profileId, source, secret);
    if (m_pending) {
        if (m_pending->profile.id != profileId)
            return;
        m_pending->secrets.insert(source, secret);
        advancePending();
        return;
    }
    if (!isConnected() || current().id != profileId || secret.isEmpty())
        return;
    Profile profile = current();
    for (Endpoint &endpoint : profile.endpoints) {
        if (endpoint.source == source)
            endpoint.usesSecret = true;
    }
    Secrets secrets = m_used;
    secrets.insert(source, secret);
    connectTo(profile, secrets);
}

void Connections::cancelPending()
{
    if (m_pending) {
        m_pending.reset();
        return;
    }
    if (!m_refused.isEmpty()) {
        m_refused.removeFirst();
        askRefused();
    }
}

void Connections::leave()
{
    m_pending.reset();
    m_refused.clear();
    m_session.close();
}

void Connections::onStoreChanged(const ClusterChange &change)
{
    if (!isConnected() || m_session.profile().demo)
        return;
    const bool idle = m_refused.isEmpty();
    for (const SourceState &state : change.after->sources) {
        const bool refused = !state.isLive() && state.error && state.error->kind == Error::Kind::Unauthorized;
        if (refused && !m_everRefused.contains(state.id)) {
            m_everRefused.insert(state.id);
            m_refused.append(state.id);
        }
    }
    if (idle)
        askRefused();
}

void Connections::askRefused()
{
    if (m_refused.isEmpty() || !isConnected())
        return;
    const SourceId source = m_refused.first();
    const Profile profile = current();
    if (m_used.contains(source)) {
        Q_EMIT secretNeeded(profile, source);
        return;
    }
    // Connected without one, from the command line perhaps: the keychain may have it from the last time.
    observe(this, m_secrets.read(profile.id, source), [this, profile, source](const Result<Secret> &secret) {
        if (!isConnected() || current().id != profile.id || m_refused.value(0, SourceId(-1)) != source)
            return;
        if (secret.ok() && !secret->isEmpty())
            provideSecret(profile.id, source, *secret);
        else
            Q_EMIT secretNeeded(profile, source);
    });
}

void Connections::keep(const QString &profileId, SourceId source, const Secret &secret)
{
    m_memory[profileId].insert(source, secret);
    observe(this, m_secrets.write(profileId, source, secret),
            [this, profileId, source](const Result<Nothing> &written) {
                if (written.ok())
                    m_memory[profileId].remove(source);
                else
                    Q_EMIT secretsNotKept(written.error());
            });
}

Result<Nothing> Connections::saveProfile(const Profile &profile, const Secrets &secrets)
{
    auto result = m_profiles.save(profile);
    for (auto it = secrets.begin(); it != secrets.end(); ++it) {
        if (it.value().isEmpty()) {
            m_memory[profile.id].remove(it.key());
            m_secrets.remove(profile.id, it.key());
        } else {
            keep(profile.id, it.key(), it.value());
        }
    }
    return result;
}

Result<Nothing> Connections::removeProfile(const QString &profileId)
{
    const Profile *profile = find(profileId);
    if (!profile)
        return Nothing{};
    for (const Endpoint &endpoint : profile->endpoints) {
        m_secrets.remove(profileId, endpoint.source);
        if (endpoint.usesZkSecret)
            m_secrets.remove(profileId, SourceId::ZooKeeper);
    }
    m_memory.remove(profileId);
    if (m_preferences.get(Pref::LastProfile).toString() == profileId)
        m_preferences.set(Pref::LastProfile, QString());
    if (isConnected() && current().id == profileId)
        leave();
    return m_profiles.remove(profileId);
}

void Connections::lookUp(QObject *context, const Profile &profile, const Secrets &secrets,
                         const std::function<void(const Secrets &)> &done)
{
    const auto source = missingSecret(profile, secrets);
    if (!source) {
        done(secrets);
        return;
    }
    const Secret remembered = m_memory.value(profile.id).value(*source);
    const auto call = remembered.isEmpty() ? m_secrets.read(profile.id, *source) : finishedCall<Secret>(remembered);
    observe(context, call, [this, context, profile, secrets, done, wanted = *source](const Result<Secret> &secret) {
        Secrets more = secrets;
        more.insert(wanted, secret.ok() ? *secret : Secret());
        lookUp(context, profile, more, done);
    });
}

Call<SourceStates> Connections::tryOut(const Profile &profile, const Secrets &secrets)
{
    auto *trial = new TryOut(m_clock, m_factory, TryOutLimitMs, this);
    const Call<SourceStates> call = trial->result();
    lookUp(trial, profile, secrets, [trial, profile](const Secrets &all) { trial->start(profile, all); });
    return call;
}

} // namespace mesoscope

#include "moc_connections.cpp"
