// SPDX-License-Identifier: GPL-3.0-or-later
// A column of wrapped text that scrolls and is exactly as high as it is at this width.
#pragma once

#include <QScrollArea>

namespace mesoscope {

/// QScrollArea's own way (setWidgetResizable) takes the height that the content would need at its least width: there is
/// something to scroll where everything fits.
class ColumnScroll : public QScrollArea
{
    Q_OBJECT

public:
    explicit ColumnScroll(const QString &name, QWidget *parent = nullptr);
    /// @p column has a layout; becomes a child.
    void setColumn(QWidget *column);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
};

} // namespace mesoscope
