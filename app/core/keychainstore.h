// SPDX-License-Identifier: GPL-3.0-or-later
// Secrets in the desktop's keychain (Secret Service, Keychain, Credential Manager) through QtKeychain.
#pragma once

#include "app/core/ports/secretstore.h"

#include <QObject>

#include <functional>

namespace QKeychain {
class Job;
}

namespace mesoscope {

/// GUI thread. Any error other than "no such entry" means that there is no keychain: reading then finds nothing,
/// writing fails with Unsupported, isPersistent() turns false. Never falls back to a file.
class KeychainStore : public QObject, public SecretStore
{
    Q_OBJECT

public:
    using QObject::QObject;

    Call<Secret> read(const QString &profileId, SourceId source) override;
    Call<Nothing> write(const QString &profileId, SourceId source, const Secret &secret) override;
    Call<Nothing> remove(const QString &profileId, SourceId source) override;
    bool isPersistent() const override { return m_works; }

private:
    template<class T>
    Call<T> run(QKeychain::Job *job, std::function<Result<T>(bool works)> outcome);

    bool m_works = true;
};

} // namespace mesoscope
