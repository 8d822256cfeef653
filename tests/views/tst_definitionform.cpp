// SPDX-License-Identifier: GPL-3.0-or-later
// The form of an app's or a pod's definition: each field writes its own key and no other, whatever else the definition
// holds.
#include "models/domain/poddefinition.h"
#include "models/domain/validate.h"
#include "tests/support/schemasamples.h"
#include "tests/support/testmain.h"
#include "tests/views/dialogfixture.h"
#include "tests/views/formkit.h"
#include "views/dialogs/recordtable.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<Typed> lineFields()
{
    return {
        {"image", "container/docker/image", "a/b:2", u"a/b:2"_s},
        {"user", "user", "www", u"www"_s},
        {"role", "role", "prod", u"prod"_s},
        {"gpus", "gpus", "2", 2},
        {"limitCpus", "resourceLimits/cpus", "unlimited", u"unlimited"_s},
        {"limitMem", "resourceLimits/mem", "512", 512},
        {"minimumHealth", "upgradeStrategy/minimumHealthCapacity", "0.25", 0.25},
        {"maximumOver", "upgradeStrategy/maximumOverCapacity", "0.75", 0.75},
        {"backoff", "backoffSeconds", "7", 7},
        {"backoffFactor", "backoffFactor", "1.75", 1.75},
        {"maxDelay", "maxLaunchDelaySeconds", "77", 77},
        {"killGrace", "taskKillGracePeriodSeconds", "17", 17},
        {"inactiveAfter", "unreachableStrategy/inactiveAfterSeconds", "27", 27},
        {"expungeAfter", "unreachableStrategy/expungeAfterSeconds", "37", 37},
        {"readyName", "readinessChecks/0/name", "ready", u"ready"_s},
        {"readyPort", "readinessChecks/0/portName", "web", u"web"_s},
        {"readyPath", "readinessChecks/0/path", "/ready", u"/ready"_s},
        {"readyInterval", "readinessChecks/0/intervalSeconds", "47", 47},
        {"readyTimeout", "readinessChecks/0/timeoutSeconds", "4", 4},
        {"executor", "executor", "//cmd", u"//cmd"_s},
        {"executorCpus", "executorResources/cpus", "0.3", 0.3},
        {"executorMem", "executorResources/mem", "33", 33},
        {"networkName", "networks/0/name", "dmz", u"dmz"_s},
        {"pullSecret", "container/docker/pullConfig/secret", "registry", u"registry"_s},
    };
}

const QList<Typed> &fieldsOf(const QJsonObject &definition)
{
    static const QList<Typed> apps = lineFields();
    static const QList<Typed> pods = podFields();
    return isPodDefinition(definition) ? pods : apps;
}

} // namespace

class DefinitionFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFieldWritesItsKeyAndNoOther_data();
    void eachFieldWritesItsKeyAndNoOther();
    void everyDefinitionSurvives_data();
    void everyDefinitionSurvives();
    void choicesAndFlagsGoBackToMarathonsOwn();
    void linesAreLists();
    void unreachableInstancesMayNeverBeReplaced();
    void healthChecksAreAnyNumber();
    void problemsOfAnotherCheckAreNotShownHere();
    void secretsAndTheirVariablesGoTogether();
    void labelKitsAddWhatIsMissing();
    void volumesOfEveryKind();
    void volumesKeepWhatHasNoColumn();
    void pinsToOneNode();
    void constraintsAreOfferedFromTheCluster();
    void otherFieldsAreJson();
    void secretsOfOtherFieldsAreMasked();
    void sectionsCountTheirProblems();
    void theListLeadsThroughTheForm();
    void besideTheFormStandsItsJson();
    void cleanupTestCase() { m_form.reset(); }

private:
    std::unique_ptr<Form> m_form;
};

void DefinitionFormTest::eachFieldWritesItsKeyAndNoOther_data()
{
    QTest::addColumn<int>("index");
    const QList<Typed> fields = lineFields();
    for (int i = 0; i < int(fields.size()); ++i)
        QTest::newRow(fields.at(i).field) << i;
}

