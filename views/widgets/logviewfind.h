// SPDX-License-Identifier: GPL-3.0-or-later
// Which lines of a log match, found on a worker: a regular expression over 50,000 lines would hold the window up.
#pragma once

#include <QObject>
#include <QRegularExpression>
#include <QStringList>
#include <QThreadPool>

#include <vector>

namespace mesoscope {

/// Lines are known by number: the first line ever fed is 0, a line keeps its number while others leave at the top.
class LogFind : public QObject
{
    Q_OBJECT

public:
    explicit LogFind(QObject *parent);
    ~LogFind() override;

    /// Begins anew over @p lines, the first of which has number @p first. An empty @p pattern finds nothing.
    void start(const QString &pattern, bool regex, const QStringList &lines, qint64 first);
    /// Lines that were appended since.
    void feed(const QStringList &lines, qint64 first);
    void drop(qint64 before); ///< lines below this number are gone
    void clear();

    bool isActive() const { return m_expression.isValid() && !m_expression.pattern().isEmpty(); }
    bool isBusy() const { return m_running > 0; }
    QString error() const { return m_error; } ///< why the expression is none
    const QRegularExpression &expression() const { return m_expression; }
    const std::vector<qint64> &hits() const { return m_hits; } ///< ascending
    bool isHit(qint64 line) const;
    /// The next hit after (or before) @p line, around the ends; -1 without hits.
    qint64 next(qint64 line, bool backwards) const;

Q_SIGNALS:
    void changed();

private:
    void search(const QStringList &lines, qint64 first);

    QThreadPool m_pool;
    QRegularExpression m_expression;
    QString m_error;
    std::vector<qint64> m_hits;
    qint64 m_gone = 0;
    quint64 m_generation = 0;
    int m_running = 0;
};

} // namespace mesoscope
