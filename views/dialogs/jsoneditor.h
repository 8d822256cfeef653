// SPDX-License-Identifier: GPL-3.0-or-later
// The definition as text. What does not parse stays in the editor and says where it breaks.
#pragma once

#include "views/dialogs/definition.h"
#include "views/dialogs/jsonchanges.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;

namespace mesoscope {

class Theme;

/// Writes every text that parses into @p definition at once; secrets are masked until revealed.
class JsonEditor : public QWidget
{
    Q_OBJECT

public:
    JsonEditor(Definition &definition, const Theme &theme, QWidget *parent = nullptr);

    bool isValid() const { return m_problem.isEmpty(); }
    QString problem() const { return m_problem; } ///< with line and column; empty when the text is good
    void setRevealed(bool revealed);
    void load(); ///< the definition as it is now, when the page is shown
    void focusProblem();
    bool isTyping() const { return m_typing; } ///< a text is being written into the definition

Q_SIGNALS:
    void validityChanged();

private:
    void onTextChanged();
    void setProblem(const QString &text, int offset);

    Definition &m_definition;
    QPlainTextEdit *m_edit;
    QLabel *m_label;
    std::optional<SecretVeil> m_veil; ///< of the definition that was loaded
    QString m_problem;
    int m_problemAt = 0; ///< position in the text
    bool m_revealed = false;
    bool m_loading = false;
    bool m_typing = false;
};

} // namespace mesoscope