void DefinitionFormTest::eachFieldWritesItsKeyAndNoOther()
{
    QFETCH(int, index);
    const Typed field = lineFields().at(index);
    const QStringList path = QString::fromLatin1(field.path).split(u'/');
    for (const QJsonObject &before : {newDefinition(), rich()}) {
        Form f(before);
        f.type(field.field, QString::fromLatin1(field.text));
        QJsonObject expected = withValueAt(before, path, field.value).toObject();
        if (path.last() == u"image"_s) // an image makes it Docker's
            expected = withValueAt(expected, {u"container"_s, u"type"_s}, u"DOCKER"_s).toObject();
        QCOMPARE(written(f.definition.json()), written(expected));
        // And emptied: what was made for it goes with it.
        f.type(field.field, {});
        QVERIFY(f.definition.at(path).isUndefined());
        if (!withValueAt(before, path, QJsonValue::Undefined).toObject().isEmpty() &&
            valueAt(before, path).isUndefined() && path.last() != u"image"_s)
            QCOMPARE(written(f.definition.json()), written(before));
    }
}

void DefinitionFormTest::everyDefinitionSurvives_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::newRow("new") << newDefinition();
    QTest::newRow("rich") << rich();
    QTest::newRow("new pod") << newPodDefinition();
    QTest::newRow("rich pod") << richPod();
    const QString samples = QDir(QStringLiteral(MESOSCOPE_SOURCE_DIR)).filePath(u"../shared/samples/marathon"_s);
    const QList<QJsonObject> found = definitionsIn(samples);
    if (found.isEmpty())
        QTest::newRow("samples") << QJsonObject();
    for (int i = 0; i < int(found.size()); ++i)
        QTest::addRow("sample %d %s", i, qPrintable(found.at(i).value("id"_L1).toString())) << found.at(i);
    const SchemaSamples schema(samples + u"/jsonschema/v1.6.352/AppDefinition.json"_s);
    for (quint32 seed = 1; schema.isValid() && seed <= 200; ++seed)
        QTest::addRow("generated %u", seed) << schema.make(seed);
}

/// Shown and not touched: nothing is written. One field touched: it alone is another.
void DefinitionFormTest::everyDefinitionSurvives()
{
    QFETCH(QJsonObject, json);
    if (json.isEmpty())
        QSKIP("Marathon's samples are not on this machine (../shared/samples)");
    const QJsonObject before = editableDefinition(json);
    if (!m_form) // one for all of them: what the one before left behind would show
        m_form = std::make_unique<Form>();
    Form &f = *m_form;
    QSignalSpy edited(&f.definition, &Definition::edited);
    f.definition.replace(before);
    QCOMPARE(written(f.definition.json()), written(before));
    QCOMPARE(edited.size(), 0);
    for (const Typed &field : fieldsOf(before)) {
        const QStringList path = QString::fromLatin1(field.path).split(u'/');
        f.definition.replace(before);
        f.type(field.field, QString::fromLatin1(field.text));
        QJsonObject expected = withValueAt(before, path, field.value).toObject();
        if (path.last() == u"image"_s && !valueAt(before, {u"container"_s, u"docker"_s}).isObject())
            expected = withValueAt(expected, {u"container"_s, u"type"_s}, u"DOCKER"_s).toObject();
        const QStringList kind{u"containers"_s, u"0"_s, u"image"_s, u"kind"_s};
        if (path.mid(0, 3) == kind.mid(0, 3) && path.last() == u"id"_s && !valueAt(before, kind).isString())
            expected = withValueAt(expected, kind, u"DOCKER"_s).toObject();
        QVERIFY2(f.definition.json() == expected,
                 (QByteArray(field.field) + ": " + written(f.definition.json())).data());
    }
    // Tables give back what they were given.
    f.definition.replace(before);
    const auto tables = f.form->findChildren<RecordTable *>();
    for (RecordTable *table : tables) {
        if (table->rows().isEmpty())
            continue;
        Q_EMIT table->edited();
        QVERIFY2(f.definition.json() == before || f.definition.json() == withoutEmpty(before),
                 qPrintable(table->objectName() + u": "_s + QString::fromUtf8(written(f.definition.json()))));
    }
}

