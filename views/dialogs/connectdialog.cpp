// SPDX-License-Identifier: GPL-3.0-or-later
// Which cluster to look at: what the dialog does.
#include "views/dialogs/connectdialog.h"

#include "app/core/connections.h"
#include "views/dialogs/certificatepanel.h"
#include "views/dialogs/endpointform.h"
#include "views/text/errortext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>

namespace mesoscope {

void ConnectDialog::fillList()
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    m_list->clear();
    auto *fresh = new QListWidgetItem(tr("New cluster"), m_list);
    QListWidgetItem *selected = fresh;
    for (const Profile &profile : m_connections.profiles()) {
        auto *item = new QListWidgetItem(profile.name, m_list);
        item->setData(Qt::UserRole, profile.id);
        if (profile.id == m_edited.id)
            selected = item;
    }
    m_list->setCurrentItem(selected);
    m_remove->setEnabled(selected != fresh);
}

void ConnectDialog::load(const Profile &profile)
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    m_edited = profile;
    m_warned = false;
    m_warning->hide();
    hideResults();
    m_error->clear();
    m_nameRow->setProblem({});
    m_name->setText(profile.name);
    m_readOnly->setChecked(profile.readOnly);
    int colour = m_colour->findData(profile.colour);
    if (colour < 0) {
        m_colour->addItem(profile.colour, profile.colour);
        colour = m_colour->count() - 1;
    }
    m_colour->setCurrentIndex(colour);
    for (EndpointForm *form : std::as_const(m_endpoints))
        form->load(profile.endpoint(form->source()));
    m_connect->setText(tr("&Connect"));
    ++m_trySerial;
    m_try->setText(tr("&Try"));
    m_try->setEnabled(true);
}

Profile ConnectDialog::profile() const
{
    Profile profile = m_edited; // what has no field here stays
    profile.name = m_name->text().trimmed();
    profile.colour = m_colour->currentData().toString();
    profile.readOnly = m_readOnly->isChecked();
    for (const EndpointForm *form : m_endpoints) {
        const auto isOurs = [form](const Endpoint &endpoint) { return endpoint.source == form->source(); };
        profile.endpoints.removeIf(isOurs);
        if (form->isEmpty())
            continue;
        Endpoint endpoint = form->endpoint();
        endpoint.usesSecret = form->secret()->way() != SecretFields::Way::None;
        profile.endpoints += endpoint;
    }
    return profile;
}

Secrets ConnectDialog::secrets() const
{
    Secrets secrets;
    const auto typedOf = [this](SourceId source) {
        for (const EndpointForm *form : m_endpoints) {
            if (form->source() == source)
                return form->secret()->secret();
        }
        return std::optional<Secret>();
    };
    for (const EndpointForm *form : m_endpoints) {
        if (const std::optional<Secret> zk = form->zkSecret())
            secrets.insert(SourceId::ZooKeeper, *zk);
        const SecretFields::Way way = form->secret()->way();
        if (form->isEmpty() || way == SecretFields::Way::None) {
            secrets.insert(form->source(), Secret()); // whatever was saved is not wanted any more
        } else if (way != SecretFields::Way::Kept) {
            const auto typed = typedOf(way == SecretFields::Way::SameAsMarathon ? SourceId::Marathon : form->source());
            if (typed)
                secrets.insert(form->source(), *typed);
        }
    }
    return secrets;
}

bool ConnectDialog::check()
{
    m_error->clear();
    m_nameRow->setProblem({});
    bool good = true;
    bool any = false;
    const EndpointForm *marathon = nullptr;
    for (EndpointForm *form : std::as_const(m_endpoints)) {
        any = any || !form->isEmpty();
        good = form->check() && good;
        if (form->source() == SourceId::Marathon)
            marathon = form;
    }
    for (EndpointForm *form : std::as_const(m_endpoints)) {
        if (form->isEmpty() || form->secret()->way() != SecretFields::Way::SameAsMarathon)
            continue;
        if (marathon && marathon->secret()->secret())
            continue;
        // What the keychain keeps is not read here, so it cannot be copied either.
        form->setSecretProblem(tr("Type Marathon's sign-in too, so that it can be used here."));
        good = false;
    }
    if (!any) {
        m_error->showText(tr("Give at least one address."), tr("Marathon or Mesos alone is enough to begin with."));
        good = false;
    }
    return good;
}

bool ConnectDialog::warnOfPlainHttp()
{
    QStringList names;
    for (const EndpointForm *form : std::as_const(m_endpoints)) {
        const bool hasSecret = form->secret()->way() != SecretFields::Way::None;
        if (!form->isEmpty() && hasSecret && form->isPlainHttp())
            names += sourceName(form->source());
    }
    if (names.isEmpty() || m_warned)
        return false;
    m_warned = true;
    m_warning->setText(tr("User and password for %1 travel over plain HTTP: anybody on the way can read them. Use "
                          "https:// if the server offers it.")
                           .arg(names.join(QStringLiteral(", "))));
    m_warning->show();
    m_connect->setText(tr("&Connect anyway"));
    return true;
}

