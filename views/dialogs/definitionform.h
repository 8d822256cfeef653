// SPDX-License-Identifier: GPL-3.0-or-later
// The essential fields of an app definition as a form. Each field writes its own key and no other.
#pragma once

#include "models/domain/validate.h"
#include "views/dialogs/definition.h"
#include "views/dialogs/parts.h"

#include <QScrollArea>

#include <functional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace mesoscope {

class RecordTable;

/// Shows and edits @p definition, which must outlive it.
class DefinitionForm : public QScrollArea
{
    Q_OBJECT

public:
    DefinitionForm(Definition &definition, const Theme &theme, bool isNew, QWidget *parent = nullptr);

    void setRevealed(bool revealed);
    /// Beside the fields that were touched, or everywhere once @p all is set. Returns those without a field here.
    QList<LocalProblem> showProblems(const QList<LocalProblem> &problems, bool all);
    FieldBook &fields() { return m_fields; }
    void focusFirst();

private:
    enum class Number { Whole, Fraction };
    static constexpr int Columns = 6; ///< halves and thirds of a line both come out even

    void addSection(const QString &title);
    void addEssentials();
    void addNetwork();
    void addHealthCheck();
    void addTables();
    FieldRow *addText(const QString &caption, const QStringList &path, const char *name);
    /// @p absent: what Marathon takes when the key is not there.
    FieldRow *addNumber(const QString &caption, const QStringList &path, const char *name, Number kind, double absent);
    FieldRow *addTable(const QString &caption, RecordTable *table, const QString &path, const char *name);
    void place(FieldRow *row, int columns);
    /// Runs now and whenever the definition is replaced.
    void onReplaced(std::function<void()> show);
    void showHealthCheck();
    void showPorts();

    Definition &m_definition;
    const Theme &m_theme;
    const bool m_isNew;
    FieldBook m_fields;
    QVBoxLayout *m_sections = nullptr;
    QGridLayout *m_grid = nullptr;
    int m_row = 0;
    int m_column = 0;
    QLineEdit *m_id = nullptr;
    QComboBox *m_mode = nullptr;
    RecordTable *m_ports = nullptr;
    QCheckBox *m_checked = nullptr;
    QList<QWidget *> m_checkFields;
    QLabel *m_moreChecks = nullptr;
    RecordTable *m_env = nullptr;
    RecordTable *m_labels = nullptr;
    QJsonValue m_removedChecks = QJsonValue::Undefined; ///< come back when the box is checked again
    bool m_showing = false;                             ///< fields are being filled: nobody is editing
};

} // namespace mesoscope
