// SPDX-License-Identifier: GPL-3.0-or-later
// Every state, error, incident and command has words, and numbers read well.
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/text/commandtext.h"
#include "views/text/deploymenttext.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/text/statetext.h"

#include <QLocale>
#include <QSet>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

class TextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void everyErrorHasATitleAndAdvice();
    void everyProblemHasASentence();
    void everyStateHasAWord();
    void everyIncidentHasASentenceAndANotice();
    void groupedNoticesCount();
    void everyCommandHasWords();
    void appStatusSaysWhatIsGoingOn();
    void unknownNumbersAreADash();
    void numbersReadWell();
    void agesReadWell();
    void remoteTextIsNotAPlaceholder();
    void deploymentActionsAreWords();
};

void TextsTest::everyErrorHasATitleAndAdvice()
{
    QSet<QString> titles;
    for (int kind = 0; kind <= int(Error::Kind::ReadOnly); ++kind) {
        const Error error = errorOf(Error::Kind(kind), 500, u" detail "_s);
        const ErrorText text = describe(error);
        QVERIFY2(!text.title.isEmpty(), qPrintable(QString::number(kind)));
        QVERIFY2(text.title.endsWith(u'.'), qPrintable(text.title));
        QVERIFY2(!text.advice.isEmpty() || error.kind == Error::Kind::Cancelled, qPrintable(text.title));
        QCOMPARE(text.detail, u"detail"_s);
        titles += text.title;
    }
    QCOMPARE(titles.size(), int(Error::Kind::ReadOnly) + 1); // no two kinds read alike
    for (int why = 1; why <= int(Error::Discovery::Unavailable); ++why) {
        Error error = errorOf(Error::Kind::Unreachable);
        error.discovery = Error::Discovery(why);
        const ErrorText text = describe(error);
        QVERIFY2(text.title.contains("ZooKeeper"_L1), qPrintable(text.title));
        QVERIFY(!text.advice.isEmpty());
        titles.insert(text.title);
    }
    QCOMPARE(titles.size(), int(Error::Kind::ReadOnly) + 1 + int(Error::Discovery::Unavailable));
    for (int source = 0; source < SourceCount; ++source)
        QVERIFY(!sourceName(SourceId(source)).isEmpty());
    Error locked = errorOf(Error::Kind::Conflict, 409);
    locked.deployments = {u"a"_s};
    QVERIFY(describe(locked).title != describe(errorOf(Error::Kind::Conflict, 409)).title);
    QVERIFY(describe(errorOf(Error::Kind::Conflict, 0)).title != describe(errorOf(Error::Kind::Conflict, 409)).title);
    Error later = errorOf(Error::Kind::RateLimited, 503);
    later.retryAfterSeconds = 90;
    QVERIFY(describe(later).advice.contains(u"1 min"_s));
}

void TextsTest::everyProblemHasASentence()
{
    QSet<QString> sentences;
    for (int problem = 0; problem <= int(Problem::SingleRemoval); ++problem) {
        const QString text = problemText({u"/x"_s, Problem(problem), u"given"_s});
        QVERIFY2(text.endsWith(u'.'), qPrintable(QString::number(problem)));
        sentences += text;
    }
    QCOMPARE(sentences.size(), int(Problem::SingleRemoval) + 1);
}

void TextsTest::everyStateHasAWord()
{
    QSet<QString> words;
    for (int i = 0; i <= int(TaskState::Unknown); ++i)
        words += text(TaskState(i));
    QCOMPARE(words.size(), int(TaskState::Unknown) + 1);
    words.clear();
    for (int i = 0; i <= int(Health::Unhealthy); ++i)
        words += text(Health(i));
    QCOMPARE(words.size(), int(Health::Unhealthy) + 1);
    words.clear();
    for (int i = 0; i <= int(AppStatus::Unknown); ++i)
        words += text(AppStatus(i));
    QCOMPARE(words.size(), int(AppStatus::Unknown) + 1);
    words.clear();
    for (int i = 0; i <= int(AgentStatus::Inferred); ++i)
        words += text(AgentStatus(i));
    QCOMPARE(words.size(), int(AgentStatus::Inferred) + 1);
    words.clear();
    for (int i = 0; i <= int(Condition::Unknown); ++i)
        words += text(Condition(i));
    QCOMPARE(words.size(), int(Condition::Unknown) + 1);
    QVERIFY(!words.contains(QString()));
}

