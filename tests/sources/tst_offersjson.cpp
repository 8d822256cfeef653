// SPDX-License-Identifier: GPL-3.0-or-later
// Offers that Marathon did not use, read from answers good and bad.
#include "app/sources/marathon/offersjson.h"
#include "tests/support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace mesoscope;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue js(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.replace('`', '"'));
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QByteArray offer(const char *host, const char *resources, const char *rest = "`reason`:[`InsufficientCpus`]")
{
    return QByteArray("{`offer`:{`hostname`:`") + host + "`,`agentId`:`S1`,`resources`:[" + resources + "]}," + rest +
           "}";
}

QJsonValue queue(const QByteArray &offers)
{
    return js("{`queue`:[{`app`:{`id`:`/other`},`lastUnusedOffers`:[{}]},{`app`:{`id`:`/a`},`lastUnusedOffers`:[" +
              offers + "]}]}");
}

} // namespace

class OffersJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsRolesUp()
    {
        const auto read = readDeclinedOffers(
            queue(offer("n1",
                        "{`name`:`cpus`,`role`:`*`,`scalar`:0.5},{`name`:`cpus`,`role`:`web`,`scalar`:1},"
                        "{`name`:`mem`,`scalar`:512},{`name`:`disk`,`scalar`:9},{`name`:`gpus`,`scalar`:2},"
                        "{`name`:`ports`,`ranges`:[{`begin`:31000,`end`:31009},{`begin`:5,`end`:5}]}",
                        "`reason`:[`InsufficientMemory`,`UnfulfilledRole`],`timestamp`:`2026-11-22T14:00:00.000Z`")),
            AppId(u"/a"_s));
        QVERIFY(read.ok());
        QCOMPARE(read->size(), 1);
        const DeclinedOffer &one = read->first();
        QCOMPARE(one.host, u"n1"_s);
        QCOMPARE(one.agent, AgentId(u"S1"_s));
        QVERIFY((one.offered == Resources{1.5, 512, 9, 2}));
        QCOMPARE(one.ports, 11);
        QCOMPARE(one.reasons, QStringList({u"InsufficientMemory"_s, u"UnfulfilledRole"_s}));
        QCOMPARE(QDateTime::fromMSecsSinceEpoch(one.timestampMs, Qt::UTC).toString(Qt::ISODate),
                 u"2026-11-22T14:00:00Z"_s);
    }

    void theNewestOfEachHost()
    {
        const auto read = readDeclinedOffers(
            queue(offer("n2", "", "`timestamp`:`2026-11-22T14:00:09Z`,`reason`:[`new`]") + ',' + offer("n1", "") + ',' +
                  offer("n2", "", "`timestamp`:`2026-11-22T14:00:00Z`,`reason`:[`old`]")),
            AppId(u"/a"_s));
        QCOMPARE(read->size(), 2);
        QCOMPARE(read->at(0).host, u"n1"_s);
        QCOMPARE(read->at(1).reasons, QStringList{u"new"_s});
    }

    void whatIsOddIsHarmless()
    {
        QVERIFY(readDeclinedOffers(js("{`queue`:[]}"), AppId(u"/a"_s))->isEmpty());
        QCOMPARE(readDeclinedOffers(js("[]"), AppId(u"/a"_s)).error().kind, Error::Kind::Protocol);
        QCOMPARE(readDeclinedOffers(js("{`queue`:[{`app`:{`id`:`/a`}}]}"), AppId(u"/a"_s)).error().kind,
                 Error::Kind::Unsupported); // before Marathon 1.4
        const auto read = readDeclinedOffers(
            queue("7,{},{`offer`:[]}," +
                  offer("n1", "9,{`name`:`cpus`,`scalar`:-5},{`name`:`mem`,`scalar`:1e300},"
                              "{`name`:`ports`,`ranges`:[{`begin`:9,`end`:1},{`begin`:0,`end`:2000000000},7]}")),
            AppId(u"/a"_s));
        QCOMPARE(read->size(), 1);
        QVERIFY(read->first().offered.cpus == 0);
        QVERIFY(read->first().offered.mem < 1e18);
        QVERIFY(read->first().ports <= 65536);
        QByteArray many;
        for (int i = 0; i < 1000; ++i)
            many += (i ? "," : "") + offer(("n" + QByteArray::number(i)).constData(), "");
        QCOMPARE(readDeclinedOffers(queue(many), AppId(u"/a"_s))->size(), 200);
    }
};

MESOSCOPE_TEST(OffersJsonTest)

#include "tst_offersjson.moc"