void DefinitionFormTest::choicesAndFlagsGoBackToMarathonsOwn()
{
    Form f;
    auto *selection = f.find<QComboBox>("killSelection");
    Q_EMIT selection->activated(1);
    QCOMPARE(f.definition.at({u"killSelection"_s}).toString(), u"OLDEST_FIRST"_s);
    Q_EMIT selection->activated(0);
    QVERIFY(!f.definition.json().contains("killSelection"_L1));
    f.find<QCheckBox>("forcePull")->click();
    QCOMPARE(f.definition.at({u"container"_s, u"docker"_s, u"forcePullImage"_s}), QJsonValue(true));
    f.find<QCheckBox>("forcePull")->click();
    QCOMPARE(f.definition.json(), newDefinition());
    // What a newer Marathon says is shown, and stays.
    f.definition.replace({{u"id"_s, u"/x"_s}, {u"killSelection"_s, u"RANDOM"_s}});
    QCOMPARE(selection->currentText(), u"RANDOM"_s);
    QCOMPARE(f.definition.at({u"killSelection"_s}).toString(), u"RANDOM"_s);
}

void DefinitionFormTest::linesAreLists()
{
    Form f;
    f.find<QPlainTextEdit>("args")->setPlainText(u"--port\n\n8080\n\n"_s);
    QCOMPARE(f.definition.at({u"args"_s}), QJsonValue(QJsonArray{u"--port"_s, u""_s, u"8080"_s}));
    f.find<QPlainTextEdit>("args")->clear();
    QVERIFY(!f.definition.json().contains("args"_L1));
    f.find<QPlainTextEdit>("dependencies")->setPlainText(u"/db\n../cache"_s);
    QCOMPARE(f.definition.at({u"dependencies"_s}), QJsonValue(QJsonArray{u"/db"_s, u"../cache"_s}));
}

void DefinitionFormTest::unreachableInstancesMayNeverBeReplaced()
{
    Form f;
    f.type("inactiveAfter", u"60"_s);
    f.find<QCheckBox>("unreachableDisabled")->click();
    QCOMPARE(f.definition.at({u"unreachableStrategy"_s}), QJsonValue(u"disabled"_s));
    QVERIFY(!f.find<QLineEdit>("inactiveAfter")->isEnabled());
    f.find<QCheckBox>("unreachableDisabled")->click();
    QVERIFY(!f.definition.json().contains("unreachableStrategy"_L1));
    QVERIFY(f.find<QLineEdit>("inactiveAfter")->isEnabled());
}

void DefinitionFormTest::healthChecksAreAnyNumber()
{
    Form f;
    f.find<QCheckBox>("healthChecked")->click();
    f.choose("healthAdd", 3);
    QCOMPARE(f.definition.at({u"healthChecks"_s}).toArray().size(), 2);
    QCOMPARE(f.find<QComboBox>("healthProtocol")->currentText(), u"COMMAND"_s);
    QVERIFY(f.find<QLineEdit>("healthCommand")->isVisibleTo(f.form.get()));
    QVERIFY(!f.find<QLineEdit>("healthPath")->isVisibleTo(f.form.get()));
    f.type("healthCommand", u"test -f /ready"_s);
    f.type("healthGrace", u"30"_s);
    QCOMPARE(f.definition.at({u"healthChecks"_s, u"1"_s, u"command"_s, u"value"_s}).toString(), u"test -f /ready"_s);
    QCOMPARE(f.definition.at({u"healthChecks"_s, u"1"_s, u"gracePeriodSeconds"_s}).toInt(), 30);
    QCOMPARE(f.definition.at({u"healthChecks"_s, u"0"_s, u"gracePeriodSeconds"_s}).toInt(), 300);
    Q_EMIT f.find<QComboBox>("healthWhich")->activated(0);
    QCOMPARE(f.find<QLineEdit>("healthPath")->text(), u"/"_s);
    f.type("healthPath", u"/ping"_s);
    QCOMPARE(f.definition.at({u"healthChecks"_s, u"0"_s, u"path"_s}).toString(), u"/ping"_s);
    f.find<QPushButton>("healthRemove")->click();
    QCOMPARE(f.definition.at({u"healthChecks"_s}).toArray().size(), 1);
    QCOMPARE(f.find<QComboBox>("healthProtocol")->currentText(), u"COMMAND"_s);
    QVERIFY(!f.find<QPushButton>("healthRemove")->isVisibleTo(f.form.get())); // the box above takes the last one away
}

