// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/keychainstore.h"

#include "app/core/profile.h"

#include <qt6keychain/keychain.h>

namespace mesoscope {

static QString service()
{
    return QStringLiteral("mesoscope");
}

static QString entry(const QString &profileId, SourceId source)
{
    return profileId + QLatin1Char('/') + sourceKey(source);
}

static Error noKeychain(SourceId source)
{
    Error error;
    error.kind = Error::Kind::Unsupported;
    error.source = source;
    return error;
}

template<class T>
Call<T> KeychainStore::run(QKeychain::Job *job, std::function<Result<T>(bool works)> outcome)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const Call<T> call = promise->future();
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this, [this, promise, outcome](QKeychain::Job *done) {
        const bool works = done->error() == QKeychain::NoError || done->error() == QKeychain::EntryNotFound;
        if (!works)
            m_works = false;
        promise->addResult(outcome(works));
        promise->finish();
    });
    job->start(); // deletes itself when finished
    return call;
}

Call<Secret> KeychainStore::read(const QString &profileId, SourceId source)
{
    auto *job = new QKeychain::ReadPasswordJob(service(), this);
    job->setKey(entry(profileId, source));
    return run<Secret>(job, [job](bool) -> Result<Secret> {
        return job->error() == QKeychain::NoError ? Secret::fromText(job->textData()) : Secret();
    });
}

Call<Nothing> KeychainStore::write(const QString &profileId, SourceId source, const Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(service(), this);
    job->setKey(entry(profileId, source));
    job->setTextData(secret.toText());
    return run<Nothing>(job, [source](bool works) -> Result<Nothing> {
        return works ? Result<Nothing>(Nothing{}) : Result<Nothing>(noKeychain(source));
    });
}

Call<Nothing> KeychainStore::remove(const QString &profileId, SourceId source)
{
    auto *job = new QKeychain::DeletePasswordJob(service(), this);
    job->setKey(entry(profileId, source));
    return run<Nothing>(job, [source](bool works) -> Result<Nothing> {
        return works ? Result<Nothing>(Nothing{}) : Result<Nothing>(noKeychain(source));
    });
}

} // namespace mesoscope

#include "moc_keychainstore.cpp"
