// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include "app/demo/scenario.h"
#include "app/demo/versions.h"
#include "app/sources/zookeeper/zkclient.h"
#include "app/usage.h"
#include "models/domain/zkaddress.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QProcessEnvironment>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace mesoscope {

namespace {

/// A refusal travels up as text: one line, without what the argument's value was where it may be a secret.
using Problem = std::optional<QString>;

QString quoted(const QString &text)
{
    QString shown = text.left(200);
    for (QChar &c : shown) {
        if (!c.isPrint())
            c = QLatin1Char('?');
    }
    return QLatin1Char('"') + shown + QLatin1Char('"');
}

void addOptions(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, bool takesValue) {
        const QString text = QLatin1String(name);
        parser.addOption(takesValue ? QCommandLineOption(text, {}, text) : QCommandLineOption(text));
    };
    for (const char *name :
         {"demo",       "scenario", "port",      "speed",    "at",   "as-version", "marathon", "mesos",     "metrics",
          "logs",       "lb",       "zookeeper", "registry", "ca",   "cert",       "key",      "proxy",     "pin",
          "screenshot", "export",   "page",      "select",   "size", "theme",      "language", "config-dir"})
        add(name, true);
    for (const char *name : {"demo-server", "help", "version"})
        add(name, false);
}

struct Reader
{
    const QCommandLineParser &parser;
    Options options;

    bool has(const char *name) const { return parser.isSet(QLatin1String(name)); }
    QString value(const char *name) const { return parser.value(QLatin1String(name)); }
    QStringList values(const char *name) const { return parser.values(QLatin1String(name)); }

    Problem readMode();
    Problem readDemo();
    Problem readSources(const Environment &environment);
    Problem readSource(SourceId source, const char *name, bool withKind);
    Problem readSecrets(const Environment &environment);
    Problem readView();
    bool hasSources() const { return options.profile.has_value(); }
};

Problem Reader::readMode()
{
    for (const char *name : {"demo", "scenario", "port", "speed", "at", "as-version", "ca", "cert", "key", "proxy",
                             "screenshot", "export", "page", "select", "size", "theme", "language", "config-dir"}) {
        if (values(name).size() > 1)
            return QStringLiteral("--%1 is given twice").arg(QLatin1String(name));
    }
    if (int(has("screenshot")) + int(has("export")) + int(has("demo-server")) > 1)
        return QStringLiteral("--screenshot, --export and --demo-server exclude each other");
    if (has("demo") && has("demo-server"))
        return QStringLiteral("--demo and --demo-server exclude each other");
    options.mode = has("screenshot")    ? Options::Mode::Screenshot
                   : has("export")      ? Options::Mode::Export
                   : has("demo-server") ? Options::Mode::DemoServer
                                        : Options::Mode::Window;
    if (options.mode == Options::Mode::Screenshot || options.mode == Options::Mode::Export) {
        options.file = value(options.mode == Options::Mode::Export ? "export" : "screenshot");
        const QFileInfo file(options.file);
        if (options.file.isEmpty() || file.isDir())
            return QStringLiteral("%1 is not a file to write").arg(quoted(options.file));
        if (!QFileInfo(file.absolutePath()).isDir())
            return QStringLiteral("there is no folder %1").arg(quoted(file.absolutePath()));
    }
    options.configDir = value("config-dir");
    if (has("config-dir") && (options.configDir.isEmpty() || QFileInfo(options.configDir).isFile()))
        return QStringLiteral("%1 is not a folder").arg(quoted(options.configDir));
    return {};
}

