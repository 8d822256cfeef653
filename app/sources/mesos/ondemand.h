// SPDX-License-Identifier: GPL-3.0-or-later
// Tolerant readers on simdjson's on-demand values. Internal to app/sources/mesos: no type of simdjson's leaves it.
#pragma once

#include "models/domain/resources.h"

#include <QHashFunctions>
#include <QString>

#include <simdjson.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

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

/// The field's name, in the document's own bytes but for one with escapes in it.
inline std::string_view keyOf(simdjson::ondemand::field &field, Trouble &trouble)
{
    const char *const begin = field.key().raw();
    const char *end = begin;
    while (*end != '"' && *end != '\\') // there is an end: the document's structure was looked through before
        ++end;
    std::string_view key(begin, size_t(end - begin));
    if (*end == '\\')
        trouble.set(field.unescaped_key().get(key));
    return key;
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
        if (trouble.set(std::move(item).get(field)))
            return;
        const std::string_view key = keyOf(field, trouble);
        if (trouble.any())
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
        if (trouble.set(entry.get(item)))
            return;
        onItem(item);
        if (trouble.any())
            return;
    }
}

/// As it is written, without the blanks behind it.
inline std::string_view tokenOf(Value &value)
{
    std::string_view token = value.raw_json_token();
    while (!token.empty() &&
           (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
        token.remove_suffix(1);
    return token;
}

/// Text of a string, the digits of a number, "true" or "false"; else empty. Valid until the document is let go. A
/// string without escapes is the document's own bytes: copying every string costs time, and as much memory as they
/// have.
inline std::string_view text(Value &value, Trouble &trouble)
{
    std::string_view result;
    if (trouble.any())
        return result;
    switch (typeOf(value, trouble)) {
    case json_type::string:
        result = tokenOf(value);
        if (result.size() >= 2 && result.back() == '"' && std::memchr(result.data(), '\\', result.size()) == nullptr)
            result = result.substr(1, result.size() - 2);
        else
            trouble.set(value.get_string().get(result));
        break;
    case json_type::number:
    case json_type::boolean:
        result = tokenOf(value);
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

inline size_t hashOf(std::string_view view, size_t seed)
{
    quint64 hash = seed ^ (0x9E3779B97F4A7C15ULL * (view.size() + 1));
    const auto mix = [&hash](quint64 word) {
        hash = (hash ^ word) * 0xBF58476D1CE4E5B9ULL;
        hash ^= hash >> 29;
    };
    size_t at = 0;
    for (; at + 8 <= view.size(); at += 8) {
        quint64 word = 0;
        std::memcpy(&word, view.data() + at, 8);
        mix(word);
    }
    quint64 rest = 0;
    if (at < view.size())
        std::memcpy(&rest, view.data() + at, view.size() - at);
    mix(rest);
    return size_t(hash ^ (hash >> 32));
}

/// Texts that come again and again share one QString. An open table: a task has several such texts, and with
/// std::unordered_map half of the time of reading went into finding them.
class Interner
{
public:
    QString operator()(std::string_view view)
    {
        if (view.empty())
            return {};
        if (m_used * 2 >= m_slots.size())
            grow();
        const size_t hash = hashOf(view, m_seed);
        Slot &slot = find(m_slots, hash, view);
        if (slot.text.isNull()) {
            slot = {hash, view, QString::fromUtf8(view.data(), qsizetype(view.size()))};
            ++m_used;
        }
        return slot.text;
    }

private:
    struct Slot
    {
        size_t hash = 0;
        std::string_view view; ///< lives in the document or in its parser
        QString text;

        /// ASCII is compared with the text made of it, which is needed next anyway: the document's bytes are far away.
        bool is(size_t wantedHash, std::string_view wanted) const
        {
            if (hash != wantedHash || view.size() != wanted.size())
                return false;
            return text.size() == qsizetype(view.size())
                       ? text == QLatin1StringView(wanted.data(), qsizetype(wanted.size()))
                       : view == wanted;
        }
    };

    static Slot &find(std::vector<Slot> &places, size_t hash, std::string_view view)
    {
        size_t at = hash & (places.size() - 1);
        while (!places[at].text.isNull() && !places[at].is(hash, view))
            at = (at + 1) & (places.size() - 1);
        return places[at];
    }

    void grow()
    {
        std::vector<Slot> larger(m_slots.empty() ? 1024 : m_slots.size() * 2);
        for (Slot &slot : m_slots) {
            if (!slot.text.isNull())
                find(larger, slot.hash, slot.view) = std::move(slot);
        }
        m_slots.swap(larger);
    }

    const size_t m_seed = QHashSeed::globalSeed(); ///< whoever writes the texts must not know who collides
    std::vector<Slot> m_slots;                     ///< a power of two of them, at most half used
    size_t m_used = 0;
};

/// For a field that mostly repeats what the entry before had: looks no further then.
class Repeating
{
public:
    explicit Repeating(Interner &names) : m_names(names) {}

    const QString &operator()(std::string_view view)
    {
        if (view != m_view) {
            m_view = view;
            m_text = m_names(view);
        }
        return m_text;
    }

private:
    Interner &m_names;
    std::string_view m_view;
    QString m_text;
};

/// {"cpus":n,"mem":n,"disk":n,"gpus":n,"ports":"[…]"}; @p ports may be null.
inline Resources resources(Value &value, Trouble &trouble, std::string_view *ports = nullptr)
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
            *ports = text(field, trouble);
    });
    return plausible(result);
}

inline QList<PortRange> portRanges(std::string_view text)
{
    return parsePortRanges(QString::fromUtf8(text.data(), qsizetype(text.size())));
}

} // namespace mesoscope::ondemand
