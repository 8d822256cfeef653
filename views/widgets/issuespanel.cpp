// SPDX-License-Identifier: GPL-3.0-or-later
// One row per source that has something to say.
#include "views/widgets/issuespanel.h"

#include "app/base/clock.h"
#include "app/core/store.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/layouts.h"
#include "views/widgets/plainlabel.h"
#include "views/widgets/sourcestrip.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Row
{
    Condition condition;
    QString title;
    QString advice;
    QString detail;
};

QList<Row> rowsOf(const ClusterSnapshot &snapshot, qint64 now)
{
    QList<Row> rows;
    for (int i = 0; i < SourceCount; ++i) {
        const SourceState &state = snapshot.sources[size_t(i)];
        const QString name = sourceName(SourceId(i));
        if (state.phase == SourceState::Phase::Absent) {
            rows.append({Condition::Off, IssuesPanel::tr("%1 is not part of this connection.").arg(name), {}, {}});
            continue;
        }
        if (state.error) {
            const ErrorText words = describe(*state.error);
            const QString title =
                state.hasData()
                    ? IssuesPanel::tr("%1 Its last data is of %2.").arg(words.title, formatClock(state.lastGoodMs))
                    : words.title;
            rows.append({conditionOf(state), title, words.advice, words.detail});
        } else {
            rows.append({conditionOf(state), IssuesPanel::tr("%1 is fine.").arg(name), {}, {}});
            if (state.phase == SourceState::Phase::Connecting)
                rows.last().title = IssuesPanel::tr("Connecting to %1.").arg(name);
        }
        if (state.plainCredentials)
            rows.append({Condition::Warning,
                         IssuesPanel::tr("The password for %1 travels unencrypted.").arg(name),
                         IssuesPanel::tr("Use an https address if the server has one."),
                         {}});
        if (state.skippedEntries > 0)
            rows.append(
                {Condition::Warning,
                 IssuesPanel::tr("%n entries of %1 could not be read and are left out.", nullptr, state.skippedEntries)
                     .arg(name),
                 {},
                 {}});
    }
    Q_UNUSED(now)
    return rows;
}

} // namespace

IssuesPanel::IssuesPanel(const ViewContext &context, QWidget *parent)
    : QFrame(parent), m_context(context), m_rows(new QVBoxLayout)
{
    setObjectName(u"strip"_s);
    setAccessibleName(tr("State of the sources"));
    auto *retry = new QPushButton(tr("Retry now"), this);
    auto *close = new QPushButton(tr("Close"), this);
    close->setProperty("flat", true);
    retry->setObjectName(u"retryNow"_s);
    connect(retry, &QPushButton::clicked, this, &IssuesPanel::retryRequested);
    connect(close, &QPushButton::clicked, this, &IssuesPanel::closeRequested);
    m_rows->setSpacing(6);
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(retry);
    buttons->addWidget(close);
    buttons->addStretch();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(16);
    layout->addLayout(m_rows, 1);
    layout->addLayout(buttons);
    connect(&context.store, &Store::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

void IssuesPanel::refresh()
{
    const QList<Row> rows = rowsOf(*m_context.store.current(), m_context.clock.nowMs());
    QString said;
    for (const Row &row : rows)
        said += row.title + row.advice + row.detail + QString::number(int(row.condition));
    if (said == m_shown)
        return;
    m_shown = said;
    emptyLayout(m_rows);
    for (const Row &row : rows) {
        auto *line = new QWidget(this);
        auto *layout = new QHBoxLayout(line);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        auto *glyph = new QLabel(line);
        glyph->setPixmap(glyphIcon(row.condition, m_context.theme).pixmap(14, 14));
        layout->addWidget(glyph, 0, Qt::AlignTop);
        auto *title = new PlainLabel(row.title, line);
        if (row.condition == Condition::Off || row.condition == Condition::Ok)
            title->muted();
        layout->addWidget(title, 0, Qt::AlignTop);
        if (!row.advice.isEmpty())
            layout->addWidget((new PlainLabel(row.advice, line))->muted()->wrapped(), 2);
        if (!row.detail.isEmpty()) {
            auto *detail =
                new ElidedLabel(row.detail.left(300).simplified(), m_context.theme, TextStyle::MonoSmall, line);
            detail->muted();
            layout->addWidget(detail, 1);
        }
        if (row.advice.isEmpty() && row.detail.isEmpty())
            layout->addStretch();
        m_rows->addWidget(line);
    }
}

} // namespace mesoscope

#include "moc_issuespanel.cpp"
