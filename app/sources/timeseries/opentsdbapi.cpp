// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/timeseries/opentsdbapi.h"

#include "app/net/httperror.h"
#include "app/sources/timeseries/opentsdbjson.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 LearnAgainMs = 60000; ///< new apps appear as soon as their first point is pushed

/// A query is a question, but travels as a POST: the platform's front refuses GET.
static Request questionTo(const QUrl &base, const QByteArray &body)
{
    Request request;
    request.method = Request::Method::Post;
    request.url = joinUrl(base, u"/api/query"_s);
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    request.body = body;
    request.timeoutMs = 30000;
    return request;
}

/// For a question a lost answer is only that.
static Result<Response> answerOf(Result<Response> result)
{
    if (!result.ok() && result.error().kind == Error::Kind::OutcomeUnknown) {
        Error error = result.error();
        error.kind = error.httpStatus == 0 && error.detail.isEmpty() ? Error::Kind::Timeout : Error::Kind::Unreachable;
        result = error;
    }
    return checked(std::move(result), SourceId::Series);
}

OpenTsdbApi::OpenTsdbApi(Transport &transport, const Endpoint &endpoint, const Clock &clock)
    : m_transport(transport), m_urls(endpoint.urls), m_clock(clock)
{
}

void OpenTsdbApi::post(const QByteArray &body, const Then &then, qsizetype tried)
{
    const qsizetype asked = m_current;
    observe(&m_context, m_transport.send(questionTo(m_urls.value(asked), body)),
            [this, body, then, tried, asked](Result<Response> result) {
                const Result<Response> answer = answerOf(std::move(result));
                if (answer.ok() || isUnknownName(answer.error()) || tried + 1 >= m_urls.size() ||
                    answer.error().kind == Error::Kind::Cancelled) {
                    then(answer);
                    return;
                }
                if (m_current == asked) // else another question has moved on already
                    m_current = (asked + 1) % m_urls.size();
                post(body, then, tried + 1);
            });
}

Call<SeriesSet> OpenTsdbApi::query(const SeriesQuery &query)
{
    auto promise = std::make_shared<QPromise<Result<SeriesSet>>>();
    promise->start();
    const bool learnt = query.app.isEmpty() || !matchAppTag(query.app, m_appTags).isEmpty();
    if (learnt || (m_learntMs != 0 && m_clock.nowMs() - m_learntMs < LearnAgainMs))
        ask(query, promise);
    else
        learn(query, promise);
    return promise->future();
}

/// One bucket over the whole range, a line per app: the cheapest way to see how apps are named here.
void OpenTsdbApi::learn(const SeriesQuery &query, const Promise &promise)
{
    m_learntMs = m_clock.nowMs();
    SeriesQuery all = query;
    all.app = AppId();
    all.task = TaskId();
    all.stepSeconds = int(std::clamp<qint64>((query.toMs - query.fromMs) / 1000, 60, 86400));
    post(tsdbQuery(all, {}, false), [this, query, promise](const Result<Response> &answer) {
        const Result<QList<TsdbSeries>> series =
            answer.ok() ? readTsdbSeries(answer->body) : Result<QList<TsdbSeries>>(answer.error());
        if (series.ok()) {
            for (const TsdbSeries &one : *series) {
                const QString tag = one.tags.value(u"appID"_s);
                if (!tag.isEmpty() && !m_appTags.contains(tag))
                    m_appTags += tag;
            }
        }
        if (promise->isCanceled()) {
            promise->finish();
            return;
        }
        ask(query, promise); // without knowledge it asks for every form at once
    });
}

void OpenTsdbApi::ask(const SeriesQuery &query, const Promise &promise)
{
    QStringList tags;
    if (!query.app.isEmpty()) {
        const QString known = matchAppTag(query.app, m_appTags);
        tags = known.isEmpty() ? appTagForms(query.app).mid(0, 3) : QStringList{known};
    }
    post(tsdbQuery(query, tags, true), [query, promise](const Result<Response> &answer) {
        SeriesSet set;
        set.query = query;
        if (!answer.ok() && isUnknownName(answer.error())) {
            set.noSuchMetric = true;
            promise->addResult(set);
        } else if (!answer.ok()) {
            promise->addResult(answer.error());
        } else if (const Result<QList<TsdbSeries>> series = readTsdbSeries(answer->body); series.ok()) {
            set.series = combine(query, *series);
            promise->addResult(set);
        } else {
            promise->addResult(series.error());
        }
        promise->finish();
    });
}

} // namespace mesoscope
