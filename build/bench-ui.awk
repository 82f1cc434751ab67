# Lays the rows of bench-ui.js out as a table. Variables: where; began, fresh, after (the window only).
function number(key,   found) {
	if (!match($0, "\"" key "\":-?[0-9.e+]+")) return ""
	found = substr($0, RSTART, RLENGTH)
	sub(/^[^:]*:/, "", found)
	return found + 0
}
function line(what, figure, target) { printf "%-46s %-34s %s\n", what, figure, target }
BEGIN { printf "\n"; line(where, "measured", "promised") }
/"row":"first paint"/ {
	if (began) line("start to first paint", sprintf("%d ms", number("at") - began), "< 1 s")
	else line("navigation to first paint", sprintf("%d ms", number("afterNavigation")), "< 1 s")
}
/"row":"open"/ { line(sprintf("open a diagram of %d elements", number("elements")), sprintf("%d ms", number("ms")), "< 1 s") }
/"row":"beside"/ { line("the page around it laid out anew", sprintf("%.0f ms, longest %.0f ms", number("median"), number("longest")), "") }
/"row":"(pan|zoom)/ {
	split($0, part, "\"")
	line(part[4], sprintf("%.0f fps, frame p95 %.0f, longest %.0f ms", number("fps"), number("p95"), number("longest")), ">= 30 fps")
}
/"row":"play cases/ { line(sprintf("play %d cases over it", number("cases")), sprintf("%.0f fps, frame p95 %.0f, longest %.0f ms", number("fps"), number("p95"), number("longest")), ">= 30 fps") }
/"row":"matrix key"/ { line(sprintf("a key in a matrix of %d x %d", number("rows"), number("columns")), sprintf("%.0f ms, p95 %.0f ms", number("median"), number("p95")), "< 50 ms") }
/"row":"failed"/ { line("broke off", $0, "") }
!/^\{/ { print }
END {
	if (fresh) line("memory (PSS), idle after the start", fresh " MB", "< 300 MB")
	if (after) line("memory (PSS), idle after all this", after " MB", "")
}
