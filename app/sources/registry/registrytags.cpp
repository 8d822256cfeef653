// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/registry/registrytags.h"

#include "app/net/httperror.h"
#include "app/sources/json.h"
#include "app/sources/registry/challenge.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

struct RegistryTags::Search
{
    ImageName image;
    Secret secret;
    QUrl base;
    QString next; ///< path and query of the page to ask for
    int pages = 0;
    bool signedIn = false; ///< a challenge was answered: another one refuses us
    QByteArray token;
    bool sendsSecret = false; ///< the registry wants user and password itself
    std::shared_ptr<Transport> transport;
    std::shared_ptr<Transport> tokens;
    ImageTags found;
    QPromise<Result<ImageTags>> promise;

    void end(const Result<ImageTags> &result)
    {
        promise.addResult(result);
        promise.finish();
    }
    void failAs(Error error)
    {
        error.source = SourceId::Registry;
        end(error);
    }
    void fail(Error::Kind kind, const QString &detail = {})
    {
        Error error;
        error.kind = kind;
        error.source = SourceId::Registry;
        error.detail = detail;
        end(error);
    }
};

static QUrl baseOf(const ImageName &image)
{
    QUrl base;
    const QString host = image.registry == "docker.io"_L1 ? u"registry-1.docker.io"_s : image.registry;
    base.setAuthority(host, QUrl::StrictMode);
    base.setScheme(isLoopback(base.host()) ? u"http"_s : u"https"_s);
    return base;
}

RegistryTags::RegistryTags(MakeTransport make) : m_make(std::move(make)) {}

Call<ImageTags> RegistryTags::tags(const ImageName &image, const Secret &secret)
{
    const auto search = std::make_shared<Search>();
    search->image = image;
    search->secret = secret;
    search->base = baseOf(image);
    search->next = u"/v2/%1/tags/list?n=1000"_s.arg(image.repository);
    search->promise.start();
    const Call<ImageTags> call = search->promise.future();
    if (!search->base.isValid() || search->base.host().isEmpty())
        search->fail(Error::Kind::Invalid);
    else
        ask(search);
    return call;
}

void RegistryTags::ask(const SearchPtr &search)
{
    if (search->promise.isCanceled()) {
        search->promise.finish();
        return;
    }
    if (!search->transport)
        search->transport = m_make(search->base, search->sendsSecret ? search->secret : Secret());
    Request request;
    request.url = QUrl(search->base.toString(QUrl::RemovePath) + search->next);
    request.headers = {{"Accept", "application/json"}};
    if (!search->token.isEmpty())
        request.headers.append({"Authorization", "Bearer " + search->token});
    request.maxBytes = 4 << 20;
    observe(&m_context, search->transport->send(request), [this, search](const Result<Response> &result) {
        if (result.ok())
            answered(search, *result);
        else
            search->failAs(result.error());
    });
}

void RegistryTags::answered(const SearchPtr &search, const Response &response)
{
    if (response.status == 401 && !search->signedIn) {
        signIn(search, response);
        return;
    }
    if (response.status >= 400) {
        search->end(httpError(response, SourceId::Registry));
        return;
    }
    read(search, response);
}

void RegistryTags::signIn(const SearchPtr &search, const Response &refusal)
{
    search->signedIn = true;
    const Challenge challenge = parseChallenge(refusal.header("WWW-Authenticate"));
    if (challenge.kind == Challenge::Kind::Bearer) {
        // A password is not sent where everybody can read it; nor does a registry elsewhere make this machine ask
        // itself.
        const bool own = isLoopback(challenge.realm.host()) && isLoopback(search->base.host());
        if (challenge.realm.scheme() != "https"_L1 && !own) {
            search->fail(Error::Kind::Unauthorized, challenge.realm.toDisplayString());
            return;
        }
        QList<QPair<QString, QString>> query;
        if (!challenge.service.isEmpty())
            query.append({u"service"_s, challenge.service});
        query.append({u"scope"_s, challenge.scope.isEmpty() ? u"repository:%1:pull"_s.arg(search->image.repository)
                                                            : challenge.scope});
        askToken(search, challenge.realm, query);
        return;
    }
    if (challenge.kind == Challenge::Kind::Basic && !search->secret.isEmpty()) {
        search->sendsSecret = true;
        search->transport.reset();
        ask(search);
        return;
    }
    search->fail(Error::Kind::Unauthorized);
}

void RegistryTags::askToken(const SearchPtr &search, const QUrl &realm, const QList<QPair<QString, QString>> &query)
{
    Request request;
    request.url = realm;
    QUrlQuery full(realm);
    for (const auto &[name, value] : query)
        full.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    request.url.setQuery(full);
    request.headers = {{"Accept", "application/json"}};
    request.maxBytes = 1 << 20;
    search->tokens = m_make(realm, search->secret);
    observe(&m_context, search->tokens->send(request), [this, search](const Result<Response> &result) {
        if (!result.ok()) {
            search->failAs(result.error());
            return;
        }
        if (result->status >= 400) {
            search->end(httpError(*result, SourceId::Registry));
            return;
        }
        const Result<QJsonValue> json = json::parse(result->body, SourceId::Registry);
        const QJsonObject object = json.ok() ? json->toObject() : QJsonObject();
        QString token = json::str(object["token"_L1]);
        if (token.isEmpty())
            token = json::str(object["access_token"_L1]);
        static const QRegularExpression allowed(u"\\A[A-Za-z0-9._~+/=-]+\\z"_s); // nothing that ends a header
        if (!allowed.match(token).hasMatch()) {
            search->fail(Error::Kind::Protocol);
            return;
        }
        search->token = token.toLatin1();
        ask(search);
    });
}

/// Link: </v2/x/tags/list?last=b&n=1000>; rel="next"
static QString nextOf(const Response &response, const QUrl &base)
{
    static const QRegularExpression pattern(u"<([^>]*)>\\s*;\\s*rel=\"?next\"?"_s);
    const auto match = pattern.match(QString::fromUtf8(response.header("Link").left(4096)));
    if (!match.hasMatch())
        return {};
    const QUrl url = base.resolved(QUrl(match.captured(1)));
    if (originOf(url) != originOf(base) || !url.path().startsWith("/v2/"_L1))
        return {};
    return url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
}

void RegistryTags::read(const SearchPtr &search, const Response &response)
{
    const Result<QJsonValue> parsed = json::parse(response.body, SourceId::Registry);
    if (!parsed.ok()) {
        search->end(parsed.error());
        return;
    }
    const QJsonValue tags = parsed->toObject()["tags"_L1];
    if (!tags.isArray() && !tags.isNull()) { // null: none is left
        search->fail(Error::Kind::Protocol, u"no list of tags"_s);
        return;
    }
    for (const QJsonValue &tag : json::list(tags)) {
        const QString text = json::str(tag);
        if (search->found.tags.size() < MostTags && isTag(text))
            search->found.tags.append(text);
    }
    search->next = nextOf(response, search->base);
    const bool enough = ++search->pages >= MostPages || search->found.tags.size() >= MostTags;
    if (!search->next.isEmpty() && !enough) {
        ask(search);
        return;
    }
    search->found.more = !search->next.isEmpty();
    search->end(search->found);
}

} // namespace mesoscope
