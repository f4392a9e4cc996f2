#!/bin/sh
# SPDX-License-Identifier: MIT
# What .ci/deps would have installed where nothing is there and the user may
# not install: a folder of commands stands for each system.
cd "$(dirname "$0")/.." || exit 2
bare=$(mktemp -d) || exit 2
trap 'rm -rf "$bare"' EXIT
failed=0

for tool in sh awk grep tr sort cat sed mktemp rm env; do
	ln -s "$(command -v $tool)" "$bare/$tool"
done
printf '#!/bin/sh\necho 1000\n' >"$bare/id"
chmod +x "$bare"/*

# asks MANAGER SYSTEM WANTED: the last line that it says
asks() {
	printf '#!/bin/sh\necho %s\n' "$2" >"$bare/uname"
	printf '#!/bin/sh\nexit 1\n' >"$bare/$1"
	chmod +x "$bare/uname" "$bare/$1"
	told=$(PATH=$bare sh .ci/deps run 2>&1 </dev/null)
	status=$?
	rm "$bare/$1"
	told=$(printf '%s\n' "$told" | tail -n 1)
	[ $status -eq 1 ] && [ "$told" = "deps:   $3" ] && return
	printf '%s: status %s, "%s"\n' "$1" $status "$told" >&2
	failed=1
}

asks apt-get Linux "apt-get install -y --no-install-recommends diffutils \
findutils gcc libc6-dev libcmark-dev libjansson-dev libncurses-dev \
libstemmer-dev libutf8proc-dev libyaml-dev make pkg-config"
asks dnf Linux "dnf install -y cmark-devel diffutils findutils gcc \
jansson-devel libstemmer-devel libyaml-devel make ncurses-devel \
pkgconf-pkg-config utf8proc-devel"
asks zypper Linux "zypper --non-interactive install --no-recommends \
cmark-devel diffutils findutils gcc libjansson-devel libstemmer-devel \
libyaml-devel make ncurses-devel pkg-config utf8proc-devel"
asks pacman Linux "pacman -S --noconfirm --needed cmark diffutils findutils \
gcc jansson libutf8proc libyaml make ncurses pkgconf snowball"
asks apk Linux "apk add cmark-dev diffutils findutils gcc jansson-dev make \
musl-dev ncurses-dev pkgconf snowball-dev utf8proc-dev yaml-dev"
asks pkg FreeBSD "pkg install -y cmark gmake jansson libyaml ncurses pkgconf \
snowballstemmer utf8proc"
asks nix-shell Linux "nix-shell -p cmark diffutils findutils gcc gnumake \
jansson libstemmer libyaml ncurses pkg-config utf8proc --run 'make run'"
asks pkg Linux "cmark diffutils findutils gcc jansson libyaml make ncurses \
pkgconf snowball utf8proc"
exit $failed
