// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/startfrom.h"

#include "app/base/clock.h"
#include "app/core/commandbus.h"
#include "app/core/destroyedapps.h"
#include "models/domain/definitiontext.h"
#include "models/domain/dockerrun.h"
#include "models/domain/validate.h"
#include "views/dialogs/appchooser.h"
#include "views/dialogs/definition.h"
#include "views/dialogs/dockerrundialog.h"
#include "views/dialogs/podsections.h"
#include "views/text/errortext.h"
#include "views/text/format.h"
#include "views/widgets/menubutton.h"

#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QJsonArray>
#include <QMenu>
#include <QMimeData>

#include <algorithm>

namespace mesoscope {

using namespace Qt::Literals::StringLiterals;

static QString problemText(const DefinitionTextProblem &problem)
{
    using Kind = DefinitionTextProblem::Kind;
    switch (problem.kind) {
    case Kind::Empty:
        return StartFrom::tr("There is nothing in it.");
    case Kind::TooLong:
        return StartFrom::tr("It is larger than a definition can be.");
    case Kind::NotText:
        return StartFrom::tr("It is no text in UTF-8.");
    case Kind::NotJson:
        return StartFrom::tr("Line %1, column %2: %3")
            .arg(QString::number(problem.line), QString::number(problem.column), problem.words);
    case Kind::NotADefinition:
        return StartFrom::tr("It is JSON, but no definition of an app or a pod.");
    case Kind::EmptyGroup:
        break;
    }
    return StartFrom::tr("It is a group in which there is no app.");
}

QJsonObject copyOf(const QJsonObject &definition, const QStringList &taken)
{
    QJsonObject copy = editableDefinition(definition);
    const QString name = copy.value("id"_L1).toString() + u"-copy"_s;
    QString id = name;
    for (int number = 2; taken.contains(id); ++number)
        id = name + u'-' + QString::number(number);
    copy.insert(u"id"_s, id);
    const auto clear = [&copy](const QStringList &path, const QString &key) {
        QJsonArray ports = valueAt(copy, path).toArray();
        for (qsizetype i = 0; i < ports.size(); ++i) {
            QJsonObject port = ports.at(i).toObject();
            if (port.contains(key))
                port.insert(key, 0); // Marathon chooses
            ports[i] = port;
        }
        if (!ports.isEmpty())
            copy = withValueAt(copy, path, ports).toObject();
    };
    clear({u"container"_s, u"portMappings"_s}, u"servicePort"_s);
    clear({u"container"_s, u"docker"_s, u"portMappings"_s}, u"servicePort"_s);
    if (!copy.value("requirePorts"_L1).toBool()) // else it is the port that the app listens on
        clear({u"portDefinitions"_s}, u"port"_s);
    return copy;
}

StartFrom::StartFrom(const ViewContext &context, QWidget *parent) : QToolButton(parent), m_context(context)
{
    setObjectName(u"startFrom"_s);
    setText(tr("Start from"));
    setAccessibleName(tr("Start from something else than an empty form"));
    setProperty("quiet", true); // it stands beside tabs
    makeMenuButton(this, context.theme);
    auto *menu = new QMenu(this);
    setMenu(menu);
    const auto add = [this, menu](const QString &text, auto begin) {
        connect(menu->addAction(text), &QAction::triggered, this, begin);
    };
    add(tr("Nothing"), [this] { Q_EMIT chosen(newDefinition()); });
    add(tr("Nothing, for a pod"), [this] { Q_EMIT chosen(newPodDefinition()); });
    add(tr("A docker run line…"), [this] {
        const QString copied = QGuiApplication::clipboard()->text();
        askLine(looksLikeDockerRun(copied) ? copied : QString());
    });
    add(tr("JSON from a file…"), [this] { askFile(); });
    add(tr("JSON from the clipboard"), [this] { takeText(QGuiApplication::clipboard()->text().toUtf8()); });
    add(tr("A copy of an app or pod…"), [this] { askApp(); });
    QAction *restore = menu->addAction(tr("An app that was destroyed…"), this, &StartFrom::askDestroyed);
    restore->setObjectName(u"destroyed"_s);
    connect(menu, &QMenu::aboutToShow, restore, [this, restore] { restore->setEnabled(!destroyedApps().isEmpty()); });
}

bool StartFrom::canTake(const QMimeData &dropped)
{
    return dropped.hasText() || (dropped.hasUrls() && dropped.urls().constFirst().isLocalFile());
}

void StartFrom::take(const QMimeData &dropped)
{
    if (dropped.hasUrls() && dropped.urls().constFirst().isLocalFile())
        takeFile(dropped.urls().constFirst().toLocalFile());
    else if (looksLikeDockerRun(dropped.text()))
        askLine(dropped.text());
    else
        takeText(dropped.text().toUtf8());
}

void StartFrom::takeFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        Q_EMIT refused(tr("This file cannot be read."), file.errorString());
        return;
    }
    takeText(file.read(DefinitionTextLongest + 1)); // one more: too long is told from just so
}

