// SPDX-License-Identifier: GPL-3.0-or-later
// A few words that stand out: a coloured edge at the left says how bad it is.
#pragma once

#include "models/domain/states.h"

#include <QWidget>

class QVBoxLayout;

namespace mesoscope {

class PlainLabel;
class Theme;

class Callout : public QWidget
{
    Q_OBJECT

public:
    explicit Callout(const Theme &theme, QWidget *parent = nullptr);
    void say(Condition condition, const QString &title, const QString &body);
    /// For what stands below the words.
    QVBoxLayout *words() const { return m_words; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QVBoxLayout *m_words;
    PlainLabel *m_title;
    PlainLabel *m_body;
    Condition m_condition = Condition::Ok;
};

} // namespace mesoscope
