// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/mesos/filesjson.h"

#include "app/sources/json.h"

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;
using namespace json;

namespace {

/// A cursor over the flat object of /files/read.
class PartReader
{
public:
    explicit PartReader(const QByteArray &body) : m_body(body) {}

    bool read(FilePart &part)
    {
        if (!take('{'))
            return false;
        bool hasOffset = false;
        bool hasData = false;
        while (!take('}')) {
            QByteArray key;
            if (!text(key) || !take(':'))
                return false;
            if (key == "data") {
                hasData = text(part.bytes);
                if (!hasData)
                    return false;
            } else if (key == "offset") {
                hasOffset = number(part.offset);
                if (!hasOffset)
                    return false;
            } else {
                return false;
            }
            take(',');
        }
        return hasOffset && hasData;
    }

private:
    void skip()
    {
        while (m_at < m_body.size() && QByteArrayView(" \t\r\n").contains(m_body.at(m_at)))
            ++m_at;
    }
    bool take(char c)
    {
        skip();
        if (m_at >= m_body.size() || m_body.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }
    bool number(qint64 &value)
    {
        skip();
        const qsizetype begin = m_at;
        while (m_at < m_body.size() && QByteArrayView("+-.eE0123456789").contains(m_body.at(m_at)))
            ++m_at;
        bool ok = false;
        const QByteArray digits = m_body.mid(begin, m_at - begin);
        value = digits.toLongLong(&ok);
        if (!ok)
            value = qint64(std::clamp(digits.toDouble(&ok), -1e15, 1e15));
        return ok;
    }
    int hex()
    {
        bool ok = false;
        const int code = m_body.mid(m_at, 4).toInt(&ok, 16);
        m_at += 4;
        return ok && m_at <= m_body.size() ? code : -1;
    }
    bool escape(QByteArray &into)
    {
        if (m_at >= m_body.size())
            return false;
        const char c = m_body.at(m_at++);
        static constexpr QByteArrayView names = "bfnrt";
        static constexpr QByteArrayView values = "\b\f\n\r\t";
        if (const qsizetype which = names.indexOf(c); which >= 0) {
            into += values[which];
        } else if (c == 'u') {
            int code = hex();
            if (code >= 0xD800 && code < 0xDC00 && m_body.mid(m_at, 2) == "\\u") {
                m_at += 2;
                const int low = hex();
                code = low >= 0xDC00 && low < 0xE000 ? 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) : -1;
            }
            if (code < 0)
                return false;
            const char32_t point = char32_t(code);
            into += QString::fromUcs4(&point, 1).toUtf8();
        } else {
            into += c;
        }
        return true;
    }
    bool text(QByteArray &into)
    {
        if (!take('"'))
            return false;
        into.clear();
        while (m_at < m_body.size()) {
            const char c = m_body.at(m_at++);
            if (c == '"')
                return true;
            if (c != '\\')
                into += c;
            else if (!escape(into))
                return false;
        }
        return false;
    }

    const QByteArray &m_body;
    qsizetype m_at = 0;
};

bool holdsTask(const QJsonObject &executor, const QString &task)
{
    for (const auto key : {"tasks"_L1, "completed_tasks"_L1, "queued_tasks"_L1}) {
        for (const QJsonValue &item : list(executor[key])) {
            if (str(item.toObject()["id"_L1]) == task)
                return true;
        }
    }
    return false;
}

} // namespace

Result<FilePart> readFilePart(const QByteArray &body)
{
    FilePart part;
    part.bytes.reserve(body.size());
    if (PartReader(body).read(part))
        return part;
    Error error;
    error.kind = Error::Kind::Protocol;
    error.source = SourceId::Mesos;
    error.detail = u"no part of a file"_s;
    return error;
}

Result<AgentSandboxes> findSandbox(const QByteArray &state, const LogRef &ref)
{
    const Result<QJsonValue> json = parse(state, SourceId::Mesos);
    if (!json.ok())
        return json.error();
    const QJsonObject root = json->toObject();
    AgentSandboxes found{str(root["id"_L1]), QString()};
    const QString executorId = ref.executorId.isEmpty() ? ref.task.text() : ref.executorId;
    for (const auto frameworks : {"frameworks"_L1, "completed_frameworks"_L1}) {
        for (const QJsonValue &item : list(root[frameworks])) {
            const QJsonObject framework = item.toObject();
            if (!ref.framework.isEmpty() && str(framework["id"_L1]) != ref.framework.text())
                continue;
            for (const auto executors : {"executors"_L1, "completed_executors"_L1}) {
                for (const QJsonValue &entry : list(framework[executors])) {
                    const QJsonObject executor = entry.toObject();
                    const bool byTask = holdsTask(executor, ref.task.text());
                    if (str(executor["id"_L1]) != executorId && !byTask)
                        continue;
                    const QString directory = str(executor["directory"_L1]);
                    const bool group = str(executor["type"_L1]) == "DEFAULT"_L1 || ref.isPod;
                    if (!directory.isEmpty())
                        found.directory = group ? directory + u"/tasks/"_s + ref.task.text() : directory;
                    if (byTask)
                        return found; // the very run; else the last one of that name
                }
            }
        }
    }
    return found;
}

QString virtualDirectory(const LogRef &ref)
{
    const QString executor = ref.executorId.isEmpty() ? ref.task.text() : ref.executorId;
    const QString run = u"/frameworks/"_s + ref.framework.text() + u"/executors/"_s + executor + u"/runs/latest"_s;
    return ref.isPod ? run + u"/tasks/"_s + ref.task.text() : run;
}

} // namespace mesoscope
