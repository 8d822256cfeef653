// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets for as long as the program runs: for the demo, for tests, and where there is no keychain.
#pragma once

#include "app/core/ports/secretstore.h"

#include <QHash>

namespace mesoscope {

class MemoryStore : public SecretStore
{
public:
    Call<Secret> read(const QString &profileId, SourceId source) override;
    Call<Nothing> write(const QString &profileId, SourceId source, const Secret &secret) override;
    Call<Nothing> remove(const QString &profileId, SourceId source) override;
    bool isPersistent() const override { return false; }

private:
    QHash<QString, Secret> m_secrets;
};

} // namespace mesoscope
