// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of a simulated agent, behind the routes of wire_agent.cpp.
#pragma once

#include "app/demo/wire_mesosparts.h"

#include <functional>

namespace mesoscope::demo::mesos {

QByteArray agentFlagMembers(const QString &hostname, int port);

/// One sandbox entry. Directories have no content.
struct SandboxFile
{
    QString path; ///< absolute, as it was asked for
    bool directory = false;
    qint64 size = 0;
    qint64 mtimeMs = 0;
};

/// What lies at a path of an agent.
struct Located
{
    enum class Kind { Missing, Outside, Directory, File };
    Kind kind = Kind::Missing;
    QList<SandboxFile> entries; ///< Directory
    LogFileView file;           ///< File
    QString name;
};
Located locate(const View &view, int agent, const QString &path, WireContext &context);
WireReply answerFiles(const WireRequest &request, const std::function<Located(const QString &)> &find);
WireReply readFileV1(const QJsonObject &argument, const Located &found);
WireReply listFilesV1(const Located &found);

/// One executor of an agent: what /containers and /monitor/statistics have an entry for.
struct ExecutorView
{
    const SimTask *first = nullptr; ///< names the executor
    std::vector<const SimTask *> tasks;
    Usage usage; ///< with the executor's own share
    bool ended = false;
};
std::vector<ExecutorView> executorsOf(const View &view, int agent, bool ended);

} // namespace mesoscope::demo::mesos
