// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/jsonwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QVariant>

#include <charconv>
#include <cmath>

namespace mesoscope::demo {

static void appendInteger(QByteArray &out, qint64 number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end - digits);
}

void JsonWriter::separate()
{
    if (m_comma)
        m_out.append(',');
    m_comma = true;
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_out.append(bracket);
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::shut(char bracket)
{
    m_out.append(bracket);
    m_comma = true;
    return *this;
}

JsonWriter &JsonWriter::key(const char *name)
{
    separate();
    m_out.append('"').append(name).append("\":", 2);
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::key(const QString &name)
{
    separate();
    const QByteArray utf8 = name.toUtf8();
    m_out.append('"');
    escape(utf8.constData(), utf8.size());
    m_out.append("\":", 2);
    m_comma = false;
    return *this;
}

JsonWriter &JsonWriter::value(double number)
{
    separate();
    if (!std::isfinite(number)) { // JSON has no such number
        m_out.append("null");
        return *this;
    }
    if (std::abs(number) < 1e15 && number == std::floor(number)) {
        appendInteger(m_out, qint64(number));
        m_out.append(".0", 2);
        return *this;
    }
    m_out.append(QByteArray::number(number, 'f', QLocale::FloatingPointShortest));
    return *this;
}

JsonWriter &JsonWriter::value(qint64 number)
{
    separate();
    appendInteger(m_out, number);
    return *this;
}

JsonWriter &JsonWriter::value(bool truth)
{
    separate();
    m_out.append(truth ? "true" : "false");
    return *this;
}

JsonWriter &JsonWriter::value(const QString &text)
{
    return bytes(text.toUtf8());
}

JsonWriter &JsonWriter::value(const char *text)
{
    separate();
    m_out.append('"').append(text).append('"');
    return *this;
}

JsonWriter &JsonWriter::bytes(const QByteArray &raw)
{
    separate();
    m_out.append('"');
    escape(raw.constData(), raw.size());
    m_out.append('"');
    return *this;
}

void JsonWriter::escape(const char *data, qsizetype size)
{
    static const char hex[] = "0123456789ABCDEF";
    qsizetype clean = 0; // everything before it is written
    for (qsizetype i = 0; i < size; ++i) {
        const auto c = static_cast<unsigned char>(data[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        m_out.append(data + clean, i - clean);
        clean = i + 1;
        switch (c) {
        case '"':
            m_out.append("\\\"", 2);
            break;
        case '\\':
            m_out.append("\\\\", 2);
            break;
        case '\n':
            m_out.append("\\n", 2);
            break;
        case '\r':
            m_out.append("\\r", 2);
            break;
        case '\t':
            m_out.append("\\t", 2);
            break;
        case '\b':
            m_out.append("\\b", 2);
            break;
        case '\f':
            m_out.append("\\f", 2);
            break;
        default:
            m_out.append("\\u00", 4).append(hex[c >> 4]).append(hex[c & 15]);
        }
    }
    m_out.append(data + clean, size - clean);
}

JsonWriter &JsonWriter::json(const QJsonValue &tree)
{
    switch (tree.type()) {
    case QJsonValue::Object: {
        beginObject();
        const QJsonObject object = tree.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            key(it.key()).json(it.value());
        return endObject();
    }
    case QJsonValue::Array: {
        beginArray();
        const QJsonArray array = tree.toArray();
        for (const QJsonValue &item : array)
            json(item);
        return endArray();
    }
    case QJsonValue::String:
        return value(tree.toString());
    case QJsonValue::Bool:
        return value(tree.toBool());
    case QJsonValue::Double: {
        const QVariant number = tree.toVariant(); // tells 64-bit integers from doubles, which toDouble() does not
        return number.typeId() == QMetaType::LongLong ? value(number.toLongLong()) : value(number.toDouble());
    }
    default:
        separate();
        m_out.append("null");
        return *this;
    }
}

JsonWriter &JsonWriter::raw(const QByteArray &written)
{
    separate();
    m_out.append(written);
    return *this;
}

JsonWriter &JsonWriter::members(const QByteArray &written)
{
    return written.isEmpty() ? *this : raw(written);
}

JsonWriter &JsonWriter::seconds(qint64 ms)
{
    separate();
    if (ms < 0)
        m_out.append('-');
    const qint64 size = std::abs(ms);
    appendInteger(m_out, size / 1000);
    const int fraction = int(size % 1000);
    m_out.append('.').append(char('0' + fraction / 100));
    if (fraction % 100 != 0)
        m_out.append(char('0' + fraction / 10 % 10));
    if (fraction % 10 != 0)
        m_out.append(char('0' + fraction % 10));
    return *this;
}

JsonWriter &JsonWriter::nanoseconds(const char *name, qint64 ms)
{
    return beginObject(name).field("nanoseconds", ms * 1000000).endObject();
}

JsonWriter &JsonWriter::id(const char *name, const QString &content)
{
    return beginObject(name).field("value", content).endObject();
}

} // namespace mesoscope::demo
