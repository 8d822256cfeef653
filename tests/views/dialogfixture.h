// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a dialog needs, with a Marathon that answers what the test says.
#pragma once

#include "app/base/clock.h"
#include "app/core/commandbus.h"
#include "app/core/connections.h"
#include "app/core/deploymenthistory.h"
#include "app/core/destroyedapps.h"
#include "app/core/failurehistory.h"
#include "app/core/memorystore.h"
#include "app/core/preferences.h"
#include "app/core/rowservice.h"
#include "app/core/store.h"
#include "app/core/subscriptions.h"
#include "views/dialogs/dialogs.h"
#include "views/selection.h"
#include "views/theme/theme.h"
#include "views/viewcontext.h"

#include <QDialog>
#include <QHash>
#include <QMutex>
#include <QPromise>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace mesoscope::test {

/// Answers at once what was put into answers (a success when there is nothing), or never while held.
class FakeCommandApi : public CommandApi
{
public:
    Call<Receipt> run(const Command &command, App::Kind) override;
    Call<AppVersions> versions(const AppId &app, App::Kind) override;
    Call<QJsonObject> definition(const AppId &app, App::Kind, const QString &version) override;

    void release(const Result<Receipt> &result); ///< the held command's answer

    std::vector<Command> commands;
    QList<Result<Receipt>> answers;
    QHash<QString, QJsonObject> definitions; ///< by version; "" is the present one
    QHash<QString, QJsonObject> present;     ///< by app; before definitions
    QStringList versionList;
    bool held = false;

private:
    std::unique_ptr<QPromise<Result<Receipt>>> m_promise;
};

/// A registry that answers what the test says.
class FakeRegistry : public RegistryApi
{
public:
    Call<ImageTags> tags(const ImageName &image, const Secret &secret) override
    {
        asked.append(image);
        secrets.push_back(secret);
        return finishedCall<ImageTags>(answer ? answer(secret) : Result<ImageTags>(ImageTags{}));
    }
    std::function<Result<ImageTags>(const Secret &secret)> answer;
    QList<ImageName> asked;
    std::vector<Secret> secrets;
};

/// What a connection was opened with.
struct Opened
{
    Profile profile;
    Secrets secrets;
};

/// Filled on the pipeline thread.
class OpenedList
{
public:
    void add(const Opened &opened);
    std::vector<Opened> all() const;

private:
    mutable QMutex m_mutex;
    std::vector<Opened> m_opened;
};

class DialogFixture
{
public:
    explicit DialogFixture(ThemeMode mode = ThemeMode::Light);
    ~DialogFixture();

    Actions &actions() { return *m_actions; }
    QDialog *dialog() const; ///< the one that is open
    template<class T>
    T *find(const char *name) const
    {
        QDialog *open = dialog();
        return open ? open->findChild<T *>(QString::fromLatin1(name)) : nullptr;
    }
    void click(const char *button) const;
    std::vector<Opened> opened() const { return openedList.all(); }
    QString errorTitle() const;
    QString errorDetail() const;
    void picture(const char *name) const; ///< into $MESOSCOPE_PICTURES, when set
    /// Small cluster: /shop/frontend (3 instances, 1 unhealthy), /shop/cart, /db; two agents; one deployment.
    static std::shared_ptr<ClusterSnapshot> cluster();

    ManualClock clock{1'700'000'000'000};
    QTemporaryDir folder;
    Store store;
    CommandBus commands{store};
    DeploymentHistory deployments{store, commands};
    Subscriptions subscriptions;
    RowService rows{store};
    Preferences preferences{QStringLiteral(":memory:")};
    Selection selection;
    Theme theme;
    MemoryStore secrets;
    DestroyedApps destroyed{store, secrets};
    FailureHistory failures{store};
    FakeCommandApi api;
    FakeRegistry registry;
    OpenedList openedList;
    Session session;
    ProfileStore profiles;
    Connections connections;
    QWidget window;
    ViewContext context{store, rows,  commands,    subscriptions, preferences, selection,
                        theme, clock, deployments, destroyed,     failures};

private:
    QObject m_pipeline;
    std::unique_ptr<Actions> m_actions;
};

Error errorOf(Error::Kind kind, int status = 0, const QString &detail = {});

} // namespace mesoscope::test
