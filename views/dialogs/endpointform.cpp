// SPDX-License-Identifier: GPL-3.0-or-later
// One source of a connection.
#include "views/dialogs/endpointform.h"

#include "models/domain/zkaddress.h"
#include "views/dialogs/endpointadvanced.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mesoscope {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(EndpointForm)
};

QString placeholder(SourceId source)
{
    switch (source) {
    case SourceId::Marathon:
        return QStringLiteral("https://marathon.example.org:8443/");
    case SourceId::Mesos:
        return QStringLiteral("http://master1.example.org:5050/\n") +
               Text::tr("or %1", "another form of address")
                   .arg(QStringLiteral("zk://zk1.example.org:2181,zk2.example.org:2181/mesos"));
    case SourceId::Series:
        return QStringLiteral("https://opentsdb.example.org/");
    case SourceId::LoadBalancer:
        return QStringLiteral("http://lb.example.org:9090/haproxy?stats;csv");
    case SourceId::Logs:
    case SourceId::ZooKeeper:
    case SourceId::Registry:
        break;
    }
    return {};
}

QString problemText(EndpointProblem problem)
{
    switch (problem) {
    case EndpointProblem::None:
        break;
    case EndpointProblem::NotHttp:
        return Text::tr("An address begins with http:// or https://.");
    case EndpointProblem::NoHost:
        return Text::tr("This address names no host.");
    case EndpointProblem::CredentialsInUrl:
        return Text::tr("Put user and password into the fields below, not into the address.");
    case EndpointProblem::Unparsable:
        return Text::tr("This is not an address.");
    case EndpointProblem::DialectMissing:
        return Text::tr("Say which kind of store it is.");
    case EndpointProblem::BadProxy:
    case EndpointProblem::BadPin:
        break; // not of an address
    case EndpointProblem::NotZk:
        return Text::tr("A ZooKeeper address reads zk://host:2181,host2:2181/mesos.");
    case EndpointProblem::ZkElsewhere:
        return Text::tr("Only Mesos masters are found through ZooKeeper.");
    }
    return {};
}

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1");
}

} // namespace

EndpointForm::EndpointForm(SourceId source, const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_source(source),
      m_urls(new QPlainTextEdit(this)),
      m_secret(new SecretFields(source, SecretFields::Purpose::Connection, this))
{
    const QString name = sourceName(source);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    auto *title = plainLabel(name, this);
    title->setProperty("section", true);
    layout->addWidget(title);

    m_urls->setObjectName(QStringLiteral("urls") + QString::number(int(source)));
    m_urls->setFont(theme.font(TextStyle::Mono));
    m_urls->setTabChangesFocus(true);
    m_urls->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_urls->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_urls->setPlaceholderText(placeholder(source));
    m_urls->setFixedHeight(m_urls->fontMetrics().lineSpacing() * 2 + 18);
    m_urlRow = new FieldRow({}, m_urls, this);
    m_urls->setAccessibleName(tr("Addresses of %1, one per line").arg(name));

    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    if (source == SourceId::Series) {
        m_dialect = new QComboBox(this);
        m_dialect->setObjectName(QStringLiteral("dialect"));
        m_dialect->setAccessibleName(tr("Kind of metrics store"));
        // The other dialects are spoken by later versions; their names are kept in profiles, and refused with words.
        m_dialect->addItem(QStringLiteral("OpenTSDB"), int(Dialect::OpenTsdb));
        line->addWidget(m_dialect, 0, Qt::AlignTop);
        connect(m_dialect, &QComboBox::currentIndexChanged, this, &EndpointForm::edited);
    }
    line->addWidget(m_urlRow, 1);
    layout->addLayout(line);
    m_secretRow = new FieldRow({}, m_secret, this);
    layout->addWidget(m_secretRow);
    m_more = new QPushButton(tr("Advanced"), this);
    m_more->setObjectName(QStringLiteral("more") + QString::number(int(source)));
    m_more->setAccessibleName(tr("Advanced: certificates and proxy of %1").arg(name));
    m_more->setAutoDefault(false);
    m_more->setCheckable(true);
    setStyleProperty(m_more, "link", true);
    layout->addWidget(m_more, 0, Qt::AlignLeft);
    m_advanced = new EndpointAdvanced(source, theme, this);
    layout->addWidget(m_advanced);
    m_advanced->hide();
    m_more->hide();
    connect(m_more, &QPushButton::toggled, this, &EndpointForm::showMore);
    connect(m_advanced, &EndpointAdvanced::edited, this, &EndpointForm::edited);

    const auto changed = [this] {
        m_secretRow->setVisible(!isEmpty());
        showMore(m_more->isChecked());
        Q_EMIT edited();
    };
    connect(m_urls, &QPlainTextEdit::textChanged, this, changed);
    connect(m_secret, &SecretFields::edited, this, &EndpointForm::edited);
    m_secretRow->hide();
}

void EndpointForm::load(const Endpoint *endpoint)
{
    QStringList lines;
    m_secret->clear();
    m_urlRow->setProblem({});
    m_secretRow->setProblem({});
    m_unknown = endpoint ? endpoint->unknown : QJsonObject();
    m_advanced->load(endpoint);
    m_more->setChecked(!m_advanced->isEmpty());
    m_zkSecret.reset();
    m_zkKept = endpoint && endpoint->usesZkSecret;
    if (endpoint) {
        lines = textsOfUrls(endpoint->urls, QUrl::PrettyDecoded);
        if (m_dialect && endpoint->dialect != Dialect::None) {
            if (m_dialect->findData(int(endpoint->dialect)) < 0)
                m_dialect->addItem(dialectName(endpoint->dialect), int(endpoint->dialect));
            m_dialect->setCurrentIndex(m_dialect->findData(int(endpoint->dialect)));
        }
        m_secret->setKept(endpoint->usesSecret);
    }
    m_urls->setPlainText(lines.join(u'\n'));
}

bool EndpointForm::isEmpty() const
{
    return m_urls->toPlainText().trimmed().isEmpty();
}

QList<QUrl> EndpointForm::urls() const
{
    QList<QUrl> urls;
    const QStringList lines = m_urls->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString text = line.trimmed();
        if (text.isEmpty())
            continue;
        // "host:8080" is what people type; as it stands it would be a scheme called "host".
        const bool hasScheme = text.contains(QLatin1String("://")) || isZkAddress(text);
        urls += urlsOfText(hasScheme ? text : QStringLiteral("http://") + text);
    }
    return urls;
}

