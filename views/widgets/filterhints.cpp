// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/filterhints.h"

#include "views/text/filtertext.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/plainlabel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QLineEdit>
#include <QPainter>
#include <QStringListModel>
#include <QTimer>
#include <QToolTip>

#include <algorithm>

namespace mesoscope {

namespace {

constexpr int PauseMs = 700; ///< who still types is not told that it is wrong

/// "status:", "status:running"…
QStringList termsOf(FilterTable table)
{
    QStringList terms;
    for (const QString &field : filterFields(table))
        terms.append(field + u':');
    const std::pair<const char *, FilterField> named[] = {
        {"status:", FilterField::Status}, {"health:", FilterField::Health}, {"is:", FilterField::Is}};
    for (const auto &[field, which] : named) {
        for (const QString &name : filterNames(table, which))
            terms.append(QLatin1String(field) + name);
    }
    return terms;
}

/// Completes the last word of a line, behind its sign.
class LastWordCompleter : public QCompleter
{
public:
    LastWordCompleter(const QStringList &words, QLineEdit *field)
        : QCompleter(new QStringListModel(words, field), field), m_words(words), m_field(field)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        popup()->setAccessibleName(field->accessibleName());
    }

    QStringList splitPath(const QString &path) const override
    {
        const QString word = path.mid(beginOf(path));
        // One letter is the beginning of anything, and what is complete needs no offer.
        const bool more = word.size() > 1 && std::any_of(m_words.begin(), m_words.end(), [&word](const QString &one) {
                              return one.size() > word.size() && one.startsWith(word, Qt::CaseInsensitive);
                          });
        return {more ? word : QStringLiteral("\n")};
    }

    QString pathFromIndex(const QModelIndex &index) const override
    {
        const QString text = m_field->text();
        return text.left(beginOf(text)) + index.data().toString();
    }

private:
    static qsizetype beginOf(const QString &text)
    {
        qsizetype begin = text.lastIndexOf(u' ') + 1;
        if (begin < text.size() && (text.at(begin) == u'-' || text.at(begin) == u'!'))
            ++begin;
        return begin;
    }

    const QStringList m_words;
    QLineEdit *m_field;
};

QIcon warningIcon(const Theme &theme)
{
    QPixmap picture(32, 32);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paintGlyph(painter, QRectF(6, 6, 20, 20), Condition::Warning, theme);
    return QIcon(picture);
}

} // namespace

void teachFilter(QLineEdit *field, FilterTable table, const Theme &theme)
{
    field->setCompleter(new LastWordCompleter(termsOf(table), field));
    auto *sign = field->addAction(warningIcon(theme), QLineEdit::TrailingPosition);
    sign->setVisible(false);
    auto *pause = new QTimer(field);
    pause->setSingleShot(true);
    const auto explain = [field] {
        if (field->isVisible())
            QToolTip::showText(field->mapToGlobal(QPoint(0, field->height())), field->toolTip(), field);
    };
    QObject::connect(sign, &QAction::triggered, field, explain);
    QObject::connect(pause, &QTimer::timeout, field, [field, sign, explain] {
        if (sign->isVisible() && field->hasFocus())
            explain();
    });
    const auto look = [field, sign, pause, table](const QString &text) {
        QStringList wrong;
        for (const FilterProblem &problem : parseFilter(text, table).problems)
            wrong.append(filterProblemText(problem, table));
        const QString words = wrong.join(u'\n');
        sign->setVisible(!wrong.isEmpty());
        sign->setText(words);
        field->setToolTip(tipText(wrong.isEmpty() ? filterHelp(table) : words));
        field->setAccessibleDescription(wrong.isEmpty() ? filterHelp(table) : words);
        wrong.isEmpty() ? pause->stop() : pause->start(PauseMs);
    };
    QObject::connect(field, &QLineEdit::textChanged, field, look);
    look(field->text());
}

} // namespace mesoscope
