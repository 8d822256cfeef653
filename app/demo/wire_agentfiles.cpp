// SPDX-License-Identifier: GPL-3.0-or-later
// Sandboxes and /files/*: what lies where, and the paging, offset and error behaviour of Mesos' file server.
#include "app/demo/wire_agent.h"
#include "app/demo/wire_mesos.h"

#include <algorithm>

namespace mesoscope::demo::mesos {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 ReadLimit = 65536; // 16 pages, whatever was asked for

std::shared_ptr<const QByteArray> bytes(QByteArray content)
{
    return std::make_shared<const QByteArray>(std::move(content));
}

/// Files that are not logs, for what a reader must survive: binary, another encoding, a long UTF-8 text, nothing at
/// all.
QByteArray dataFile(const QString &name, quint32 seed)
{
    if (name == "cache.bin"_L1) {
        QByteArray content(256, Qt::Uninitialized);
        quint32 state = seed | 1;
        for (char &byte : content) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            byte = static_cast<char>(state & 0xFF);
        }
        return content;
    }
    if (name == "latin1.txt"_L1)
        return "gr\xFC\xDF"
               "e latin1\n";
    if (name == "notes.txt"_L1)
        return "aaaaaaaaa\xC3\xBC"
               "bbb \xE2\x82\xAC \xE6\x97\xA5\xE6\x9C\xAC\n";
    return {};
}

const QStringList &dataNames()
{
    static const QStringList names{u"cache.bin"_s, u"empty.txt"_s, u"latin1.txt"_s, u"notes.txt"_s};
    return names;
}

LogFileView viewOf(QByteArray content)
{
    LogFileView view;
    view.exists = true;
    view.size = content.size();
    view.content = bytes(std::move(content));
    return view;
}

const SimTask *taskOfExecutor(const View &view, int agent, const QString &framework, const QString &executor)
{
    const SimTask *found = nullptr;
    for (const SimTask &task : view.cluster.tasks()) {
        if (task.agent == agent && task.frameworkId == framework &&
            (task.executorId.isEmpty() ? task.id : task.executorId) == executor && task.startedMs > 0)
            found = &task; // the newest
    }
    return found;
}

class Finder
{
public:
    Finder(const View &view, int agent, WireContext &context) : m_view(view), m_agent(agent), m_context(context) {}

    /// @p rest: below the sandbox of @p task, @p base: the asked path of the sandbox.
    Located inSandbox(const SimTask &task, const QString &base, const QStringList &rest)
    {
        const bool pod = !task.executorId.isEmpty();
        if (rest.isEmpty())
            return pod ? directory(base, {u"stderr"_s, u"stdout"_s, u"tasks/"_s}, task)
                       : directory(base, {u"data/"_s, u"stderr"_s, u"stdout"_s}, task);
        if (rest.size() == 1 && (rest.first() == "stdout"_L1 || rest.first() == "stderr"_L1))
            return log(task, rest.first());
        if (!pod && rest.first() == "data"_L1) {
            if (rest.size() == 1)
                return directory(base + u"/data"_s, dataNames(), task);
            if (rest.size() == 2 && dataNames().contains(rest.at(1)))
                return file(rest.at(1), viewOf(dataFile(rest.at(1), task.seed)));
        }
        if (pod && rest.first() == "tasks"_L1)
            return inPod(task, base + u"/tasks"_s, rest.mid(1));
        return {};
    }

private:
    Located inPod(const SimTask &pod, const QString &base, const QStringList &rest)
    {
        QStringList names;
        for (const SimTask &task : m_view.cluster.tasks()) {
            if (task.agent != m_agent || task.executorId != pod.executorId)
                continue;
            names.append(task.id + u'/');
            if (rest.isEmpty() || rest.first() != task.id)
                continue;
            if (rest.size() == 1)
                return directory(base + u'/' + task.id, {u"stderr"_s, u"stdout"_s}, task);
            if (rest.size() == 2 && (rest.at(1) == "stdout"_L1 || rest.at(1) == "stderr"_L1))
                return log(task, rest.at(1));
        }
        return rest.isEmpty() ? directory(base, names, pod) : Located();
    }

