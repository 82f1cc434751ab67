package scenario

import (
	"os"
	"reflect"
	"strings"
	"testing"
)

func TestTheExamplesOfTheReferencePageAreScenarios(t *testing.T) {
	blocks := strings.Split(string(must(os.ReadFile("README.md"))), "```json\n")[1:]
	if len(blocks) != 3 {
		t.Fatalf("got %d examples, want 3", len(blocks))
	}
	for i, block := range blocks {
		text, _, _ := strings.Cut(block, "```")
		s, problems, err := Inspect(strings.NewReader(text))
		if err != nil || len(problems) > 0 {
			t.Errorf("example %d: %v %v", i+1, err, told(problems))
			continue
		}
		if got := Validate(s); len(got) > 0 {
			t.Errorf("example %d: %v", i+1, told(got))
		}
	}
}

func TestEveryFieldIsOnTheReferencePage(t *testing.T) {
	page := string(must(os.ReadFile("README.md")))
	mentioned := func(name string) bool {
		for _, around := range []string{"`" + name + "`", `"` + name + `"`} {
			if strings.Contains(page, around) {
				return true
			}
		}
		return false
	}
	seen := map[reflect.Type]bool{}
	var walk func(t reflect.Type)
	walk = func(of reflect.Type) {
		switch of.Kind() {
		case reflect.Pointer, reflect.Slice, reflect.Map:
			walk(of.Elem())
		case reflect.Struct:
			if seen[of] || of.PkgPath() != reflect.TypeFor[Scenario]().PkgPath() {
				return
			}
			seen[of] = true
			for i := range of.NumField() {
				if name, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ","); name != "" && !mentioned(name) {
					t.Errorf("%s.%s is not on the page", of.Name(), name)
				}
				walk(of.Field(i).Type)
			}
		}
	}
	walk(reflect.TypeFor[Scenario]())
	walk(reflect.TypeFor[variate[float64]]())
	for _, f := range families() {
		if !mentioned(string(f.kind)) {
			t.Errorf("the distribution %s is not on the page", f.kind)
		}
	}
	for _, g := range given() {
		if !mentioned(g.name) {
			t.Errorf("the name %s is not on the page", g.name)
		}
	}
	for _, w := range []words{closedWords, allocationWords, batchWords, shiftEndWords, orderWords, actionWords, decisions(), variableTypes()} {
		for _, word := range w {
			if !mentioned(word) {
				t.Errorf("the choice %s is not on the page", word)
			}
		}
	}
}
