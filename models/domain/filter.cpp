// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/filter.h"

#include "models/domain/statenames.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace mesoscope {

namespace {

constexpr qsizetype MostTerms = 50;
constexpr qsizetype MostText = 2000;

constexpr std::pair<FilterField, QLatin1StringView> Fields[] = {
    {FilterField::Id, QLatin1StringView("id")},         {FilterField::Status, QLatin1StringView("status")},
    {FilterField::Health, QLatin1StringView("health")}, {FilterField::Label, QLatin1StringView("label")},
    {FilterField::Image, QLatin1StringView("image")},   {FilterField::Host, QLatin1StringView("host")},
    {FilterField::Port, QLatin1StringView("port")},     {FilterField::Role, QLatin1StringView("role")},
    {FilterField::Is, QLatin1StringView("is")},         {FilterField::Type, QLatin1StringView("type")},
};

bool has(FilterTable table, FilterField field)
{
    switch (table) {
    case FilterTable::Apps:
    case FilterTable::Tasks:
        return field != FilterField::Type;
    case FilterTable::Agents:
        return field != FilterField::Type && field != FilterField::Health && field != FilterField::Image;
    case FilterTable::Deployments:
        return field == FilterField::Any || field == FilterField::Id || field == FilterField::Status;
    case FilterTable::Events:
        return field == FilterField::Any || field == FilterField::Id || field == FilterField::Type;
    }
    return false;
}

template<class State, class Name>
QStringList namesOf(State last, Name name)
{
    QStringList names;
    for (int i = 0; i <= int(last); ++i)
        names.append(name(State(i)));
    return names;
}

/// One term of the text, as it stands there.
struct Token
{
    QString given;
    QString field; ///< lower case; empty: none
    QString value;
    bool negated = false;
    bool regex = false;
    bool quoted = false;
};

class Reader
{
public:
    explicit Reader(const QString &text) : m_text(text.left(MostText)) {}

