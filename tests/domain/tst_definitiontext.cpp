// SPDX-License-Identifier: GPL-3.0-or-later
// Definitions out of texts from anywhere, and why others are none.
#include "models/domain/definitiontext.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

class DefinitionTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsOneApp_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a definition") << QByteArray(R"({"id": "/a", "cmd": "x"})");
        QTest::newRow("with a byte order mark") << QByteArray("\xef\xbb\xbf{\"id\": \"/a\", \"cmd\": \"x\"}");
        QTest::newRow("a list of one") << QByteArray(R"([{"id": "/a", "cmd": "x"}])");
        QTest::newRow("a server's answer")
            << QByteArray(R"({"app": {"id": "/a", "cmd": "x", "version": "v", "tasksRunning": 3, "deployments": []}})");
        QTest::newRow("a server's list of one") << QByteArray(R"({"apps": [{"id": "/a", "cmd": "x"}]})");
    }

    void takesWhatIsOneApp()
    {
        QFETCH(QByteArray, text);
        const DefinitionText read = readDefinitionText(text);
        QVERIFY(!read.problem);
        QCOMPARE(read.definition, (QJsonObject{{u"id"_s, u"/a"_s}, {u"cmd"_s, u"x"_s}}));
    }

    void takesAPod()
    {
        const QJsonObject pod{{u"id"_s, u"/p"_s}, {u"containers"_s, QJsonArray{QJsonObject{{u"name"_s, u"a"_s}}}}};
        for (const char *text :
             {R"({"id": "/p", "containers": [{"name": "a"}], "version": "v"})",
              R"([{"id": "/p", "containers": [{"name": "a"}]}])",
              R"({"id": "/p", "status": "STABLE", "spec": {"id": "/p", "containers": [{"name": "a"}]}})"}) {
            const DefinitionText read = readDefinitionText(text);
            QVERIFY2(!read.problem, text);
            QCOMPARE(read.definition, pod);
        }
    }

    void takesAGroup()
    {
        const DefinitionText read = readDefinitionText(R"({"id": "shop", "version": "v", "dependencies": ["/base"],
            "apps": [{"id": "web", "cmd": "x", "dependencies": ["db", "../other"], "tasksRunning": 3},
                     {"id": "/shop/db", "cmd": "x"}],
            "pods": [{"id": "etl", "containers": []}],
            "groups": [{"id": "eu", "apps": [{"id": "./cart", "cmd": "x"}], "enforceRole": true}]})");
        QVERIFY(!read.problem && read.several && read.definition.isEmpty());
        QCOMPARE(read.several->group, AppId(u"/shop"_s));
        QStringList ids;
        for (const QJsonObject &member : read.several->members)
            ids.append(member.value("id"_L1).toString());
        // What the web depends on comes before it.
        QCOMPARE(ids, (QStringList{u"/shop/db"_s, u"/shop/web"_s, u"/shop/etl"_s, u"/shop/eu/cart"_s}));
        const QJsonObject web = read.several->members.at(1);
        QVERIFY(!web.contains("tasksRunning"_L1));
        QCOMPARE(web.value("dependencies"_L1).toArray(), (QJsonArray{u"/shop/db"_s, u"/other"_s}));
        QCOMPARE(read.several->left, (QStringList{u"/shop: dependencies"_s, u"/shop/eu: enforceRole"_s}));
    }

    void takesSeveral()
    {
        for (const char *text : {R"([{"id": "/a", "cmd": "x"}, {"id": "b", "cmd": "x"}])",
                                 R"({"apps": [{"id": "/a", "cmd": "x"}, {"id": "b", "cmd": "x"}]})"}) {
            const DefinitionText read = readDefinitionText(text);
            QVERIFY2(!read.problem && read.several, text);
            QVERIFY(read.several->group.isEmpty());
            QCOMPARE(read.several->members.size(), 2);
            QCOMPARE(read.several->members.last().value("id"_L1).toString(), u"/b"_s);
        }
    }

    /// However deep, however many, in circles: it ends, and says what is left out.
    void aGroupHasAnEnd()
    {
        QJsonObject group{{u"id"_s, u"deep"_s}, {u"apps"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}}}}};
        for (int i = 0; i < 200; ++i)
            group = {{u"id"_s, u"g"_s}, {u"groups"_s, QJsonArray{group}}};
        QVERIFY(readGroup(group).members.isEmpty());
        QCOMPARE(readGroup(group).left.size(), 1);
        QJsonArray circle;
        for (int i = 0; i < MostMembers + 5; ++i) {
            circle.append(QJsonObject{{u"id"_s, u"a%1"_s.arg(i)},
                                      {u"dependencies"_s, QJsonArray{u"a%1"_s.arg((i + 1) % (MostMembers + 5))}}});
        }
        const GroupDefinition many = readGroup({{u"id"_s, u"/g"_s}, {u"apps"_s, circle}});
        QCOMPARE(many.members.size(), MostMembers);
        QCOMPARE(many.left, QStringList{u"…"_s});
    }

    void saysWhyNot_data()
    {
        using Problem = DefinitionTextProblem;
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::newRow("nothing") << QByteArray() << int(Problem::Empty);
        QTest::newRow("blanks") << QByteArray(" \n\t") << int(Problem::Empty);
        QTest::newRow("too long") << QByteArray(DefinitionTextLongest + 1, ' ') << int(Problem::TooLong);
        QTest::newRow("no text") << QByteArray("{\"id\": \"\xff\xfe\"}") << int(Problem::NotText);
        QTest::newRow("no JSON") << QByteArray("docker run x") << int(Problem::NotJson);
        QTest::newRow("a number") << QByteArray("5") << int(Problem::NotJson);
        QTest::newRow("an empty list") << QByteArray("[]") << int(Problem::NotADefinition);
        QTest::newRow("a list of numbers") << QByteArray("[1]") << int(Problem::NotADefinition);
        QTest::newRow("something else") << QByteArray(R"({"name": "x"})") << int(Problem::NotADefinition);
        QTest::newRow("an empty group") << QByteArray(R"({"id": "/g", "apps": [], "groups": [{"id": "x"}]})")
                                        << int(Problem::EmptyGroup);
        QTest::newRow("a list with something else in it")
            << QByteArray(R"([{"id": "/a", "cmd": "x"}, {"name": "b"}])") << int(Problem::NotADefinition);
    }

    void saysWhyNot()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        const DefinitionText read = readDefinitionText(text);
        QVERIFY(read.problem);
        QCOMPARE(int(read.problem->kind), kind);
        QVERIFY(read.definition.isEmpty());
    }

    void saysWhere()
    {
        const DefinitionText read = readDefinitionText("{\n  \"id\": \"/é\",\n  \"cpus\": ?\n}");
        QVERIFY(read.problem);
        QCOMPARE(read.problem->line, 3);
        QVERIFY2(read.problem->column >= 1 && read.problem->column <= 12,
                 qPrintable(QString::number(read.problem->column)));
        QVERIFY(!read.problem->words.isEmpty());
    }

    /// Nesting without end is a parser's problem, not a crash.
    void standsDepth()
    {
        const DefinitionText read = readDefinitionText(QByteArray(100000, '[') + QByteArray(100000, ']'));
        QVERIFY(read.problem);
    }
};

MESOSCOPE_TEST(DefinitionTextTest)
#include "tst_definitiontext.moc"
