// SPDX-License-Identifier: GPL-3.0-or-later
// Prints every performance bar of the project as one line each: see report.h for their form.
//
//   bench [--only P1,P4] [--scale AGENTSxTASKS] [--json FILE] [--smoke]
//
// The exit status is 0 when every bar holds, 1 when one falls short, 2 for bad arguments; with --smoke, which measures
// small clusters for moments only, shortfalls do not count.
#include "tests/bench/bench.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QStandardPaths>

#include <array>
#include <cstdio>

using namespace mesoscope::bench;
using namespace Qt::Literals::StringLiterals;

namespace mesoscope::bench {

Cluster &Bench::cluster()
{
    if (!m_cluster)
        m_cluster = std::make_unique<Cluster>(settings.scale());
    return *m_cluster;
}

const QByteArray &Bench::state()
{
    if (m_state.isEmpty())
        m_state = fetch(QUrl(cluster().mesosUrl().toString() + u"/state"_s));
    return m_state;
}

} // namespace mesoscope::bench

namespace {

constexpr std::array<void (*)(Bench &), 12> Bars{reading, publishing, latency,  connecting, memory,  querying,
                                                 mapping, logging,    charting, starting,   traffic, idling};

int complain(const char *what)
{
    std::fprintf(stderr, "bench: %s\n", what);
    return 2;
}

int child(int argc, char **argv)
{
    const QString mode = QString::fromLocal8Bit(argv[1]);
    QCoreApplication application(argc, argv);
    if (mode == "--serve"_L1 && argc == 4)
        return serveCluster(QString::fromLocal8Bit(argv[2]), QByteArray(argv[3]).toDouble());
    if (mode == "--measure-reading"_L1 && argc == 3)
        return measureReading(QString::fromLocal8Bit(argv[2]));
    return -1;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1) {
        const QByteArray first(argv[1]);
        if (first == "--serve" || first == "--measure-reading")
            return child(argc, argv);
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // the same everywhere, and nobody's screen
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    application.setApplicationName(u"mesoscope-bench"_s);
    QCommandLineParser parser;
    parser.addOption({u"only"_s, u"The bars to measure, as P1,P4."_s, u"bars"_s});
    parser.addOption({u"scale"_s, u"AGENTSxTASKS of the big cluster."_s, u"size"_s});
    parser.addOption({u"json"_s, u"Writes the figures there too."_s, u"file"_s});
    parser.addOption({u"smoke"_s, u"Small and short: that everything runs."_s});
    parser.addHelpOption();
    parser.process(application);

    Settings settings;
    settings.smoke = parser.isSet(u"smoke"_s);
    const QString scale = parser.isSet(u"scale"_s) ? parser.value(u"scale"_s)
                          : settings.smoke         ? u"60x600"_s
                                                   : settings.scale();
    const QStringList size = scale.split(u'x');
    settings.agents = size.value(0).toInt();
    settings.tasks = size.value(1).toInt();
    if (size.size() != 2 || settings.agents <= 0 || settings.tasks <= 0)
        return complain("--scale must be AGENTSxTASKS");
    QStringList only = parser.value(u"only"_s).split(u',', Qt::SkipEmptyParts);
    Bench bench(settings);
    for (size_t i = 0; i < Bars.size(); ++i) {
        const QString name = u'P' + QString::number(i + 1);
        if (!parser.isSet(u"only"_s) || only.removeOne(name))
            Bars[i](bench);
    }
    if (!only.isEmpty())
        return complain("--only takes P1 to P12, separated by commas");
    if (parser.isSet(u"json"_s)) {
        QFile file(parser.value(u"json"_s));
        const QByteArray json = bench.report.json();
        if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
            return complain("the file of --json cannot be written");
    }
    return settings.smoke || bench.report.shortfalls() == 0 ? 0 : 1;
}
