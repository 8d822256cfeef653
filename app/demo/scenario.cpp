// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/scenario.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

static void initResources()
{
    Q_INIT_RESOURCE(demo); // the library is static: nothing else would pull the files in
}

namespace mesoscope::demo {

using namespace Qt::Literals::StringLiterals;

/// One round second of the past: a scenario is the same in every run unless the caller sets another beginning.
static constexpr qint64 DefaultStart = 1795356000000;

static Error unknown(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::Invalid;
    error.detail = detail;
    return error;
}

QStringList scenarioNames()
{
    return {u"small"_s, u"busy"_s, u"failing"_s, u"stuck"_s, u"leader-loss"_s, u"tenant"_s, u"readonly"_s, u"big"_s};
}

static Scenario generated(const QString &name, int agents, int tasks)
{
    Scenario scenario;
    scenario.name = name;
    scenario.clusterName = u"demo-"_s + name;
    scenario.startMs = DefaultStart;
    scenario.agents = agents;
    scenario.tasks = tasks;
    return scenario;
}

static Result<QJsonObject> readContent(const QString &name)
{
    initResources();
    QFile file(u":/demo/"_s + name + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return unknown(u"no scenario "_s + name);
    QJsonParseError problem;
    QJsonObject content = QJsonDocument::fromJson(file.readAll(), &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return unknown(name + u".json: "_s + problem.errorString() + u" at "_s + QString::number(problem.offset));
    const QString base = content.value("basedOn"_L1).toString();
    if (!base.isEmpty()) {
        const Result<QJsonObject> inherited = readContent(base);
        if (!inherited)
            return inherited;
        QJsonObject whole = inherited.value();
        for (auto it = content.constBegin(); it != content.constEnd(); ++it)
            whole.insert(it.key(), it.value());
        content = whole;
    }
    return content;
}

Result<Scenario> loadScenario(const QString &name)
{
    static const QRegularExpression size(u"^([1-9]\\d{0,4})x(\\d{1,6})$"_s);
    const QRegularExpressionMatch match = size.match(name);
    if (match.hasMatch())
        return generated(name, match.captured(1).toInt(), match.captured(2).toInt());
    if (name == "big"_L1)
        return generated(name, 10000, 100000);
    if (!scenarioNames().contains(name))
        return unknown(u"no scenario "_s + name);
    const Result<QJsonObject> content = readContent(name);
    if (!content)
        return content.error();
    Scenario scenario;
    scenario.name = name;
    scenario.content = content.value();
    scenario.clusterName = scenario.content.value("cluster"_L1).toString(name);
    scenario.seed = quint32(scenario.content.value("seed"_L1).toInt(1));
    scenario.startMs = DefaultStart;
    scenario.warmUpMs = qint64(scenario.content.value("warmUpSeconds"_L1).toDouble(0) * 1000);
    scenario.mesos = scenario.content.value("mesos"_L1).toBool(true);
    scenario.marathonPrefix = scenario.content.value("marathonPrefix"_L1).toString();
    scenario.router = scenario.content.value("router"_L1).toBool();
    scenario.forbidden = scenario.content.value("forbidden"_L1).toVariant().toStringList();
    scenario.maxDeployments = scenario.content.value("maxDeployments"_L1).toInt(scenario.maxDeployments);
    scenario.user = scenario.content.value("user"_L1).toString();
    scenario.password = scenario.content.value("password"_L1).toString();
    return scenario;
}

} // namespace mesoscope::demo
