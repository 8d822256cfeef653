// SPDX-License-Identifier: GPL-3.0-or-later
// Settings on a disk that takes no more: said, kept in memory, and what was there before stays whole.
#include "app/core/preferences.h"
#include "app/core/profilestore.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace mesoscope;

namespace {

#ifdef Q_OS_UNIX
/// While it lives no file of this program grows beyond a few bytes: the same short writes as on a full disk.
class FullDisk
{
public:
    FullDisk()
    {
        m_handler = ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit tight = m_before;
        tight.rlim_cur = 16;
        ::setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~FullDisk()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};
#endif

QByteArray read(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Profile profileOf(const QString &name)
{
    Profile profile;
    profile.name = name;
    Endpoint marathon;
    marathon.urls = {QUrl(QStringLiteral("https://marathon.example/"))};
    profile.endpoints = {marathon};
    return profile;
}

} // namespace

class DiskFullTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
#ifndef Q_OS_UNIX
        QSKIP("no limit for the size of files here");
#endif
    }

    void profilesAreSaidToBeUnsavedAndStayWhole()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("profiles.json"));
        ProfileStore store(file);
        const Profile first = profileOf(QStringLiteral("first"));
        QVERIFY(store.save(first).ok());
        const QByteArray before = read(file);
        const Profile second = profileOf(QStringLiteral("second"));
        Result<Nothing> refused = Nothing{};
        {
            const FullDisk full;
            refused = store.save(second);
        }
        QVERIFY(!refused.ok());
        QVERIFY(!refused.error().detail.isEmpty()); // the system's reason, for the dialog
        QCOMPARE(read(file), before);
        QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1); // no half a file is left
        QVERIFY(store.find(second.id));                              // it can be used until the program ends
        QVERIFY(store.save(second).ok());
        QCOMPARE(ProfileStore(file).profiles().size(), 2);
#endif
    }

    void preferencesStayWhole()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("preferences.ini"));
        {
            Preferences preferences(file);
            preferences.set(Pref::Theme, QStringLiteral("dark"));
        }
        QVERIFY(!read(file).isEmpty());
        {
            const FullDisk full;
            Preferences preferences(file);
            preferences.set(Pref::Theme, QStringLiteral("light"));
            QCOMPARE(preferences.get(Pref::Theme).toString(), QStringLiteral("light"));
        }
        QVERIFY(read(file).contains("dark")); // what was written before is still all there
        Preferences again(file);
        QVERIFY(again.corruptFile().isEmpty());
        QVERIFY(again.get(Pref::Theme).toString() != QStringLiteral("system"));
#endif
    }
};

MESOSCOPE_TEST(DiskFullTest)

#include "tst_diskfull.moc"
