// SPDX-License-Identifier: GPL-3.0-or-later
// OpenTSDB's answers, and the lines that become of them.
#include "app/sources/timeseries/opentsdbjson.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace mesoscope;
using namespace mesoscope::fuzz;

MESOSCOPE_FUZZ(opentsdb)
{
    const QByteArray body = bytes.toByteArray();
    const QByteArray clean = withoutBareNan(body);
    if (QJsonDocument::fromJson(body).isArray())
        require(QJsonDocument::fromJson(clean) == QJsonDocument::fromJson(body), "good JSON was changed");
    const auto series = readTsdbSeries(body);
    if (!series.ok()) {
        isUnknownName(series.error());
        return;
    }
    for (const TsdbSeries &one : *series) {
        for (qsizetype i = 1; i < one.points.size(); ++i)
            require(one.points.at(i - 1).timeMs <= one.points.at(i).timeMs, "points out of order");
    }
    for (const Metric metric : {Metric::CpuPercent, Metric::Memory, Metric::NetworkIn}) {
        for (const bool perTask : {false, true}) {
            SeriesQuery query;
            query.metric = metric;
            query.perTask = perTask;
            query.perApp = !perTask;
            query.toMs = 1'700'000'000'000;
            query.fromMs = query.toMs - 3'600'000;
            for (const Series &line : combine(query, *series)) {
                for (qsizetype i = 1; i < line.points.size(); ++i)
                    require(line.points.at(i - 1).timeMs <= line.points.at(i).timeMs, "a line out of order");
                require(thin(line.points, 10).size() <= line.points.size() + 20, "thinning added points");
            }
        }
    }
    for (const TsdbSeries &one : *series) {
        const AppId app = appOfTag(one.tags.value(QStringLiteral("appID")));
        if (!app.isEmpty())
            matchAppTag(app, one.tags.values());
    }
}
