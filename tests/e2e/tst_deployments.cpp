// SPDX-License-Identifier: GPL-3.0-or-later
// Deployments from beginning to end on a living cluster: readiness, roll-back, and what is remembered of them.
#include "app/core/deploymenthistory.h"
#include "app/demo/simcluster.h"
#include "models/items/deploymentsmodel.h"
#include "tests/e2e/livewindow.h"
#include "tests/support/testmain.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

#include <QDialog>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;
using State = DeploymentRecord::State;

class DeploymentsLiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LiveWindow>(u"small"_s, 2);
        QVERIFY(m_live->start());
        QVERIFY(m_live->settleOn(PageId::Deployments));
    }
    void cleanupTestCase() { m_live.reset(); }

    void readinessIsSeenAndTheEndRemembered()
    {
        const DeploymentId id = put(ready(u"/slow-start"_s));
        QTRY_VERIFY_WITH_TIMEOUT(said().contains(u"/slow-start"_s), 20000);
        m_live->app().selection().open(PageId::Deployments, id);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"not ready yet"_s), qPrintable(said()), 20000);
        QTRY_VERIFY2_WITH_TIMEOUT(state(id) == u"finished"_s, qPrintable(state(id)), 30000);
        QVERIFY2(said().contains(u"1. start /slow-start"_s), qPrintable(said()));
        const DeploymentRecord *record = history().find(id);
        QVERIFY(record && record->told && record->durationMs());
        QVERIFY(history().file().problem().isEmpty());
    }

    void aRollBackFromHereIsCalledSo()
    {
        QJsonObject never = ready(u"/never"_s);
        never["cpus"_L1] = 500; // no node has them: it waits until somebody ends it
        const DeploymentId id = put(never);
        QTRY_VERIFY_WITH_TIMEOUT(!state(id).isEmpty(), 20000);
        m_live->app().selection().open(PageId::Deployments, id);
        auto *button = page()->findChild<QPushButton *>(u"rollBackDeployment"_s);
        QTRY_VERIFY(button->isVisible() && button->isEnabled());
        button->click();
        QDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = m_live->window().findChild<QDialog *>(u"rollBackDeploymentDialog"_s)));
        dialog->findChild<QPushButton *>(u"submit"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(state(id), u"rolled back"_s, 20000);
        QVERIFY(history().find(id)->ours);
        QTRY_VERIFY2(said().contains(u"It was rolled back from here."_s), qPrintable(said()));
        m_live->inCluster([](demo::SimCluster &cluster) { QVERIFY(!cluster.apps().contains(u"/never"_s)); });
    }

private:
    Page *page() { return m_live->window().page(PageId::Deployments); }
    QString said() { return m_live->textOf(PageId::Deployments); }
    const DeploymentHistory &history() { return m_live->app().services().deployments; }
    /// The word in the table; empty: not listed.
    QString state(const DeploymentId &id)
    {
        const QAbstractItemModel *model = page()->findChild<QTableView *>(u"deployments"_s)->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(IdRole).toString() == id.text())
                return model->index(row, DeploymentsModel::State).data().toString();
        }
        return {};
    }
    DeploymentId put(const QJsonObject &definition)
    {
        DeploymentId id;
        m_live->inCluster(
            [&](demo::SimCluster &cluster) { id = DeploymentId(cluster.putApps({definition}, false).deploymentId); });
        return id;
    }
    /// An app of one instance with a readiness check.
    QJsonObject ready(const QString &id)
    {
        QJsonObject definition;
        m_live->inCluster(
            [&](demo::SimCluster &cluster) { definition = cluster.apps().at(u"/shop/frontend"_s).definition; });
        for (const QString &left : {u"constraints"_s, u"healthChecks"_s, u"dependencies"_s})
            definition.remove(left);
        definition["id"_L1] = id;
        definition["instances"_L1] = 1;
        definition["readinessChecks"_L1] = QJsonArray{QJsonObject{{u"name"_s, u"up"_s}, {u"portName"_s, u"http"_s}}};
        return definition;
    }

    std::unique_ptr<LiveWindow> m_live;
};

MESOSCOPE_TEST(DeploymentsLiveTest)

#include "tst_deployments.moc"
