// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values, in sections, to read and to copy from.
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace mesoscope {

class PlainLabel;
class Theme;

struct Fact
{
    QString name;
    QString value;
    bool mono = false;
    QString tone;  ///< "bad", "warning", "ok", or empty
    QString tip{}; ///< the exact time of an age
    bool operator==(const Fact &) const = default;
};

struct FactSection
{
    QString title;
    QList<Fact> facts;
    bool operator==(const FactSection &) const = default;
};

/// As high as its facts. Values that change while the names stay are exchanged in place: nothing moves, a selection of
/// text survives elsewhere.
class FactGrid : public QWidget
{
    Q_OBJECT

public:
    FactGrid(const Theme &theme, QWidget *parent = nullptr);
    void setSections(const QList<FactSection> &sections);

private:
    void rebuild();

    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QList<FactSection> m_sections;
    QList<PlainLabel *> m_values;
};

} // namespace mesoscope
