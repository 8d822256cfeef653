// SPDX-License-Identifier: GPL-3.0-or-later
// The form of a pod's definition: any number of containers, each field its own key.
#include "models/domain/validate.h"
#include "tests/support/testmain.h"
#include "tests/views/formkit.h"
#include "views/dialogs/parts.h"
#include "views/dialogs/recordtable.h"

#include <QComboBox>
#include <QListWidget>
#include <QMessageBox>
#include <QPointer>
#include <QSignalSpy>

using namespace mesoscope;
using namespace mesoscope::test;

class PodFormTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachFieldWritesItsKeyAndNoOther_data();
    void eachFieldWritesItsKeyAndNoOther();
    void containersComeAndGo();
    void aPodsEndpointsHaveProtocolsInAList();
    void aPodsHealthCheckIsOfOneKind();
    void aPodIsPinnedToOneNode();
    void anAppBecomesAPodAndBack();
    void aSecondContainerMakesAPod();
};

void PodFormTest::eachFieldWritesItsKeyAndNoOther_data()
{
    QTest::addColumn<int>("index");
    const QList<Typed> fields = podFields();
    for (int i = 0; i < int(fields.size()); ++i)
        QTest::newRow(fields.at(i).field) << i;
}

void PodFormTest::eachFieldWritesItsKeyAndNoOther()
{
    QFETCH(int, index);
    const Typed field = podFields().at(index);
    const QStringList path = QString::fromLatin1(field.path).split(u'/');
    for (const QJsonObject &before : {newPodDefinition(), richPod()}) {
        Form f(before);
        f.type(field.field, QString::fromLatin1(field.text));
        QCOMPARE(written(f.definition.json()), written(withValueAt(before, path, field.value).toObject()));
        f.type(field.field, {});
        QVERIFY(f.definition.at(path).isUndefined());
        if (valueAt(before, path).isUndefined())
            QCOMPARE(written(f.definition.json()), written(before));
    }
}

/// The form is made anew for another number of containers; what was typed stays, and so does the focus's place.
void PodFormTest::containersComeAndGo()
{
    Form f(newPodDefinition());
    f.type("containerName0", u"web"_s);
    f.type("image0", u"web:1"_s);
    f.find<QPushButton>("addContainer")->click();
    QCOMPARE(f.definition.at({u"containers"_s}).toArray().size(), 2);
    QCOMPARE(f.find<QLineEdit>("containerName0")->text(), u"web"_s);
    const QString second = f.find<QLineEdit>("containerName1")->text();
    QVERIFY(!second.isEmpty() && second != u"web"_s);
    f.type("image1", u"side:1"_s);
    auto *list = f.find<QListWidget>("sections");
    QStringList titles;
    for (int i = 0; i < list->count(); ++i)
        titles += list->item(i)->text();
    QVERIFY2(titles.contains(u"Container 2"_s), qPrintable(titles.join(u',')));
    // A problem of the second one stands beside its field.
    f.type("containerName1", u"web"_s);
    const auto problems = validateDefinition(f.definition.json(), nullptr, true);
    f.form->showProblems(problems, true);
    QVERIFY(f.form->fields().find(u"/containers(1)/name"_s)->hasProblem());
    QVERIFY(!f.form->fields().find(u"/containers(0)/name"_s)->hasProblem());
    f.find<QPushButton>("removeContainer0")->click();
    QCOMPARE(f.definition.at({u"containers"_s}).toArray().size(), 1);
    QCOMPARE(f.definition.at({u"containers"_s, u"0"_s, u"image"_s, u"id"_s}).toString(), u"side:1"_s);
    QCOMPARE(f.find<QLineEdit>("image0")->text(), u"side:1"_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!f.find<QPushButton>("removeContainer0")); // the last one stays
    f.type("image0", {});
    QVERIFY(f.definition.at({u"containers"_s, u"0"_s, u"image"_s}).isUndefined());
}

void PodFormTest::aPodsEndpointsHaveProtocolsInAList()
{
    Form f(richPod());
    auto *table = f.find<RecordTable>("endpoints0");
    QCOMPARE(table->rows().first().value("protocol"_L1).toString(), u"tcp,udp"_s);
    RecordModel *model = table->model();
    QVERIFY(model->setData(model->index(1, 3), u"udp"_s, Qt::EditRole));
    const QStringList endpoints{u"containers"_s, u"0"_s, u"endpoints"_s};
    QCOMPARE(f.definition.at(endpoints + QStringList{u"0"_s, u"protocol"_s}).toArray(),
             (QJsonArray{u"tcp"_s, u"udp"_s}));
    QCOMPARE(f.definition.at(endpoints + QStringList{u"0"_s, u"odd"_s}).toInt(), 1);
    QCOMPARE(f.definition.at(endpoints + QStringList{u"1"_s, u"protocol"_s}).toArray(), QJsonArray{u"udp"_s});
}

