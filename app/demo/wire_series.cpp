// SPDX-License-Identifier: GPL-3.0-or-later
// The platform's time series store behind OpenTSDB's protocol: /api/query by POST only, /api/suggest.
#include "app/demo/wire_series.h"

#include "app/demo/jsonwriter.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;
using namespace series;

namespace {

constexpr qint64 MostPoints = 20000000; // per query, as the platform's front says it

const QStringList &tagKeys()
{
    static const QStringList keys{u"appID"_s, u"frameworkID"_s, u"taskID"_s};
    return keys;
}

WireReply plain(int status, const QByteArray &text)
{
    return {status, "text/plain; charset=utf-8", text, {}};
}

WireReply failure(int status, const QString &message)
{
    JsonWriter json(256);
    json.beginObject().beginObject("error").field("code", status).field("message", message).endObject().endObject();
    return {status, "application/json; charset=UTF-8", json.take(), {}};
}

struct Filter
{
    QString key, type, text;
    bool group = false;
    QRegularExpression expression; ///< for wildcard and regexp

    bool fits(const QString &value) const
    {
        if (type == "literal_or"_L1 || type == "iliteral_or"_L1 || type == "not_literal_or"_L1 ||
            type == "not_iliteral_or"_L1) {
            const auto sensitivity = type.contains("iliteral"_L1) ? Qt::CaseInsensitive : Qt::CaseSensitive;
            return text.split(u'|').contains(value, sensitivity) != type.startsWith("not_"_L1);
        }
        if (type == "not_key"_L1)
            return false; // every series here has every tag
        return expression.match(value).hasMatch();
    }
};

std::optional<Filter> makeFilter(const QString &key, const QString &type, const QString &text, bool group)
{
    static const QStringList types{u"literal_or"_s, u"iliteral_or"_s, u"not_literal_or"_s, u"not_iliteral_or"_s,
                                   u"wildcard"_s,   u"iwildcard"_s,   u"regexp"_s,         u"not_key"_s};
    if (!types.contains(type))
        return std::nullopt;
    Filter filter{key, type, text, group, {}};
    if (type == "regexp"_L1) {
        filter.expression.setPattern(text);
    } else if (type.endsWith("wildcard"_L1)) {
        QStringList parts = text.split(u'*');
        for (QString &part : parts)
            part = QRegularExpression::escape(part);
        filter.expression.setPattern(u'^' + parts.join(u".*") + u'$');
        if (type.startsWith(u'i'))
            filter.expression.setPatternOptions(QRegularExpression::CaseInsensitiveOption);
    }
    return filter.expression.isValid() ? std::optional<Filter>(filter) : std::nullopt;
}

struct SubQuery
{
    int index = 0;
    QString metric, aggregator;
    std::optional<Downsample> downsample;
    bool rate = false, counter = false, dropResets = false;
    double counterMax = 9223372036854775807.0, resetValue = 0;
    QList<Filter> filters;
};

/// A sentence about what is wrong, or nothing.
QString parse(const QJsonObject &json, SubQuery &query)
{
    query.metric = json.value("metric"_L1).toString();
    query.aggregator = json.value("aggregator"_L1).toString();
    if (query.metric.isEmpty())
        return u"Missing the metric or tsuids"_s;
    if (query.aggregator.isEmpty())
        return u"Missing the aggregation function"_s;
    const QString downsample = json.value("downsample"_L1).toString();
    if (!downsample.isEmpty()) {
        query.downsample = parseDownsample(downsample);
        if (!query.downsample)
            return u"Invalid downsampling specifier \"%1\""_s.arg(downsample);
    }
    query.rate = json.value("rate"_L1).toBool();
    const QJsonObject options = json.value("rateOptions"_L1).toObject();
    query.counter = options.value("counter"_L1).toBool();
    query.dropResets = options.value("dropResets"_L1).toBool();
    query.counterMax = options.value("counterMax"_L1).toDouble(query.counterMax);
    query.resetValue = options.value("resetValue"_L1).toDouble(0);
    const QJsonArray filters = json.value("filters"_L1).toArray();
    for (const QJsonValue &value : filters) {
        const QString key = value[u"tagk"].toString();
        const auto filter =
            makeFilter(key, value[u"type"].toString(), value[u"filter"].toString(), value[u"groupBy"].toBool());
        if (!filter)
            return u"Unknown filter: %1"_s.arg(value[u"type"].toString());
        query.filters.append(*filter);
    }
    const QJsonObject tags = json.value("tags"_L1).toObject();
    for (auto it = tags.begin(); filters.isEmpty() && it != tags.end(); ++it) { // the deprecated form always groups
        const QString text = it.value().toString();
        query.filters.append(*makeFilter(it.key(), text.contains(u'*') ? u"wildcard"_s : u"literal_or"_s, text, true));
    }
    for (const Filter &filter : std::as_const(query.filters))
        if (!tagKeys().contains(filter.key))
            return u"No such name for 'tagk': '%1'"_s.arg(filter.key);
    return {};
}

struct Range
{
    qint64 fromMs = 0, toMs = 0;
    bool milliseconds = false, arrays = false;
};

using Tags = QMap<QString, QString>;

/// One result object. @p values stand on a grid from @p origin in steps of @p stepMs.
void writeResult(JsonWriter &json, const SubQuery &query, const Range &range, const std::vector<const Tags *> &members,
                 const std::vector<double> &values, qint64 origin, qint64 stepMs)
{
    json.beginObject().field("metric", query.metric).beginObject("tags");
    QStringList differing;
    for (const QString &key : tagKeys()) {
        const QString value = members.front()->value(key);
        if (std::all_of(members.begin(), members.end(), [&](const Tags *tags) { return tags->value(key) == value; }))
            json.key(key).value(value);
        else
            differing.append(key);
    }
    json.endObject().beginArray("aggregateTags");
    for (const QString &key : std::as_const(differing))
        json.value(key);
    json.endArray().beginObject("query").field("index", query.index).endObject();
    if (range.arrays)
        json.beginArray("dps");
    else
        json.beginObject("dps");
    const bool thinned = query.downsample && query.downsample->function != "last"_L1;
    const bool whole = isInteger(query.metric) && !query.rate && !thinned;
    const QString fill = query.downsample ? query.downsample->fill : u"none"_s;
    double previous = std::nan("");
    qint64 previousMs = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const qint64 at = origin + qint64(i) * stepMs;
        double value = values[i];
        if (query.rate && !std::isnan(value)) {
            const double now = value;
            value = std::nan("");
            if (!std::isnan(previous)) {
                const double seconds = double(at - previousMs) / 1000;
                if (now >= previous || !query.counter)
                    value = (now - previous) / seconds;
                else if (!query.dropResets)
                    value = (query.counterMax - previous + now) / seconds; // taken for a wrap
                if (query.counter && query.resetValue > 0 && value > query.resetValue)
                    value = 0;
            }
            previous = now;
            previousMs = at;
        }
        const bool missing = std::isnan(value);
        if (missing && (fill == "none"_L1 || query.rate))
            continue;
        const qint64 stamp = range.milliseconds ? at : at / 1000;
        if (range.arrays)
            json.beginArray().value(stamp);
        else
            json.key(QByteArray::number(stamp).constData());
        if (!missing && whole)
            json.value(qint64(value));
        else if (!missing)
            json.value(value);
        else if (fill == "zero"_L1)
            json.value(0);
        else if (fill == "nan"_L1)
            json.value("NaN");
        else
            json.raw("null");
        if (range.arrays)
            json.endArray();
    }
    if (range.arrays)
        json.endArray();
    else
        json.endObject();
    json.endObject();
}

