// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

static QString figure(double value)
{
    return QString::number(value, 'f', value >= 1000 ? 0 : value >= 10 ? 1 : 2);
}

void Report::print(const QString &line)
{
    std::printf("%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

void Report::judged(int number, const QString &name, double value, const QString &unit, double bar, bool good)
{
    m_shortfalls += !good;
    const QString verdict = good ? u"pass"_s : u"FALLS SHORT"_s;
    print(u"P%1 %2 %3 %4 %5 %6"_s.arg(QString::number(number), name, figure(value), unit, figure(bar), verdict));
    m_lines.append(QJsonObject{{u"bar"_s, number},
                               {u"name"_s, name},
                               {u"value"_s, value},
                               {u"unit"_s, unit},
                               {u"limit"_s, bar},
                               {u"pass"_s, good}});
}

void Report::atMost(int number, const QString &name, double value, const QString &unit, double bar)
{
    judged(number, name, value, unit, bar, value <= bar);
}

void Report::atLeast(int number, const QString &name, double value, const QString &unit, double bar)
{
    judged(number, name, value, unit, bar, value >= bar);
}

void Report::baseline(int number, const QString &name, double value, const QString &unit)
{
    print(u"P%1 %2 %3 %4 - baseline"_s.arg(QString::number(number), name, figure(value), unit));
    m_lines.append(QJsonObject{{u"bar"_s, number}, {u"name"_s, name}, {u"value"_s, value}, {u"unit"_s, unit}});
}

void Report::notMeasured(int number, const QString &name, const QString &why)
{
    print(u"P%1 %2 not measured: %3"_s.arg(QString::number(number), name, why));
    m_lines.append(QJsonObject{{u"bar"_s, number}, {u"name"_s, name}, {u"notMeasured"_s, why}});
}

QByteArray Report::json() const
{
    return QJsonDocument(QJsonObject{{u"figures"_s, m_lines}}).toJson();
}

} // namespace mesoscope::bench
