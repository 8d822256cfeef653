// SPDX-License-Identifier: GPL-3.0-or-later
// Views of a page that a person has given names: a filter, and how the rows are laid out.
#pragma once

#include <QObject>
#include <QVariant>

#include <functional>

class QMenu;
class QWidget;

namespace mesoscope {

class Preferences;

/// What a view is made of is the page's business: it is kept as it is given.
class SavedViews : public QObject
{
    Q_OBJECT

public:
    /// @p take: the page as it is now; @p apply: makes it so again. Asks for names over @p window.
    SavedViews(Preferences &preferences, const QString &page, std::function<QVariantMap()> take,
               std::function<void(const QVariantMap &)> apply, QWidget *window);

    QStringList names() const;
    void save(const QString &name); ///< over one of the same name
    void remove(const QString &name);
    void show(const QString &name);
    void fillMenu(QMenu *menu);

private:
    void askName();
    QVariantMap kept() const;

    Preferences &m_preferences;
    const QString m_key;
    std::function<QVariantMap()> m_take;
    std::function<void(const QVariantMap &)> m_apply;
    QWidget *m_window;
};

} // namespace mesoscope
