// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate that was refused, shown so that a person can decide to trust exactly this one.
#pragma once

#include "models/domain/error.h"

#include <QFrame>

namespace mesoscope {

class Theme;

class CertificatePanel : public QFrame
{
    Q_OBJECT

public:
    /// Whether there is a certificate in @p error that a person's word can help.
    static bool canBeTrusted(const Error &error);

    CertificatePanel(const Error &error, const Theme &theme, QWidget *parent);

Q_SIGNALS:
    void trusted(mesoscope::SourceId source, const QString &sha256);
};

} // namespace mesoscope
