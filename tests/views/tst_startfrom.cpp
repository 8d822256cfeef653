// SPDX-License-Identifier: GPL-3.0-or-later
// A new app begun from something else than an empty form, and that nothing typed is lost for it.
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/dialogs/definition.h"
#include "views/dialogs/startfrom.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The dialogs over the dialog.
QDialog *above(const DialogFixture &f, const char *name)
{
    auto *found = f.window.findChild<QDialog *>(QString::fromLatin1(name));
    return found && found->isVisible() ? found : nullptr;
}

void start(const DialogFixture &f, int entry)
{
    f.find<StartFrom>("startFrom")->menu()->actions().at(entry)->trigger();
}

enum Entry { FromNothing, PodFromNothing, DockerRun, JsonFile, Clipboard, Copy };

QString id(const DialogFixture &f)
{
    auto *deploy = f.window.findChild<QDialog *>(u"deployDialog"_s);
    return deploy->findChild<QLineEdit *>(u"id"_s)->text();
}

void drop(const DialogFixture &f, const QMimeData &data)
{
    QDialog *deploy = f.dialog();
    QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(deploy, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(deploy, &event);
}

} // namespace

class StartFromTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDockerRunLine()
    {
        DialogFixture f;
        f.actions().deploy();
        start(f, DockerRun);
        QTRY_VERIFY(above(f, "dockerRunDialog"));
        QDialog *ask = above(f, "dockerRunDialog");
        auto *use = ask->findChild<QPushButton *>(u"use"_s);
        auto *line = ask->findChild<QPlainTextEdit *>(u"line"_s);
        const auto *result = ask->findChild<QLabel *>(u"result"_s);
        QVERIFY(!use->isEnabled());
        line->setPlainText(u"docker run"_s);
        QVERIFY(!use->isEnabled());
        QVERIFY2(result->text().contains(u"image"_s), qPrintable(result->text()));
        line->setPlainText(u"docker run --name web --device /dev/x --cgroup-parent y -e API_TOKEN=hunter2 nginx:1"_s);
        QVERIFY(use->isEnabled());
        QVERIFY2(result->text().contains(u"/env/API_TOKEN"_s), qPrintable(result->text()));
        QVERIFY(!result->text().contains(u"hunter2"_s));
        use->click();
        QTRY_COMPARE(id(f), u"/web"_s);
        QCOMPARE(f.find<QLineEdit>("image")->text(), u"nginx:1"_s);
        f.click("submit");
        QTRY_COMPARE(f.api.commands.size(), size_t(1));
        const auto *sent = std::get_if<DeployApp>(&f.api.commands.front());
        QVERIFY(sent);
        QCOMPARE(sent->definition.value("env"_L1)["API_TOKEN"_L1].toString(), u"hunter2"_s);
    }

    void jsonFromTheClipboard()
    {
        DialogFixture f;
        f.actions().deploy();
        QApplication::clipboard()->setText(u"{\"app\": {\"id\": \"/x/y\", \"cmd\": \"run\", \"version\": \"v\"}}"_s);
        start(f, Clipboard);
        QTRY_COMPARE(id(f), u"/x/y"_s);
        QApplication::clipboard()->setText(u"{\"id\": \"/g\", \"apps\": []}"_s);
        start(f, Clipboard);
        QTRY_VERIFY(!f.errorTitle().isEmpty());
        QVERIFY2(f.errorDetail().contains(u"group"_s), qPrintable(f.errorDetail()));
        QCOMPARE(id(f), u"/x/y"_s); // as it was
    }

    void aFileOrATextIsDropped()
    {
        DialogFixture f;
        const QString name = f.folder.filePath(u"app.json"_s);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"id\": \"/from/file\", \"cmd\": \"run\"}");
        file.close();
        f.actions().deploy();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(name)});
        drop(f, data);
        QTRY_COMPARE(id(f), u"/from/file"_s);
        QMimeData gone;
        gone.setUrls({QUrl::fromLocalFile(f.folder.filePath(u"none.json"_s))});
        drop(f, gone);
        QTRY_VERIFY(f.errorTitle().contains(u"cannot be read"_s));
        QMimeData line;
        line.setText(u"docker run redis:7"_s);
        drop(f, line);
        QTRY_VERIFY(above(f, "dockerRunDialog"));
    }

    /// Another kind of definition, another form; the title says which it is.
    void aPodFromNothing()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            DialogFixture f(mode);
            f.actions().deploy();
            QCOMPARE(f.dialog()->windowTitle(), u"Deploy an app"_s);
            start(f, PodFromNothing);
            QCOMPARE(f.dialog()->windowTitle(), u"Deploy a pod"_s);
            f.find<QLineEdit>("id")->insert(u"/data/etl"_s);
            f.find<QLineEdit>("image0")->insert(u"etl:1"_s);
            f.picture("deploy-pod");
            f.find<QPushButton>("addContainer")->click();
            f.find<QLineEdit>("image1")->insert(u"side:1"_s);
            Q_EMIT f.find<QComboBox>("healthKind1")->activated(1);
            f.find<QListWidget>("sections")->setCurrentRow(2);
            f.picture("deploy-pod-container");
            f.click("submit"); // the check has no endpoint yet
            QVERIFY(f.api.commands.empty());
            f.picture("deploy-pod-problem");
            Q_EMIT f.find<QComboBox>("healthKind1")->activated(0);
            f.click("submit");
            QTRY_COMPARE(f.api.commands.size(), size_t(1));
            const QJsonObject sent = std::get<DeployApp>(f.api.commands.front()).definition;
            QCOMPARE(sent.value("containers"_L1)[1]["image"_L1]["id"_L1].toString(), u"side:1"_s);
        }
    }

    void aCopyOfAnApp()
    {
        DialogFixture f;
        f.api.present = {
            {u"/shop/cart"_s,
             {{u"id"_s, u"/shop/cart"_s},
              {u"cmd"_s, u"run"_s},
              {u"version"_s, u"v"_s},
              {u"tasksRunning"_s, 2},
              {u"futureKey"_s, 7},
              {u"portDefinitions"_s, QJsonArray{QJsonObject{{u"port"_s, 10001}, {u"name"_s, u"web"_s}}}}}}};
        f.actions().deploy();
        start(f, Copy);
        QTRY_VERIFY(above(f, "appChooser"));
        QDialog *chooser = above(f, "appChooser");
        auto *list = chooser->findChild<QListWidget *>(u"apps"_s);
        QCOMPARE(list->count(), 3);
        QTest::keyClicks(chooser->findChild<QLineEdit *>(u"filter"_s), u"CART"_s);
        QCOMPARE(list->currentItem()->text(), u"/shop/cart"_s);
        QTest::keyClick(chooser->findChild<QLineEdit *>(u"filter"_s), Qt::Key_Return);
        QTRY_COMPARE(id(f), u"/shop/cart-copy"_s);
        f.click("submit");
        QTRY_COMPARE(f.api.commands.size(), size_t(1));
        const QJsonObject sent = std::get<DeployApp>(f.api.commands.front()).definition;
        QCOMPARE(sent.value("futureKey"_L1).toInt(), 7);
        QVERIFY(!sent.contains("version"_L1) && !sent.contains("tasksRunning"_L1));
        QCOMPARE(sent.value("portDefinitions"_L1)[0]["port"_L1].toInt(), 0); // the old one would collide
    }

    void aCopysNameIsFree()
    {
        const QJsonObject app{{u"id"_s, u"/a"_s}};
        QCOMPARE(copyOf(app, {}).value("id"_L1).toString(), u"/a-copy"_s);
        QCOMPARE(copyOf(app, {u"/a-copy"_s, u"/a-copy-2"_s}).value("id"_L1).toString(), u"/a-copy-3"_s);
    }

    void nothingTypedIsLostWithoutAQuestion()
    {
        DialogFixture f;
        f.actions().deploy();
        QTest::keyClicks(f.find<QLineEdit>("id"), u"/typed"_s);
        QApplication::clipboard()->setText(u"{\"id\": \"/other\", \"cmd\": \"run\"}"_s);
        start(f, Clipboard);
        QTRY_VERIFY(above(f, "replace"));
        QCOMPARE(id(f), u"/typed"_s);
        qobject_cast<QMessageBox *>(above(f, "replace"))->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(!above(f, "replace"));
        QCOMPARE(id(f), u"/typed"_s);
        start(f, Clipboard);
        QTRY_VERIFY(above(f, "replace"));
        qobject_cast<QMessageBox *>(above(f, "replace"))->button(QMessageBox::Ok)->click();
        QTRY_COMPARE(id(f), u"/other"_s);
        start(f, FromNothing); // nothing was typed since
        QTRY_COMPARE(id(f), QString());
    }

    void anEditBeginsFromTheAppOnly()
    {
        DialogFixture f;
        f.api.present = {{u"/shop/cart"_s, {{u"id"_s, u"/shop/cart"_s}, {u"cmd"_s, u"run"_s}}}};
        f.actions().edit(AppId(u"/shop/cart"_s));
        QVERIFY(f.dialog());
        QVERIFY(!f.find<StartFrom>("startFrom"));
        QVERIFY(!f.dialog()->acceptDrops());
    }
};

MESOSCOPE_TEST(StartFromTest)
#include "tst_startfrom.moc"
