// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a pasted "docker run …" line: which words are flags, their values, the image and its arguments.
#include "models/domain/dockerrun.h"

#include "models/domain/dockerapp.h"
#include "models/domain/dockerflags.h"
#include "models/domain/secrets.h"
#include "models/domain/shellwords.h"

#include <QRegularExpression>

namespace mesoscope {

namespace {

using Words = QList<ShellWord>;

bool isProgram(const QString &word, QLatin1String name)
{
    return word == name || word.endsWith(u'/' + QString(name)); // "/usr/bin/docker"
}

/// Index of the first word after "docker run"; -1 when it is none.
qsizetype afterRun(const Words &words, QList<DockerRunNote> *notes)
{
    static const QRegularExpression assignment(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*="));
    static const QStringList valued{QStringLiteral("-c"),         QStringLiteral("--context"), QStringLiteral("-H"),
                                    QStringLiteral("--host"),     QStringLiteral("--config"),  QStringLiteral("-l"),
                                    QStringLiteral("--log-level")};
    qsizetype at = 0;
    const auto is = [&](QLatin1String text) { return at < words.size() && words.at(at).text == text; };
    while (is(QLatin1String("$")) || is(QLatin1String("%")))
        ++at; // a prompt
    bool isSudo = false;
    while (at < words.size()) {
        const ShellWord &word = words.at(at);
        if (assignment.match(word.text).hasMatch()) {
            if (notes) {
                const QString name = word.text.section(u'=', 0, 0);
                const QString value = maskedValue(name, word.text.section(u'=', 1));
                notes->append({DockerRunNote::Shell, {}, name + u'=' + value, word.position});
            }
        } else if (isProgram(word.text, QLatin1String("sudo"))) {
            isSudo = true;
        } else if (!isSudo || !word.text.startsWith(u'-')) {
            break;
        }
        ++at;
    }
    if (at >= words.size() || !isProgram(words.at(at).text, QLatin1String("docker")))
        return -1;
    for (++at; at < words.size() && words.at(at).text.startsWith(u'-'); ++at) {
        const ShellWord &word = words.at(at);
        QString value;
        if (valued.contains(word.text) && at + 1 < words.size())
            value = words.at(++at).text;
        if (notes)
            notes->append({DockerRunNote::NoCounterpart, word.text, maskedValue(word.text, value), word.position});
    }
    if (is(QLatin1String("container")))
        ++at;
    return is(QLatin1String("run")) ? at + 1 : -1;
}

class Reader
{
public:
    Reader(const Words &words, qsizetype at, DockerRun &run) : m_words(words), m_at(at), m_run(run), m_app(run) {}

    void read()
    {
        while (m_at < m_words.size() && !m_run.problem) {
            const ShellWord &word = m_words.at(m_at);
            if (word.text == QLatin1String("--")) {
                ++m_at;
                break;
            }
            if (!word.text.startsWith(u'-') || word.text.size() < 2)
                break;
            ++m_at;
            if (word.text.startsWith(QLatin1String("--")))
                longFlag(word);
            else
                letters(word);
        }
        if (m_run.problem)
            return;
        if (m_at >= m_words.size()) {
            m_run.problem = {DockerRunProblem::NoImage, end(), {}};
            return;
        }
        const ShellWord image = m_words.at(m_at++);
        static const QRegularExpression blank(QStringLiteral("[\\s\\x00-\\x1f]"));
        if (image.text.isEmpty() || image.text.size() > 1000 || image.text.contains(blank)) {
            m_run.problem = {DockerRunProblem::BadImage, image.position, image.text.left(100)};
            return;
        }
        QStringList arguments;
        for (; m_at < m_words.size(); ++m_at)
            arguments += m_words.at(m_at).text;
        m_app.finish(image.text, arguments, image.position);
    }

private:
    qsizetype end() const
    {
        return m_words.isEmpty() ? 0 : m_words.constLast().position + m_words.constLast().text.size();
    }

    void longFlag(const ShellWord &word)
    {
        const qsizetype equals = word.text.indexOf(u'=');
        const QString written = equals < 0 ? word.text : word.text.left(equals);
        const DockerFlag *flag = dockerFlag(QStringView(written).sliced(2));
        if (!flag) {
            unknown(word, written, equals);
        } else if (equals >= 0) {
            apply(*flag, written, word.text.mid(equals + 1), word.position);
        } else if (flag->takesValue) {
            withNext(*flag, written, word);
        } else {
            apply(*flag, written, QStringLiteral("true"), word.position);
        }
    }

    void letters(const ShellWord &word)
    {
        for (qsizetype i = 1; i < word.text.size() && !m_run.problem; ++i) {
            const QString written = u'-' + QString(word.text.at(i));
            const DockerFlag *flag = dockerFlag(word.text.at(i));
            const bool isLast = i + 1 == word.text.size();
            if (!flag) {
                m_app.note(DockerRunNote::UnknownFlag, written, {}, word.position + i);
            } else if (!flag->takesValue && !isLast && word.text.at(i + 1) == u'=') {
                apply(*flag, written, word.text.mid(i + 2), word.position);
                return;
            } else if (!flag->takesValue) {
                apply(*flag, written, QStringLiteral("true"), word.position);
            } else if (isLast) {
                withNext(*flag, written, word);
            } else {
                const QString rest = word.text.mid(i + 1);
                apply(*flag, written, rest.startsWith(u'=') ? rest.mid(1) : rest, word.position);
                return;
            }
        }
    }

    void withNext(const DockerFlag &flag, const QString &written, const ShellWord &word)
    {
        if (m_at >= m_words.size()) {
            m_run.problem = {DockerRunProblem::MissingValue, word.position, written};
            return;
        }
        const QString value = m_words.at(m_at++).text;
        apply(flag, written, value, word.position);
    }

    void apply(const DockerFlag &flag, const QString &written, const QString &value, qsizetype position)
    {
        if (!flag.takesValue && value != QLatin1String("true")) {
            if (value != QLatin1String("false"))
                m_app.note(DockerRunNote::BadValue, written, value, position);
            return;
        }
        m_app.take(flag, written, value, position);
    }

    /// Whether it has a value nobody can tell. An image must not be swallowed: only what cannot well be one is taken.
    void unknown(const ShellWord &word, const QString &written, qsizetype equals)
    {
        if (equals >= 0) {
            m_app.note(DockerRunNote::UnknownFlag, written, word.text.mid(equals + 1), word.position);
            return;
        }
        if (m_at >= m_words.size() || m_words.at(m_at).text.startsWith(u'-')) {
            m_app.note(DockerRunNote::UnknownFlag, written, {}, word.position);
            return;
        }
        static const QRegularExpression noImage(QStringLiteral("^([/.~].*|[0-9.]+[a-z]{0,2}|true|false|.*[=,\\s].*|)$"),
                                                QRegularExpression::DotMatchesEverythingOption);
        const QString next = m_words.at(m_at).text;
        const bool takes = m_at + 1 < m_words.size() && noImage.match(next).hasMatch();
        if (takes)
            ++m_at;
        m_app.note(takes ? DockerRunNote::UnknownTookValue : DockerRunNote::UnknownTookNone, written, next,
                   word.position);
    }

    const Words &m_words;
    qsizetype m_at;
    DockerRun &m_run;
    DockerApp m_app;
};

/// A pasted prompt of the superuser, which a shell would take for a comment.
QString withoutPrompt(const QString &text)
{
    static const QRegularExpression prompt(QStringLiteral("^\\s*[#$%>]\\s+(?=\\S)"));
    QString shown = text;
    const auto match = prompt.match(text.left(1000));
    if (match.hasMatch())
        shown.replace(0, match.capturedLength(), QString(match.capturedLength(), u' ')); // positions stay
    return shown;
}

} // namespace

bool looksLikeDockerRun(const QString &text)
{
    return afterRun(splitShellLine(withoutPrompt(text.left(4000))).words, nullptr) >= 0;
}

DockerRun readDockerRun(const QString &text)
{
    DockerRun run;
    if (text.size() > DockerRunLongest) {
        run.problem = {DockerRunProblem::TooLong, DockerRunLongest, {}};
        return run;
    }
    const ShellLine line = splitShellLine(withoutPrompt(text));
    const qsizetype first = afterRun(line.words, &run.notes);
    if (first < 0) {
        const ShellWord word = line.words.value(0);
        run.problem = {DockerRunProblem::NotDockerRun, word.position, word.text.left(100)};
    } else if (line.problem != ShellLine::Problem::None) {
        run.problem = {line.problem == ShellLine::Problem::UnclosedQuote ? DockerRunProblem::UnclosedQuote
                                                                         : DockerRunProblem::UnclosedSubstitution,
                       line.problemAt, text.mid(line.problemAt, 1)};
    } else {
        for (const ShellWord &construct : line.constructs)
            run.notes.append({DockerRunNote::Shell, {}, maskedValue({}, construct.text), construct.position});
        Reader(line.words, first, run).read();
    }
    if (run.problem) {
        run.definition = {};
        run.carried.clear();
    }
    return run;
}

} // namespace mesoscope
