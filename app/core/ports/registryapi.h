// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of image registries. Lives on the pipeline thread; its calls may be made there only and are fulfilled
// there.
#pragma once

#include "app/base/call.h"
#include "app/base/secret.h"
#include "models/domain/error.h"
#include "models/domain/imagename.h"

#include <QStringList>

namespace mesoscope {

struct ImageTags
{
    QStringList tags;  ///< as the registry lists them
    bool more = false; ///< there are others beyond what is read
};

class RegistryApi
{
public:
    virtual ~RegistryApi() = default;
    /// Asks the registry of @p image, and the server that it names for signing in, with @p secret (a user and password)
    /// or as anybody. Unauthorized: it wants a sign-in, or another one. NotFound: it has no such image.
    virtual Call<ImageTags> tags(const ImageName &image, const Secret &secret) = 0;
};

} // namespace mesoscope
