// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/timeseries/opentsdbsource.h"

#include "app/net/httperror.h"
#include "app/sources/json.h"

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int PollMs = 60000; ///< the platform pushes one point a minute

static Request get(const QUrl &base, const QString &path, const QList<QPair<QString, QString>> &query = {})
{
    Request request;
    request.url = joinUrl(base, path, query);
    request.headers = {{"Accept", "application/json"}};
    request.timeoutMs = 15000;
    request.maxBytes = 4 << 20;
    return request;
}

OpenTsdbSource::OpenTsdbSource(Transport &transport, const Endpoint &endpoint, const Clock &clock, int pollMs,
                               QObject *parent)
    : PollingSource(SourceId::Series, Capability::Series, transport, endpoint, clock, pollMs > 0 ? pollMs : PollMs,
                    parent)
{
}

void OpenTsdbSource::poll()
{
    if (!m_versionAsked) { // many gateways have no such page
        m_versionAsked = true;
        observe(this, transport().send(get(url(), u"/api/version"_s)), [this](Result<Response> result) {
            const Result<Response> answer = checked(std::move(result), SourceId::Series);
            const Result<QJsonValue> json =
                answer.ok() ? json::parse(answer->body, SourceId::Series) : Result<QJsonValue>(answer.error());
            if (json.ok())
                m_version = json::str(json->toObject()["version"_L1]).left(64);
        });
    }
    const Request request =
        get(url(), u"/api/suggest"_s, {{u"type"_s, u"metrics"_s}, {u"q"_s, QString()}, {u"max"_s, u"25"_s}});
    observe(this, transport().send(request), [this](Result<Response> result) {
        const Result<Response> answer = checked(std::move(result), SourceId::Series);
        if (!answer.ok()) {
            failed(answer.error());
            return;
        }
        const Result<QJsonValue> json = json::parse(answer->body, SourceId::Series);
        const QJsonArray metrics = json.ok() ? json->toArray() : QJsonArray();
        const bool named = metrics.isEmpty() || std::any_of(metrics.begin(), metrics.end(),
                                                            [](const QJsonValue &metric) { return metric.isString(); });
        if (json.ok() && json->isArray() && named) {
            succeeded(answer->elapsedMs, 0, m_version);
            return;
        }
        Error error;
        error.kind = Error::Kind::Protocol;
        error.detail = u"no list of metrics"_s;
        failed(json.ok() ? error : json.error());
    });
}

} // namespace mesoscope

#include "moc_opentsdbsource.cpp"
