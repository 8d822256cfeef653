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
        QTest::newRow("a group") << QByteArray(R"({"id": "/g", "apps": [{"id": "a", "cmd": "x"}]})")
                                 << int(Problem::Group);
        QTest::newRow("two apps") << QByteArray(R"([{"id": "/a", "cmd": "x"}, {"id": "/b", "cmd": "x"}])")
                                  << int(Problem::Several);
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
