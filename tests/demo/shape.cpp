// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/demo/shape.h"

#include <QHash>

namespace mesoscope::test {

using namespace Qt::Literals::StringLiterals;

static QString member(const QString &path, const QByteArray &key)
{
    static const QStringList maps{u"attributes"_s, u"flags"_s, u"reserved_resources"_s, u"reserved_resources_full"_s,
                                  u"reserved_resources_allocated"_s};
    return path + u'.' + (maps.contains(path.section(u'.', -1)) ? u"*"_s : QString::fromUtf8(key));
}

/// One message stands in several lists: what an entry may hold is the same in all of them.
static QString element(const QString &path)
{
    static const QHash<QString, QString> lists{{u"unreachable_tasks"_s, u"tasks"_s},
                                               {u"completed_tasks"_s, u"tasks"_s},
                                               {u"launched_tasks"_s, u"tasks"_s},
                                               {u"terminated_tasks"_s, u"tasks"_s},
                                               {u"queued_tasks"_s, u"tasks"_s},
                                               {u"pending_tasks"_s, u"tasks"_s},
                                               {u"completed_frameworks"_s, u"frameworks"_s},
                                               {u"completed_executors"_s, u"executors"_s}};
    const QString last = path.section(u'.', -1);
    return path.left(path.size() - last.size()) + lists.value(last, last) + u"[]"_s;
}

bool Shape::add(const QByteArray &json)
{
    m_text = json;
    m_at = 0;
    if (!value(u"$"_s))
        return false;
    blank();
    return m_at == m_text.size();
}

void Shape::blank()
{
    while (m_at < m_text.size() && (m_text.at(m_at) == ' ' || m_text.at(m_at) == '\n'))
        ++m_at;
}

bool Shape::string(QByteArray *into)
{
    const qsizetype from = ++m_at;
    while (m_at < m_text.size() && m_text.at(m_at) != '"')
        m_at += m_text.at(m_at) == '\\' ? 2 : 1;
    if (m_at >= m_text.size())
        return false;
    if (into != nullptr)
        *into = m_text.mid(from, m_at - from);
    ++m_at;
    return true;
}

bool Shape::object(const QString &path)
{
    paths[path].insert(u"object"_s);
    ++m_at;
    blank();
    if (m_at < m_text.size() && m_text.at(m_at) == '}')
        return ++m_at > 0;
    while (m_at < m_text.size()) {
        QByteArray key;
        blank();
        if (m_text.at(m_at) != '"' || !string(&key))
            return false;
        blank();
        if (m_at >= m_text.size() || m_text.at(m_at++) != ':' || !value(member(path, key)))
            return false;
        blank();
        if (m_at >= m_text.size())
            return false;
        const char next = m_text.at(m_at++);
        if (next == '}')
            return true;
        if (next != ',')
            return false;
    }
    return false;
}

bool Shape::array(const QString &path)
{
    paths[path].insert(u"array"_s);
    ++m_at;
    blank();
    if (m_at < m_text.size() && m_text.at(m_at) == ']')
        return ++m_at > 0;
    while (m_at < m_text.size()) {
        if (!value(element(path)))
            return false;
        blank();
        if (m_at >= m_text.size())
            return false;
        const char next = m_text.at(m_at++);
        if (next == ']')
            return true;
        if (next != ',')
            return false;
    }
    return false;
}

bool Shape::value(const QString &path)
{
    blank();
    if (m_at >= m_text.size())
        return false;
    const char first = m_text.at(m_at);
    if (first == '{')
        return object(path);
    if (first == '[')
        return array(path);
    if (first == '"') {
        paths[path].insert(u"string"_s);
        return string();
    }
    const qsizetype from = m_at;
    while (m_at < m_text.size() && !QByteArray(",]} \n").contains(m_text.at(m_at)))
        ++m_at;
    const QByteArray word = m_text.mid(from, m_at - from);
    if (word == "true" || word == "false") {
        paths[path].insert(u"bool"_s);
    } else if (word == "null") {
        paths[path].insert(u"null"_s);
    } else {
        bool ok = false;
        word.toDouble(&ok);
        if (!ok)
            return false;
        paths[path].insert(word.contains('.') ? u"fraction"_s : u"integer"_s);
    }
    return true;
}

QStringList Shape::differences(const Shape &recorded, const Shape &served, const Shape &kin,
                               const QStringList &exceptions)
{
    Shape known = recorded;
    for (auto it = kin.paths.begin(); it != kin.paths.end(); ++it)
        known.paths[it.key()].unite(it.value());
    QStringList found;
    const auto excepted = [&exceptions](const QString &path) {
        for (const QString &exception : exceptions)
            if ((path + u'.').contains(exception + u'.') || path.contains(exception + u'['))
                return true;
        return false;
    };
    const auto compare = [&](const Shape &left, const Shape &right, const QString &words) {
        for (auto it = left.paths.begin(); it != left.paths.end(); ++it) {
            if (excepted(it.key()))
                continue;
            const QSet<QString> missing = it.value() - right.paths.value(it.key());
            for (const QString &type : missing)
                found.append(it.key() + u' ' + type + words);
        }
    };
    compare(recorded, served, u" is recorded but not served"_s);
    compare(served, known, u" is served but was never recorded"_s);
    return found;
}

} // namespace mesoscope::test