    bool next(Token &token)
    {
        while (!atEnd() && peek().isSpace())
            ++m_at;
        if (atEnd())
            return false;
        const qsizetype begin = m_at;
        token = Token();
        if ((peek() == u'-' || peek() == u'!') && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace()) {
            token.negated = true;
            ++m_at;
        }
        readField(token);
        readValue(token);
        token.given = m_text.mid(begin, m_at - begin);
        return true;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    QChar peek() const { return m_text.at(m_at); }

    /// "10.0.0.1:31000" and "nginx:1.25" are texts: only what is a field's name is one.
    void readField(Token &token)
    {
        qsizetype end = m_at;
        while (end < m_text.size() && m_text.at(end).isLetter())
            ++end;
        if (end == m_at || end >= m_text.size() || m_text.at(end) != u':')
            return;
        const QString name = m_text.mid(m_at, end - m_at).toLower();
        if (std::none_of(std::begin(Fields), std::end(Fields), [&name](const auto &one) { return one.second == name; }))
            return;
        token.field = name;
        m_at = end + 1;
    }

    void readValue(Token &token)
    {
        if (!atEnd() && peek() == u'~') {
            token.regex = true;
            ++m_at;
        }
        bool inQuotes = false;
        for (; !atEnd(); ++m_at) {
            if (peek() == u'"') { // also within: label:team="two words"
                inQuotes = !inQuotes;
                token.quoted = true;
            } else if (!inQuotes && peek().isSpace()) {
                break;
            } else {
                token.value.append(peek());
            }
        }
    }

    const QString m_text;
    qsizetype m_at = 0;
};

FilterField fieldOf(const QString &name)
{
    for (const auto &[field, known] : Fields) {
        if (known == name)
            return field;
    }
    return FilterField::Any;
}

bool isPort(const QString &text, quint16 &port)
{
    bool ok = false;
    port = text.toUShort(&ok);
    return ok && port > 0;
}

QList<PortRange> portsOf(const QStringList &values)
{
    QList<PortRange> ranges;
    for (const QString &value : values) {
        const qsizetype dash = value.indexOf(u'-');
        PortRange range;
        if (!isPort(dash < 0 ? value : value.left(dash), range.first) ||
            !isPort(dash < 0 ? value : value.mid(dash + 1), range.last) || range.last < range.first)
            return {};
        ranges.append(range);
    }
    return ranges;
}

/// Every name that begins with one of @p values; none if one of them begins no name.
QStringList wholeNames(const QStringList &values, const QStringList &known)
{
    QStringList names;
    for (const QString &value : values) {
        const qsizetype before = names.size();
        if (known.contains(value, Qt::CaseInsensitive)) { // "unknown" is not the beginning of something longer
            names.append(value.toLower());
            continue;
        }
        for (const QString &name : known) {
            if (name.startsWith(value, Qt::CaseInsensitive))
                names.append(name);
        }
        if (names.size() == before)
            return {};
    }
    names.removeDuplicates();
    return names;
}

} // namespace

QStringList filterFields(FilterTable table)
{
    QStringList names;
    for (const auto &[field, name] : Fields) {
        if (has(table, field))
            names.append(name);
    }
    return names;
}

QStringList filterNames(FilterTable table, FilterField field)
{
    const bool agents = table == FilterTable::Agents;
    if (table == FilterTable::Deployments && field == FilterField::Status) // as DeploymentRecord::State, then stuck
        return {QStringLiteral("running"),    QStringLiteral("finished"), QStringLiteral("failed"),
                QStringLiteral("rolledback"), QStringLiteral("stopped"),  QStringLiteral("over"),
                QStringLiteral("stuck")};
    if (!has(table, field))
        return {};
    switch (field) {
    case FilterField::Status:
        return agents                       ? namesOf(AgentStatus::Inferred, agentStatusName)
               : table == FilterTable::Apps ? namesOf(AppStatus::Unknown, appStatusName)
                                            : namesOf(TaskState::Unknown, taskStateWord);
    case FilterField::Health:
        return agents ? QStringList() : namesOf(Health::Unhealthy, healthName);
    case FilterField::Is:
        if (agents)
            return {QStringLiteral("idle"), QStringLiteral("reserved"), QStringLiteral("troubled")};
        return table == FilterTable::Apps
                   ? QStringList{QStringLiteral("app"), QStringLiteral("locked"), QStringLiteral("pod"),
                                 QStringLiteral("stateful"), QStringLiteral("troubled")}
                   : QStringList{QStringLiteral("active"),   QStringLiteral("app"), QStringLiteral("ended"),
                                 QStringLiteral("outdated"), QStringLiteral("pod"), QStringLiteral("troubled")};
    default:
        return {};
    }
}

static std::optional<FilterProblem::Kind> take(const Token &token, FilterTable table, FilterTerm &term)
{
    using Kind = FilterProblem::Kind;
    term.field = fieldOf(token.field);
    term.negated = token.negated;
    term.regex = token.regex;
    if (!has(table, term.field))
        return Kind::NoSuchField;
    const bool lists = term.field != FilterField::Any && !token.regex && !token.quoted;
    term.values = lists ? token.value.split(u',', Qt::SkipEmptyParts) : QStringList{token.value};
    if (term.values.isEmpty() || token.value.isEmpty())
        return std::nullopt;
    if (term.regex) {
        if (term.field == FilterField::Port || !filterNames(table, term.field).isEmpty())
            return Kind::NotAnExpression; // these have names or numbers
        return QRegularExpression(token.value).isValid() ? std::nullopt : std::optional(Kind::NotAnExpression);
    }
    if (term.field == FilterField::Port) {
        term.ports = portsOf(std::exchange(term.values, {}));
        return term.ports.isEmpty() ? std::optional(Kind::NotAPort) : std::nullopt;
    }
    const QStringList known = filterNames(table, term.field);
    if (known.isEmpty())
        return std::nullopt;
    term.values = wholeNames(term.values, known);
    return term.values.isEmpty() ? std::optional(Kind::NoSuchName) : std::nullopt;
}

Filter parseFilter(const QString &text, FilterTable table)
{
    Filter filter;
    Reader reader(text);
    Token token;
    while (qsizetype(filter.terms.size()) < MostTerms && reader.next(token)) {
        FilterTerm term;
        if (const auto problem = take(token, table, term))
            filter.problems.append({*problem, token.given});
        else if (!term.ports.isEmpty() || !term.values.value(0).isEmpty())
            filter.terms.push_back(term);
    }
    return filter;
}

QString filterOfLabel(const QString &key, const QString &value)
{
    return filterOf(QStringLiteral("label"), key + (value.isEmpty() ? QString() : u'=' + value));
}

QString filterOf(const QString &field, const QString &value)
{
    const QString all = QString(value).remove(u'"');
    const bool plain = std::none_of(all.begin(), all.end(), [](QChar c) { return c.isSpace() || c == u','; });
    return field + u':' + (plain && !all.startsWith(u'~') ? all : u'"' + all + u'"');
}

} // namespace mesoscope
