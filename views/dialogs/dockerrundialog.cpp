// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/dockerrundialog.h"

#include "models/domain/dockerrun.h"
#include "views/dialogs/parts.h"
#include "views/text/dockerruntext.h"
#include "views/theme/theme.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mesoscope {

static constexpr qsizetype MostShown = 100;

DockerRunDialog::DockerRunDialog(const Theme &theme, const QString &line, QWidget *parent)
    : QDialog(parent),
      m_line(new QPlainTextEdit(this)),
      m_result(plainLabel({}, this)),
      m_use(new QPushButton(tr("&Use it"), this))
{
    setObjectName(QStringLiteral("dockerRunDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tr("From a docker run line"));
    m_line->setObjectName(QStringLiteral("line"));
    m_line->setTabChangesFocus(true);
    m_line->setFont(theme.font(TextStyle::Mono));
    m_line->setPlaceholderText(QStringLiteral("docker run -d -p 8080:80 -e MODE=live nginx:1.25"));
    m_line->setPlainText(line);
    m_line->setMinimumHeight(m_line->fontMetrics().lineSpacing() * 4);
    m_result->setObjectName(QStringLiteral("result"));
    m_result->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_result);
    scroll->setAccessibleName(tr("What becomes of it"));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    m_use->setObjectName(QStringLiteral("use"));
    m_use->setProperty("primary", true);
    m_use->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_use);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(new FieldRow(tr("&Line"), m_line, this), 1);
    layout->addWidget(scroll, 2);
    layout->addLayout(buttons);
    connect(m_line, &QPlainTextEdit::textChanged, this, &DockerRunDialog::read);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_use, &QPushButton::clicked, this, [this] {
        const QJsonObject definition = m_definition;
        accept();
        Q_EMIT chosen(definition);
    });
    read();
    resizeWithin(this, {680, 520});
    m_line->setFocus();
}

void DockerRunDialog::read()
{
    const QString text = m_line->toPlainText();
    const DockerRun run = readDockerRun(text);
    m_definition = run.definition;
    m_use->setEnabled(!run.problem && !text.trimmed().isEmpty());
    if (text.trimmed().isEmpty()) {
        m_result->setText(tr("Paste a line as you would give it to a shell. Nothing is run."));
        return;
    }
    if (run.problem) {
        m_result->setText(dockerProblemText(*run.problem));
        return;
    }
    QStringList lines;
    if (!run.notes.isEmpty())
        lines.append(tr("Not carried over as it is:"));
    for (const DockerRunNote &note : run.notes.mid(0, MostShown))
        lines.append(QStringLiteral("• ") + dockerNoteText(note));
    if (!run.notes.isEmpty())
        lines.append(QString());
    lines.append(tr("Carried over:"));
    for (const DockerRunCarried &one : run.carried.mid(0, MostShown))
        lines.append(QStringLiteral("• ") +
                     tr("%1 → %2", "a flag with its value, and its place in the definition")
                         .arg(QString(one.flag + u' ' + one.value).trimmed().left(120), one.path.left(120)));
    m_result->setText(lines.join(u'\n'));
}

} // namespace mesoscope

#include "moc_dockerrundialog.cpp"
