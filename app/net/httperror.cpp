// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/httperror.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype MaxDetail = 2000;
static constexpr qsizetype MaxFields = 200;

static QString scalarText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().left(MaxDetail);
    if (value.isDouble() || value.isBool())
        return value.toVariant().toString();
    return {};
}

/// {path, errors[]} of today, {attribute, error} before 1.0, or plain strings; "error" and "errors" in either.
static void readDetails(const QJsonArray &details, Error &error)
{
    for (const QJsonValue &item : details) {
        if (error.fields.size() >= MaxFields)
            return;
        FieldProblem problem;
        if (item.isObject()) {
            const QJsonObject object = item.toObject();
            problem.path = scalarText(object["path"_L1]);
            if (problem.path.isEmpty() && object.contains("attribute"_L1))
                problem.path = u'/' + scalarText(object["attribute"_L1]).replace(u'.', u'/');
            for (const auto key : {"errors"_L1, "error"_L1}) {
                const QJsonValue texts = object[key];
                const QJsonArray list = texts.isArray() ? texts.toArray() : QJsonArray{texts};
                for (const QJsonValue &text : list)
                    problem.texts += scalarText(text);
            }
        } else {
            problem.texts += scalarText(item);
        }
        problem.texts.removeAll(QString());
        if (problem.path.isEmpty())
            problem.path = u"/"_s;
        if (!problem.texts.isEmpty() || problem.path != "/"_L1)
            error.fields.append(problem);
    }
}

static bool readJson(const QByteArray &body, Error &error)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return false;
    QJsonObject object = document.object();
    if (object["error"_L1].isObject()) // OpenTSDB
        object = object["error"_L1].toObject();
    QString text = scalarText(object["message"_L1]);
    if (text.isEmpty())
        text = scalarText(object["error"_L1]);
    for (const auto key : {"details"_L1, "errors"_L1}) {
        const QJsonValue details = object[key];
        if (details.isArray())
            readDetails(details.toArray(), error);
        else if (details.isString() && !details.toString().isEmpty())
            text += (text.isEmpty() ? QString() : u": "_s) + scalarText(details);
    }
    const QJsonArray deployments = object["deployments"_L1].toArray();
    for (const QJsonValue &deployment : deployments) {
        const QString id = deployment.isObject() ? scalarText(deployment.toObject()["id"_L1]) : scalarText(deployment);
        if (!id.isEmpty() && error.deployments.size() < MaxFields)
            error.deployments += id;
    }
    if (text.startsWith(u'{')) { // of pods Marathon puts the whole answer into the message (api-facts 1.1)
        const QString inside = scalarText(QJsonDocument::fromJson(text.toUtf8()).object()["message"_L1]);
        text = inside.isEmpty() ? text : inside;
    }
    if (text.startsWith(u'<'))
        text = textOfHtml(text.toUtf8());
    error.detail = text;
    return true;
}

static bool says(const Error &error, QLatin1StringView text)
{
    return error.detail.contains(text, Qt::CaseInsensitive);
}

static Error::Kind kindOf(const Error &error)
{
    switch (error.httpStatus) {
    case 400:
    case 422:
        return Error::Kind::Invalid;
    case 401:
    case 407:
        return Error::Kind::Unauthorized;
    case 403: // Marathon also says so when enough deployments run already
        return says(error, "running deployments"_L1) ? Error::Kind::RateLimited : Error::Kind::Forbidden;
    case 404:
    case 410:
        return Error::Kind::NotFound;
    case 405:
    case 501:
        return Error::Kind::Unsupported;
    case 408:
        return Error::Kind::Timeout;
    case 409:
        return Error::Kind::Conflict;
    case 413:
        return Error::Kind::TooLarge;
    case 429:
        return Error::Kind::RateLimited;
    default:
        break;
    }
    if (error.httpStatus < 500)
        return error.httpStatus >= 400 ? Error::Kind::Invalid : Error::Kind::Protocol;
    if (error.httpStatus == 500 && says(error, "URI not found"_L1))
        return Error::Kind::NotFound; // Marathon's answer to an unknown path
    if (error.httpStatus == 502 || error.httpStatus == 503) {
        if (says(error, "leader"_L1) || says(error, "recovery"_L1) || says(error, "proxying loop"_L1))
            return Error::Kind::NoLeader;
        if (error.httpStatus == 503 && (error.retryAfterSeconds > 0 || says(error, "concurrent requests"_L1)))
            return Error::Kind::RateLimited;
    }
    return Error::Kind::Server;
}

