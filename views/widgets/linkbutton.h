// SPDX-License-Identifier: GPL-3.0-or-later
// A line of text that can be pressed: it leads somewhere.
#pragma once

#include <QAbstractButton>
#include <QUrl>

namespace mesoscope {

class Theme;

/// One line, elided in its middle where there is too little room; underlined under the mouse and with the focus.
class LinkButton : public QAbstractButton
{
    Q_OBJECT

public:
    LinkButton(const QString &text, const Theme &theme, bool mono, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; ///< Return too, as links are used to
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    const Theme &m_theme;
};

/// Hands @p url to the desktop's browser: http and https with a host only. False: refused, or there is no browser.
bool openInBrowser(const QUrl &url);
/// The whole address, as it goes over the wire: a name in another script cannot pass for another name.
QString addressText(const QUrl &url);

} // namespace mesoscope