Problem Reader::readDemo()
{
    const bool server = options.mode == Options::Mode::DemoServer;
    for (const char *name : {"scenario", "port"}) {
        if (has(name) && !server)
            return QStringLiteral("--%1 belongs to --demo-server").arg(QLatin1String(name));
    }
    for (const char *name : {"speed", "at", "as-version"}) {
        if (has(name) && !server && !has("demo"))
            return QStringLiteral("--%1 belongs to --demo and --demo-server").arg(QLatin1String(name));
    }
    if (!server && !has("demo"))
        return {};
    options.demo = server ? (has("scenario") ? value("scenario") : QStringLiteral("small")) : value("demo");
    if (!demo::loadScenario(options.demo).ok()) {
        return QStringLiteral("there is no scenario %1: choose one of %2, or AGENTSxTASKS")
            .arg(quoted(options.demo), demo::scenarioNames().join(QStringLiteral(", ")));
    }
    bool ok = true;
    if (has("port")) {
        options.port = value("port").toInt(&ok);
        if (!ok || options.port < 0 || options.port > 65000)
            return QStringLiteral("--port must be a number from 0 to 65000");
    }
    if (has("speed")) {
        options.speed = value("speed").toDouble(&ok);
        if (!ok || !(options.speed >= 0 && options.speed <= 3600))
            return QStringLiteral("--speed must be a number from 0 to 3600");
    }
    if (has("at")) {
        options.atSeconds = value("at").toInt(&ok);
        if (!ok || options.atSeconds < 0 || options.atSeconds > 30 * 86400)
            return QStringLiteral("--at must be whole seconds, at most 30 days of them");
    }
    if (has("as-version")) {
        options.asVersion = value("as-version");
        const auto versions = demo::parseServedVersions(options.asVersion);
        if (!versions.ok())
            return QStringLiteral("--as-version %1: %2").arg(quoted(options.asVersion), versions.error().detail);
    }
    return {};
}

QString whyNot(EndpointProblem problem)
{
    switch (problem) {
    case EndpointProblem::NotHttp:
        return QStringLiteral("only http:// and https:// addresses can be asked");
    case EndpointProblem::NoHost:
        return QStringLiteral("the address names no host");
    case EndpointProblem::CredentialsInUrl:
        return QStringLiteral("an address must not hold credentials: put them into the environment (see --help)");
    case EndpointProblem::DialectMissing:
        return QStringLiteral("say which kind it is, as in opentsdb=https://...");
    case EndpointProblem::BadProxy:
        return QStringLiteral("a proxy reads http://HOST:PORT, socks5://HOST:PORT or none");
    case EndpointProblem::BadPin:
        return QStringLiteral("a SHA-256 fingerprint has 64 hexadecimal digits");
    case EndpointProblem::NotZk:
        return QStringLiteral("a ZooKeeper address reads zk://host:2181,host2:2181/mesos, with one path");
    case EndpointProblem::ZkElsewhere:
        return QStringLiteral("only Mesos masters are found through zk:// addresses");
    case EndpointProblem::Unparsable:
    case EndpointProblem::None:
        break;
    }
    return QStringLiteral("this is not an address");
}