void TextsTest::everyIncidentHasASentenceAndANotice()
{
    QSet<QString> sentences;
    for (int kind = 0; kind <= int(Incident::Kind::SourceBack); ++kind) {
        Incident incident;
        incident.kind = Incident::Kind(kind);
        incident.app = AppId(u"/shop/frontend"_s);
        incident.host = u"s06"_s;
        incident.detail = u"HTTP 503\nfrom /health"_s;
        const QString sentence = incidentText(incident);
        QVERIFY(!sentence.isEmpty());
        sentences += sentence;
        const NoticeText notice = noticeText({incident});
        QCOMPARE(notice.title, sentence);
        QCOMPARE(notice.body, u"HTTP 503 from /health"_s);
        incident.host.clear();
        QVERIFY(!incidentText(incident).isEmpty());
    }
    QCOMPARE(sentences.size(), int(Incident::Kind::SourceBack) + 1);
    QVERIFY(noticeText({}).title.isEmpty());
}

void TextsTest::groupedNoticesCount()
{
    QList<Incident> incidents;
    for (int i = 0; i < 8; ++i) {
        Incident incident;
        incident.kind = Incident::Kind::InstanceUnhealthy;
        incident.app = AppId(u"/shop/frontend"_s);
        incident.host = u"s%1"_s.arg(i);
        incidents += incident;
    }
    NoticeText notice = noticeText(incidents);
    QVERIFY(notice.title.contains(u"/shop/frontend"_s) && notice.title.contains(u'8'));
    QCOMPARE(notice.body.count(u'\n'), 5); // five and "and 3 more"
    QVERIFY(notice.body.contains(u'3'));
    incidents[3].app = AppId(u"/other"_s);
    notice = noticeText(incidents);
    QVERIFY(!notice.title.contains(u"/shop/frontend"_s));
}

void TextsTest::everyCommandHasWords()
{
    const AppId app(u"/shop/x"_s);
    const QJsonObject definition{{u"id"_s, u"/shop/x"_s}};
    const QList<Command> commands{DeployApp{definition, Force::No},
                                  UpdateApp{app, definition, {}, Force::No},
                                  ScaleApp{app, 5, Force::No},
                                  ScaleApp{app, 0, Force::No},
                                  RestartApp{app, Force::No},
                                  DestroyApp{app, Force::No},
                                  CreateGroup{app},
                                  DestroyGroup{app, Force::No},
                                  ScaleGroup{app, 1.5, Force::No},
                                  RollBackApp{app, u"v1"_s, Force::No},
                                  KillTasks{app, {TaskId(u"t"_s)}, KillMode::Respawn, Force::No},
                                  CancelDeployment{DeploymentId(u"/shop/x"_s), Force::No},
                                  CancelDeployment{DeploymentId(u"/shop/x"_s), Force::Yes},
                                  ResetDelay{app}};
    QSet<QString> words;
    for (const Command &command : commands) {
        QVERIFY2(actionText(command).contains(u"/shop/x"_s), qPrintable(actionText(command)));
        words += actionText(command);
        QVERIFY(!doneText(command, {}).isEmpty());
        Receipt read;
        read.confirmedByReading = true;
        QVERIFY(doneText(command, read).size() > doneText(command, {}).size());
        QVERIFY(failedText(command, errorOf(Error::Kind::Timeout)).contains(actionText(command)));
    }
    QCOMPARE(words.size(), commands.size());
}

