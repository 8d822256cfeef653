// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/endpointadvanced.h"

#include "views/text/errortext.h"
#include "views/theme/theme.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace mesoscope {

static QStringList pinsIn(const QString &text)
{
    return text.split(u',', Qt::SkipEmptyParts);
}

EndpointAdvanced::EndpointAdvanced(SourceId source, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_source(source)
{
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(12);
    layout->setVerticalSpacing(4);
    const QString authority = tr("File with the certificate authority (PEM)");
    const QString certificate = tr("File with the client's certificate (PEM)");
    const QString key = tr("File with the client's key (PEM)");
    m_caFile = addLine("caFile", authority);
    m_certFile = addLine("certFile", certificate);
    m_keyFile = addLine("keyFile", key);
    m_proxy = addLine("proxy", tr("Proxy"));
    m_pins = addLine("pins", tr("Fingerprints of the certificates to trust, and no others (SHA-256)"));
    m_keyFile->setPlaceholderText(tr("in the certificate's file"));
    m_proxy->setPlaceholderText(tr("the system's; or http://…, socks5://…, none"));
    m_pins->setPlaceholderText(tr("none: certificate authorities decide"));
    m_pins->setFont(theme.font(TextStyle::Mono));
    m_proxyRow = new FieldRow(tr("Proxy"), m_proxy, this);
    m_pinRow = new FieldRow(tr("Pinned certificate (SHA-256)"), m_pins, this);
    for (QLineEdit *line : {m_proxy, m_pins}) // the row has named them by its caption alone
        line->setAccessibleName(tr("%1: %2").arg(sourceName(source), line->accessibleName()));
    layout->addWidget(new FieldRow(tr("Certificate authority"), withChooser(m_caFile, authority), this), 0, 0);
    layout->addWidget(m_proxyRow, 0, 1);
    layout->addWidget(new FieldRow(tr("Client certificate"), withChooser(m_certFile, certificate), this), 1, 0);
    layout->addWidget(new FieldRow(tr("Key"), withChooser(m_keyFile, key), this), 1, 1);
    layout->addWidget(m_pinRow, 2, 0, 1, 2);
    layout->setColumnStretch(0, 1);
    layout->setColumnStretch(1, 1);
}

QLineEdit *EndpointAdvanced::addLine(const char *name, const QString &title)
{
    auto *edit = new QLineEdit(this);
    edit->setObjectName(QString::fromLatin1(name) + QString::number(int(m_source)));
    edit->setAccessibleName(tr("%1: %2").arg(sourceName(m_source), title));
    connect(edit, &QLineEdit::textEdited, this, &EndpointAdvanced::edited);
    return edit;
}

QWidget *EndpointAdvanced::withChooser(QLineEdit *edit, const QString &title)
{
    auto *editor = new QWidget(this);
    auto *line = new QHBoxLayout(editor);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    auto *choose = new QPushButton(tr("Choose…"), editor);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose: %1").arg(edit->accessibleName()));
    line->addWidget(edit, 1);
    line->addWidget(choose);
    editor->setFocusProxy(edit);
    connect(choose, &QPushButton::clicked, this, [this, edit, title] {
        auto *dialog = new QFileDialog(this, title);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        connect(dialog, &QFileDialog::fileSelected, edit, [this, edit](const QString &file) {
            edit->setText(file);
            Q_EMIT edited();
        });
        dialog->open();
    });
    return editor;
}

void EndpointAdvanced::load(const Endpoint *endpoint)
{
    const Endpoint shown = endpoint ? *endpoint : Endpoint();
    m_caFile->setText(shown.caFile);
    m_certFile->setText(shown.certFile);
    m_keyFile->setText(shown.keyFile);
    m_proxy->setText(shown.proxy);
    m_pins->setText(shown.pinnedSha256.join(QStringLiteral(", ")));
    m_pins->setCursorPosition(0);
    m_proxyRow->setProblem({});
    m_pinRow->setProblem({});
}

void EndpointAdvanced::apply(Endpoint &endpoint) const
{
    endpoint.caFile = m_caFile->text().trimmed();
    endpoint.certFile = m_certFile->text().trimmed();
    endpoint.keyFile = m_keyFile->text().trimmed();
    endpoint.proxy = m_proxy->text().trimmed();
    endpoint.pinnedSha256.clear();
    for (const QString &text : pinsIn(m_pins->text()))
        endpoint.pinnedSha256 += parsePin(text).value_or(text.trimmed());
}

bool EndpointAdvanced::isEmpty() const
{
    const auto lines = {m_caFile, m_certFile, m_keyFile, m_proxy, m_pins};
    return std::all_of(lines.begin(), lines.end(),
                       [](const QLineEdit *line) { return line->text().trimmed().isEmpty(); });
}

bool EndpointAdvanced::check()
{
    const EndpointProblem proxy = checkProxy(m_proxy->text().trimmed());
    QString problem;
    if (proxy == EndpointProblem::CredentialsInUrl)
        problem = tr("User and password of a proxy cannot be kept here.");
    else if (proxy != EndpointProblem::None)
        problem = tr("A proxy reads http://host:port or socks5://host:port.");
    m_proxyRow->setProblem(problem);
    const QStringList pins = pinsIn(m_pins->text());
    const bool good = std::all_of(pins.begin(), pins.end(), [](const QString &text) { return parsePin(text); });
    m_pinRow->setProblem(good ? QString() : tr("A SHA-256 fingerprint has 64 digits, 0 to 9 and a to f."));
    return proxy == EndpointProblem::None && good;
}

void EndpointAdvanced::pin(const QString &sha256, bool beside)
{
    const QString before = m_pins->text().trimmed();
    m_pins->setText(beside && !before.isEmpty() ? before + QStringLiteral(", ") + sha256 : sha256);
    m_pins->setCursorPosition(0);
    Q_EMIT edited();
}

} // namespace mesoscope

#include "moc_endpointadvanced.cpp"
