# SPDX-License-Identifier: GPL-3.0-or-later
# mesoscope_options: the one place where compiler flags live; every target links it.
add_library(mesoscope_options INTERFACE)
target_compile_features(mesoscope_options INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
target_compile_definitions(mesoscope_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(MSVC)
    target_compile_options(mesoscope_options INTERFACE /W4 /utf-8 /permissive-)
    if(MESOSCOPE_WARNINGS_AS_ERRORS)
        target_compile_options(mesoscope_options INTERFACE /WX)
    endif()
else()
    target_compile_options(mesoscope_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wold-style-cast -Wconversion)
    if(MESOSCOPE_WARNINGS_AS_ERRORS)
        target_compile_options(mesoscope_options INTERFACE -Werror)
    endif()
    if(MESOSCOPE_FAST_BUILD)
        target_compile_options(mesoscope_options INTERFACE -g1 -O0)
    endif()
endif()
