// SPDX-License-Identifier: GPL-3.0-or-later
// Names and values, in sections, to read and to copy from.
#pragma once

#include <QList>
#include <QScrollArea>
#include <QString>

class QGridLayout;
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

/// Values that change while the names stay are exchanged in place: nothing moves, a selection of text survives
/// elsewhere.
class FactSheet : public QScrollArea
{
    Q_OBJECT

public:
    FactSheet(const Theme &theme, const QString &name, QWidget *parent = nullptr);
    void setSections(const QList<FactSection> &sections);

private:
    void rebuild();

    const Theme &m_theme;
    QVBoxLayout *m_layout;
    QList<FactSection> m_sections;
    QList<PlainLabel *> m_values;
};

} // namespace mesoscope
