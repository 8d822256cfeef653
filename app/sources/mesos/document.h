// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a document of Mesos' for one forward pass. Internal to app/sources/mesos.
#pragma once

#include "app/sources/json.h"
#include "app/sources/mesos/ondemand.h"
#include "models/domain/error.h"

#include <QByteArray>

namespace mesoscope::ondemand {

inline Error unreadable(simdjson::error_code code)
{
    Error error;
    error.kind = Error::Kind::Protocol;
    error.source = SourceId::Mesos;
    error.detail = QString::fromLatin1(simdjson::error_message(code));
    return error;
}

/// Runs @p read on the root of @p bytes, which are padded and made valid UTF-8 where they are not.
template<class F>
simdjson::error_code withRoot(const QByteArray &bytes, bool &repaired, F read)
{
    repaired = false;
    QByteArray buffer = bytes;
    if (buffer.capacity() - buffer.size() < qsizetype(simdjson::SIMDJSON_PADDING)) {
        buffer = QByteArray();
        buffer.reserve(bytes.size() + qsizetype(simdjson::SIMDJSON_PADDING));
        buffer.append(bytes);
    }
    for (;;) {
        simdjson::ondemand::parser parser;
        simdjson::ondemand::document document;
        const simdjson::padded_string_view view(buffer.constData(), size_t(buffer.size()), size_t(buffer.capacity()));
        const simdjson::error_code opened = parser.iterate(view).get(document);
        if (opened == simdjson::UTF8_ERROR && !repaired) {
            repaired = true;
            buffer = json::withValidUtf8(buffer);
            continue;
        }
        if (opened != simdjson::SUCCESS)
            return opened;
        json_type type = json_type::null;
        if (const auto code = document.type().get(type); code != simdjson::SUCCESS)
            return code;
        if (type != json_type::object)
            return simdjson::INCORRECT_TYPE;
        Value root;
        if (const auto code = document.get_value().get(root); code != simdjson::SUCCESS)
            return code;
        return read(root);
    }
}

} // namespace mesoscope::ondemand
