// SPDX-License-Identifier: GPL-3.0-or-later
// Deploying and editing: what is sent, what survives, what is shown.
#include "models/domain/validate.h"
#include "tests/support/accessibletext.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "views/dialogs/definition.h"
#include "views/dialogs/jsonchanges.h"
#include "views/dialogs/recordtable.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableWidget>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const AppId Frontend(u"/shop/frontend"_s);

QJsonObject parsed(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

/// As a server would give it: with keys that this program does not know, and with secrets.
QJsonObject served()
{
    return parsed(R"({
        "id": "/shop/frontend", "cpus": 0.5, "mem": 256, "instances": 3, "cmd": "serve",
        "container": {"type": "DOCKER", "docker": {"image": "shop/frontend:2.14.1", "parameters": [
            {"key": "label", "value": "a=b"}], "newInDocker": 7}, "portMappings": [
            {"containerPort": 8080, "hostPort": 0, "servicePort": 10001, "protocol": "tcp", "labels": {"VIP_0": "/x:80"}}]},
        "networks": [{"mode": "container/bridge"}],
        "healthChecks": [{"protocol": "HTTP", "path": "/health", "portIndex": 0, "delaySeconds": 15, "unknownHere": true}],
        "env": {"DB_PASSWORD": "hunter2", "MODE": "live", "VAULT": {"secret": "vault0"}},
        "labels": {"USER_TIMESERIES_KEY": "ts-key-value", "team": "orders"},
        "constraints": [["zone", "IS", "b"], ["hostname", "UNIQUE"]],
        "killSelection": "OLDEST_FIRST", "futureKey": {"deep": [1, {"x": null}]},
        "version": "2023-11-14T20:00:00.000Z", "tasksRunning": 3, "tasksStaged": 0,
        "versionInfo": {"lastScalingAt": "2023-11-14T20:00:00.000Z"}, "deployments": []
    })");
}

template<class T>
const T *last(const DialogFixture &f)
{
    return f.api.commands.empty() ? nullptr : std::get_if<T>(&f.api.commands.back());
}

void edit(QLineEdit *line, const QString &text)
{
    QVERIFY(line);
    line->selectAll();
    QTest::keyClicks(line, text);
}

void openForEdit(DialogFixture &f)
{
    f.api.definitions = {{QString(), served()}};
    f.actions().edit(Frontend);
    QTRY_VERIFY(f.find<QTabWidget>("qt_tabwidget_none") == nullptr &&
                f.find<QLineEdit>("image")->text().startsWith(u"shop"));
}

QTabWidget *tabs(const DialogFixture &f)
{
    return f.dialog()->findChild<QTabWidget *>();
}

} // namespace

class DeployDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newAppIsSentAsTyped();
    void problemsAreShownBesideTheirFields();
    void untouchedEditSendsNothingAndUnknownKeysSurvive();
    void editBySendingOneFieldKeepsEverythingElse();
    void jsonAndFormEditTheSameObject();
    void brokenJsonStaysAndSaysWhere();
    void secretsAreMaskedAndKept();
    void aMaskMovedElsewhereIsRefused();
    void revealShowsSecrets();
    void changesAreShownBeforeSending();
    void serversComplaintsStandBesideFields();
    void portsMoveWithTheNetworkMode();
    void clearingTheImageKeepsTheRest();
    void healthCheckComesBackWhenCheckedAgain();
    void loadFailureIsShown();
    void jsonChangesTellPathsAndMask();
    void typedWorkIsKeptAndSentByTheKeyboard();
    void pictures_data();
    void pictures();
};