Problem Reader::readSource(SourceId source, const char *name, bool withKind)
{
    Endpoint endpoint;
    endpoint.source = source;
    const QStringList given = values(name);
    for (const QString &text : given) {
        QString address = text.trimmed();
        if (withKind) {
            static const QRegularExpression kindForm(QStringLiteral("^([a-z0-9]+)=(.*)$"));
            const auto match = kindForm.match(address);
            if (!match.hasMatch())
                return QStringLiteral("--%1: %2").arg(QLatin1String(name), whyNot(EndpointProblem::DialectMissing));
            const Dialect dialect = parseDialect(match.captured(1));
            const bool isLogKind = dialect == Dialect::Graylog || dialect == Dialect::Ldp;
            if (dialect == Dialect::None || isLogKind != (source == SourceId::Logs))
                return QStringLiteral("--%1: there is no kind %2").arg(QLatin1String(name), quoted(match.captured(1)));
            if (dialect != Dialect::OpenTsdb)
                return QStringLiteral("--%1: %2 is not spoken yet by this version")
                    .arg(QLatin1String(name), match.captured(1));
            endpoint.dialect = dialect;
            address = match.captured(2);
        }
        ZkAddress zk;
        endpoint.urls += urlsOfText(address, &zk);
        const EndpointProblem problem =
            zk.hasCredentials() ? EndpointProblem::CredentialsInUrl : checkUrl(endpoint.urls.constLast(), source);
        if (problem != EndpointProblem::None) // not repeated: it may hold a password
            return QStringLiteral("--%1: %2").arg(QLatin1String(name), whyNot(problem));
        if (isZkAddress(address) && !zooKeeperIsSpoken())
            return QStringLiteral("--%1: this program was built without ZooKeeper's client library: name the masters' "
                                  "http:// addresses instead of zk://")
                .arg(QLatin1String(name));
    }
    if (endpoint.urls.isEmpty())
        return {};
    if (const EndpointProblem problem = checkEndpoint(endpoint); problem != EndpointProblem::None)
        return QStringLiteral("--%1: %2").arg(QLatin1String(name), whyNot(problem));
    endpoint.caFile = value("ca");
    endpoint.certFile = value("cert");
    endpoint.keyFile = value("key");
    endpoint.proxy = value("proxy");
    const QStringList pins = values("pin");
    for (const QString &text : pins) {
        const auto pin = parsePin(text);
        if (!pin)
            return QStringLiteral("--pin: %1").arg(whyNot(EndpointProblem::BadPin));
        endpoint.pinnedSha256 += *pin;
    }
    if (const EndpointProblem problem = checkProxy(endpoint.proxy); problem != EndpointProblem::None)
        return QStringLiteral("--proxy: %1").arg(whyNot(problem));
    endpoint.usesSecret = options.secrets.contains(source);
    endpoint.usesZkSecret =
        source == SourceId::Mesos && options.secrets.contains(SourceId::ZooKeeper) && zkAddressOf(endpoint.urls).ok();
    if (!options.profile)
        options.profile.emplace();
    options.profile->endpoints.append(endpoint);
    return {};
}

Problem Reader::readSecrets(const Environment &environment)
{
    static constexpr std::array<std::pair<SourceId, const char *>, 6> names{{
        {SourceId::Marathon, "MESOSCOPE_SECRET_MARATHON"},
        {SourceId::Mesos, "MESOSCOPE_SECRET_MESOS"},
        {SourceId::Series, "MESOSCOPE_SECRET_METRICS"},
        {SourceId::Logs, "MESOSCOPE_SECRET_LOGS"},
        {SourceId::LoadBalancer, "MESOSCOPE_SECRET_LB"},
        {SourceId::ZooKeeper, "MESOSCOPE_SECRET_ZOOKEEPER"},
    }};
    for (const auto &[source, name] : names) {
        const QString text = environment.value(QLatin1String(name));
        if (text.isEmpty())
            continue;
        const Secret secret = Secret::fromText(text);
        if (secret.isEmpty())
            return QStringLiteral("%1 must read user:password, token:TOKEN or, for DC/OS, token=TOKEN")
                .arg(QLatin1String(name));
        options.secrets.insert(source, secret);
    }
    return {};
}

Problem Reader::readSources(const Environment &environment)
{
    for (const char *name : {"zookeeper", "registry"}) {
        if (has(name))
            return QStringLiteral("--%1 is not spoken yet by this version").arg(QLatin1String(name));
    }
    for (const char *name : {"ca", "cert", "key"}) {
        if (has(name) && !QFileInfo(value(name)).isReadable())
            return QStringLiteral("--%1: %2 cannot be read").arg(QLatin1String(name), quoted(value(name)));
    }
    if (const Problem problem = readSecrets(environment))
        return problem;
    struct Row
    {
        SourceId source;
        const char *name;
        bool withKind;
    };
    for (const Row &row : {Row{SourceId::Marathon, "marathon", false}, Row{SourceId::Mesos, "mesos", false},
                           Row{SourceId::Series, "metrics", true}, Row{SourceId::Logs, "logs", true},
                           Row{SourceId::LoadBalancer, "lb", false}}) {
        if (const Problem problem = readSource(row.source, row.name, row.withKind))
            return problem;
    }
    if (hasSources() && (has("demo") || has("demo-server")))
        return QStringLiteral("a demo brings its own sources: give either --demo or addresses");
    if (!hasSources() && (has("ca") || has("cert") || has("key") || has("proxy") || has("pin")))
        return QStringLiteral("--ca, --cert, --key, --proxy and --pin belong to addresses given beside them");
    if (hasSources()) {
        // The same addresses are the same cluster: what the keychain holds for it is found again.
        QStringList all;
        for (const Endpoint &endpoint : std::as_const(options.profile->endpoints)) {
            for (const QUrl &url : endpoint.urls)
                all.append(sourceKey(endpoint.source) + QLatin1Char('=') + url.toString());
        }
        static const QUuid space(QStringLiteral("{6a1bb02c-9a54-4c1e-9b0d-6d7d7b1f3a52}"));
        options.profile->id = QUuid::createUuidV5(space, all.join(QLatin1Char('\n'))).toString(QUuid::WithoutBraces);
        options.profile->name = options.profile->endpoints.first().urls.first().host();
    }
    return {};
}

