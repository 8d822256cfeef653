# SPDX-License-Identifier: GPL-3.0-or-later
# Translations live in translations/mesoscope_LANG.ts; a new language is one more file in the list.
set(MESOSCOPE_LANGUAGES en fr)

function(mesoscope_add_translations)
endfunction()