void DeployDialogTest::newAppIsSentAsTyped()
{
    DialogFixture f;
    f.actions().deploy();
    edit(f.find<QLineEdit>("id"), u"/tools/echo"_s);
    edit(f.find<QLineEdit>("image"), u"echo:1"_s);
    f.find<QDoubleSpinBox>("cpus")->setValue(0.125);
    auto *env = f.find<RecordTable>("env");
    env->model()->append({});
    env->model()->setData(env->model()->index(0, 0), u"GREETING"_s, Qt::EditRole);
    env->model()->setData(env->model()->index(0, 1), u"hello"_s, Qt::EditRole);
    auto *ports = f.find<RecordTable>("ports");
    ports->model()->append({{u"containerPort"_s, 8080}, {u"hostPort"_s, 0}, {u"protocol"_s, u"tcp"_s}});
    f.find<QCheckBox>("healthChecked")->setChecked(true);
    edit(f.find<QLineEdit>("healthPath"), u"/ping"_s);
    f.click("submit");
    QTRY_VERIFY(last<DeployApp>(f));
    const QJsonObject expected = parsed(R"({
        "id": "/tools/echo", "instances": 1, "cpus": 0.125, "mem": 256, "env": {"GREETING": "hello"},
        "container": {"type": "DOCKER", "docker": {"image": "echo:1"},
                      "portMappings": [{"containerPort": 8080, "hostPort": 0, "protocol": "tcp"}]},
        "networks": [{"mode": "container/bridge"}],
        "healthChecks": [{"protocol": "HTTP", "path": "/ping", "portIndex": 0, "gracePeriodSeconds": 300,
                          "intervalSeconds": 60, "timeoutSeconds": 20, "maxConsecutiveFailures": 3}]})");
    QCOMPARE(last<DeployApp>(f)->definition, expected);
    QCOMPARE(last<DeployApp>(f)->force, Force::No);
    QTRY_VERIFY(!f.dialog());
}

void DeployDialogTest::problemsAreShownBesideTheirFields()
{
    DialogFixture f;
    f.actions().deploy();
    auto *id = f.find<QLineEdit>("id");
    QVERIFY(id->accessibleDescription().isEmpty()); // nobody is scolded before having typed
    edit(id, u"/Shop"_s);
    QVERIFY(!id->accessibleDescription().isEmpty());
    f.click("submit");
    QVERIFY(f.api.commands.empty());
    QVERIFY(!f.find<QPlainTextEdit>("cmd")->accessibleDescription().isEmpty()); // nothing to run
    edit(id, u"/shop/frontend"_s);
    QVERIFY2(id->accessibleDescription().contains(u"already"_s), qPrintable(id->accessibleDescription()));
    edit(id, u"/shop/other"_s);
    QVERIFY(id->accessibleDescription().isEmpty());
}

void DeployDialogTest::untouchedEditSendsNothingAndUnknownKeysSurvive()
{
    DialogFixture f;
    openForEdit(f);
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    for (int i = 0; i < tabs(f)->count(); ++i)
        tabs(f)->setCurrentIndex(i);
    tabs(f)->setCurrentIndex(0);
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    QVERIFY(f.find<QLineEdit>("id")->isReadOnly());
}

void DeployDialogTest::editBySendingOneFieldKeepsEverythingElse()
{
    DialogFixture f;
    openForEdit(f);
    edit(f.find<QLineEdit>("image"), u"shop/frontend:2.15"_s);
    f.click("submit"); // review
    f.click("submit");
    QTRY_VERIFY(last<UpdateApp>(f));
    QJsonObject expected = editableDefinition(served());
    QJsonObject container = expected.value("container"_L1).toObject();
    QJsonObject docker = container.value("docker"_L1).toObject();
    docker.insert(u"image"_s, u"shop/frontend:2.15"_s);
    container.insert(u"docker"_s, docker);
    expected.insert(u"container"_s, container);
    QCOMPARE(last<UpdateApp>(f)->definition, expected);
    QCOMPARE(last<UpdateApp>(f)->definition.value("futureKey"_L1), served().value("futureKey"_L1));
    QCOMPARE(last<UpdateApp>(f)->baseVersion, u"2023-11-14T20:00:00.000Z"_s);
    QCOMPARE(last<UpdateApp>(f)->app, Frontend);
}

