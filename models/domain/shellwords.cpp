// SPDX-License-Identifier: GPL-3.0-or-later
// Splits one command of a shell into its words, and runs none of it.
#include "models/domain/shellwords.h"

namespace mesoscope {

namespace {

class Splitter
{
public:
    explicit Splitter(const QString &text) : m_text(text) {}

    ShellLine split()
    {
        while (m_at < m_text.size() && m_line.problem == ShellLine::Problem::None) {
            if (!step())
                break;
        }
        endWord();
        return std::move(m_line);
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(); }
    bool isContinued(qsizetype ahead) const
    {
        return peek(ahead) == u'\n' || (peek(ahead) == u'\r' && peek(ahead + 1) == u'\n');
    }

    /// False when the command is over.
    bool step()
    {
        const QChar c = peek();
        if (c == u'\\') {
            if (isContinued(1)) {
                m_at += peek(1) == u'\r' ? 3 : 2;
            } else {
                beginWord();
                if (m_at + 1 < m_text.size())
                    m_word.text += m_text.at(m_at + 1);
                m_at += 2;
            }
        } else if (c == u'\'') {
            beginWord();
            singleQuoted();
        } else if (c == u'"') {
            beginWord();
            doubleQuoted();
        } else if (c == u'$' || c == u'`') {
            beginWord();
            expansion();
        } else if (c == u'~' && !m_inWord && (peek(1) == u'/' || peek(1).isNull() || peek(1).isSpace())) {
            beginWord();
            construct(m_at, 1);
            m_word.text += c;
            ++m_at;
        } else if (c == u'>' || c == u'<') {
            redirection();
        } else if (c == u'\n' || c == u'|' || c == u'&' || c == u';' || c == u'(' || c == u')') {
            return endOfCommand();
        } else if (c == u'#' && !m_inWord) {
            while (m_at < m_text.size() && peek() != u'\n')
                ++m_at;
        } else if (c.isSpace()) {
            endWord();
            ++m_at;
        } else {
            beginWord();
            m_word.text += c;
            ++m_at;
        }
        return true;
    }

    void beginWord()
    {
        if (m_inWord)
            return;
        m_inWord = true;
        m_word = {{}, m_at};
    }
    void endWord()
    {
        if (m_inWord && !m_isTarget)
            m_line.words.append(m_word);
        if (m_inWord)
            m_isTarget = false;
        m_inWord = false;
    }
    void construct(qsizetype from, qsizetype length)
    {
        if (m_line.constructs.size() < 200)
            m_line.constructs.append({m_text.mid(from, qMin<qsizetype>(length, 200)), from});
    }
    void fail(ShellLine::Problem problem, qsizetype at)
    {
        m_line.problem = problem;
        m_line.problemAt = at;
        m_at = m_text.size();
    }

    void singleQuoted()
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
        if (end < 0) {
            fail(ShellLine::Problem::UnclosedQuote, m_at);
            return;
        }
        m_word.text += QStringView(m_text).sliced(m_at + 1, end - m_at - 1);
        m_at = end + 1;
    }

    void doubleQuoted()
    {
        const qsizetype begin = m_at++;
        while (m_at < m_text.size() && peek() != u'"') {
            const QChar c = peek();
            const QChar next = peek(1);
            if (c == u'\\' && isContinued(1)) {
                m_at += next == u'\r' ? 3 : 2;
            } else if (c == u'\\' && (next == u'"' || next == u'\\' || next == u'$' || next == u'`')) {
                m_word.text += next;
                m_at += 2;
            } else if (c == u'$' || c == u'`') {
                expansion();
            } else {
                m_word.text += c;
                ++m_at;
            }
        }
        if (m_line.problem != ShellLine::Problem::None)
            return;
        if (m_at >= m_text.size())
            fail(ShellLine::Problem::UnclosedQuote, begin);
        else
            ++m_at;
    }

    void expansion()
    {
        const qsizetype begin = m_at;
        if (peek() == u'`') {
            m_at = m_text.indexOf(u'`', begin + 1) + 1;
        } else if (peek(1) == u'(' || peek(1) == u'{') {
            const QChar open = peek(1);
            const QChar close = open == u'(' ? u')' : u'}';
            qsizetype depth = 0;
            for (m_at = begin + 1; m_at < m_text.size(); ++m_at) {
                if (peek() == open)
                    ++depth;
                else if (peek() == close && --depth == 0)
                    break;
            }
            m_at = m_at < m_text.size() ? m_at + 1 : 0;
        } else {
            ++m_at;
            while (peek().isLetterOrNumber() || peek() == u'_')
                ++m_at;
            if (m_at == begin + 1 && QStringView(u"?!@*#$-").contains(peek()) && !peek().isNull())
                ++m_at;
        }
        if (m_at == 0) {
            fail(ShellLine::Problem::UnclosedSubstitution, begin);
            return;
        }
        m_word.text += QStringView(m_text).sliced(begin, m_at - begin);
        if (m_at > begin + 1) // a lone "$" is one
            construct(begin, m_at - begin);
    }

    /// The word after it is where to; a number before it is which stream.
    void redirection()
    {
        qsizetype begin = m_at;
        bool isStream = m_inWord && !m_isTarget;
        for (const QChar c : std::as_const(m_word.text))
            isStream = isStream && c.isDigit();
        if (isStream) {
            begin = m_word.position;
            m_inWord = false;
        }
        endWord();
        while (peek() == u'>' || peek() == u'<' || peek() == u'&')
            ++m_at;
        m_isTarget = true;
        qsizetype end = m_text.indexOf(u'\n', m_at);
        end = end < 0 ? m_text.size() : end;
        construct(begin, end - begin);
    }

    bool endOfCommand()
    {
        endWord();
        const bool isLine = peek() == u'\n';
        if (isLine && m_line.words.isEmpty()) { // empty lines before it
            ++m_at;
            return true;
        }
        if (!QStringView(m_text).sliced(m_at).trimmed().isEmpty()) {
            while (peek().isSpace())
                ++m_at;
            construct(m_at, m_text.size() - m_at);
        }
        return false;
    }

    const QString m_text;
    qsizetype m_at = 0;
    ShellWord m_word;
    bool m_inWord = false;
    bool m_isTarget = false; ///< of a redirection
    ShellLine m_line;
};

} // namespace

ShellLine splitShellLine(const QString &text)
{
    return Splitter(text).split();
}

} // namespace mesoscope
