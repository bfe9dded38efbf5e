/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-mapping.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"

#define N_RELATIONS (CHARTER_RELATION_TOUCHES + 1)

/* An item among all, with what leads on from it. Nodes stand in the order of their frameworks. */
typedef struct {
  CharterFramework *framework;
  CharterItem      *item;
  GArray           *edges; /* of Edge */
} Node;

typedef struct {
  guint           to;
  CharterRelation relation;
} Edge;

struct _CharterMapping
{
  GPtrArray  *nodes;
  GHashTable *positions; /* "pack code" in small letters -> position of the node + 1 */
};

/* One way of standing to a node: each is reached at most once, by the fewest steps. */
typedef struct {
  guint           node;
  CharterRelation relation;
  guint           n_steps;
  guint           before; /* position of the way that it continues */
} Way;

static void
node_free (Node *node)
{
  g_object_unref (node->framework);
  g_object_unref (node->item);
  g_array_unref (node->edges);
  g_free (node);
}

static void
mapped_free (CharterMapped *mapped)
{
  g_object_unref (mapped->framework);
  g_object_unref (mapped->item);
  g_clear_object (&mapped->through);
  g_free (mapped);
}

/**
 * charter_relation_get_words:
 *
 * Returns: the relation as it stands between two codes: "2.4 is part of P1.2"
 */
const char *
charter_relation_get_words (CharterRelation self)
{
  switch (self)
    {
    case CHARTER_RELATION_EQUAL:
      return _("is the same as");
    case CHARTER_RELATION_COVERS:
      return _("covers");
    case CHARTER_RELATION_PART_OF:
      return _("is part of");
    case CHARTER_RELATION_TOUCHES:
    default:
      return _("touches");
    }
}

static CharterRelation
parse_relation (const char *word)
{
  static const char * const words[N_RELATIONS] = { "equal", "covers", "part-of", "touches" };

  for (guint i = 0; i < N_RELATIONS; i++)
    if (g_str_equal (words[i], word))
      return (CharterRelation) i;
  return CHARTER_RELATION_TOUCHES;
}

static CharterRelation
invert (CharterRelation relation)
{
  if (relation == CHARTER_RELATION_COVERS)
    return CHARTER_RELATION_PART_OF;
  return relation == CHARTER_RELATION_PART_OF ? CHARTER_RELATION_COVERS : relation;
}

/* What two steps come to; FALSE when the first has become too loose to lead on. Up and then down, or
 * down and then up, is no more than to have something in common. */
static gboolean
compose (CharterRelation  first,
         CharterRelation  second,
         CharterRelation *both)
{
  if (first == CHARTER_RELATION_TOUCHES && second != CHARTER_RELATION_EQUAL)
    return FALSE;
  if (first == CHARTER_RELATION_EQUAL || second == CHARTER_RELATION_EQUAL)
    *both = MAX (first, second);
  else
    *both = first == second ? first : CHARTER_RELATION_TOUCHES;
  return TRUE;
}

static char *
make_key (const char *framework,
          const char *code)
{
  g_autofree char *small = g_ascii_strdown (code, -1);

  return g_strconcat (framework, " ", small, NULL);
}

/* The position of a node, or G_MAXUINT. */
static guint
find_node (CharterMapping *self,
           const char     *framework,
           const char     *code)
{
  g_autofree char *key = make_key (framework, code);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->positions, key)) - 1;
}

static void
add_node (CharterMapping   *self,
          CharterFramework *framework,
          CharterItem      *item)
{
  Node *node = g_new0 (Node, 1);

  node->framework = g_object_ref (framework);
  node->item = g_object_ref (item);
  node->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->positions,
                       make_key (charter_framework_get_id (framework),
                                 charter_item_get_code (item)),
                       GUINT_TO_POINTER (self->nodes->len));
}

static void
add_framework (CharterMapping   *self,
               CharterFramework *framework)
{
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          add_node (self, framework, item);
        }
    }
}

/* Where both packs speak of it, the closer relation holds. */
static void
add_edge (CharterMapping  *self,
          guint            from,
          guint            to,
          CharterRelation  relation)
{
  Node *node = g_ptr_array_index (self->nodes, from);
  Edge edge = { to, relation };

  for (guint i = 0; i < node->edges->len; i++)
    {
      Edge *present = &g_array_index (node->edges, Edge, i);

      if (present->to != to)
        continue;
      present->relation = MIN (present->relation, relation);
      return;
    }
  g_array_append_val (node->edges, edge);
}

