// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/timeseries/opentsdbjson.h"

#include "app/sources/json.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using namespace json;

static constexpr double NaN = std::numeric_limits<double>::quiet_NaN();

QString metricName(Metric metric)
{
    switch (metric) {
    case Metric::CpuPercent:
        return u"cpu"_s;
    case Metric::Memory:
        return u"memory.usage"_s;
    case Metric::MemoryLimit:
        return u"memory.limit"_s;
    case Metric::NetworkIn:
        return u"network.rx"_s;
    case Metric::NetworkOut:
        return u"network.tx"_s;
    case Metric::DiskRead:
        return u"blkio.input"_s;
    case Metric::DiskWrite:
        return u"blkio.output"_s;
    }
    return {};
}

bool isCounter(Metric metric)
{
    return metric == Metric::NetworkIn || metric == Metric::NetworkOut || metric == Metric::DiskRead ||
           metric == Metric::DiskWrite;
}

QByteArray withoutBareNan(const QByteArray &bytes)
{
    if (!bytes.contains("NaN") && !bytes.contains("Infinity"))
        return bytes;
    QByteArray clean;
    clean.reserve(bytes.size());
    bool quoted = false;
    for (qsizetype i = 0; i < bytes.size();) {
        const char c = bytes.at(i);
        if (quoted && c == '\\') {
            clean += bytes.mid(i, 2);
            i += 2;
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        qsizetype word = 0;
        for (const QByteArrayView name :
             {QByteArrayView("NaN"), QByteArrayView("-Infinity"), QByteArrayView("Infinity")}) {
            if (!quoted && word == 0 && QByteArrayView(bytes).sliced(i).startsWith(name))
                word = name.size();
        }
        if (word > 0)
            clean += "null";
        else
            clean += c;
        i += std::max<qsizetype>(word, 1);
    }
    return clean;
}

/// Seconds or milliseconds since the epoch, told by their size.
static qint64 pointTime(double given)
{
    if (!std::isfinite(given) || given <= 0 || given > 9e15)
        return 0;
    return given > 1e11 ? qint64(given) : qint64(given * 1000);
}

static QList<SeriesPoint> pointsOf(const QJsonValue &dps)
{
    QList<SeriesPoint> points;
    if (dps.isObject()) {
        const QJsonObject object = dps.toObject();
        points.reserve(object.size());
        for (auto it = object.begin(); it != object.end(); ++it)
            points.append({pointTime(it.key().toDouble()), num(it.value(), NaN)});
    } else {
        const QJsonArray items = dps.toArray();
        for (const QJsonValue &item : items) {
            const QJsonArray pair = item.toArray();
            points.append({pointTime(num(pair.at(0))), num(pair.at(1), NaN)});
        }
    }
    points.removeIf([](const SeriesPoint &point) { return point.timeMs == 0; });
    std::stable_sort(points.begin(), points.end(),
                     [](const SeriesPoint &a, const SeriesPoint &b) { return a.timeMs < b.timeMs; });
    return points;
}

Result<QList<TsdbSeries>> readTsdbSeries(const QByteArray &bytes)
{
    const Result<QJsonValue> json = parse(withoutBareNan(bytes), SourceId::Series);
    if (!json.ok())
        return json.error();
    const QJsonArray entries = json->toArray();
    // Beside series a list may hold summaries, and none of either; what holds only something else is no such list.
    const bool understood = std::any_of(entries.begin(), entries.end(), [](const QJsonValue &item) {
        const QJsonObject object = item.toObject();
        return object.contains("dps"_L1) || object.contains("statsSummary"_L1);
    });
    if (!json->isArray() || (!entries.isEmpty() && !understood)) {
        Error error;
        error.kind = Error::Kind::Protocol;
        error.source = SourceId::Series;
        error.detail = u"no list of series"_s;
        return error;
    }
    QList<TsdbSeries> all;
    for (const QJsonValue &item : entries) {
        const QJsonObject object = item.toObject();
        if (!object.contains("dps"_L1))
            continue;
        TsdbSeries series;
        series.metric = str(object["metric"_L1]);
        const QJsonObject tags = object["tags"_L1].toObject();
        for (auto it = tags.begin(); it != tags.end(); ++it)
            series.tags.insert(it.key(), str(it.value()));
        series.points = pointsOf(object["dps"_L1]);
        all.append(std::move(series));
    }
    return all;
}

bool isUnknownName(const Error &error)
{
    return error.httpStatus == 400 && error.detail.contains("No such name"_L1, Qt::CaseInsensitive);
}

QStringList appTagForms(const AppId &app)
{
    const QString bare = app.text().mid(1);
    QStringList forms{app.text(), bare};
    forms += QString(bare).replace(u'/', u'_');
    forms += QString(bare).replace(u'/', u'.');
    forms.removeDuplicates();
    return forms;
}

QString matchAppTag(const AppId &app, const QStringList &known)
{
    // "/a/b" and "/a.b" share the last form, so a store that keeps slashes must not be asked for it.
    const bool slashes = std::any_of(known.begin(), known.end(), [](const QString &tag) { return tag.contains(u'/'); });
    const bool underscores =
        std::any_of(known.begin(), known.end(), [](const QString &tag) { return tag.contains(u'_'); });
    const QStringList forms = appTagForms(app);
    for (const QString &form : forms) {
        const bool dotted = form == forms.last() && forms.size() > 3;
        if (known.contains(form) && !(dotted && (slashes || underscores)))
            return form;
    }
    return {};
}

AppId appOfTag(const QString &tag)
{
    if (tag.startsWith(u'/'))
        return AppId(tag);
    QString text = tag;
    if (!text.contains(u'/'))
        text.replace(u'_', u'/'); // no id holds an underscore
    return AppId(u'/' + text);
}

QByteArray tsdbQuery(const SeriesQuery &query, const QStringList &appTags, bool tasks)
{
    QJsonArray filters;
    filters.append(appTags.isEmpty() ? QJsonObject{{u"type"_s, u"wildcard"_s},
                                                   {u"tagk"_s, u"appID"_s},
                                                   {u"filter"_s, u"*"_s},
                                                   {u"groupBy"_s, true}}
                                     : QJsonObject{{u"type"_s, u"literal_or"_s},
                                                   {u"tagk"_s, u"appID"_s},
                                                   {u"filter"_s, appTags.join(u'|')},
                                                   {u"groupBy"_s, true}});
    if (tasks) {
        const bool one = !query.task.isEmpty();
        filters.append(QJsonObject{{u"type"_s, one ? u"literal_or"_s : u"wildcard"_s},
                                   {u"tagk"_s, u"taskID"_s},
                                   {u"filter"_s, one ? query.task.text() : u"*"_s},
                                   {u"groupBy"_s, true}});
    }
    // Within a bucket a counter is at its highest at the end, a gauge is averaged as the platform itself does.
    const QString downsample =
        QString::number(std::max(1, query.stepSeconds)) + (isCounter(query.metric) ? u"s-max"_s : u"s-avg"_s);
    const QJsonObject sub{{u"metric"_s, metricName(query.metric)},
                          {u"aggregator"_s, isCounter(query.metric) ? u"max"_s : u"avg"_s},
                          {u"downsample"_s, downsample},
                          {u"filters"_s, filters}};
    const QJsonObject body{
        {u"start"_s, query.fromMs / 1000}, {u"end"_s, query.toMs / 1000}, {u"queries"_s, QJsonArray{sub}}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QList<Series> combine(const SeriesQuery &query, const QList<TsdbSeries> &perTask)
{
    QList<Series> lines;
    QMap<QString, QList<Series>> byApp; // ascending, so that the order of lines stays the same between polls
    for (const TsdbSeries &given : perTask) {
        if (!given.metric.isEmpty() && given.metric != metricName(query.metric))
            continue;
        Series line{given.tags.value(u"taskID"_s),
                    isCounter(query.metric) ? counterToRate(given.points) : given.points};
        byApp[appOfTag(given.tags.value(u"appID"_s)).text()].append(line);
        lines.append(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Series &a, const Series &b) { return a.label < b.label; });
    if (query.perTask || lines.isEmpty())
        return lines;
    const bool mean = query.metric == Metric::CpuPercent; // percent of one's own limit: sums mean nothing
    const int step = std::max(1, query.stepSeconds);
    if (!query.perApp)
        return {Series{QString(), sumAligned(lines, step, mean)}};
    QList<Series> apps;
    for (auto it = byApp.constBegin(); it != byApp.constEnd(); ++it)
        apps.append({it.key(), sumAligned(it.value(), step, mean)});
    return apps;
}

} // namespace mesoscope
