// SPDX-License-Identifier: GPL-3.0-or-later
// Form and JSON of a definition.
#include "views/widgets/definitionview.h"

#include "app/base/savefile.h"
#include "models/domain/secrets.h"
#include "views/text/format.h"
#include "views/theme/glyphs.h"
#include "views/theme/theme.h"
#include "views/widgets/factsheet.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

namespace {

QString portText(const PortMapping &port)
{
    QString text = port.hostPort ? DefinitionView::tr("container %1, host %2")
                                       .arg(port.containerPort)
                                       .arg(*port.hostPort == 0 ? DefinitionView::tr("any", "port")
                                                                : QString::number(*port.hostPort))
                                 : DefinitionView::tr("container %1").arg(port.containerPort);
    if (port.servicePort > 0)
        text = DefinitionView::tr("%1, service %2", "ports").arg(text).arg(port.servicePort);
    if (!port.protocol.isEmpty())
        text += u' ' + port.protocol;
    return text;
}

QString checkText(const HealthCheck &check)
{
    const QString what = check.command.isEmpty() ? check.path : check.command;
    return DefinitionView::tr("%1 every %2, timeout %3, grace period %4, fails after %n times", nullptr,
                              check.maxConsecutiveFailures)
        .arg(what.isEmpty() ? DefinitionView::tr("port %1").arg(check.port > 0 ? check.port : check.portIndex) : what,
             formatAge(qint64(check.intervalSeconds) * 1000), formatAge(qint64(check.timeoutSeconds) * 1000),
             formatAge(qint64(check.gracePeriodSeconds) * 1000));
}

QList<Fact> mapFacts(const QMap<QString, QString> &map)
{
    QList<Fact> facts;
    for (auto it = map.begin(); it != map.end(); ++it)
        facts.append({it.key(), maskedValue(it.key(), it.value()), true, {}});
    return facts;
}

} // namespace

DefinitionView::DefinitionView(const ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_stack(new QStackedWidget(this)),
      m_form(new FactSheet(context.theme, tr("Configuration"), this)),
      m_json(new QPlainTextEdit(this)),
      m_formButton(new QPushButton(tr("Form"), this)),
      m_jsonButton(new QPushButton(tr("JSON"), this))
{
    m_stack->setStyleSheet(u"QStackedWidget { background: transparent; }"_s);
    m_json->setReadOnly(true);
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_json->setFont(context.theme.font(TextStyle::Mono));
    m_json->setAccessibleName(tr("Definition as JSON"));
    auto *copy = new QPushButton(tr("Copy"), this);
    copy->setProperty("flat", true);
    copy->setAccessibleName(tr("Copy the definition as JSON, secrets masked"));
    copy->setToolTip(tr("Copies the JSON; secrets stay masked"));
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QPushButton *button : {m_formButton, m_jsonButton}) {
        button->setProperty("chip", true);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        row->addWidget(button);
    }
    m_formButton->setChecked(true);
    auto *save = new QPushButton(tr("Save…"), this);
    save->setObjectName(u"saveDefinition"_s);
    save->setProperty("flat", true);
    save->setAccessibleName(tr("Save the definition as a file, secrets masked"));
    save->setToolTip(tr("Saves the JSON; secrets stay masked"));
    row->addStretch();
    row->addWidget(copy);
    row->addWidget(save);
    connect(save, &QPushButton::clicked, this, &DefinitionView::askFile);
    m_stack->addWidget(m_form);
    m_stack->addWidget(m_json);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_stack, 1);
    connect(m_formButton, &QPushButton::clicked, this, [this] { m_stack->setCurrentWidget(m_form); });
    connect(m_jsonButton, &QPushButton::clicked, this, [this] {
        showJson();
        m_stack->setCurrentWidget(m_json);
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        showJson();
        QGuiApplication::clipboard()->setText(m_json->toPlainText());
    });
}