static void
add_edges_of (CharterMapping *self,
              guint           position)
{
  Node *node = g_ptr_array_index (self->nodes, position);
  GPtrArray *references = charter_item_get_references (node->item);

  for (guint i = 0; i < references->len; i++)
    {
      const CharterItemReference *reference = g_ptr_array_index (references, i);
      CharterRelation relation = parse_relation (reference->relation);
      guint other = find_node (self, reference->framework, reference->code);

      if (other == G_MAXUINT || other == position)
        continue;
      add_edge (self, position, other, relation);
      add_edge (self, other, position, invert (relation));
    }
}

/**
 * charter_mapping_new:
 * @frameworks: a list of #CharterFramework, each id once
 *
 * References to what is not among @frameworks are passed over.
 *
 * Returns: (transfer full): the mappings between them
 */
CharterMapping *
charter_mapping_new (GListModel *frameworks)
{
  CharterMapping *self = g_new0 (CharterMapping, 1);

  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (frameworks); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (frameworks, i);

      add_framework (self, framework);
    }
  for (guint i = 0; i < self->nodes->len; i++)
    add_edges_of (self, i);
  return self;
}

/**
 * charter_mapping_free:
 * @self: (transfer full): a mapping
 */
void
charter_mapping_free (CharterMapping *self)
{
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->positions);
  g_free (self);
}

/* Every way from @start, nearest first. That each pair of node and relation is walked once ends any
 * circle. */
static GArray *
walk (CharterMapping *self,
      guint           start)
{
  GArray *ways = g_array_new (FALSE, FALSE, sizeof (Way));
  g_autofree guint8 *seen = g_new0 (guint8, self->nodes->len);
  Way first = { start, CHARTER_RELATION_EQUAL, 0, 0 };

  seen[start] = 0xff;
  g_array_append_val (ways, first);
  for (guint i = 0; i < ways->len; i++)
    {
      Way way = g_array_index (ways, Way, i);
      Node *node = g_ptr_array_index (self->nodes, way.node);

      for (guint j = 0; j < node->edges->len; j++)
        {
          const Edge *edge = &g_array_index (node->edges, Edge, j);
          Way next = { edge->to, edge->relation, way.n_steps + 1, i };

          if (!compose (way.relation, edge->relation, &next.relation)
              || seen[edge->to] & (1u << next.relation))
            continue;
          seen[edge->to] |= (guint8) (1u << next.relation);
          g_array_append_val (ways, next);
        }
    }
  return ways;
}

static CharterMapped *
make_mapped (CharterMapping *self,
             GArray         *ways,
             const Way      *way)
{
  CharterMapped *mapped = g_new0 (CharterMapped, 1);
  Node *node = g_ptr_array_index (self->nodes, way->node);
  Node *through = g_ptr_array_index (self->nodes, g_array_index (ways, Way, way->before).node);

  mapped->framework = g_object_ref (node->framework);
  mapped->item = g_object_ref (node->item);
  mapped->relation = way->relation;
  mapped->n_steps = way->n_steps;
  if (way->n_steps > 1)
    mapped->through = g_object_ref (through->item);
  return mapped;
}

/**
 * charter_mapping_list:
 * @from: the framework of @item
 * @item: an item
 *
 * Where several ways lead to an item, the closest relation is meant, then the shortest way.
 *
 * Returns: (transfer full) (element-type CharterMapped): the items of other frameworks that @item
 *   counts for, in the order of their frameworks
 */
GPtrArray *
charter_mapping_list (CharterMapping   *self,
                      CharterFramework *from,
                      CharterItem      *item)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) mapped_free);
  g_autoptr(GArray) ways = NULL;
  g_autofree guint *best = NULL;
  guint start;

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (from), found);
  g_return_val_if_fail (CHARTER_IS_ITEM (item), found);

  start = find_node (self, charter_framework_get_id (from), charter_item_get_code (item));
  if (start == G_MAXUINT)
    return found;
  ways = walk (self, start);
  best = g_new0 (guint, self->nodes->len); /* the first way is the item itself, so 0 is none */
  for (guint i = 1; i < ways->len; i++)
    {
      const Way *way = &g_array_index (ways, Way, i);
      guint present = best[way->node];

      if (present == 0 || way->relation < g_array_index (ways, Way, present).relation)
        best[way->node] = i;
    }
  for (guint i = 0; i < self->nodes->len; i++)
    {
      Node *node = g_ptr_array_index (self->nodes, i);

      if (best[i] > 0 && !g_str_equal (charter_framework_get_id (node->framework),
                                       charter_framework_get_id (from)))
        g_ptr_array_add (found, make_mapped (self, ways, &g_array_index (ways, Way, best[i])));
    }
  return found;
}
