/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-layout.h"

static double
place_caption (CharterRadarLayout *self,
               double              bottom)
{
  double width = MAX (self->width - 2 * self->small_font, 1);

  if (self->caption.text == NULL)
    return bottom;

  pango_layout_set_alignment (self->caption.text, PANGO_ALIGN_CENTER);
  charter_radar_text_wrap (&self->caption, width);
  charter_radar_text_stand (&self->caption, (self->width - self->caption.width) / 2,
                            bottom - self->caption.height);

  return self->caption.y - self->small_font * 0.5;
}

static guint
legend_row_end (const CharterRadarLayout *self,
                guint                     first,
                double                    gap,
                double                   *row_width)
{
  guint i = first;

  *row_width = 0;
  for (; i < self->n_rings; i++)
    {
      double more = self->sample + self->small_font * 0.4 + self->legend[i].width;

      if (i > first && *row_width + gap + more > self->width - self->small_font)
        break;
      *row_width += more + (i > first ? gap : 0);
    }

  return i;
}

static double
place_legend (CharterRadarLayout *self,
              double              bottom,
              gboolean            is_rtl)
{
  double gap = self->small_font * 1.6;
  double row_height = self->small_font * 1.6;
  guint n_rows = 0;
  double row_width;
  double y;

  for (guint i = 0; i < self->n_rings; n_rows++)
    i = legend_row_end (self, i, gap, &row_width);

  y = bottom - n_rows * row_height;
  for (guint i = 0; i < self->n_rings; y += row_height)
    {
      guint end = legend_row_end (self, i, gap, &row_width);
      double x = (self->width - row_width) / 2;

      for (; i < end; i++)
        {
          CharterRadarText *entry = &self->legend[i];
          double start = x + self->sample + self->small_font * 0.4;

          charter_radar_text_stand (entry, is_rtl ? self->width - start - entry->width : start,
                                    y + (row_height - entry->height) / 2);
          x = start + entry->width + gap;
        }
    }

  return self->n_rings > 0 ? bottom - n_rows * row_height - self->small_font * 0.5 : bottom;
}

/**
 * charter_radar_foot_place:
 * @self: a layout with its words
 * @style: how the chart is drawn
 *
 * Places legend and caption at the lower edge.
 *
 * Returns: where the room for the chart ends, from its top
 */
double
charter_radar_foot_place (CharterRadarLayout      *self,
                          const CharterRadarStyle *style)
{
  return place_legend (self, place_caption (self, self->height), style->is_rtl);
}