void DeployDialogTest::jsonAndFormEditTheSameObject()
{
    DialogFixture f;
    openForEdit(f);
    f.find<QDoubleSpinBox>("mem")->setValue(512);
    tabs(f)->setCurrentIndex(1);
    auto *json = f.find<QPlainTextEdit>("json");
    QVERIFY(json->toPlainText().contains(u"\"mem\": 512"_s));
    json->setPlainText(json->toPlainText().replace(u"\"killSelection\": \"OLDEST_FIRST\""_s,
                                                   u"\"killSelection\": \"YOUNGEST_FIRST\", \"cmd\": \"other\""_s));
    tabs(f)->setCurrentIndex(0);
    QCOMPARE(f.find<QDoubleSpinBox>("mem")->value(), 512);
    f.click("submit");
    f.click("submit");
    QTRY_VERIFY(last<UpdateApp>(f));
    QJsonObject expected = editableDefinition(served());
    expected.insert(u"mem"_s, 512);
    expected.insert(u"killSelection"_s, u"YOUNGEST_FIRST"_s);
    QJsonObject sent = last<UpdateApp>(f)->definition;
    expected.remove("cmd"_L1); // twice in the text: which one wins is the reader's choice
    sent.remove("cmd"_L1);
    QCOMPARE(sent, expected);
}

void DeployDialogTest::brokenJsonStaysAndSaysWhere()
{
    DialogFixture f;
    f.actions().deploy();
    tabs(f)->setCurrentIndex(1);
    auto *json = f.find<QPlainTextEdit>("json");
    const QString broken = u"{\n  \"id\": \"/é\",\n  \"cpus\": ?\n}"_s;
    json->setPlainText(broken);
    const auto *problem = f.find<QLabel>("jsonProblem");
    QVERIFY(problem->isVisible());
    QVERIFY2(problem->text().startsWith(u"Line 3, column 1"_s), qPrintable(problem->text()));
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    QVERIFY(!tabs(f)->isTabEnabled(0));
    QCOMPARE(json->toPlainText(), broken);
    json->setPlainText(u"{\"id\": \"/x\", \"cmd\": \"run\"}"_s);
    QVERIFY(!problem->isVisible());
    QVERIFY(tabs(f)->isTabEnabled(0));
    tabs(f)->setCurrentIndex(0);
    QCOMPARE(f.find<QLineEdit>("id")->text(), u"/x"_s);
    f.click("submit");
    QTRY_VERIFY(last<DeployApp>(f));
    QCOMPARE(last<DeployApp>(f)->definition, parsed(R"({"id": "/x", "cmd": "run"})"));
}

void DeployDialogTest::secretsAreMaskedAndKept()
{
    DialogFixture f;
    openForEdit(f);
    for (int i = 0; i < tabs(f)->count(); ++i) {
        tabs(f)->setCurrentIndex(i);
        const QString read = accessibleText(f.dialog());
        QVERIFY2(!read.contains(u"hunter2"_s) && !read.contains(u"ts-key-value"_s), qPrintable(read));
    }
    tabs(f)->setCurrentIndex(1);
    auto *json = f.find<QPlainTextEdit>("json");
    QVERIFY(!json->toPlainText().contains(u"hunter2"_s));
    json->setPlainText(json->toPlainText().replace(u"\"MODE\": \"live\""_s, u"\"MODE\": \"dark\""_s));
    f.click("submit");
    f.click("submit");
    QTRY_VERIFY(last<UpdateApp>(f));
    const QJsonObject env = last<UpdateApp>(f)->definition.value("env"_L1).toObject();
    QCOMPARE(env, parsed(R"({"DB_PASSWORD": "hunter2", "MODE": "dark", "VAULT": {"secret": "vault0"}})"));
    QCOMPARE(last<UpdateApp>(f)->definition.value("labels"_L1), served().value("labels"_L1));
}

