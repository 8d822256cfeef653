// SPDX-License-Identifier: GPL-3.0-or-later
// Preferences on disk: whole, corrupt, unwritable, edited by hand.
#include "app/core/preferences.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace mesoscope;

namespace {

void write(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

QByteArray read(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class PreferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultsThenWhatWasSet()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("deep/preferences.ini"));
        {
            Preferences preferences(file);
            QCOMPARE(preferences.get(Pref::Theme).toString(), QStringLiteral("system"));
            QCOMPARE(preferences.get(Pref::NotificationsOn).toBool(), true);
            QCOMPARE(preferences.get(Pref::NotificationsPerMinute).toInt(), 10);
            QSignalSpy changed(&preferences, &Preferences::changed);
            preferences.set(Pref::Theme, QStringLiteral("dark"));
            preferences.set(Pref::Theme, QStringLiteral("dark"));
            QCOMPARE(changed.size(), 1);
            preferences.set(Pref::NotificationsOn, false);
            preferences.set(Pref::PageState, QVariantMap{{QStringLiteral("nodes"), QByteArray("\0\1", 2)}});
        }
        Preferences again(file);
        QVERIFY(again.corruptFile().isEmpty());
        QCOMPARE(again.get(Pref::Theme).toString(), QStringLiteral("dark"));
        QCOMPARE(again.get(Pref::NotificationsOn).toBool(), false);
        QCOMPARE(again.get(Pref::PageState).toMap().value(QStringLiteral("nodes")).toByteArray(),
                 QByteArray("\0\1", 2));
    }

    void aCorruptFileIsSetAside()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("preferences.ini"));
        const QByteArray garbage("\x00\x01[[[\n no equals sign here\n%%%\n", 30);
        write(file, garbage);
        Preferences preferences(file);
        QVERIFY(!preferences.corruptFile().isEmpty());
        QCOMPARE(read(preferences.corruptFile()), garbage);
        QCOMPARE(preferences.get(Pref::Theme).toString(), QStringLiteral("system"));
        preferences.set(Pref::Theme, QStringLiteral("light"));
        QCOMPARE(preferences.get(Pref::Theme).toString(), QStringLiteral("light"));
    }

    void nonsenseValuesAreDefaults()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("preferences.ini"));
        write(file, "[General]\ntheme=mauve\n[notifications]\nperMinute=100000\n");
        Preferences preferences(file);
        QCOMPARE(preferences.get(Pref::Theme).toString(), QStringLiteral("system"));
        QCOMPARE(preferences.get(Pref::NotificationsPerMinute).toInt(), 10);
    }

    void unwritableStillWorksInMemory()
    {
        const QTemporaryDir dir;
        const QString blocked = dir.filePath(QStringLiteral("file"));
        write(blocked, "x");
        Preferences preferences(blocked + QStringLiteral("/preferences.ini")); // a file is no folder
        preferences.set(Pref::Theme, QStringLiteral("dark"));
        QCOMPARE(preferences.get(Pref::Theme).toString(), QStringLiteral("dark"));
        QCOMPARE(read(blocked), QByteArray("x"));
    }

    void inMemoryTouchesNoDisk()
    {
        Preferences preferences(QStringLiteral(":memory:"));
        preferences.set(Pref::ChartSpanMinutes, 15);
        QCOMPARE(preferences.get(Pref::ChartSpanMinutes).toInt(), 15);
        QVERIFY(!QFile::exists(QStringLiteral(":memory:")));
    }
};

MESOSCOPE_TEST(PreferencesTest)

#include "tst_preferences.moc"
