// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the bytes of a log safe to show, and guesses its levels.
#include "models/domain/logline.h"

#include <QStringDecoder>

#include <array>
#include <utility>

namespace mesoscope {

LogLevel guessLevel(QStringView line)
{
    static constexpr std::array<std::pair<QStringView, LogLevel>, 12> words{{
        {u"ERROR", LogLevel::Error},
        {u"FATAL", LogLevel::Error},
        {u"CRITICAL", LogLevel::Error},
        {u"SEVERE", LogLevel::Error},
        {u"PANIC", LogLevel::Error},
        {u"WARNING", LogLevel::Warning},
        {u"WARN", LogLevel::Warning},
        {u"INFO", LogLevel::Info},
        {u"NOTICE", LogLevel::Info},
        {u"DEBUG", LogLevel::Debug},
        {u"TRACE", LogLevel::Debug},
        {u"ERR", LogLevel::Error},
    }};
    // Only near the beginning: a message that mentions an error is not an error.
    const QStringView head = line.left(80);
    qsizetype earliest = head.size();
    LogLevel level = LogLevel::None;
    for (const auto &[word, meaning] : words) {
        for (qsizetype at = head.indexOf(word, 0, Qt::CaseInsensitive); at >= 0 && at < earliest;
             at = head.indexOf(word, at + 1, Qt::CaseInsensitive)) {
            const bool beginsWord = at == 0 || !head.at(at - 1).isLetterOrNumber();
            const qsizetype end = at + word.size();
            if (beginsWord && (end == head.size() || !head.at(end).isLetterOrNumber())) {
                earliest = at;
                level = meaning;
            }
        }
    }
    return level;
}

QString displayable(QByteArrayView bytes)
{
    constexpr qsizetype Most = 16384;
    const bool cut = bytes.size() > Most * 4;
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(cut ? bytes.first(Most * 4) : bytes);
    QString shown;
    shown.reserve(text.size());
    for (qsizetype i = 0; i < text.size() && shown.size() < Most; ++i) {
        const QChar c = text.at(i);
        if (c == u'\x1b') { // an ANSI sequence: ESC [ … letter, ESC ] … end, or ESC and one character
            if (i + 1 < text.size() && text.at(i + 1) == u'[') {
                i += 2;
                while (i < text.size() && !(text.at(i) >= u'@' && text.at(i) <= u'~'))
                    ++i;
            } else if (i + 1 < text.size() && text.at(i + 1) == u']') { // titles and links end with BEL or ESC and "\"
                i += 2;
                while (i < text.size() && text.at(i) != u'\x07' && text.at(i) != u'\x1b')
                    ++i;
                if (i < text.size() && text.at(i) == u'\x1b') // without "\" it begins another one
                    i += i + 1 < text.size() && text.at(i + 1) == u'\\' ? 1 : -1;
            } else if (i + 1 < text.size() &&
                       text.at(i + 1) < u'\x7f') { // not half of a character beyond the first 65,536
                ++i;
            }
        } else if (c == u'\t') {
            shown += QStringLiteral("    ");
        } else if (c.category() == QChar::Other_Control || c == QChar::LineSeparator ||
                   c == QChar::ParagraphSeparator) {
            shown += QChar(0xfffd);
        } else if ((c.unicode() >= 0x202a && c.unicode() <= 0x202e) ||
                   (c.unicode() >= 0x2066 && c.unicode() <= 0x2069)) {
            shown += QChar(0xfffd); // bidirectional overrides could make a line read as another one
        } else {
            shown += c;
        }
    }
    shown.truncate(Most); // a tab may have gone over it
    if (!shown.isEmpty() && shown.back().isHighSurrogate())
        shown.chop(1);
    return shown;
}

} // namespace mesoscope
