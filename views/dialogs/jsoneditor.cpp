// SPDX-License-Identifier: GPL-3.0-or-later
// The definition as text.
#include "views/dialogs/jsoneditor.h"

#include "views/dialogs/parts.h"
#include "views/theme/theme.h"

#include <QFontMetricsF>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QVBoxLayout>

namespace mesoscope {

JsonEditor::JsonEditor(Definition &definition, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_definition(definition), m_edit(new QPlainTextEdit(this)), m_label(plainLabel({}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(4);
    m_edit->setObjectName(QStringLiteral("json"));
    m_edit->setAccessibleName(tr("Definition as JSON"));
    m_edit->setFont(theme.font(TextStyle::Mono));
    m_edit->setTabStopDistance(QFontMetricsF(m_edit->font()).horizontalAdvance(u' ') * 4);
    m_edit->setTabChangesFocus(true);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_label);
    m_label->setObjectName(QStringLiteral("jsonProblem"));
    setTone(m_label, "bad");
    m_label->hide();
    connect(m_edit, &QPlainTextEdit::textChanged, this, &JsonEditor::onTextChanged);
}

void JsonEditor::load()
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    m_veil.emplace(m_definition.json());
    const QJsonObject shown = m_revealed ? m_definition.json() : m_veil->veiled();
    m_edit->setPlainText(QString::fromUtf8(QJsonDocument(shown).toJson(QJsonDocument::Indented)));
    setProblem({}, 0);
}

void JsonEditor::setRevealed(bool revealed)
{
    // Text that does not parse cannot be masked: it stays as it is until it does.
    m_revealed = revealed;
    if (isValid())
        load();
}

void JsonEditor::onTextChanged()
{
    if (m_loading)
        return;
    const QByteArray bytes = m_edit->toPlainText().toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const QString before = QString::fromUtf8(bytes.left(error.offset));
        setProblem(error.errorString(), int(before.size()));
        return;
    }
    if (!document.isObject()) {
        setProblem(tr("a definition is one JSON object"), 0);
        return;
    }
    QStringList lost;
    const QJsonObject json = m_revealed || !m_veil ? document.object() : m_veil->unveil(document.object(), &lost);
    if (!lost.isEmpty()) {
        setProblem(
            tr("the masked value at %1 belongs to another place: show the secrets to move it").arg(lost.constFirst()),
            0);
        return;
    }
    setProblem({}, 0);
    const QScopedValueRollback<bool> typing(m_typing, true);
    m_definition.replace(json);
}

void JsonEditor::setProblem(const QString &text, int offset)
{
    const bool was = isValid();
    m_problemAt = offset;
    if (text.isEmpty()) {
        m_problem.clear();
    } else {
        const QTextBlock block = m_edit->document()->findBlock(qMin(offset, m_edit->document()->characterCount() - 1));
        m_problem =
            tr("Line %1, column %2: %3")
                .arg(QString::number(block.blockNumber() + 1), QString::number(offset - block.position() + 1), text);
    }
    m_label->setText(m_problem);
    m_label->setVisible(!m_problem.isEmpty());
    m_edit->setAccessibleDescription(m_problem);
    if (was != isValid())
        Q_EMIT validityChanged();
}

void JsonEditor::focusProblem()
{
    QTextCursor cursor = m_edit->textCursor();
    cursor.setPosition(qMin(m_problemAt, m_edit->document()->characterCount() - 1));
    m_edit->setTextCursor(cursor);
    m_edit->setFocus();
}

} // namespace mesoscope

#include "moc_jsoneditor.cpp"
