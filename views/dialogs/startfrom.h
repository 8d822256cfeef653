// SPDX-License-Identifier: GPL-3.0-or-later
// Where a new app's definition can begin: with nothing, a docker run line, JSON, another app, or one that was
// destroyed.
#pragma once

#include "models/domain/groupdefinition.h"
#include "models/domain/ids.h"
#include "views/viewcontext.h"

#include <QJsonObject>
#include <QToolButton>

class QAction;
class QMimeData;

namespace mesoscope {

struct AppChoice;

/// A button with a menu; its results come by signals. Whether they may replace what is there is the owner's business.
class StartFrom : public QToolButton
{
    Q_OBJECT

public:
    StartFrom(const ViewContext &context, QWidget *parent);

    /// A file, or text, that can be begun from; take() does it.
    static bool canTake(const QMimeData &dropped);
    void take(const QMimeData &dropped);

Q_SIGNALS:
    void chosen(const QJsonObject &definition);
    void severalChosen(const mesoscope::GroupDefinition &several); ///< a group's, or a list's
    void refused(const QString &title, const QString &detail);

private:
    void takeFile(const QString &name);
    void takeText(const QByteArray &text);
    void askLine(const QString &line);
    void askFile();
    void askApp();
    void askDestroyed();
    QList<AppChoice> destroyedApps() const;
    void copyApp(const AppId &app);

    const ViewContext m_context;
};

/// @p definition as another app's: with a name that is free, and without service ports, which would collide.
QJsonObject copyOf(const QJsonObject &definition, const QStringList &taken);

} // namespace mesoscope
