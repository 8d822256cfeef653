// SPDX-License-Identifier: GPL-3.0-or-later
// P1: from the bytes of /state to a typed snapshot, against the least that anybody could do with them.
#include "app/base/memory.h"
#include "app/sources/mesos/mesosjson.h"
#include "models/domain/snapshotbuilder.h"
#include "tests/bench/bench.h"
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <simdjson.h>

#include <cstdio>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

/// Each task's id and state, and nothing else: the bare pass of quality.md.
static size_t barePass(const QByteArray &bytes)
{
    simdjson::ondemand::parser parser;
    const simdjson::padded_string_view view(bytes.constData(), size_t(bytes.size()), size_t(bytes.capacity()));
    simdjson::ondemand::document document;
    if (parser.iterate(view).get(document) != simdjson::SUCCESS)
        return 0;
    size_t seen = 0;
    simdjson::ondemand::array frameworks;
    if (document["frameworks"].get_array().get(frameworks) != simdjson::SUCCESS)
        return 0;
    for (auto framework : frameworks) {
        simdjson::ondemand::array tasks;
        if (framework["tasks"].get_array().get(tasks) != simdjson::SUCCESS)
            continue;
        for (auto task : tasks) {
            std::string_view id;
            std::string_view state;
            if (task["id"].get_string().get(id) == simdjson::SUCCESS &&
                task["state"].get_string().get(state) == simdjson::SUCCESS)
                seen += !id.empty() && !state.empty();
        }
    }
    return seen;
}

static SnapshotPtr snapshotOf(SnapshotBuilder &builder, const QByteArray &bytes, double *readMs = nullptr)
{
    double ms = 0;
    {
        std::shared_ptr<const Observation> observation;
        ms = computed([&] {
            Result<MasterState> state = readState(bytes);
            if (state.ok())
                observation = std::make_shared<const Observation>(std::move(state.value().observation));
        });
        if (observation)
            builder.take(observation);
    }
    if (readMs)
        *readMs = ms;
    return builder.build(1);
}

static void measureMemory(Bench &bench)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"state.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bench.state()) != bench.state().size())
        return;
    file.close();
    QProcess process;
    process.start(QCoreApplication::applicationFilePath(), {u"--measure-reading"_s, path});
    process.waitForFinished(300000);
    const QByteArrayList figures = process.readAllStandardOutput().split(' ');
    const double size = double(bench.state().size()) / 1048576;
    if (figures.size() != 3) {
        bench.report.notMeasured(1, u"memory-growth"_s, u"this system does not tell"_s);
        return;
    }
    bench.report.atMost(1, u"memory-growth"_s, figures.at(0).toDouble() / size, u"documents"_s, 1.5);
    bench.report.baseline(1, u"memory-of-snapshot"_s, figures.at(1).toDouble(), u"MiB"_s);
    bench.report.atMost(1, u"memory-kept-afterwards"_s, figures.at(2).toDouble(), u"MiB"_s, 8);
}

void reading(Bench &bench)
{
    const QByteArray &bytes = bench.state();
    std::vector<double> bare;
    std::vector<double> read;
    std::vector<double> whole;
    size_t seen = 0;
    size_t rows = 0;
    for (int i = 0; i < (bench.settings.smoke ? 1 : 7); ++i) { // in turn: both sides get the same noise
        bare.push_back(computed([&] { seen = barePass(bytes); }));
        double readMs = 0;
        SnapshotBuilder builder;
        SnapshotPtr snapshot;
        whole.push_back(computed([&] { snapshot = snapshotOf(builder, bytes, &readMs); }));
        read.push_back(readMs);
        rows = snapshot->tasks.size();
    }
    bench.report.baseline(1, u"document"_s, double(bytes.size()) / 1e6, u"MB"_s);
    bench.report.baseline(1, u"bare-simdjson-pass"_s, least(bare), u"ms"_s);
    if (seen == 0 || rows < seen) {
        bench.report.notMeasured(1, u"state-to-snapshot"_s, u"tasks are missing"_s);
        return;
    }
    bench.report.baseline(1, u"state-to-observation"_s, least(read) / least(bare), u"bare-passes"_s);
    bench.report.atMost(1, u"state-to-snapshot"_s, least(whole) / least(bare), u"bare-passes"_s, 3);
    bench.report.baseline(1, u"state-to-snapshot-time"_s, least(whole), u"ms"_s);
    measureMemory(bench);
    bench.report.baseline(1, u"QJsonDocument"_s, timed([&] { QJsonDocument::fromJson(bytes); }), u"ms"_s);
}

int measureReading(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    QByteArray bytes;
    bytes.reserve(file.size() + 64); // as the transport leaves it
    bytes.resize(file.size());
    if (file.read(bytes.data(), bytes.size()) != bytes.size())
        return 1;
    giveBackMemory();
    forgetPeak();
    const double before = residentMb();
    double with = 0;
    double peak = 0;
    {
        SnapshotBuilder builder;
        const SnapshotPtr snapshot = snapshotOf(builder, bytes);
        peak = peakMb();
        giveBackMemory();
        with = residentMb();
    }
    giveBackMemory();
    if (before <= 0)
        return 1;
    std::printf("%f %f %f", peak - before, with - before, residentMb() - before);
    return 0;
}

} // namespace mesoscope::bench
