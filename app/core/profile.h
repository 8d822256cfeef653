// SPDX-License-Identifier: GPL-3.0-or-later
// Where a cluster is and how to reach it. Holds no secret: those are in the SecretStore, under the profile's id.
#pragma once

#include "models/domain/result.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <QUrl>
#include <QUuid>

#include <optional>

namespace mesoscope {

/// Which protocol a metrics or log endpoint speaks. The dialects of later versions are refused with Error::Unsupported.
enum class Dialect { None, OpenTsdb, Prometheus, InfluxDb, Warp10, Graylog, Ldp };
QString dialectName(Dialect dialect); ///< "opentsdb"…
Dialect parseDialect(QStringView name);

struct Endpoint
{
    SourceId source = SourceId::Marathon;
    /// Several addresses of one source, tried in turn; with path prefix, without credentials. Mesos' may be servers of
    /// a ZooKeeper ensemble too ("zk://host:2181/mesos", one per server: zkaddress.h), all with one path; http(s)
    /// addresses beside them are the masters that credentials may go to when ZooKeeper names them.
    QList<QUrl> urls;
    Dialect dialect = Dialect::None; ///< Series and Logs only
    bool usesSecret = false;         ///< a secret is to be read from the store or asked for
    QString caFile;
    QString certFile;
    QString keyFile = {}; ///< empty: the key is in certFile
    QStringList pinnedSha256 =
        {};                    ///< SHA-256 of certificates, 64 lower-case digits each; with any, no other is accepted
    QString proxy = {};        ///< "http://host:port", "socks5://host:port", "none"; empty: the system's
    QJsonObject unknown = {};  ///< what a later version wrote beside these: kept, not understood
    bool usesZkSecret = false; ///< as usesSecret, of the ZooKeeper ensemble (SourceId::ZooKeeper)
};

struct Profile
{
    QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    QString name;
    QString colour;        ///< "#rrggbb" of the cluster's frame, empty = none
    bool readOnly = false; ///< enforced by CommandBus
    bool demo = false;     ///< an embedded demo cluster: never saved
    QList<Endpoint> endpoints;
    int pollMs = 0;           ///< 0: each source's own default
    QJsonObject unknown = {}; ///< as of Endpoint

    const Endpoint *endpoint(SourceId source) const;
};

QJsonObject toJson(const Profile &profile);
Result<Profile> profileFromJson(const QJsonObject &json);
/// Problems a person can mend before connecting: bad scheme, no endpoint, credentials inside a URL… as (source, text
/// key).
enum class EndpointProblem {
    None,
    NotHttp,
    NoHost,
    CredentialsInUrl,
    Unparsable,
    DialectMissing,
    BadProxy,
    BadPin,
    NotZk,
    ZkElsewhere
};
EndpointProblem checkUrl(const QUrl &url, SourceId source = SourceId::Marathon); ///< zk:// is for Mesos only
EndpointProblem checkProxy(const QString &proxy);                                ///< None, BadProxy or CredentialsInUrl
/// Fingerprints as people write them: capitals, colons and blanks are let through. Null when it is none.
std::optional<QString> parsePin(const QString &text);
EndpointProblem checkEndpoint(const Endpoint &endpoint); ///< of its first bad address, its dialect, proxy or pins

/// Names of sources in files, on the command line and in exports: "marathon" "mesos" "metrics" "logs" "lb". A secret
/// may also be ZooKeeper's ("zookeeper"), which is no source.
QString sourceKey(SourceId source);
std::optional<SourceId> parseSourceKey(QStringView key);

} // namespace mesoscope
