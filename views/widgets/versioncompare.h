// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two versions of an app, setting by setting.
#pragma once

#include "models/domain/ids.h"
#include "models/domain/result.h"
#include "views/viewcontext.h"

#include <QHash>
#include <QJsonObject>
#include <QWidget>

#include <optional>

namespace mesoscope {

class ChangesTable;
class PlainLabel;

/// Definitions are asked for once; those of the last app are kept while it is shown.
class VersionCompare : public QWidget
{
    Q_OBJECT

public:
    explicit VersionCompare(const ViewContext &context, QWidget *parent = nullptr);
    /// @p after is what is looked at, @p before what it is held against. Either empty: nothing to say.
    void compare(const AppId &app, const QString &before, const QString &after);

private:
    void ask(const QString &version);
    void render();

    static constexpr int MostKept = 20;
    const ViewContext m_context;
    PlainLabel *m_words;
    ChangesTable *m_changes;
    AppId m_app;
    QString m_before;
    QString m_after;
    QHash<QString, QJsonObject> m_definitions; ///< by version; they hold secrets, what is shown does not
    std::optional<Error> m_error;
};

} // namespace mesoscope
