// SPDX-License-Identifier: GPL-3.0-or-later
// Brings an app back to an earlier version, after showing what that changes.
#include "views/dialogs/rollbackdialog.h"

#include "app/base/clock.h"
#include "app/core/commandbus.h"
#include "views/dialogs/changestable.h"
#include "views/dialogs/newernotice.h"
#include "views/text/errortext.h"
#include "views/text/format.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace mesoscope {

RollBackDialog::RollBackDialog(const ViewContext &context, const AppId &app, const QString &version, QWidget *parent)
    : CommandDialog(context, parent),
      m_app(app),
      m_wanted(version),
      m_versions(new QListWidget(this)),
      m_notice(new NewerNotice(context, app, tr("&Compare again"), this)),
      m_changes(new ChangesTable(tr("Now"), tr("Then"), context.theme, this)),
      m_note(mutedLabel(tr("Loading versions…"), this)),
      m_retry(new QPushButton(tr("&Try again"), this))
{
    setObjectName(QStringLiteral("rollBackDialog"));
    resizeWithin(this, {820, 480});
    setHeading(
        tr("Roll %1 back").arg(app.text()),
        tr("The app is deployed anew with the definition it had then. How many instances it has is part of that."));
    setSubmit(tr("&Roll back"), tr("Rolling back…"), Style::Primary);
    setSubmitEnabled(false);

    m_versions->setObjectName(QStringLiteral("versions"));
    m_versions->setAccessibleName(tr("Versions"));
    m_versions->setMinimumWidth(250);
    auto *right = new QVBoxLayout;
    right->addWidget(m_note);
    right->addWidget(m_changes, 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(m_versions, 1);
    columns->addLayout(right, 2);
    body()->addWidget(m_notice);
    body()->addLayout(columns, 1);
    m_changes->hide();

    m_retry->setAutoDefault(false);
    m_retry->hide();
    addButton(m_retry);
    connect(m_retry, &QPushButton::clicked, this, &RollBackDialog::load);
    connect(m_notice, &NewerNotice::pressed, this, &RollBackDialog::load);
    connect(m_notice, &NewerNotice::changed, this, &RollBackDialog::updateSubmit);
    connect(m_versions, &QListWidget::currentRowChanged, this, &RollBackDialog::select);
    load();
    m_versions->setFocus();
}

void RollBackDialog::load()
{
    m_retry->hide();
    errorPanel()->clear();
    m_comparable = false; // what is on screen compares with what ran before
    updateSubmit();
    observe(this, context().commands.definition(m_app, {}), [this](const Result<QJsonObject> &result) {
        if (!result.ok()) {
            fail(result.error());
            return;
        }
        m_currentVersion = result.value().value(QLatin1String("version")).toString();
        m_current = editableDefinition(result.value());
        m_notice->setBase(m_currentVersion);
        observe(this, context().commands.versions(m_app), [this](const Result<AppVersions> &versions) {
            if (versions.ok())
                showVersions(versions.value());
            else
                fail(versions.error());
        });
    });
}

void RollBackDialog::fail(const Error &error)
{
    errorPanel()->showError(error);
    m_retry->show();
    m_comparable = false;
    updateSubmit();
}

/// What would change is compared with what runs: once that is another one, it must be looked at again.
void RollBackDialog::updateSubmit()
{
    setSubmitEnabled(m_comparable && !m_notice->isNewer() && !m_notice->isGone());
}

void RollBackDialog::refused(const Error &error)
{
    CommandDialog::refused(error);
    for (const FieldProblem &field : error.fields) {
        if (error.kind == Error::Kind::Conflict && field.path == QLatin1String("/version"))
            m_notice->tell(field.texts.value(0));
    }
}

void RollBackDialog::showVersions(const AppVersions &versions)
{
    m_versions->clear();
    const qint64 now = context().clock.nowMs();
    QListWidgetItem *chosen = nullptr;
    for (const QString &version : versions.versions) {
        const QDateTime time = QDateTime::fromString(version, Qt::ISODateWithMs);
        const bool isCurrent = version == m_currentVersion;
        QString text = time.isValid() ? tr("%1, %2 ago", "time of a version, its age")
                                            .arg(formatTime(time.toMSecsSinceEpoch()).section(u'.', 0, 0),
                                                 formatSince(time.toMSecsSinceEpoch(), now))
                                      : version.left(80);
        if (isCurrent)
            text += u'\n' + tr("present version");
        auto *item = new QListWidgetItem(text, m_versions);
        item->setData(Qt::UserRole, version);
        item->setToolTip(version.toHtmlEscaped());
        if (version == m_wanted || (!chosen && m_wanted.isEmpty() && !isCurrent))
            chosen = item;
    }
    if (chosen)
        m_versions->setCurrentItem(chosen);
    else
        m_note->setText(m_versions->count() > 1 ? tr("Choose a version.")
                                                : tr("There is no other version of this app."));
}

QString RollBackDialog::selectedVersion() const
{
    const QListWidgetItem *item = m_versions->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

void RollBackDialog::select()
{
    const QString version = selectedVersion();
    m_comparable = false;
    updateSubmit();
    m_changes->hide();
    errorPanel()->clear();
    if (version.isEmpty())
        return;
    m_wanted = version;
    if (version == m_currentVersion) {
        m_note->setText(tr("This is the present version."));
        return;
    }
    if (m_definitions.contains(version)) {
        showChanges(version);
        return;
    }
    m_note->setText(tr("Loading the definition…"));
    observe(this, context().commands.definition(m_app, version), [this, version](const Result<QJsonObject> &result) {
        if (result.ok())
            m_definitions.insert(version, editableDefinition(result.value()));
        if (version != selectedVersion())
            return; // another one was chosen meanwhile
        if (result.ok())
            showChanges(version);
        else
            fail(result.error());
    });
}

void RollBackDialog::showChanges(const QString &version)
{
    const QList<JsonChange> changes = jsonChanges(m_current, m_definitions.value(version));
    m_changes->show(changes);
    m_changes->setVisible(!changes.isEmpty());
    m_note->setText(changes.isEmpty() ? tr("The definition was the same then.")
                                      : tr("%n setting(s) would change:", nullptr, int(changes.size())));
    m_comparable = true;
    updateSubmit();
}

Command RollBackDialog::command() const
{
    return RollBackApp{m_app, selectedVersion(), Force::No, m_currentVersion};
}

} // namespace mesoscope

#include "moc_rollbackdialog.cpp"
