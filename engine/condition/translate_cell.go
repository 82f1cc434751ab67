package condition

import (
	"strings"

	"sandtable/engine/problem"
)

// TranslateTest writes a test of a decision table about an input, which is a formula: in FEEL as the tests of DMN are written
// ("1000..5000" is [1000..5000]), in JUEL as a condition. A test that holds for anything is "-" in FEEL and "true" in JUEL.
//
// The error is a *problem.Problem with line and column in the input or the test: what Table refuses, and what the other
// language has no words for.
func (v *Variables) TranslateTest(input, source string, to Language) (string, error) {
	r := &reader{variables: v, source: input}
	asked, err := r.formula(unwrapped(input))
	if err != nil {
		return "", err
	}
	c, anything, err := test{&reader{variables: v, source: source}, asked}.cell()
	if err != nil {
		return "", err
	}
	w := &testWriter{variables: v, source: source, to: to}
	if to == FEEL {
		return w.feel(&c, anything)
	}
	if w.input, err = v.phrase(input, unwrapped(input), to); err != nil {
		return "", err
	}
	return w.juel(&c, anything)
}

// TranslateInput writes a formula, whatever it yields, in the language of a process engine.
func (v *Variables) TranslateInput(source string, to Language) (string, error) {
	r := &reader{variables: v, source: source}
	if _, err := r.formula(unwrapped(source)); err != nil {
		return "", err
	}
	return v.written(source, unwrapped(source), to)
}

// testWriter writes one test.
type testWriter struct {
	variables *Variables
	source    string
	to        Language
	input     phrase // in JUEL
}

// outside says whether two spans are all but one value.
func outside(a, b *span) bool {
	return a.low.source == "" && b.high.source == "" && a.high.source == b.low.source && a.high.open && b.low.open
}

// eachSpan hands out the spans, those of "all but" together.
func eachSpan(all []span, one func(*span) error, allBut func(*bound) error) error {
	for i := 0; i < len(all); i++ {
		var err error
		if i+1 < len(all) && outside(&all[i], &all[i+1]) {
			err = allBut(&all[i].high)
			i++
		} else {
			err = one(&all[i])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *testWriter) feel(c *cell, anything bool) (string, error) {
	if anything {
		return "-", nil
	}
	var parts []string
	negated := c.negate
	err := eachSpan(c.spans, func(s *span) error {
		text, err := w.unary(s)
		parts = append(parts, text)
		return err
	}, func(b *bound) error {
		text, err := w.endpoint(b)
		if err == nil && (len(c.spans) > 2 || c.negate) {
			err = w.refused(problem.Say("“!=” beside other values", "与其他取值并列的“!=”"))
		}
		negated, parts = true, append(parts, text)
		return err
	})
	text := strings.Join(parts, ", ")
	if negated {
		text = "not(" + text + ")"
	}
	return text, err
}

// unary is one test of FEEL.
func (w *testWriter) unary(s *span) (string, error) {
	low, err := w.endpoint(&s.low)
	if err != nil {
		return "", err
	}
	high, err := w.endpoint(&s.high)
	switch {
	case err != nil:
		return "", err
	case low == "":
		return orEqual("<", s.high.open) + " " + high, nil
	case high == "":
		return orEqual(">", s.low.open) + " " + low, nil
	case s.low.source == s.high.source && !s.low.open && !s.high.open:
		return low, nil
	}
	open, closing := "[", "]"
	if s.low.open {
		open = "("
	}
	if s.high.open {
		closing = ")"
	}
	return open + low + ".." + high + closing, nil
}

func orEqual(operator string, open bool) string {
	if open {
		return operator
	}
	return operator + "="
}

// endpoint is a bound in FEEL, whose tests take values and names alone.
func (w *testWriter) endpoint(b *bound) (string, error) {
	if b.source == "" {
		return "", nil
	}
	p, err := w.variables.phrase(w.source, b.source, FEEL)
	if err == nil && p.holds < atom && !(b.eval == nil && strings.HasPrefix(p.text, "-")) {
		err = w.refused(problem.Say("a calculation in a test", "条件单元格中的计算"))
	}
	return p.text, err
}

func (w *testWriter) refused(what problem.Text) error {
	t := &translator{reader: &reader{variables: w.variables, source: w.source}, to: w.to}
	return t.refuseAt(0, "untranslatable",
		problem.Say("A decision table of the engine has no room for %[1]s.", "引擎的决策表中不支持%[2]s。", what.EN, what.ZH),
		problem.Say("Write the value itself, or give it to a variable and name that; “all but” is not(…).", "请直接写取值，或写入变量后引用变量名；“除……以外”写作 not(…)。"))
}

func (w *testWriter) juel(c *cell, anything bool) (string, error) {
	if anything {
		return "true", nil
	}
	var whole phrase
	add := func(p phrase) {
		if whole.text == "" {
			whole = p
		} else {
			whole = joined(juel.or, either, whole, p)
		}
	}
	compare := func(operator string, b *bound) (phrase, error) {
		p, err := w.variables.phrase(w.source, b.source, JUEL)
		return phrase{w.input.within(adding) + " " + operator + " " + p.within(adding), comparing}, err
	}
	err := eachSpan(c.spans, func(s *span) error {
		if s.low.source != "" && s.low.source == s.high.source && !s.low.open && !s.high.open {
			p, err := compare("==", &s.low)
			add(p)
			return err
		}
		var ends []phrase
		for _, end := range []struct {
			*bound
			operator string
		}{{&s.low, ">"}, {&s.high, "<"}} {
			if end.source == "" {
				continue
			}
			p, err := compare(orEqual(end.operator, end.open), end.bound)
			if err != nil {
				return err
			}
			ends = append(ends, p)
		}
		p := ends[0]
		if len(ends) == 2 {
			p = joined(juel.and, both, p, ends[1])
		}
		add(p)
		return nil
	}, func(b *bound) error {
		p, err := compare("!=", b)
		add(p)
		return err
	})
	if c.negate {
		return juel.not(whole).text, err
	}
	return whole.within(both), err
}
