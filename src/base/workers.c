/* SPDX-License-Identifier: MIT */
#include "base/workers.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { WORKERS_MOST = 8 };

struct job {
	void (*work)(void *context, size_t index);
	void *context;
	size_t count;
	atomic_size_t next;
};

static void *
work_on(void *argument)
{
	struct job *job = argument;
	size_t index;

	while ((index = atomic_fetch_add(&job->next, 1)) < job->count)
		job->work(job->context, index);
	return NULL;
}

static size_t
workers_count(size_t count)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t most = processors < 1 ? 1 : (size_t)processors;

	if (most > WORKERS_MOST)
		most = WORKERS_MOST;
	return most < count ? most : count;
}

/* The caller works, too: where no thread can be had it does all alone. */
void
workers_run(size_t count, void (*work)(void *context, size_t index),
	    void *context)
{
	struct job job = { .work = work, .context = context, .count = count };
	pthread_t threads[WORKERS_MOST];
	size_t wanted = workers_count(count), started = 0;

	while (started + 1 < wanted &&
	       pthread_create(&threads[started], NULL, work_on, &job) == 0)
		started++;
	work_on(&job);
	while (started > 0)
		pthread_join(threads[--started], NULL);
}
