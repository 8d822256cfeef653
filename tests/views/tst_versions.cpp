// SPDX-License-Identifier: GPL-3.0-or-later
// The versions of an app: any two compared, and editing that begins with a former one.
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/dialogs/deploydialog.h"
#include "views/widgets/versionsview.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Frontend(u"/shop/frontend"_s);

/// Three versions: newest first.
struct VersionsDesk : DialogFixture
{
    VersionsDesk()
    {
        const auto definition = [](double cpus, const QString &password, const QString &version) {
            return QJsonObject{{u"id"_s, u"/shop/frontend"_s},
                               {u"cmd"_s, u"run"_s},
                               {u"cpus"_s, cpus},
                               {u"version"_s, version},
                               {u"env"_s, QJsonObject{{u"DB_PASSWORD"_s, password}}}};
        };
        versions = {u"2023-11-14T20:00:00.000Z"_s, u"2023-11-13T20:00:00.000Z"_s, u"2023-11-12T20:00:00.000Z"_s};
        api.versionList = versions;
        api.definitions = {{QString(), definition(1, u"hunter2"_s, versions[0])},
                           {versions[0], definition(1, u"hunter2"_s, versions[0])},
                           {versions[1], definition(0.5, u"hunter2"_s, versions[1])},
                           {versions[2], definition(0.5, u"correct-horse"_s, versions[2])}};
        view = std::make_unique<VersionsView>(context, actions());
        App app;
        app.id = Frontend;
        app.version = versions[0];
        view->resize(400, 500);
        view->show();
        view->showApp(app);
    }
    QStringList compared() const
    {
        const auto *table = view->findChild<QTableWidget *>(u"changes"_s);
        QStringList lines;
        for (int row = 0; table->isVisible() && row < table->rowCount(); ++row)
            lines +=
                table->item(row, 0)->text() + u' ' + table->item(row, 1)->text() + u' ' + table->item(row, 2)->text();
        return lines;
    }
    QListWidget *list() const { return view->findChild<QListWidget *>(); }
    QComboBox *with() const { return view->findChild<QComboBox *>(u"compareWith"_s); }

    QStringList versions;
    std::unique_ptr<VersionsView> view;
};

} // namespace

class VersionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyTwoAreCompared()
    {
        VersionsDesk desk;
        QTRY_COMPARE(desk.list()->count(), 3);
        desk.list()->setCurrentRow(1);
        QTRY_COMPARE(desk.compared(), QStringList{u"cpus 1 0.5"_s}); // with what runs
        desk.list()->setCurrentRow(2);
        QTRY_COMPARE(desk.compared().size(), 2);
        QVERIFY2(!desk.compared().join(u' ').contains(u"horse"_s), qPrintable(desk.compared().join(u' ')));
        desk.with()->setCurrentIndex(1); // with the one before it: there is none
        QTRY_VERIFY(desk.compared().isEmpty());
        desk.list()->setCurrentRow(0);
        QTRY_COMPARE(desk.compared(), QStringList{u"cpus 0.5 1"_s});
        desk.with()->setCurrentIndex(desk.with()->findData(desk.versions[2]));
        desk.list()->setCurrentRow(1);
        QTRY_COMPARE(desk.compared().size(), 1);
        QVERIFY(desk.compared().first().contains(u"another secret"_s));
    }

    void aVersionThatIsGoneIsSaid()
    {
        VersionsDesk desk;
        desk.api.definitions.remove(desk.versions[2]);
        QTRY_COMPARE(desk.list()->count(), 3);
        desk.list()->setCurrentRow(2);
        QTRY_VERIFY(desk.compared().isEmpty());
        desk.list()->setCurrentRow(1);
        QTRY_COMPARE(desk.compared().size(), 1);
    }

    void editingBeginsWithAFormerOne()
    {
        VersionsDesk desk;
        QTRY_COMPARE(desk.list()->count(), 3);
        auto *edit = desk.view->findChild<QPushButton *>(u"editFrom"_s);
        QVERIFY(!edit->isEnabled());
        desk.list()->setCurrentRow(0);
        QVERIFY(!edit->isEnabled()); // it runs already: the ordinary way is the way
        desk.list()->setCurrentRow(1);
        QVERIFY(edit->isEnabled());
        edit->click();
        auto *dialog = qobject_cast<DeployDialog *>(desk.dialog());
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->definition().value("cpus"_L1).toDouble(), 0.5);
        auto *changes = dialog->findChild<QTableWidget *>(u"changes"_s);
        QTRY_COMPARE(changes->rowCount(), 1);
        dialog->findChild<QPushButton *>(u"submit"_s)->click(); // shows what changes first
        if (desk.api.commands.empty())
            dialog->findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_COMPARE(desk.api.commands.size(), size_t(1));
        const auto &sent = std::get<UpdateApp>(desk.api.commands.front());
        QCOMPARE(sent.baseVersion, desk.versions[0]); // somebody else's change meanwhile is noticed
        QCOMPARE(sent.definition.value("cpus"_L1).toDouble(), 0.5);
    }
};

MESOSCOPE_TEST(VersionsTest)

#include "tst_versions.moc"