Problem Reader::readView()
{
    if (options.mode == Options::Mode::DemoServer || options.mode == Options::Mode::Export) {
        for (const char *name : {"page", "select", "size", "theme", "language"}) {
            if (has(name))
                return QStringLiteral("--%1 belongs to the window and to --screenshot").arg(QLatin1String(name));
        }
    }
    if (has("page")) {
        PageId page = PageId::Overview;
        if (!parsePage(value("page"), &page))
            return QStringLiteral("there is no page %1").arg(quoted(value("page")));
        options.page = page;
    }
    options.select = value("select");
    if (has("select") && options.select.isEmpty())
        return QStringLiteral("--select names nothing");
    if (has("size")) {
        static const QRegularExpression form(QStringLiteral("^([0-9]{1,5})x([0-9]{1,5})$"));
        const auto match = form.match(value("size"));
        const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
        if (!match.hasMatch() || size.width() < 320 || size.height() < 240 || size.width() > 16384 ||
            size.height() > 16384)
            return QStringLiteral("--size must read WxH, from 320x240 to 16384x16384");
        options.size = size;
    }
    options.theme = value("theme");
    if (has("theme") &&
        !QStringList{QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")}.contains(options.theme))
        return QStringLiteral("--theme must be light, dark or system");
    options.language = value("language");
    static const QRegularExpression locale(QStringLiteral("^([a-z]{2,3}([_-][A-Za-z]{2,4})?|system)$"));
    if (has("language") && !locale.match(options.language).hasMatch())
        return QStringLiteral("--language must be a language code such as en or fr");
    return {};
}

Problem read(Reader &reader, const Environment &environment)
{
    for (const auto step : {&Reader::readMode, &Reader::readDemo}) {
        if (const Problem problem = (reader.*step)())
            return problem;
    }
    if (const Problem problem = reader.readSources(environment))
        return problem;
    return reader.readView();
}

} // namespace

Parsed parseOptions(const QStringList &arguments, const Environment &environment)
{
    QStringList known = arguments;
    // QCommandLineParser has no optional values.
    std::replace(known.begin(), known.end(), QStringLiteral("--demo"), QStringLiteral("--demo=small"));
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    addOptions(parser);
    const auto refuse = [](const QString &why) {
        return Parsed{std::nullopt, QStringLiteral("mesoscope: %1\nTry mesoscope --help.\n").arg(why), 2};
    };
    if (!parser.parse(known))
        return refuse(parser.errorText());
    if (parser.isSet(QStringLiteral("help")))
        return {std::nullopt, usageText(), 0};
    if (parser.isSet(QStringLiteral("version")))
        return {std::nullopt, versionText(), 0};
    if (!parser.positionalArguments().isEmpty())
        return refuse(QStringLiteral("%1 is not understood").arg(quoted(parser.positionalArguments().constFirst())));
    Reader reader{parser, {}};
    if (const Problem problem = read(reader, environment))
        return refuse(*problem);
    return {reader.options, {}, 0};
}

Environment takeSecretsFromEnvironment()
{
    Environment taken;
    const QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
    const QStringList names = all.keys();
    for (const QString &name : names) {
        if (name.startsWith(QLatin1String("MESOSCOPE_SECRET_"))) {
            taken.insert(name, all.value(name));
            qunsetenv(name.toLocal8Bit().constData());
        }
    }
    return taken;
}

} // namespace mesoscope
