# SPDX-License-Identifier: MIT
# troupe: make, make run, make check; make SAN=address,undefined check
# make help lists every target; make V=1 prints whole commands; make STATIC=1
# links the libraries in.

CC = cc
CFLAGS = -O2 -g
SAN =
STATIC =
PREFIX = /usr/local
DESTDIR =
bindir = $(PREFIX)/bin
datadir = $(PREFIX)/share
mandir = $(datadir)/man
bashdir = $(datadir)/bash-completion/completions
zshdir = $(datadir)/zsh/site-functions
fishdir = $(datadir)/fish/vendor_completions.d
TIME = 300

PACKAGES = libcmark yaml-0.1 ncursesw jansson libutf8proc
TEST_PACKAGES = cmocka vterm
PKG_CONFIG = pkg-config

# Where libraries without a .pc file are; Homebrew keeps ncurses apart.
system := $(shell uname -s)
local_Darwin = $(shell brew --prefix 2>/dev/null)
local_FreeBSD = /usr/local
local_OpenBSD = /usr/local
local_NetBSD = /usr/pkg
local := $(local_$(system))
ifeq ($(system),Darwin)
PKG_CONFIG = PKG_CONFIG_PATH=$(local)/opt/ncurses/lib/pkgconfig:$$PKG_CONFIG_PATH \
	pkg-config
endif

comma := ,
variant := $(notdir $(firstword $(CC)))$(if $(SAN),-$(subst $(comma),-,$(SAN)))
variant := $(variant)$(if $(STATIC),-static)
build := build/$(variant)
fuzz_sanitizers = fuzzer-no-link,address,undefined

ifneq ($(filter-out clean deps dist help uninstall,$(or $(MAKECMDGOALS),all)),)
ifneq ($(shell $(PKG_CONFIG) --exists $(PACKAGES) && echo found),found)
$(error libraries are missing: run ".ci/deps run" first)
endif
endif

# What a package defines (ncursesw: an older _XOPEN_SOURCE) would undo ours.
package_flags = $(filter-out -D%,$(shell $(PKG_CONFIG) --cflags $(1)))

defines = -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700
defines_Darwin = -D_DARWIN_C_SOURCE
defines_FreeBSD = -D__BSD_VISIBLE=1
defines_NetBSD = -D_NETBSD_SOURCE
defines_OpenBSD = -D_BSD_SOURCE
defines += $(defines_$(system))

warnings = -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
	-Wstrict-prototypes -Wmissing-prototypes -Wvla
# Valgrind 3.19 cannot read what clang writes unasked.
debug = $(if $(findstring clang,$(variant)),-gdwarf-4)
# What makes an overflow end the program, where the compiler and the format of
# programs have it. Checked functions want optimization, and no sanitizer.
supports = $(shell $(CC) $(1) -Werror -E -x c /dev/null >/dev/null 2>&1 && \
	echo $(1))