void ConnectDialog::tryOut()
{
    if (!check())
        return;
    warnOfPlainHttp();
    const quint64 serial = ++m_trySerial;
    m_try->setText(tr("Trying…"));
    m_try->setEnabled(false);
    hideResults();
    m_results->setText(tr("Asking every address…"));
    setTone(m_results, "");
    m_results->show();
    Secrets given = secrets();
    observe(this, m_connections.tryOut(profile(), given), [this, serial](const Result<SourceStates> &result) {
        if (serial != m_trySerial)
            return;
        m_try->setText(tr("&Try"));
        m_try->setEnabled(true);
        if (result.ok()) {
            showResults(result.value());
        } else {
            hideResults();
            if (result.error().kind != Error::Kind::Cancelled)
                m_error->showError(result.error());
        }
    });
}

void ConnectDialog::showResults(const SourceStates &states)
{
    QStringList lines;
    bool good = true;
    for (const SourceState &state : states) {
        if (state.phase == SourceState::Phase::Absent)
            continue;
        const QString name = sourceName(state.id);
        if (state.hasData() || state.isLive()) {
            QString line = state.version.isEmpty() ? tr("✓ %1 answers").arg(name)
                                                   : tr("✓ %1 answers, version %2").arg(name, state.version.left(40));
            if (state.latencyMs >= 0)
                line += tr(", in %n ms", nullptr, state.latencyMs);
            lines += line;
        } else if (state.error) {
            good = false;
            Error error = *state.error;
            error.source = state.id;
            const ErrorText text = describe(error);
            lines += QStringLiteral("✗ %1 %2").arg(text.title, text.advice).trimmed();
            if (!text.detail.isEmpty())
                lines += QStringLiteral("    ") + text.detail.simplified().left(200);
            if (CertificatePanel::canBeTrusted(error)) {
                auto *panel = new CertificatePanel(error, m_theme, m_certificates);
                connect(panel, &CertificatePanel::trusted, this, &ConnectDialog::trust);
                m_certificates->layout()->addWidget(panel);
                m_certificates->show();
            }
        } else {
            good = false;
            lines += tr("✗ %1 has not answered in time").arg(name);
        }
    }
    m_results->setText(lines.join(u'\n'));
    setTone(m_results, good ? "ok" : "bad");
    m_results->show();
}

void ConnectDialog::hideResults()
{
    m_results->hide();
    m_certificates->hide();
    const auto panels = m_certificates->findChildren<CertificatePanel *>(Qt::FindDirectChildrenOnly);
    for (CertificatePanel *panel : panels)
        panel->deleteLater(); // one of them may be what was pressed
}

void ConnectDialog::trust(SourceId source, const QString &sha256)
{
    for (EndpointForm *form : std::as_const(m_endpoints)) {
        if (form->source() == source)
            form->pin(sha256);
    }
    tryOut(); // what is seen next was seen with it
}

bool ConnectDialog::save()
{
    if (!check())
        return false;
    Profile wanted = profile();
    if (wanted.name.isEmpty()) {
        // A name can be made; nobody should have to invent one to have a look.
        for (const Endpoint &endpoint : wanted.endpoints) {
            if (!endpoint.urls.isEmpty() && wanted.name.isEmpty())
                wanted.name = endpoint.urls.constFirst().host();
        }
        m_name->setText(wanted.name);
    }
    const auto result = m_connections.saveProfile(wanted, secrets());
    if (!result.ok()) {
        m_error->showText(tr("The cluster could not be saved."),
                          tr("Check the place where this program keeps its settings."),
                          describe(result.error()).detail);
        return false;
    }
    m_edited = wanted;
    return true;
}

void ConnectDialog::saveAndConnect()
{
    if (!check() || warnOfPlainHttp())
        return;
    const Secrets given = secrets();
    if (!save())
        return;
    Secrets typed;
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (!it.value().isEmpty())
            typed.insert(it.key(), it.value());
    }
    const Profile wanted = m_edited;
    accept();
    m_connections.connectTo(wanted, typed);
}

void ConnectDialog::removeSelected()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QString id = item ? item->data(Qt::UserRole).toString() : QString();
    if (id.isEmpty())
        return;
    // Two presses: a saved cluster takes its secrets with it.
    if (m_remove->property("armed").toString() != id) {
        m_remove->setProperty("armed", id);
        m_remove->setText(tr("Really remove?"));
        return;
    }
    const auto result = m_connections.removeProfile(id);
    if (!result.ok()) {
        m_error->showError(result.error());
        return;
    }
    load(Profile());
    fillList();
}

void ConnectDialog::onEdited()
{
    if (m_loading)
        return;
    hideResults();
    m_warning->hide();
    m_warned = false;
    m_connect->setText(tr("&Connect"));
}

} // namespace mesoscope

#include "moc_connectdialog.cpp"
