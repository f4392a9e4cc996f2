# troupe: make, make run, make check; make SAN=address,undefined check
# make V=1 prints whole commands.

CC = cc
CFLAGS = -O2 -g
SAN =
PREFIX = /usr/local
DESTDIR =
TIME = 300

PACKAGES = libcmark yaml-0.1 ncursesw jansson libutf8proc
TEST_PACKAGES = cmocka vterm
PKG_CONFIG = pkg-config

comma := ,
variant := $(notdir $(firstword $(CC)))$(if $(SAN),-$(subst $(comma),-,$(SAN)))
build := build/$(variant)
fuzz_sanitizers = fuzzer-no-link,address,undefined

ifneq ($(filter-out clean deps,$(or $(MAKECMDGOALS),all)),)
ifneq ($(shell $(PKG_CONFIG) --exists $(PACKAGES) && echo found),found)
$(error libraries are missing: run .ci/deps first)
endif
endif

# What a package defines (ncursesw: an older _XOPEN_SOURCE) would undo ours.
package_flags = $(filter-out -D%,$(shell $(PKG_CONFIG) --cflags $(1)))

defines = -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700
defines_Darwin = -D_DARWIN_C_SOURCE
defines_FreeBSD = -D__BSD_VISIBLE=1
defines_NetBSD = -D_NETBSD_SOURCE
defines_OpenBSD = -D_BSD_SOURCE
defines += $(defines_$(shell uname -s))

warnings = -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla
# Valgrind 3.19 cannot read what clang writes unasked.
debug = $(if $(findstring clang,$(variant)),-gdwarf-4)
sanitize = $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer)
compile = $(CC) -std=c11 $(defines) $(warnings) -Iinclude \
	$(call package_flags,$(PACKAGES)) $(sanitize) $(CFLAGS) $(debug) -MMD -MP
libraries := $(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lstemmer -lm -pthread
test_libraries = $(shell $(PKG_CONFIG) --libs cmocka)
tty_libraries = $(shell $(PKG_CONFIG) --libs vterm)

quiet = $(if $(V),,@printf '  %-4s %s\n' $(1) $@;)

objects = $(patsubst %.c,$(build)/%.o,$(1))
programs = $(patsubst %.c,$(build)/%,$(1))

lib_objects := $(call objects,$(wildcard src/*/*.c))
main_object := $(call objects,$(wildcard src/main.c))
support_objects := $(call objects,$(wildcard tests/support/*.c))
plain_tests := $(call programs,$(wildcard tests/unit/test_*.c \
	tests/view/test_*.c))
tty_programs := $(call programs,$(wildcard tests/tty/*.c))
tty_tests := $(filter $(build)/tests/tty/test_%,$(tty_programs))
fuzz_programs := $(call programs,$(wildcard tests/fuzz/fuzz_*.c))
bench_programs := $(call programs,$(wildcard tests/bench/*.c))
tables := $(if $(main_object),$(build)/tests/docs/tables)

lib := $(build)/libtroupe.a
support := $(build)/libsupport.a
program := $(if $(main_object),$(build)/troupe)

.PHONY: all check run deps bench fuzz fuzz-run docs screenshots install clean
.SECONDARY:
.DELETE_ON_ERROR:

all: $(lib) $(program)
	@[ -z "$(program)" ] || cmp -s $(build)/troupe troupe || \
		cp -f $(build)/troupe troupe

$(build)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call quiet,CC)$(compile) -c -o $@ $<

$(build)/tests/%.o: tests/%.c Makefile
	@mkdir -p $(@D)
	$(call quiet,CC)$(compile) $(call package_flags,$(TEST_PACKAGES)) \
		-Itests/support -c -o $@ $<

$(lib): $(lib_objects)
$(support): $(support_objects)
$(lib) $(support):
	@rm -f $@
	$(call quiet,AR)ar rcs $@ $^

$(build)/troupe: $(main_object) $(lib)
	$(call quiet,LINK)$(CC) $(sanitize) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(libraries)

$(plain_tests): $(build)/%: $(build)/%.o $(support) $(lib)
	$(call quiet,LINK)$(CC) $(sanitize) $(CFLAGS) $(LDFLAGS) -o $@ $^ \
		$(test_libraries) $(libraries)

$(tty_programs): $(build)/%: $(build)/%.o $(support) $(lib)
	$(call quiet,LINK)$(CC) $(sanitize) $(CFLAGS) $(LDFLAGS) -o $@ $^ \
		$(test_libraries) $(tty_libraries) $(libraries)

$(bench_programs) $(tables): $(build)/%: $(build)/%.o $(lib)
	$(call quiet,LINK)$(CC) $(sanitize) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(libraries)

# libFuzzer brings its own main; everywhere else the corpora are replayed.
ifeq ($(SAN),$(fuzz_sanitizers))
$(fuzz_programs): $(build)/%: $(build)/%.o $(lib)
	$(call quiet,LINK)$(CC) -fsanitize=fuzzer $(sanitize) $(CFLAGS) -o $@ $^ $(libraries)
else
$(fuzz_programs): $(build)/%: $(build)/%.o $(build)/tests/fuzz/replay.o $(lib)
	$(call quiet,LINK)$(CC) $(sanitize) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(libraries)
endif

check: all $(tables) $(plain_tests) $(tty_tests) $(fuzz_programs)
	@TROUPE=$(build)/troupe TABLES=$(tables) SAN=$(SAN) sh tests/run.sh \
		$(plain_tests) $(tty_tests) $(fuzz_programs)

run: all
	@if [ -t 0 ] && [ -t 1 ]; then ./troupe personas; else \
		./troupe diff \
		$(wordlist 1,3,$(sort $(wildcard personas/*backend*.md))); fi

deps:
	.ci/deps

bench: all $(bench_programs)
	@TROUPE=$(build)/troupe BENCH=$(build)/tests/bench tests/bench/run

fuzz:
	$(MAKE) CC=clang SAN=$(fuzz_sanitizers) fuzz-run

fuzz-run: $(fuzz_programs)
	@printf '%s\n' $(fuzz_programs) | \
		xargs -P 2 -n 1 sh tests/fuzz/run.sh $(TIME)

docs: all $(tables)
	@TABLES=$(tables) sh tests/docs.sh

screenshots: all $(build)/tests/tty/screenshots
	@TROUPE=$(build)/troupe $(build)/tests/tty/screenshots screenshots
	@sh tests/tty/pictures.sh

install: all
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 $(build)/troupe $(DESTDIR)$(PREFIX)/bin/troupe
	install -d $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 644 src/cli/troupe.1 $(DESTDIR)$(PREFIX)/share/man/man1
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 644 src/cli/completions/troupe.bash \
		$(DESTDIR)$(PREFIX)/share/bash-completion/completions/troupe
	install -m 644 src/cli/completions/_troupe \
		$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_troupe
	install -m 644 src/cli/completions/troupe.fish \
		$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/troupe.fish

clean:
	rm -rf build troupe

-include $(shell find $(build) -name '*.d' 2>/dev/null)
