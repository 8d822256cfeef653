// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/net/transport.h"

#include "moc_transport.cpp"