void StartFrom::takeText(const QByteArray &text)
{
    const DefinitionText read = readDefinitionText(text);
    if (read.problem)
        Q_EMIT refused(tr("Neither an app nor a pod can be begun from this."), problemText(*read.problem));
    else if (read.several)
        Q_EMIT severalChosen(*read.several);
    else
        Q_EMIT chosen(read.definition);
}

void StartFrom::askLine(const QString &line)
{
    auto *dialog = new DockerRunDialog(m_context.theme, line, window());
    connect(dialog, &DockerRunDialog::chosen, this, &StartFrom::chosen);
    dialog->open();
}

void StartFrom::askFile()
{
    auto *dialog = new QFileDialog(window(), tr("JSON of an app, a pod or a group"));
    dialog->setObjectName(u"jsonFile"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("JSON (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &StartFrom::takeFile);
    dialog->open();
}

void StartFrom::askApp()
{
    QList<AppChoice> choices;
    const SnapshotPtr snapshot = m_context.store.current();
    for (const App &app : snapshot->apps)
        choices.append({app.id, {}});
    std::sort(choices.begin(), choices.end(),
              [](const AppChoice &a, const AppChoice &b) { return a.app.text() < b.app.text(); });
    auto *dialog = new AppChooser(tr("Copy of an app or pod"), tr("&Copy it"), choices, window());
    connect(dialog, &AppChooser::chosen, this, &StartFrom::copyApp);
    dialog->open();
}

/// The newest first; not those that are back.
QList<AppChoice> StartFrom::destroyedApps() const
{
    QList<AppChoice> choices;
    const SnapshotPtr snapshot = m_context.store.current();
    const QList<DestroyedApp> &gone = m_context.destroyed.apps();
    for (auto app = gone.crbegin(); app != gone.crend(); ++app) {
        if (!snapshot->findApp(app->id))
            choices.append({app->id, tr("gone for %1", "age").arg(formatSince(app->goneMs, m_context.clock.nowMs()))});
    }
    return choices;
}

void StartFrom::askDestroyed()
{
    auto *dialog = new AppChooser(tr("An app that was destroyed"), tr("&Begin with it"), destroyedApps(), window());
    connect(dialog, &AppChooser::chosen, this, [this](const AppId &app) {
        observe(this, m_context.destroyed.definition(app), [this](const Result<QJsonObject> &definition) {
            if (definition.ok())
                Q_EMIT chosen(*definition);
            else
                Q_EMIT refused(tr("It is not remembered any more."), {});
        });
    });
    dialog->open();
}

/// From the server: the store may be older than the app.
void StartFrom::copyApp(const AppId &app)
{
    observe(this, m_context.commands.definition(app, {}), [this](const Result<QJsonObject> &definition) {
        if (!definition.ok()) {
            const ErrorText text = describe(definition.error());
            Q_EMIT refused(text.title, text.detail);
            return;
        }
        QStringList taken;
        const SnapshotPtr snapshot = m_context.store.current();
        for (const App &other : snapshot->apps)
            taken.append(other.id.text());
        for (const Group &group : snapshot->groups)
            taken.append(group.id.text());
        Q_EMIT chosen(copyOf(*definition, taken));
    });
}

} // namespace mesoscope

#include "moc_startfrom.cpp"
