// SPDX-License-Identifier: GPL-3.0-or-later
// What an app is configured to be: as a readable form and as JSON. Secrets are masked in both.
#pragma once

#include "models/domain/app.h"
#include "views/viewcontext.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace mesoscope {

class FactSheet;

class DefinitionView : public QWidget
{
    Q_OBJECT

public:
    explicit DefinitionView(const ViewContext &context, QWidget *parent = nullptr);
    void showApp(const App &app);

Q_SIGNALS:
    /// What became of saving it.
    void told(const QString &text, mesoscope::Condition condition);

private:
    void showJson();
    void askFile();
    void save(const QString &name, const QByteArray &text);

    const ViewContext m_context;
    QStackedWidget *m_stack;
    FactSheet *m_form;
    QPlainTextEdit *m_json;
    QPushButton *m_formButton;
    QPushButton *m_jsonButton;
    QString m_name; ///< of a file: from the app's path
    QByteArray m_definition;
    bool m_jsonStale = true;
};

} // namespace mesoscope