void DeployDialogTest::aMaskMovedElsewhereIsRefused()
{
    DialogFixture f;
    openForEdit(f);
    tabs(f)->setCurrentIndex(1);
    auto *json = f.find<QPlainTextEdit>("json");
    json->setPlainText(json->toPlainText().replace(u"DB_PASSWORD"_s, u"OTHER_PASSWORD"_s));
    QVERIFY(f.find<QLabel>("jsonProblem")->text().contains(u"/env/OTHER_PASSWORD"_s));
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
}

void DeployDialogTest::revealShowsSecrets()
{
    DialogFixture f;
    openForEdit(f);
    const auto *env = f.find<RecordTable>("env");
    const QModelIndex password = env->model()->index(0, 1);
    QCOMPARE(env->model()->index(0, 0).data().toString(), u"DB_PASSWORD"_s);
    QVERIFY(!password.data().toString().contains(u"hunter2"_s));
    QVERIFY(!password.data(Qt::EditRole).toString().contains(u"hunter2"_s));
    QVERIFY(!(env->model()->index(2, 1).flags() & Qt::ItemIsEditable)); // {"secret": …} is not text
    f.find<QCheckBox>("reveal")->setChecked(true);
    QCOMPARE(password.data().toString(), u"hunter2"_s);
    tabs(f)->setCurrentIndex(1);
    QVERIFY(f.find<QPlainTextEdit>("json")->toPlainText().contains(u"hunter2"_s));
}

void DeployDialogTest::changesAreShownBeforeSending()
{
    DialogFixture f;
    openForEdit(f);
    f.find<QDoubleSpinBox>("instances")->setValue(4);
    f.click("submit");
    QVERIFY(f.api.commands.empty());
    QCOMPARE(tabs(f)->currentIndex(), 2);
    const auto *changes = f.find<QTableWidget>("changes");
    QCOMPARE(changes->rowCount(), 1);
    QCOMPARE(changes->item(0, 0)->text(), u"instances"_s);
    QCOMPARE(changes->item(0, 1)->text(), u"3"_s);
    QCOMPARE(changes->item(0, 2)->text(), u"4"_s);
    f.click("submit");
    QTRY_VERIFY(last<UpdateApp>(f));
}

void DeployDialogTest::serversComplaintsStandBesideFields()
{
    DialogFixture f;
    Error error = errorOf(Error::Kind::Invalid, 422, u"Object is not valid"_s);
    error.fields = {{u"/container/docker/image"_s, {u"must not be empty"_s}},
                    {u"/healthChecks(0)/portIndex"_s, {u"is out of range"_s}},
                    {u"/upgradeStrategy/minimumHealthCapacity"_s, {u"is greater than 1"_s}},
                    {u"/"_s, {u"as a whole"_s}}};
    f.api.answers = {error};
    f.actions().deploy();
    edit(f.find<QLineEdit>("id"), u"/x"_s);
    edit(f.find<QLineEdit>("image"), u"y"_s);
    f.click("submit");
    QTRY_VERIFY(!f.errorTitle().isEmpty());
    QCOMPARE(f.find<QLineEdit>("image")->accessibleDescription(), u"must not be empty"_s);
    QCOMPARE(f.find<QLineEdit>("healthPortIndex")->accessibleDescription(), u"is out of range"_s);
    QCOMPARE(f.find<QLineEdit>("minimumHealth")->accessibleDescription(), u"is greater than 1"_s);
    QVERIFY(f.errorDetail().contains(u"as a whole"_s));
    QVERIFY(f.errorDetail().contains(u"Object is not valid"_s));
}

