package bpsim

import (
	"os"
	"strings"
	"testing"
)

func TestThePageSpeaksOfEveryParameterAndEveryKindOfValue(t *testing.T) {
	page, err := os.ReadFile("BPSIM.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, names := range groups {
		for _, name := range names {
			if !strings.Contains(string(page), "`"+name+"`") {
				t.Errorf("nothing is said of %s", name)
			}
		}
	}
	for kind := range kinds {
		if !strings.Contains(string(page), "`"+kind+"`") && kind != "StringParameter" && kind != "BooleanParameter" && kind != "DateTimeParameter" {
			t.Errorf("nothing is said of %s", kind)
		}
	}
}