Endpoint EndpointForm::endpoint() const
{
    Endpoint endpoint;
    endpoint.source = m_source;
    endpoint.urls = urls();
    if (m_dialect)
        endpoint.dialect = Dialect(m_dialect->currentData().toInt());
    m_advanced->apply(endpoint);
    endpoint.unknown = m_unknown;
    endpoint.usesZkSecret = (m_zkSecret || m_zkKept) && hasZk();
    return endpoint;
}

bool EndpointForm::hasZk() const
{
    const QList<QUrl> all = urls();
    return std::any_of(all.cbegin(), all.cend(), [](const QUrl &url) { return isZkAddress(url); });
}

std::optional<Secret> EndpointForm::zkSecret() const
{
    if (hasZk())
        return m_zkSecret;
    return m_zkKept ? std::make_optional<Secret>() : std::nullopt;
}

/// A password is not left standing where everybody can read it.
void EndpointForm::takeZkSecret()
{
    QStringList lines = m_urls->toPlainText().split(u'\n');
    bool taken = false;
    for (QString &line : lines) {
        const auto zk = isZkAddress(line) ? parseZkAddress(line) : Result<ZkAddress>();
        if (!zk.ok() || !zk->hasCredentials())
            continue;
        m_zkSecret = Secret::basic(zk->user, zk->password);
        line = zk->toText();
        taken = true;
    }
    if (taken)
        m_urls->setPlainText(lines.join(u'\n'));
}

bool EndpointForm::check()
{
    takeZkSecret();
    const EndpointProblem first = isEmpty() ? EndpointProblem::None : checkEndpoint(endpoint());
    const QString problem = problemText(first);
    m_urlRow->setProblem(problem);
    const bool complete = isEmpty() || m_secret->isComplete();
    m_secretRow->setProblem(complete ? QString() : tr("Fill in the sign-in, or choose \"No sign-in\"."));
    const bool fits = isEmpty() || m_advanced->check();
    if (!fits)
        m_more->setChecked(true);
    return problem.isEmpty() && complete && fits;
}

void EndpointForm::showMore(bool on)
{
    m_more->setVisible(!isEmpty());
    m_advanced->setVisible(on && !isEmpty());
}

void EndpointForm::pin(const QString &sha256)
{
    m_more->setChecked(true);
    m_advanced->pin(sha256, urls().size() > 1); // several servers may each have their own
}

bool EndpointForm::isPlainHttp() const
{
    const QList<QUrl> all = urls();
    const auto secure = [](const QUrl &url) { return url.scheme() == QLatin1String("https"); };
    // Masters that ZooKeeper names are asked by https only when one of them is listed so.
    const bool zkIsPlain = std::none_of(all.cbegin(), all.cend(), secure);
    return std::any_of(all.cbegin(), all.cend(), [secure, zkIsPlain](const QUrl &url) {
        return !secure(url) && (zkIsPlain || !isZkAddress(url)) && !isLoopback(url);
    });
}

} // namespace mesoscope

#include "moc_endpointform.cpp"
