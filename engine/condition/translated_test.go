package condition

import (
	"bytes"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// translated is a formula over one case, with what it yields: evaluated here, and in the front end's tests by an evaluator of
// the other language (frontend/src/modeler/engines/languages.test.ts).
type translated struct {
	Formula string         `json:"formula"`
	JUEL    string         `json:"juel,omitempty"` // empty: JUEL has no words for it
	FEEL    string         `json:"feel"`
	Case    map[string]any `json:"case"`
	Yields  any            `json:"yields"`
}

// TestRandomFormulasInOtherLanguagesAreThoseThatEvaluatorsHaveSeen writes what formulas yield over cases where others can read it.
func TestRandomFormulasInOtherLanguagesAreThoseThatEvaluatorsHaveSeen(t *testing.T) {
	const golden, wanted = "testdata/translated.json", 600
	var all []translated
	for seed := uint64(0); len(all) < wanted; seed++ {
		if one, ok := translateAtRandom(t, seed); ok {
			all = append(all, one)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i := range all {
		if err := e.Encode(&all[i]); err != nil {
			t.Fatal(err)
		}
	}
	text := append(append([]byte("[\n"), bytes.ReplaceAll(bytes.TrimSuffix(b.Bytes(), []byte("\n")), []byte("\n"), []byte(",\n"))...), "\n]\n"...)
	if *update {
		if err := os.WriteFile(golden, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(text, want) {
		t.Errorf("%s has changed; -update writes it anew", golden)
	}
}

func translateAtRandom(t *testing.T, seed uint64) (translated, bool) {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 2))}
	v, row := order(t)
	row[0], row[1], row[2] = float64(w.IntN(4000))/2, float64(w.IntN(12)-2), float64(w.IntN(2))
	row[3], row[7], row[8] = value(t, v, "customer", w.pick("gold", "silver", "new", "")), float64(w.IntN(16))/16, float64(w.IntN(7)-3)
	kind := []Kind{Boolean, Boolean, Integer, Number}[w.IntN(4)]
	source := w.formula(kind, 1+w.IntN(4))
	f, err := v.Formula(source, kind)
	if err != nil || len(f.Reads()) == 0 {
		return translated{}, false
	}
	x, err := f.Eval(row)
	if err != nil {
		return translated{}, false // a fault is no value, and the others have values for it
	}
	one := translated{Formula: source, Yields: x, Case: map[string]any{}}
	if kind == Boolean {
		one.Yields = x == 1
	}
	if one.FEEL, err = v.Translate(source, kind, FEEL); err != nil || len(one.FEEL) > 600 {
		return translated{}, false
	}
	if one.JUEL, err = v.Translate(source, kind, JUEL); err != nil || len(one.JUEL) > 600 {
		one.JUEL = ""
	}
	for _, slot := range f.Reads() {
		one.Case[v.Name(slot)] = v.Format(slot, row[slot])
	}
	return one, true
}
