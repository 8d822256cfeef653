// SPDX-License-Identifier: GPL-3.0-or-later
// OpenTSDB's questions and answers (api-facts 6.1), and the platform's way of naming things (6.2). Pure.
#pragma once

#include "models/domain/result.h"
#include "models/domain/series.h"

#include <QByteArray>
#include <QMap>
#include <QStringList>

namespace mesoscope {

/// One object of the answer to /api/query.
struct TsdbSeries
{
    QString metric;
    QMap<QString, QString> tags;
    QList<SeriesPoint> points; ///< ascending; NaN where the store has none
};

/// Objects without data points (statistics of the query) are left out.
Result<QList<TsdbSeries>> readTsdbSeries(const QByteArray &bytes);
/// JSON in which bare NaN and Infinity, which some gateways write, are null.
QByteArray withoutBareNan(const QByteArray &bytes);
/// Whether an error says that the metric, or a tag, was never written: there is no data yet.
bool isUnknownName(const Error &error);

QString metricName(Metric metric); ///< "cpu", "memory.usage"…
bool isCounter(Metric metric);

/// The forms in which an app's id may stand in the appID tag; the first is Marathon's own.
QStringList appTagForms(const AppId &app);
/// The one of them that @p known holds; empty when none.
QString matchAppTag(const AppId &app, const QStringList &known);
AppId appOfTag(const QString &tag);

/// The body of POST /api/query: a line per task, or with @p tasks false one per app. @p appTags are the values of the
/// appID tag that are wanted; empty: all.
QByteArray tsdbQuery(const SeriesQuery &query, const QStringList &appTags, bool tasks);

/// The lines that @p query asks for, out of one line per task: counters become rates per task before anything is added
/// up.
QList<Series> combine(const SeriesQuery &query, const QList<TsdbSeries> &perTask);

} // namespace mesoscope