void DefinitionFormTest::problemsOfAnotherCheckAreNotShownHere()
{
    Form f(rich());
    const QList<LocalProblem> problems{{u"/healthChecks/1/portIndex"_s, Problem::HealthCheckPortIndex, u"9"_s}};
    QCOMPARE(f.form->showProblems(problems, true).size(), 1); // said elsewhere
    QVERIFY(f.find<QLineEdit>("healthPortIndex")->accessibleDescription().isEmpty());
    Q_EMIT f.find<QComboBox>("healthWhich")->activated(1);
    QCOMPARE(f.form->showProblems(problems, true).size(), 0);
    QVERIFY(!f.find<QLineEdit>("healthPortIndex")->accessibleDescription().isEmpty());
}

void DefinitionFormTest::secretsAndTheirVariablesGoTogether()
{
    Form f(rich());
    auto *secrets = f.find<RecordTable>("secrets");
    QCOMPARE(secrets->rows().size(), 1);
    QCOMPARE(secrets->rows().first().value("variable"_L1).toString(), u"B"_s);
    QVERIFY(secrets->model()->setData(secrets->model()->index(0, 2), u"DB_PW"_s, Qt::EditRole));
    const QJsonObject env = f.definition.at({u"env"_s}).toObject();
    const QJsonObject renamed = parsed(R"({"A": "1", "DB_PW": {"secret": "s1"}, "C": {"secret": "elsewhere"}})");
    QCOMPARE(env, renamed);
    QCOMPARE(f.find<RecordTable>("env")->rows().size(), 3); // shown there, too
    secrets->model()->removeAt(0);
    QVERIFY(!f.definition.json().contains("secrets"_L1));
    const QJsonObject without = parsed(R"({"A": "1", "C": {"secret": "elsewhere"}})");
    QCOMPARE(f.definition.at({u"env"_s}).toObject(), without);
}

void DefinitionFormTest::labelKitsAddWhatIsMissing()
{
    Form f({{u"id"_s, u"/x"_s}, {u"labels"_s, QJsonObject{{u"HAPROXY_0_MODE"_s, u"tcp"_s}}}});
    f.choose("labelKits", 0);
    const QJsonObject labels = f.definition.at({u"labels"_s}).toObject();
    QCOMPARE(labels.value("HAPROXY_0_MODE"_L1).toString(), u"tcp"_s); // the person's own
    QVERIFY(labels.contains("HAPROXY_0_VHOST"_L1) && labels.contains("HAPROXY_0_BACKEND_NETWORK_ALLOWED_ACL"_L1));
    f.choose("labelKits", 2);
    auto *table = f.find<RecordTable>("labels");
    int token = -1;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, 0).data().toString() == u"CONTAINERS_LOG_LOGS_TOKEN"_s)
            token = row;
    }
    QVERIFY(token >= 0);
    QVERIFY(table->model()->setData(table->model()->index(token, 1), u"abcdef123456"_s, Qt::EditRole));
    QVERIFY(!table->model()->index(token, 1).data().toString().contains(u"abcdef"_s));
    f.form->setRevealed(true);
    QCOMPARE(table->model()->index(token, 1).data().toString(), u"abcdef123456"_s);
}

void DefinitionFormTest::volumesOfEveryKind()
{
    Form f;
    for (int kind = 0; kind < 4; ++kind)
        f.choose("volumeKinds", kind);
    const QJsonArray volumes = f.definition.at({u"container"_s, u"volumes"_s}).toArray();
    QCOMPARE(volumes.size(), 4);
    QCOMPARE(volumes.at(0)["hostPath"_L1].toString(), u"/srv/data"_s);
    QCOMPARE(volumes.at(1)["persistent"_L1]["size"_L1].toInt(), 512);
    QCOMPARE(volumes.at(2)["external"_L1]["provider"_L1].toString(), u"dvdi"_s);
    QVERIFY(volumes.at(3).toObject().contains("secret"_L1));
    auto *table = f.find<RecordTable>("volumes");
    QCOMPARE(table->model()->index(1, 4).data().toString(), u"512"_s);
    QVERIFY(table->model()->setData(table->model()->index(1, 4), u"1024"_s, Qt::EditRole));
    const QJsonObject grown = parsed(R"({"type": "root", "size": 1024})");
    QCOMPARE(f.definition.at({u"container"_s, u"volumes"_s, u"1"_s, u"persistent"_s}).toObject(), grown);
}

