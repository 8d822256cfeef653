// SPDX-License-Identifier: GPL-3.0-or-later
// What a filter says of the rows of each table. Made for one pass over one snapshot: answers about texts that repeat
// are kept.
#pragma once

#include "models/domain/filter.h"
#include "models/domain/snapshot.h"
#include "models/domain/wordmatcher.h"

namespace mesoscope {

/// A term with what is looked for made ready.
class TermMatcher
{
public:
    TermMatcher(const FilterTerm &term, FilterTable table);

    const FilterTerm &term() const { return m_term; }
    bool isIn(QStringView text) const;
    bool isInRepeated(const QString &text, size_t column);                 ///< as WordMatcher's
    bool hasName(int state) const { return (m_names >> state & 1U) != 0; } ///< of Status and Health
    bool hasPort(int port) const;
    bool isLabel(const QMap<QString, QString> &labels) const;
    const QString &text() const { return m_words.front().word(); }

private:
    struct Label
    {
        QString key; ///< with its "="; empty: any, and the value or the key holds it
        WordMatcher text;
    };
    FilterTerm m_term;
    std::vector<WordMatcher> m_words;
    std::vector<Label> m_labels;
    quint32 m_names = 0; ///< by the value of the enumeration
};

/// An app's health is its worst instance's; None where nothing is checked.
Health healthOf(const App &app);

class AppFilter
{
public:
    explicit AppFilter(const Filter &filter);
    bool matches(const App &app, const ClusterSnapshot &snapshot) const;

private:
    std::vector<TermMatcher> m_terms;
};

class AgentFilter
{
public:
    explicit AgentFilter(const Filter &filter);
    bool matches(const Agent &agent) const;

private:
    std::vector<TermMatcher> m_terms;
};

/// Ended tasks have what their app has now; tasks of no app have no image and no label.
class TaskFilter
{
public:
    TaskFilter(const Filter &filter, const ClusterSnapshot &snapshot);
    bool matches(const Task &task);
    const QString &frameworkName(const Task &task) const; ///< empty: not known

private:
    struct Term
    {
        TermMatcher matcher;
        quint32 states = 0;      ///< of Any: those whose name holds it
        std::vector<char> byApp; ///< of Image, Label and of is:pod: what holds of an app's tasks, by its handle
    };
    bool holds(const Task &task, Term &term) const;
    bool isAnywhere(const Task &task, Term &term) const;

    std::vector<Term> m_terms;
    std::vector<QString> m_frameworkNames;
};

} // namespace mesoscope
