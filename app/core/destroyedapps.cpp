// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/destroyedapps.h"

#include "models/domain/secretparts.h"
#include "models/domain/validate.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype MaximumDefinition = 256 << 10;

static QString secretKeyOf(const QString &profile, const AppId &app)
{
    // Paths may be long, and some keychains bound their names.
    const QByteArray hash =
        QCryptographicHash::hash((profile + u' ' + app.text()).toUtf8(), QCryptographicHash::Sha256);
    return u"destroyed/"_s + QLatin1StringView(hash.toHex().left(32));
}

static QJsonObject toJson(const DestroyedApp &app)
{
    return {{u"id"_s, app.id.text()},
            {u"goneMs"_s, app.goneMs},
            {u"definition"_s, app.definition},
            {u"hasSecrets"_s, app.hasSecrets}};
}

static std::optional<DestroyedApp> appFromJson(const QJsonObject &json)
{
    DestroyedApp app;
    app.id = AppId(json["id"_L1].toString());
    app.goneMs = qint64(std::clamp(json["goneMs"_L1].toDouble(), 0.0, 1e15));
    app.definition = json["definition"_L1].toObject();
    app.hasSecrets = json["hasSecrets"_L1].toBool();
    if (app.id.isEmpty() || app.definition["id"_L1].toString() != app.id.text())
        return std::nullopt;
    return app;
}

DestroyedApps::DestroyedApps(Store &store, SecretStore &secrets, QObject *parent)
    : QObject(parent), m_secrets(secrets), m_file(u"destroyedApps"_s, [this] {
          QJsonArray items;
          for (const DestroyedApp &app : std::as_const(m_apps))
              items.append(toJson(app));
          return items;
      })
{
    connect(&store, &Store::changed, this, &DestroyedApps::see);
    connect(&store, &Store::cleared, this, [this] { m_file.save(); });
}

DestroyedApps::~DestroyedApps()
{
    m_file.save();
}

void DestroyedApps::open(const QString &file, const QString &profileKey, Secrets secrets)
{
    const QJsonArray items = m_file.open(file);
    m_profile = profileKey;
    m_keeps = secrets;
    m_apps.clear();
    m_values.clear();
    bool allGood = items.size() <= MaximumApps;
    for (const QJsonValue &item : items) {
        const std::optional<DestroyedApp> app = appFromJson(item.toObject());
        if (app && m_apps.size() < MaximumApps)
            m_apps.append(*app);
        else
            allGood = false;
    }
    if (!allGood)
        m_file.keepCopy(); // the next save writes the good ones only
    Q_EMIT changed();
}

void DestroyedApps::see(const ClusterChange &change)
{
    const auto whole = [](const SnapshotPtr &snapshot) {
        return snapshot && snapshot->source(SourceId::Marathon).isLive() &&
               snapshot->source(SourceId::Marathon).hasData();
    };
    // What is missing in old data, or in none, is not destroyed.
    if (change.changes.apps.removed.empty() || !whole(change.before) || !whole(change.after))
        return;
    for (const quint32 handle : change.changes.apps.removed) {
        if (const App *app = change.before->app(AppHandle(handle)))
            take(*app, change.after->takenAtMs);
    }
    while (m_apps.size() > MaximumApps)
        drop(0);
    m_file.touch();
    Q_EMIT changed();
}

void DestroyedApps::take(const App &app, qint64 nowMs)
{
    const QJsonObject definition = editableDefinition(QJsonDocument::fromJson(app.definition).object());
    if (app.kind != App::Kind::App || definition["id"_L1].toString() != app.id.text() ||
        app.definition.size() > MaximumDefinition)
        return;
    const auto known =
        std::find_if(m_apps.begin(), m_apps.end(), [&app](const DestroyedApp &former) { return former.id == app.id; });
    if (known != m_apps.end())
        drop(known - m_apps.begin());
    const SecretParts parts = takeSecretsOut(definition);
    m_apps.append({app.id, nowMs, parts.masked, !parts.values.isEmpty()});
    if (parts.values.isEmpty())
        return;
    m_values.insert(app.id, parts.values);
    if (m_keeps == Secrets::InMemory)
        return;
    // Without a keychain they are known until the program ends, and are asked for again after that.
    const QByteArray text = QJsonDocument(parts.values).toJson(QJsonDocument::Compact);
    m_secrets.write(secretKey(app.id), SourceId::Marathon, Secret::token(QString::fromUtf8(text)));
}

void DestroyedApps::drop(qsizetype index)
{
    if (m_keeps == Secrets::Stored && m_apps.at(index).hasSecrets)
        m_secrets.remove(secretKey(m_apps.at(index).id), SourceId::Marathon);
    m_values.remove(m_apps.at(index).id);
    m_apps.removeAt(index);
}

QString DestroyedApps::secretKey(const AppId &app) const
{
    return secretKeyOf(m_profile, app);
}

Call<QJsonObject> DestroyedApps::definition(const AppId &app)
{
    const auto found =
        std::find_if(m_apps.cbegin(), m_apps.cend(), [&app](const DestroyedApp &one) { return one.id == app; });
    if (found == m_apps.cend()) {
        Error none;
        none.kind = Error::Kind::NotFound;
        return finishedCall<QJsonObject>(none);
    }
    if (!found->hasSecrets || m_values.contains(app))
        return finishedCall<QJsonObject>(putSecretsIn(found->definition, m_values.value(app)));
    auto promise = std::make_shared<QPromise<Result<QJsonObject>>>();
    promise->start();
    observe(this, m_secrets.read(secretKey(app), SourceId::Marathon),
            [promise, masked = found->definition](const Result<Secret> &secret) {
                const QString text = secret.ok() ? secret->toText() : QString();
                const QByteArray values = text.mid(text.indexOf(u':') + 1).toUtf8();
                promise->addResult(putSecretsIn(masked, QJsonDocument::fromJson(values).array()));
                promise->finish();
            });
    return promise->future();
}

void DestroyedApps::forget(const QString &file, const QString &profileKey)
{
    RecordFile old(u"destroyedApps"_s, [] { return QJsonArray(); });
    const QJsonArray items = old.open(file);
    for (const QJsonValue &item : items)
        m_secrets.remove(secretKeyOf(profileKey, AppId(item.toObject()["id"_L1].toString())), SourceId::Marathon);
    QFile::remove(file);
    if (profileKey == m_profile) {
        m_apps.clear();
        m_values.clear();
        Q_EMIT changed();
    }
}

} // namespace mesoscope

#include "moc_destroyedapps.cpp"
