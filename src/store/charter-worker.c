/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-worker.h"

/**
 * CharterWorker:
 *
 * One named thread that does what is queued, one task after the other, the most urgent first. A
 * database connection belongs to one worker, and everything that touches it runs there.
 */
struct _CharterWorker
{
  GObject parent_instance;

  GThread     *thread; /* NULL after shutdown */
  GAsyncQueue *queue;  /* of CharterJob */
  int          serial; /* atomic */
};

G_DEFINE_FINAL_TYPE (CharterWorker, charter_worker, G_TYPE_OBJECT)

typedef struct {
  GTask                 *task; /* borrowed; NULL asks the thread to end */
  GTaskThreadFunc        work;
  CharterWorkerPriority  priority;
  int                    serial;
} CharterJob;

static int
compare_jobs (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const CharterJob *one = a;
  const CharterJob *other = b;

  if (one->priority != other->priority)
    return one->priority < other->priority ? -1 : 1;
  return one->serial - other->serial;
}

static gpointer
run (gpointer data)
{
  g_autoptr(GAsyncQueue) queue = data;

  while (TRUE)
    {
      g_autofree CharterJob *job = g_async_queue_pop (queue);

      if (!job->task)
        return NULL;
      job->work (job->task,
                 g_task_get_source_object (job->task),
                 g_task_get_task_data (job->task),
                 g_task_get_cancellable (job->task));
    }
}

static void
push (CharterWorker         *self,
      GTask                 *task,
      CharterWorkerPriority  priority,
      GTaskThreadFunc        work)
{
  CharterJob *job = g_new0 (CharterJob, 1);

  job->task = task;
  job->work = work;
  job->priority = priority;
  job->serial = g_atomic_int_add (&self->serial, 1);
  g_async_queue_push_sorted (self->queue, job, compare_jobs, NULL);
}

static void
charter_worker_finalize (GObject *object)
{
  CharterWorker *self = CHARTER_WORKER (object);

  charter_worker_shutdown (self);
  g_async_queue_unref (self->queue);

  G_OBJECT_CLASS (charter_worker_parent_class)->finalize (object);
}

static void
charter_worker_class_init (CharterWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_worker_finalize;
}

static void
charter_worker_init (CharterWorker *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * charter_worker_new:
 * @name: the thread's name as debuggers show it, at most 15 bytes
 *
 * Returns: (transfer full): a worker whose thread is running
 */
CharterWorker *
charter_worker_new (const char *name)
{
  CharterWorker *self = g_object_new (CHARTER_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, run, g_async_queue_ref (self->queue));
  return self;
}

/**
 * charter_worker_queue:
 * @self: a worker that has not been shut down
 * @task: the task; kept alive until it has been returned and its callback has run
 * @priority: what it is
 * @work: called in the worker's thread; must return @task once, as its last touch of it
 *
 * To be called in the thread of @task's main context. The last reference to a task, and so to its
 * source object, is always dropped there and never in the worker.
 */
void
charter_worker_queue (CharterWorker         *self,
                      GTask                 *task,
                      CharterWorkerPriority  priority,
                      GTaskThreadFunc        work)
{
  g_return_if_fail (CHARTER_IS_WORKER (self));
  g_return_if_fail (G_IS_TASK (task));
  g_return_if_fail (self->thread != NULL);

  g_object_ref (task);
  g_signal_connect (task, "notify::completed", G_CALLBACK (g_object_unref), NULL);
  push (self, task, priority, work);
}

/**
 * charter_worker_continue:
 * @self: the worker in whose thread this runs
 * @task: the task that is being worked on
 * @priority: what the rest of it is
 * @work: called for the rest, in turn
 *
 * Instead of returning a long task: lets what is more urgent go first, then goes on with @work.
 */
void
charter_worker_continue (CharterWorker         *self,
                         GTask                 *task,
                         CharterWorkerPriority  priority,
                         GTaskThreadFunc        work)
{
  g_assert (charter_worker_is_current (self));
  push (self, task, priority, work);
}

/**
 * charter_worker_is_current:
 * @self: a worker
 *
 * Returns: whether this code runs in its thread
 */
gboolean
charter_worker_is_current (CharterWorker *self)
{
  g_return_val_if_fail (CHARTER_IS_WORKER (self), FALSE);
  return self->thread == g_thread_self ();
}

/**
 * charter_worker_shutdown:
 * @self: a worker
 *
 * Lets it finish everything that is queued, then ends its thread and waits for that. Does nothing
 * the second time.
 */
void
charter_worker_shutdown (CharterWorker *self)
{
  g_return_if_fail (CHARTER_IS_WORKER (self));

  if (!self->thread)
    return;
  push (self, NULL, CHARTER_WORKER_LAST, NULL);
  g_thread_join (self->thread);
  self->thread = NULL;
}