void DeployDialogTest::portsMoveWithTheNetworkMode()
{
    Definition definition;
    definition.replace(served());
    setNetworkMode(definition, NetworkMode::Host);
    QCOMPARE(networkMode(definition.json()), NetworkMode::Host);
    QVERIFY(definition.at({u"container"_s, u"portMappings"_s}).isUndefined());
    QCOMPARE(definition.at({u"portDefinitions"_s}).toArray(),
             QJsonArray({parsed(R"({"port": 10001, "protocol": "tcp", "labels": {"VIP_0": "/x:80"}})")}));
    setNetworkMode(definition, NetworkMode::Bridge);
    QVERIFY(definition.at({u"portDefinitions"_s}).isUndefined());
    QCOMPARE(definition.at({u"container"_s, u"portMappings"_s, u"0"_s, u"servicePort"_s}).toInt(), 10001);
    QCOMPARE(definition.at({u"container"_s, u"docker"_s, u"newInDocker"_s}).toInt(), 7);

    // Before Marathon 1.5 the mode was docker's.
    definition.replace(parsed(R"({"container": {"docker": {"image": "x", "network": "BRIDGE", "portMappings": []}}})"));
    QCOMPARE(networkMode(definition.json()), NetworkMode::Bridge);
    QCOMPARE(portsPath(definition.json()), QStringList({u"container"_s, u"docker"_s, u"portMappings"_s}));
    setNetworkMode(definition, NetworkMode::Host);
    QCOMPARE(definition.at({u"container"_s, u"docker"_s, u"network"_s}).toString(), u"HOST"_s);
    QVERIFY(!definition.json().contains("networks"_L1));
}

void DeployDialogTest::clearingTheImageKeepsTheRest()
{
    Definition definition;
    definition.replace(served());
    setImage(definition, {});
    QCOMPARE(definition.at({u"container"_s, u"docker"_s, u"newInDocker"_s}).toInt(), 7);
    setImage(definition, u"other"_s);
    QCOMPARE(definition.at({u"container"_s, u"type"_s}).toString(), u"DOCKER"_s);
    definition.replace(newDefinition());
    setImage(definition, u"x"_s);
    setImage(definition, {});
    QCOMPARE(sendable(definition.json()), newDefinition());
}

void DeployDialogTest::healthCheckComesBackWhenCheckedAgain()
{
    DialogFixture f;
    openForEdit(f);
    auto *checked = f.find<QCheckBox>("healthChecked");
    QVERIFY(checked->isChecked());
    QCOMPARE(f.find<QLineEdit>("healthGrace")->placeholderText(), u"300"_s); // not said: Marathon's default
    QVERIFY(f.find<QLineEdit>("healthGrace")->text().isEmpty());
    checked->setChecked(false);
    QVERIFY(!f.find<QLineEdit>("healthPath")->isVisible());
    QVERIFY(f.find<QPushButton>("submit")->isEnabled());
    checked->setChecked(true);
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled()); // nothing is changed
}

void DeployDialogTest::loadFailureIsShown()
{
    DialogFixture f;
    f.actions().edit(Frontend);
    QTRY_VERIFY(!f.errorTitle().isEmpty());
    QVERIFY(f.find<QPushButton>("reload")->isVisible());
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    f.api.definitions = {{QString(), served()}};
    f.click("reload");
    QTRY_COMPARE(f.find<QDoubleSpinBox>("instances")->value(), 3);
}

void DeployDialogTest::jsonChangesTellPathsAndMask()
{
    const QJsonObject before =
        parsed(R"({"a": 1, "env": {"API_TOKEN": "x1"}, "l": [1, 2], "o": [{"k": 1}, {"k": 2}], "gone": ""})");
    const QJsonObject after =
        parsed(R"({"a": 1.5, "env": {"API_TOKEN": "x2"}, "l": [1], "o": [{"k": 1}, {"k": 3}], "new": true})");
    const QList<JsonChange> changes = jsonChanges(before, after);
    QStringList paths;
    for (const JsonChange &change : changes) {
        paths += change.path;
        QVERIFY(!change.before.contains(u"x1"_s) && !change.after.contains(u"x2"_s));
    }
    QCOMPARE(paths, QStringList({u"/a"_s, u"/env/API_TOKEN"_s, u"/gone"_s, u"/l"_s, u"/new"_s, u"/o/1/k"_s}));
    QVERIFY(changes.at(1).secret);
    QCOMPARE(changes.at(0).after, u"1.5"_s);
    QCOMPARE(changes.at(2).after, QString());
    QCOMPARE(changes.at(2).before, u"\"\""_s);
    QCOMPARE(changes.at(3).before, u"[1,2]"_s);
}