std::optional<WireReply> answerOne(JsonWriter &json, const SimCluster &cluster, const WireContext &context,
                                   const SubQuery &query, const Range &range, qint64 &points)
{
    if (!metrics().contains(query.metric))
        return failure(400, u"No such name for 'metrics': '%1'"_s.arg(query.metric));
    const QString framework = cluster.frameworks().empty() ? QString() : cluster.frameworks().front().id;
    const auto wanted = [&](const QString &app, const QString &task) {
        return std::all_of(query.filters.begin(), query.filters.end(), [&](const Filter &filter) {
            return filter.fits(filter.key == "appID"_L1 ? app : filter.key == "taskID"_L1 ? task : framework);
        });
    };
    const std::vector<Container> all = containers(cluster, context, range.fromMs, range.toMs, wanted);
    const qint64 step = query.downsample ? query.downsample->intervalMs : Minute;
    const bool oneBucket = query.downsample && query.downsample->all;
    const qint64 origin = oneBucket
                              ? (range.fromMs + Minute - 1) / Minute * Minute
                              : (range.fromMs / step + (range.fromMs % step != 0 && !query.downsample ? 1 : 0)) * step;
    const qint64 minutes = std::max<qint64>(0, (range.toMs - origin) / Minute + 1);
    points += minutes * qint64(all.size());
    if (points > MostPoints)
        return plain(500,
                     "FETCH exceeded limit of 20000000 datapoints, current count is " + QByteArray::number(points));
    const std::size_t factor = oneBucket ? std::size_t(std::max<qint64>(1, minutes)) : std::size_t(step / Minute);

    std::map<QStringList, std::vector<std::size_t>> groups;
    std::vector<Tags> tags(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        tags[i] = {{u"appID"_s, all[i].task.appId}, {u"frameworkID"_s, framework}, {u"taskID"_s, all[i].task.id}};
        QStringList key;
        if (query.aggregator == "none"_L1)
            key = tags[i].values();
        for (const Filter &filter : query.filters)
            if (filter.group)
                key.append(tags[i].value(filter.key));
        groups[key].push_back(i);
    }
    for (const auto &group : groups) {
        std::vector<std::vector<double>> members;
        std::vector<const Tags *> memberTags;
        for (const std::size_t i : group.second) {
            std::vector<double> values(std::size_t(minutes), std::nan(""));
            const Meter meter(all[i].task, query.metric, context);
            for (qint64 at = all[i].fromMs; at <= all[i].toMs; at += Minute)
                values[std::size_t((at - origin) / Minute)] = meter.at(at);
            members.push_back(thin(values, factor, query.downsample ? query.downsample->function : QString()));
            memberTags.push_back(&tags[i]);
        }
        const auto values =
            query.aggregator == "none"_L1 ? std::optional(members.front()) : aggregate(members, query.aggregator);
        if (!values)
            return failure(400, u"No such aggregation function: %1"_s.arg(query.aggregator));
        writeResult(json, query, range, memberTags, *values, origin, oneBucket ? Minute : step);
    }
    return std::nullopt;
}