void PodFormTest::aPodsHealthCheckIsOfOneKind()
{
    Form f(richPod());
    const QStringList path{u"containers"_s, u"0"_s, u"healthCheck"_s};
    auto *kind = f.find<QComboBox>("healthKind0");
    QCOMPARE(kind->currentIndex(), 1);
    QVERIFY(!f.find<QLineEdit>("httpPath0")->parentWidget()->isHidden());
    QVERIFY(f.find<QLineEdit>("tcpEndpoint0")->parentWidget()->isHidden());
    Q_EMIT kind->activated(2);
    QCOMPARE(f.definition.at(path).toObject(),
             (QJsonObject{{u"tcp"_s, QJsonObject{{u"endpoint"_s, u"http"_s}}}, {u"intervalSeconds"_s, 9}}));
    QVERIFY(f.find<QLineEdit>("httpPath0")->parentWidget()->isHidden());
    QVERIFY(!f.find<QLineEdit>("tcpEndpoint0")->parentWidget()->isHidden());
    Q_EMIT kind->activated(3);
    f.type("healthCommand0", u"check"_s);
    QCOMPARE(f.definition.at(path + QStringList{u"exec"_s, u"command"_s, u"shell"_s}).toString(), u"check"_s);
    Q_EMIT kind->activated(0);
    QVERIFY(f.definition.at(path).isUndefined());
    QVERIFY(f.find<QLineEdit>("healthInterval0")->parentWidget()->isHidden());
}

void PodFormTest::aPodIsPinnedToOneNode()
{
    Form f(richPod());
    f.type("pinHost", u"s1.example"_s);
    f.find<QPushButton>("pin")->click();
    const QJsonArray constraints = f.definition.at({u"scheduling"_s, u"placement"_s, u"constraints"_s}).toArray();
    QCOMPARE(constraints.size(), 2);
    QCOMPARE(constraints.at(0)["fieldName"_L1].toString(), u"rack"_s);
    QCOMPARE(
        constraints.at(1).toObject(),
        (QJsonObject{{u"fieldName"_s, u"hostname"_s}, {u"operator"_s, u"LIKE"_s}, {u"value"_s, u"s1\\.example"_s}}));
}

/// As JSON is typed it may be one and the other.
void PodFormTest::anAppBecomesAPodAndBack()
{
    Form f(rich());
    QVERIFY(f.find<QLineEdit>("readyPath"));
    QSignalSpy edited(&f.definition, &Definition::edited);
    f.definition.replace(richPod());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!f.find<QLineEdit>("readyPath"));
    QCOMPARE(f.find<QLineEdit>("containerName1")->text(), u"side"_s);
    f.definition.replace(rich());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!f.find<QLineEdit>("containerName1"));
    QCOMPARE(f.find<QLineEdit>("image")->text(), u"x:1"_s);
    QCOMPARE(edited.size(), 0);
}

/// After a question, in which stands what a pod has no place for.
void PodFormTest::aSecondContainerMakesAPod()
{
    Form f(rich());
    const QJsonObject before = f.definition.json();
    const auto question = [&f] {
        f.find<QPushButton>("addContainer")->click();
        return f.form->window()->findChild<QMessageBox *>(u"makePod"_s);
    };
    QPointer<QMessageBox> first = question();
    QVERIFY(first);
    QVERIFY2(first->text().contains(u"/residency"_s), qPrintable(first->text()));
    first->reject();
    QCOMPARE(f.definition.json(), before);
    delete first;
    QMessageBox *second = question();
    QVERIFY(second);
    second->button(QMessageBox::Ok)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(f.definition.at({u"containers"_s}).toArray().size(), 2);
    QCOMPARE(f.find<QLineEdit>("image0")->text(), u"x:1"_s);
    QVERIFY(f.find<QLineEdit>("containerName1"));
    const Form running(rich(), {}, false);
    QVERIFY(!running.find<QPushButton>("addContainer")); // what runs cannot become a pod
}

MESOSCOPE_TEST(PodFormTest)
#include "tst_podform.moc"
