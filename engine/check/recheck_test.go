package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/edit"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

// blocks is a drawing of so many blocks one after another, each of ten elements without its flows: a
// choice, two branches side by side of which one has a time limit, and a loop.
func blocks(n int) *model.Definitions {
	var text strings.Builder
	text.WriteString("startEvent s\nendEvent e\n")
	from := "s"
	for i := range n {
		fmt.Fprintf(&text, "exclusiveGateway m%[1]d\nparallelGateway g%[1]d\ntask a%[1]d\ntask b%[1]d\nboundaryEvent t%[1]d timer=PT1H noninterrupting on=a%[1]d\ntask r%[1]d\nendEvent o%[1]d\n"+
			"parallelGateway j%[1]d\ntask c%[1]d\nexclusiveGateway x%[1]d\n"+
			"%[2]s -> m%[1]d p%[1]d\nm%[1]d -> g%[1]d q%[1]d\ng%[1]d -> a%[1]d u%[1]d\ng%[1]d -> b%[1]d v%[1]d\na%[1]d -> j%[1]d w%[1]d\nb%[1]d -> j%[1]d y%[1]d\n"+
			"t%[1]d -> r%[1]d z%[1]d\nr%[1]d -> o%[1]d h%[1]d\nj%[1]d -> c%[1]d k%[1]d\nc%[1]d -> x%[1]d l%[1]d\nx%[1]d -> m%[1]d back%[1]d\n", i, from)
		from = fmt.Sprintf("x%d", i)
	}
	fmt.Fprintf(&text, "%s -> e last\n", from)
	return sketch.Process(text.String())
}

// BenchmarkCheckAgain checks an open diagram of 300 elements and their flows by all rules, again after an edit.
func BenchmarkCheckAgain(b *testing.B) {
	d := blocks(30)
	for _, c := range []struct {
		name string
		edit func(i int) edit.Edit
	}{
		{"after a rename", func(i int) edit.Edit { return edit.Edit{Do: edit.Rename, Element: "a3", Name: fmt.Sprint("Check ", i)} }},
		{"after one flow", func(i int) edit.Edit {
			return edit.Edit{Do: edit.Connect, Element: model.ID(fmt.Sprint("new", i)), Source: "x3", Target: "m2"}
		}},
	} {
		var m soundness.Memory
		b.Run(c.name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				changed, err := edit.Apply(d, []edit.Edit{c.edit(i)})
				if err != nil {
					b.Fatal(err)
				}
				check.Examine(context.Background(), changed, nil, check.Options{Memory: &m})
			}
		})
	}
}
