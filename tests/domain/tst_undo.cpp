// SPDX-License-Identifier: GPL-3.0-or-later
// What a command is taken back by, and what has no way back.
#include "models/domain/undo.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalingGoesBackToTheFormerNumber()
    {
        const auto undo = undoOf(ScaleApp{web(), 0, Force::Yes, 3}, {});
        const auto *scale = undo ? std::get_if<ScaleApp>(&*undo) : nullptr;
        QVERIFY(scale);
        QCOMPARE(scale->app, web());
        QCOMPARE(scale->instances, 3);
        QCOMPARE(scale->seenInstances, 0); // another number by now is somebody else's
        QCOMPARE(scale->force, Force::No);
    }

    void anEditGoesBackToTheVersionItBeganFrom()
    {
        const Receipt receipt{DeploymentId(u"d1"_s), u"2026-02-02T00:00:00Z"_s, false};
        for (const Command &command :
             {Command(UpdateApp{web(), {}, u"2026-01-01T00:00:00Z"_s, Force::No}),
              Command(RollBackApp{web(), u"2025-01-01T00:00:00Z"_s, Force::Yes, u"2026-01-01T00:00:00Z"_s})}) {
            const auto undo = undoOf(command, receipt);
            const auto *back = undo ? std::get_if<RollBackApp>(&*undo) : nullptr;
            QVERIFY(back);
            QCOMPARE(back->app, web());
            QCOMPARE(back->version, u"2026-01-01T00:00:00Z"_s);
            QCOMPARE(back->baseVersion, receipt.version); // another version by now is somebody else's
            QCOMPARE(back->force, Force::No);
        }
    }

    void theRestHasNoWayBack()
    {
        const Command commands[] = {DeployApp{},
                                    UpdateApp{web(), {}, {}, Force::No},
                                    ScaleApp{web(), 5, Force::No, -1},
                                    ScaleApp{web(), 5, Force::No, 5},
                                    RestartApp{web(), Force::No},
                                    DestroyApp{web(), Force::No},
                                    CreateGroup{web()},
                                    DestroyGroup{web(), Force::No},
                                    ScaleGroup{web(), 2, Force::No},
                                    RollBackApp{web(), u"v"_s, Force::No, {}},
                                    KillTasks{web(), {TaskId(u"t"_s)}, KillMode::Scale, Force::No},
                                    CancelDeployment{DeploymentId(u"d"_s), Force::No},
                                    ResetDelay{web()}};
        for (const Command &command : commands)
            QVERIFY2(!undoOf(command, Receipt{{}, u"v2"_s, false}), qPrintable(QString::number(command.index())));
    }

private:
    static AppId web() { return AppId(u"/shop/web"_s); }
};

MESOSCOPE_TEST(UndoTest)
#include "tst_undo.moc"
