// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/savedviews.h"

#include "app/core/preferences.h"
#include "views/widgets/pagememory.h"

#include <QInputDialog>
#include <QMenu>

namespace mesoscope {

static constexpr qsizetype MostViews = 50;
static constexpr qsizetype LongestName = 60;

SavedViews::SavedViews(Preferences &preferences, const QString &page, std::function<QVariantMap()> take,
                       std::function<void(const QVariantMap &)> apply, QWidget *window)
    : QObject(window),
      m_preferences(preferences),
      m_key(QStringLiteral("views/") + page),
      m_take(std::move(take)),
      m_apply(std::move(apply)),
      m_window(window)
{
}

QVariantMap SavedViews::kept() const
{
    return pageState(m_preferences, m_key).toMap();
}

QStringList SavedViews::names() const
{
    return kept().keys();
}

void SavedViews::save(const QString &name)
{
    const QString whole = name.simplified().left(LongestName);
    QVariantMap views = kept();
    if (whole.isEmpty() || (views.size() >= MostViews && !views.contains(whole)))
        return;
    views.insert(whole, m_take());
    setPageState(m_preferences, m_key, views);
}

void SavedViews::remove(const QString &name)
{
    QVariantMap views = kept();
    views.remove(name);
    setPageState(m_preferences, m_key, views);
}

void SavedViews::show(const QString &name)
{
    const QVariantMap view = kept().value(name).toMap();
    if (!view.isEmpty())
        m_apply(view);
}

void SavedViews::askName()
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("viewName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save this view"));
    dialog->setLabelText(tr("Name of the view"));
    connect(dialog, &QInputDialog::textValueSelected, this, &SavedViews::save);
    dialog->open();
}

void SavedViews::fillMenu(QMenu *menu)
{
    const auto shown = [](QString name) { return name.replace(u'&', QStringLiteral("&&")); };
    const QStringList all = names();
    for (const QString &name : all)
        connect(menu->addAction(shown(name)), &QAction::triggered, this, [this, name] { show(name); });
    QAction *save = menu->addAction(tr("Save this view…"));
    save->setEnabled(all.size() < MostViews);
    connect(save, &QAction::triggered, this, &SavedViews::askName);
    if (all.isEmpty())
        return;
    QMenu *forget = menu->addMenu(tr("Forget a view"));
    for (const QString &name : all)
        connect(forget->addAction(shown(name)), &QAction::triggered, this, [this, name] { remove(name); });
}

} // namespace mesoscope

#include "moc_savedviews.cpp"
