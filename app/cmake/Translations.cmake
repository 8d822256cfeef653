# SPDX-License-Identifier: GPL-3.0-or-later
# Translations live in translations/mesoscope_LANG.ts; a new language is one more file in the list.
# English has a catalogue too: it holds the plurals ("1 app", "2 apps").
set(MESOSCOPE_LANGUAGES en fr)

# Compiles every catalogue into mesoscope_views under :/i18n, where views/text/translation.cpp looks for them, and defines the
# target update_translations, which reads the sources anew. lupdate never runs in a normal build: it would change the tree.
function(mesoscope_add_translations)
    set(catalogues)
    set(sources)
    foreach(language IN LISTS MESOSCOPE_LANGUAGES)
        set(source ${PROJECT_SOURCE_DIR}/translations/mesoscope_${language}.ts)
        set(catalogue ${PROJECT_BINARY_DIR}/i18n/mesoscope_${language}.qm)
        add_custom_command(
            OUTPUT ${catalogue}
            COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/i18n
            COMMAND Qt6::lrelease -silent ${source} -qm ${catalogue}
            DEPENDS ${source}
            COMMENT "Compiling the catalogue of ${language}"
            VERBATIM)
        list(APPEND catalogues ${catalogue})
        list(APPEND sources ${source})
    endforeach()
    qt_add_resources(mesoscope_views i18n PREFIX /i18n BASE ${PROJECT_BINARY_DIR}/i18n FILES ${catalogues})

    # The same arguments as in tests/views/tst_translations.cpp, which checks that nothing is left to do.
    set(lupdate Qt6::lupdate -no-obsolete -locations none -I . -source-language en)
    set(folders views models/items app)
    set(commands)
    foreach(language source IN ZIP_LISTS MESOSCOPE_LANGUAGES sources)
        set(plurals)
        if(language STREQUAL "en")
            set(plurals -pluralonly)
        endif()
        list(APPEND commands COMMAND ${lupdate} ${plurals} -target-language ${language} ${folders} -ts ${source})
    endforeach()
    add_custom_target(update_translations ${commands} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM
        COMMENT "Reading the sources' texts into translations/")
endfunction()