/// What was filled in is not lost by Escape; Ctrl+Return sends from within any field.
void DeployDialogTest::typedWorkIsKeptAndSentByTheKeyboard()
{
    DialogFixture f;
    f.actions().deploy();
    f.dialog()->reject();
    QTRY_VERIFY(!f.dialog()); // nothing was filled in
    f.actions().deploy();
    edit(f.find<QLineEdit>("id"), u"/new"_s);
    QDialog *deploy = f.dialog();
    deploy->reject();
    auto *question = deploy->findChild<QMessageBox *>(u"discard"_s);
    QVERIFY(question);
    question->button(QMessageBox::Cancel)->click();
    QVERIFY(deploy->isVisible());
    deploy->activateWindow(); // as a desktop does when the question closes
    QVERIFY(QTest::qWaitForWindowActive(deploy));
    f.find<QPlainTextEdit>("cmd")->setPlainText(u"sleep 9"_s);
    QTest::keyClick(f.find<QPlainTextEdit>("cmd"), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(f.api.commands.size(), size_t(1));
    QTRY_VERIFY(!f.dialog());
    // Return never destroys, with Ctrl neither.
    f.actions().destroy(AppId(u"/shop/cart"_s));
    f.find<QLineEdit>("typed")->setText(u"/shop/cart"_s);
    QTest::keyClick(f.find<QLineEdit>("typed"), Qt::Key_Return, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QCOMPARE(f.api.commands.size(), size_t(1));
}

void DeployDialogTest::pictures_data()
{
    QTest::addColumn<ThemeMode>("mode");
    QTest::newRow("light") << ThemeMode::Light;
    QTest::newRow("dark") << ThemeMode::Dark;
}

void DeployDialogTest::pictures()
{
    QFETCH(ThemeMode, mode);
    DialogFixture f(mode);
    f.actions().deploy();
    edit(f.find<QLineEdit>("id"), u"/Shop"_s);
    f.click("submit");
    QVERIFY(!f.find<QLineEdit>("id")->accessibleDescription().isEmpty());
    f.picture("deploy");
    f.dialog()->resize(1180, 720);
    f.picture("deploy-wide");
    f.dialog()->reject();
    f.dialog()->findChild<QMessageBox *>(u"discard"_s)->button(QMessageBox::Ok)->click();
    QTRY_VERIFY(!f.dialog());
    openForEdit(f);
    f.picture("edit");
    f.dialog()->resize(1180, 720);
    f.picture("edit-wide");
    f.dialog()->resize(760, 720);
    auto *env = f.find<RecordTable>("env");
    for (QWidget *up = env; up; up = up->parentWidget()) {
        if (auto *scroll = qobject_cast<QScrollArea *>(up))
            scroll->ensureWidgetVisible(f.find<RecordTable>("constraints"));
    }
    f.picture("edit-tables");
    f.find<QDoubleSpinBox>("instances")->setValue(4);
    edit(f.find<QLineEdit>("image"), u"shop/frontend:3"_s);
    tabs(f)->setCurrentIndex(1);
    f.picture("edit-json");
    tabs(f)->setCurrentIndex(2);
    QCOMPARE(f.find<QTableWidget>("changes")->rowCount(), 2);
    f.picture("edit-changes");
}

MESOSCOPE_TEST(DeployDialogTest)
#include "tst_deploydialog.moc"