void DefinitionView::askFile()
{
    showJson();
    auto *dialog = new QFileDialog(window(), tr("Save the definition"));
    dialog->setObjectName(u"saveDefinitionDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("JSON (*.json)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(m_name);
    // The text is taken now: the app may be another one when the dialog is through.
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, text = m_json->toPlainText().toUtf8()](const QString &file) { save(file, text); });
    dialog->open();
}

void DefinitionView::save(const QString &name, const QByteArray &text)
{
    QSaveFile file(name);
    if (file.open(QIODevice::WriteOnly) && file.write(text + '\n') >= 0 && commitWhole(file))
        Q_EMIT told(tr("Saved as %1.").arg(name), Condition::Ok);
    else
        Q_EMIT told(tr("%1 cannot be written: %2").arg(name, file.errorString()), Condition::Bad);
}

void DefinitionView::showApp(const App &app)
{
    m_name = app.id.text().mid(1).replace(u'/', u'_') + u".json"_s;
    QList<FactSection> sections;
    FactSection general{tr("General"), {}};
    if (!app.image.isEmpty())
        general.facts.append({tr("Image"), app.image, true, {}});
    if (!app.command.isEmpty())
        general.facts.append({tr("Command"), app.command, true, {}});
    if (!app.args.isEmpty())
        general.facts.append({tr("Arguments"), app.args.join(u' '), true, {}});
    general.facts.append({tr("Instances"), formatCount(app.instances), false, {}});
    general.facts.append({tr("CPU"), formatCpus(app.each.cpus), false, {}});
    general.facts.append({tr("Memory"), formatMebibytes(app.each.mem), false, {}});
    if (app.each.disk > 0)
        general.facts.append({tr("Disk"), formatMebibytes(app.each.disk), false, {}});
    if (app.each.gpus > 0)
        general.facts.append({tr("GPUs"), formatCount(qint64(app.each.gpus)), false, {}});
    if (!app.networkMode.isEmpty())
        general.facts.append({tr("Network"), app.networkMode, false, {}});
    if (!app.role.isEmpty())
        general.facts.append({tr("Role"), app.role, false, {}});
    general.facts.append({tr("Version"), app.version, true, {}});
    if (app.lastConfigChangeMs > 0)
        general.facts.append({tr("Changed"), formatTime(app.lastConfigChangeMs), false, {}});
    if (app.lastScalingMs > 0)
        general.facts.append({tr("Scaled"), formatTime(app.lastScalingMs), false, {}});
    sections.append(general);
    FactSection ports{tr("Ports"), {}};
    for (qsizetype i = 0; i < app.ports.size(); ++i)
        ports.facts.append({app.ports.at(i).name.isEmpty() ? tr("Port %1", "the n-th").arg(i) : app.ports.at(i).name,
                            portText(app.ports.at(i)),
                            false,
                            {}});
    FactSection checks{tr("Health checks"), {}};
    for (const HealthCheck &check : app.healthChecks)
        checks.facts.append({check.protocol, checkText(check), false, {}});
    FactSection rules{tr("Constraints"), {}};
    for (const Constraint &rule : app.constraints)
        rules.facts.append({rule.field, QString(rule.op + u' ' + rule.value).trimmed(), true, {}});
    FactSection labels{tr("Labels"), mapFacts(app.labels)};
    FactSection env{tr("Environment"), mapFacts(app.env)};
    for (const FactSection &section : {ports, checks, rules, labels, env}) {
        if (!section.facts.isEmpty())
            sections.append(section);
    }
    m_form->setSections(sections);
    if (app.definition == m_definition)
        return;
    m_definition = app.definition;
    m_jsonStale = true;
    if (m_stack->currentWidget() == m_json)
        showJson();
}

void DefinitionView::showJson()
{
    if (!m_jsonStale)
        return;
    m_jsonStale = false;
    const QJsonDocument document = QJsonDocument::fromJson(m_definition);
    const QJsonObject masked = maskSecrets(document.object()).toObject();
    m_json->setPlainText(QString::fromUtf8(QJsonDocument(masked).toJson(QJsonDocument::Indented)));
}

} // namespace mesoscope

#include "moc_definitionview.cpp"
