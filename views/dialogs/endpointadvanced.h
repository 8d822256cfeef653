// SPDX-License-Identifier: GPL-3.0-or-later
// What few connections need: own certificate authorities, client certificates, a proxy, pinned certificates.
#pragma once

#include "app/core/profile.h"
#include "views/dialogs/parts.h"

class QLineEdit;

namespace mesoscope {

class EndpointAdvanced : public QWidget
{
    Q_OBJECT

public:
    EndpointAdvanced(SourceId source, const Theme &theme, QWidget *parent);

    void load(const Endpoint *endpoint); ///< null: nothing is set
    void apply(Endpoint &endpoint) const;
    bool isEmpty() const;
    bool check(); ///< shows what is wrong beside the fields; true when nothing is
    /// Beside the pins that are there, or instead of them.
    void pin(const QString &sha256, bool beside);

Q_SIGNALS:
    void edited();

private:
    QLineEdit *addLine(const char *name, const QString &title);
    QWidget *withChooser(QLineEdit *edit, const QString &title);

    SourceId m_source;
    QLineEdit *m_caFile;
    QLineEdit *m_certFile;
    QLineEdit *m_keyFile;
    QLineEdit *m_proxy;
    QLineEdit *m_pins;
    FieldRow *m_proxyRow;
    FieldRow *m_pinRow;
};

} // namespace mesoscope
