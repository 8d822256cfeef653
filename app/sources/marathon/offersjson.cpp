// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/offersjson.h"

#include "app/sources/json.h"

#include <QHash>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using namespace json;

static constexpr qsizetype MaximumOffers = 200;
static constexpr qsizetype MaximumReasons = 20;

static void addResource(const QJsonObject &resource, DeclinedOffer &offer)
{
    const QString name = str(resource["name"_L1]);
    const double amount = resource["scalar"_L1].toDouble();
    if (name == "cpus"_L1)
        offer.offered.cpus += amount;
    else if (name == "mem"_L1)
        offer.offered.mem += amount;
    else if (name == "disk"_L1)
        offer.offered.disk += amount;
    else if (name == "gpus"_L1)
        offer.offered.gpus += amount;
    if (name != "ports"_L1)
        return;
    for (const QJsonValue &item : list(resource["ranges"_L1])) {
        const int begin = count(item.toObject()["begin"_L1]);
        const int end = std::min(count(item.toObject()["end"_L1], -1), 65535);
        offer.ports = std::min(offer.ports + std::max(0, end - begin + 1), 65536);
    }
}

static DeclinedOffer offerOf(const QJsonObject &json)
{
    DeclinedOffer offer;
    const QJsonObject given = json["offer"_L1].toObject();
    offer.host = str(given["hostname"_L1]);
    offer.agent = AgentId(str(given["agentId"_L1]));
    for (const QJsonValue &item : list(given["resources"_L1]))
        addResource(item.toObject(), offer);
    offer.offered = plausible(offer.offered);
    offer.reasons = strings(json["reason"_L1]).mid(0, MaximumReasons);
    offer.timestampMs = time(json["timestamp"_L1]);
    return offer;
}

Result<QList<DeclinedOffer>> readDeclinedOffers(const QJsonValue &json, const AppId &app)
{
    const QJsonValue queue = json.toObject().value("queue"_L1);
    if (!queue.isArray()) {
        Error error;
        error.kind = Error::Kind::Protocol;
        error.source = SourceId::Marathon;
        error.detail = u"no queue"_s;
        return error;
    }
    QList<DeclinedOffer> offers;
    for (const QJsonValue &item : list(queue)) {
        const QJsonObject entry = item.toObject();
        const QJsonObject spec = entry[entry["pod"_L1].isObject() ? "pod"_L1 : "app"_L1].toObject();
        const QString id = str(spec["id"_L1]);
        if (AppId(id.startsWith(u'/') ? id : u'/' + id) != app)
            continue;
        if (!entry["lastUnusedOffers"_L1].isArray()) {
            Error error;
            error.kind = Error::Kind::Unsupported;
            error.source = SourceId::Marathon;
            return error;
        }
        QHash<QString, qsizetype> rows;
        for (const QJsonValue &unused : list(entry["lastUnusedOffers"_L1])) {
            const DeclinedOffer offer = offerOf(unused.toObject());
            if (offer.host.isEmpty())
                continue;
            const auto known = rows.constFind(offer.host);
            if (known != rows.constEnd()) {
                if (offers.at(*known).timestampMs < offer.timestampMs)
                    offers[*known] = offer;
            } else if (offers.size() < MaximumOffers) {
                rows.insert(offer.host, offers.size());
                offers.append(offer);
            }
        }
        break;
    }
    std::sort(offers.begin(), offers.end(),
              [](const DeclinedOffer &a, const DeclinedOffer &b) { return a.host < b.host; });
    return offers;
}

} // namespace mesoscope
