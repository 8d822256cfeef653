// SPDX-License-Identifier: GPL-3.0-or-later
// Where credentials live. Lives on the GUI thread.
#pragma once

#include "app/base/call.h"
#include "app/base/secret.h"
#include "models/domain/error.h"

namespace mesoscope {

class SecretStore
{
public:
    virtual ~SecretStore() = default;
    virtual Call<Secret> read(const QString &profileId, SourceId source) = 0; ///< an empty Secret when there is none
    virtual Call<Nothing> write(const QString &profileId, SourceId source, const Secret &secret) = 0;
    virtual Call<Nothing> remove(const QString &profileId, SourceId source) = 0;
    virtual bool isPersistent() const = 0; ///< false: kept in memory, asked again next time
};

} // namespace mesoscope
