// SPDX-License-Identifier: GPL-3.0-or-later
// Filter field and chips.
#include "views/widgets/filterbar.h"

#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/flowlayout.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

namespace mesoscope {

namespace {
/// Esc empties it; when it is empty, Esc belongs to the window.
class FilterField : public QLineEdit
{
public:
    using QLineEdit::QLineEdit;

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride && isEscape(event) && !text().isEmpty()) {
            event->accept();
            return true;
        }
        return QLineEdit::event(event);
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (isEscape(event) && !text().isEmpty())
            clear();
        else
            QLineEdit::keyPressEvent(event);
    }

private:
    static bool isEscape(QEvent *event) { return static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape; }
};
} // namespace

QLineEdit *createFilterField(const QString &placeholder, const Theme &theme, QWidget *parent)
{
    auto *field = new FilterField(parent);
    field->setObjectName(QStringLiteral("filter"));
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(placeholder);
    field->setClearButtonEnabled(true);
    field->setMaxLength(300);
    field->setMinimumWidth(160);
    field->setMaximumWidth(320);
    auto *glass = field->addAction(icon(QStringLiteral("search"), theme), QLineEdit::LeadingPosition);
    QObject::connect(&theme, &Theme::changed, glass,
                     [glass, &theme] { glass->setIcon(icon(QStringLiteral("search"), theme)); });
    return field;
}

ChipBar::ChipBar(QWidget *parent) : QWidget(parent), m_layout(new FlowLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipBar::add(int key, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setProperty("chip", true);
    button->setCheckable(true);
    button->setAutoExclusive(true);
    button->setChecked(m_chips.isEmpty());
    button->setAccessibleName(text);
    if (m_chips.isEmpty())
        m_chosen = key;
    m_layout->addWidget(button);
    m_chips.append({key, text, button, -1});
    connect(button, &QPushButton::clicked, this, [this, key] {
        if (m_chosen == key)
            return;
        m_chosen = key;
        Q_EMIT chosenChanged(key);
    });
}

void ChipBar::setCount(int key, int count)
{
    for (Chip &chip : m_chips) {
        if (chip.key != key || chip.count == count)
            continue;
        chip.count = count;
        const QString text = count < 0 ? chip.text : tr("%1 %2", "chip and count").arg(chip.text, formatCount(count));
        chip.button->setText(text);
        chip.button->setAccessibleName(text);
        chip.button->setMinimumWidth(qMax(chip.button->minimumWidth(), chip.button->sizeHint().width()));
    }
}

void ChipBar::choose(int key)
{
    for (const Chip &chip : m_chips) {
        if (chip.key == key)
            chip.button->click();
    }
}

} // namespace mesoscope

#include "moc_filterbar.cpp"