    Located directory(const QString &base, QStringList names, const SimTask &task)
    {
        Located found;
        found.kind = Located::Kind::Directory;
        std::sort(names.begin(), names.end());
        for (QString name : std::as_const(names)) {
            SandboxFile entry;
            entry.directory = name.endsWith(u'/');
            if (entry.directory)
                name.chop(1);
            entry.path = base + u'/' + name;
            entry.mtimeMs = task.startedMs / 1000 * 1000;
            entry.size = 4096;
            if (name == "stdout"_L1 || name == "stderr"_L1) {
                entry.size = m_context.logs->file(m_view.cluster, task, name, m_context).size;
                entry.mtimeMs = (task.ended ? task.endedMs : m_view.cluster.nowMs()) / 1000 * 1000;
            } else if (!entry.directory) {
                entry.size = dataFile(name, task.seed).size();
            }
            found.entries.append(entry);
        }
        return found;
    }

    Located log(const SimTask &task, const QString &name)
    {
        return file(name, m_context.logs->file(m_view.cluster, task, name, m_context));
    }

    static Located file(const QString &name, const LogFileView &content)
    {
        Located found;
        found.kind = content.exists ? Located::Kind::File : Located::Kind::Missing;
        found.file = content;
        found.name = name;
        return found;
    }

    const View &m_view;
    int m_agent;
    WireContext &m_context;
};

} // namespace

Located locate(const View &view, int agent, const QString &path, WireContext &context)
{
    Located found;
    if (path == "/slave/log"_L1) {
        const SimAgent &self = view.cluster.agents()[std::size_t(agent)];
        found.kind = Located::Kind::File;
        found.name = u"mesos-agent.INFO"_s;
        found.file = context.logs->daemonLog(view.cluster, self.id, hash32(self.id), context);
        return found;
    }
    QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    // /var/lib/mesos/work/slaves/A/frameworks/F/executors/E/runs/C… or the virtual
    // /frameworks/F/executors/E/runs/latest…
    qsizetype skip = 0;
    if (path.startsWith("/var/lib/mesos/work/slaves/"_L1)) {
        if (parts.value(5) != view.agentId(agent))
            return found;
        skip = 6;
    }
    if (parts.size() < skip + 6 || parts.at(skip) != "frameworks"_L1 || parts.at(skip + 2) != "executors"_L1 ||
        parts.at(skip + 4) != "runs"_L1)
        return found;
    const SimTask *task = taskOfExecutor(view, agent, parts.at(skip + 1), parts.at(skip + 3));
    const QString &run = parts.at(skip + 5);
    if (task == nullptr || (run != "latest"_L1 && run != executorContainerId(*task)))
        return found;
    const QStringList rest = parts.mid(skip + 6);
    if (rest.contains(".."_L1)) {
        found.kind = Located::Kind::Outside;
        return found;
    }
    return Finder(view, agent, context).inSandbox(*task, u'/' + parts.mid(0, skip + 6).join(u'/'), rest);
}

static WireReply emptyNotFound()
{
    return text(404, {});
}

static WireReply jsonp(const QByteArray &body, const WireRequest &request)
{
    const QString callback = request.query.queryItemValue(u"jsonp"_s);
    if (!callback.isEmpty())
        return {200, "text/javascript", callback.toUtf8() + '(' + body + ')', {}};
    return {200, "application/json", body, {}};
}

static QByteArray listing(const Located &found)
{
    JsonWriter json(1024);
    json.beginArray();
    for (const SandboxFile &entry : found.entries) {
        json.beginObject().field("gid", "root").field("mode", entry.directory ? "drwxr-xr-x" : "-rw-r--r--");
        json.timeField("mtime", entry.mtimeMs).field("nlink", entry.directory ? 2 : 1).field("path", entry.path);
        json.field("size", entry.size).field("uid", "root").endObject();
    }
    return json.endArray().take();
}

