// SPDX-License-Identifier: GPL-3.0-or-later
// Writes JSON as Mesos prints it, straight into one buffer: doubles always with a fraction ("4.0"), raw UTF-8, no
// spaces. QJsonDocument would print 4 for 4.0 and needs a tree of the whole document, which a /state of 100,000 tasks
// cannot afford.
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace mesoscope::demo {

class JsonWriter
{
public:
    explicit JsonWriter(qsizetype expected = 4096) { m_out.reserve(expected); }

    JsonWriter &beginObject() { return open('{'); }
    JsonWriter &endObject() { return shut('}'); }
    JsonWriter &beginArray() { return open('['); }
    JsonWriter &endArray() { return shut(']'); }
    JsonWriter &beginObject(const char *name) { return key(name).open('{'); }
    JsonWriter &beginArray(const char *name) { return key(name).open('['); }

    JsonWriter &key(const char *name); ///< of our own: never needs escaping
    JsonWriter &key(const QString &name);

    JsonWriter &value(double number); ///< with a fraction
    JsonWriter &value(qint64 number);
    JsonWriter &value(int number) { return value(qint64(number)); }
    JsonWriter &value(bool truth);
    JsonWriter &value(const QString &text);
    JsonWriter &value(const char *text);      ///< of our own: never needs escaping
    JsonWriter &bytes(const QByteArray &raw); ///< a string of raw bytes: what is >= 0x80 is not looked at (files/read)
    JsonWriter &json(const QJsonValue &tree); ///< any tree; its numbers keep a fraction only if they have one
    JsonWriter &raw(const QByteArray &written);     ///< what another writer made, as one value
    JsonWriter &members(const QByteArray &written); ///< `"a":1,"b":2` of another writer, inside an object; may be empty
    JsonWriter &seconds(qint64 ms);                 ///< Mesos' time: seconds with a fraction

    template<class T>
    JsonWriter &field(const char *name, const T &content)
    {
        key(name);
        return value(content);
    }
    JsonWriter &timeField(const char *name, qint64 ms) { return key(name).seconds(ms); }
    JsonWriter &nanoseconds(const char *name, qint64 ms);     ///< {"nanoseconds":N}
    JsonWriter &id(const char *name, const QString &content); ///< {"value":"…"}

    const QByteArray &result() const { return m_out; }
    QByteArray take() { return std::move(m_out); }

private:
    JsonWriter &open(char bracket);
    JsonWriter &shut(char bracket);
    void separate();
    void escape(const char *data, qsizetype size);

    QByteArray m_out;
    bool m_comma = false;
};

} // namespace mesoscope::demo
