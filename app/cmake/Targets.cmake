# SPDX-License-Identifier: GPL-3.0-or-later
# One function for libraries and one for tests, so that all of them are built alike.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

function(mesoscope_precompile target)
    if(MESOSCOPE_PCH)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

# mesoscope_add_library(NAME SOURCES … LINKS … [PCH …] [NO_MOC]): a static library Mesoscope::NAME of one layer.
# The source tree's top is the only include root, so an include always names its layer.
function(mesoscope_add_library name)
    cmake_parse_arguments(ARG "NO_MOC" "" "SOURCES;LINKS;PCH" ${ARGN})
    add_library(mesoscope_${name} STATIC ${ARG_SOURCES})
    add_library(Mesoscope::${name} ALIAS mesoscope_${name})
    target_include_directories(mesoscope_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(mesoscope_${name} PUBLIC mesoscope_options ${ARG_LINKS})
    if(NOT ARG_NO_MOC)
        set_target_properties(mesoscope_${name} PROPERTIES AUTOMOC ON)
    endif()
    if(ARG_PCH)
        mesoscope_precompile(mesoscope_${name} ${ARG_PCH})
    endif()
endfunction()

# mesoscope_add_test(NAME SOURCES … LINKS … [LABELS …] [ENVIRONMENT …]): one test program per folder.
# QTEST_DISABLE_STACK_DUMP: a crash would otherwise wait for a debugger. The program runs every test class that its sources register with MESOSCOPE_TEST (tests/support/testmain.h).
function(mesoscope_add_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINKS;LABELS;ENVIRONMENT" ${ARGN})
    add_executable(test_${name} ${ARG_SOURCES})
    set_target_properties(test_${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(test_${name} PRIVATE mesoscope_options Mesoscope::test_support Qt6::Test ${ARG_LINKS})
    target_compile_definitions(test_${name} PRIVATE
        MESOSCOPE_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" MESOSCOPE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    mesoscope_precompile(test_${name} <QtTest> <QtCore>)
    if(TARGET mesoscope_thread_sanitizer)
        target_link_libraries(test_${name} PRIVATE mesoscope_thread_sanitizer)
    endif()
    # What the thread sanitizer is asked about: installer/check --deep builds these and runs what has the label.
    if("pipeline" IN_LIST ARG_LABELS)
        if(NOT TARGET pipeline_tests)
            add_custom_target(pipeline_tests)
        endif()
        add_dependencies(pipeline_tests test_${name})
    endif()
    add_test(NAME ${name} COMMAND test_${name})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 1200) # sanitizers and small machines are several times as slow
    endif()
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LANG=C.UTF-8;TZ=UTC;QT_LOGGING_RULES=*.debug=false;QTEST_DISABLE_STACK_DUMP=1;${ARG_ENVIRONMENT}")
endfunction()
