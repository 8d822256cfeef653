// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/lb/haproxysource.h"

#include "app/net/httperror.h"
#include "app/sources/lb/haproxycsv.h"

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int PollMs = 10000;

QUrl statsUrl(const QUrl &given)
{
    QUrl url = given;
    url.setUserInfo(QString());
    if (given.path().endsWith("csv"_L1) || given.query().endsWith("csv"_L1))
        return url;
    if (given.hasQuery()) { // the page's own address: "/haproxy?stats"
        url.setQuery(given.query(QUrl::FullyEncoded) + u";csv"_s);
        return url;
    }
    url = joinUrl(given, u"/haproxy"_s);
    url.setQuery(u"stats;csv"_s);
    return url;
}

HaproxySource::HaproxySource(Transport &transport, const Endpoint &endpoint, const Clock &clock, int pollMs,
                             QObject *parent)
    : PollingSource(SourceId::LoadBalancer, Capability::LoadBalancer, transport, endpoint, clock,
                    pollMs > 0 ? pollMs : PollMs, parent)
{
}

void HaproxySource::poll()
{
    Request request;
    request.url = statsUrl(url());
    observe(this, transport().send(request), [this](Result<Response> result) {
        const Result<Response> answer = checked(std::move(result), SourceId::LoadBalancer);
        if (!answer.ok()) {
            failed(answer.error());
            return;
        }
        Result<LbObservation> read = readHaproxyCsv(answer->body);
        if (!read.ok()) {
            failed(read.error());
            return;
        }
        const int skipped = read->skipped;
        Q_EMIT observed(std::make_shared<const Observation>(std::move(read).value()));
        succeeded(answer->elapsedMs, skipped, QString());
    });
}

} // namespace mesoscope

#include "moc_haproxysource.cpp"
