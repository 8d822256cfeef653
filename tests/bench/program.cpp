// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/program.h"

#include "tests/bench/measure.h"
#include "views/mainwindow.h"
#include "views/pages/page.h"

#include <QApplication>
#include <QLineEdit>

namespace mesoscope::bench {

using namespace Qt::Literals::StringLiterals;

Program::Program(QSize size)
{
    m_options.configDir = m_folder.path();
    m_options.language = u"en"_s;
    m_options.theme = u"light"_s;
    m_options.size = size;
    m_options.mode = Options::Mode::Window;
    m_application = std::make_unique<Application>(m_options, *qApp);
    window().resize(size);
    window().showPage(PageId::Instances);
    window().show();
    until([this] { return window().isVisible() && window().page(PageId::Instances)->isVisible(); }, 5000);
}

Program::~Program() = default;

MainWindow &Program::window()
{
    return m_application->window();
}

SnapshotPtr Program::snapshot()
{
    return m_application->services().store.current();
}

QTableView *Program::table()
{
    return window().page(PageId::Instances)->findChild<QTableView *>(u"tasks"_s);
}

TasksModel *Program::model()
{
    return qobject_cast<TasksModel *>(table()->model());
}

QLineEdit *Program::filter()
{
    return window().page(PageId::Instances)->findChild<QLineEdit *>(u"filter"_s);
}

void Program::connectTo(const Profile &profile)
{
    m_application->services().connections.connectTo(profile, {});
}

bool Program::hasRows(size_t tasks, int limitMs)
{
    return until([this, tasks] { return size_t(model()->rowCount()) >= tasks; }, limitMs);
}

bool Program::isStreamed(int limitMs)
{
    return until([this] { return snapshot()->source(SourceId::Mesos).streaming; }, limitMs);
}

bool Program::readsAgain(int limitMs)
{
    const qint64 before = snapshot()->source(SourceId::Mesos).lastGoodMs;
    m_application->services().session.refresh();
    return until([this, before] { return snapshot()->source(SourceId::Mesos).lastGoodMs > before; }, limitMs);
}

} // namespace mesoscope::bench
