// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a "docker run" line and shows, while it is typed, what becomes of it.
#pragma once

#include <QDialog>
#include <QJsonObject>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace mesoscope {

class Theme;

/// GUI thread. Window-modal; deletes itself when it is done.
class DockerRunDialog : public QDialog
{
    Q_OBJECT

public:
    DockerRunDialog(const Theme &theme, const QString &line, QWidget *parent);

Q_SIGNALS:
    void chosen(const QJsonObject &definition);

private:
    void read();

    QPlainTextEdit *m_line;
    QLabel *m_result;
    QPushButton *m_use;
    QJsonObject m_definition;
};

} // namespace mesoscope
