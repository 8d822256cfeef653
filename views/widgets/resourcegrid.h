// SPDX-License-Identifier: GPL-3.0-or-later
// CPU, memory, disk and GPUs of a node: total, used, offered, reserved.
#pragma once

#include "models/domain/agent.h"

#include <QWidget>

#include <array>

namespace mesoscope {

class PlainLabel;
class Theme;

class ResourceGrid : public QWidget
{
    Q_OBJECT

public:
    explicit ResourceGrid(const Theme &theme, QWidget *parent = nullptr);
    void showAgent(const Agent &agent);

private:
    std::array<std::array<PlainLabel *, 4>, 4> m_cells{}; ///< by resource, then column
};

} // namespace mesoscope
