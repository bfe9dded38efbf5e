/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-beside.h"

#include "charter-cards-layout.h"

/**
 * CharterBeside:
 *
 * A box whose children stand beside each other while they have room, else below each other.
 */
struct _CharterBeside
{
  GtkWidget parent_instance;
};

static GtkBuildableIface *parent_buildable_iface;

static void
charter_beside_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
charter_beside_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = charter_beside_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CharterBeside, charter_beside, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, charter_beside_buildable_init))

static void
charter_beside_dispose (GObject *object)
{
  charter_beside_clear (CHARTER_BESIDE (object));

  G_OBJECT_CLASS (charter_beside_parent_class)->dispose (object);
}

static void
charter_beside_class_init (CharterBesideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_beside_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), CHARTER_TYPE_CARDS_LAYOUT);
}

static void
charter_beside_init (CharterBeside *self)
{
}

/**
 * charter_beside_new:
 * Returns: (transfer floating): without children
 */
GtkWidget *
charter_beside_new (void)
{
  return g_object_new (CHARTER_TYPE_BESIDE, NULL);
}

/**
 * charter_beside_append:
 * @self: children beside each other
 * @child: a widget, after those before
 */
void
charter_beside_append (CharterBeside *self,
                       GtkWidget     *child)
{
  g_return_if_fail (CHARTER_IS_BESIDE (self));
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * charter_beside_clear:
 * @self: children beside each other
 *
 * Takes every child out.
 */
void
charter_beside_clear (CharterBeside *self)
{
  GtkWidget *child;

  g_return_if_fail (CHARTER_IS_BESIDE (self));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}
