package scenario

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"sandtable/engine/problem"
)

// Decode reads a scenario. It is strict: what it does not know it refuses, with a
// *problem.Problem that tells path, line and column. Of several problems it tells
// the one that stands first in the file.
func Decode(r io.Reader) (*Scenario, error) {
	s, problems, err := Inspect(r)
	if err != nil {
		return nil, err
	}
	if len(problems) > 0 {
		return nil, &problems[0]
	}
	return s, nil
}

// Inspect reads a scenario as Decode does, but tells all problems, in the order of
// the file. The scenario is nil where there are any. The error is for what cannot be
// read at all.
func Inspect(r io.Reader) (*Scenario, []problem.Problem, error) {
	d, err := read(r, false)
	if err != nil {
		return nil, nil, err
	}
	if p := otherFormat(d); p != nil {
		return nil, []problem.Problem{*p}, nil
	}
	complaints := loadRules().judge(d)
	s := new(Scenario)
	if len(complaints) == 0 {
		if err := json.Unmarshal(d.text, s); err != nil {
			return nil, []problem.Problem{*notDecoded(d, err)}, nil
		}
		s.Start = portable(s.Start)
		s.tidy()
		complaints = s.complaints()
	}
	if len(complaints) > 0 {
		return nil, d.sorted(complaints), nil
	}
	return s, nil, nil
}

// otherFormat recognises files that are something else altogether, so that one
// sentence says so instead of a hundred about its fields.
func otherFormat(d *document) *problem.Problem {
	version := d.root.field("$schema")
	switch {
	case version != nil && version.kind == stringValue && version.text != Version && strings.HasPrefix(version.text, "urn:sandtable:scenario:"):
		return d.located(problem.New("scenario.newer",
			problem.Say("This scenario has the format %q, which is not known here.", "此情景文件的格式为 %q，当前版本不支持。", version.text),
			problem.Say("Open it with the version of Sandtable that wrote it, or a newer one.", "请用写出该文件的 Sandtable 版本或更新的版本打开。")), path{"$schema"})
	case version == nil && d.root.member("resource_profiles") != nil:
		return d.located(problem.New("scenario.prosimos",
			problem.Say("This is a file of Prosimos, not a scenario.", "这是 Prosimos 的文件，不是情景文件。"),
			problem.Say("Import it instead of opening it.", "请用“导入”而不是“打开”。")), nil)
	}
	return nil
}

// notDecoded is for values that the schema lets pass but Go cannot hold: 1e3 for a
// whole number.
func notDecoded(d *document, err error) *problem.Problem {
	p := problem.New("scenario.wrong-type", problem.Say("This number cannot be kept exactly.", "这个数无法精确表示。"),
		problem.Say("Write whole numbers with digits only: 1000, not 1e3 or 1000.0.", "整数请只写数字：1000，不要写 1e3 或 1000.0。")).Because(err)
	at, v := wholeNumber(d.root, nil)
	if v == nil {
		return p
	}
	return p.Located(d.place(v.at, at))
}

// wholeNumber finds the first number of a field for whole ones that is not written
// with digits only.
func wholeNumber(v *value, at path) (path, *value) {
	whole := loadRules().wholeFields()
	var find func(v *value, at path) (path, *value)
	find = func(v *value, at path) (path, *value) {
		for _, m := range v.members {
			if m.value.kind == numberValue && whole[m.name] && (strings.ContainsAny(m.value.text, ".eE") || m.value.text == "-0") {
				return at.to(m.name), m.value
			}
			if slices.Contains([]string{"branches", "uses", "makes"}, m.name) || m.name == "data" && len(at) > 0 {
				continue // numbers by names of the user's own
			}
			if at, found := find(m.value, at.to(m.name)); found != nil {
				return at, found
			}
		}
		for i, item := range v.items {
			if at, found := find(item, at.item(i)); found != nil {
				return at, found
			}
		}
		return nil, nil
	}
	return find(v, at)
}

// sorted gives complaints their places and puts them in the order of the file.
func (d *document) sorted(complaints []complaint) []problem.Problem {
	type placed struct {
		complaint
		offset int
	}
	complaints = few(complaints)
	all := make([]placed, len(complaints))
	for i, c := range complaints {
		offset, v := d.find(c.path)
		all[i] = placed{c, offset}
		c.problem.At = d.place(offset, c.path)
		if v != nil && v.kind == stringValue && c.inside.Line == 1 && v.end-v.at-2 == len(v.text) { // nothing in it is escaped
			c.problem.At = d.place(v.at+1+len(firstRunes(v.text, c.inside.Column-1)), c.path)
		}
		if c.last && v != nil {
			all[i].offset = v.end
		}
	}
	slices.SortFunc(all, func(a, b placed) int {
		if a.offset != b.offset {
			return a.offset - b.offset
		}
		return strings.Compare(a.problem.Error(), b.problem.Error())
	})
	problems := make([]problem.Problem, len(all))
	for i, c := range all {
		problems[i] = *c.problem
	}
	return problems
}

// mostComplaints bounds what is told of one scenario.
const mostComplaints = 2000

// few are the complaints that are told: as a rule all of them.
func few(complaints []complaint) []complaint {
	if len(complaints) <= mostComplaints {
		return complaints
	}
	slices.SortFunc(complaints, func(a, b complaint) int {
		return cmp.Or(slices.Compare(a.path, b.path), strings.Compare(a.problem.Code, b.problem.Code))
	})
	return complaints[:mostComplaints]
}

// firstRunes are the first so many characters of a text.
func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// Encode writes a scenario in its one canonical form: the same scenario gives the
// same bytes, and Decode gives it back. It refuses one with problems.
func Encode(w io.Writer, s *Scenario) error {
	if problems := Validate(s); len(problems) > 0 {
		return &problems[0]
	}
	text, err := s.text()
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// text is the canonical form, whatever it says.
func (s *Scenario) text() ([]byte, error) {
	file := struct {
		Schema string `json:"$schema"`
		Scenario
	}{Version, *s}
	file.Start = portable(s.Start)
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(file)
	return b.Bytes(), err
}

// Validate tells all that is wrong with a scenario, in the order of its canonical
// form. Places have a path but no line: there is no file.
func Validate(s *Scenario) []problem.Problem {
	text, err := s.text()
	if err != nil { // a share or weight that is not a number, a value that is none of JSON
		return []problem.Problem{*problem.New("scenario.not-a-number",
			problem.Say("A share, weight or other number is not an ordinary one, or the start lies outside the years 0 to 9999.", "有比例、权重或其他数值不是普通数值，或开始时间不在 0 至 9999 年之间。"),
			problem.Say("Set it to one.", "请改为普通数值。")).Because(err)}
	}
	d, err := read(bytes.NewReader(text), false)
	if err != nil {
		p := problem.Of(err)
		return []problem.Problem{*p}
	}
	complaints := loadRules().judge(d)
	told := map[string]bool{}
	for _, c := range complaints {
		told[c.path.String()] = true
	}
	for _, c := range s.complaints() {
		if !told[c.path.String()] {
			complaints = append(complaints, c)
		}
	}
	problems := d.sorted(complaints)
	for i := range problems {
		problems[i].At = problem.Place{Path: problems[i].At.Path}
	}
	return problems
}
