// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/recordfile.h"

#include "app/base/savefile.h"
#include "app/core/setaside.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int Schema = 1;
static constexpr qint64 MaximumBytes = 64 << 20;
static constexpr int WriteAfterMs = 2000; ///< one change is often followed by others

RecordFile::RecordFile(const QString &key, std::function<QJsonArray()> items, QObject *parent)
    : QObject(parent), m_key(key), m_items(std::move(items))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(WriteAfterMs);
    connect(&m_timer, &QTimer::timeout, this, &RecordFile::save);
}

QString RecordFile::pathOf(const QString &kind, const QString &profileKey, const QString &folder)
{
    const QString place =
        folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) : folder;
    const QByteArray name = QCryptographicHash::hash(profileKey.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return place + u'/' + kind + u'/' + QLatin1StringView(name) + ".json"_L1;
}

QJsonArray RecordFile::open(const QString &file)
{
    save();
    m_timer.stop();
    m_file = file;
    m_corruptFile.clear();
    m_dirty = false;
    setProblem({});
    return load();
}

QJsonArray RecordFile::load()
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly))
        return putAside(file.errorString());
    const QJsonObject root = QJsonDocument::fromJson(file.read(MaximumBytes)).object();
    file.close();
    if (root["schema"_L1].toInt() != Schema || !root[m_key].isArray())
        return putAside(u"not a list of "_s + m_key);
    return root[m_key].toArray();
}

QJsonArray RecordFile::putAside(const QString &why)
{
    m_corruptFile = setAside(m_file);
    if (m_corruptFile.isEmpty()) {
        m_file.clear(); // in memory only: what cannot be moved must not be written over
        setProblem(why);
    } else {
        Q_EMIT keptAside(m_corruptFile);
    }
    return {};
}

void RecordFile::keepCopy()
{
    m_corruptFile = copyAside(m_file);
    if (!m_corruptFile.isEmpty())
        Q_EMIT keptAside(m_corruptFile);
}

void RecordFile::touch()
{
    m_dirty = true;
    if (!m_file.isEmpty() && !m_timer.isActive())
        m_timer.start();
}

void RecordFile::setProblem(const QString &problem)
{
    if (m_problem == problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged();
}

void RecordFile::save()
{
    if (!m_dirty || m_file.isEmpty())
        return;
    const QJsonObject root{{u"schema"_s, Schema}, {m_key, m_items()}};
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly)) {
        setProblem(file.errorString());
        return;
    }
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(QJsonDocument(root).toJson(QJsonDocument::Compact)) < 0 || !commitWhole(file)) {
        setProblem(file.errorString());
        return;
    }
    m_dirty = false;
    setProblem({});
}

} // namespace mesoscope

#include "moc_recordfile.cpp"
