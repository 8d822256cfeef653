// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/filtermatch.h"

#include "models/domain/statenames.h"
#include "models/domain/volumes.h"

#include <algorithm>

namespace mesoscope {

namespace {

std::vector<TermMatcher> matchersOf(const Filter &filter, FilterTable table)
{
    std::vector<TermMatcher> matchers;
    matchers.reserve(filter.terms.size());
    for (const FilterTerm &term : filter.terms)
        matchers.emplace_back(term, table);
    return matchers;
}

WordMatcher wordOf(const QString &text, bool regex)
{
    return regex ? WordMatcher::expression(text) : WordMatcher(text);
}

bool has(const FilterTerm &term, const char *name)
{
    return term.values.contains(QLatin1String(name));
}

} // namespace

TermMatcher::TermMatcher(const FilterTerm &term, FilterTable table) : m_term(term)
{
    const QStringList names = filterNames(table, term.field);
    for (const QString &value : term.values) {
        m_words.push_back(wordOf(value, term.regex));
        if (const qsizetype at = names.indexOf(value); at >= 0)
            m_names |= 1U << at;
        const qsizetype sign = value.indexOf(u'=');
        m_labels.push_back(sign > 0 && !term.regex ? Label{value.left(sign + 1), wordOf(value.mid(sign + 1), false)}
                                                   : Label{{}, wordOf(value, term.regex)});
    }
}

bool TermMatcher::isIn(QStringView text) const
{
    return std::any_of(m_words.begin(), m_words.end(), [text](const WordMatcher &word) { return word.in(text); });
}

bool TermMatcher::isInRepeated(const QString &text, size_t column)
{
    return std::any_of(m_words.begin(), m_words.end(),
                       [&text, column](WordMatcher &word) { return word.inRepeated(text, column); });
}

bool TermMatcher::hasPort(int port) const
{
    return contains(m_term.ports, port);
}

bool TermMatcher::isLabel(const QMap<QString, QString> &labels) const
{
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        for (const Label &label : m_labels) {
            const QString whole = it.key() + u'=' + *it; // a key may hold a sign, too
            if (label.key.isEmpty() ? label.text.in(it.key()) || label.text.in(*it)
                                    : whole.startsWith(label.key, Qt::CaseInsensitive) &&
                                          label.text.in(QStringView(whole).sliced(label.key.size())))
                return true;
        }
    }
    return false;
}

Health healthOf(const App &app)
{
    if (app.counts.unhealthy > 0)
        return Health::Unhealthy;
    if (app.healthChecks.isEmpty())
        return Health::None;
    return app.counts.healthy > 0 && app.counts.unknown() == 0 ? Health::Healthy : Health::Unknown;
}

AppFilter::AppFilter(const Filter &filter) : m_terms(matchersOf(filter, FilterTable::Apps)) {}

static bool hasPort(const App &app, const TermMatcher &word)
{
    return std::any_of(app.ports.begin(), app.ports.end(), [&word](const PortMapping &port) {
        return word.hasPort(port.servicePort) || word.hasPort(port.hostPort.value_or(0)) ||
               word.hasPort(port.containerPort);
    });
}

static bool isAnywhere(const App &app, const TermMatcher &word)
{
    if (word.isIn(app.id.text()) || word.isIn(app.image))
        return true;
    for (auto it = app.labels.begin(); it != app.labels.end(); ++it) {
        if (word.isIn(QString(it.key() + u':' + *it)) || word.isIn(QString(it.key() + u'=' + *it)))
            return true;
    }
    return std::any_of(app.ports.begin(), app.ports.end(), [&word](const PortMapping &port) {
        const QString number = QString::number(port.servicePort);
        return port.servicePort > 0 && (word.text() == number || word.text() == u':' + number);
    });
}

static bool holds(const App &app, const ClusterSnapshot &snapshot, const TermMatcher &word)
{
    switch (word.term().field) {
    case FilterField::Any:
    case FilterField::Type: // not of this table
        break;
    case FilterField::Id:
        return word.isIn(app.id.text());
    case FilterField::Status:
        return word.hasName(int(app.status));
    case FilterField::Health:
        return word.hasName(int(healthOf(app)));
    case FilterField::Label:
        return word.isLabel(app.labels);
    case FilterField::Image:
        return word.isIn(app.image);
    case FilterField::Host: {
        const std::vector<const Task *> tasks = snapshot.tasksOf(app.handle);
        return std::any_of(tasks.begin(), tasks.end(),
                           [&word](const Task *task) { return !isTerminal(task->state) && word.isIn(task->host); });
    }
    case FilterField::Port:
        return hasPort(app, word);
    case FilterField::Role:
        return word.isIn(app.role);
    case FilterField::Is: {
        const FilterTerm &term = word.term();
        return (has(term, "app") && app.kind == App::Kind::App) || (has(term, "pod") && app.kind == App::Kind::Pod) ||
               (has(term, "locked") && !app.deployments.isEmpty()) ||
               (has(term, "stateful") && !volumesOf(app).isEmpty()) ||
               (has(term, "troubled") && isTroubled(app.status));
    }
    }
    return isAnywhere(app, word);
}

bool AppFilter::matches(const App &app, const ClusterSnapshot &snapshot) const
{
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&](const TermMatcher &word) { return holds(app, snapshot, word) != word.term().negated; });
}

AgentFilter::AgentFilter(const Filter &filter) : m_terms(matchersOf(filter, FilterTable::Agents)) {}

