/* SPDX-License-Identifier: MIT */
#include "app/history.h"

#include <stdlib.h>
#include <string.h>

#include "model/persona.h"

void
work_copy(struct work *to, const struct work *from)
{
	*to = *from;
	to->mark_capacity = from->mark_count;
	to->marks = memory_alloc((from->mark_count + 1) *
				 sizeof *to->marks);
	if (from->mark_count > 0)
		memcpy(to->marks, from->marks,
		       from->mark_count * sizeof *to->marks);
	if (from->has_draft)
		draft_copy(&to->draft, &from->draft);
}

void
work_release(struct work *work)
{
	free(work->marks);
	if (work->has_draft)
		draft_release(&work->draft);
	*work = (struct work){ 0 };
}

size_t
work_mark_of(const struct work *work, size_t file)
{
	for (size_t i = 0; i < work->mark_count; i++)
		if (work->marks[i] == file)
			return i;
	return NO_INDEX;
}

void
work_mark(struct work *work, size_t file)
{
	size_t slot = work_mark_of(work, NO_INDEX);

	if (work_mark_of(work, file) != NO_INDEX)
		return;
	if (slot == NO_INDEX) {
		slot = work->mark_count++;
		if (slot >= work->mark_capacity) {
			work->mark_capacity = 2 * slot + 8;
			work->marks = memory_resize(work->marks,
						    work->mark_capacity *
							sizeof *work->marks);
		}
	}
	work->marks[slot] = file;
}

void
work_unmark(struct work *work, size_t file)
{
	size_t slot = work_mark_of(work, file);

	if (slot == NO_INDEX)
		return;
	work->marks[slot] = NO_INDEX;
	while (work->mark_count > 0 &&
	       work->marks[work->mark_count - 1] == NO_INDEX)
		work->mark_count--;
}

static void
step_release(struct step *step)
{
	work_release(&step->work);
	free((char *)step->what.ptr);
}

static struct str
own_copy(struct str text)
{
	char *copy = memory_alloc(text.len + 1);

	memcpy(copy, text.ptr, text.len);
	copy[text.len] = '\0';
	return (struct str){ copy, text.len };
}

static void
forget_oldest(struct history *history)
{
	step_release(&history->steps[0]);
	memmove(history->steps, history->steps + 1,
		--history->count * sizeof *history->steps);
	history->at--;
}

void
history_remember(struct history *history, struct work *before,
		 const struct spot *spot, struct str what)
{
	while (history->count > history->at)
		step_release(&history->steps[--history->count]);
	if (history->count == HISTORY_MAX)
		forget_oldest(history);
	if (history->count == history->capacity) {
		history->capacity = 2 * history->capacity + 16;
		history->steps = memory_resize(history->steps,
					       history->capacity *
						   sizeof *history->steps);
	}
	history->steps[history->count++] = (struct step){
		*before, *spot, *spot, own_copy(what)
	};
	history->at = history->count;
	*before = (struct work){ 0 };
}

static const struct step *
swap(struct step *step, struct work *work)
{
	struct work other = step->work;

	step->work = *work;
	*work = other;
	return step;
}

const struct step *
history_undo(struct history *history, struct work *work)
{
	if (history->at == 0)
		return NULL;
	return swap(&history->steps[--history->at], work);
}

const struct step *
history_redo(struct history *history, struct work *work)
{
	if (history->at == history->count)
		return NULL;
	return swap(&history->steps[history->at++], work);
}

void
history_release(struct history *history)
{
	for (size_t i = 0; i < history->count; i++)
		step_release(&history->steps[i]);
	free(history->steps);
	*history = (struct history){ 0 };
}
