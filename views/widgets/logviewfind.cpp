// SPDX-License-Identifier: GPL-3.0-or-later
// Search of a log on a worker.
#include "views/widgets/logviewfind.h"

#include "app/base/call.h"

#include <algorithm>

namespace mesoscope {

LogFind::LogFind(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1); // in order, so that hits stay ascending
}

LogFind::~LogFind()
{
    m_pool.clear();
}

void LogFind::clear()
{
    ++m_generation;
    m_expression = QRegularExpression();
    m_error.clear();
    m_hits.clear();
    m_gone = 0;
    Q_EMIT changed();
}

void LogFind::start(const QString &pattern, bool regex, const QStringList &lines, qint64 first)
{
    ++m_generation;
    m_pool.clear();
    m_hits.clear();
    m_gone = first;
    m_error.clear();
    const auto options = QRegularExpression::CaseInsensitiveOption;
    m_expression = QRegularExpression(regex ? pattern : QRegularExpression::escape(pattern), options);
    if (!m_expression.isValid())
        m_error = m_expression.errorString();
    Q_EMIT changed();
    if (isActive())
        search(lines, first);
}

void LogFind::feed(const QStringList &lines, qint64 first)
{
    if (isActive())
        search(lines, first);
}

void LogFind::search(const QStringList &lines, qint64 first)
{
    using Found = std::vector<qint64>;
    const auto promise = std::make_shared<QPromise<Result<Found>>>();
    promise->start();
    ++m_running;
    observe(this, promise->future(), [this, generation = m_generation](const Result<Found> &found) {
        --m_running;
        if (generation != m_generation || !found)
            return;
        for (const qint64 line : *found) {
            if (line >= m_gone)
                m_hits.push_back(line);
        }
        Q_EMIT changed();
    });
    m_pool.start([promise, lines, first, expression = m_expression] {
        Found found;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (expression.match(lines.at(i)).hasMatch())
                found.push_back(first + i);
        }
        promise->addResult(Result<Found>(std::move(found)));
        promise->finish();
    });
}

void LogFind::drop(qint64 before)
{
    m_gone = qMax(m_gone, before);
    const auto kept = std::lower_bound(m_hits.begin(), m_hits.end(), before);
    if (kept == m_hits.begin())
        return;
    m_hits.erase(m_hits.begin(), kept);
    Q_EMIT changed();
}

bool LogFind::isHit(qint64 line) const
{
    return std::binary_search(m_hits.begin(), m_hits.end(), line);
}

qint64 LogFind::next(qint64 line, bool backwards) const
{
    if (m_hits.empty())
        return -1;
    if (backwards) {
        const auto it = std::lower_bound(m_hits.begin(), m_hits.end(), line);
        return it == m_hits.begin() ? m_hits.back() : *(it - 1);
    }
    const auto it = std::upper_bound(m_hits.begin(), m_hits.end(), line);
    return it == m_hits.end() ? m_hits.front() : *it;
}

} // namespace mesoscope

#include "moc_logviewfind.cpp"