static bool isAnywhere(const Agent &agent, const TermMatcher &word)
{
    if (word.isIn(agent.hostname) || word.isIn(agent.id.text()) || word.isIn(agent.pid) || word.isIn(agent.version))
        return true;
    for (auto it = agent.attributes.begin(); it != agent.attributes.end(); ++it) {
        if (word.isIn(*it) || word.isIn(QString(it.key() + u':' + *it)) || word.isIn(QString(it.key() + u'=' + *it)))
            return true;
    }
    return false;
}

static bool holds(const Agent &agent, const TermMatcher &word)
{
    switch (word.term().field) {
    case FilterField::Id:
        return word.isIn(agent.id.text());
    case FilterField::Status:
        return word.hasName(int(agent.status));
    case FilterField::Label:
        return word.isLabel(agent.attributes);
    case FilterField::Host:
        return word.isIn(agent.hostname);
    case FilterField::Port:
        return word.hasPort(agent.port);
    case FilterField::Role:
        for (auto it = agent.reservations.begin(); it != agent.reservations.end(); ++it) {
            if (word.isIn(it.key()))
                return true;
        }
        return false;
    case FilterField::Is: {
        const FilterTerm &term = word.term();
        return (has(term, "idle") && agent.activeTasks == 0) || (has(term, "reserved") && !agent.reserved.isZero()) ||
               (has(term, "troubled") && (agent.unhealthyTasks > 0 || conditionOf(agent.status) != Condition::Ok));
    }
    case FilterField::Any:
    case FilterField::Type:
    case FilterField::Health: // not of this table
    case FilterField::Image:
        break;
    }
    return isAnywhere(agent, word);
}

bool AgentFilter::matches(const Agent &agent) const
{
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&agent](const TermMatcher &word) { return holds(agent, word) != word.term().negated; });
}

TaskFilter::TaskFilter(const Filter &filter, const ClusterSnapshot &snapshot)
{
    m_frameworkNames.resize(snapshot.frameworkHandles);
    for (const Framework &framework : snapshot.frameworks)
        m_frameworkNames[framework.handle.value()] = framework.name;
    for (TermMatcher &matcher : matchersOf(filter, FilterTable::Tasks)) {
        Term term{std::move(matcher), 0, {}};
        const FilterField field = term.matcher.term().field;
        for (int state = 0; field == FilterField::Any && state <= int(TaskState::Unknown); ++state)
            term.states |= quint32(term.matcher.isIn(taskStateName(TaskState(state)))) << state;
        if (field == FilterField::Image || field == FilterField::Label || field == FilterField::Is) {
            term.byApp.assign(snapshot.appHandles, 0);
            for (const App &app : snapshot.apps) {
                const bool isPod = app.kind == App::Kind::Pod;
                term.byApp[app.handle.value()] = field == FilterField::Image ? term.matcher.isIn(app.image)
                                                 : field == FilterField::Label
                                                     ? term.matcher.isLabel(app.labels)
                                                     : has(term.matcher.term(), isPod ? "pod" : "app");
            }
        }
        m_terms.push_back(std::move(term));
    }
}

bool TaskFilter::matches(const Task &task)
{
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&](Term &term) { return holds(task, term) != term.matcher.term().negated; });
}

bool TaskFilter::holds(const Task &task, Term &term) const
{
    TermMatcher &word = term.matcher;
    const auto ofApp = [&] {
        return task.app.isValid() && task.app.value() < term.byApp.size() && term.byApp[task.app.value()];
    };
    switch (word.term().field) {
    case FilterField::Any:
    case FilterField::Type: // not of this table
        break;
    case FilterField::Id:
        return word.isInRepeated(task.name, 0) || word.isIn(task.id.text());
    case FilterField::Status:
        return word.hasName(int(task.state));
    case FilterField::Health:
        return word.hasName(int(task.health));
    case FilterField::Label:
    case FilterField::Image:
        return ofApp();
    case FilterField::Host:
        return word.isInRepeated(task.host, 3);
    case FilterField::Port:
        return std::any_of(task.ports.begin(), task.ports.end(), [&word](quint16 port) { return word.hasPort(port); });
    case FilterField::Role:
        return word.isInRepeated(task.role, 1);
    case FilterField::Is: {
        const FilterTerm &is = word.term();
        return ofApp() || (has(is, "outdated") && task.outdated) || (has(is, "ended") && isTerminal(task.state)) ||
               (has(is, "active") && !isTerminal(task.state)) ||
               (has(is, "troubled") && isTroubled(task.state, task.health));
    }
    }
    return isAnywhere(task, term);
}

bool TaskFilter::isAnywhere(const Task &task, Term &term) const
{
    TermMatcher &word = term.matcher;
    if (word.isInRepeated(task.name, 0) || word.isInRepeated(task.role, 1) ||
        word.isInRepeated(frameworkName(task), 2) || word.isInRepeated(task.host, 3) ||
        (term.states >> int(task.state) & 1U) != 0 || word.isIn(task.id.text()))
        return true;
    if (task.host.isEmpty() || (!word.term().regex && !word.text().contains(u':')))
        return false;
    return std::any_of(task.ports.begin(), task.ports.end(),
                       [&](quint16 port) { return word.isIn(QString(task.host + u':' + QString::number(port))); });
}

const QString &TaskFilter::frameworkName(const Task &task) const
{
    static const QString none;
    return task.framework.isValid() && task.framework.value() < m_frameworkNames.size()
               ? m_frameworkNames[task.framework.value()]
               : none;
}

} // namespace mesoscope
