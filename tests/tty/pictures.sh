#!/bin/sh
# SPDX-License-Identifier: MIT
# Asks a browser where it puts every sign of the pictures: each must stand in
# its cell. Without Chromium there is nothing to ask.
cd "$(dirname "$0")/../../screenshots" || exit 2
browser=$(command -v chromium || command -v chromium-browser ||
	command -v google-chrome) || { echo 'pictures: no Chromium'; exit 0; }
page=$(mktemp -d)
trap 'rm -rf "$page"' EXIT
failed=0

measure() {
	echo '<!doctype html><meta charset="utf-8"><body>'
	cat "$1"
	cat <<'END'
<pre id="told"></pre>
<script>
const cell = 9;
let signs = 0, astray = [];
function look(text) {
	const x = +text.getAttribute("x");
	const centred = text.getAttribute("text-anchor") == "middle";
	for (let i = 0; i < text.getNumberOfChars(); i++) {
		const from = text.getStartPositionOfChar(i).x;
		const to = text.getEndPositionOfChar(i).x;
		const off = centred ? (from + to) / 2 - x : from - x - i * cell;
		signs++;
		if (Math.abs(off) > 1)
			astray.push(text.textContent + " by " + off);
		if (centred)
			break;
	}
}
document.querySelectorAll("text").forEach(look);
document.getElementById("told").textContent = "signs " + signs +
    " astray " + astray.length + "; " + astray.slice(0, 3).join("; ");
</script>
END
}

for picture in *.svg; do
	[ "$picture" = demo.svg ] && continue
	measure "$picture" >"$page/page.html"
	told=$("$browser" --headless --no-sandbox --disable-gpu --dump-dom \
		--user-data-dir="$page/profile" "file://$page/page.html" \
		2>/dev/null | sed -n 's/.*<pre id="told">\([^<]*\).*/\1/p')
	case $told in
	"signs 0 "* | '') echo "$picture: nothing seen" >&2; failed=1 ;;
	*" astray 0; ") echo "$picture: $told" ;;
	*) echo "$picture: $told" >&2; failed=1 ;;
	esac
done
exit $failed