WireReply answerQuery(const SimCluster &cluster, const WireRequest &request, const WireContext &context)
{
    if (request.method == "GET")
        return plain(501, "Please use the POST version of queries");
    if (request.method != "POST")
        return plain(405, "Method not allowed");
    QJsonParseError error;
    const QJsonDocument body = QJsonDocument::fromJson(request.body, &error);
    if (error.error != QJsonParseError::NoError || !body.isObject())
        return plain(400, "can't parse query");
    Range range;
    range.fromMs = parseTime(body[u"start"], cluster.nowMs());
    range.toMs = body[u"end"].isUndefined() ? cluster.nowMs() : parseTime(body[u"end"], cluster.nowMs());
    if (range.fromMs < 0 || range.toMs < 0)
        return plain(400, "Invalid query: cannot parse start or end");
    if (range.toMs <= range.fromMs)
        return plain(400, "Invalid query: end must be after start");
    range.fromMs = std::max(range.fromMs, context.beganMs - Week); // older points have been dropped
    range.milliseconds = body[u"msResolution"].toBool() || body[u"ms"].toBool();
    range.arrays = request.query.hasQueryItem(u"arrays"_s);
    const QJsonArray queries = body[u"queries"].toArray();
    if (queries.isEmpty())
        return plain(400, "Invalid query: missing queries");
    JsonWriter json(65536);
    json.beginArray();
    qint64 points = 0;
    for (qsizetype i = 0; i < queries.size(); ++i) {
        SubQuery query;
        query.index = int(i);
        const QString problem = parse(queries.at(i).toObject(), query);
        if (!problem.isEmpty())
            return failure(400, problem);
        if (const auto refusal = answerOne(json, cluster, context, query, range, points))
            return *refusal;
    }
    return {200, "application/json; charset=UTF-8", json.endArray().take(), {}};
}

WireReply answerSuggest(const SimCluster &cluster, const WireRequest &request, const WireContext &context)
{
    QJsonObject asked = QJsonDocument::fromJson(request.body).object();
    if (request.method != "POST") {
        asked = {};
        for (const QString &name : {u"type"_s, u"q"_s, u"max"_s})
            asked.insert(name, request.query.queryItemValue(name, QUrl::FullyDecoded));
    }
    const QString type = asked.value("type"_L1).toString();
    const QString text = asked.value("q"_L1).toString();
    const int given =
        asked.value("max"_L1).isString() ? asked.value("max"_L1).toString().toInt() : asked.value("max"_L1).toInt();
    QStringList names;
    if (type == "metrics"_L1) {
        names = metrics().filter(text); // the platform looks inside names of metrics, but at the beginning of tags
    } else if (type == "tagk"_L1 || type == "tagv"_L1) {
        QSet<QString> values(tagKeys().begin(), tagKeys().end());
        if (type == "tagv"_L1) {
            values.clear();
            if (!cluster.frameworks().empty())
                values.insert(cluster.frameworks().front().id);
            const auto every = [](const QString &, const QString &) { return true; };
            for (const Container &one : containers(cluster, context, context.beganMs - Week, cluster.nowMs(), every)) {
                values.insert(one.task.appId);
                values.insert(one.task.id);
            }
        }
        for (const QString &value : std::as_const(values))
            if (value.startsWith(text))
                names.append(value);
    } else {
        return failure(400, u"Invalid 'type' parameter:%1"_s.arg(type));
    }
    names.sort();
    JsonWriter json(1024);
    json.beginArray();
    for (const QString &name : names.mid(0, given > 0 ? given : 25))
        json.value(name);
    return {200, "application/json; charset=UTF-8", json.endArray().take(), {}};
}

} // namespace

WireReply answerSeries(SimCluster &cluster, const WireRequest &request, const WireContext &context)
{
    if (request.path == "/api/query"_L1)
        return answerQuery(cluster, request, context);
    if (request.path == "/api/suggest"_L1)
        return answerSuggest(cluster, request, context);
    if (request.path == "/api/aggregators"_L1)
        return {
            200,
            "application/json; charset=UTF-8",
            R"(["avg","count","dev","first","last","max","mimmax","mimmin","min","none","p50","p75","p90","p95","p99","p999","sum","zimsum"])",
            {}};
    return plain(404, "404 page not found"); // also /api/version: the platform's front has none
}

} // namespace mesoscope::demo
