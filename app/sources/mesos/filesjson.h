// SPDX-License-Identifier: GPL-3.0-or-later
// What an agent says of sandboxes and files (api-facts 3.1, 3.3). Pure.
#pragma once

#include "app/core/ports/logapi.h"
#include "models/domain/result.h"

namespace mesoscope {

struct FilePart
{
    qint64 offset = 0;
    QByteArray bytes; ///< the file's own bytes, whatever their encoding
};

/// /files/read. Its "data" holds raw bytes, also such as are not UTF-8, so it is read byte by byte and not as JSON
/// text.
Result<FilePart> readFilePart(const QByteArray &body);

struct AgentSandboxes
{
    QString agentId;
    QString directory; ///< of the task's files; empty when the agent does not know the task
};

/// Looks for the task of @p ref in an agent's /state, among what runs and what has ended.
Result<AgentSandboxes> findSandbox(const QByteArray &state, const LogRef &ref);

/// Where the agent finds the newest run of an executor without its /state.
QString virtualDirectory(const LogRef &ref);

} // namespace mesoscope
