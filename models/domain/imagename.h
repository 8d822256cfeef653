// SPDX-License-Identifier: GPL-3.0-or-later
// The name of a container image, taken apart as Docker does. Pure.
#pragma once

#include <QString>

#include <optional>

namespace mesoscope {

struct ImageName
{
    QString registry;   ///< "registry.example.org:5000"; Docker's own is "docker.io"
    QString repository; ///< "team/app"; "library/nginx" for Docker's own "nginx"
    QString given;      ///< what was written before tag and digest
    QString tag;        ///< "1.0"; empty: none was written, which means "latest"
    QString digest;     ///< "sha256:…"; empty: none

    bool operator==(const ImageName &) const = default;
};

/// Nothing for what is no name of an image: blanks, capitals in the repository, an empty part.
std::optional<ImageName> parseImageName(const QString &text);

/// @p image with another tag, written as it was; a digest goes, because it would win.
QString withTag(const ImageName &image, const QString &tag);

/// Whether it is a tag as registries allow them.
bool isTag(const QString &text);

} // namespace mesoscope
