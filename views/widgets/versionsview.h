// SPDX-License-Identifier: GPL-3.0-or-later
// The versions that Marathon keeps of an app, how any two of them differ, and the ways back to one.
#pragma once

#include "models/domain/app.h"
#include "views/viewcontext.h"

#include <QWidget>

class QComboBox;
class QListWidget;
class QPushButton;

namespace mesoscope {

class Actions;
class PlainLabel;
class VersionCompare;
struct AppVersions;

/// Asks when it is shown, and again when the app has another version; not before.
class VersionsView : public QWidget
{
    Q_OBJECT

public:
    VersionsView(const ViewContext &context, Actions &actions, QWidget *parent = nullptr);
    void showApp(const App &app);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void fill(const AppVersions &versions);
    void compare();
    void enable();
    QString chosen() const;
    QString timeOf(const QString &version) const;

    const ViewContext m_context;
    Actions &m_actions;
    PlainLabel *m_words;
    QListWidget *m_list;
    QWidget *m_against;
    QComboBox *m_with;
    VersionCompare *m_compare;
    QPushButton *m_rollBack;
    QPushButton *m_edit;
    AppId m_app;
    QString m_version;
    QString m_asked; ///< app and version that the list is of
    quint64 m_serial = 0;
};

} // namespace mesoscope
