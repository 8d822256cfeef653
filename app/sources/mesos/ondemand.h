// SPDX-License-Identifier: GPL-3.0-or-later
// Tolerant readers on simdjson's on-demand values. Internal to app/sources/mesos: no type of simdjson's leaves it.
#pragma once

#include "models/domain/resources.h"

#include <QString>

#include <simdjson.h>

#include <cmath>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>

namespace mesoscope::ondemand {

using Value = simdjson::ondemand::value;
using simdjson::ondemand::json_type;

/// What went wrong first in the document's structure. Values of an unexpected type are not errors, they are left alone.
struct Trouble
{
    simdjson::error_code code = simdjson::SUCCESS;
    bool set(simdjson::error_code error)
    {
        if (error != simdjson::SUCCESS && code == simdjson::SUCCESS)
            code = error;
        return error != simdjson::SUCCESS;
    }
    bool any() const { return code != simdjson::SUCCESS; }
};

inline json_type typeOf(Value &value, Trouble &trouble)
{
    json_type type = json_type::null;
    trouble.set(value.type().get(type));
    return type;
}

/// Calls @p onField(key, value) for each field if @p value is an object; the fields it does not read are passed over.
template<class F>
void eachField(Value &value, Trouble &trouble, F onField)
{
    if (trouble.any() || typeOf(value, trouble) != json_type::object || trouble.any())
        return;
    simdjson::ondemand::object object;
    if (trouble.set(value.get_object().get(object)))
        return;
    for (auto item : object) {
        simdjson::ondemand::field field;
        std::string_view key;
        if (trouble.set(std::move(item).get(field)) || trouble.set(field.unescaped_key().get(key)))
            return;
        onField(key, field.value());
        if (trouble.any())
            return;
    }
}

/// Calls @p onItem(value) for each item if @p value is an array.
template<class F>
void eachItem(Value &value, Trouble &trouble, F onItem)
{
    if (trouble.any() || typeOf(value, trouble) != json_type::array || trouble.any())
        return;
    simdjson::ondemand::array array;
    if (trouble.set(value.get_array().get(array)))
        return;
    for (auto entry : array) {
        Value item;
        if (trouble.set(std::move(entry).get(item)))
            return;
        onItem(item);
        if (trouble.any())
            return;
    }
}

/// Text of a string, the digits of a number, "true" or "false"; else empty. Valid until the document is let go.
inline std::string_view text(Value &value, Trouble &trouble)
{
    std::string_view result;
    if (trouble.any())
        return result;
    switch (typeOf(value, trouble)) {
    case json_type::string:
        trouble.set(value.get_string().get(result));
        break;
    case json_type::number:
    case json_type::boolean:
        result = value.raw_json_token();
        while (!result.empty() &&
               (result.back() == ' ' || result.back() == '\n' || result.back() == '\r' || result.back() == '\t'))
            result.remove_suffix(1);
        break;
    default:
        break;
    }
    return result;
}

inline QString string(Value &value, Trouble &trouble)
{
    const std::string_view view = text(value, trouble);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

inline double number(Value &value, Trouble &trouble, double fallback = 0)
{
    if (trouble.any())
        return fallback;
    double result = fallback;
    switch (typeOf(value, trouble)) {
    case json_type::number:
        if (value.get_double().get(result) != simdjson::SUCCESS) // 1e999 and the like: not known
            result = fallback;
        break;
    case json_type::string: {
        std::string_view view;
        if (trouble.set(value.get_string().get(view)) || view.empty() || view.size() > 64)
            break;
        bool ok = false;
        const double parsed = QByteArray(view.data(), qsizetype(view.size())).trimmed().toDouble(&ok);
        if (ok && std::isfinite(parsed))
            result = parsed;
        break;
    }
    default:
        break;
    }
    return result;
}

inline bool boolean(Value &value, Trouble &trouble, bool fallback = false)
{
    const std::string_view view = text(value, trouble);
    return view == "true" ? true : view == "false" ? false : fallback;
}

/// Mesos writes seconds with a fraction.
inline qint64 seconds(Value &value, Trouble &trouble)
{
    const double given = number(value, trouble);
    return given > 0 && given < 1e12 ? qint64(std::llround(given * 1000)) : 0;
}

/// Texts that come again and again share one QString.
class Interner
{
public:
    QString operator()(std::string_view view)
    {
        if (view.empty())
            return {};
        const auto known = m_texts.find(view);
        if (known != m_texts.end())
            return known->second;
        const QString made = QString::fromUtf8(view.data(), qsizetype(view.size()));
        m_texts.emplace(view, made);
        return made;
    }

private:
    std::unordered_map<std::string_view, QString> m_texts; ///< keys live in the parser's own buffer
};

/// {"cpus":n,"mem":n,"disk":n,"gpus":n,"ports":"[…]"}; @p ports may be null.
inline Resources resources(Value &value, Trouble &trouble, QString *ports = nullptr)
{
    Resources result;
    eachField(value, trouble, [&](std::string_view key, Value field) {
        if (key == "cpus")
            result.cpus = number(field, trouble);
        else if (key == "mem")
            result.mem = number(field, trouble);
        else if (key == "disk")
            result.disk = number(field, trouble);
        else if (key == "gpus")
            result.gpus = number(field, trouble);
        else if (key == "ports" && ports)
            *ports = string(field, trouble);
    });
    return result;
}

} // namespace mesoscope::ondemand
