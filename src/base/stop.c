/* SPDX-License-Identifier: MIT */
#include "base/stop.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

enum { LOOK_MILLISECONDS = 50 };

static volatile sig_atomic_t wanted;

static struct {
	bool (*look)(void);
	long looked_at;
} watch;

static long
milliseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
stop_wanted(void)
{
	long now;

	if (wanted || !watch.look)
		return wanted;
	now = milliseconds_now();
	if (now < watch.looked_at + LOOK_MILLISECONDS)
		return false;
	watch.looked_at = now;
	if (watch.look())
		wanted = 1;
	return wanted;
}

void
stop_want(void)
{
	wanted = 1;
}

void
stop_forget(void)
{
	wanted = 0;
}

void
stop_watch(bool (*look)(void))
{
	watch.look = look;
}
