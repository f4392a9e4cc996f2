/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_DISPATCH_H
#define EXPORT_DISPATCH_H

#include "base/str.h"

/*
 * The start of a description that says what the agent is. From the first
 * sentence on that says when to call it ("Use this agent when …", examples
 * of calls) it is for the one who calls.
 */
struct str dispatch_cut(struct str description);

#endif
