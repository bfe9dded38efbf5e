/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-job-error.h"

G_DEFINE_QUARK (charter-job-error-quark, charter_job_error)
