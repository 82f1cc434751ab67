package raci_test

import (
	"slices"
	"testing"

	"sandtable/engine/raci"
)

func TestACellOfAMatrixIsReadAsPeopleWriteIt(t *testing.T) {
	daci := raci.CodeSets[4]
	for _, c := range []struct {
		set     raci.CodeSet
		text    string
		codes   []string
		unknown []string
	}{
		{text: "R", codes: []string{"R"}},
		{text: " r ", codes: []string{"R"}},
		{text: "R/A", codes: []string{"R", "A"}},
		{text: "A, R, a", codes: []string{"A", "R"}},
		{text: "RA", codes: []string{"R", "A"}},
		{text: "R\nI", codes: []string{"R", "I"}},
		{text: "Ｒ／Ａ", codes: []string{"R", "A"}},
		{text: "负责", codes: []string{"R"}},
		{text: "执行、批准", codes: []string{"R", "A"}},
		{text: "咨询；知会", codes: []string{"C", "I"}},
		{text: "负责(R)", codes: []string{"R"}},
		{text: "Responsible", codes: []string{"R"}},
		{text: "支持", unknown: []string{"支持"}},
		{text: "R/X", codes: []string{"R"}, unknown: []string{"X"}},
		{text: "张三", unknown: []string{"张三"}},
		{text: "-"}, {text: ""}, {text: "N/A"}, {text: "/"}, {text: "——"},
		{set: raci.CodeSets[1], text: "支持/S", codes: []string{"S"}},
		{set: raci.CodeSets[2], text: "Sg V", codes: []string{"Sg", "V"}},
		{set: raci.CodeSets[3], text: "out of the loop", codes: []string{"O"}},
		{set: daci, text: "负责", codes: []string{"D"}},
		{set: daci, text: "批准/参与", codes: []string{"A", "C"}},
	} {
		codes, unknown := c.set.ReadCell(c.text)
		if !slices.Equal(codes, c.codes) || !slices.Equal(unknown, c.unknown) {
			t.Errorf("%s %q: got %q and %q not understood, want %q and %q", c.set.OrRACI().Name, c.text, codes, unknown, c.codes, c.unknown)
		}
	}
}