static WireReply read(const WireRequest &request, const Located &found)
{
    const auto number = [&request](const QString &name, qint64 &into) -> QByteArray {
        const QString given = request.query.queryItemValue(name);
        if (given.isEmpty())
            return {};
        bool ok = false;
        into = given.toLongLong(&ok);
        if (ok)
            return {};
        return "Failed to parse " + name.toLatin1() + ": Failed to convert '" + given.toUtf8() + "' to number.\n";
    };
    qint64 offset = -1;
    qint64 length = -1;
    for (const QByteArray &problem : {number(u"offset"_s, offset), number(u"length"_s, length)})
        if (!problem.isEmpty())
            return text(400, problem);
    if (offset < -1)
        return text(400, "Negative offset provided: " + QByteArray::number(offset) + ".\n");
    if (length < -1)
        return text(400, "Negative length provided: " + QByteArray::number(length) + ".\n");
    if (found.kind == Located::Kind::Directory)
        return text(400, "Cannot read a directory.\n");
    QByteArray data;
    if (offset < 0)
        offset = found.file.size; // no offset asks for the size
    else
        data = found.file.read(offset, length < 0 ? ReadLimit : std::min(length, ReadLimit));
    JsonWriter json(data.size() + data.size() / 8 + 64);
    json.beginObject().key("data").bytes(data).field("offset", offset).endObject(); // past the end: echoed
    return jsonp(json.take(), request);
}

static WireReply download(const Located &found)
{
    if (found.kind == Located::Kind::Missing)
        return text(404, "404 Not Found.");
    if (found.kind == Located::Kind::Directory)
        return text(400, "Cannot download a directory.\n");
    const QByteArray type = found.name.endsWith(".txt"_L1) ? "text/plain" : "application/octet-stream";
    return {200, type, *found.file.content, {{"Content-Disposition", "attachment; filename=" + found.name.toUtf8()}}};
}

WireReply answerFiles(const WireRequest &request, const std::function<Located(const QString &)> &find)
{
    const QString what = request.path.mid(7);
    if (what != "browse"_L1 && what != "read"_L1 && what != "download"_L1)
        return text(404, "404 Not Found.");
    const QString path = request.query.queryItemValue(u"path"_s, QUrl::FullyDecoded);
    if (path.isEmpty())
        return text(400, "Expecting 'path=value' in query.\n");
    const Located found = find(path);
    if (found.kind == Located::Kind::Outside)
        return text(400, '\'' + path.toUtf8() + "' is inaccessible.\n");
    if (what == "download"_L1)
        return download(found);
    if (found.kind == Located::Kind::Missing)
        return emptyNotFound();
    if (what == "browse"_L1)
        return jsonp(listing(found), request); // a file lists nothing: []
    return read(request, found);
}

WireReply readFileV1(const QJsonObject &argument, const Located &found)
{
    if (found.kind == Located::Kind::Missing)
        return emptyNotFound();
    if (found.kind != Located::Kind::File)
        return text(400, "Cannot read a directory.\n");
    const qint64 offset = argument.value("offset"_L1).toInteger(-1);
    const qint64 length = argument.contains("length"_L1) ? argument.value("length"_L1).toInteger() : ReadLimit;
    const QByteArray data =
        offset < 0 ? QByteArray() : found.file.read(offset, length < 0 ? ReadLimit : std::min(length, ReadLimit));
    JsonWriter json(data.size() * 4 / 3 + 128);
    json.beginObject().field("type", "READ_FILE").beginObject("read_file").field("size", found.file.size);
    json.key("data").bytes(data.toBase64()).endObject().endObject();
    return {200, "application/json", json.take(), {}};
}

WireReply listFilesV1(const Located &found)
{
    if (found.kind == Located::Kind::Missing)
        return emptyNotFound();
    JsonWriter json(1024);
    json.beginObject().field("type", "LIST_FILES").beginObject("list_files");
    if (!found.entries.isEmpty()) {
        json.beginArray("file_infos");
        for (const SandboxFile &entry : found.entries) {
            json.beginObject()
                .field("path", entry.path)
                .field("nlink", entry.directory ? 2 : 1)
                .field("size", entry.size);
            json.nanoseconds("mtime", entry.mtimeMs).field("mode", entry.directory ? 16877 : 33188);
            json.field("uid", "root").field("gid", "root").endObject();
        }
        json.endArray();
    }
    json.endObject().endObject();
    return {200, "application/json", json.take(), {}};
}

} // namespace mesoscope::demo::mesos
