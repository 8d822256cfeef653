// SPDX-License-Identifier: GPL-3.0-or-later
// How many instances an app shall have.
#pragma once

#include "views/dialogs/commanddialog.h"

class QDoubleSpinBox;

namespace mesoscope {

class InstancesSpinBox;

/// Also "resume": a suspended app asks how many it shall have, and offers what it had before. When somebody else scales
/// the app meanwhile, that number is not overwritten before a person has seen it.
class ScaleDialog : public CommandDialog
{
    Q_OBJECT

public:
    enum class Purpose { Scale, Resume };
    ScaleDialog(const ViewContext &context, const AppId &app, Purpose purpose, QWidget *parent);

protected:
    Command command() const override;
    void submit() override;
    FieldRow *fieldFor(const QString &path) const override;
    void clearFieldProblems() override;
    void refused(const Error &error) override;

private:
    void update();
    void offerFormer();
    bool wasScaledMeanwhile();

    const AppId m_app;
    int m_seen = -1; ///< the number that was decided from
    InstancesSpinBox *m_count;
    FieldRow *m_row;
    QLabel *m_now;
    QLabel *m_room;
};

/// All apps of a group, by a factor.
class ScaleGroupDialog : public CommandDialog
{
    Q_OBJECT

public:
    ScaleGroupDialog(const ViewContext &context, const AppId &group, QWidget *parent);

protected:
    Command command() const override;

private:
    void update();

    const AppId m_group;
    QDoubleSpinBox *m_factor;
    QLabel *m_preview;
};

} // namespace mesoscope