void DefinitionFormTest::volumesKeepWhatHasNoColumn()
{
    Form f(rich());
    auto *table = f.find<RecordTable>("volumes");
    QVERIFY(table->model()->setData(table->model()->index(0, 2), u"RW"_s, Qt::EditRole));
    const QJsonObject writable =
        parsed(R"({"containerPath": "/d", "hostPath": "/h", "mode": "RW", "later": {"x": 1}})");
    QCOMPARE(f.definition.at({u"container"_s, u"volumes"_s, u"0"_s}).toObject(), writable);
    auto *fetch = f.find<RecordTable>("fetch");
    QCOMPARE(fetch->model()->index(0, 2).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QVERIFY(fetch->model()->setData(fetch->model()->index(0, 3), Qt::Checked, Qt::CheckStateRole));
    const QJsonObject executable = parsed(R"({"uri": "http://x/y.tgz", "extract": false, "executable": true})");
    QCOMPARE(f.definition.at({u"fetch"_s, u"0"_s}).toObject(), executable);
}

void DefinitionFormTest::pinsToOneNode()
{
    FormOffers offers;
    offers.hosts = {u"node-1.example.org"_s};
    Form f(rich(), offers);
    auto *pin = f.find<QPushButton>("pin");
    QVERIFY(!pin->isEnabled());
    f.type("pinHost", u"node-1.example.org"_s);
    pin->click();
    QCOMPARE(f.definition.at({u"constraints"_s}).toArray(),
             (QJsonArray{QJsonArray{u"rack"_s, u"GROUP_BY"_s},
                         QJsonArray{u"hostname"_s, u"LIKE"_s, u"node\\-1\\.example\\.org"_s}}));
}

void DefinitionFormTest::constraintsAreOfferedFromTheCluster()
{
    auto snapshot = DialogFixture::cluster();
    snapshot->agents[0].attributes = {{u"rack"_s, u"r1"_s}};
    snapshot->agents[1].attributes = {{u"rack"_s, u"r2"_s}, {u"ssd"_s, u"yes"_s}};
    const FormOffers offers = offersOf(*snapshot);
    QCOMPARE(offers.attributes, (QStringList{u"hostname"_s, u"rack"_s, u"ssd"_s}));
    QCOMPARE(offers.values.value(u"rack"_s), (QStringList{u"r1"_s, u"r2"_s}));
    QCOMPARE(offers.hosts, (QStringList{u"s0"_s, u"s1"_s}));
    QVERIFY(offers.apps.contains(u"/shop/cart"_s));
    Form f(rich(), offers);
    const RecordColumn &value = f.find<RecordTable>("constraints")->model()->columns().at(2);
    QCOMPARE(value.offers({{u"field"_s, u"rack"_s}}), (QStringList{u"r1"_s, u"r2"_s}));
    QVERIFY(value.offers({{u"field"_s, u"nothing"_s}}).isEmpty());
}

void DefinitionFormTest::otherFieldsAreJson()
{
    Form f(rich());
    auto *others = f.find<RecordTable>("others");
    QCOMPARE(others->rows().size(), 2); // check and residency
    const QString changed = u"{\"taskLostBehavior\": \"RELAUNCH\"}"_s;
    QVERIFY(others->model()->setData(others->model()->index(1, 1), changed, Qt::EditRole));
    QCOMPARE(f.definition.at({u"residency"_s, u"taskLostBehavior"_s}).toString(), u"RELAUNCH"_s);
    QVERIFY(!others->model()->setData(others->model()->index(1, 1), u"{broken"_s, Qt::EditRole)); // stays as it was
    QVERIFY(!others->model()->setData(others->model()->index(1, 1), u"1, 2"_s, Qt::EditRole));
    others->model()->append({{u"name"_s, u"newer"_s}, {u"value"_s, QJsonValue::Null}});
    QVERIFY(others->model()->setData(others->model()->index(2, 1), u"[1, true]"_s, Qt::EditRole));
    QCOMPARE(f.definition.at({u"newer"_s}), QJsonValue(QJsonArray{1, true}));
    others->model()->removeAt(0);
    QVERIFY(!f.definition.json().contains("check"_L1));
    QVERIFY(f.definition.json().contains("residency"_L1));
}

void DefinitionFormTest::secretsOfOtherFieldsAreMasked()
{
    Form f({{u"id"_s, u"/x"_s}, {u"api"_s, QJsonObject{{u"env"_s, QJsonObject{{u"API_TOKEN"_s, u"hunter2"_s}}}}}});
    auto *others = f.find<RecordTable>("others");
    const QModelIndex value = others->model()->index(0, 1);
    QVERIFY2(!value.data().toString().contains(u"hunter2"_s), qPrintable(value.data().toString()));
    QVERIFY(!(value.flags() & Qt::ItemIsEditable)); // a mask would be written back
    f.form->setRevealed(true);
    QVERIFY(value.data().toString().contains(u"hunter2"_s));
    QVERIFY(value.flags() & Qt::ItemIsEditable);
}

void DefinitionFormTest::sectionsCountTheirProblems()
{
    Form f;
    auto *list = f.find<QListWidget>("sections");
    const QList<LocalProblem> problems{{u"/id"_s, Problem::IdMissing, {}},
                                       {u"/cmd"_s, Problem::NothingToRun, {}},
                                       {u"/constraints/0"_s, Problem::NotANumber, {}}};
    QVERIFY(f.form->showProblems(problems, false).isEmpty());
    QCOMPARE(list->item(0)->text(), u"App"_s); // nobody is scolded before having typed
    f.form->showProblems(problems, true);
    QCOMPARE(list->item(0)->text(), u"App (2)"_s);
    int placement = -1;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->text().startsWith(u"Placement"_s))
            placement = row;
    }
    QCOMPARE(list->item(placement)->text(), u"Placement (1)"_s);
    f.form->showProblems({}, true);
    QCOMPARE(list->item(0)->text(), u"App"_s);
}

