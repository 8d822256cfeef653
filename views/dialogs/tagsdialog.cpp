// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/tagsdialog.h"

#include "app/core/subscriptions.h"
#include "models/domain/naturalorder.h"
#include "views/dialogs/parts.h"
#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

QStringList sortedTags(const QStringList &tags)
{
    NaturalRanks ranks;
    for (const QString &tag : tags)
        ranks.addUnique(tag);
    const std::vector<quint32> rank = ranks.ranks();
    std::vector<size_t> order(size_t(tags.size()));
    std::iota(order.begin(), order.end(), size_t(0));
    const auto isLatest = [&tags](size_t i) { return tags.at(qsizetype(i)) == "latest"_L1; };
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return isLatest(a) != isLatest(b) ? isLatest(a) : rank[a] > rank[b]; });
    QStringList sorted;
    for (const size_t i : order)
        sorted.append(tags.at(qsizetype(i)));
    return sorted;
}

TagsDialog::TagsDialog(const ViewContext &context, const ImageName &image,
                       std::function<void(const QString &image)> use, QWidget *parent)
    : QDialog(parent),
      m_context(context),
      m_image(image),
      m_use(std::move(use)),
      m_note(mutedLabel({}, this)),
      m_error(new ErrorPanel(context.theme, this)),
      m_signIn(new QWidget(this)),
      m_user(new QLineEdit(this)),
      m_password(new QLineEdit(this)),
      m_filter(new QLineEdit(this)),
      m_list(new QListWidget(this)),
      m_again(new QPushButton(tr("&Try again"), this)),
      m_choose(new QPushButton(tr("&Use it"), this))
{
    setObjectName(u"tagsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("Tags of %1").arg(image.given));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    auto *heading = plainLabel(breakable(windowTitle()), this);
    heading->setFont(context.theme.font(TextStyle::Heading));
    layout->addWidget(heading);
    m_note->setObjectName(u"note"_s);
    layout->addWidget(m_note);
    layout->addWidget(m_error);
    addSignIn();
    layout->addWidget(m_signIn);
    m_filter->setObjectName(u"filter"_s);
    m_filterRow = new FieldRow(tr("&Tag holds"), m_filter, this);
    layout->addWidget(m_filterRow);
    m_list->setObjectName(u"tags"_s);
    m_list->setAccessibleName(tr("Tags"));
    m_list->setFont(context.theme.font(TextStyle::Mono));
    m_list->setUniformItemSizes(true);
    layout->addWidget(m_list, 1);
    layout->addStretch(0); // when the list is not there

    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_choose->setObjectName(u"choose"_s);
    m_again->setObjectName(u"again"_s);
    setStyleProperty(m_choose, "primary", true);
    for (QPushButton *button : {cancel, m_again})
        button->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_again);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_choose);
    layout->addLayout(buttons);

    connect(m_filter, &QLineEdit::textChanged, this, &TagsDialog::narrow);
    connect(m_list, &QListWidget::itemActivated, this, &TagsDialog::choose);
    connect(m_list, &QListWidget::currentItemChanged, this, &TagsDialog::updateButtons);
    connect(m_again, &QPushButton::clicked, this, &TagsDialog::ask);
    connect(m_choose, &QPushButton::clicked, this, &TagsDialog::choose);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    resizeWithin(this, {460, 520});
    m_signIn->hide();
    ask();
}

void TagsDialog::addSignIn()
{
    auto *layout = new QVBoxLayout(m_signIn);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_user->setObjectName(u"user"_s);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    layout->addWidget(new FieldRow(tr("&User"), m_user, m_signIn));
    layout->addWidget(new FieldRow(tr("&Password"), m_password, m_signIn));
    layout->addWidget(mutedLabel(tr("Kept in memory until the program ends."), m_signIn));
    connect(m_user, &QLineEdit::textChanged, this, &TagsDialog::updateButtons);
    connect(m_password, &QLineEdit::returnPressed, this, &TagsDialog::ask);
}

void TagsDialog::ask()
{
    if (m_asking)
        return;
    m_asking = true;
    std::optional<Secret> secret;
    if (!m_user->text().isEmpty())
        secret = Secret::basic(m_user->text(), m_password->text());
    m_error->clear();
    m_note->setText(tr("Asking %1…").arg(m_image.registry));
    m_list->clear();
    m_list->show();
    m_note->show();
    m_filterRow->show();
    m_filterRow->setEnabled(false);
    updateButtons();
    observe(this, m_context.subscriptions.imageTags(m_image, secret), [this](const Result<ImageTags> &tags) {
        m_asking = false;
        if (tags.ok())
            show(*tags);
        else
            fail(tags.error());
        updateButtons();
    });
}

void TagsDialog::show(const ImageTags &tags)
{
    m_signIn->hide();
    const QStringList sorted = sortedTags(tags.tags);
    m_list->addItems(sorted);
    m_filterRow->setEnabled(!sorted.isEmpty());
    const int count = int(sorted.size());
    m_note->setText(count == 0  ? tr("%1 has no tag of it.").arg(m_image.registry)
                    : tags.more ? tr("%n tag(s), and there are more.", nullptr, count)
                                : tr("%n tag(s).", nullptr, count));
    narrow();
    const qsizetype present = sorted.indexOf(m_image.tag.isEmpty() ? u"latest"_s : m_image.tag);
    if (present >= 0 && m_filter->text().isEmpty())
        m_list->setCurrentRow(int(present));
    m_filter->setFocus();
}

void TagsDialog::fail(const Error &error)
{
    m_note->hide();
    m_list->hide();
    m_filterRow->hide();
    QString title = describe(error).title;
    QString advice;
    if (error.kind == Error::Kind::Unauthorized || error.kind == Error::Kind::Forbidden) {
        title = m_user->text().isEmpty() ? tr("%1 wants to know who asks.").arg(m_image.registry)
                                         : tr("%1 refuses this user or password.").arg(m_image.registry);
        advice = tr("An image that does not exist is refused like one that is private.");
        m_signIn->show();
        m_user->setFocus();
    } else if (error.kind == Error::Kind::NotFound) {
        title = tr("%1 has no image of this name.").arg(m_image.registry);
    } else if (error.kind == Error::Kind::Unreachable) {
        title = tr("%1 cannot be reached.").arg(m_image.registry);
        advice = tr("It is asked from this desktop: nodes of the cluster may reach it all the same.");
    }
    m_error->showText(title, advice, error.detail.trimmed());
}

/// The first that is left is the current one, so that Return takes it.
void TagsDialog::narrow()
{
    const QString text = m_filter->text().trimmed();
    QListWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
        if (!first && !item->isHidden())
            first = item;
    }
    m_list->setCurrentItem(first);
    updateButtons();
}

void TagsDialog::updateButtons()
{
    const QListWidgetItem *item = m_list->currentItem();
    m_choose->setEnabled(item && !item->isHidden());
    m_choose->setDefault(m_choose->isEnabled());
    m_again->setEnabled(!m_asking);
    m_again->setText(m_signIn->isHidden() || m_user->text().isEmpty() ? tr("&Try again") : tr("&Sign in"));
}

void TagsDialog::choose()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || item->isHidden())
        return;
    const QString image = withTag(m_image, item->text());
    accept();
    m_use(image);
}

} // namespace mesoscope

#include "moc_tagsdialog.cpp"
