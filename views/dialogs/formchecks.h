// SPDX-License-Identifier: GPL-3.0-or-later
// The form's fields for health checks: one at a time, any number of them.
#pragma once

#include <QJsonArray>
#include <QObject>
#include <QPair>

class QCheckBox;
class QComboBox;
class QPushButton;
class QWidget;

namespace mesoscope {

class FieldRow;
class FormBuilder;

class FormChecks : public QObject
{
    Q_OBJECT

public:
    /// @p form owns it.
    explicit FormChecks(FormBuilder &form);

private:
    void addBar();
    void addFields();
    FieldRow *addLine(const QString &caption, const QString &key, const char *name, const QString &otherwise,
                      bool isNumber);
    void show();
    void showKind();
    void choose(int index);
    void write(const QString &key, const QJsonValue &value);
    QJsonArray checks() const;
    QJsonObject current() const;
    void replaceAll(const QJsonArray &checks);

    FormBuilder &m_form;
    QCheckBox *m_checked = nullptr;
    QWidget *m_bar = nullptr;
    QComboBox *m_which = nullptr;
    QPushButton *m_remove = nullptr;
    QComboBox *m_protocol = nullptr;
    QList<FieldRow *> m_fields;
    FieldRow *m_path = nullptr;
    FieldRow *m_command = nullptr;
    QList<FieldRow *> m_ports;
    QCheckBox *m_ignore = nullptr;
    int m_index = 0;
    QJsonValue m_removed = QJsonValue::Undefined; ///< come back when the box is checked again
};

} // namespace mesoscope
