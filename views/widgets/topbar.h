// SPDX-License-Identifier: GPL-3.0-or-later
// The upper edge: the jump field, whether one may write here, and the one button that makes something new.
#pragma once

#include "views/viewcontext.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace mesoscope {

class Actions;
class Connections;
class JumpField;
class PlainLabel;

class TopBar : public QFrame
{
    Q_OBJECT

public:
    TopBar(const ViewContext &context, Actions &actions, Connections &connections, QWidget *parent = nullptr);
    JumpField *jumpField() const { return m_jump; }

Q_SIGNALS:
    void refreshRequested();

private:
    void showAccess();

    const ViewContext m_context;
    Actions &m_actions;
    Connections &m_connections;
    JumpField *m_jump;
    PlainLabel *m_access;
    QToolButton *m_refresh;
    QPushButton *m_deploy;
};

} // namespace mesoscope
