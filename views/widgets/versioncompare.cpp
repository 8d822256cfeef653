// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/versioncompare.h"

#include "app/base/call.h"
#include "app/core/commandbus.h"
#include "models/domain/validate.h"
#include "views/dialogs/changestable.h"
#include "views/dialogs/jsonchanges.h"
#include "views/text/errortext.h"
#include "views/widgets/plainlabel.h"

#include <QVBoxLayout>

namespace mesoscope {

VersionCompare::VersionCompare(const ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_words(new PlainLabel({}, this)),
      m_changes(new ChangesTable(tr("Before", "a version"), tr("Chosen", "a version"), context.theme, this))
{
    m_words->muted()->wrapped();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_words);
    layout->addWidget(m_changes, 1);
    m_changes->setVisible(false);
}

void VersionCompare::compare(const AppId &app, const QString &before, const QString &after)
{
    if (app != m_app || m_definitions.size() > MostKept)
        m_definitions.clear();
    m_app = app;
    m_before = before;
    m_after = after;
    m_error.reset();
    if (!before.isEmpty() && !after.isEmpty() && before != after) {
        ask(before);
        ask(after);
    }
    render();
}

void VersionCompare::ask(const QString &version)
{
    if (m_definitions.contains(version))
        return;
    observe(this, m_context.commands.definition(m_app, version),
            [this, version, app = m_app](const Result<QJsonObject> &result) {
                if (app != m_app)
                    return;
                if (result.ok())
                    m_definitions.insert(version, editableDefinition(*result));
                else if (version == m_before || version == m_after)
                    m_error = result.error();
                render();
            });
}

void VersionCompare::render()
{
    const auto before = m_definitions.constFind(m_before);
    const auto after = m_definitions.constFind(m_after);
    const bool comparable = before != m_definitions.cend() && after != m_definitions.cend();
    const QList<JsonChange> changes = comparable ? jsonChanges(*before, *after) : QList<JsonChange>();
    if (m_before.isEmpty() || m_after.isEmpty())
        m_words->setPlain({});
    else if (m_before == m_after)
        m_words->setPlain(tr("This is the same version."));
    else if (m_error)
        m_words->setPlain(describe(*m_error).title);
    else if (!comparable)
        m_words->setPlain(tr("Reading both definitions…"));
    else
        m_words->setPlain(changes.isEmpty() ? tr("Their settings are the same.")
                                            : tr("%n setting(s) differ:", nullptr, int(changes.size())));
    m_words->setVisible(!m_words->text().isEmpty());
    m_changes->show(changes);
    m_changes->setVisible(!changes.isEmpty());
}

} // namespace mesoscope

#include "moc_versioncompare.cpp"
