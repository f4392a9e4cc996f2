/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/count.h"
#include "base/sha256.h"

/* The examples of FIPS 180-4 and NIST's short message vectors. */
static void
test_digests_are_those_of_the_standard(void **state)
{
	static const struct {
		const char *text, *digest;
	} rows[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca49599"
		      "1b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb41"
			 "0ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419d"
		  "b06c1" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(sha256_hex(&arena, str_of(rows[i].text)),
			       rows[i].digest, i);
	arena_release(&arena);
}

static void
test_a_million_letters_are_digested_whole(void **state)
{
	struct arena arena = { 0 };
	struct buf text = { 0 };

	(void)state;
	buf_add_repeat(&text, 'a', 1000000);
	assert_str(sha256_hex(&arena, buf_str(&text)),
		   "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7"
		   "112cd0");
	buf_release(&text);
	arena_release(&arena);
}

static void
test_lengths_around_a_block_are_padded_apart(void **state)
{
	static const struct {
		size_t len;
		const char *digest;
	} rows[] = {
		{ 55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e"
		      "910f734318" },
		{ 56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970"
		      "686ec6738a" },
		{ 63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da"
		      "457ddc2f34" },
		{ 64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337"
		      "df154668eb" },
		{ 65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d"
		      "4f17eb0ae0" },
	};
	struct arena arena = { 0 };
	struct buf text = { 0 };

	(void)state;
	buf_add_repeat(&text, 'a', 65);
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(
		    sha256_hex(&arena,
			       str_slice(buf_str(&text),
					 (struct range){ 0, rows[i].len })),
		    rows[i].digest, i);
	buf_release(&text);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_digests_are_those_of_the_standard),
		cmocka_unit_test(test_a_million_letters_are_digested_whole),
		cmocka_unit_test(test_lengths_around_a_block_are_padded_apart),
	};

	return cmocka_run_group_tests_name("sha256", tests, NULL, NULL);
}
