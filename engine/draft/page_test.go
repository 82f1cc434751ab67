package draft

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"sandtable/engine/sheet"
)

// TestThePageNamesHeadingsThatAreKnown holds TABLE.md to the words in the code.
func TestThePageNamesHeadingsThatAreKnown(t *testing.T) {
	page, err := os.ReadFile("TABLE.md")
	if err != nil {
		t.Fatal(err)
	}
	quoted := regexp.MustCompile("`([^`]+)`")
	seen := map[field]bool{}
	for _, line := range strings.Split(string(page), "\n") {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || !quoted.MatchString(line) {
			continue
		}
		f := field(strings.TrimSpace(cells[1]))
		seen[f] = true
		for _, m := range quoted.FindAllStringSubmatch(line, -1) {
			if got := fields[sheet.Key(m[1])]; got != f {
				t.Errorf("the page has %q for %s, the code for %q", m[1], f, got)
			}
		}
	}
	for f := range headings {
		if !seen[f] {
			t.Errorf("the page does not have %s", f)
		}
	}
}

// TestNoHeadingMeansTwoThings would make the meaning of a table a matter of chance.
func TestNoHeadingMeansTwoThings(t *testing.T) {
	of := map[string]field{}
	for f, all := range headings {
		for _, h := range all {
			key := sheet.Key(h)
			if other, ok := of[key]; ok && other != f {
				t.Errorf("%q means both %s and %s", h, f, other)
			}
			of[key] = f
		}
	}
}
