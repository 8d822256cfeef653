// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/marathon/marathonround.h"

namespace mesoscope {

bool isMissingRight(const Error &error)
{
    return error.kind == Error::Kind::Forbidden || error.kind == Error::Kind::Unauthorized;
}

Result<Nothing> MarathonSource::Round::read()
{
    observation = {};
    partial.reset();
    const Result<Nothing> tree = readGroupTree(groups->body, observation, detail);
    if (!tree.ok())
        return tree.error();
    if (detail == GroupDetail::DefinitionsOnly && !asksApps)
        return Nothing{}; // the apps are asked first
    if (asksApps && detail == GroupDetail::DefinitionsOnly) {
        const Result<Nothing> list = readApps(apps->body, observation);
        if (!list.ok())
            return list.error();
    }
    const auto readPart = [this](const Result<Response> &answer, auto reader, std::optional<Error> &refused) {
        const Result<Nothing> part = answer.ok() ? reader(answer->body, observation) : Result<Nothing>(answer.error());
        refused.reset();
        if (part.ok())
            return;
        if (isMissingRight(part.error()))
            refused = part.error();
        else
            partial = part.error();
    };
    if (asksDeployments)
        readPart(deployments, readDeployments, deploymentsRefused);
    if (asksQueue)
        readPart(queue, readQueue, queueRefused);
    return Nothing{};
}

} // namespace mesoscope
