/* SPDX-License-Identifier: MIT */
#include "base/sha256.h"

#include <stdint.h>
#include <string.h>

enum { BLOCK = 64, WORDS = 8, ROUNDS = 64 };

static const uint32_t first_state[WORDS] = {
	0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
	0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static const uint32_t round_constants[ROUNDS] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
	0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
	0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
	0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
	0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
	0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
	0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t
rotated(uint32_t word, int count)
{
	return word >> count | word << (32 - count);
}

static void
expand_block(uint32_t schedule[ROUNDS], const unsigned char *block)
{
	for (int i = 0; i < 16; i++)
		schedule[i] = (uint32_t)block[4 * i] << 24 |
		    (uint32_t)block[4 * i + 1] << 16 |
		    (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
	for (int i = 16; i < ROUNDS; i++) {
		uint32_t old = schedule[i - 15], recent = schedule[i - 2];
		uint32_t s0 = rotated(old, 7) ^ rotated(old, 18) ^ old >> 3;
		uint32_t s1 = rotated(recent, 17) ^ rotated(recent, 19) ^
		    recent >> 10;

		schedule[i] = schedule[i - 16] + s0 + schedule[i - 7] + s1;
	}
}

/* Letters as FIPS 180-4 names them: state[0] is a, state[7] is h. */
static void
digest_block(uint32_t hash[WORDS], const unsigned char *block)
{
	uint32_t schedule[ROUNDS], state[WORDS];

	expand_block(schedule, block);
	memcpy(state, hash, sizeof(state));
	for (int i = 0; i < ROUNDS; i++) {
		uint32_t a = state[0], e = state[4];
		uint32_t s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
		uint32_t choice = (e & state[5]) ^ (~e & state[6]);
		uint32_t t1 = state[7] + s1 + choice + round_constants[i] +
		    schedule[i];
		uint32_t s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
		uint32_t majority = (a & state[1]) ^ (a & state[2]) ^
		    (state[1] & state[2]);

		memmove(state + 1, state, 7 * sizeof(state[0]));
		state[4] += t1;
		state[0] = t1 + s0 + majority;
	}
	for (int i = 0; i < WORDS; i++)
		hash[i] += state[i];
}

static void
digest_end(uint32_t hash[WORDS], struct str rest, uint64_t bits)
{
	unsigned char block[BLOCK] = { 0 };

	if (rest.len)
		memcpy(block, rest.ptr, rest.len);
	block[rest.len] = 0x80;
	if (rest.len >= BLOCK - 8) {
		digest_block(hash, block);
		memset(block, 0, sizeof(block));
	}
	for (int i = 0; i < 8; i++)
		block[BLOCK - 1 - i] = (unsigned char)(bits >> (8 * i));
	digest_block(hash, block);
}

struct str
sha256_hex(struct arena *arena, struct str bytes)
{
	static const char digits[] = "0123456789abcdef";
	uint32_t hash[WORDS];
	char hex[WORDS * 8];
	uint64_t bits = (uint64_t)bytes.len * 8;

	memcpy(hash, first_state, sizeof(hash));
	for (; bytes.len >= BLOCK; bytes = str_from(bytes, BLOCK))
		digest_block(hash, (const unsigned char *)bytes.ptr);
	digest_end(hash, bytes, bits);
	for (size_t i = 0; i < sizeof(hex); i++)
		hex[i] = digits[hash[i / 8] >> (28 - 4 * (i % 8)) & 0xf];
	return arena_str(arena, (struct str){ hex, sizeof(hex) });
}
