// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/memorystore.h"

namespace mesoscope {

static QString slot(const QString &profileId, SourceId source)
{
    return profileId + QLatin1Char('/') + QString::number(int(source));
}

Call<Secret> MemoryStore::read(const QString &profileId, SourceId source)
{
    return finishedCall<Secret>(m_secrets.value(slot(profileId, source)));
}

Call<Nothing> MemoryStore::write(const QString &profileId, SourceId source, const Secret &secret)
{
    m_secrets.insert(slot(profileId, source), secret);
    return finishedCall<Nothing>(Nothing{});
}

Call<Nothing> MemoryStore::remove(const QString &profileId, SourceId source)
{
    m_secrets.remove(slot(profileId, source));
    return finishedCall<Nothing>(Nothing{});
}

} // namespace mesoscope
