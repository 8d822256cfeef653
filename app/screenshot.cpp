// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/screenshot.h"

#include "app/base/savefile.h"
#include "app/core/export.h"
#include "views/mainwindow.h"

#include <QPixmap>

namespace mesoscope {

Selectable findSelectable(const ClusterSnapshot &snapshot, const QString &id)
{
    if (snapshot.findApp(AppId(id)) || snapshot.findGroup(AppId(id)))
        return AppId(id);
    if (snapshot.findTask(TaskId(id)))
        return TaskId(id);
    if (snapshot.findDeployment(DeploymentId(id)))
        return DeploymentId(id);
    for (const Agent &agent : snapshot.agents) {
        if (agent.id.text() == id || agent.hostname == id)
            return agent.id.isEmpty() ? AgentId(agent.hostname) : agent.id; // an inferred one has only its host's name
    }
    return NothingSelected{};
}

PageId pageFor(const Selectable &what)
{
    if (std::holds_alternative<TaskId>(what))
        return PageId::Instances;
    if (std::holds_alternative<AgentId>(what))
        return PageId::Nodes;
    if (std::holds_alternative<DeploymentId>(what))
        return PageId::Deployments;
    return PageId::Applications;
}

Screenshot::Screenshot(const Options &options, Store &store, MainWindow &window, Selection &selection, QObject *parent)
    : QObject(parent), m_options(options), m_store(store), m_window(window), m_selection(selection), m_settling(store)
{
    connect(&m_settling, &Settling::settled, this, &Screenshot::onSettled);
}

void Screenshot::start()
{
    m_window.setAttribute(Qt::WA_DontShowOnScreen); // laid out and painted, but nobody's screen flickers
    m_window.resize(m_options.size.value_or(QSize(1440, 900)));
    m_window.show();
    if (m_options.page)
        m_window.showPage(*m_options.page);
    m_settling.start([this] { return m_window.isSettled(); });
}

void Screenshot::onSettled()
{
    if (!m_selected && !m_options.select.isEmpty() && m_message.isEmpty()) {
        m_selected = true;
        selectAsAsked();
        m_settling.start([this] { return m_window.isSettled(); });
        return;
    }
    draw();
}

void Screenshot::selectAsAsked()
{
    const Selectable what = findSelectable(*m_store.current(), m_options.select);
    if (std::holds_alternative<NothingSelected>(what)) {
        m_message = QStringLiteral("mesoscope: nothing here is called \"%1\"\n").arg(m_options.select);
        return;
    }
    m_selection.open(m_options.page.value_or(pageFor(what)), what);
}

void Screenshot::draw()
{
    const QPixmap picture = m_window.grab();
    QSaveFile file(m_options.file);
    if (!file.open(QIODevice::WriteOnly) || !picture.save(&file, "PNG") || !commitWhole(file)) {
        Q_EMIT done(1, QStringLiteral("mesoscope: %1: %2\n").arg(m_options.file, file.errorString()));
        return;
    }
    Q_EMIT done(m_message.isEmpty() ? exitStatusOf(*m_store.current()) : 2, m_message);
}

} // namespace mesoscope

#include "moc_screenshot.cpp"
