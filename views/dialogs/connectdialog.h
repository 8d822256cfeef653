// SPDX-License-Identifier: GPL-3.0-or-later
// Which cluster to look at: saved ones, a new one, or a demo.
#pragma once

#include "app/core/session.h"
#include "views/dialogs/parts.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace mesoscope {

class Connections;
class EndpointForm;

/// Secrets that are saved are never shown: their fields say "as saved" and stay so unless something else is typed.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    /// @p profileId: selected at first; empty or unknown: a new cluster.
    ConnectDialog(Connections &connections, const Theme &theme, const QString &profileId, QWidget *parent);

Q_SIGNALS:
    void demoRequested(const QString &scenario);
    void told(const QString &text, mesoscope::Condition condition);

private:
    QWidget *makeList();
    QWidget *makeForm();
    QWidget *makeResults();
    void fillList();
    void load(const Profile &profile);
    Profile profile() const;
    Secrets secrets() const; ///< typed ones, and empty ones for those that are to be removed
    bool check();
    bool warnOfPlainHttp();
    void tryOut();
    void showResults(const SourceStates &states);
    void hideResults();
    void trust(SourceId source, const QString &sha256);
    bool save();
    void saveAndConnect();
    void removeSelected();
    void onEdited();

    Connections &m_connections;
    const Theme &m_theme;
    Profile m_edited;
    QListWidget *m_list = nullptr;
    QPushButton *m_remove = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_colour = nullptr;
    QCheckBox *m_readOnly = nullptr;
    QList<EndpointForm *> m_endpoints;
    FieldRow *m_nameRow = nullptr;
    ErrorPanel *m_error = nullptr;
    QLabel *m_warning = nullptr;
    QLabel *m_results = nullptr;
    QWidget *m_certificates = nullptr; ///< those that the last try was shown and that are not trusted
    QPushButton *m_try = nullptr;
    QPushButton *m_connect = nullptr;
    quint64 m_trySerial = 0; ///< an answer to an older try is not shown
    bool m_warned = false;
    bool m_loading = false;
};

} // namespace mesoscope