void TextsTest::appStatusSaysWhatIsGoingOn()
{
    const auto snapshot = DialogFixture::cluster();
    App app = snapshot->apps.front();
    QCOMPARE(appStatusText(app, *snapshot, 0), u"1 unhealthy"_s);
    app.status = AppStatus::Deploying;
    app.deployments = {u"97c136bf-5a28-4821-9d94-480d9fbb01c8"_s};
    QCOMPARE(appStatusText(app, *snapshot, 0), u"deploying, step 2 of 3"_s);
    app.status = AppStatus::Waiting;
    app.queue = QueueEntry{};
    app.queue->sinceMs = 1000;
    QCOMPARE(appStatusText(app, *snapshot, 1000 + 6 * 60'000), u"waiting 6 min"_s);
    app.status = AppStatus::Running;
    QCOMPARE(appStatusText(app, *snapshot, 0), u"running"_s);
    app.healthChecks.clear();
    QCOMPARE(appStatusText(app, *snapshot, 0), u"no health check"_s);
    Group group;
    QCOMPARE(groupStatusText(group), u"empty"_s);
    group.apps = 8;
    QCOMPARE(groupStatusText(group), u"all well"_s);
    group.troubled = 2;
    QVERIFY(groupStatusText(group).startsWith(u"2 of 8"_s));
}

void TextsTest::unknownNumbersAreADash()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const QString &text : {formatCpus(nan), formatMebibytes(nan), formatBytes(-1), formatRate(nan),
                                formatPercent(nan), formatCount(-1), formatSince(0, 5), formatTime(0), formatClock(0)})
        QCOMPARE(text, dash());
}

void TextsTest::numbersReadWell()
{
    QCOMPARE(formatCpus(1.5), u"1.5"_s);
    QCOMPARE(formatCpus(2), u"2"_s);
    QCOMPARE(formatCpus(0.25), u"0.25"_s);
    QCOMPARE(formatCpus(0), u"0"_s);
    QCOMPARE(formatCpus(10), u"10"_s);
    QCOMPARE(formatMebibytes(512), u"512 MiB"_s);
    QCOMPARE(formatMebibytes(9.2 * 1024), u"9.2 GiB"_s);
    QCOMPARE(formatBytes(1536), u"1.5 KiB"_s);
    QCOMPARE(formatRate(1.2e6), u"1.2 MB/s"_s);
    QCOMPARE(formatPercent(0.614), u"61 %"_s);
    QLocale::setDefault(QLocale(QLocale::French));
    QCOMPARE(formatCpus(1.5), u"1,5"_s);
    QVERIFY(formatMebibytes(9.2 * 1024).startsWith(u"9,2"_s));
}

void TextsTest::agesReadWell()
{
    QCOMPARE(formatAge(300), u"0.3 s"_s);
    QCOMPARE(formatAge(42'000), u"42 s"_s);
    QCOMPARE(formatAge(12 * 60'000 + 59'000), u"12 min"_s);
    QCOMPARE(formatAge(3 * 3'600'000), u"3 h"_s);
    QCOMPARE(formatAge(12 * 86'400'000LL), u"12 d"_s);
    QCOMPARE(formatAge(-5000), u"0.0 s"_s); // a server whose clock is ahead
    QVERIFY(formatTime(1'700'000'000'120).endsWith(u"22:13:20.120"_s));
    QCOMPARE(formatClock(1'700'000'000'120), u"22:13:20"_s);
}

void TextsTest::remoteTextIsNotAPlaceholder()
{
    Incident incident;
    incident.kind = Incident::Kind::InstanceUnhealthy;
    incident.app = AppId(u"/%2/%1"_s);
    incident.host = u"h%1"_s;
    QCOMPARE(incidentText(incident), u"/%2/%1: health check failing on h%1"_s);
    QCOMPARE(actionText(ScaleApp{AppId(u"/%2"_s), 7, Force::No}), u"Scale /%2 to 7"_s);
}

void TextsTest::deploymentActionsAreWords()
{
    const AppId app(u"/%1/shop"_s);
    for (const char *name :
         {"StartApplication", "StopApplication", "ScaleApplication", "RestartApplication", "StartPod", "StopPod",
          "ScalePod", "RestartPod", "ResolveArtifacts", "KillAllOldTasksOf"}) {
        const QString raw = QString::fromLatin1(name);
        const QString said = deploymentActionText({raw, app});
        QVERIFY2(said.endsWith(u" /%1/shop"_s), qPrintable(said));
        QVERIFY(!said.contains(raw));
    }
    // Those of later versions are shown as they are.
    QCOMPARE(deploymentActionText({u"TeleportApplication"_s, app}), u"TeleportApplication /%1/shop"_s);
    QVERIFY(deploymentActionText({QString(5000, u'x'), app}).size() < 100);
}

MESOSCOPE_TEST(TextsTest)
#include "tst_texts.moc"
