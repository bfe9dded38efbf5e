/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An XML file being written. Names are the caller's own; what elements and attributes say may be
 * anything. */
typedef struct _CharterXml CharterXml;

CharterXml *charter_xml_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void        charter_xml_free       (CharterXml *self);

void        charter_xml_open       (CharterXml *self,
                                    const char *name,
                                    ...) G_GNUC_NULL_TERMINATED;
void        charter_xml_close      (CharterXml *self);
void        charter_xml_put        (CharterXml *self,
                                    const char *name,
                                    ...) G_GNUC_NULL_TERMINATED;
void        charter_xml_put_number (CharterXml *self,
                                    const char *name,
                                    const char *attribute,
                                    int         number);
void        charter_xml_put_words  (CharterXml *self,
                                    const char *name,
                                    const char *words);
void        charter_xml_say        (CharterXml *self,
                                    const char *words,
                                    gssize      length);
GBytes     *charter_xml_finish     (CharterXml *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterXml, charter_xml_free)

G_END_DECLS
