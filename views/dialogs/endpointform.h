// SPDX-License-Identifier: GPL-3.0-or-later
// One source of a connection: its addresses, its kind where there are several, its sign-in.
#pragma once

#include "app/core/profile.h"
#include "views/dialogs/parts.h"
#include "views/dialogs/secretfields.h"

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace mesoscope {

class EndpointAdvanced;

class EndpointForm : public QWidget
{
    Q_OBJECT

public:
    EndpointForm(SourceId source, const Theme &theme, QWidget *parent = nullptr);

    SourceId source() const { return m_source; }
    void load(const Endpoint *endpoint); ///< null: none
    bool isEmpty() const;
    /// Without the question whether it uses a secret. What was loaded and has no field here stays.
    Endpoint endpoint() const;
    /// Shows what is wrong beside the fields; true when nothing is.
    bool check();
    bool isPlainHttp() const; ///< some address is plain HTTP to another machine
    SecretFields *secret() const { return m_secret; }
    /// Accepts this certificate from now on, and no others that are not pinned too.
    void pin(const QString &sha256);
    /// That of the ZooKeeper ensemble, typed as zk://user:password@…: set by check(). Empty: the saved one is not
    /// needed any more.
    std::optional<Secret> zkSecret() const;
    void setSecretProblem(const QString &text) { m_secretRow->setProblem(text); }

Q_SIGNALS:
    void edited();

private:
    QList<QUrl> urls() const;
    void showMore(bool on);
    bool hasZk() const;
    void takeZkSecret();

    SourceId m_source;
    QPlainTextEdit *m_urls;
    QComboBox *m_dialect = nullptr;
    SecretFields *m_secret;
    FieldRow *m_urlRow;
    FieldRow *m_secretRow;
    QPushButton *m_more;
    EndpointAdvanced *m_advanced;
    QJsonObject m_unknown;
    std::optional<Secret> m_zkSecret;
    bool m_zkKept = false;
};

} // namespace mesoscope
