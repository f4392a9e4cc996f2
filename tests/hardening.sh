#!/bin/sh
# SPDX-License-Identifier: MIT
# Whether the program is built as the Makefile means it to be, and asks for no
# network. Needs readelf, and a plain build.
program=${TROUPE:-./troupe}
failed=

needs() {
	printf '%s\n' "$2" | grep -Eq "$3" && return
	echo "hardening: no $1" >&2
	failed=1
}

command -v readelf >/dev/null || exit 0
readelf -h "$program" >/dev/null 2>&1 || exit 0
headers=$(readelf -lW "$program")
dynamic=$(readelf -dW "$program")
imports=$(readelf --dyn-syms -W "$program" | awk '$7 == "UND" { print $8 }')

needs 'position-independent code' "$headers" 'Elf file type is DYN'
needs 'read-only relocations' "$headers" 'GNU_RELRO'
needs 'binding at the start' "$dynamic" '\((FLAGS|FLAGS_1)\).*NOW|BIND_NOW'
needs 'data that cannot be run' "$headers" 'GNU_STACK +0x.* RW '
if [ -z "${SAN:-}" ]; then
	needs 'stack protector' "$imports" '^__stack_chk_fail'
	# Other C libraries have no checked functions.
	ldd "$program" 2>/dev/null | grep -q 'libc\.so\.6' &&
		needs 'checked functions' "$imports" '^__.*_chk(@|$)'
fi
calls='socket|socketpair|connect|bind|listen|accept4?'
calls="$calls|send|sendto|sendmsg|recv|recvfrom|recvmsg"
calls="$calls|getaddrinfo|gethostby.*|res_.*"
found=$(printf '%s\n' "$imports" | grep -E "^($calls)(@|\$)")
if [ -n "$found" ] && [ -z "${SAN:-}" ]; then
	echo "hardening: the program asks for the network: $found" >&2
	failed=1
fi
[ -z "$failed" ]