void DefinitionFormTest::theListLeadsThroughTheForm()
{
    Form f(rich());
    f.form->resize(900, 500);
    f.form->show();
    QVERIFY(QTest::qWaitForWindowExposed(f.form.get()));
    auto *list = f.find<QListWidget>("sections");
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        QCOMPARE(list->currentRow(), row);
    }
    QVERIFY(f.find<RecordTable>("others")->visibleRegion().boundingRect().isValid());
    list->setCurrentRow(0);
    QVERIFY(!f.find<RecordTable>("others")->visibleRegion().boundingRect().isValid());
}

void DefinitionFormTest::besideTheFormStandsItsJson()
{
    DialogFixture f;
    f.actions().deploy();
    f.dialog()->resize(1180, 600);
    auto *json = f.find<QPlainTextEdit>("json");
    QTRY_VERIFY(json->isVisible() && f.find<QLineEdit>("id")->isVisible());
    QTest::keyClicks(f.find<QLineEdit>("id"), u"/tools/x"_s);
    QVERIFY(json->toPlainText().contains(u"\"/tools/x\""_s));
    QString text = json->toPlainText();
    json->setPlainText(text.replace(u"/tools/x"_s, u"/tools/y"_s));
    QCOMPARE(f.find<QLineEdit>("id")->text(), u"/tools/y"_s);
    // A text that does not parse: it stays, and the form waits for it.
    json->setPlainText(u"{ \"id\": "_s);
    QVERIFY(!f.find<QLineEdit>("id")->isEnabled());
    QVERIFY(!f.find<QPushButton>("submit")->isEnabled());
    f.dialog()->resize(700, 600); // where it is broken must not get out of sight
    QTRY_VERIFY(json->isVisible());
    json->setPlainText(u"{ \"id\": \"/tools/z\", \"cmd\": \"x\" }"_s);
    QVERIFY(f.find<QLineEdit>("id")->isEnabled());
    QCOMPARE(f.find<QLineEdit>("id")->text(), u"/tools/z"_s);
}

MESOSCOPE_TEST(DefinitionFormTest)
#include "tst_definitionform.moc"
