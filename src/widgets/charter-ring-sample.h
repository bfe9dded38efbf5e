/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-radar.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_RING_KIND (charter_ring_kind_get_type ())
GType charter_ring_kind_get_type (void);

#define CHARTER_TYPE_RING_SAMPLE (charter_ring_sample_get_type ())
G_DECLARE_FINAL_TYPE (CharterRingSample, charter_ring_sample, CHARTER, RING_SAMPLE, GtkWidget)

GtkWidget       *charter_ring_sample_new      (CharterRingKind    kind) G_GNUC_WARN_UNUSED_RESULT;
CharterRingKind  charter_ring_sample_get_kind (CharterRingSample *self);
void             charter_ring_sample_set_kind (CharterRingSample *self,
                                               CharterRingKind    kind);

G_END_DECLS
