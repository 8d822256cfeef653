# SPDX-License-Identifier: GPL-3.0-or-later
# MESOSCOPE_SANITIZE is a list for -fsanitize=; errors of the undefined sanitizer end the program like any other.
if(MESOSCOPE_SANITIZE)
    list(JOIN MESOSCOPE_SANITIZE "," mesoscope_sanitizers)
    target_compile_options(mesoscope_options INTERFACE -fsanitize=${mesoscope_sanitizers} -fno-omit-frame-pointer -O1 -g1)
    target_link_options(mesoscope_options INTERFACE -fsanitize=${mesoscope_sanitizers})
    if("undefined" IN_LIST MESOSCOPE_SANITIZE)
        target_compile_options(mesoscope_options INTERFACE -fno-sanitize-recover=undefined)
    endif()
endif()
