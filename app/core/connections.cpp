// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/connections.h"

namespace mesoscope {

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

bool Connections::connectTo(const QString &)
{
    return false;
}

void Connections::connectTo(const Profile &, const Secrets &) {}

void Connections::provideSecret(const QString &, SourceId, const Secret &) {}

void Connections::cancelPending() {}

void Connections::leave() {}

Result<Nothing> Connections::saveProfile(const Profile &, const Secrets &)
{
    return Nothing{};
}

Result<Nothing> Connections::removeProfile(const QString &)
{
    return Nothing{};
}

Call<SourceStates> Connections::tryOut(const Profile &, const Secrets &)
{
    return finishedCall<SourceStates>(Error{});
}

} // namespace mesoscope

#include "moc_connections.cpp"
