// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/imagename.h"

#include <QRegularExpression>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

// Longer ones are nobody's: registries take 255 characters for a name, 128 for a tag.
static constexpr qsizetype Longest = 512;

bool isTag(const QString &text)
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$"_s);
    return text.size() <= 128 && pattern.match(text).hasMatch() && !text.endsWith(u'\n');
}

std::optional<ImageName> parseImageName(const QString &text)
{
    static const QRegularExpression repository(
        u"\\A[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*\\z"_s);
    static const QRegularExpression registry(
        u"\\A(?:[A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?\\z"_s);
    static const QRegularExpression digest(u"\\A[a-z0-9]+:[0-9a-fA-F]{32,128}\\z"_s);
    if (text.isEmpty() || text.size() > Longest)
        return std::nullopt;
    ImageName image;
    QString rest = text;
    if (const qsizetype at = rest.indexOf(u'@'); at >= 0) {
        image.digest = rest.mid(at + 1);
        rest.truncate(at);
        if (!digest.match(image.digest).hasMatch())
            return std::nullopt;
    }
    // A colon after the last slash is a tag's; before it, a port's.
    if (const qsizetype colon = rest.lastIndexOf(u':'); colon > rest.lastIndexOf(u'/')) {
        image.tag = rest.mid(colon + 1);
        rest.truncate(colon);
        if (!isTag(image.tag))
            return std::nullopt;
    }
    image.given = rest;
    const qsizetype slash = rest.indexOf(u'/');
    const QString first = slash < 0 ? QString() : rest.left(slash);
    const bool named = first.contains(u'.') || first.contains(u':') || first == "localhost"_L1;
    image.registry = named ? first : u"docker.io"_s;
    image.repository = named ? rest.mid(slash + 1) : rest;
    if (image.registry == "index.docker.io"_L1)
        image.registry = u"docker.io"_s;
    if (!registry.match(image.registry).hasMatch() || !repository.match(image.repository).hasMatch())
        return std::nullopt;
    if (image.registry == "docker.io"_L1 && !image.repository.contains(u'/'))
        image.repository.prepend("library/"_L1);
    return image;
}

QString withTag(const ImageName &image, const QString &tag)
{
    return image.given + u':' + tag;
}

} // namespace mesoscope
