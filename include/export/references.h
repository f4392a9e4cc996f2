/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_REFERENCES_H
#define EXPORT_REFERENCES_H

#include "export/nodes.h"

/*
 * Writes what compose/references.h found: other names where two personas call
 * different things by one, and at the end the definitions that the text
 * refers to and that are no part of the draft. Linear but for sorting.
 */
void references_settle(struct nodes *nodes, const struct draft *draft);

#endif
