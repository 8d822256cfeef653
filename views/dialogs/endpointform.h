// SPDX-License-Identifier: GPL-3.0-or-later
// One source of a connection: its addresses, its kind where there are several, its sign-in.
#pragma once

#include "app/core/profile.h"
#include "views/dialogs/parts.h"
#include "views/dialogs/secretfields.h"

class QComboBox;
class QPlainTextEdit;

namespace mesoscope {

class EndpointForm : public QWidget
{
    Q_OBJECT

public:
    EndpointForm(SourceId source, const Theme &theme, QWidget *parent = nullptr);

    SourceId source() const { return m_source; }
    void load(const Endpoint *endpoint); ///< null: none
    bool isEmpty() const;
    /// Without files and without the question whether it uses a secret.
    Endpoint endpoint() const;
    /// Shows what is wrong beside the fields; true when nothing is.
    bool check();
    bool isPlainHttp() const; ///< some address is plain HTTP to another machine
    SecretFields *secret() const { return m_secret; }
    void setSecretProblem(const QString &text) { m_secretRow->setProblem(text); }

Q_SIGNALS:
    void edited();

private:
    QList<QUrl> urls() const;

    SourceId m_source;
    QPlainTextEdit *m_urls;
    QComboBox *m_dialect = nullptr;
    SecretFields *m_secret;
    FieldRow *m_urlRow;
    FieldRow *m_secretRow;
};

} // namespace mesoscope