Error httpError(const Response &response, SourceId source)
{
    Error error;
    error.source = source;
    error.httpStatus = response.status;
    error.retryAfterSeconds = retryAfterSeconds(response);
    if (!readJson(response.body, error))
        error.detail = looksLikeHtml(response) ? textOfHtml(response.body)
                                               : QString::fromUtf8(response.body.left(MaxDetail * 4)).trimmed();
    if (response.status >= 300 && response.status < 400 && error.detail.isEmpty())
        error.detail =
            u"redirect to "_s + originOf(response.url.resolved(QUrl::fromEncoded(response.header("Location"))));
    error.detail.truncate(MaxDetail);
    error.kind = kindOf(error);
    // nginx's way to talk about certificates: within the encrypted connection, as statuses.
    if (response.status == 400 && looksLikeHtml(response)) {
        if (says(error, "No required SSL certificate"_L1))
            error.tls = TlsProblem::ClientWanted;
        else if (says(error, "The SSL certificate error"_L1))
            error.tls = TlsProblem::ClientRefused;
        else if (says(error, "plain HTTP request was sent to HTTPS port"_L1))
            error.tls = TlsProblem::OnlyTls;
        if (error.tls != TlsProblem::None)
            error.kind = Error::Kind::Tls;
    }
    return error;
}

Result<Response> checked(Result<Response> result, SourceId source)
{
    if (!result.ok()) {
        Error error = result.error();
        error.source = source;
        return error;
    }
    if (result->status < 200 || result->status >= 300)
        return httpError(*result, source);
    if (looksLikeHtml(*result)) { // a login page, or a web server that answers everything
        Error error;
        error.kind = Error::Kind::Protocol;
        error.source = source;
        error.httpStatus = result->status;
        error.detail = textOfHtml(result->body);
        return error;
    }
    return result;
}

bool looksLikeHtml(const Response &response)
{
    const QByteArray start = response.body.left(512).trimmed().left(32).toLower();
    if (start.startsWith("<!doctype html") || start.startsWith("<html"))
        return true;
    return response.header("Content-Type").toLower().startsWith("text/html") && start.startsWith('<');
}

static QString withoutEntities(QString text)
{
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> entities[] = {
        {"&lt;"_L1, "<"_L1},  {"&gt;"_L1, ">"_L1},   {"&quot;"_L1, "\""_L1},
        {"&#39;"_L1, "'"_L1}, {"&nbsp;"_L1, " "_L1}, {"&amp;"_L1, "&"_L1},
    };
    for (const auto &[entity, plain] : entities)
        text.replace(entity, plain);
    return text;
}

QString textOfHtml(QByteArrayView html)
{
    const QString page = QString::fromUtf8(html.first(std::min<qsizetype>(html.size(), 64 << 10)));
    const qsizetype open = page.indexOf("<title"_L1, 0, Qt::CaseInsensitive);
    const qsizetype begin = open < 0 ? -1 : page.indexOf(u'>', open);
    const qsizetype close = begin < 0 ? -1 : page.indexOf("</title"_L1, begin, Qt::CaseInsensitive);
    QString text = close > begin ? page.mid(begin + 1, close - begin - 1).simplified() : QString();
    if (text.isEmpty()) {
        bool inTag = false;
        for (const QChar c : page) {
            inTag = c == u'<' || (inTag && c != u'>');
            if (!inTag)
                text += c == u'>' ? u' ' : c;
        }
    }
    return withoutEntities(text).simplified().left(200);
}

int retryAfterSeconds(const Response &response)
{
    const QByteArray value = response.header("Retry-After").trimmed();
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    if (isNumber)
        return std::max(0, seconds);
    const QLocale c = QLocale::c();
    const auto parse = [&c](const QByteArray &text) {
        QDateTime when = c.toDateTime(QString::fromLatin1(text).trimmed(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        when.setTimeSpec(Qt::UTC);
        return when;
    };
    const QDateTime until = parse(value);
    const QDateTime said = parse(response.header("Date")); // the server's own clock, so that skew does not matter
    if (!until.isValid() || !said.isValid())
        return 0;
    return int(std::clamp<qint64>(said.secsTo(until), 0, 86400));
}

} // namespace mesoscope
