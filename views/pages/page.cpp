// SPDX-License-Identifier: GPL-3.0-or-later
// The base of the pages has no code of its own.
#include "views/pages/page.h"

#include "moc_page.cpp"
