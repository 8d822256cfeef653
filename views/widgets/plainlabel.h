// SPDX-License-Identifier: GPL-3.0-or-later
// Labels that never take remote text for markup.
#pragma once

#include <QLabel>

namespace mesoscope {

class Theme;
enum class TextStyle;

class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
    PlainLabel(const QString &text, const Theme &theme, TextStyle style, QWidget *parent = nullptr);
    /// Only when it differs: an equal text costs no layout.
    void setPlain(const QString &text);
    PlainLabel *muted();
    PlainLabel *wrapped();
    PlainLabel *selectable();
};

/// One line that gives way: elided, with the whole text as its tip and accessible name.
class ElidedLabel : public PlainLabel
{
    Q_OBJECT

public:
    using PlainLabel::PlainLabel;
    void setMode(Qt::TextElideMode mode) { m_mode = mode; }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

/// The small capitals above a section: "WHAT EVERY OFFER FAILED ON".
PlainLabel *sectionLabel(const QString &text, const Theme &theme, QWidget *parent = nullptr);
/// Plain text as a tool tip: escaped and bounded, with its line breaks.
QString tipText(const QString &plain);
QFrame *hairline(const Theme &theme, QWidget *parent = nullptr);

} // namespace mesoscope
