// SPDX-License-Identifier: GPL-3.0-or-later
// What apps have in common, and that each value's term finds exactly those that were counted.
#include "models/domain/facets.h"
#include "models/domain/filter.h"
#include "models/domain/filtermatch.h"
#include "tests/support/samplecluster.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace mesoscope;
using namespace mesoscope::test;
using namespace Qt::Literals::StringLiterals;

namespace {

const Facet *find(const QList<Facet> &facets, Facet::Kind kind)
{
    for (const Facet &facet : facets) {
        if (facet.kind == kind)
            return &facet;
    }
    return nullptr;
}

App appWith(const QString &id, const QString &image, const QMap<QString, QString> &labels)
{
    App app;
    app.id = AppId(id);
    app.image = image;
    app.labels = labels;
    app.status = AppStatus::Running;
    return app;
}

} // namespace

class FacetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachTermFindsWhatWasCounted()
    {
        const SnapshotPtr snapshot = sampleCluster();
        const QList<Facet> facets = facetsOf(*snapshot);
        QVERIFY(find(facets, Facet::Kind::Status) && find(facets, Facet::Kind::Image));
        int tried = 0;
        for (const Facet &facet : facets) {
            for (const FacetValue &value : facet.values) {
                const Filter parsed = parseFilter(value.term, FilterTable::Apps);
                QVERIFY2(parsed.problems.isEmpty() && parsed.terms.size() == 1, qPrintable(value.term));
                const AppFilter filter(parsed);
                int found = 0;
                for (const App &app : snapshot->apps)
                    found += filter.matches(app, *snapshot);
                // Texts match in part: "web" is also in "web-admin".
                const bool exact = facet.kind == Facet::Kind::Status || facet.kind == Facet::Kind::Health;
                QVERIFY2(exact ? found == value.count : found >= value.count, qPrintable(value.term));
                ++tried;
            }
        }
        QVERIFY(tried > 5);
    }

    void countsAndOrders()
    {
        ClusterSnapshot snapshot;
        snapshot.apps = {appWith(u"/a"_s, u"reg:5000/team/web:1"_s, {{u"team"_s, u"x"_s}, {u"odd one"_s, u"a, b"_s}}),
                         appWith(u"/b"_s, u"reg:5000/team/web@sha256:abc"_s, {{u"team"_s, u"x"_s}}),
                         appWith(u"/c"_s, u"db"_s, {{u"team"_s, u"y"_s}, {u"API_TOKEN"_s, u"hunter2"_s}})};
        snapshot.apps[2].definition =
            R"({"container": {"volumes": [{"containerPath": "d", "persistent": {"size": 1}}]}})";
        const QList<Facet> facets = facetsOf(snapshot);
        const Facet *images = find(facets, Facet::Kind::Image);
        QVERIFY(images);
        QCOMPARE(images->values.first(), (FacetValue{u"reg:5000/team/web"_s, u"image:reg:5000/team/web"_s, 2}));
        const Facet *labels = find(facets, Facet::Kind::Label);
        QVERIFY(labels);
        QCOMPARE(labels->values.first(), (FacetValue{u"team=x"_s, u"label:team=x"_s, 2}));
        for (const FacetValue &value : labels->values)
            QVERIFY(!value.text.contains(u"hunter2"_s) && !value.text.contains(u"TOKEN"_s));
        QVERIFY(labels->values.contains(FacetValue{u"odd one=a, b"_s, u"label:\"odd one=a, b\""_s, 1}));
        const Facet *volumes = find(facets, Facet::Kind::Volumes);
        QVERIFY(volumes);
        QCOMPARE(volumes->values.first().count, 1);
        QVERIFY(!find(facets, Facet::Kind::Status)); // all are alike: nothing to choose
        QVERIFY(!find(facets, Facet::Kind::Role));
    }

    void isBounded()
    {
        ClusterSnapshot snapshot;
        for (int i = 0; i < 500; ++i)
            snapshot.apps.push_back(appWith(u"/a%1"_s.arg(i), {}, {{u"n"_s, QString::number(i)}}));
        const QList<Facet> facets = facetsOf(snapshot);
        const Facet *labels = find(facets, Facet::Kind::Label);
        QVERIFY(labels);
        QCOMPARE(labels->values.size(), Facet::MostValues);
        QCOMPARE(labels->more, 480);
        QVERIFY(facetsOf(ClusterSnapshot()).isEmpty());
    }
};

MESOSCOPE_TEST(FacetsTest)
#include "tst_facets.moc"