fortify = $(if $(SAN),,$(if $(filter -O -O1 -O2 -O3 -Os,$(CFLAGS)),\
	-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
harden := $(call supports,-fstack-protector-strong) \
	$(call supports,-fstack-clash-protection)
harden_link =
ifneq ($(shell uname -s),Darwin)
harden += -fPIE
harden_link += -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
endif
sanitize = $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all \
	-fno-omit-frame-pointer)
compile = $(CC) -std=c11 $(defines) $(warnings) -Iinclude \
	$(call package_flags,$(PACKAGES)) $(local:%=-I%/include) \
	$(harden) $(fortify) $(sanitize) $(CFLAGS) $(debug) -MMD -MP
link = $(CC) $(sanitize) $(CFLAGS) $(harden_link) $(LDFLAGS)
ifneq ($(STATIC),)
harden_link := $(subst -pie,-static-pie,$(harden_link))
endif
libraries := $(shell $(PKG_CONFIG) --libs $(if $(STATIC),--static) \
	$(PACKAGES)) $(local:%=-L%/lib) \
	-lstemmer -lm -pthread
test_libraries = $(shell $(PKG_CONFIG) --libs cmocka)
tty_libraries = $(shell $(PKG_CONFIG) --libs vterm)

quiet = $(if $(V),,@printf '  %-4s %s\n' $(1) $@;)

objects = $(patsubst %.c,$(build)/%.o,$(1))
programs = $(patsubst %.c,$(build)/%,$(1))

sources := $(wildcard src/*.c src/*/*.c tests/*/*.c)
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

.PHONY: all check check-fast golden help run deps bench worth fuzz fuzz-run docs \
	screenshots install install-strip uninstall dist clean
.SECONDARY:
.DELETE_ON_ERROR:

all: $(lib) $(program)  ## the library and the program
	@[ -z "$(program)" ] || cmp -s $(build)/troupe troupe || \
		cp -f $(build)/troupe troupe

$(build)/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(call quiet,CC)$(compile) -c -o $@ $<

$(build)/tests/%.o: tests/%.c Makefile
	@mkdir -p $(@D)
	$(call quiet,CC)$(compile) $(call package_flags,$(TEST_PACKAGES)) \
		-Itests/support -c -o $@ $<

$(tables): $(build)/tests/docs/shells.o
$(lib): $(lib_objects)
$(support): $(support_objects)
$(lib) $(support):
	@rm -f $@
	$(call quiet,AR)ar rcs $@ $^

$(build)/troupe: $(main_object) $(lib)
	$(call quiet,LINK)$(link) -o $@ $^ $(libraries)

$(plain_tests): $(build)/%: $(build)/%.o $(support) $(lib)
	$(call quiet,LINK)$(link) -o $@ $^ \
		$(test_libraries) $(libraries)

$(tty_programs): $(build)/%: $(build)/%.o $(support) $(lib)
	$(call quiet,LINK)$(link) -o $@ $^ \
		$(test_libraries) $(tty_libraries) $(libraries)

$(bench_programs) $(tables): $(build)/%: $(build)/%.o $(lib)
	$(call quiet,LINK)$(link) -o $@ $^ $(libraries)

# libFuzzer brings its own main; everywhere else the corpora are replayed.
ifeq ($(SAN),$(fuzz_sanitizers))
$(fuzz_programs): $(build)/%: $(build)/%.o $(lib)
	$(call quiet,LINK)$(CC) -fsanitize=fuzzer $(sanitize) $(CFLAGS) -o $@ $^ $(libraries)
else
$(fuzz_programs): $(build)/%: $(build)/%.o $(build)/tests/fuzz/replay.o $(lib)
	$(call quiet,LINK)$(link) -o $@ $^ $(libraries)
endif

# Everything, or what T names: test programs and cases of the command line.
tests := $(plain_tests) $(tty_tests) $(fuzz_programs)
chosen := $(filter $(addprefix %/,$(T)),$(tests))
cases := $(notdir $(wildcard $(addprefix tests/cli/,$(T))))
ifneq ($(filter-out $(notdir $(chosen)) $(cases),$(T)),)
$(error no test or case: $(filter-out $(notdir $(chosen)) $(cases),$(T)))
endif

ifeq ($(T),)
check: all $(tables) $(tests)  ## all tests, the slow ones with valgrind, too
	@TROUPE=$(build)/troupe TABLES=$(tables) SAN=$(SAN) sh tests/run.sh \
		$(tests)
else
check: $(chosen) $(program)  ## T='NAME…': only these
	@status=0; export TROUPE=$(program); \
	for test in $(chosen); do $$test || status=1; done; \
	$(if $(cases),tests/cli/run $(cases) || status=1;) \
	exit $$status
endif

check-fast: all $(tables) $(plain_tests)  ## unit, view, command line; in seconds
	@TROUPE=$(build)/troupe TABLES=$(tables) sh tests/fast.sh $(plain_tests)

golden: all $(tables)  ## which outputs a change of the source changed
	@TROUPE=$(build)/troupe TABLES=$(tables) sh tests/golden.sh \
		$(if $(GENERATE),--remake)

help:  ## this list
	@awk -F ':.*## ' '/^[a-z_.-]*:.*  ## / { \
		printf "  make %-22s %s\n", $$1, $$2 }' Makefile

compile_commands.json: Makefile  ## for editors: how each source is compiled
	@format='%s\n{"directory":"%s","file":"%s","command":"%s"}'; mark='['; \
	for file in $(sources); do \
		printf "$$format" "$$mark" '$(CURDIR)' "$$file" \
		'$(compile) -Itests/support -c '"$$file"; mark=,; \
	done >$@; echo ']' >>$@

# On all processors, unless -j says otherwise, and without a line for each file.
cores = $(or $(shell getconf _NPROCESSORS_ONLN 2>/dev/null),2)

run:  ## the program on the bundled personas
	@echo 'building troupe'
	@+$(MAKE) --no-print-directory $(if $(V),,quiet=@) \
		$(if $(filter -j%,$(MAKEFLAGS)),,-j$(cores)) all
	@if [ -t 0 ] && [ -t 1 ]; then ./troupe personas; else \
		./troupe diff \
		$(wordlist 1,3,$(sort $(wildcard personas/*backend*.md))); fi

deps:  ## install the libraries that it needs
	.ci/deps

bench: all $(bench_programs)  ## how fast: figures and ratios
	@TROUPE=$(build)/troupe BENCH=$(build)/tests/bench tests/bench/run

worth: all  ## what each rule of the suggestion brings
	@TROUPE=$(build)/troupe sh tests/worth.sh

fuzz:  ## each fuzz target for TIME seconds
	$(MAKE) CC=clang SAN=$(fuzz_sanitizers) fuzz-run

fuzz-run: $(fuzz_programs)
	@printf '%s\n' $(fuzz_programs) | \
		xargs -P 2 -n 1 sh tests/fuzz/run.sh $(TIME)

docs: all $(tables)  ## splice the program's tables into README and manual
	@TABLES=$(tables) sh tests/docs.sh

screenshots: all $(build)/tests/tty/screenshots  ## make the pictures and the film
	@TROUPE=$(build)/troupe $(build)/tests/tty/screenshots screenshots
	@sh tests/tty/pictures.sh

# What is installed beside the program, as FROM:TO.
pages = $(wildcard src/cli/*.[17])
data = $(foreach page,$(pages),$(page):$(mandir)/man$(subst .,,$(suffix \
	$(page)))/$(notdir $(page))) \
	src/cli/completions/troupe.bash:$(bashdir)/troupe \
	src/cli/completions/_troupe:$(zshdir)/_troupe \
	src/cli/completions/troupe.fish:$(fishdir)/troupe.fish \
	$(foreach persona,$(wildcard personas/*.md),\
	$(persona):$(datadir)/troupe/$(persona))

install: all  ## into PREFIX, below DESTDIR
	@install -d "$(DESTDIR)$(bindir)"
	@install $(strip) -m 755 $(build)/troupe "$(DESTDIR)$(bindir)/troupe"
	@for pair in $(data); do \
		to="$(DESTDIR)$${pair#*:}"; \
		install -d "$${to%/*}" && \
		install -m 644 "$${pair%%:*}" "$$to" || exit 1; \
	done
	@echo "installed $(DESTDIR)$(bindir)/troupe"

install-strip:  ## the same, without what debuggers read
	@$(MAKE) --no-print-directory strip=-s install

uninstall:  ## what install put there
	@rm -f "$(DESTDIR)$(bindir)/troupe"
	@for pair in $(data); do rm -f "$(DESTDIR)$${pair#*:}"; done
	@rmdir "$(DESTDIR)$(datadir)/troupe/personas" \
		"$(DESTDIR)$(datadir)/troupe" 2>/dev/null || :

version = $(shell sed -n \
	's/^static const char version.* "\([0-9.]*\)";$$/\1/p' src/cli/cli.c)
tarball = troupe-$(version).tar.gz

dist:  ## the sources of this commit as a tarball, the same each time
	@mkdir -p build
	@git archive --format=tar --prefix=troupe-$(version)/ HEAD | \
		gzip -9n >build/$(tarball)
	@echo build/$(tarball)

clean:  ## remove what was built
	rm -rf build troupe compile_commands.json

-include $(shell find $(build) -name '*.d' 2>/dev/null)
