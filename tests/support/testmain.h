// SPDX-License-Identifier: GPL-3.0-or-later
// One program per folder runs many test classes: each source file registers its own.
#pragma once

#include <QObject>

#include <memory>

namespace mesoscope::test {

using Factory = std::unique_ptr<QObject> (*)();
bool registerTest(const char *name, Factory factory);

} // namespace mesoscope::test

/// At namespace scope of a tst_*.cpp: MESOSCOPE_TEST(PortRangesTest)
#define MESOSCOPE_TEST(Class)                                                                                          \
    static const bool registered##Class =                                                                              \
        mesoscope::test::registerTest(#Class, []() -> std::unique_ptr<QObject> { return std::make_unique<Class>(); });
