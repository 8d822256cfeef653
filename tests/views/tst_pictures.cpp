// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the pages for people to look at (in the build directory), and the checks that a picture allows.
#include "tests/support/testmain.h"
#include "tests/views/windowfixture.h"

#include <QDir>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class PicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pages_data();
    void pages();
};

void PicturesTest::pages_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QSize>("size");
    for (const auto &[name, mode] : {std::pair("light", ThemeMode::Light), std::pair("dark", ThemeMode::Dark)}) {
        QTest::addRow("%s-large", name) << int(mode) << QSize(1440, 900);
        QTest::addRow("%s-small", name) << int(mode) << QSize(1024, 640);
    }
}

void PicturesTest::pages()
{
    QFETCH(int, mode);
    QFETCH(QSize, size);
    WindowFixture fixture;
    fixture.theme.setMode(ThemeMode(mode));
    fixture.window->resize(size);
    fixture.publish(sampleCluster());
    for (quint64 i = 1; i <= 12; ++i) {
        ClusterEvent event;
        event.serial = i;
        event.timeMs = SampleNow - qint64(12 - i) * 7000;
        event.type = i % 3 ? u"status_update_event"_s : u"instance_health_changed_event"_s;
        event.subject = i % 2 ? u"/shop/frontend"_s : u"/data/indexer"_s;
        event.summary = i % 3 ? u"TASK_RUNNING host=node-03.example"_s : u"healthy=false host=node-03.example"_s;
        event.payload = R"({"eventType":"status_update_event","taskStatus":"TASK_RUNNING","host":"node-03.example"})";
        fixture.store.addEvents({event});
    }
    const SnapshotPtr snapshot = fixture.store.current();
    const QString folder = QDir::currentPath() + u"/pictures"_s;
    QVERIFY(QDir().mkpath(folder));
    const std::initializer_list<std::pair<PageId, Selectable>> views{
        {PageId::Overview, NothingSelected{}},
        {PageId::Applications, AppId(u"/shop/mailer"_s)},
        {PageId::Instances, snapshot->tasksOf(snapshot->findApp(AppId(u"/shop/frontend"_s))->handle).at(2)->id},
        {PageId::Nodes, snapshot->agents.at(1).id},
        {PageId::Deployments, snapshot->deployments.front().id},
        {PageId::Events, NothingSelected{}},
    };
    for (const auto &[page, what] : views) {
        fixture.selection.open(page, what);
        QTRY_VERIFY(fixture.window->isSettled());
        QTest::qWait(80); // a frame after the last feed
        const QPixmap picture = fixture.window->grab();
        QCOMPARE(picture.deviceIndependentSize().toSize(), size); // nothing forces the window wider than it may be
        QVERIFY(
            picture.save(u"%1/%2-%3.png"_s.arg(folder, pageName(page), QString::fromLatin1(QTest::currentDataTag()))));
    }
}

MESOSCOPE_TEST(PicturesTest)
#include "tst_pictures.moc"
