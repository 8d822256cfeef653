// SPDX-License-Identifier: GPL-3.0-or-later
// Deploys a new app, or changes one.
#pragma once

#include "models/domain/groupdefinition.h"
#include "views/dialogs/commanddialog.h"
#include "views/dialogs/definition.h"

#include <functional>

class QCheckBox;
class QPushButton;
class QSplitter;
class QTabWidget;

namespace mesoscope {

class ChangesTable;
class DefinitionForm;
class JsonEditor;
class MergeView;
class NewerNotice;
class PlanView;
class StartFrom;

/// Form and JSON edit the same definition: side by side where the dialog is wide enough, else one behind the other.
/// Editing an app starts from what the server has now, shows what will change,
/// and sends the version it began from, so that two people never overwrite each other in silence: when somebody else
/// has changed the app meanwhile, the dialog says so, lays both changes side by side, and goes on from what they make
/// together.
class DeployDialog : public CommandDialog
{
    Q_OBJECT

public:
    /// @p app empty: a new one. @p fromVersion: the definition begins as that version's, and differs from what runs.
    DeployDialog(const ViewContext &context, const AppId &app, QWidget *parent, const QString &fromVersion = {});
    ~DeployDialog() override;

    const QJsonObject &definition() const { return m_definition.json(); }
    /// Asks first when something was filled in.
    void reject() override;

Q_SIGNALS:
    /// What it was started from holds more than one app: this dialog closes, another deploys them together.
    void severalChosen(const mesoscope::GroupDefinition &several);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    Command command() const override;
    void submit() override;
    FieldRow *fieldFor(const QString &path) const override;
    void clearFieldProblems() override;
    void refused(const Error &error) override;

private:
    enum Tab { FormTab, JsonTab, ChangesTab };

    bool isNew() const { return m_app.isEmpty(); }
    void load();
    void loaded(const QJsonObject &fromServer, const QJsonObject &definition);
    void onEdited();
    void onTab();
    void addStart();
    void startFrom(const QJsonObject &definition);
    void startFromSeveral(const GroupDefinition &several);
    bool isUntouched() const;
    void replaceAfterQuestion(const std::function<void()> &replace);
    void ask(const QString &name, const QString &title, const QString &text, const std::function<void()> &go);
    void begin(const QJsonObject &definition);
    void addReview();
    void review();
    void addMerging();
    void compare();
    void compareWith(const QJsonObject &fromServer);
    void takeMerged();
    void setMerging(bool merging);
    void goOnFrom(const QJsonObject &fromServer, const QJsonObject &definition);
    void updateButtons();
    void placeJson();
    bool isBeside() const;    ///< the text beside the form
    int tabOf(Tab tab) const; ///< where it stands now; -1: nowhere
    Tab currentTab() const;
    void showTab(Tab tab);
    QString unplacedText(const QList<LocalProblem> &problems) const;

    const AppId m_app;
    const QString m_fromVersion;
    Definition m_definition;
    QJsonObject m_original;
    QString m_baseVersion;
    QTabWidget *m_tabs;
    QSplitter *m_split;
    DefinitionForm *m_form;
    JsonEditor *m_json;
    PlanView *m_plan = nullptr;
    ChangesTable *m_changes = nullptr; ///< null for a new app
    QWidget *m_changesPage = nullptr;
    QLabel *m_noChanges = nullptr;
    StartFrom *m_start = nullptr; ///< of a new app only
    QJsonObject m_begun;          ///< a new app: what the person has not changed yet
    QJsonObject m_loadedAs;       ///< the same of one that is changed
    QCheckBox *m_reveal;
    QPushButton *m_reload;
    NewerNotice *m_notice = nullptr; ///< null for a new app
    MergeView *m_merge = nullptr;
    QPushButton *m_back = nullptr;
    QJsonObject m_theirs; ///< as the server gave it, while merging
    QList<LocalProblem> m_problems;
    int m_changeCount = 0;
    bool m_isLoaded = false;
    bool m_isMerging = false;
    bool m_tried = false; ///< a first attempt to send: from now on every problem is shown
};

} // namespace mesoscope
