// SPDX-License-Identifier: GPL-3.0-or-later
// Runs every registered class, or those named as arguments ("test_domain PortRangesTest function"), and prints one
// total.
#include "tests/support/testmain.h"

#include <QApplication>
#include <QStandardPaths>
#include <QtTest>

#include <cstdio>
#include <utility>
#include <vector>

namespace mesoscope::test {

static std::vector<std::pair<QByteArray, Factory>> &registry()
{
    static std::vector<std::pair<QByteArray, Factory>> tests;
    return tests;
}

bool registerTest(const char *name, Factory factory)
{
    registry().emplace_back(name, factory);
    return true;
}

} // namespace mesoscope::test

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("mesoscope-test"));
    QStringList arguments = application.arguments();
    const QString wanted =
        arguments.size() > 1 && !arguments.at(1).startsWith(QLatin1Char('-')) ? arguments.takeAt(1) : QString();
    int failures = 0;
    int classes = 0;
    int functions = 0;
    for (const auto &[name, factory] : mesoscope::test::registry()) {
        if (!wanted.isEmpty() && wanted != QLatin1String(name))
            continue;
        ++classes;
        const std::unique_ptr<QObject> test = factory();
        const QMetaObject *meta = test->metaObject();
        static const QByteArrayList fixtures{"initTestCase", "cleanupTestCase", "init", "cleanup"};
        for (int i = meta->methodOffset(); i < meta->methodCount(); ++i) {
            const QMetaMethod method = meta->method(i);
            functions += method.methodType() == QMetaMethod::Slot && method.access() == QMetaMethod::Private &&
                         !fixtures.contains(method.name()) && !method.name().endsWith("_data");
        }
        failures += QTest::qExec(test.get(), arguments);
    }
    std::printf("TESTS classes=%d functions=%d failures=%d\n", classes, functions, failures);
    return classes == 0 || failures != 0 ? 1 : 0; // a program that ran nothing has not passed
}
