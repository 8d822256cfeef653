// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sources/json.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mesoscope::json {

using namespace Qt::Literals::StringLiterals;

/// Length of the valid UTF-8 sequence at @p at, 0 when there is none.
static qsizetype sequenceLength(const QByteArray &bytes, qsizetype at)
{
    const auto byte = [&](qsizetype i) { return at + i < bytes.size() ? uchar(bytes.at(at + i)) : uchar(0); };
    const uchar lead = byte(0);
    if (lead < 0x80)
        return 1;
    const qsizetype length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    for (qsizetype i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    }
    const uchar second = byte(1);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool surrogate = lead == 0xED && second >= 0xA0;
    const bool beyond = lead == 0xF4 && second >= 0x90;
    return overlong || surrogate || beyond ? 0 : length;
}

QByteArray withValidUtf8(const QByteArray &bytes)
{
    QByteArray valid;
    valid.reserve(bytes.size() + 64);
    valid.append(bytes);
    for (qsizetype at = 0; at < valid.size();) {
        const qsizetype length = sequenceLength(valid, at);
        if (length == 0)
            valid[at] = '?';
        at += std::max<qsizetype>(length, 1);
    }
    return valid;
}

Result<QJsonValue> parse(const QByteArray &bytes, SourceId source, bool *repaired)
{
    QJsonParseError problem{};
    QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error == QJsonParseError::IllegalUTF8String) {
        document = QJsonDocument::fromJson(withValidUtf8(bytes), &problem);
        if (repaired)
            *repaired = true;
    }
    if (problem.error != QJsonParseError::NoError) {
        Error error;
        error.kind = Error::Kind::Protocol;
        error.source = source;
        error.detail = problem.errorString() + u" @ "_s + QString::number(problem.offset);
        return error;
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

double num(const QJsonValue &value, double fallback)
{
    if (value.isDouble())
        return value.toDouble();
    if (value.isString()) {
        bool ok = false;
        const double number = value.toString().trimmed().toDouble(&ok);
        if (ok && std::isfinite(number))
            return number;
    }
    return fallback;
}

int integer(const QJsonValue &value, int fallback)
{
    const double number = num(value, fallback);
    return int(std::clamp(number, double(std::numeric_limits<int>::min()), double(std::numeric_limits<int>::max())));
}

int count(const QJsonValue &value, int fallback)
{
    return std::clamp(integer(value, fallback), 0, 10'000'000);
}

qint64 bigInteger(const QJsonValue &value, qint64 fallback)
{
    if (value.isDouble()) { // toInteger() keeps what a double would round
        const qint64 exact = value.toInteger(std::numeric_limits<qint64>::min());
        if (exact != std::numeric_limits<qint64>::min())
            return exact;
        return qint64(std::clamp(value.toDouble(), -9.2e18, 9.2e18));
    }
    bool ok = false;
    const qint64 number = value.toString().trimmed().toLongLong(&ok);
    return ok ? number : fallback;
}

QString str(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return value.toVariant().toString();
    return {};
}

bool boolean(const QJsonValue &value, bool fallback)
{
    if (value.isBool())
        return value.toBool();
    const QString text = value.toString();
    if (text.compare("true"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare("false"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return fallback;
}

const QJsonArray list(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    if (value.isObject())
        return {value};
    return {};
}

QStringList strings(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &item : list(value)) {
        if (!item.isNull())
            texts += str(item);
    }
    return texts;
}

qint64 epochTime(double value)
{
    if (!std::isfinite(value) || value <= 0)
        return 0;
    // Seconds until the year 5138, then ms, µs, ns.
    if (value < 1e11)
        return qint64(value * 1000);
    if (value < 1e14)
        return qint64(value);
    if (value < 1e17)
        return qint64(value / 1e3);
    return value < 1e24 ? qint64(value / 1e6) : 0; // what is more is no time
}

qint64 isoTime(QStringView text)
{
    const auto digits = [text](qsizetype at, qsizetype count) {
        int number = 0;
        for (qsizetype i = at; i < at + count; ++i) {
            if (i >= text.size() || text[i] < u'0' || text[i] > u'9')
                return -1;
            number = number * 10 + int(text[i].unicode() - u'0');
        }
        return number;
    };
    const auto is = [text](qsizetype at, char16_t c) { return at < text.size() && text[at] == c; };
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    if (year < 0 || !is(4, u'-') || !is(7, u'-') || !QDate::isValid(year, month, day))
        return 0;
    const int hour = digits(11, 2), minute = digits(14, 2), second = digits(17, 2);
    if ((!is(10, u'T') && !is(10, u' ')) || hour < 0 || hour > 24 || minute < 0 || minute > 59 || second < 0 ||
        second > 60)
        return 0;
    qint64 ms = 0;
    qsizetype at = 19;
    if (is(at, u'.') || is(at, u',')) {
        int scale = 100;
        for (++at; at < text.size() && text[at].isDigit(); ++at) {
            ms += scale * digits(at, 1);
            scale /= 10;
        }
    }
    qint64 offsetMinutes = 0;
    if (is(at, u'+') || is(at, u'-')) {
        const int hours = digits(at + 1, 2);
        const int minutes = is(at + 3, u':') ? digits(at + 4, 2) : digits(at + 3, 2);
        if (hours < 0)
            return 0;
        offsetMinutes = (is(at, u'-') ? -1 : 1) * (hours * 60 + std::max(0, minutes));
    }
    const qint64 days = QDate(year, month, day).toJulianDay() - QDate(1970, 1, 1).toJulianDay();
    return ((days * 24 + hour) * 60 + minute - offsetMinutes) * 60000 + second * 1000 + ms;
}

qint64 time(const QJsonValue &value)
{
    if (value.isDouble())
        return epochTime(value.toDouble());
    if (value.isObject())
        return bigInteger(value.toObject()["nanoseconds"_L1]) / 1000000;
    const QString text = value.toString();
    const qint64 ms = isoTime(text);
    return ms != 0 ? ms : epochTime(num(value));
}

} // namespace mesoscope::json
