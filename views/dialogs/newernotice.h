// SPDX-License-Identifier: GPL-3.0-or-later
// Says, while a dialog is open, that somebody else has changed the app it is about.
#pragma once

#include "models/domain/ids.h"
#include "views/viewcontext.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mesoscope {

/// Hidden until the store brings a version of the app that is newer than the one that the dialog began from.
class NewerNotice : public QFrame
{
    Q_OBJECT

public:
    /// @p button: what can be done about it.
    NewerNotice(const ViewContext &context, const AppId &app, const QString &button, QWidget *parent);

    /// The dialog has begun from @p version; empty: from nothing yet.
    void setBase(const QString &version);
    void tell(const QString &version); ///< known from elsewhere: a refusal
    bool isNewer() const { return m_newer; }
    bool isGone() const { return m_gone; }
    QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void changed(); ///< isNewer() or isGone()
    void pressed();

private:
    void look();
    void show(const QString &text, bool canCompare);

    const ViewContext m_context;
    const AppId m_app;
    QString m_base;
    QLabel *m_text;
    QPushButton *m_button;
    bool m_newer = false;
    bool m_gone = false;
};

} // namespace mesoscope
