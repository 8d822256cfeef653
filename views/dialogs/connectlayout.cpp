// SPDX-License-Identifier: GPL-3.0-or-later
// Which cluster to look at: how the dialog is laid out.
#include "views/dialogs/connectdialog.h"

#include "app/core/connections.h"
#include "views/dialogs/endpointform.h"
#include "views/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace mesoscope {

namespace {

QIcon swatch(const QColor &colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(0, 0, 12, 12, 3, 3);
    return pixmap;
}

} // namespace

ConnectDialog::ConnectDialog(Connections &connections, const Theme &theme, const QString &profileId, QWidget *parent)
    : QDialog(parent), m_connections(connections), m_theme(theme)
{
    setObjectName(QStringLiteral("connectDialog"));
    setWindowTitle(tr("Connect to a cluster"));
    setWindowModality(Qt::WindowModal);
    resizeWithin(this, {800, 680});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    auto *heading = plainLabel(windowTitle(), this);
    heading->setFont(theme.font(TextStyle::Heading));
    layout->addWidget(heading);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(makeList());
    columns->addWidget(makeForm(), 1);
    layout->addLayout(columns, 1);
    layout->addWidget(makeResults());

    auto *saveOnly = new QPushButton(tr("&Save"), this);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    m_try = new QPushButton(tr("&Try"), this);
    m_connect = new QPushButton(tr("&Connect"), this);
    m_try->setObjectName(QStringLiteral("try"));
    m_connect->setObjectName(QStringLiteral("submit"));
    saveOnly->setObjectName(QStringLiteral("save"));
    for (QPushButton *button : {m_try, saveOnly, cancel})
        button->setAutoDefault(false);
    m_connect->setDefault(true);
    setStyleProperty(m_connect, "primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_try);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(saveOnly);
    buttons->addWidget(m_connect);
    layout->addLayout(buttons);

    connect(m_try, &QPushButton::clicked, this, &ConnectDialog::tryOut);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::saveAndConnect);
    connect(cancel, &QPushButton::clicked, this, &ConnectDialog::reject);
    connect(saveOnly, &QPushButton::clicked, this, [this] {
        if (save())
            fillList();
    });
    connect(this, &QDialog::finished, this, &QObject::deleteLater);
    connect(&m_connections, &Connections::profilesChanged, this, &ConnectDialog::fillList);

    const Profile *known = m_connections.find(profileId);
    load(known ? *known : Profile());
    fillList();
    m_endpoints.constFirst()->setFocus();
}

QWidget *ConnectDialog::makeList()
{
    auto *column = new QWidget(this);
    column->setFixedWidth(200);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_list = new QListWidget(column);
    m_list->setObjectName(QStringLiteral("profiles"));
    m_list->setAccessibleName(tr("Saved clusters"));
    layout->addWidget(m_list, 1);
    m_remove = new QPushButton(tr("Remove"), column);
    m_remove->setObjectName(QStringLiteral("remove"));
    m_remove->setAutoDefault(false);
    m_remove->setEnabled(false);
    layout->addWidget(m_remove);

    auto *demo = new QPushButton(tr("Look around in a &demo cluster"), column);
    demo->setObjectName(QStringLiteral("demo"));
    demo->setAutoDefault(false);
    setStyleProperty(demo, "link", true);
    auto *menu = new QMenu(demo);
    const std::pair<QString, QString> scenarios[]{
        {QStringLiteral("small"), tr("Small: 6 nodes, a dozen apps")},
        {QStringLiteral("busy"), tr("Busy: deployments all the time")},
        {QStringLiteral("failing"), tr("Failing: much goes wrong")},
        {QStringLiteral("stuck"), tr("Stuck: one app for each reason not to run")},
        {QStringLiteral("leader-loss"), tr("Leader loss: the master changes")},
        {QStringLiteral("tenant"), tr("Tenant: Marathon without Mesos")},
        {QStringLiteral("big"), tr("Big: 10,000 nodes, 100,000 tasks")},
    };
    for (const auto &[scenario, text] : scenarios) {
        QAction *action = menu->addAction(text);
        action->setData(scenario);
    }
    demo->setMenu(menu);
    layout->addWidget(demo);

    connect(menu, &QMenu::triggered, this, [this](QAction *action) {
        const QString scenario = action->data().toString();
        accept();
        Q_EMIT demoRequested(scenario);
    });
    connect(m_remove, &QPushButton::clicked, this, &ConnectDialog::removeSelected);
    connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *item) {
        if (m_loading || !item)
            return;
        const QString id = item->data(Qt::UserRole).toString();
        m_remove->setProperty("armed", QString());
        m_remove->setText(tr("Remove"));
        m_remove->setEnabled(!id.isEmpty());
        const Profile *profile = m_connections.find(id);
        load(profile ? *profile : Profile());
    });
    return column;
}

QWidget *ConnectDialog::makeForm()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *content = new QWidget(scroll);
    content->setObjectName(QStringLiteral("page"));
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->setSpacing(12);

    m_name = new QLineEdit(content);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setPlaceholderText(tr("production"));
    m_colour = new QComboBox(content);
    m_colour->setObjectName(QStringLiteral("colour"));
    m_colour->addItem(tr("No colour"), QString());
    const std::pair<const char *, QString> colours[]{
        {"#c2472f", tr("Red")},  {"#e0a33e", tr("Amber")}, {"#3fb27f", tr("Green")},
        {"#0c9a8e", tr("Teal")}, {"#5b9bf0", tr("Blue")},  {"#a55bd0", tr("Violet")},
    };
    for (const auto &[value, name] : colours)
        m_colour->addItem(swatch(QColor(QLatin1String(value))), name, QString::fromLatin1(value));
    m_nameRow = new FieldRow(tr("&Name"), m_name, content);
    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    first->addWidget(m_nameRow, 2);
    first->addWidget(new FieldRow(tr("C&olour of its frame"), m_colour, content), 1);
    layout->addLayout(first);

    for (const SourceId source : {SourceId::Marathon, SourceId::Mesos, SourceId::Series, SourceId::LoadBalancer}) {
        auto *form = new EndpointForm(source, m_theme, content);
        connect(form, &EndpointForm::edited, this, &ConnectDialog::onEdited);
        m_endpoints += form;
        layout->addWidget(form);
    }
    layout->addWidget(
        mutedLabel(tr("Every address is optional. Several of one kind, one per line, are tried in turn."), content));
    m_readOnly = new QCheckBox(tr("&Read-only: show everything, change nothing"), content);
    m_readOnly->setObjectName(QStringLiteral("readOnly"));
    layout->addWidget(m_readOnly);
    layout->addStretch(1);
    scroll->setWidget(content);
    return scroll;
}

QWidget *ConnectDialog::makeResults()
{
    auto *results = new QWidget(this);
    auto *layout = new QVBoxLayout(results);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_warning = plainLabel({}, results);
    m_warning->setObjectName(QStringLiteral("warning"));
    setTone(m_warning, "warning");
    m_results = plainLabel({}, results);
    m_results->setObjectName(QStringLiteral("results"));
    m_error = new ErrorPanel(m_theme, results);
    m_certificates = new QWidget(results);
    auto *certificates = new QVBoxLayout(m_certificates);
    certificates->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_results);
    layout->addWidget(m_certificates);
    layout->addWidget(m_warning);
    layout->addWidget(m_error);
    m_warning->hide();
    hideResults();
    return results;
}

} // namespace mesoscope
