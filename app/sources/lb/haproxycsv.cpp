// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/lb/haproxycsv.h"

#include <QHash>
#include <QStringList>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr int MaxRows = 200000;

/// One record from @p at on; quoted fields may hold commas, line ends and doubled quotes.
static QStringList record(const QByteArray &bytes, qsizetype &at)
{
    QStringList fields;
    QByteArray field;
    bool quoted = false;
    while (at < bytes.size()) {
        const char c = bytes.at(at++);
        if (quoted && c == '"' && at < bytes.size() && bytes.at(at) == '"') {
            field += '"';
            ++at;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && c == ',') {
            fields += QString::fromUtf8(field);
            field.clear();
        } else if (!quoted && c == '\n') {
            break;
        } else if (c != '\r') {
            field += c;
        }
    }
    fields += QString::fromUtf8(field);
    return fields;
}

Result<LbObservation> readHaproxyCsv(const QByteArray &bytes)
{
    qsizetype at = 0;
    QStringList header = record(bytes, at);
    QHash<QString, qsizetype> columns;
    if (header.first().startsWith(u'#'))
        header.first() = header.first().mid(1).trimmed();
    for (qsizetype i = 0; i < header.size(); ++i)
        columns.insert(header.at(i), i);
    if (!columns.contains(u"pxname"_s) || !columns.contains(u"svname"_s)) {
        Error error;
        error.kind = Error::Kind::Protocol;
        error.source = SourceId::LoadBalancer;
        error.detail = u"no HAProxy statistics"_s;
        return error;
    }
    if (!bytes.endsWith('\n')) { // it ends each of its lines: nothing else would tell that some are missing
        Error error;
        error.kind = Error::Kind::Protocol;
        error.source = SourceId::LoadBalancer;
        error.detail = u"statistics cut short"_s;
        return error;
    }
    LbObservation observation;
    while (at < bytes.size() && observation.rows.size() < size_t(MaxRows)) {
        const QStringList fields = record(bytes, at);
        if (fields.size() == 1 && fields.first().isEmpty())
            continue;
        const auto text = [&](const QString &name) { return fields.value(columns.value(name, -1)); };
        const auto number = [&](const QString &name, qint64 fallback = 0) {
            bool ok = false;
            const qint64 value = text(name).toLongLong(&ok);
            return ok ? value : fallback;
        };
        LbRow row;
        row.proxy = text(u"pxname"_s);
        row.server = text(u"svname"_s);
        if (row.proxy.isEmpty() || row.server.isEmpty()) {
            ++observation.skipped;
            continue;
        }
        const qint64 byName = row.server == "FRONTEND"_L1 ? 0 : row.server == "BACKEND"_L1 ? 1 : 2;
        const qint64 type = number(u"type"_s, byName);
        row.type = LbRow::Type(type >= 0 && type <= 3 ? type : byName);
        row.status = text(u"status"_s);
        row.address = text(u"addr"_s);
        row.sessionsNow = number(u"scur"_s);
        row.sessionsTotal = number(u"stot"_s);
        row.bytesIn = number(u"bin"_s);
        row.bytesOut = number(u"bout"_s);
        row.queued = number(u"qcur"_s);
        row.lastChangeSeconds = number(u"lastchg"_s, -1);
        row.checkStatus = text(u"check_status"_s);
        row.lastCheck = text(u"last_chk"_s);
        row.mode = text(u"mode"_s);
        row.rate = number(u"rate"_s, -1);
        observation.rows.push_back(std::move(row));
    }
    return observation;
}

} // namespace mesoscope
