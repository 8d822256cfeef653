// SPDX-License-Identifier: GPL-3.0-or-later
// Two fields: apps, found by typing any part of their names, and instances of the one that is chosen.
#include "views/widgets/instancepicker.h"

#include "views/text/statetext.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/topologyviewtext.h"

#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStringListModel>

#include <algorithm>

namespace mesoscope {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int MostInstances = 1000;
constexpr int EachRole = Qt::UserRole + 1;

} // namespace

InstancePicker::InstancePicker(Offer offer, const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_offer(offer),
      m_theme(theme),
      m_apps(new QComboBox(this)),
      m_instances(new QComboBox(this)),
      m_names(new QStringListModel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_apps, 3);
    layout->addWidget(m_instances, 2);
    layout->addStretch(1);
    m_apps->setModel(m_names);
    m_apps->setEditable(true);
    m_apps->setInsertPolicy(QComboBox::NoInsert);
    m_apps->setMinimumWidth(150);
    m_apps->setMaximumWidth(340);
    m_apps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_apps->setMinimumContentsLength(12);
    m_apps->setAccessibleName(tr("App"));
    m_apps->setObjectName(u"app"_s);
    m_apps->lineEdit()->setPlaceholderText(tr("Choose an app"));
    m_apps->lineEdit()->setFrame(false);
    m_apps->lineEdit()->setStyleSheet(u"border: none; background: transparent; padding: 0; min-height: 24px;"_s);
    m_apps->completer()->setFilterMode(Qt::MatchContains);
    m_apps->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_apps->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_instances->setMinimumWidth(130);
    m_instances->setMaximumWidth(280);
    m_instances->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_instances->setMinimumContentsLength(10);
    m_instances->setAccessibleName(tr("Instance"));
    m_instances->setObjectName(u"instance"_s);
    connect(m_apps, &QComboBox::textActivated, this, &InstancePicker::takeApp);
    connect(m_apps->lineEdit(), &QLineEdit::returnPressed, this, [this] { takeApp(m_apps->currentText()); });
    connect(m_apps->lineEdit(), &QLineEdit::editingFinished, this, [this] {
        const QSignalBlocker quiet(m_apps); // what was typed and names nothing gives way to what is chosen
        m_apps->setEditText(m_app.isEmpty() && m_offer == Offer::WithTotals ? m_names->stringList().value(0)
                                                                            : m_app.text());
    });
    connect(m_instances, &QComboBox::activated, this, [this](int index) {
        m_task = TaskId(m_instances->itemData(index).toString());
        m_each = m_instances->itemData(index, EachRole).toBool();
        Q_EMIT picked();
    });
    connect(&m_theme, &Theme::changed, this, &InstancePicker::fillInstances);
    fillApps();
    fillInstances();
}

void InstancePicker::takeApp(const QString &text)
{
    const bool cluster = m_offer == Offer::WithTotals && text == m_names->stringList().value(0);
    if (!cluster && !m_names->stringList().contains(text))
        return;
    const AppId app = cluster ? AppId() : AppId(text);
    if (app == m_app)
        return; // the field tells of every loss of focus as if something had been chosen
    m_app = app;
    m_task = TaskId();
    m_each = false;
    fillInstances();
    Q_EMIT picked();
}

void InstancePicker::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    fillApps();
    fillInstances();
}

void InstancePicker::choose(const AppId &app, const TaskId &task, bool each)
{
    m_app = app;
    m_task = task;
    m_each = each;
    fillApps();
    fillInstances();
}

void InstancePicker::fillApps()
{
    QStringList names;
    if (m_snapshot) {
        names.reserve(qsizetype(m_snapshot->apps.size()) + 1);
        for (const App &app : m_snapshot->apps)
            names << app.id.text();
        names.sort();
    }
    if (m_offer == Offer::WithTotals)
        names.prepend(tr("Whole cluster"));
    const QSignalBlocker quiet(m_apps);
    if (names != m_names->stringList()) {
        const QString typed = m_apps->lineEdit()->hasFocus() ? m_apps->currentText() : QString();
        m_names->setStringList(names);
        m_apps->setCurrentIndex(-1);
        m_apps->setEditText(typed);
    }
    if (!m_apps->lineEdit()->hasFocus())
        m_apps->setEditText(m_app.isEmpty() && m_offer == Offer::WithTotals ? names.value(0) : m_app.text());
    m_apps->setToolTip(tipText(m_app.text()));
}

void InstancePicker::fillInstances()
{
    struct Entry
    {
        Condition condition = Condition::Unknown;
        QString text;
        QString id;
        QString tip;
        bool each = false;
    };
    std::vector<Entry> entries;
    if (m_offer == Offer::WithTotals) {
        entries.push_back({Condition::Unknown, m_app.isEmpty() ? tr("Each app") : tr("All instances"), {}, {}, false});
        if (!m_app.isEmpty())
            entries.push_back({Condition::Unknown, tr("Each instance"), {}, {}, true});
    }
    bool found = m_task.isEmpty();
    const App *app = m_snapshot && !m_app.isEmpty() ? m_snapshot->findApp(m_app) : nullptr;
    if (app) {
        for (const Task *task : m_snapshot->tasksOf(app->handle)) {
            if (int(entries.size()) > MostInstances)
                break;
            found |= task->id == m_task;
            const QString ended = isTerminal(task->state) ? u" · "_s + text(task->state) : QString();
            entries.push_back({conditionOf(task->state, task->health), TopologyText::shortPlace(*task) + ended,
                               task->id.text(), TopologyText::hostPort(*task) + u'\n' + task->id.text(), false});
        }
    }
    if (!found) {
        const Task *other = m_snapshot ? m_snapshot->findTask(m_task) : nullptr;
        entries.push_back({other ? conditionOf(other->state, other->health) : Condition::Off,
                           other ? other->name : tr("%1 (gone)").arg(m_task.text()), m_task.text(), m_task.text(),
                           false});
    }
    const QSignalBlocker quiet(m_instances);
    bool same = int(entries.size()) == m_instances->count();
    for (size_t i = 0; same && i < entries.size(); ++i)
        same = m_instances->itemText(int(i)) == entries[i].text &&
               m_instances->itemData(int(i)).toString() == entries[i].id;
    if (!same) {
        m_instances->clear();
        for (const Entry &entry : entries) {
            m_instances->addItem(entry.text, entry.id);
            m_instances->setItemData(m_instances->count() - 1, entry.each, EachRole);
            m_instances->setItemData(m_instances->count() - 1, tipText(entry.tip), Qt::ToolTipRole);
        }
    }
    int current = m_task.isEmpty() && m_offer == Offer::InstancesOnly ? -1 : 0;
    for (size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].id.isEmpty())
            m_instances->setItemIcon(int(i), glyphIcon(entries[i].condition, m_theme));
        if (entries[i].id == m_task.text() && entries[i].each == m_each &&
            !(m_task.isEmpty() && m_offer == Offer::InstancesOnly))
            current = int(i);
    }
    m_instances->setCurrentIndex(current);
    m_instances->setEnabled(!entries.empty());
}

void InstancePicker::focusField()
{
    m_apps->setFocus(Qt::ShortcutFocusReason);
    m_apps->lineEdit()->selectAll();
}

} // namespace mesoscope

#include "moc_instancepicker.cpp"
